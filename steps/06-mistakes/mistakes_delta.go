package main

// Mistakes in the deltas. Each function is Backprop with its mistake: after a wrong line
// stands what is right, and a line that is missing stands in a comment.

import "example/xor/tensor"

func (g *Gradients) signFlippedBackprop(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(y, n.output)
	// right: g.delta2.Sub(n.output, y) // ∂E/∂output = output − y
	g.slope2.Apply(dsigmoid, n.output)   // σ′(z₂)
	g.delta2.MulElem(g.delta2, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	g.delta1.Mul(g.delta2, n.W2.T())     // ∂E/∂hidden = δ₂·W₂ᵀ
	g.slope1.Apply(dsigmoid, n.hidden)   // σ′(z₁)
	g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.exampleW2.Mul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.exampleW1.Mul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁

	g.W2.Add(g.W2, g.exampleW2)
	g.B2.Add(g.B2, g.delta2) // ∂E/∂b₂ = δ₂
	g.W1.Add(g.W1, g.exampleW1)
	g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
}

// sigmoidPrime returns σ′(z), given z. It is right, as long as it is given z.
func sigmoidPrime(z float64) float64 {
	return sigmoid(z) * (1 - sigmoid(z))
}

func (g *Gradients) derivativeTwiceBackprop(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(n.output, y) // ∂E/∂output = output − y
	g.slope2.Apply(sigmoidPrime, n.output)
	// right: g.slope2.Apply(dsigmoid, n.output) // σ′(z₂)
	g.delta2.MulElem(g.delta2, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	g.delta1.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
	g.slope1.Apply(sigmoidPrime, n.hidden)
	// right: g.slope1.Apply(dsigmoid, n.hidden) // σ′(z₁)
	g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.exampleW2.Mul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.exampleW1.Mul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁

	g.W2.Add(g.W2, g.exampleW2)
	g.B2.Add(g.B2, g.delta2) // ∂E/∂b₂ = δ₂
	g.W1.Add(g.W1, g.exampleW1)
	g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
}

func (g *Gradients) derivativeOfZBackprop(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(n.output, y) // ∂E/∂output = output − y
	g.slope2.Apply(dsigmoid, n.z2)
	// right: g.slope2.Apply(dsigmoid, n.output) // σ′(z₂)
	g.delta2.MulElem(g.delta2, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	g.delta1.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
	g.slope1.Apply(dsigmoid, n.z1)
	// right: g.slope1.Apply(dsigmoid, n.hidden) // σ′(z₁)
	g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.exampleW2.Mul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.exampleW1.Mul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁

	g.W2.Add(g.W2, g.exampleW2)
	g.B2.Add(g.B2, g.delta2) // ∂E/∂b₂ = δ₂
	g.W1.Add(g.W1, g.exampleW1)
	g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
}

func (g *Gradients) sigmoidAsSlopeBackprop(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(n.output, y) // ∂E/∂output = output − y
	g.slope2.Apply(sigmoid, n.z2)
	// right: g.slope2.Apply(dsigmoid, n.output) // σ′(z₂)
	g.delta2.MulElem(g.delta2, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	g.delta1.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
	g.slope1.Apply(sigmoid, n.z1)
	// right: g.slope1.Apply(dsigmoid, n.hidden) // σ′(z₁)
	g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.exampleW2.Mul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.exampleW1.Mul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁

	g.W2.Add(g.W2, g.exampleW2)
	g.B2.Add(g.B2, g.delta2) // ∂E/∂b₂ = δ₂
	g.W1.Add(g.W1, g.exampleW1)
	g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
}

func (g *Gradients) noSlopeOutputBackprop(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(n.output, y)          // ∂E/∂output = output − y
	g.slope2.Apply(dsigmoid, n.output) // σ′(z₂)
	// missing: g.delta2.MulElem(g.delta2, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	g.delta1.Mul(g.delta2, n.W2.T())     // ∂E/∂hidden = δ₂·W₂ᵀ
	g.slope1.Apply(dsigmoid, n.hidden)   // σ′(z₁)
	g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.exampleW2.Mul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.exampleW1.Mul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁

	g.W2.Add(g.W2, g.exampleW2)
	g.B2.Add(g.B2, g.delta2) // ∂E/∂b₂ = δ₂
	g.W1.Add(g.W1, g.exampleW1)
	g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
}

func (g *Gradients) noSlopeHiddenBackprop(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(n.output, y)            // ∂E/∂output = output − y
	g.slope2.Apply(dsigmoid, n.output)   // σ′(z₂)
	g.delta2.MulElem(g.delta2, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	g.delta1.Mul(g.delta2, n.W2.T())   // ∂E/∂hidden = δ₂·W₂ᵀ
	g.slope1.Apply(dsigmoid, n.hidden) // σ′(z₁)
	// missing: g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.exampleW2.Mul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.exampleW1.Mul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁

	g.W2.Add(g.W2, g.exampleW2)
	g.B2.Add(g.B2, g.delta2) // ∂E/∂b₂ = δ₂
	g.W1.Add(g.W1, g.exampleW1)
	g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
}

// The line is the right one. It stands two lines too early, where delta2 is not yet δ₂.
func (g *Gradients) rawErrorBackprop(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(n.output, y) // ∂E/∂output = output − y
	g.delta1.Mul(g.delta2, n.W2.T())
	// right: (not here)
	g.slope2.Apply(dsigmoid, n.output)   // σ′(z₂)
	g.delta2.MulElem(g.delta2, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	// missing: g.delta1.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
	g.slope1.Apply(dsigmoid, n.hidden)   // σ′(z₁)
	g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.exampleW2.Mul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.exampleW1.Mul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁

	g.W2.Add(g.W2, g.exampleW2)
	g.B2.Add(g.B2, g.delta2) // ∂E/∂b₂ = δ₂
	g.W1.Add(g.W1, g.exampleW1)
	g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
}

func (g *Gradients) w2LeftOutBackprop(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(n.output, y)            // ∂E/∂output = output − y
	g.slope2.Apply(dsigmoid, n.output)   // σ′(z₂)
	g.delta2.MulElem(g.delta2, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	fill(g.delta1, g.delta2.At(0, 0))
	// right: g.delta1.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
	g.slope1.Apply(dsigmoid, n.hidden)   // σ′(z₁)
	g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.exampleW2.Mul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.exampleW1.Mul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁

	g.W2.Add(g.W2, g.exampleW2)
	g.B2.Add(g.B2, g.delta2) // ∂E/∂b₂ = δ₂
	g.W1.Add(g.W1, g.exampleW1)
	g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
}

// fill sets every element of m to v.
func fill(m *tensor.Matrix, v float64) {
	m.Apply(func(float64) float64 { return v }, m)
}

// dotProductBackprop has σ′(z₁) = hidden·(1 − hidden) with the wrong kind of product:
// the dot product of two rows is one number, and it goes to every unit alike.
func (g *Gradients) dotProductBackprop(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(n.output, y)            // ∂E/∂output = output − y
	g.slope2.Apply(dsigmoid, n.output)   // σ′(z₂)
	g.delta2.MulElem(g.delta2, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	g.delta1.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
	fill(g.slope1, dot(n.hidden, oneMinus(n.hidden)))
	// right: g.slope1.Apply(dsigmoid, n.hidden) // σ′(z₁)
	g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.exampleW2.Mul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.exampleW1.Mul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁

	g.W2.Add(g.W2, g.exampleW2)
	g.B2.Add(g.B2, g.delta2) // ∂E/∂b₂ = δ₂
	g.W1.Add(g.W1, g.exampleW1)
	g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
}

// dot returns the product of a row and a row stood on end.
func dot(x, y *tensor.Matrix) float64 {
	return tensor.New(1, 1).Mul(x, y.T()).At(0, 0)
}

// oneMinus returns 1 − x.
func oneMinus(x *tensor.Matrix) *tensor.Matrix {
	rows, cols := x.Dims()
	return tensor.New(rows, cols).Apply(func(v float64) float64 { return 1 - v }, x)
}

// With two hidden units W1 is 2×2, and a transposed gradient fits as well.
func (g *Gradients) outerReversedBackprop(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(n.output, y)            // ∂E/∂output = output − y
	g.slope2.Apply(dsigmoid, n.output)   // σ′(z₂)
	g.delta2.MulElem(g.delta2, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	g.delta1.Mul(g.delta2, n.W2.T())     // ∂E/∂hidden = δ₂·W₂ᵀ
	g.slope1.Apply(dsigmoid, n.hidden)   // σ′(z₁)
	g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.exampleW2.Mul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.exampleW1.Mul(g.delta1.T(), x)
	// right: g.exampleW1.Mul(x.T(), g.delta1) // ∂E/∂W₁ = xᵀ·δ₁

	g.W2.Add(g.W2, g.exampleW2)
	g.B2.Add(g.B2, g.delta2) // ∂E/∂b₂ = δ₂
	g.W1.Add(g.W1, g.exampleW1)
	g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
}

// With two hidden units hidden and x have the same shape.
func (g *Gradients) ownActivationBackprop(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(n.output, y)            // ∂E/∂output = output − y
	g.slope2.Apply(dsigmoid, n.output)   // σ′(z₂)
	g.delta2.MulElem(g.delta2, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	g.delta1.Mul(g.delta2, n.W2.T())     // ∂E/∂hidden = δ₂·W₂ᵀ
	g.slope1.Apply(dsigmoid, n.hidden)   // σ′(z₁)
	g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.exampleW2.Mul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.exampleW1.Mul(n.hidden.T(), g.delta1)
	// right: g.exampleW1.Mul(x.T(), g.delta1) // ∂E/∂W₁ = xᵀ·δ₁

	g.W2.Add(g.W2, g.exampleW2)
	g.B2.Add(g.B2, g.delta2) // ∂E/∂b₂ = δ₂
	g.W1.Add(g.W1, g.exampleW1)
	g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
}
