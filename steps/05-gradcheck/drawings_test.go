package main

import (
	"testing"

	"example/xor/steps/internal/golden"
)

// The pictures have the slope along b2 at −0.6, where the curvature is large, measured with
// an h so large that the errors show, and that of the tangent.
func TestDifferencePictures(t *testing.T) {
	const h = 0.5
	n := NewNetwork(3, 0)
	n.B2.Set(0, 0, -0.6)
	slopes := backprop{add: (*Gradients).Backprop}.slopes(n)
	tangent := slopes[len(slopes)-1].Analytic
	golden.CheckPicture(t, "testdata/central.svg",
		[]float64{centralDifference(n.sumLoss, n.B2, 0, 0, h), tangent})
	golden.CheckPicture(t, "testdata/one-sided.svg",
		[]float64{oneSidedDifference(n.sumLoss, n.B2, 0, 0, h), tangent})
}
