package chart

import (
	"encoding/xml"
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"
)

// pointsOf returns the points of the first curve of a picture, which has to be
// well-formed.
func pointsOf(t *testing.T, svg string) [][2]float64 {
	t.Helper()
	var document struct {
		Polyline []struct {
			Points string `xml:"points,attr"`
		} `xml:"polyline"`
	}
	if err := xml.Unmarshal([]byte(svg), &document); err != nil {
		t.Fatalf("%v in\n%s", err, svg)
	}
	var points [][2]float64
	for _, field := range strings.Fields(document.Polyline[0].Points) {
		var x, y float64
		if _, err := fmt.Sscanf(field, "%g,%g", &x, &y); err != nil {
			t.Fatalf("%q is no point: %v", field, err)
		}
		points = append(points, [2]float64{x, y})
	}
	return points
}

// The values are read back out of the picture.
func TestSVGShowsValues(t *testing.T) {
	values := []float64{0, 0.5, 1, -1, 0.25}
	plot := Plot{Title: "a < b & c", XTo: 4, Series: []Series{{"", values}}}
	svg := plot.SVG()
	plot.Width = 400
	narrow := pointsOf(t, plot.SVG())
	points := pointsOf(t, svg)
	for i, p := range points[:len(points)-1] {
		x := 4 * (p[0] - points[0][0]) / (614 - points[0][0])
		if got := 4 * (narrow[i][0] - narrow[0][0]) / (374 - narrow[0][0]); math.Abs(got-x) > 0.01 {
			t.Errorf("400 pixels wide, value %d is at %g, want %g", i, got, x)
		}
		y := 1 - 2*(p[1]-72)/260
		if math.Abs(x-float64(i)) > 0.01 || math.Abs(y-values[i]) > 0.01 {
			t.Errorf("value %d is drawn as (%g, %g), want %g", i, x, y, values[i])
		}
	}
	if len(points) != len(values)+1 { // the last one ends the line
		t.Errorf("%d points for %d values", len(points), len(values))
	}
	if !strings.Contains(svg, ">a &lt; b &amp; c</text>") {
		t.Errorf("the title is missing:\n%s", svg)
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

// The numbers along the axes are as many as have room: seven of the y axis would be too
// many, and so would five of the x axis, whose labels are wide.
func TestSVGTicks(t *testing.T) {
	svg := Plot{XTo: 1e6, YTo: 12, Series: []Series{{"", []float64{0}}}}.SVG()
	label := regexp.MustCompile(`text-anchor="(?:end|middle)">([\d.]+)<`)
	var labels []string
	for _, match := range label.FindAllStringSubmatch(svg, -1) {
		labels = append(labels, match[1])
	}
	const want = "0.0 2.5 5.0 7.5 10.0 0 500000 1000000"
	if got := strings.Join(labels, " "); got != want {
		t.Errorf("the labels are %s, want %s", got, want)
	}
	if got := len(axis{0, 1}.ticksWithin(35)); got != 6 { // 7 gaps of 5 characters
		t.Errorf("35 characters have room for %d labels of 3, want 6", got)
	}
}
