package main

// Six programs that are not in the list, each with something wrong. The guide in
// README.md should lead from what they look like to the entry that helps.

import (
	"math"

	"example/xor/tensor"
)

// The sign is wrong in one matrix only: W2.
func w2AddedEpoch(n *Network, g *Gradients, eta float64) (loss, absError float64) {
	loss, absError = lossesOfEpoch(n, g)
	n.W1.AddScaled(-eta, g.W1)
	n.W2.AddScaled(eta, g.W2) // should be Sub
	n.B1.AddScaled(-eta, g.B1)
	n.B2.AddScaled(-eta, g.B2)
	return loss, absError
}

// The result of the update goes to a matrix that nobody looks at.
func updateDroppedEpoch(n *Network, g *Gradients, eta float64) (loss, absError float64) {
	loss, absError = lossesOfEpoch(n, g)
	copyOf(n.W1).Sub(n.W1, g.W1.Scale(eta, g.W1)) // should be n.W1.Sub
	copyOf(n.W2).Sub(n.W2, g.W2.Scale(eta, g.W2))
	copyOf(n.B1).Sub(n.B1, g.B1.Scale(eta, g.B1))
	copyOf(n.B2).Sub(n.B2, g.B2.Scale(eta, g.B2))
	return loss, absError
}

// The 2 of the square's derivative has come down, but there is a ½ in the loss.
func (g *Gradients) twiceBackprop(n *Network, x, y *tensor.Matrix) {
	g.Backprop(n, x, y)
	g.W1.Add(g.W1, g.exampleW1)
	g.W2.Add(g.W2, g.exampleW2)
	g.B1.Add(g.B1, g.delta1)
	g.B2.Add(g.B2, g.delta2)
}

// The labels are one example off.
var shiftedTargets = [4]*tensor.Matrix{targets[1], targets[2], targets[3], targets[0]}

// The weights start so large that the sigmoids are flat.
func hugeStartUniform(random *tensor.Random, rows, cols int) *tensor.Matrix {
	m := uniform(random, rows, cols)
	return m.Scale(100, m)
}

// The generator is made anew for every weight, so all weights are the same.
func reseededUniform(random *tensor.Random, rows, cols int) *tensor.Matrix {
	seed := uint32(random.Float64() * 1000)
	m := tensor.New(rows, cols)
	for i := range rows {
		for j := range cols {
			m.Set(i, j, 2*tensor.NewRandom(seed).Float64()-1)
		}
	}
	return m
}

// lossesOfEpoch is Epoch without the update.
func lossesOfEpoch(n *Network, g *Gradients) (loss, absError float64) {
	g.Zero()
	for i, x := range inputs {
		y := targets[i]
		n.Forward(x)
		g.Backprop(n, x, y)
		difference := n.output.At(0, 0) - y.At(0, 0)
		loss += halfSquare(difference)
		absError += math.Abs(difference)
	}
	return loss / 4, absError
}
