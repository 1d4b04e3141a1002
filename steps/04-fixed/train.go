package main

// The training loop: each epoch adds up the gradients of the four examples, then
// updates every parameter once (full batch, summed, not averaged).

import (
	"fmt"
	"math"

	"example/xor/tensor"
)

// Curve is the record of a training run. Index e holds what was measured in epoch e
// before its update, so index 0 is the untrained network.
type Curve struct {
	Loss     []float64 // mean of ½·(output − target)² over the four examples
	AbsError []float64 // sum of |output − target| over the four examples
}

// Train trains n for a number of epochs with the learning rate eta. If a parameter
// becomes NaN or infinite, Train stops with an error that names it and the epoch.
func Train(n *Network, eta float64, epochs int) (Curve, error) {
	g := NewGradients(n)
	curve := Curve{make([]float64, epochs), make([]float64, epochs)}
	for e := range epochs {
		curve.Loss[e], curve.AbsError[e] = Epoch(n, g, eta)
		if name := n.notFinite(); name != "" {
			return curve, fmt.Errorf("epoch %d: after the update %s is no longer "+
				"finite; either eta %g is too large, or backprop is wrong",
				e, name, eta)
		}
	}
	return curve, nil
}

// Epoch goes over the four examples and adds up their gradients. Then it updates every
// parameter once. It returns the loss and the absolute error before the update.
//
// NumPy programs often put all examples into one matrix, one row each, so that a single
// product gives the same sums. Here the examples come one at a time, so every
// intermediate number belongs to one example, and you can check it by hand.
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
	n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
	n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
	n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
	n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	return loss / 4, absError
}

// notFinite returns the name of the first parameter that holds a NaN or an infinity,
// or "" if there is none.
func (n *Network) notFinite() string {
	names := [4]string{"W1", "W2", "b1", "b2"}
	for k, m := range [4]*tensor.Matrix{n.W1, n.W2, n.B1, n.B2} {
		rows, cols := m.Dims()
		for i := range rows {
			for j := range cols {
				if v := m.At(i, j); math.IsNaN(v) || math.IsInf(v, 0) {
					return names[k]
				}
			}
		}
	}
	return ""
}
