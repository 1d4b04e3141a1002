package mistakes

// Mistakes in the deltas: the first two paragraphs of Backprop.

import "example/xor/tensor"

var deltaMistakes = map[string]Program{
	"sign-flipped": {OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
		g.dOutput.Sub(y, n.output)
		g.slope2.Apply(dsigmoid, n.output)    // σ′(z₂)
		g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
	}},
	"derivative-twice": {OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
		g.dOutput.Sub(n.output, y) // ∂E/∂output
		g.slope2.Apply(sigmoidPrime, n.output)
		g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
	}, HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
		g.slope1.Apply(sigmoidPrime, n.hidden)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
	"derivative-of-z": {OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
		g.dOutput.Sub(n.output, y) // ∂E/∂output
		g.slope2.Apply(dsigmoid, n.z2)
		g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
	}, HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
		g.slope1.Apply(dsigmoid, n.z1)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
	"sigmoid-as-slope": {OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
		g.dOutput.Sub(n.output, y) // ∂E/∂output
		g.slope2.Apply(sigmoid, n.z2)
		g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
	}, HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
		g.slope1.Apply(sigmoid, n.z1)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
	"no-slope-output": {OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
		g.dOutput.Sub(n.output, y)         // ∂E/∂output
		g.slope2.Apply(dsigmoid, n.output) // σ′(z₂)
		g.delta2.Copy(g.dOutput)
	}},
	"slope-of-error": {OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
		g.dOutput.Sub(n.output, y) // ∂E/∂output
		g.slope2.Apply(dsigmoid, g.dOutput)
		g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
	}},
	"no-slope-hidden": {HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T())  // ∂E/∂hidden = δ₂·W₂ᵀ
		g.slope1.Apply(dsigmoid, n.hidden) // σ′(z₁)
		g.delta1.Copy(g.dHidden)
	}},
	"slope-added": {HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T())  // ∂E/∂hidden = δ₂·W₂ᵀ
		g.slope1.Apply(dsigmoid, n.hidden) // σ′(z₁)
		g.delta1.Add(g.dHidden, g.slope1)
	}},
	"slopes-mixed": {HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
		g.slope1.Scale(1-n.output.At(0, 0), n.hidden)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
	"raw-error": {HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.dOutput, n.W2.T())
		g.slope1.Apply(dsigmoid, n.hidden)    // σ′(z₁)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
	"w2-left-out": {HiddenDelta: func(g *Gradients, n *Network) {
		set(g.dHidden, g.delta2.At(0, 0))
		g.slope1.Apply(dsigmoid, n.hidden)    // σ′(z₁)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
	"gradient-sent-back": {HiddenDelta: func(g *Gradients, n *Network) {
		dW2 := copyOf(n.W2).Mul(n.hidden.T(), g.delta2)
		g.dHidden.Mul(g.delta2, dW2.T())
		g.slope1.Apply(dsigmoid, n.hidden)    // σ′(z₁)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
	"target-for-every-layer": {HiddenDelta: func(g *Gradients, n *Network) {
		y := n.output.At(0, 0) - g.dOutput.At(0, 0)
		g.dHidden.Apply(func(a float64) float64 { return a - y }, n.hidden)
		g.slope1.Apply(dsigmoid, n.hidden)    // σ′(z₁)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
	"eta-twice": {Update: func(n *Network, g *Gradients, eta float64) {
		n.W1.AddScaled(-eta*eta, g.W1)
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(-eta*eta, g.B1)
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	}},
	"dot-product": {HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
		set(g.slope1, dot(n.hidden, oneMinus(n.hidden)))
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
}

// sigmoidPrime returns σ′(z), given z. It is right, as long as it is given z.
func sigmoidPrime(z float64) float64 {
	return sigmoid(z) * (1 - sigmoid(z))
}

// dot returns the product of a row and a row stood on end.
func dot(x, y *tensor.Matrix) float64 {
	return tensor.New(1, 1).Mul(x, y.T()).At(0, 0)
}

// oneMinus returns 1 − x.
func oneMinus(x *tensor.Matrix) *tensor.Matrix {
	return copyOf(x).Apply(func(v float64) float64 { return 1 - v }, x)
}
