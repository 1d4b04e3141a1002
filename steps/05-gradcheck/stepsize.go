package main

// Why the difference is central, and why h is 1e-5: one slope, measured with smaller
// and smaller h.

import (
	"fmt"
	"io"
	"math"

	"example/xor/steps/internal/chart"
	"example/xor/tensor"
)

// stepSizes are written out, because 1e-2 divided by 10 is not quite 1e-3.
var stepSizes = []float64{
	1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12,
}

// smallestDrawn is where the chart puts a smaller error, since 0 has no logarithm.
const smallestDrawn = 1e-16

// oneSidedDifference returns (loss(w+h) − loss(w)) / h, for comparison with
// centralDifference.
func oneSidedDifference(
	loss func() float64, m *tensor.Matrix, i, j int, h float64,
) float64 {
	w := m.At(i, j)
	here := loss() // loss(w)
	m.Set(i, j, w+h)
	above := loss() // loss(w+h)
	m.Set(i, j, w)
	return (above - here) / h
}

// sweep measures the slope s again, with both differences and every step size. m is
// the parameter that the slope belongs to.
func sweep(
	loss func() float64, m *tensor.Matrix, s Slope,
) (oneSided, central []Slope) {
	for _, h := range stepSizes {
		s.Numeric = oneSidedDifference(loss, m, s.Row, s.Col, h)
		oneSided = append(oneSided, s)
		s.Numeric = centralDifference(loss, m, s.Row, s.Col, h)
		central = append(central, s)
	}
	return oneSided, central
}

// printStepSizes measures the slope along b2, which every network has. The corrected
// backprop has passed the check by now, so its slope is taken as the true one: there is
// no h in it.
func printStepSizes(stdout io.Writer, n *Network) {
	slopes := backprop{add: (*Gradients).Backprop}.slopes(n)
	b2 := slopes[len(slopes)-1]
	oneSided, central := sweep(n.sumLoss, n.B2, b2)

	fmt.Fprintf(stdout, "The slope along %s is %.12f. Measured with other values of h:\n\n",
		b2.Name, b2.Analytic)
	fmt.Fprintf(stdout, "%7s  %33s  %33s\n", "",
		"one-sided, (ΣE(w+h) − ΣE(w)) / h", "central, (ΣE(w+h) − ΣE(w−h)) / 2h")
	fmt.Fprintf(stdout, "%7s  %17s%16s  %17s%16s\n",
		"h", "measured", "relative error", "measured", "relative error")
	for i, h := range stepSizes {
		fmt.Fprintf(stdout, "%7.0e  %17.12f%16.1e  %17.12f%16.1e\n", h,
			oneSided[i].Numeric, oneSided[i].RelativeError(),
			central[i].Numeric, central[i].RelativeError())
	}
	plot := chart.Plot{
		Title:  "The error of both differences",
		XLabel: "k, with h = 10⁻ᵏ",
		YLabel: "log₁₀ of the relative error",
		XFrom:  1,
		XTo:    float64(len(stepSizes)),
		Series: []chart.Series{
			{Name: "one-sided", Y: logarithms(oneSided)},
			{Name: "central", Y: logarithms(central)},
		},
	}
	fmt.Fprintf(stdout, "\n%s", plot.Text())
}

// logarithms returns the heights of the relative errors in the chart.
func logarithms(slopes []Slope) []float64 {
	logs := make([]float64, len(slopes))
	for i, s := range slopes {
		logs[i] = math.Log10(max(s.RelativeError(), smallestDrawn))
	}
	return logs
}
