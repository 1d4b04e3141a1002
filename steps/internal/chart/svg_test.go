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
		svg := Plot{Width: width, XTo: 4, Series: []Series{{"alone", values}}}.SVG()
		points := pointsOf(t, svg)
		if len(points) != len(values)+1 { // the last one ends the line
			t.Errorf("%d points for %d values", len(points), len(values))
		}
		if strings.Contains(svg, "alone") {
			t.Error("the name of a single curve takes room")
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
