package mistakes

// Mistakes in Epoch: in the loop over the examples, and around it.

import (
	"math"

	"example/xor/tensor"
)

var loopMistakes = map[string]Program{
	"gradient-not-reset": {Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, _ *Training,
	) (loss, absError float64) {
		for _, example := range examples {
			x, y := example.X, example.Y
			n.Forward(x)
			g.Backprop(n, x, y)

			difference := n.output.At(0, 0) - y.At(0, 0)
			loss += halfSquare(difference)
			absError += math.Abs(difference)
		}
		n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
		return loss / float64(len(examples)), absError
	}},
	"momentum-sign": {Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, _ *Training,
	) (loss, absError float64) {
		g.W1.Scale(-0.9, g.W1) // momentum is 0.9
		g.W2.Scale(-0.9, g.W2)
		g.B1.Scale(-0.9, g.B1)
		g.B2.Scale(-0.9, g.B2)
		for _, example := range examples {
			x, y := example.X, example.Y
			n.Forward(x)
			g.Backprop(n, x, y)

			difference := n.output.At(0, 0) - y.At(0, 0)
			loss += halfSquare(difference)
			absError += math.Abs(difference)
		}
		update(n, g, eta)
		return loss / float64(len(examples)), absError
	}},
	"last-example-only": {Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, _ *Training,
	) (loss, absError float64) {
		for _, example := range examples {
			x, y := example.X, example.Y
			n.Forward(x)
			g.Zero()
			g.Backprop(n, x, y)

			difference := n.output.At(0, 0) - y.At(0, 0)
			loss += halfSquare(difference)
			absError += math.Abs(difference)
		}
		n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
		return loss / float64(len(examples)), absError
	}},
	"forward-first": {Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, _ *Training,
	) (loss, absError float64) {
		g.Zero()
		for _, example := range examples {
			x, y := example.X, example.Y
			n.Forward(x)

			difference := n.output.At(0, 0) - y.At(0, 0)
			loss += halfSquare(difference)
			absError += math.Abs(difference)
		}
		for _, example := range examples {
			g.Backprop(n, example.X, example.Y)
		}
		n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
		return loss / float64(len(examples)), absError
	}},
	"w2-too-early": {Online: true, Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, _ *Training,
	) (loss, absError float64) {
		for _, example := range examples {
			x, y := example.X, example.Y
			n.Forward(x)
			difference := n.output.At(0, 0) - y.At(0, 0)
			loss += halfSquare(difference)
			absError += math.Abs(difference)

			outputDelta(g, n, y)
			n.W2.AddMul(n.hidden.T(), copyOf(g.delta2).Scale(-eta, g.delta2))
			n.B2.AddScaled(-eta, g.delta2)
			hiddenDelta(g, n) // reads the new W2
			n.W1.AddMul(x.T(), copyOf(g.delta1).Scale(-eta, g.delta1))
			n.B1.AddScaled(-eta, g.delta1)
		}
		return loss / float64(len(examples)), absError
	}},
	"w-new-is-w": {Online: true, Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, _ *Training,
	) (loss, absError float64) {
		for _, example := range examples {
			x, y := example.X, example.Y
			n.Forward(x)
			difference := n.output.At(0, 0) - y.At(0, 0)
			loss += halfSquare(difference)
			absError += math.Abs(difference)

			outputDelta(g, n, y)
			newW2 := n.W2 // should be copyOf(n.W2)
			newW2.AddMul(n.hidden.T(), copyOf(g.delta2).Scale(-eta, g.delta2))
			n.B2.AddScaled(-eta, g.delta2)
			hiddenDelta(g, n)
			n.W1.AddMul(x.T(), copyOf(g.delta1).Scale(-eta, g.delta1))
			n.B1.AddScaled(-eta, g.delta1)
			n.W2 = newW2
		}
		return loss / float64(len(examples)), absError
	}},
	"one-at-a-time": {Online: true, Epochs: 1, Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, _ *Training,
	) (loss, absError float64) {
		for _, example := range examples {
			x, y := example.X, example.Y
			n.Forward(x)
			difference := n.output.At(0, 0) - y.At(0, 0)
			loss += halfSquare(difference)
			absError += math.Abs(difference)
			for range 5000 {
				if math.Abs(difference) < 0.1 {
					break
				}
				g.Zero()
				g.Backprop(n, x, y)
				update(n, g, eta)
				n.Forward(x)
				difference = n.output.At(0, 0) - y.At(0, 0)
			}
		}
		return loss / float64(len(examples)), absError
	}},
	"stops-on-signed-errors": {Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, _ *Training,
	) (loss, absError float64) {
		g.Zero()
		sumOfErrors := 0.0
		for _, example := range examples {
			x, y := example.X, example.Y
			n.Forward(x)
			g.Backprop(n, x, y)

			difference := n.output.At(0, 0) - y.At(0, 0)
			loss += halfSquare(difference)
			absError += math.Abs(difference)
			sumOfErrors += difference
		}
		if math.Abs(sumOfErrors) < 0.03 {
			return loss / float64(len(examples)), absError
		}
		n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
		return loss / float64(len(examples)), absError
	}},
	"eta-fades": {Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, t *Training,
	) (loss, absError float64) {
		t.Eta /= 1 + float64(t.epoch)/10
		return correctEpoch(examples, n, g, t.Eta, t)
	}},
	"fresh-start-every-epoch": {Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, t *Training,
	) (loss, absError float64) {
		n.draw(uniform, t.random)
		return correctEpoch(examples, n, g, eta, t)
	}},
	"seeded-every-epoch": {Epochs: 300, Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, t *Training,
	) (loss, absError float64) {
		t.random = tensor.NewRandom(0)
		i := int(t.random.Float64() * float64(len(examples)))
		loss, absError = correctEpoch(examples[i:i+1], n, g, eta, t)
		return loss / float64(len(examples)), absError
	}},
}

// correctEpoch is Epoch over any examples.
func correctEpoch(
	examples []Example, n *Network, g *Gradients, eta float64, t *Training,
) (loss, absError float64) {
	t.seen = examples
	return correct.Complete().epochOfParts(examples, n, g, eta, t)
}
