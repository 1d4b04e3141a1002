package main

// Mistakes in the update and in the loop around it. Each function is Epoch with its
// mistake.

import (
	"math"

	"example/xor/tensor"
)

func signFlippedHiddenEpoch(
	n *Network, g *Gradients, eta float64,
) (loss, absError float64) {
	g.Zero()
	for i, x := range inputs {
		y := targets[i]
		n.Forward(x)
		g.Backprop(n, x, y)

		difference := n.output.At(0, 0) - y.At(0, 0)
		loss += halfSquare(difference)
		absError += math.Abs(difference)
	}
	n.W1.AddScaled(eta, g.W1)
	// right: n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
	n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
	n.B1.AddScaled(eta, g.B1)
	// right: n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
	n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	return loss / 4, absError
}

func biasesNotUpdatedEpoch(
	n *Network, g *Gradients, eta float64,
) (loss, absError float64) {
	g.Zero()
	for i, x := range inputs {
		y := targets[i]
		n.Forward(x)
		g.Backprop(n, x, y)

		difference := n.output.At(0, 0) - y.At(0, 0)
		loss += halfSquare(difference)
		absError += math.Abs(difference)
	}
	n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
	n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
	// missing: n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
	// missing: n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	return loss / 4, absError
}

func gradientNotResetEpoch(
	n *Network, g *Gradients, eta float64,
) (loss, absError float64) {
	// missing: g.Zero()
	for i, x := range inputs {
		y := targets[i]
		n.Forward(x)
		g.Backprop(n, x, y)

		difference := n.output.At(0, 0) - y.At(0, 0)
		loss += halfSquare(difference)
		absError += math.Abs(difference)
	}
	n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
	n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
	n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
	n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	return loss / 4, absError
}

// The same, where the update leaves the gradients as they are: there, nothing ever makes
// them smaller.
func gradientPilesUpEpoch(
	n *Network, g *Gradients, eta float64,
) (loss, absError float64) {
	// missing: g.Zero()
	for i, x := range inputs {
		y := targets[i]
		n.Forward(x)
		g.Backprop(n, x, y)

		difference := n.output.At(0, 0) - y.At(0, 0)
		loss += halfSquare(difference)
		absError += math.Abs(difference)
	}
	n.W1.AddScaled(-eta, g.W1)
	// right: n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
	n.W2.AddScaled(-eta, g.W2)
	// right: n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
	n.B1.AddScaled(-eta, g.B1)
	// right: n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
	n.B2.AddScaled(-eta, g.B2)
	// right: n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	return loss / 4, absError
}

func averagedEpoch(
	n *Network, g *Gradients, eta float64,
) (loss, absError float64) {
	g.Zero()
	for i, x := range inputs {
		y := targets[i]
		n.Forward(x)
		g.Backprop(n, x, y)

		difference := n.output.At(0, 0) - y.At(0, 0)
		loss += halfSquare(difference)
		absError += math.Abs(difference)
	}
	n.W1.AddScaled(-eta/4, g.W1)
	// right: n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
	n.W2.AddScaled(-eta/4, g.W2)
	// right: n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
	n.B1.AddScaled(-eta/4, g.B1)
	// right: n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
	n.B2.AddScaled(-eta/4, g.B2)
	// right: n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	return loss / 4, absError
}

func lastExampleOnlyEpoch(
	n *Network, g *Gradients, eta float64,
) (loss, absError float64) {
	// missing: g.Zero()
	for i, x := range inputs {
		y := targets[i]
		n.Forward(x)
		g.Zero()
		// right: (not here)
		g.Backprop(n, x, y)

		difference := n.output.At(0, 0) - y.At(0, 0)
		loss += halfSquare(difference)
		absError += math.Abs(difference)
	}
	n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
	n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
	n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
	n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	return loss / 4, absError
}

func weightsReplacedEpoch(
	n *Network, g *Gradients, eta float64,
) (loss, absError float64) {
	g.Zero()
	for i, x := range inputs {
		y := targets[i]
		n.Forward(x)
		g.Backprop(n, x, y)

		difference := n.output.At(0, 0) - y.At(0, 0)
		loss += halfSquare(difference)
		absError += math.Abs(difference)
	}
	n.W1.Scale(-eta, g.W1)
	// right: n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
	n.W2.Scale(-eta, g.W2)
	// right: n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
	n.B1.Scale(-eta, g.B1)
	// right: n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
	n.B2.Scale(-eta, g.B2)
	// right: n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	return loss / 4, absError
}

// w2TooEarlyEpoch is Epoch one layer at a time, as it is written where the four examples
// are the rows of one matrix: first the output layer for all four, then the hidden layer.
// Only the place of one line is wrong.
func w2TooEarlyEpoch(
	n *Network, g *Gradients, eta float64,
) (loss, absError float64) {
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
	n.W2.AddScaled(-eta, g.W2)
	// right: (not here)

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
	// missing: n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
	n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
	n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	return loss / 4, absError
}

func copyOf(m *tensor.Matrix) *tensor.Matrix {
	rows, cols := m.Dims()
	return tensor.New(rows, cols).Copy(m)
}

func forwardFirstEpoch(
	n *Network, g *Gradients, eta float64,
) (loss, absError float64) {
	g.Zero()
	for i, x := range inputs {
		y := targets[i]
		n.Forward(x)

		difference := n.output.At(0, 0) - y.At(0, 0)
		loss += halfSquare(difference)
		absError += math.Abs(difference)
	}
	for i, x := range inputs {
		// n.Forward(x) is missing here: the network keeps one example only
		g.Backprop(n, x, targets[i])
	}
	n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
	n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
	n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
	n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	return loss / 4, absError
}
