package mistakes

// Mistakes in the products: the last paragraph of Backprop, where deltas become
// gradients.

import "example/xor/tensor"

var productMistakes = map[string]Program{
	"outer-reversed": {Hidden: 2, AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
		g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
		g.B2.Add(g.B2, g.delta2)            // ∂E/∂b₂ = δ₂
		g.W1.AddMul(g.delta1.T(), x)
		g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
	}},
	"own-activation": {Hidden: 2, AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
		g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
		g.B2.Add(g.B2, g.delta2)            // ∂E/∂b₂ = δ₂
		g.W1.AddMul(n.hidden.T(), g.delta1)
		g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
	}},
	"weight-for-input": {AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
		g.W2.AddScaled(g.delta2.At(0, 0), n.W2)
		g.B2.Add(g.B2, g.delta2)     // ∂E/∂b₂ = δ₂
		g.W1.AddMul(x.T(), g.delta1) // ∂E/∂W₁ = xᵀ·δ₁
		g.B1.Add(g.B1, g.delta1)     // ∂E/∂b₁ = δ₁
	}},
	"input-left-out": {AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
		g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
		g.B2.Add(g.B2, g.delta2)            // ∂E/∂b₂ = δ₂
		one := tensor.FromRows([][]float64{{1, 1}})
		g.W1.AddMul(one.T(), g.delta1)
		g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
	}},
	"bias-summed-over-units": {AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
		g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
		g.B2.Add(g.B2, g.delta2)            // ∂E/∂b₂ = δ₂
		g.W1.AddMul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁
		set(g.B1, g.B1.At(0, 0)+sum(g.delta1))
	}},
	"bias-for-gradient": {Update: func(n *Network, g *Gradients, eta float64) {
		n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(-eta, n.B1)
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	}},
	"bias-from-weights": {AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
		g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
		set(g.B2, sum(g.W2))
		g.W1.AddMul(x.T(), g.delta1) // ∂E/∂W₁ = xᵀ·δ₁
		g.B1.Mul(tensor.FromRows([][]float64{{1, 1}}), g.W1)
	}},
}
