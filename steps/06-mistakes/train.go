package main

// The training loop: full batch, the gradients of the four examples summed up.

import (
	"fmt"
	"math"

	"example/xor/tensor"
)

// Curve is the record of a training. Index e holds what was measured in epoch e
// before its update, so index 0 is the untrained network.
type Curve struct {
	Loss     []float64 // mean of ½·(output − target)² over the four examples
	AbsError []float64 // sum of |output − target| over the four examples
}

// Train trains n for a number of epochs with the learning rate eta. If a
// parameter ends up as NaN or infinite, it stops with an error that says when.
func Train(n *Network, eta float64, epochs int) (Curve, error) {
	g := NewGradients(n)
	curve := Curve{make([]float64, epochs), make([]float64, epochs)}
	for e := range epochs {
		curve.Loss[e], curve.AbsError[e] = Epoch(n, g, eta)
		if !n.isFinite() {
			return curve, fmt.Errorf("epoch %d: a parameter is no longer finite, "+
				"eta %g is too large", e, eta)
		}
	}
	return curve, nil
}

// Epoch goes over the four examples one at a time and adds up their gradients.
// Then it moves every parameter once. It returns the loss and the absolute error
// from before the move.
func Epoch(n *Network, g *Gradients, eta float64) (loss, absError float64) {
	g.Zero()
	for i, x := range inputs {
		y := targets[i]
		n.Forward(x)
		g.Backprop(n, x, y)

		difference := n.output.At(0, 0) - y.At(0, 0)
		loss += halfSquare(difference)
		absError += math.Abs(difference)
	}
	n.W1.Sub(n.W1, g.W1.Scale(eta, g.W1)) // W₁ −= eta·Σ ∂E/∂W₁
	n.W2.Sub(n.W2, g.W2.Scale(eta, g.W2)) // W₂ −= eta·Σ ∂E/∂W₂
	n.b1.Sub(n.b1, g.b1.Scale(eta, g.b1)) // b₁ −= eta·Σ ∂E/∂b₁
	n.b2.Sub(n.b2, g.b2.Scale(eta, g.b2)) // b₂ −= eta·Σ ∂E/∂b₂
	return loss / 4, absError
}

// isFinite reports whether no parameter is NaN or infinite.
func (n *Network) isFinite() bool {
	for _, m := range [4]*tensor.Matrix{n.W1, n.W2, n.b1, n.b2} {
		rows, cols := m.Dims()
		for i := range rows {
			for j := range cols {
				if v := m.At(i, j); math.IsNaN(v) || math.IsInf(v, 0) {
					return false
				}
			}
		}
	}
	return true
}
