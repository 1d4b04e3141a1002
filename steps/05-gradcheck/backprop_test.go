package main

import (
	"fmt"
	"math"
	"testing"
)

// From 100 seeds and with 1 to 5 hidden units, before and after some training, the
// corrected backprop has the measured slopes, and the one as posted has their negatives.
// The slopes are compared without the help of the verdict, too: one below 1e-4 can have
// so much noise that its ratio changes by 1e-6.
func TestBothBackprops(t *testing.T) {
	verdicts := map[float64]string{
		-1: "all are -1 times the measured slope: the sign is wrong",
		1:  "all agree",
	}
	check := func(name string, slopes []Slope, ratio float64) {
		if got := Verdict(slopes); got != verdicts[ratio] {
			t.Errorf("%s: %s", name, got)
		}
		for _, s := range slopes {
			off := math.Abs(s.Analytic/s.Numeric - ratio)
			apart := math.Abs(s.Analytic - float64(ratio*s.Numeric))
			if !(off < 1e-6 || math.Abs(s.Numeric) < 1e-4) || !(apart < 1e-9) {
				t.Errorf("%s: %s: %g, measured %g", name, s.Name, s.Analytic, s.Numeric)
			}
		}
	}
	for k, b := range backprops {
		for run := range uint32(500) {
			seed, hidden := run/5, int(run%5)+1
			name := fmt.Sprintf("%s, seed %d, %d hidden units", b.name, seed, hidden)
			n := NewNetwork(hidden, seed)
			check(name, b.slopes(n), float64(2*k-1))
			g := NewGradients(n)
			for range later {
				b.train(n, g, xor, eta)
			}
			check(name+", trained", b.slopes(n), float64(2*k-1))
		}
	}
}

// One epoch changes every number by −eta times the measured slope, and returns the
// errors before the update.
func TestEpochGoesDownTheSlope(t *testing.T) {
	for seed := range uint32(5) {
		n, before := NewNetwork(3, seed), NewNetwork(3, seed)
		g, corrected := NewGradients(n), backprops[1]
		was, is := before.parameters(g), n.parameters(g)
		corrected.add(g, n, xor[0].X, xor[0].Y) // what is left over must not count
		loss, absError := Epoch(n, g, xor, 0.25)
		if loss != before.Loss(xor) || absError != before.AbsError(xor) {
			t.Errorf("seed %d: %g and %g, want %g and %g", seed, loss, absError,
				before.Loss(xor), before.AbsError(xor))
		}
		k := 0
		for _, s := range corrected.slopes(before) {
			if s.Parameter != is[k].Name {
				k++
			}
			update := is[k].Value.At(s.Row, s.Col) - was[k].Value.At(s.Row, s.Col)
			if !(math.Abs(update+float64(0.25*s.Numeric)) < 1e-9) {
				t.Errorf("seed %d: the update of %s is %g at the slope %g", seed, s.Name,
					update, s.Numeric)
			}
		}
	}
}
