package main

// Backpropagation: the gradient of E = ½·(output − y)², from the output back to W1.
// The page of step 03 derives every line.

import "example/xor/tensor"

// Gradients holds the gradient of E with respect to every parameter, summed over the
// examples since the last Zero.
type Gradients struct {
	W1 *tensor.Matrix // 2×hidden, Σ ∂E/∂W₁
	W2 *tensor.Matrix // hidden×1, Σ ∂E/∂W₂
	B1 *tensor.Matrix // 1×hidden, Σ ∂E/∂b₁
	B2 *tensor.Matrix // 1×1, Σ ∂E/∂b₂

	// Intermediate results of the backward pass, for one example:
	dOutput *tensor.Matrix // 1×1, ∂E/∂output
	slope2  *tensor.Matrix // 1×1, σ′(z₂)
	delta2  *tensor.Matrix // 1×1, δ₂ = ∂E/∂z₂
	dHidden *tensor.Matrix // 1×hidden, ∂E/∂hidden
	slope1  *tensor.Matrix // 1×hidden, σ′(z₁)
	delta1  *tensor.Matrix // 1×hidden, δ₁ = ∂E/∂z₁
}

// NewGradients returns gradients of zero, in the shapes of n's parameters.
func NewGradients(n *Network) *Gradients {
	_, hidden := n.W1.Dims()
	return &Gradients{
		W1: tensor.New(2, hidden),
		W2: tensor.New(hidden, 1),
		B1: tensor.New(1, hidden),
		B2: tensor.New(1, 1),

		dOutput: tensor.New(1, 1),
		slope2:  tensor.New(1, 1),
		delta2:  tensor.New(1, 1),
		dHidden: tensor.New(1, hidden),
		slope1:  tensor.New(1, hidden),
		delta1:  tensor.New(1, hidden),
	}
}

// Zero sets the gradients to 0. Every epoch calls it before its first example.
func (g *Gradients) Zero() {
	g.W1.Zero()
	g.W2.Zero()
	g.B1.Zero()
	g.B2.Zero()
}

// Backprop adds the gradient for the example x (1×2) with the target y (1×1).
// Call n.Forward(x) first: Backprop reads the activations that Forward leaves in n.
func (g *Gradients) Backprop(n *Network, x, y *tensor.Matrix) {
	g.dOutput.Sub(n.output, y)            // ∂E/∂output
	g.slope2.Apply(dsigmoid, n.output)    // σ′(z₂)
	g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	g.dHidden.Mul(g.delta2, n.W2.T())     // ∂E/∂hidden = δ₂·W₂ᵀ
	g.slope1.Apply(dsigmoid, n.hidden)    // σ′(z₁)
	g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.B2.Add(g.B2, g.delta2)            // ∂E/∂b₂ = δ₂
	g.W1.AddMul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁
	g.B1.Add(g.B1, g.delta1)            // ∂E/∂b₁ = δ₁
}

// dsigmoid returns the activation derivative σ′(z). Its argument is not z but the
// activation a = σ(z): σ′(z) = σ(z)·(1 − σ(z)) = a·(1 − a).
func dsigmoid(a float64) float64 {
	return a * (1 - a)
}
