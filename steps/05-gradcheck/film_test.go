package main

import (
	"regexp"
	"slices"
	"testing"

	"example/xor/steps/internal/film"
	"example/xor/steps/internal/golden"
)

// The films of the front page: steps 03 and 04 from the same start, on one clock. This
// step has the backprop of both.
func TestFrontPageFilms(t *testing.T) {
	posted, fixed := NewNetwork(3, 0), NewNetwork(3, 0)
	gPosted, gFixed := NewGradients(posted), NewGradients(fixed)
	recorder := film.New(
		film.Network{Output: posted.Output, W1: posted.W1, B1: posted.B1, W2: posted.W2},
		film.Network{Output: fixed.Output, W1: fixed.W1, B1: fixed.B1, W2: fixed.W2})
	recorder.Train(2000, func() {
		EpochAsPosted(posted, gPosted, xor, 0.7)
		Epoch(fixed, gFixed, xor, 0.7)
	})
	buggy := recorder.SVG(0, "03-buggy: as posted")
	good := recorder.SVG(1, "04-fixed: one line changed")
	golden.Check(t, "../testdata/film-buggy.svg", buggy)
	golden.Check(t, "../testdata/film-fixed.svg", good)

	clock := regexp.MustCompile(`>(?:epoch )?\d+<`) // the moments, and the ticks of the axis
	if a, b := clock.FindAllString(buggy, -1), clock.FindAllString(good, -1); len(a) < 40 ||
		!slices.Equal(a, b) {
		t.Errorf("the films are not on one clock:\n%v\n%v", a, b)
	}
}
