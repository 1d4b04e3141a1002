package mistakes

//lint:file-ignore SA4025 The whole numbers that become 0 are the mistake.

// Mistakes that Go makes easy: constants of whole numbers, and two names for one matrix.

import "example/xor/tensor"

var goMistakes = []Mistake{{
	Name: "eta-is-zero", Title: "eta is the constant 7/10",
	Tell: "the loss never changes, even in the last digit; the ratio is 0",
	Text: `7 and 10 are integers, so 7/10 is the integer constant 0, which fits into a
		float64 without complaint. Print eta, or run staticcheck, which reports such
		divisions (SA4025). An update whose result is dropped looks the same.`,
	Thread: `Not in Go: in Python 2, where 2/m is 0, and so is the gradient.`,
	URL:    "https://github.com/ageron/handson-ml/issues/16",
	Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
		eta = 7 / 10
		n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	}},
}, {
	Name: "loss-is-zero", Title: "The loss begins with the constant 1/2",
	Tell: "the loss is 0 from the first epoch on, and the network learns",
	Text: `1/2 is 0, and so is 0·d·d. The gradient does not use the loss, so the network
		learns, and only the curve is wrong. Work out the loss by hand, from the outputs
		and the targets.`,
	Thread: `Not in Go: in Python 2, where 2 divided by the layer's size is 0, there in
		the starting weights.`,
	URL: "https://github.com/andersy005/deep-learning-specialization-coursera/pull/7",
	Program: Program{HalfSquare: func(d float64) float64 {
		return 1 / 2 * d * d
	}},
}, {
	Name: "half-is-zero", Title: "The starting weights are centred by the constant 1/2",
	Tell: "the loss starts near 0.23, not near 0.13: all weights are positive",
	Text: `u − 1/2 was meant to lie around 0, but 1/2 is 0, so all weights start between 0
		and 2. The network still learns, but in fewer runs. Print W1: it has no minus
		sign. rand() in NumPy, which is never negative, does much the same.`,
	Thread: `Not in Go, and in another place of the start: 2 divided by the layer's size
		is 0 in Python 2.`,
	URL: "https://github.com/andersy005/deep-learning-specialization-coursera/pull/7",
	Program: Program{Uniform: func(random *tensor.Random, rows, cols int) *tensor.Matrix {
		m := tensor.New(rows, cols)
		for i := range rows {
			for j := range cols {
				m.Set(i, j, 2*(random.Float64()-1/2))
			}
		}
		return m
	}},
}, {
	Name: "shared-weights", Title: "The gradient of W2 is W2",
	Tell: "with eta 0, W2 alone changes: it becomes its own gradient",
	Text: `A *Matrix is a pointer: assigning it copies no number. So g.W2 and n.W2 are one
		matrix, g.Zero() clears the weights, and during an epoch W2 fills with gradients.
		The update then multiplies it by 1 − eta. With eta 0 W2 is the gradient itself,
		whatever it was before.`,
	Thread: `With vectors, not with a network: NewVector keeps the caller's slice, and its
		values go down on every turn of a loop.`,
	URL: "https://github.com/gonum/matrix/issues/427",
	Program: Program{NewGradients: func(n *Network) *Gradients {
		g := NewGradients(n)
		g.W2 = n.W2
		return g
	}},
}, {
	Name: "shared-scratch", Title: "One matrix for two purposes",
	Tell: "b1 changes the same way whatever the error is",
	Text: `dHidden and slope1 are the same matrix, so the derivative overwrites the
		backpropagated error, and the product is the derivative squared. It is always
		positive, so b1 sinks whatever the error is, until every hidden unit is near 0.`,
	Thread: `In Java: the activations were written over z, so both were the same object
		when the derivative was taken.`,
	URL: "https://github.com/deeplearning4j/deeplearning4j/pull/364",
	Program: Program{NewGradients: func(n *Network) *Gradients {
		g := NewGradients(n)
		g.slope1 = g.dHidden
		return g
	}},
}}
