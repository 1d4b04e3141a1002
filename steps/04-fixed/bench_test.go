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

// handNetwork is a Network with 3 hidden units, in fixed arrays.
type handNetwork struct {
	W1 [2][3]float64
	W2 [3]float64
	B1 [3]float64
	B2 float64
}

func newHandNetwork(n *Network) *handNetwork {
	h := new(handNetwork)
	for j := range 3 {
		h.W1[0][j] = n.W1.At(0, j)
		h.W1[1][j] = n.W1.At(1, j)
		h.W2[j] = n.W2.At(j, 0)
		h.B1[j] = n.B1.At(0, j)
	}
	h.B2 = n.B2.At(0, 0)
	return h
}

var (
	handInputs  = [4][2]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}}
	handTargets = [4]float64{0, 1, 1, 0}
)

// epoch is Epoch without matrices.
func (n *handNetwork) epoch(eta float64) (loss, absError float64) {
	var dW1 [2][3]float64
	var dW2, db1 [3]float64
	var db2 float64
	for i, x := range handInputs {
		var hidden, delta1 [3]float64
		z2 := 0.0
		for j := range 3 {
			z1 := float64(x[0]*n.W1[0][j]) + float64(x[1]*n.W1[1][j])
			hidden[j] = 1 / (1 + math.Exp(-(z1 + n.B1[j])))
			z2 += float64(hidden[j] * n.W2[j])
		}
		output := 1 / (1 + math.Exp(-(z2 + n.B2)))
		d := output - handTargets[i]
		delta2 := d * dsigmoid(output)
		for j := range 3 {
			delta1[j] = delta2 * n.W2[j] * dsigmoid(hidden[j])
			dW2[j] += float64(hidden[j] * delta2)
			dW1[0][j] += float64(x[0] * delta1[j])
			dW1[1][j] += float64(x[1] * delta1[j])
			db1[j] += delta1[j]
		}
		db2 += delta2
		loss += halfSquare(d)
		absError += math.Abs(d)
	}
	for j := range 3 {
		n.W1[0][j] -= float64(eta * dW1[0][j])
		n.W1[1][j] -= float64(eta * dW1[1][j])
		n.W2[j] -= float64(eta * dW2[j])
		n.B1[j] -= float64(eta * db1[j])
	}
	n.B2 -= float64(eta * db2)
	return loss / 4, absError
}
