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
