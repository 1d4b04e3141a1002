package mistakes

// Mistakes in the products: the last paragraph of Backprop, where deltas become
// gradients.

import "example/xor/tensor"

var productMistakes = []Mistake{{
	Name:  "outer-reversed",
	Title: "The outer product is transposed, with two hidden units",
	Tell:  "only W1 is wrong; b1 matches, so it is the product, not the delta",
	Text: `b1 matches, and its gradient is δ₁ itself. So δ₁ is correct, but its product
		with x is not: each weight gets the input of one unit and the delta of another.
		With three hidden units a matrix type would stop the program, because the shapes
		do not fit. Flat slices with indices written by hand would not. With two units W1
		is square, so nothing complains. Train such a network once with another number of
		units.`,
	Thread: `The updates are outer(input, delta) where outer(delta, input) is needed. Both
		are 3×3, so nothing complains.`,
	URL: "https://github.com/iamtrask/Grokking-Deep-Learning/issues/23",
	Program: Program{Hidden: 2, AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
		g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
		g.B2.Add(g.B2, g.delta2)            // ∂E/∂b₂ = δ₂
		g.W1.AddMul(g.delta1.T(), x)
		g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
	}},
}, {
	Name:  "own-activation",
	Title: "A layer's own activation in the gradient of its weights",
	Tell:  "only W1 is wrong: its gradient is the hidden activations times δ₁",
	Text: `As in [outer-reversed], δ₁ is correct and the product is not. The gradient of a
		weight needs the input of its layer, which is x, not the layer's own activation.
		With two hidden units the shapes fit. At a single output, broadcasting hides the
		same mistake in W2.`,
	Thread: `The gradient of a layer uses the layer's own activation in place of the
		previous layer's.`, URL: "https://datascience.stackexchange.com/questions/25394",
	Program: Program{Hidden: 2, AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
		g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
		g.B2.Add(g.B2, g.delta2)            // ∂E/∂b₂ = δ₂
		g.W1.AddMul(n.hidden.T(), g.delta1)
		g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
	}},
}, {
	Name: "weight-for-input", Title: "The weight is used in place of its input",
	Tell: "only W2 is wrong, with the wrong sign wherever W2 is negative",
	Text: `The gradient of a weight is its input times the delta. Here it is the weight
		times the delta, so the update shrinks with the weight, and a weight that changes
		in small steps can never change its sign. A negative weight is updated in the
		wrong direction.`,
	NumPy: `dW2 = W2 * delta2.sum(axis=0)`,
	Thread: `A network of one unit in each layer: the update of w2 is the gradient times
		w2. After training the output is always the same.`,
	URL: "https://stats.stackexchange.com/questions/464262",
	Program: Program{AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
		g.W2.AddScaled(g.delta2.At(0, 0), n.W2)
		g.B2.Add(g.B2, g.delta2)     // ∂E/∂b₂ = δ₂
		g.W1.AddMul(x.T(), g.delta1) // ∂E/∂W₁ = xᵀ·δ₁
		g.B1.Add(g.B1, g.delta1)     // ∂E/∂b₁ = δ₁
	}},
}, {
	Name: "input-left-out", Title: "The input is left out of the gradient of W1",
	Tell: "only W1 is wrong: both its rows change as b1 does",
	Text: `A weight whose input is 0 has no part in the output and must not change. Here
		it changes as the bias does, so both rows of W1 change alike. The difference
		between them, with which a unit tells the two inputs apart, is never trained.`,
	NumPy: `dW1 = np.ones_like(x).T @ delta1`,
	Thread: `XOR in pseudocode: weight += delta. The asker cannot get (1,1) and (0,0) to
		the same value.`, URL: "https://stackoverflow.com/questions/12558517",
	Program: Program{AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
		g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
		g.B2.Add(g.B2, g.delta2)            // ∂E/∂b₂ = δ₂
		one := tensor.FromRows([][]float64{{1, 1}})
		g.W1.AddMul(one.T(), g.delta1)
		g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
	}},
}, {
	Name:  "bias-summed-over-units",
	Title: "The bias gradient is summed over the units as well",
	Tell:  "only b1 is wrong: every unit gets the sum of all their deltas",
	Text: `The sum is over the wrong axis, or over everything. With the examples in rows,
		the gradient of b1 is the sum of δ₁ over the rows, axis=0. Without an axis NumPy
		adds up the units as well and broadcasts the one number to all of them, so every
		number of b1 changes by the same amount. With axis=1 a batch gives one number for
		each example, which fits only if there are as many examples as units; with
		keepdims=True as well, b1 grows a row for each example, as in [bias-grows]. At a
		softmax output, b2 with this mistake does not change at all, because the deltas of
		its units add up to 0.`,
	NumPy: `db1 = delta1.sum()`,
	Thread: `In the material of a course, in the output biases: one sum over all of them,
		which is then broadcast. The network still reaches an accuracy of 0.858.`,
	URL: "https://github.com/rasbt/stat453-deep-learning-ss21/issues/5",
	Program: Program{AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
		g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
		g.B2.Add(g.B2, g.delta2)            // ∂E/∂b₂ = δ₂
		g.W1.AddMul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁
		set(g.B1, g.B1.At(0, 0)+sum(g.delta1))
	}},
}, {
	Name: "bias-for-gradient", Title: "The bias is used in place of its gradient",
	Tell: "only b1 is wrong: its update is eta·b1, so it shrinks to 0",
	Text: `Two similar names were mixed up. b1 loses a fraction of itself in every update,
		whatever the error is, and soon it is 0: then the network has no hidden biases.`,
	NumPy: `b1 -= eta * b1`,
	Thread: `Fixed in the update of a library's script: bias gradients had been passed in
		place of bias values.`, URL: "https://github.com/apache/systemds/pull/2330",
	Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
		n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(-eta, n.B1)
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	}},
}, {
	Name:  "bias-from-weights",
	Title: "The bias gradient is summed from the weight gradient",
	Tell:  "only b1 and b2 are wrong: their ratio is the sum of the layer's input",
	Text: `The gradient of a bias is the sum of the deltas over the examples. Here it is
		the sum of the weight gradient over the layer's input, so each delta is multiplied
		by the sum of that input first. The example (0,0) then has no influence on b1, and
		(1,1) counts twice. The shapes fit, so nothing complains.`,
	NumPy: `db1 = dW1.sum(axis=0)
		db2 = dW2.sum(axis=0)`,
	Thread: `In the assignments of a course: grad_b1 is np.sum of np.dot(l1, x.T), which
		is the gradient of W1.`,
	URL: "https://github.com/rust0258/" +
		"Deeplearning.ai-Natural-Language-Processing-Specialization/issues/62",
	Program: Program{AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
		g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
		set(g.B2, sum(g.W2))
		g.W1.AddMul(x.T(), g.delta1) // ∂E/∂W₁ = xᵀ·δ₁
		g.B1.Mul(tensor.FromRows([][]float64{{1, 1}}), g.W1)
	}},
}}
