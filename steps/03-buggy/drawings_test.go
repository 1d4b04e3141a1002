package main

import (
	"testing"

	"example/xor/steps/internal/chart"
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

// The curve of step 02 around W2[0], and where the first update takes this weight: with
// the gradient as posted, and with the opposite one.
func TestDrawUphill(t *testing.T) {
	const from, to, steps = -0.25, 0, 50
	n := NewNetwork(3, 0)
	w := n.W2.At(0, 0)
	lossAt := func(weight float64) float64 {
		n.W2.Set(0, 0, weight)
		defer n.W2.Set(0, 0, w)
		return n.Loss(xor)
	}
	trained := NewNetwork(3, 0)
	Epoch(trained, NewGradients(trained), xor, 0.7)
	posted := trained.W2.At(0, 0)
	opposite := w - (posted - w)
	if !(lossAt(opposite) < lossAt(w) && lossAt(w) < lossAt(posted)) {
		t.Error("the posted update of W2[0] does not lead uphill")
	}
	var losses []float64
	for i := range steps + 1 {
		losses = append(losses, lossAt(from+float64((to-from)*float64(i)/steps)))
	}
	plot := chart.Plot{
		Title:  "The first update of W2[0], on the curve of step 02",
		XLabel: "W2[0], all other parameters fixed", XFrom: from, XTo: to,
		YLabel: "loss", YFrom: 0.152, YTo: 0.164,
		Series: []chart.Series{{Name: "loss", Y: losses}},
		Marks: []chart.Mark{
			{X: opposite, Y: lossAt(opposite), Label: "opposite"},
			{X: w, Y: lossAt(w), Label: "before"},
			{X: posted, Y: lossAt(posted), Label: "as posted"},
		},
	}
	golden.Check(t, "testdata/uphill.svg", plot.SVG())
}
