package main

import (
	"fmt"
	"testing"

	"example/xor/steps/internal/chart"
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

// The sigmoid and its derivative, with both values at one point.
func TestDrawSigmoid(t *testing.T) {
	const z = 2
	a := sigmoid(z)
	var values, derivatives []float64
	for i := range 121 {
		a := sigmoid(float64(i)/10 - 6)
		values = append(values, a)
		derivatives = append(derivatives, a*(1-a))
	}
	plot := chart.Plot{
		Title:  "The sigmoid and its derivative, both marked at z = 2",
		XLabel: "z", XFrom: -6, XTo: 6, YTo: 1,
		Series: []chart.Series{
			{Name: "a = σ(z)", Y: values}, {Name: "σ′(z) = a·(1 − a)", Y: derivatives},
		},
		Marks: []chart.Mark{
			{X: z, Y: a, Label: fmt.Sprintf("%.4f", a)},
			{X: z, Y: a * (1 - a), Label: fmt.Sprintf("%.4f", a*(1-a))},
		},
	}
	golden.Check(t, "testdata/sigmoid.svg", plot.SVG())
}
