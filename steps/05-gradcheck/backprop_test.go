package main

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"example/xor/tensor"
)

var (
	posted    = backprops[0]
	corrected = backprops[1]
)

// everyStart calls f for 100 seeds and 1 to 5 hidden units, with a network before
// training and after some training with the given backprop.
func everyStart(b backprop, f func(name string, n *Network)) {
	for seed := range uint32(100) {
		for hidden := 1; hidden <= 5; hidden++ {
			n := NewNetwork(hidden, seed)
			f(fmt.Sprintf("seed %d, %d hidden units", seed, hidden), n)
			g := NewGradients(n)
			for range later {
				b.train(n, g, xor, eta)
			}
			f(fmt.Sprintf("seed %d, %d hidden units, trained", seed, hidden), n)
		}
	}
}

func TestCorrectedBackpropPasses(t *testing.T) {
	everyStart(corrected, func(name string, n *Network) {
		slopes := corrected.slopes(n)
		if got := Verdict(slopes); got != "all agree" {
			t.Errorf("%s: %s", name, got)
		}
		checkSlopes(t, name, slopes, 1)
	})
}

func TestPostedBackpropIsTheExactNegative(t *testing.T) {
	everyStart(posted, func(name string, n *Network) {
		slopes := posted.slopes(n)
		got, want := Verdict(slopes), "all are -1 times the measured slope: the sign is wrong"
		if got != want {
			t.Errorf("%s: %s", name, got)
		}
		checkSlopes(t, name, slopes, -1)
	})
}

// checkSlopes compares without the help of the verdict. A slope is tiny if the
// noise alone may change its ratio by 1e-6.
func checkSlopes(t *testing.T, name string, slopes []Slope, ratio float64) {
	t.Helper()
	const tiny = 1e-4
	for _, s := range slopes {
		off := math.Abs(s.Analytic/s.Numeric - ratio)
		if !(math.Abs(s.Numeric) < tiny) && !(off < 1e-6) {
			t.Errorf("%s: %s: ratio %v, want %v", name, s.Name, s.Ratio(), ratio)
		}
		if !(math.Abs(s.Analytic-float64(ratio*s.Numeric)) < 1e-9) {
			t.Errorf("%s: %s: %g, measured %g", name, s.Name, s.Analytic, s.Numeric)
		}
	}
}

// The verdict names the one parameter whose gradient is damaged, in whatever way.
func TestWrongGradientIsPinnedOnItsGroup(t *testing.T) {
	damages := map[string]func(m *tensor.Matrix){
		"negated": func(m *tensor.Matrix) { m.Scale(-1, m) },
		"doubled": func(m *tensor.Matrix) { m.Scale(2, m) },
		"lost":    func(m *tensor.Matrix) { m.Zero() },
		"slightly off in the last number": func(m *tensor.Matrix) {
			rows, cols := m.Dims()
			m.Set(rows-1, cols-1, 1.001*m.At(rows-1, cols-1))
		},
	}
	for name, damage := range damages {
		for k, group := range []string{"W1", "W2", "b1", "b2"} {
			wrong := backprop{add: func(g *Gradients, n *Network, x, y *tensor.Matrix) {
				g.Backprop(n, x, y)
				if x == xor[3].X { // the last example: the sum is complete
					damage(n.parameters(g)[k].Gradient)
				}
			}}
			others := strings.Split("W1 W2 b1 b2", " ")
			others = append(others[:k], others[k+1:]...)
			for seed := range uint32(20) {
				got := Verdict(wrong.slopes(NewNetwork(3, seed)))
				end := fmt.Sprintf("; %s, %s and %s agree", others[0], others[1], others[2])
				if !strings.HasPrefix(got, group+" disagrees") || !strings.HasSuffix(got, end) {
					t.Errorf("%s %s, seed %d: %s", group, name, seed, got)
				}
			}
		}
	}
}

// One epoch changes every number by −eta times the measured slope, and returns the
// errors before the update.
func TestEpochGoesDownTheSlope(t *testing.T) {
	for seed := range uint32(5) {
		n, before := NewNetwork(3, seed), NewNetwork(3, seed)
		slopes := corrected.slopes(before)
		g := NewGradients(n)
		corrected.add(g, n, xor[0].X, xor[0].Y) // what is left over must not count
		loss, absError := Epoch(n, g, xor, 0.25)
		if loss != before.Loss(xor) || absError != before.AbsError(xor) {
			t.Errorf("seed %d: %g and %g, want %g and %g", seed, loss, absError,
				before.Loss(xor), before.AbsError(xor))
		}
		was, is := before.parameters(g), n.parameters(g)
		for _, s := range slopes {
			for k := range is {
				if is[k].Name != s.Parameter {
					continue
				}
				moved := is[k].Value.At(s.Row, s.Col) - was[k].Value.At(s.Row, s.Col)
				if !(math.Abs(moved+float64(0.25*s.Numeric)) < 1e-9) {
					t.Errorf("seed %d: %s moved by %g at the slope %g", seed, s.Name,
						moved, s.Numeric)
				}
			}
		}
	}
}
