package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

// pointsOf returns the points of the first curve of a picture.
func pointsOf(t *testing.T, svg string) [][2]float64 {
	t.Helper()
	_, svg, _ = strings.Cut(svg, `points="`)
	svg, _, _ = strings.Cut(svg, `"`)
	var points [][2]float64
	for _, field := range strings.Fields(svg) {
		var x, y float64
		if _, err := fmt.Sscanf(field, "%g,%g", &x, &y); err != nil {
			t.Fatalf("%q is no point: %v", field, err)
		}
		points = append(points, [2]float64{x, y})
	}
	return points
}

// The whole picture, of two curves.
func TestSVG(t *testing.T) {
	golden.Check(t, "testdata/plot.svg", Plot{
		Title: "a < b & c", XLabel: "epoch", YLabel: "loss", XTo: 1e6, YTo: 12,
		Series: []Series{{"up", []float64{0, 1, 9}}, {"down", []float64{12, 3, 2.5}}},
	}.SVG())
}

// The values are read back out of the picture, which can be narrow.
func TestSVGShowsValues(t *testing.T) {
	values := []float64{0, 0.5, 1, -1, 0.25}
	for width, right := range map[int]float64{0: 614, 400: 374} {
		points := pointsOf(t, Plot{Width: width, XTo: 4, Series: []Series{{"", values}}}.SVG())
		if len(points) != len(values)+1 { // the last one ends the line
			t.Errorf("%d points for %d values", len(points), len(values))
		}
		for i, v := range values {
			x := 4 * (points[i][0] - points[0][0]) / (right - points[0][0])
			y := 1 - 2*(points[i][1]-72)/260
			if math.Abs(x-float64(i)) > 0.01 || math.Abs(y-v) > 0.01 {
				t.Errorf("value %d is drawn as (%g, %g), want %g", i, x, y, v)
			}
		}
	}
}

// A single value that is not like the others is seen, among however many.
func TestSVGShowsPeaks(t *testing.T) {
	for _, peak := range []int{0, 1, 123_456, 500_001, 999_999} {
		values := make([]float64, 1_000_000)
		values[peak] = 1
		svg := Plot{XTo: 1, Series: []Series{{"", values}}}.SVG()
		highest := math.Inf(1)
		for _, p := range pointsOf(t, svg) {
			highest = min(highest, p[1])
		}
		if highest != 72 {
			t.Errorf("the peak at %d is not drawn", peak)
		}
		if len(svg) > 20_000 {
			t.Errorf("%d bytes", len(svg))
		}
	}
}
