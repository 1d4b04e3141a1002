package main

import (
	"testing"

	"example/xor/steps/internal/golden"
)

// The numbers in the picture of the network are the parameters of seed 0: for each hidden
// unit the weights to it and from it, then the biases.
func TestNetworkPicture(t *testing.T) {
	n := NewNetwork(3, 0)
	var want []float64
	for j := range 3 {
		want = append(want, n.W1.At(0, j), n.W1.At(1, j), n.W2.At(j, 0))
	}
	want = append(want, n.B1.At(0, 0), n.B1.At(0, 1), n.B1.At(0, 2), n.B2.At(0, 0))
	golden.CheckPicture(t, "testdata/network.svg", want)
}

// The sigmoid and its derivative are marked at z = 2.
func TestSigmoidPicture(t *testing.T) {
	a := sigmoid(2)
	golden.CheckPicture(t, "testdata/sigmoid.svg", []float64{a, a * (1 - a)})
}
