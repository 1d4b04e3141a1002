package mistakes

// Mistakes in the products: the last paragraph of Backprop, where deltas become
// gradients.

import "example/xor/tensor"

var productMistakes = []Mistake{
	{
		Name:  "outer-reversed",
		Title: "The outer product the wrong way round, with two hidden units",
		Tell:  "only W1 is off, b1 passes: so it is the product, not the delta",
		Text: `b1 passes, and its gradient is the hidden delta itself. So the delta is
			right, and the product with x is not. With three hidden units a matrix type
			would stop it: the shapes do not fit. Flat slices and indices written by
			hand would not. With two, W1 is square, and nothing complains. Train such a
			network once with another number of units.`,
		Thread: `The weight changes are outer(input, delta) where outer(delta, input)
			was due; being 3×3, nothing complains.`,
		URL: "https://github.com/iamtrask/Grokking-Deep-Learning/issues/23",
		Program: Program{
			Hidden: 2,
			AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
				g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
				g.B2.Add(g.B2, g.delta2)            // ∂E/∂b₂ = δ₂
				g.W1.AddMul(g.delta1.T(), x)
				g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
			},
		},
	},
	{
		Name:  "own-activation",
		Title: "A layer's own activation in the gradient of its weights",
		Tell:  "only W1 is off: its step is the hidden activations times δ₁",
		Text: `As in [outer-reversed] the delta is right and the product is not. Here
			the other factor is wrong: the gradient of a weight needs what went into it,
			x, and not what came out. Again two hidden units hide it from the shapes.`,
		Thread: `The gradient of a layer takes the layer's own activation where that of
			the layer before belongs.`,
		URL: "https://datascience.stackexchange.com/questions/25394",
		Program: Program{
			Hidden: 2,
			AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
				g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
				g.B2.Add(g.B2, g.delta2)            // ∂E/∂b₂ = δ₂
				g.W1.AddMul(n.hidden.T(), g.delta1)
				g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
			},
		},
	},
	{
		Name:  "weight-for-input",
		Title: "The weight stands where its input belongs",
		Tell:  "only W2 is off, with a wrong sign wherever W2 is negative",
		Text: `The gradient of a weight is what went into it times the delta. Here it is
			the weight times the delta. So a step shrinks with its weight, and no weight
			that moves in small steps can change its sign.`,
		NumPy: `dW2 = W2 * delta2.sum(axis=0)`,
		Thread: `A network of one unit a layer: the step of w2 is the gradient times w2.
			The output is always the same after training.`,
		URL: "https://stats.stackexchange.com/questions/464262",
		Program: Program{AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
			g.W2.AddScaled(g.delta2.At(0, 0), n.W2)
			g.B2.Add(g.B2, g.delta2)     // ∂E/∂b₂ = δ₂
			g.W1.AddMul(x.T(), g.delta1) // ∂E/∂W₁ = xᵀ·δ₁
			g.B1.Add(g.B1, g.delta1)     // ∂E/∂b₁ = δ₁
		}},
	},
	{
		Name:  "input-left-out",
		Title: "The input is left out of the gradient of W1",
		Tell:  "only W1 is off: both its rows move as b1 does",
		Text: `A weight whose input is 0 had no part in the output, and must not move.
			Here it moves as the bias does, so the rows of W1 differ by as much as they
			did at the start, for ever.`,
		NumPy: `dW1 = np.ones_like(x).T @ delta1`,
		Thread: `XOR in pseudocode: weight += delta. The asker cannot get (1,1) and
			(0,0) to the same value.`,
		URL: "https://stackoverflow.com/questions/12558517",
		Program: Program{AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
			g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
			g.B2.Add(g.B2, g.delta2)            // ∂E/∂b₂ = δ₂
			one := tensor.FromRows([][]float64{{1, 1}})
			g.W1.AddMul(one.T(), g.delta1)
			g.B1.Add(g.B1, g.delta1) // ∂E/∂b₁ = δ₁
		}},
	},
	{
		Name:  "bias-summed-over-units",
		Title: "The bias gradient is summed over the units as well",
		Tell:  "only b1 is off: every unit gets the sum of all their deltas",
		Text: `The sum is over the wrong axis, or over everything. With the examples in
			rows, the gradient of b1 is the sum of δ₁ over the rows, axis=0. Without an
			axis NumPy adds up the units as well, and the one number that comes out is
			broadcast to all of them. axis=1 is the same for a single example; for a
			batch it has one number for each example, which fits only if there are as
			many examples as units. All numbers of b1 move by the same step: print it.
			With a softmax b2 has this mistake too, and does not move at all, since the
			deltas of its units add up to 0.`,
		NumPy: `db1 = delta1.sum()`,
		Thread: `In the material of a course: a single sum over all biases, which is
			later broadcast. Nearly all of it is learned all the same. On XOR, one more
			program has np.sum without an axis (devj2/XOR-neural-network, nn.py).`,
		URL: "https://github.com/rasbt/stat453-deep-learning-ss21/issues/5",
		Program: Program{AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
			g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
			g.B2.Add(g.B2, g.delta2)            // ∂E/∂b₂ = δ₂
			g.W1.AddMul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁
			set(g.B1, g.B1.At(0, 0)+sum(g.delta1))
		}},
	},
	{
		Name:  "bias-for-gradient",
		Title: "The bias itself stands where its gradient belongs",
		Tell:  "only b1 is off: its step is eta·b1, and it shrinks to 0",
		Text: `Two names that look alike. b1 loses a share of itself with every update,
			whatever the error is, and soon it is 0: then this is a network without
			hidden biases.`,
		NumPy: `b1 -= eta * b1`,
		Thread: `Mended in the update of a library's script: bias gradients in the place
			of bias values.`,
		URL: "https://github.com/apache/systemds/pull/2330",
		Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
			n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
			n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
			n.B1.AddScaled(-eta, n.B1)
			n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
		}},
	},
}
