package mistakes

// Mistakes in Epoch: in the loop over the examples, and around it.

import (
	"math"

	"example/xor/tensor"
)

var loopMistakes = []Mistake{
	{
		Name:  "gradient-not-reset",
		Title: "The gradients are never set back to zero",
		Tell:  "first update right, second not; many starts never settle",
		Text: `The first update has nothing to forget, so its check passes; always check
			a second one. Later, every gradient that ever was is still in the sum. The
			network rolls like a ball without friction: past the goal, back, and
			sometimes far out to where every slope is 0. (If the update scales the
			gradient in place, by an eta below 1, what is left over shrinks, and that is
			momentum: luck, not design.)`,
		NumPy: `dW1 = dW1 + x.T @ delta1
			db1 = db1 + delta1.sum(axis=0)
			dW2 = dW2 + hidden.T @ delta2
			db2 = db2 + delta2.sum(axis=0)`,
		Thread: `XOR in Octave: the gradient is set to zero once before the loop, and
			then only added to. In NumPy on XOR: Alamoris/XOR_neural_network,
			neural_network_v3.py.`,
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
	},
	{
		Name:  "last-example-only",
		Title: "Only the last example's gradient is kept",
		Tell:  "one example passes; every output is what the last example wants",
		Text: `Look at the outputs. They are all what the last example wants, which for
			XOR is 0. Put another example last: if the outputs follow it, this is it.`,
		NumPy: `
			dW1 = x[-1:].T @ delta1[-1:]
			db1 = delta1[-1]
			dW2 = hidden[-1:].T @ delta2[-1:]
			db2 = delta2[-1]`,
		Thread: `The gradients are assigned anew for each image and applied after the
			loop. Harmless as shipped there, the batch being one image.`,
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
	},
	{
		Name:  "forward-first",
		Title: "All four forward passes first, and then the backprops",
		Tell:  "one example passes, all four together do not",
		Text: `The network keeps the activations of one example only. When the backprops
			come, they are those of the last one, for all four. With a single example
			the check passes. So no formula is wrong, and an example reads what another
			has left.`,
		Thread: `No thread was found.`,
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
	},
	{
		Name:  "w2-too-early",
		Title: "W2 moves before the hidden delta has read it",
		Tell:  "W1 and b1 off by a little, and right with an eta of 0.00001",
		Text: `The hidden delta reads a W2 that is one step newer. A step is small, so
			the error is small, and it is in W1 and b1 only. With a tenth of eta the
			factors are ten times nearer to 1, with 0.00001 they are 1: that is how you
			tell it from a wrong formula. Alone it is harmless. This program moves its
			weights after every example, as do most that have this mistake.`,
		Thread: `In Java: the weights change first, and only then are they transposed
			for the hidden error. An issue of much-copied teaching code says the same
			(CodingTrain/Toy-Neural-Network-JS, 72).`,
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
	},
	{
		Name:  "w-new-is-w",
		Title: "w_new = w, which copies nothing",
		Tell:  "as w2-too-early; and a check whose 'before' is no copy sees no step",
		Text: `The new W2 was given a name of its own, so that the old one can be read
			until the end of the update. But both names are the same matrix: in NumPy an
			assignment copies no number, and in Go a *Matrix is a pointer. So the hidden
			delta reads the new one, as in [w2-too-early], and alone it is as harmless.
			What is worse: the same line in a check makes before and after the same, and
			in a search for the best weights it keeps the last.`,
		Thread: `For the best weights of a training run, in a tutorial: without a copy
			they are always those of the last epoch. In a hand-written update: no thread
			was found.`,
		URL: "https://github.com/pytorch/tutorials/pull/188",
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
	},
	{
		Name:  "one-at-a-time",
		Title: "Each example is trained until it fits, and then the next",
		Tell:  "after its only pass every output is what the last example wants",
		Text: `Each example is learned at once, and the next one overwrites it. A step
			of this program is really many steps for one example, so it is far longer
			than the slope: with a tiny eta the factor is how many steps there were.
			With its own eta, one epoch with one example takes the output all the way to
			its target. Put a loop around it, so that all four come round again and
			again, and the same code does learn. If your loop counts by the error, it
			may never end with eta 0: give it a limit.`,
		Thread: `The exact case: a loop until the error is small, inside the loop over
			the four examples. (Read in a mirror.)`,
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
	},
	{
		Name:  "stops-on-signed-errors",
		Title: "Training stops when the errors add up to nothing",
		Tell:  "after a while the loss does not change in the last digit",
		Text: `The sum of output − target over the examples is small as soon as those
			that are too high make up for those that are too low. At one half for every
			output XOR's errors add up to 0 exactly, and training stops on the plateau,
			if not before. Add up the squares, or the absolute errors.`,
		Thread: `XOR in Python: the signed errors are added up, and training stops when
			the sum is below 0.03. (It has [momentum-of-weight], too.)`,
		URL: "https://github.com/bugamehmet/CokKatmanliAlgilayicilar-XOR-Problemi/blob/f209db1ee6/" +
			"main.py",
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
	},
	{
		Name:  "eta-fades",
		Title: "eta is divided again and again",
		Tell:  "the second update has a smaller factor than the first, everywhere",
		Text: `An eta that becomes smaller is a good idea; here it is divided by 1 +
			epoch/10 in every epoch, and the divisions pile up: after 22 epochs it is
			below a millionth of what it was, and nothing moves any more. Print eta
			beside the loss.`,
		Thread: `In NumPy, on digits: eta /= (1 + dec*i) stands in the loop over the
			epochs.`,
		URL: "https://github.com/philtabor/Simple-Neural-Network/blob/34b1ca11f2/nn2.py",
		Program: Program{Epoch: func(
			examples []Example, n *Network, g *Gradients, eta float64, t *Training,
		) (loss, absError float64) {
			t.Eta /= 1 + float64(t.epoch)/10
			return correctEpoch(examples, n, g, t.Eta, t)
		}},
	},
	{
		Name:  "fresh-start-every-epoch",
		Title: "The weights are drawn anew in every epoch",
		Tell:  "the weights change with eta 0; the loss is noise around its start",
		Text: `The line that draws the starting weights is inside the loop, so each
			epoch begins again, and nothing is kept but one step.`,
		Thread: `In NumPy, on digits: initialise_weights() is called in the loop over
			the epochs.`,
		URL: "https://github.com/TiredTiddles/MNIST-from-scratch",
		Program: Program{Epoch: func(
			examples []Example, n *Network, g *Gradients, eta float64, t *Training,
		) (loss, absError float64) {
			n.draw(uniform, t.random)
			return correctEpoch(examples, n, g, eta, t)
		}},
	},
	{
		Name:  "seeded-every-epoch",
		Title: "The generator is seeded again in every epoch",
		Tell:  "one example is learned, the others are never seen",
		Text: `This program draws one example at random in each epoch, and seeds the
			generator just before. So it draws the same number each time, and sees one
			example only. A shuffle after a fresh seed is the same shuffle each time,
			which does less harm. Seed once, before the loop.`,
		Thread: `No thread was found.`,
		Program: Program{Epochs: 300, Epoch: func(
			examples []Example, n *Network, g *Gradients, eta float64, t *Training,
		) (loss, absError float64) {
			t.random = tensor.NewRandom(0)
			i := int(t.random.Float64() * float64(len(examples)))
			loss, absError = correctEpoch(examples[i:i+1], n, g, eta, t)
			return loss / float64(len(examples)), absError
		}},
	},
}

// correctEpoch is Epoch over any examples.
func correctEpoch(
	examples []Example, n *Network, g *Gradients, eta float64, t *Training,
) (loss, absError float64) {
	t.seen = examples
	return correct.Complete().epochOfParts(examples, n, g, eta, t)
}
