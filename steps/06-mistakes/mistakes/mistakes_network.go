package mistakes

// Mistakes in the network itself: in Forward, and in what has to fit it.

import (
	"math"

	"example/xor/tensor"
)

var networkMistakes = map[string]Program{
	"no-biases": {NoBiases: true, Forward: func(n *Network, x *tensor.Matrix) {
		n.z1.Mul(x, n.W1)             // x·W₁
		n.hidden.Apply(sigmoid, n.z1) // hidden = σ(z₁)

		n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
		n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
	}, AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
		g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
		g.W1.AddMul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁
	}},
	"linear-hidden": {Activation: "linear", Forward: func(n *Network, x *tensor.Matrix) {
		n.z1.Mul(x, n.W1)    // x·W₁
		n.z1.Add(n.z1, n.B1) // z₁ = x·W₁ + b₁
		n.hidden.Copy(n.z1)

		n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
		n.z2.Add(n.z2, n.B2)          // z₂ = hidden·W₂ + b₂
		n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
	}, HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
		g.delta1.Copy(g.dHidden)
	}},
	"dying-relu": {Activation: "relu", Forward: func(n *Network, x *tensor.Matrix) {
		n.z1.Mul(x, n.W1)    // x·W₁
		n.z1.Add(n.z1, n.B1) // z₁ = x·W₁ + b₁
		n.hidden.Apply(relu, n.z1)

		n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
		n.z2.Add(n.z2, n.B2)          // z₂ = hidden·W₂ + b₂
		n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
	}, HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
		g.slope1.Apply(drelu, n.hidden)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
	"sigmoid-mirrored": {Forward: func(n *Network, x *tensor.Matrix) {
		n.z1.Mul(x, n.W1)    // x·W₁
		n.z1.Add(n.z1, n.B1) // z₁ = x·W₁ + b₁
		n.hidden.Apply(mirrored, n.z1)

		n.z2.Mul(n.hidden, n.W2) // hidden·W₂
		n.z2.Add(n.z2, n.B2)     // z₂ = hidden·W₂ + b₂
		n.output.Apply(mirrored, n.z2)
	}},
	"same-row-twice": {Forward: func(n *Network, x *tensor.Matrix) {
		for j := range len(rows(n.W1)[0]) {
			w := n.W1.At(0, j) // for both
			n.z1.Set(0, j, float64(x.At(0, 0)*w)+float64(x.At(0, 1)*w))
		}
		n.z1.Add(n.z1, n.B1)          // z₁ = x·W₁ + b₁
		n.hidden.Apply(sigmoid, n.z1) // hidden = σ(z₁)

		n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
		n.z2.Add(n.z2, n.B2)          // z₂ = hidden·W₂ + b₂
		n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
	}},
	"other-derivative": {Activation: "tanh", Forward: func(n *Network, x *tensor.Matrix) {
		n.z1.Mul(x, n.W1)    // x·W₁
		n.z1.Add(n.z1, n.B1) // z₁ = x·W₁ + b₁
		n.hidden.Apply(tanh, n.z1)

		n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
		n.z2.Add(n.z2, n.B2)          // z₂ = hidden·W₂ + b₂
		n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
	}},
	"bias-after-activation": {Forward: func(n *Network, x *tensor.Matrix) {
		n.z1.Mul(x, n.W1)             // x·W₁
		n.hidden.Apply(sigmoid, n.z1) // hidden = σ(z₁)
		n.hidden.Add(n.hidden, n.B1)

		n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
		n.z2.Add(n.z2, n.B2)          // z₂ = hidden·W₂ + b₂
		n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
	}},
}

// tanh returns the hyperbolic tangent: a sigmoid between −1 and 1.
func tanh(z float64) float64 { return float64(2*sigmoid(2*z)) - 1 }

// relu returns z where it is positive, and else 0.
func relu(z float64) float64 { return math.Max(0, z) }

// drelu returns the slope of relu, given its value: 1 where that is positive, and else 0.
func drelu(a float64) float64 {
	if a > 0 {
		return 1
	}
	return 0
}

// mirrored is the sigmoid without its minus.
func mirrored(z float64) float64 { return 1 / (1 + tensor.Exp(z)) }
