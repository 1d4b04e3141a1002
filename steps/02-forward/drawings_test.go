package main

import (
	"testing"

	"example/xor/steps/internal/chart"
	"example/xor/steps/internal/drawing"
	"example/xor/steps/internal/golden"
)

// Where the inputs, the hidden units and the output are.
var (
	inputAt  = [2]drawing.Point{{X: 60, Y: 130}, {X: 60, Y: 290}}
	hiddenAt = [3]drawing.Point{{X: 330, Y: 70}, {X: 330, Y: 210}, {X: 330, Y: 350}}
	outputAt = drawing.Point{X: 580, Y: 210}
)

// The network of seed 0, with all its parameters.
func TestDrawNetwork(t *testing.T) {
	const radius = 24
	n := NewNetwork(3, 0)
	s := drawing.New("The network, with the 13 parameters of seed 0", 640, 420)
	for _, unit := range hiddenAt {
		for _, input := range inputAt {
			s.Arrow("soft", input, unit, radius)
		}
		s.Arrow("soft", unit, outputAt, radius)
	}
	for j, unit := range hiddenAt {
		for i, input := range inputAt {
			share := 0.34
			if i == 0 && j == 2 || i == 1 && j == 0 {
				share = 0.7 // past the place where these two arrows meet
			}
			label(s, input.Between(unit, share), n.W1.At(i, j))
		}
		label(s, unit.Between(outputAt, 0.45), n.W2.At(j, 0))
	}
	for i, at := range inputAt {
		node(s, at, []string{"x[0]", "x[1]"}[i])
	}
	for j, at := range hiddenAt {
		node(s, at, "σ")
		beside := at.Plus(0, []float64{-34, -34, 46}[j])
		s.Text("middle", beside, "b₁: "+drawing.Number(n.B1.At(0, j)))
	}
	node(s, outputAt, "σ")
	s.Text("middle", outputAt.Plus(-4, -34), "b₂: "+drawing.Number(n.B2.At(0, 0)))
	s.Text("bold middle", drawing.Point{X: 166, Y: 26}, "W₁")
	s.Text("bold middle", drawing.Point{X: 448, Y: 26}, "W₂")
	golden.Check(t, "testdata/network.svg", s.SVG())
}

func node(s *drawing.Sheet, at drawing.Point, name string) {
	s.Circle("ink", at, 24)
	s.Text("middle", at.Plus(0, 5), name)
}

// label writes the weight of an arrow over the arrow.
func label(s *drawing.Sheet, at drawing.Point, weight float64) {
	s.Text("middle", at.Plus(0, 5), drawing.Number(weight))
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
		XLabel: "z",
		XFrom:  -6,
		XTo:    6,
		YTo:    1,
		Series: []chart.Series{
			{Name: "a = σ(z)", Y: values}, {Name: "σ′(z) = a·(1 − a)", Y: derivatives},
		},
		Marks: []chart.Mark{
			{X: z, Y: a, Label: drawing.Number(a)},
			{X: z, Y: a * (1 - a), Label: drawing.Number(a * (1 - a))},
		},
	}
	golden.Check(t, "testdata/sigmoid.svg", plot.SVG())
}
