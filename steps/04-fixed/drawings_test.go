package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"example/xor/steps/internal/chart"
	"example/xor/steps/internal/film"
	"example/xor/steps/internal/golden"
)

// plane is where the inputs are on a sheet: from −1.25 to 2.25 on both axes, so that the
// unit square is in the middle of it.
const (
	planeFrom, planeTo   = -1.25, 2.25
	planeLeft, planeTop  = 16, 44
	planeScale, planeEnd = 104, planeTop + 364 // pixels a unit; the lower edge
)

// onPlane returns where a pair of inputs is, in pixels from the upper left corner.
func onPlane(x1, x2 float64) (x, y string) {
	return chart.Tenths(planeLeft + float64((x1-planeFrom)*planeScale)),
		chart.Tenths(planeEnd - float64((x2-planeFrom)*planeScale))
}

// Where z₁ of the hidden units is 0, before and after training.
func TestDrawLines(t *testing.T) {
	n := NewNetwork(3, 0)
	draw(t, "testdata/lines-before.svg", n, 0, "before training: no line cuts the square")
	if _, err := Train(n, xor, defaultEta, defaultEpochs); err != nil {
		t.Fatal(err)
	}
	draw(t, "testdata/lines-after.svg", n, 2, "after training: two lines cut off two corners")
}

// cutting returns how many hidden units have corners of the square on both sides of
// their lines.
func cutting(n *Network) int {
	count := 0
	for j := range 3 {
		above := 0
		for _, example := range xor {
			if n.Forward(example.X); n.z1.At(0, j) > 0 {
				above++
			}
		}
		if above > 0 && above < 4 {
			count++
		}
	}
	return count
}

// draw draws the output of n over the unit square, with the targets at its corners, and
// the line z₁ = 0 of every hidden unit, some of which cut the square. The styles are those
// of the file.
func draw(t *testing.T, file string, n *Network, lines int, title string) {
	const cells = 13
	content, err := os.ReadFile(file)
	svg, _, found := strings.Cut(string(content), `<text class`)
	if !found {
		t.Fatalf("%s has no styles (%v)", file, err)
	}
	svg += fmt.Sprintf(`<text class="start" x="16" y="26">%s</text>`+"\n", title)
	for row := range cells {
		for column := range cells {
			x1, x2 := float64(column)/cells, float64(row)/cells
			x, y := onPlane(x1, x2+1.0/cells)
			svg += fmt.Sprintf(`<rect x="%s" y="%s" width="%d" height="%[3]d" fill="%s"/>`+"\n",
				x, y, planeScale/cells, film.Colour(n.Output(x1+0.5/cells, x2+0.5/cells)))
		}
	}
	for j, class := range []string{"ink", "soft", "dashed"} {
		line := lineThrough(n.W1.At(0, j), n.W1.At(1, j), n.B1.At(0, j))
		svg += fmt.Sprintf(`<path class="halo" d="%s"/>`+"\n"+`<path class="%s" d="%[1]s"/>`+"\n",
			line, class)
	}
	for _, e := range xor {
		x, y := onPlane(e.X.At(0, 0), e.X.At(0, 1))
		svg += fmt.Sprintf(`<circle class="ink" cx="%s" cy="%s" r="14"/>`+"\n", x, y)
		_, below := onPlane(0, e.X.At(0, 1)-6.0/planeScale)
		svg += fmt.Sprintf(`<text class="middle" x="%s" y="%s">%g</text>`+"\n", x, below, e.Y.At(0, 0))
	}
	golden.Check(t, file, svg+"</svg>\n")
	if got := cutting(n); got != lines {
		t.Errorf("%s: %d lines cut the square, want %d", title, got, lines)
	}
}

// lineThrough returns the part of w1·x[0] + w2·x[1] + bias = 0 that is on the plane.
func lineThrough(w1, w2, bias float64) string {
	var ends []string
	for _, edge := range []float64{planeFrom, planeTo} {
		for _, end := range [][2]float64{
			{edge, -(float64(w1*edge) + bias) / w2}, {-(float64(w2*edge) + bias) / w1, edge},
		} {
			if min(end[0], end[1]) >= planeFrom && max(end[0], end[1]) <= planeTo {
				x, y := onPlane(end[0], end[1])
				ends = append(ends, x+" "+y)
			}
		}
	}
	return "M" + strings.Join(ends, "L")
}
