package main

import (
	"math"
	"testing"
)

// BenchmarkEpoch is one epoch of the step's own code.
func BenchmarkEpoch(b *testing.B) {
	n := NewNetwork(3, 0)
	g := NewGradients(n)
	b.ReportAllocs()
	for range b.N {
		Epoch(n, g, xor, 0.7)
	}
}

// BenchmarkEpochByHand is the same arithmetic on fixed arrays, with the exponential of the
// standard library: the practical limit, which a slow tensor.Exp cannot hide behind.
func BenchmarkEpochByHand(b *testing.B) {
	n := newHandNetwork(NewNetwork(3, 0))
	b.ReportAllocs()
	for range b.N {
		n.epoch(0.7)
	}
}

// TestByHandIsTheSame checks that the benchmarks compare the same.
func TestByHandIsTheSame(t *testing.T) {
	n := NewNetwork(3, 0)
	g, byHand := NewGradients(n), newHandNetwork(n)
	for epoch := range 2000 {
		loss, absError := Epoch(n, g, xor, 0.7)
		handLoss, handAbsError := byHand.epoch(0.7)
		if math.Abs(loss-handLoss) > 1e-12 || math.Abs(absError-handAbsError) > 1e-12 {
			t.Fatalf("epoch %d: loss %g and absolute error %g, by hand %g and %g",
				epoch, loss, absError, handLoss, handAbsError)
		}
	}
}

// handNetwork is a Network with 3 hidden units, in fixed arrays. A unit has its weights
// from the inputs, its bias, and its weight to the output.
type handNetwork struct {
	units [3][4]float64
	b2    float64
}

func newHandNetwork(n *Network) *handNetwork {
	h := &handNetwork{b2: n.B2.At(0, 0)}
	for j := range h.units {
		h.units[j] = [4]float64{n.W1.At(0, j), n.W1.At(1, j), n.B1.At(0, j), n.W2.At(j, 0)}
	}
	return h
}

var handExamples = [4][3]float64{{0, 0, 0}, {1, 0, 1}, {0, 1, 1}, {1, 1, 0}}

// epoch is Epoch without matrices.
func (n *handNetwork) epoch(eta float64) (loss, absError float64) {
	var gradient handNetwork
	for _, e := range handExamples {
		var hidden [3]float64
		z2 := n.b2
		for j := range n.units {
			u := &n.units[j]
			z1 := float64(e[0]*u[0]) + float64(e[1]*u[1]) + u[2]
			hidden[j] = 1 / (1 + math.Exp(-z1))
			z2 += float64(hidden[j] * u[3])
		}
		output := 1 / (1 + math.Exp(-z2))
		d := output - e[2]
		delta2 := d * dsigmoid(output)
		for j := range hidden {
			delta1 := delta2 * n.units[j][3] * dsigmoid(hidden[j])
			g := &gradient.units[j]
			g[0] += float64(e[0] * delta1)
			g[1] += float64(e[1] * delta1)
			g[2] += delta1
			g[3] += float64(hidden[j] * delta2)
		}
		gradient.b2 += delta2
		loss += halfSquare(d)
		absError += math.Abs(d)
	}
	for j := range n.units {
		u, g := &n.units[j], &gradient.units[j]
		u[0] -= float64(eta * g[0])
		u[1] -= float64(eta * g[1])
		u[2] -= float64(eta * g[2])
		u[3] -= float64(eta * g[3])
	}
	n.b2 -= float64(eta * gradient.b2)
	return loss / 4, absError
}
