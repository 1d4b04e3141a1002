package main

import (
	"fmt"
	"math"
	"testing"

	"example/xor/steps/internal/chart"
	"example/xor/steps/internal/golden"
)

// The two differences with an h so large that their errors show: each is the slope of a
// line through two points of ΣE, along b2 of the network of seed 0, where the curvature
// is large.
func TestDrawDifferences(t *testing.T) {
	const w, h = -0.6, 0.5
	n := NewNetwork(3, 0)
	n.B2.Set(0, 0, w)
	slopes := backprop{add: (*Gradients).Backprop}.slopes(n)
	tangent := slopes[len(slopes)-1].Analytic
	central := centralDifference(n.sumLoss, n.B2, 0, 0, h)
	oneSided := oneSidedDifference(n.sumLoss, n.B2, 0, 0, h)
	if math.Abs(central-tangent) > math.Abs(oneSided-tangent)/5 {
		t.Errorf("of the slope %g, central is %g, one-sided %g: there is little to see",
			tangent, central, oneSided)
	}

	plot := differencePlot(n, tangent, central, w-h, w+h)
	plot.Marks[0].Label, plot.Marks[1].Label = "w − h", "w + h"
	plot.Title = fmt.Sprintf("central, through ΣE(w − h) and ΣE(w + h), h = %g", h)
	golden.Check(t, "testdata/central.svg", plot.SVG())
	plot = differencePlot(n, tangent, oneSided, w, w+h)
	plot.Marks[0].Label, plot.Marks[1].Label = "w", "w + h"
	plot.Title = fmt.Sprintf("one-sided, through ΣE(w) and ΣE(w + h), h = %g", h)
	golden.Check(t, "testdata/one-sided.svg", plot.SVG())
}

// differencePlot draws ΣE along b2, its tangent where b2 is, and a line of the
// given slope, which goes through ΣE at from and at to.
func differencePlot(n *Network, tangent, slope, from, to float64) chart.Plot {
	const left, right, steps = -1.6, 0.4, 80
	w := n.B2.At(0, 0)
	loss := func(b float64) float64 {
		n.B2.Set(0, 0, b)
		defer n.B2.Set(0, 0, w)
		return n.sumLoss()
	}
	var curve, along, through []float64
	for i := range steps + 1 {
		b := left + float64((right-left)*float64(i)/steps)
		curve = append(curve, loss(b))
		along = append(along, loss(w)+float64(tangent*(b-w)))
		through = append(through, loss(from)+float64(slope*(b-from)))
	}
	return chart.Plot{
		XLabel: "w = b2", XFrom: left, XTo: right,
		YLabel: "ΣE", YFrom: 0.35, YTo: 0.7,
		Series: []chart.Series{
			{Name: "ΣE", Y: curve},
			{Name: fmt.Sprintf("difference: %.4f", slope), Y: through},
			{Name: fmt.Sprintf("tangent: %.4f", tangent), Y: along},
		},
		Marks: []chart.Mark{{X: from, Y: loss(from)}, {X: to, Y: loss(to)}},
	}
}
