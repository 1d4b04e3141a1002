package main

// Mistakes in the network itself. The gradient belongs to the network as it is, so where
// Forward differs, Backprop differs with it.

import (
	"math"

	"example/xor/tensor"
)

func (n *Network) noBiasesForward(x *tensor.Matrix) {
	n.z1.Mul(x, n.W1) // x·W₁
	// missing: n.z1.Add(n.z1, n.B1) // z₁ = x·W₁ + b₁
	n.hidden.Apply(sigmoid, n.z1) // hidden = σ(z₁)

	n.z2.Mul(n.hidden, n.W2) // hidden·W₂
	// missing: n.z2.Add(n.z2, n.B2) // z₂ = hidden·W₂ + b₂
	n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
}

func (g *Gradients) noBiasesBackprop(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(n.output, y)            // ∂E/∂output = output − y
	g.slope2.Apply(dsigmoid, n.output)   // σ′(z₂)
	g.delta2.MulElem(g.delta2, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	g.delta1.Mul(g.delta2, n.W2.T())     // ∂E/∂hidden = δ₂·W₂ᵀ
	g.slope1.Apply(dsigmoid, n.hidden)   // σ′(z₁)
	g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.exampleW2.Mul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.exampleW1.Mul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁

	g.W2.Add(g.W2, g.exampleW2)
	// missing: g.B2.Add(g.B2, g.delta2) // ∂E/∂b₂ = δ₂
	g.W1.Add(g.W1, g.exampleW1)
	// missing: g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
}

func (n *Network) linearHiddenForward(x *tensor.Matrix) {
	n.z1.Mul(x, n.W1)    // x·W₁
	n.z1.Add(n.z1, n.B1) // z₁ = x·W₁ + b₁
	n.hidden.Copy(n.z1)
	// right: n.hidden.Apply(sigmoid, n.z1) // hidden = σ(z₁)

	n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
	n.z2.Add(n.z2, n.B2)          // z₂ = hidden·W₂ + b₂
	n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
}

func (g *Gradients) linearHiddenBackprop(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(n.output, y)            // ∂E/∂output = output − y
	g.slope2.Apply(dsigmoid, n.output)   // σ′(z₂)
	g.delta2.MulElem(g.delta2, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	g.delta1.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
	fill(g.slope1, 1)
	// right: g.slope1.Apply(dsigmoid, n.hidden) // σ′(z₁)
	g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.exampleW2.Mul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.exampleW1.Mul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁

	g.W2.Add(g.W2, g.exampleW2)
	g.B2.Add(g.B2, g.delta2) // ∂E/∂b₂ = δ₂
	g.W1.Add(g.W1, g.exampleW1)
	g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
}

func (n *Network) dyingReluForward(x *tensor.Matrix) {
	n.z1.Mul(x, n.W1)    // x·W₁
	n.z1.Add(n.z1, n.B1) // z₁ = x·W₁ + b₁
	n.hidden.Apply(relu, n.z1)
	// right: n.hidden.Apply(sigmoid, n.z1) // hidden = σ(z₁)

	n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
	n.z2.Add(n.z2, n.B2)          // z₂ = hidden·W₂ + b₂
	n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
}

func (g *Gradients) dyingReluBackprop(n *Network, x, y *tensor.Matrix) {
	g.delta2.Sub(n.output, y)            // ∂E/∂output = output − y
	g.slope2.Apply(dsigmoid, n.output)   // σ′(z₂)
	g.delta2.MulElem(g.delta2, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)

	g.delta1.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
	g.slope1.Apply(drelu, n.hidden)
	// right: g.slope1.Apply(dsigmoid, n.hidden) // σ′(z₁)
	g.delta1.MulElem(g.delta1, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)

	g.exampleW2.Mul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.exampleW1.Mul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁

	g.W2.Add(g.W2, g.exampleW2)
	g.B2.Add(g.B2, g.delta2) // ∂E/∂b₂ = δ₂
	g.W1.Add(g.W1, g.exampleW1)
	g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
}

// relu returns z where it is positive, and else 0.
func relu(z float64) float64 {
	return math.Max(0, z)
}

// drelu returns the slope of relu, given its value: 1 where that is positive, and else 0.
func drelu(a float64) float64 {
	if a > 0 {
		return 1
	}
	return 0
}
