package main

// The training loop: each epoch adds up the gradients of the examples, then
// updates every parameter once (full batch, summed, not averaged).

import (
	"fmt"
	"math"
)

// Curve is the record of a training run. Index e holds what was measured in epoch e
// before its update, so index 0 is the untrained network.
type Curve struct {
	Loss     []float64 // mean of ½·(output − target)² over the examples
	AbsError []float64 // sum of |output − target| over the examples
}

// Train trains n for a number of epochs with the learning rate eta. If a parameter
// becomes NaN or infinite, Train stops with an error that names it and the epoch; the
// curve ends there.
func Train(n *Network, examples []Example, eta float64, epochs int) (Curve, error) {
	g := NewGradients(n)
	var curve Curve
	for e := range epochs {
		loss, absError := Epoch(n, g, examples, eta)
		curve.Loss = append(curve.Loss, loss)
		curve.AbsError = append(curve.AbsError, absError)
		if name := n.notFinite(); name != "" {
			return curve, fmt.Errorf("epoch %d: after the update %s is no longer "+
				"finite; either eta %g is too large, or backprop is wrong",
				e, name, eta)
		}
	}
	return curve, nil
}

// Epoch goes over the examples and adds up their gradients. Then it updates every
// parameter once. It returns the loss and the absolute error before the update.
//
// NumPy programs often put all examples into one matrix, one row each, so that a single
// product gives the same sums. Here the examples come one at a time, so every
// intermediate number belongs to one example, and you can check it by hand.
func Epoch(
	n *Network, g *Gradients, examples []Example, eta float64,
) (loss, absError float64) {
	g.Zero()
	for _, example := range examples {
		x, y := example.X, example.Y
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
	return loss / float64(len(examples)), absError
}

// notFinite returns the name of the first parameter that holds a NaN or an infinity,
// or "" if there is none.
func (n *Network) notFinite() string {
	switch {
	case !n.W1.IsFinite():
		return "W1"
	case !n.W2.IsFinite():
		return "W2"
	case !n.B1.IsFinite():
		return "b1"
	case !n.B2.IsFinite():
		return "b2"
	}
	return ""
}
