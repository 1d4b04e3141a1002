package mistakes

// Mistakes in Epoch: in the loop over the examples, and around it.

import (
	"math"

	"example/xor/tensor"
)

var loopMistakes = []Mistake{{
	Name: "gradient-not-reset", Title: "The gradients are never reset to zero",
	Tell: "first update right, second wrong; many runs never settle",
	Text: `In the first update there is no earlier gradient to clear, so the check passes;
		always check a second one. After that, every earlier gradient is still in the sum.
		The network behaves like a ball without friction: it rolls past the minimum and
		back, and sometimes far out to where every derivative is 0. (If the update scales
		the gradient in place, by an eta below 1, the remainder shrinks, and that is
		momentum: luck, not design.)`,
	NumPy: `dW1 = dW1 + x.T @ delta1
		db1 = db1 + delta1.sum(axis=0)
		dW2 = dW2 + hidden.T @ delta2
		db2 = db2 + delta2.sum(axis=0)`,
	Thread: `XOR in Octave: the gradient is set to zero once before the loop, then only
		added to. In NumPy on XOR: Alamoris/XOR_neural_network, neural_network_v3.py.`,
	URL: "https://stats.stackexchange.com/questions/135359",
	Program: Program{Epoch: func(
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
}, {
	Name: "momentum-sign", Title: "Momentum with the wrong sign",
	Tell: "first update right, second wrong: it takes back most of the first",
	Text: `Momentum adds a fraction of the last update to the next one, so updates in the
		same direction gather speed. With the sign reversed each update takes back most of
		the one before, so training needs about twice the epochs. Add 0.9 times the first
		gradient used to the second one, and the gradient of the loss comes out: 0.9 is
		the momentum.`,
	NumPy: `dW1 = x.T @ delta1 - 0.9 * dW1
		db1 = delta1.sum(axis=0) - 0.9 * db1
		dW2 = hidden.T @ delta2 - 0.9 * dW2
		db2 = delta2.sum(axis=0) - 0.9 * db2`,
	Thread: `Nesterov momentum in a library: the momentum term was added where it must be
		subtracted. The fix notes that networks did not converge.`,
	URL:        "https://github.com/PaddlePaddle/Paddle/pull/12231",
	CountAfter: []int{1000, 2000, 4000},
	Program: Program{Epoch: func(
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
}, {
	Name: "last-example-only", Title: "Only the last example's gradient is kept",
	Tell: "one example passes; every output is what the last example wants",
	Text: `The gradient is reset inside the loop over the examples, so only the last one
		is left at the update. All outputs become its target, which for XOR is 0. Put
		another example last: if the outputs follow it, this is the mistake.`,
	NumPy: `dW1 = x[-1:].T @ delta1[-1:]
		db1 = delta1[-1]
		dW2 = hidden[-1:].T @ delta2[-1:]
		db2 = delta2[-1]`,
	Thread: `The gradients are assigned again for each image and applied after the loop.
		It is harmless there, because the batch is one image.`,
	URL: "https://github.com/dmarcosg/DSAC/issues/6",
	Program: Program{Epoch: func(
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
}, {
	Name: "forward-first", Title: "All forward passes first, then all backprops",
	Tell: "one example passes, all four together do not",
	Text: `The network keeps the activations of one example only. By the time backprop
		runs, only those of the last example are left, so it uses them for all four. With
		a single example the check passes, so no formula is wrong: each example is reading
		values that another one left behind.`,
	Thread: `No public example found.`,
	Program: Program{Epoch: func(
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
}, {
	Name: "w2-too-early", Title: "W2 is updated before the hidden delta reads it",
	Tell: "W1 and b1 slightly wrong, but right with an eta of 0.00001",
	Text: `The hidden delta reads W2 one update too late. An update is small, so the error
		is small, and it is in W1 and b1 only. With a tenth of eta the ratios are ten
		times nearer to 1, and with 0.00001 they are 1: no wrong formula does that. Alone
		it is harmless. This program updates after every example.`,
	Thread: `In Java: the weights are updated first, and only then transposed for the
		hidden error.`,
	URL: "https://github.com/kim-marcel/basic_neural_network/issues/7",
	Program: Program{Online: true, Epoch: func(
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
}, {
	Name: "w-new-is-w", Title: "w_new = w, which copies nothing",
	Tell: "like w2-too-early; a check whose 'before' is no copy sees no update",
	Text: `The new W2 gets a name of its own, so that the old one can be read until the
		end of the update. But both names are the same matrix: in NumPy an assignment
		copies no number, and in Go a *Matrix is a pointer. So the hidden delta reads the
		new W2, as in [w2-too-early], and alone it is just as harmless. The same line does
		more harm elsewhere: in a check it makes before and after equal, and in a search
		for the best weights it keeps the last ones.`,
	Thread: `In a tutorial, for the best weights of a training run: without a copy they
		are always those of the last epoch. For an update written by hand: no public
		example found.`, URL: "https://github.com/pytorch/tutorials/pull/188",
	Program: Program{Online: true, Epoch: func(
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
}, {
	Name: "one-at-a-time", Title: "Each example is trained until it fits, then the next",
	Tell: "after its only pass every output is what the last example wants",
	Text: `Each example is learned at once, and the next one overwrites it. One update of
		this program is many updates for one example: with a tiny eta the ratio is their
		number. With its own eta, one epoch with one example takes the output all the way
		to its target. Put a loop around it, so that all four examples come again and
		again, and the same code does learn.`,
	Thread: `Exactly this: a loop until the error is small, inside the loop over the four
		examples. (Read in a mirror.)`,
	URL: "https://www.xszz.org/faq-1/question-2018090738065.html",
	Program: Program{Online: true, Epochs: 1, Epoch: func(
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
}, {
	Name: "stops-on-signed-errors", Title: "Training stops when the errors cancel out",
	Tell: "after a while the loss no longer changes, even in the last digit",
	Text: `The sum of output − target over the examples is small as soon as the outputs
		that are too high make up for those that are too low. If every output is one half,
		the errors of XOR add up to exactly 0, so training stops on the plateau, if not
		before. Add up the squares or the absolute errors.`,
	Thread: `XOR in Python: the signed errors are added up, and training stops when the
		sum is below 0.03. (It also has [momentum-of-weight].)`,
	URL: "https://github.com/bugamehmet/CokKatmanliAlgilayicilar-XOR-Problemi/" +
		"blob/f209db1ee6/main.py",
	Program: Program{Epoch: func(
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
}, {
	Name: "eta-fades", Title: "eta is divided again and again",
	Tell: "the second update has a smaller ratio than the first, everywhere",
	Text: `An eta that falls is a good idea. Here, however, it is divided by 1 + epoch/10
		in every epoch, and the divisions pile up: after 22 epochs it is below a millionth
		of what it was, so nothing changes any more. Print eta beside the loss.`,
	Thread: `In NumPy, on digits: eta /= (1 + dec*i) is inside the loop over the epochs.
		There dec is 0.00001, so eta fades ten thousand times more slowly than here.`,
	URL: "https://github.com/philtabor/Simple-Neural-Network/blob/34b1ca11f2/nn2.py",
	Program: Program{Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, t *Training,
	) (loss, absError float64) {
		t.Eta /= 1 + float64(t.epoch)/10
		return correctEpoch(examples, n, g, t.Eta, t)
	}},
}, {
	Name: "fresh-start-every-epoch", Title: "The weights are drawn again in every epoch",
	Tell: "the weights change with eta 0; the loss is noise around its start",
	Text: `The line that draws the starting weights is inside the loop, so each epoch
		starts again, and only one update is ever kept.`,
	Thread: `In NumPy, on digits: initialise_weights() is called in the loop over the
		epochs.`, URL: "https://github.com/TiredTiddles/MNIST-from-scratch",
	Program: Program{Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, t *Training,
	) (loss, absError float64) {
		n.draw(uniform, t.random)
		return correctEpoch(examples, n, g, eta, t)
	}},
}, {
	Name: "seeded-every-epoch", Title: "The generator is seeded again in every epoch",
	Tell: "one example is learned, the others are never seen",
	Text: `This program draws one example at random in each epoch, but it seeds the
		generator just before. So it draws the same number each time, and trains on one
		example only. A shuffle after a fresh seed is the same shuffle each time, which
		does less harm. Seed once, before the loop.`,
	Thread: `No public example found.`,
	Program: Program{Epochs: 300, Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, t *Training,
	) (loss, absError float64) {
		t.random = tensor.NewRandom(0)
		i := int(t.random.Float64() * float64(len(examples)))
		loss, absError = correctEpoch(examples[i:i+1], n, g, eta, t)
		return loss / float64(len(examples)), absError
	}},
}}

// correctEpoch is Epoch over any examples.
func correctEpoch(
	examples []Example, n *Network, g *Gradients, eta float64, t *Training,
) (loss, absError float64) {
	t.seen = examples
	return correct.Complete().epochOfParts(examples, n, g, eta, t)
}
