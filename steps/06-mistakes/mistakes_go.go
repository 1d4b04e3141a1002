package main

//lint:file-ignore SA4025 The whole numbers that become 0 are the mistake.

// Mistakes that Go makes easy: constants of whole numbers, and two names for one matrix.

import "example/xor/tensor"

// The constant 7/10 is a division of whole numbers. Only then it becomes a float64.
var etaIsZeroSettings = Settings{
	Hidden: 3,
	Eta:    7 / 10,
	// right: Eta: 0.7,
	Epochs: 2000,
}

// So is 1/2, and 0 times anything is 0.
func lossIsZeroHalfSquare(d float64) float64 {
	return 1 / 2 * d * d
	// right: return d * d / 2
}

// Meant to shift [0, 1) to [−½, ½), and to stretch it to [−1, 1).
func halfIsZeroUniform(random *tensor.Random, rows, cols int) *tensor.Matrix {
	m := tensor.New(rows, cols)
	for i := range rows {
		for j := range cols {
			m.Set(i, j, 2*(random.Float64()-1/2))
			// right: m.Set(i, j, 2*random.Float64()-1)
		}
	}
	return m
}

// W2 has the right shape, so why make another one? Because g.Zero() clears it.
func sharedWeightsNewGradients(n *Network) *Gradients {
	_, hidden := n.W1.Dims()
	return &Gradients{
		W1: tensor.New(2, hidden),
		W2: n.W2,
		// right: W2: tensor.New(hidden, 1),
		B1: tensor.New(1, hidden),
		B2: tensor.New(1, 1),

		delta1:    tensor.New(1, hidden),
		slope1:    tensor.New(1, hidden),
		delta2:    tensor.New(1, 1),
		slope2:    tensor.New(1, 1),
		exampleW1: tensor.New(2, hidden),
		exampleW2: tensor.New(hidden, 1),
	}
}

// One matrix to scribble on seems enough for both. Assigning a *Matrix copies no number.
func sharedScratchNewGradients(n *Network) *Gradients {
	_, hidden := n.W1.Dims()
	scratch := tensor.New(1, hidden)
	// right: (not here)
	return &Gradients{
		W1: tensor.New(2, hidden),
		W2: tensor.New(hidden, 1),
		B1: tensor.New(1, hidden),
		B2: tensor.New(1, 1),

		delta1: scratch,
		// right: delta1: tensor.New(1, hidden),
		slope1: scratch,
		// right: slope1: tensor.New(1, hidden),
		delta2:    tensor.New(1, 1),
		slope2:    tensor.New(1, 1),
		exampleW1: tensor.New(2, hidden),
		exampleW2: tensor.New(hidden, 1),
	}
}
