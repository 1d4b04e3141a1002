package mistakes

//lint:file-ignore SA4025 The whole numbers that become 0 are the mistake.

// Mistakes that Go makes easy: constants of whole numbers, and two names for one matrix.

import "example/xor/tensor"

var goMistakes = map[string]Program{
	"eta-is-zero": {Update: func(n *Network, g *Gradients, eta float64) {
		eta = 7 / 10
		n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	}},
	"loss-is-zero": {HalfSquare: func(d float64) float64 {
		return 1 / 2 * d * d
	}},
	"half-is-zero": {Uniform: func(random *tensor.Random, rows, cols int) *tensor.Matrix {
		m := tensor.New(rows, cols)
		for i := range rows {
			for j := range cols {
				m.Set(i, j, 2*(random.Float64()-1/2))
			}
		}
		return m
	}},
	"shared-weights": {NewGradients: func(n *Network) *Gradients {
		g := NewGradients(n)
		g.W2 = n.W2
		return g
	}},
	"shared-scratch": {NewGradients: func(n *Network) *Gradients {
		g := NewGradients(n)
		g.slope1 = g.dHidden
		return g
	}},
}
