package main

// What the question posted: step 03's backprop, under another name so that both
// can be checked side by side, and an epoch that trains with it.

import (
	"math"

	"example/xor/tensor"
)

// BackpropAsPosted is Backprop as it stands in step 03, with y and n.output the
// wrong way round.
func (g *Gradients) BackpropAsPosted(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(y, n.output)            // ∂E/∂output = y − output
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

// EpochAsPosted is Epoch with that backprop.
func EpochAsPosted(n *Network, g *Gradients, eta float64) (loss, absError float64) {
	g.Zero()
	for i, x := range inputs {
		y := targets[i]
		n.Forward(x)
		g.BackpropAsPosted(n, x, y)

		difference := n.output.At(0, 0) - y.At(0, 0)
		loss += halfSquare(difference)
		absError += math.Abs(difference)
	}
	n.W1.Sub(n.W1, g.W1.Scale(eta, g.W1)) // W₁ −= eta·Σ ∂E/∂W₁
	n.W2.Sub(n.W2, g.W2.Scale(eta, g.W2)) // W₂ −= eta·Σ ∂E/∂W₂
	n.b1.Sub(n.b1, g.b1.Scale(eta, g.b1)) // b₁ −= eta·Σ ∂E/∂b₁
	n.b2.Sub(n.b2, g.b2.Scale(eta, g.b2)) // b₂ −= eta·Σ ∂E/∂b₂
	return loss / 4, absError
}
