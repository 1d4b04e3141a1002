package mistakes

// Mistakes in the examples, and in what is done with them.

import (
	"math"

	"example/xor/tensor"
)

var exampleMistakes = map[string]Program{
	"wrong-label": {Examples: []Example{
		newExample(0, 0, 0),
		newExample(1, 0, 1),
		newExample(0, 1, 1),
		newExample(1, 1, 1),
	}},
	"minus-one-labels": {Examples: []Example{
		newExample(0, 0, -1),
		newExample(1, 0, 1),
		newExample(0, 1, 1),
		newExample(1, 1, -1),
	}},
	"inputs-to-255": {Examples: []Example{
		newExample(0, 0, 0),
		newExample(255, 0, 1),
		newExample(0, 255, 1),
		newExample(255, 255, 0),
	}},
	"inputs-shuffled": {Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, t *Training,
	) (loss, absError float64) {
		for i := len(examples) - 1; i > 0; i-- {
			j := int(t.random.Float64() * float64(i+1))
			examples[i].X, examples[j].X = examples[j].X, examples[i].X
		}
		return correctEpoch(examples, n, g, eta, t)
	}},
	"shuffle-loses-examples": {Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, t *Training,
	) (loss, absError float64) {
		for i := len(examples) - 1; i > 0; i-- {
			j := int(t.random.Float64() * float64(i+1))
			swap(examples[i].X, examples[j].X)
			swap(examples[i].Y, examples[j].Y)
		}
		return correctEpoch(examples, n, g, eta, t)
	}},
	"label-broadcast": {Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, _ *Training,
	) (loss, absError float64) {
		g.Zero()
		for _, example := range examples {
			for _, other := range examples {
				x, y := example.X, other.Y
				n.Forward(x)
				g.Backprop(n, x, y)

				difference := n.output.At(0, 0) - y.At(0, 0)
				loss += halfSquare(difference) / float64(len(examples))
				absError += math.Abs(difference) / float64(len(examples))
			}
		}
		update(n, g, eta/float64(len(examples))) // the mean over the targets
		return loss / float64(len(examples)), absError
	}},
}

// swap is meant to exchange the numbers of two matrices.
func swap(a, b *tensor.Matrix) {
	first, second := a, b // names, not copies
	a.Copy(second)
	b.Copy(first)
}
