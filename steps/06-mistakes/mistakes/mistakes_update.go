package mistakes

// Mistakes in the update: the end of Epoch.

var updateMistakes = map[string]Program{
	"sign-flipped-hidden": {Update: func(n *Network, g *Gradients, eta float64) {
		n.W1.AddScaled(eta, g.W1)
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(eta, g.B1)
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	}},
	"biases-not-updated": {Update: func(n *Network, g *Gradients, eta float64) {
		n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
	}},
	"w1-not-updated": {Update: func(n *Network, g *Gradients, eta float64) {
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	}},
	"averaged": {Update: func(n *Network, g *Gradients, eta float64) {
		n.W1.AddScaled(-eta/4, g.W1)
		n.W2.AddScaled(-eta/4, g.W2)
		n.B1.AddScaled(-eta/4, g.B1)
		n.B2.AddScaled(-eta/4, g.B2)
	}},
	"mean-for-biases": {Update: func(n *Network, g *Gradients, eta float64) {
		n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(-eta/4, g.B1)
		n.B2.AddScaled(-eta/4, g.B2)
	}},
	"weights-replaced": {Update: func(n *Network, g *Gradients, eta float64) {
		n.W1.Scale(-eta, g.W1)
		n.W2.Scale(-eta, g.W2)
		n.B1.Scale(-eta, g.B1)
		n.B2.Scale(-eta, g.B2)
	}},
	"momentum-of-weight": {Update: func(n *Network, g *Gradients, eta float64) {
		const momentum = 0.9
		n.W1.Scale(momentum, n.W1).AddScaled(-eta, g.W1)
		n.W2.Scale(momentum, n.W2).AddScaled(-eta, g.W2)
		n.B1.Scale(momentum, n.B1).AddScaled(-eta, g.B1)
		n.B2.Scale(momentum, n.B2).AddScaled(-eta, g.B2)
	}},
	"decay-sign": {Update: func(n *Network, g *Gradients, eta float64) {
		const decay = 0.01
		n.W1.AddScaled(-eta, g.W1.AddScaled(-decay, n.W1))
		n.W2.AddScaled(-eta, g.W2.AddScaled(-decay, n.W2))
		n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	}},
}
