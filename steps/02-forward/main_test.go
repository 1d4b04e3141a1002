package main

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

// The sweep finds the same loss at a weight as a network that has this weight.
func TestSweep(t *testing.T) {
	n := NewNetwork(3, 0)
	start := n.W2.At(0, 0)
	weights, losses := sweep(n)
	if n.W2.At(0, 0) != start {
		t.Errorf("the sweep left W2[0] at %g, it was %g", n.W2.At(0, 0), start)
	}
	if len(weights) != 241 || weights[0] != -6 || weights[120] != 0 || weights[240] != 6 {
		t.Fatalf("the sweep has %d weights: %v", len(weights), weights)
	}
	for k, weight := range weights {
		if k > 0 && math.Abs(weight-weights[k-1]-0.05) > 1e-12 {
			t.Errorf("step %d goes from %g to %g", k, weights[k-1], weight)
		}
		other := NewNetwork(3, 0)
		other.W2.Set(0, 0, weight)
		if losses[k] != other.Loss(xor) {
			t.Errorf("the loss at %g is %g, want %g", weight, losses[k], other.Loss(xor))
		}
	}
}

// A small step in the direction that is called down makes the loss smaller.
func TestDownIsDown(t *testing.T) {
	for seed := range uint32(20) {
		n := NewNetwork(3, seed)
		loss, w, s := n.Loss(xor), n.W2.At(0, 0), slope(n)
		if n.W2.At(0, 0) != w {
			t.Fatalf("slope left W2[0] at %g, it was %g", n.W2.At(0, 0), w)
		}
		step := 1e-3
		if strings.Contains(whichWayIsDown(s), "Downhill is to the left") {
			step = -step
		}
		n.W2.Set(0, 0, w+step)
		if n.Loss(xor) >= loss {
			t.Errorf("seed %d: %s\nbut the loss goes from %g to %g",
				seed, whichWayIsDown(s), loss, n.Loss(xor))
		}
		expected := (n.Loss(xor) - loss) / step
		if math.Abs(s-expected) > 1e-3 {
			t.Errorf("seed %d: slope %g, but a step of %g shows %g", seed, s, step, expected)
		}
	}
}

func TestNoWayDown(t *testing.T) {
	const want = "The slope here is 0 to four decimals: there is no way down along W2[0]."
	for _, slope := range []float64{-4e-5, 0, 4e-5} {
		if got := whichWayIsDown(slope); got != want {
			t.Errorf("slope %g: %q, want %q", slope, got, want)
		}
	}
}

func TestCSV(t *testing.T) {
	want := "weight,loss\n"
	weights, losses := sweep(NewNetwork(4, 2))
	for k := range weights {
		want += fmt.Sprintf("%g,%g\n", weights[k], losses[k])
	}
	if got := golden.Output(t, run, "-csv", "-", "-seed", "2", "-hidden", "4"); got != want {
		t.Errorf("got\n%.200s\nwant\n%.200s", got, want)
	}
}
