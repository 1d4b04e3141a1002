package mistakes

// Mistakes in the examples, and in what is done with them.

import (
	"math"

	"example/xor/tensor"
)

var exampleMistakes = []Mistake{{
	Name: "wrong-label", Title: "A wrong target",
	Tell: "its loss goes to 0, but one output is not that of XOR",
	Text: `The loss that the program prints, with its own targets, falls as it should: the
		network learned what it was given. Print inputs, targets and outputs side by
		side.`,
	NumPy: `y = np.array([[0], [1], [1], [1]], float)`,
	Thread: `The samples in an article have 1 as the target of (1,1); the author calls it
		a slip of the text.`, URL: "https://github.com/mstksg/inCode/issues/17",
	Program: Program{Examples: []Example{
		newExample(0, 0, 0),
		newExample(1, 0, 1),
		newExample(0, 1, 1),
		newExample(1, 1, 1),
	}},
}, {
	Name: "minus-one-labels", Title: "Targets of −1 and +1 for an output between 0 and 1",
	Tell: "a target of −1 is outside the range of a sigmoid",
	Text: `With targets of 0 and 1, and outputs between them, a mean of ½·d² cannot be
		above 0.5. If yours is, the targets are out of range; if it is below, that proves
		nothing, so look at them. The output is pushed towards −1 and stops at 0, but the
		pushing goes on, and it spoils the other outputs, which share the same weights.`,
	NumPy: `y = np.array([[-1], [1], [1], [-1]], float)`,
	Thread: `Targets of 1 to 4 for an output between −1 and 1; scaled, the same network
		trains. (Read in a mirror of Stack Overflow 3644795.)`,
	URL: "https://stackoverflow.com/questions/3644795",
	Program: Program{Examples: []Example{
		newExample(0, 0, -1),
		newExample(1, 0, 1),
		newExample(0, 1, 1),
		newExample(1, 1, -1),
	}},
}, {
	Name: "inputs-to-255", Title: "Inputs of 0 to 255",
	Tell: "the hidden units are 0 or 1 from the start; only (0,0) differs",
	Text: `Pixels, or any other numbers far from 1, make z so large that the sigmoids are
		saturated and all derivatives are next to 0. Divide the inputs by their largest
		value. Mind the type: an array of whole numbers (uint8) becomes 0 nearly
		everywhere with x //= 255, x[:] = x / 255 or (x / 255).astype(int).`,
	NumPy: `x = 255 * np.array([[0, 0], [1, 0], [0, 1], [1, 1]], float)`,
	Thread: `Inputs up to some hundreds: after training the output is the same for all of
		them, to the last digit. Divided by 1024 it works perfectly.`,
	URL: "https://github.com/GiorgosXou/NeuralNetworks/issues/1",
	Program: Program{Examples: []Example{
		newExample(0, 0, 0),
		newExample(255, 0, 1),
		newExample(0, 255, 1),
		newExample(255, 255, 0),
	}},
}, {
	Name: "inputs-shuffled", Title: "The inputs are shuffled without their targets",
	Tell: "near 0.125, and noise: each input gets each target in turn",
	Text: `In every epoch, inputs have targets that belong to other inputs. What can be
		learned from that is the mean of the targets, one half. Print a few inputs with
		their targets in two epochs: the pairs change. Shuffle the indices, and take both
		by index.`,
	Thread: `The order of x is made random and that of y is not; fixed by shuffling
		indices.`, URL: "https://github.com/DrexelChatbotGroup/DrexelChatbot/issues/15",
	Program: Program{Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, t *Training,
	) (loss, absError float64) {
		for i := len(examples) - 1; i > 0; i-- {
			j := int(t.random.Float64() * float64(i+1))
			examples[i].X, examples[j].X = examples[j].X, examples[i].X
		}
		return correctEpoch(examples, n, g, eta, t)
	}},
}, {
	Name: "shuffle-loses-examples", Title: "A shuffle that copies rows over each other",
	Tell: "after some epochs all examples are the same one",
	Text: `Python's random.shuffle exchanges two elements by a, b = b, a. The rows of a
		NumPy array are views, so the second assignment reads what the first has just
		overwritten: one row is there twice, and the other is lost. In Go, Copy between
		two matrices does the same. Count the examples after a few epochs.
		np.random.shuffle is correct.`,
	Thread: `random.shuffle repeats some elements of the training data: an AND gate is
		right on 4 of 4 examples by one count and on 3 of 4 by the other.`,
	URL: "https://github.com/mnielsen/neural-networks-and-deep-learning/issues/50",
	Program: Program{Epoch: func(
		examples []Example, n *Network, g *Gradients, eta float64, t *Training,
	) (loss, absError float64) {
		for i := len(examples) - 1; i > 0; i-- {
			j := int(t.random.Float64() * float64(i+1))
			swap(examples[i].X, examples[j].X)
			swap(examples[i].Y, examples[j].Y)
		}
		return correctEpoch(examples, n, g, eta, t)
	}},
}, {
	Name: "label-broadcast", Title: "Every output is compared with every target",
	Tell: "0.125 within a few epochs; one example passes, all four do not",
	Text: `Each output is pulled towards all four targets at once, and their mean is one
		half. In NumPy (4,1) minus (4,) is (4,4), without a warning. The mean over that is
		the loss that is printed, and the one that automatic differentiation minimises. In
		a backprop written by hand the (4,4) goes on into a product, which raises an error
		or makes W2 (3,4): print the shapes. In Go somebody has to write the loop; package
		tensor refuses shapes that differ.`,
	NumPy:  `delta2 = (output - y.ravel()).mean(axis=1)[:, None] * output * (1 - output)`,
	Thread: `Shapes (77,) and (77,1) make 77×77 differences without a warning.`,
	URL:    "https://github.com/HIPS/Kayak/issues/14",
	Program: Program{Epoch: func(
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
}}

// swap is meant to exchange the numbers of two matrices.
func swap(a, b *tensor.Matrix) {
	first, second := a, b // names, not copies
	a.Copy(second)
	b.Copy(first)
}
