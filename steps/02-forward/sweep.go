package main

// The loss along one weight: W2[0] goes from −6 to 6, and every other parameter keeps
// its value.

import "fmt"

const (
	sweepFrom  = -6
	sweepTo    = 6
	sweepSteps = 240 // so a step is 0.05
)

// sweep returns the values that W2[0] takes, and the loss at each of them. It leaves
// the network unchanged.
func sweep(n *Network) (weights, losses []float64) {
	w := n.W2.At(0, 0)
	for k := 0; k <= sweepSteps; k++ {
		weight := sweepFrom + float64((sweepTo-sweepFrom)*k)/sweepSteps
		n.W2.Set(0, 0, weight)
		weights = append(weights, weight)
		losses = append(losses, n.Loss(xor))
	}
	n.W2.Set(0, 0, w)
	return weights, losses
}

// slope returns the slope of the loss along W2[0], a partial derivative, at the weight's
// current value: the difference of the losses a little to either side, divided by the
// distance between the two.
func slope(n *Network) float64 {
	const h = 1e-5
	w := n.W2.At(0, 0)
	n.W2.Set(0, 0, w+h)
	right := n.Loss(xor)
	n.W2.Set(0, 0, w-h)
	left := n.Loss(xor)
	n.W2.Set(0, 0, w)
	return (right - left) / (2 * h)
}

// whichWayIsDown puts a slope into words.
func whichWayIsDown(slope float64) string {
	rounded := fmt.Sprintf("%+.4f", slope)
	switch {
	case rounded == "+0.0000" || rounded == "-0.0000":
		return "The slope here is 0 to four decimals: there is no way down along W2[0]."
	case slope > 0:
		return "The slope here is " + rounded + ": a larger W2[0] makes the loss " +
			"larger.\nDownhill is to the left, against the slope."
	default:
		return "The slope here is " + rounded + ": a larger W2[0] makes the loss " +
			"smaller.\nDownhill is to the right, against the slope."
	}
}
