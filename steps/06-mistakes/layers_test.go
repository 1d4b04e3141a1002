package main

import (
	"math"

	"example/xor/tensor"
)

// layerByLayerEpoch is Epoch one layer at a time. It is what w2TooEarlyEpoch should be.
func layerByLayerEpoch(n *Network, g *Gradients, eta float64) (loss, absError float64) {
	g.Zero()
	var hidden, delta2 [4]*tensor.Matrix // 1×hidden and 1×1, for each example
	for i, x := range inputs {
		y := targets[i]
		n.Forward(x)
		g.Backprop(n, x, y)
		hidden[i] = copyOf(n.hidden)
		delta2[i] = copyOf(g.delta2)

		difference := n.output.At(0, 0) - y.At(0, 0)
		loss += halfSquare(difference)
		absError += math.Abs(difference)
	}

	g.W1.Zero()
	g.B1.Zero()
	for i, x := range inputs {
		g.delta1.Mul(delta2[i], n.W2.T())    // ∂E/∂hidden = δ₂·W₂ᵀ
		g.slope1.Apply(dsigmoid, hidden[i])  // σ′(z₁)
		g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
		g.exampleW1.Mul(x.T(), g.delta1)     // ∂E/∂W₁ = xᵀ·δ₁
		g.W1.Add(g.W1, g.exampleW1)
		g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
	}
	n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
	n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
	n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
	n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	return loss / 4, absError
}
