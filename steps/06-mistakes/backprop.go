package main

// Backprop: the gradient of E = ½·(output − y)², from the output back to W1.
// README.md derives every line.

import "example/xor/tensor"

// Gradients holds what backprop computes: for every parameter the slope of E,
// summed over the examples seen since the last Zero.
type Gradients struct {
	W1 *tensor.Matrix // 2×hidden, Σ ∂E/∂W₁
	W2 *tensor.Matrix // hidden×1, Σ ∂E/∂W₂
	b1 *tensor.Matrix // 1×hidden, Σ ∂E/∂b₁
	b2 *tensor.Matrix // 1×1, Σ ∂E/∂b₂

	delta1    *tensor.Matrix // 1×hidden, δ₁ = ∂E/∂z₁
	slope1    *tensor.Matrix // 1×hidden, σ′(z₁)
	delta2    *tensor.Matrix // 1×1, δ₂ = ∂E/∂z₂
	slope2    *tensor.Matrix // 1×1, σ′(z₂)
	exampleW1 *tensor.Matrix // 2×hidden, ∂E/∂W₁ for one example
	exampleW2 *tensor.Matrix // hidden×1, ∂E/∂W₂ for one example
}

// NewGradients returns gradients of zero, of the shapes of n's parameters.
func NewGradients(n *Network) *Gradients {
	_, hidden := n.W1.Dims()
	return &Gradients{
		W1: tensor.New(2, hidden),
		W2: tensor.New(hidden, 1),
		b1: tensor.New(1, hidden),
		b2: tensor.New(1, 1),

		delta1:    tensor.New(1, hidden),
		slope1:    tensor.New(1, hidden),
		delta2:    tensor.New(1, 1),
		slope2:    tensor.New(1, 1),
		exampleW1: tensor.New(2, hidden),
		exampleW2: tensor.New(hidden, 1),
	}
}

// Zero forgets the examples seen so far.
func (g *Gradients) Zero() {
	g.W1.Zero()
	g.W2.Zero()
	g.b1.Zero()
	g.b2.Zero()
}

// Backprop adds the gradient for the example x (1×2) with the target y (1×1).
// n.Forward(x) must have run just before.
func (g *Gradients) Backprop(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(n.output, y)            // ∂E/∂output = output − y
	g.slope2.Apply(dsigmoid, n.output)   // σ′(z₂)
	g.delta2.MulElem(g.delta2, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	g.delta1.Mul(g.delta2, n.W2.T())     // ∂E/∂hidden = δ₂·W₂ᵀ
	g.slope1.Apply(dsigmoid, n.hidden)   // σ′(z₁)
	g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.exampleW2.Mul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.exampleW1.Mul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁

	g.W2.Add(g.W2, g.exampleW2)
	g.b2.Add(g.b2, g.delta2) // ∂E/∂b₂ = δ₂
	g.W1.Add(g.W1, g.exampleW1)
	g.b1.Add(g.b1, g.delta1) // ∂E/∂b₁ = δ₁
}

// dsigmoid returns the slope of the sigmoid, given not z but a = σ(z):
// σ′(z) = σ(z)·(1 − σ(z)) = a·(1 − a).
func dsigmoid(a float64) float64 {
	return a * (1 - a)
}
