package main

import (
	"fmt"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

// The curves in testdata are those of the question's program, as NumPy 1.24 ran it
// with eta 0.7.
func TestCurveIsNumPys(t *testing.T) {
	for seed := range 4 {
		got := golden.Output(t, run, "-csv", "-", "-seed", fmt.Sprint(seed))
		golden.CheckCurve(t, fmt.Sprintf("testdata/numpy-seed%d.csv", seed), got, 1e-9)
	}
}

// This step has to stay broken, with every seed: its loss climbs.
func TestStaysBroken(t *testing.T) {
	for seed := range uint32(100) {
		n := NewNetwork(3, seed)
		curve, err := Train(n, xor, defaultEta, defaultEpochs)
		if err != nil {
			t.Fatal(err)
		}
		if end := n.Loss(xor); end <= curve.Loss[0] {
			t.Errorf("seed %d: the loss went from %g to %g, it did not climb",
				seed, curve.Loss[0], end)
		}
	}
}

// Progress comes every 1000 epochs, as posted: with the default that is one line.
func TestPrintsProgress(t *testing.T) {
	got := golden.Output(t, run, "-epochs", "1001")
	if !strings.Contains(got, "\nepoch 1000: loss ") || strings.Count(got, "\nepoch ") != 2 {
		t.Errorf("1001 epochs print\n%.200s", got)
	}
}
