package main

import (
	"fmt"
	"testing"

	"example/xor/steps/internal/drawing"
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

func onPlane(x1, x2 float64) drawing.Point {
	return drawing.Point{
		X: planeLeft + float64((x1-planeFrom)*planeScale),
		Y: planeEnd - float64((x2-planeFrom)*planeScale),
	}
}

// Where z₁ of the hidden units is 0, before and after training.
func TestDrawLines(t *testing.T) {
	n := NewNetwork(3, 0)
	if got := cutting(n); got != 0 {
		t.Errorf("before training %d lines cut the square, want 0", got)
	}
	before := drawing.New("before training", 400, 420)
	drawPlane(before, n, "before training: no line cuts the square")
	golden.Check(t, "testdata/lines-before.svg", before.SVG())

	if _, err := Train(n, xor, defaultEta, defaultEpochs); err != nil {
		t.Fatal(err)
	}
	if got := cutting(n); got != 2 {
		t.Errorf("after training %d lines cut the square, want 2", got)
	}
	after := drawing.New("after training", 400, 420)
	drawPlane(after, n, "after training: two lines cut off two corners")
	golden.Check(t, "testdata/lines-after.svg", after.SVG())
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

// drawPlane draws the output of n over the unit square, with the targets at its corners,
// and the line z₁ = 0 of every hidden unit.
func drawPlane(s *drawing.Sheet, n *Network, title string) {
	const cells = 13
	s.Text("start", drawing.Point{X: 16, Y: 26}, title)
	for row := range cells {
		for column := range cells {
			x1, x2 := float64(column)/cells, float64(row)/cells
			colour := film.Colour(n.Output(x1+0.5/cells, x2+0.5/cells))
			s.Square(colour, onPlane(x1, x2+1.0/cells), planeScale/cells)
		}
	}
	for j := range 3 {
		ends := lineThrough(n.W1.At(0, j), n.W1.At(1, j), n.B1.At(0, j))
		s.Line("halo", ends...)
		s.Line([]string{"ink", "soft", "dashed"}[j], ends...)
	}
	for _, e := range xor {
		drawTarget(s, e, onPlane(e.X.At(0, 0), e.X.At(0, 1)))
	}
}

func drawTarget(s *drawing.Sheet, e Example, at drawing.Point) {
	s.Circle("ink", at, 14)
	s.Text("middle", at.Plus(0, 6), fmt.Sprint(e.Y.At(0, 0)))
}

// Why one line is not enough: the segments between the 1s and between the 0s cross.
func TestDrawOneLine(t *testing.T) {
	corner := func(example int) drawing.Point {
		x := xor[example].X
		return drawing.Point{X: 100 + 200*x.At(0, 0), Y: 270 - 200*x.At(0, 1)}
	}
	s := drawing.New("One line cannot cut XOR", 400, 330)
	s.Line("soft", corner(0), corner(1), corner(3), corner(2), corner(0))
	s.Line("look1", corner(1), corner(2))
	s.Line("look0", corner(0), corner(3))
	for i, e := range xor {
		drawTarget(s, e, corner(i))
	}
	s.Text("middle", drawing.Point{X: 200, Y: 26},
		"one line cannot have both 1s on one side")
	s.Text("middle", drawing.Point{X: 200, Y: 314},
		"and both 0s on the other: these two cross")
	golden.Check(t, "testdata/one-line.svg", s.SVG())
}

// lineThrough returns where w1·x[0] + w2·x[1] + bias = 0 meets the edges of the plane.
func lineThrough(w1, w2, bias float64) []drawing.Point {
	var ends []drawing.Point
	for _, edge := range []float64{planeFrom, planeTo} {
		if x2 := -(float64(w1*edge) + bias) / w2; planeFrom <= x2 && x2 <= planeTo {
			ends = append(ends, onPlane(edge, x2))
		}
		if x1 := -(float64(w2*edge) + bias) / w1; planeFrom <= x1 && x1 <= planeTo {
			ends = append(ends, onPlane(x1, edge))
		}
	}
	return ends
}
