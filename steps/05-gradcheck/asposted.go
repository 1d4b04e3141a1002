package main

// The question's backprop, as in step 03, and an epoch that trains with it. Their names
// end in AsPosted, so that both backprops can be checked side by side.

import (
	"math"

	"example/xor/tensor"
)

// BackpropAsPosted is the Backprop of step 03.
func (g *Gradients) BackpropAsPosted(n *Network, x, y *tensor.Matrix) {
	g.dOutput.Sub(y, n.output)            // ∂E/∂output
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

// EpochAsPosted is Epoch with that backprop.
func EpochAsPosted(
	n *Network, g *Gradients, examples []Example, eta float64,
) (loss, absError float64) {
	g.Zero()
	for _, example := range examples {
		x, y := example.X, example.Y
		n.Forward(x)
		g.BackpropAsPosted(n, x, y)

		difference := n.output.At(0, 0) - y.At(0, 0)
		loss += halfSquare(difference)
		absError += math.Abs(difference)
	}
	n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
	n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
	n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
	n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	return loss / float64(len(examples)), absError
}
