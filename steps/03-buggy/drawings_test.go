package main

import (
	"testing"

	"example/xor/steps/internal/golden"
)

// The numbers in the picture of the backward pass are those of Backprop, for the example
// (0,1) and the network of seed 0, with the opposite sign: Backprop has the question's.
func TestBackwardPicture(t *testing.T) {
	n, g := NewNetwork(3, 0), NewGradients(NewNetwork(3, 0))
	n.Forward(xor[2].X)
	g.Backprop(n, xor[2].X, xor[2].Y)
	var want []float64
	for j := range 3 {
		want = append(want, n.W2.At(j, 0),
			-g.dHidden.At(0, j), g.slope1.At(0, j), -g.delta1.At(0, j))
	}
	want = append(want, n.output.At(0, 0),
		-g.dOutput.At(0, 0), g.slope2.At(0, 0), -g.delta2.At(0, 0))
	golden.CheckPicture(t, "testdata/backward.svg", want)
}
