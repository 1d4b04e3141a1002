package main

// Mistakes in the examples, and in the order in which they are shown.

import (
	"math"

	"example/xor/tensor"
)

var wrongLabelTargets = [4]*tensor.Matrix{ // 1×1 each
	tensor.FromRows([][]float64{{0}}),
	tensor.FromRows([][]float64{{1}}),
	tensor.FromRows([][]float64{{1}}),
	tensor.FromRows([][]float64{{1}}),
	// right: tensor.FromRows([][]float64{{0}}),
}

var minusOneLabelsTargets = [4]*tensor.Matrix{ // 1×1 each
	tensor.FromRows([][]float64{{-1}}),
	// right: tensor.FromRows([][]float64{{0}}),
	tensor.FromRows([][]float64{{1}}),
	tensor.FromRows([][]float64{{1}}),
	tensor.FromRows([][]float64{{-1}}),
	// right: tensor.FromRows([][]float64{{0}}),
}

// What NumPy does with 4×1 outputs minus 4 targets: every output meets every target.
func labelBroadcastEpoch(n *Network, g *Gradients, eta float64) (loss, absError float64) {
	g.Zero()
	for _, x := range inputs {
		for _, y := range targets {
			n.Forward(x)
			g.Backprop(n, x, y)

			difference := n.output.At(0, 0) - y.At(0, 0)
			loss += halfSquare(difference) / 4
			absError += math.Abs(difference) / 4
		}
	}
	n.W1.AddScaled(-eta/4, g.W1) // the mean over the targets
	n.W2.AddScaled(-eta/4, g.W2) // the mean over the targets
	n.B1.AddScaled(-eta/4, g.B1) // the mean over the targets
	n.B2.AddScaled(-eta/4, g.B2) // the mean over the targets
	return loss / 4, absError
}

func labelBroadcastLoss(n *Network) float64 {
	sum := 0.0
	for _, output := range n.Outputs() {
		for _, y := range targets {
			sum += halfSquare(output - y.At(0, 0))
		}
	}
	return sum / 4
}

// Each example is trained until its output is close enough. Then comes the next.
func oneAtATimeEpoch(n *Network, g *Gradients, eta float64) (loss, absError float64) {
	loss, absError = n.Loss(), n.AbsError()
	for i, x := range inputs {
		y := targets[i]
		for {
			n.Forward(x)
			difference := n.output.At(0, 0) - y.At(0, 0)
			if math.Abs(difference) < 0.1 {
				break
			}
			g.Zero()
			g.Backprop(n, x, y)
			n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·∂E/∂W₁
			n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·∂E/∂W₂
			n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·∂E/∂b₁
			n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·∂E/∂b₂
		}
	}
	return loss, absError
}
