package main

import (
	"fmt"
	"math"
	"testing"

	"example/xor/steps/internal/chart"
	"example/xor/steps/internal/drawing"
	"example/xor/steps/internal/golden"
	"example/xor/tensor"
)

// The backward pass for the example (0,1) and the network of seed 0: the derivation of
// the page, with numbers.
func TestDrawBackward(t *testing.T) {
	n, x, y := NewNetwork(3, 0), xor[2].X, xor[2].Y
	n.Forward(x)
	output := n.output.At(0, 0)
	away := output - y.At(0, 0)       // ∂E/∂output = output − y
	delta2 := away * dsigmoid(output) // δ₂ = (output − y)·σ′(z₂)
	var dHidden, slope1, delta1 [3]float64
	for j := range delta1 {
		dHidden[j] = delta2 * n.W2.At(j, 0)         // ∂E/∂hidden = δ₂·W₂ᵀ
		slope1[j] = dsigmoid(n.hidden.At(0, j))     // σ′(z₁)
		delta1[j] = float64(dHidden[j] * slope1[j]) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}
	checkBackprop(t, n, x, y, delta2, delta1[:])

	const radius = 24
	number := drawing.Number
	output2, e := drawing.Point{X: 470, Y: 215}, drawing.Point{X: 650, Y: 215}
	s := drawing.New("The backward pass, for the example (0,1)", 640, 410)
	s.Text("soft start", drawing.Point{X: 16, Y: 26},
		"from right to left: how E changes with each z")
	s.Arrow("look1", e, output2, radius)
	for j, weight := range []float64{n.W2.At(0, 0), n.W2.At(1, 0), n.W2.At(2, 0)} {
		unit := drawing.Point{X: 200, Y: 80 + 135*float64(j)}
		s.Arrow("look1", output2, unit, radius)
		s.Circle("ink", unit, radius)
		s.Text("middle", unit.Plus(0, 5), "σ")
		s.Text("middle", output2.Between(unit, 0.5).Plus(0, 5), number(weight))
		s.Text("end", unit.Plus(-34, -17), "δ₂·W₂ᵀ = "+number(dHidden[j]))
		s.Text("end", unit.Plus(-34, 5), "σ′(z₁) = "+number(slope1[j]))
		s.Text("end bold", unit.Plus(-34, 27), "δ₁ = "+number(delta1[j]))
	}
	s.Text("middle bold", drawing.Point{X: 335, Y: 112}, "W₂ᵀ")
	s.Circle("ink", output2, radius)
	s.Text("middle", output2.Plus(0, 5), "σ")
	s.Text("end", drawing.Point{X: 624, Y: 156},
		fmt.Sprintf("output %s, target %g", number(output), y.At(0, 0)))
	s.Text("end", drawing.Point{X: 624, Y: 178}, "∂E/∂output = "+number(away))
	s.Text("end", drawing.Point{X: 624, Y: 270}, "σ′(z₂) = "+number(dsigmoid(output)))
	s.Text("end bold", drawing.Point{X: 624, Y: 292}, "δ₂ = "+number(delta2))
	golden.Check(t, "testdata/backward.svg", s.SVG())
}

// checkBackprop checks the numbers of the drawing against Backprop, whose sign is the
// question's.
func checkBackprop(
	t *testing.T, n *Network, x, y *tensor.Matrix, delta2 float64, delta1 []float64,
) {
	t.Helper()
	g := NewGradients(n)
	g.Backprop(n, x, y)
	if got := g.delta2.At(0, 0); math.Abs(got+delta2) > 1e-15 {
		t.Errorf("δ₂ is %g, backprop has %g, want the opposite", delta2, got)
	}
	for j, delta := range delta1 {
		if got := g.delta1.At(0, j); math.Abs(got+delta) > 1e-15 {
			t.Errorf("δ₁[%d] is %g, backprop has %g, want the opposite", j, delta, got)
		}
	}
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
		XLabel: "W2[0], all other parameters fixed",
		YLabel: "loss",
		XFrom:  from,
		XTo:    to,
		YFrom:  0.152,
		YTo:    0.164,
		Series: []chart.Series{{Name: "loss", Y: losses}},
		Marks: []chart.Mark{
			{X: opposite, Y: lossAt(opposite), Label: "opposite"},
			{X: w, Y: lossAt(w), Label: "before"},
			{X: posted, Y: lossAt(posted), Label: "as posted"},
		},
	}
	golden.Check(t, "testdata/uphill.svg", plot.SVG())
}
