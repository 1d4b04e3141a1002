package mistakes

// Mistakes in the update: the end of Epoch.

var updateMistakes = []Mistake{
	{
		Name:  "sign-flipped-hidden",
		Title: "The sign is flipped in the hidden layer only",
		Tell:  "flat, not climbing; the factor is −1 for W1 and b1 alone",
		Text: `The output layer learns, the hidden layer works against it, and they meet
			where every output is one half.`,
		NumPy: `
			W1 += eta * dW1
			b1 += eta * db1`,
		Thread: `No thread was found.`,
		Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
			n.W1.AddScaled(eta, g.W1)
			n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
			n.B1.AddScaled(eta, g.B1)
			n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
		}},
	},
	{
		Name:  "biases-not-updated",
		Title: "The biases are never updated",
		Tell:  "the factor is 0, for b1 and b2 alone; about half of the starts learn",
		Text: `The backprop is right, and so is what it stores. Only the last step does
			not use it. That is why the check must compare what is subtracted, not what
			is stored. (Behind a softmax a b2 that does not move may be
			[bias-summed-over-units].)`,
		Thread: `In C: the forward pass adds the biases, the backprop never touches
			them. A patch is given.`,
		URL: "https://github.com/glouw/tinn/issues/30",
		Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
			n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
			n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		}},
	},
	{
		Name:  "averaged",
		Title: "The gradient is averaged, the learning rate was made for the sum",
		Tell:  "the factor is 0.25 everywhere: right direction, a quarter of the step",
		Text: `Nothing is wrong with the direction. A mean over four examples is a
			quarter of their sum, so the network needs about four times the epochs, or
			four times the learning rate. The same holds for any other factor that is
			the same everywhere, a 2 from the square or an eta too many: it could as
			well be part of eta. Alone it is harmless.`,
		NumPy: `
			W1 -= eta / 4 * dW1
			b1 -= eta / 4 * db1
			W2 -= eta / 4 * dW2
			b2 -= eta / 4 * db2`,
		Thread: `A textbook divided by the batch twice, once in the loss and once in the
			update.`,
		URL: "https://github.com/d2l-ai/d2l-en/pull/1000",
		Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
			n.W1.AddScaled(-eta/4, g.W1)
			n.W2.AddScaled(-eta/4, g.W2)
			n.B1.AddScaled(-eta/4, g.B1)
			n.B2.AddScaled(-eta/4, g.B2)
		}},
	},
	{
		Name:  "mean-for-biases",
		Title: "A mean for the biases, a sum for the weights",
		Tell:  "the factor is 1 over the number of examples, for b1 and b2 alone",
		Text: `Weights and biases belong to the same gradient, so both want the sum over
			the examples, or both the mean. The direction of each is right, and most
			starts learn. Alone it is harmless. Divide by the number of examples
			everywhere or nowhere.`,
		NumPy: `
			b1 -= eta / 4 * db1
			b2 -= eta / 4 * db2`,
		Thread: `db1 is a mean where the weights have a sum; a reader found it by
			comparing with autograd.`,
		URL: "https://github.com/kvfrans/notes/issues/5",
		Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
			n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
			n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
			n.B1.AddScaled(-eta/4, g.B1)
			n.B2.AddScaled(-eta/4, g.B2)
		}},
	},
	{
		Name:  "weights-replaced",
		Title: "The step replaces the weights, it does not change them",
		Tell:  "0.125 after a few epochs; with eta 0 all weights become 0",
		Text: `Print a weight of each matrix: it has lost its start after one epoch. The
			step takes the place of the weight, all weights become small, and then the
			gradients do. With eta 0 the weights are 0 after one update; where they
			are a share of what they were, it is [momentum-of-weight].`,
		NumPy: `
			W1 = -eta * dW1
			b1 = -eta * db1
			W2 = -eta * dW2
			b2 = -eta * db2`,
		Thread: `XOR in Python: W2 becomes its step plus 0.8 of itself, so it forgets
			most of what it was. (W1 grows in the same program; see
			[momentum-of-weight].)`,
		URL: "https://github.com/bugamehmet/CokKatmanliAlgilayicilar-XOR-Problemi/blob/f209db1ee6/" +
			"main.py",
		Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
			n.W1.Scale(-eta, g.W1)
			n.W2.Scale(-eta, g.W2)
			n.B1.Scale(-eta, g.B1)
			n.B2.Scale(-eta, g.B2)
		}},
	},
	{
		Name:  "momentum-of-weight",
		Title: "Momentum is taken of the weight, not of its last step",
		Tell:  "with eta 0 all weights shrink by a tenth",
		Text: `Momentum keeps a share of the last step. Here a share of the weight
			itself is kept, so each update takes a tenth of it away. The steps cannot
			make up for that: all weights end near 0, and every output at one half. What
			was meant keeps the step in a variable that starts at 0, for each parameter:
			vW1 = 0.9 * vW1 - eta * dW1, and then W1 += vW1.`,
		NumPy: `
			W1 = 0.9 * W1 - eta * dW1
			b1 = 0.9 * b1 - eta * db1
			W2 = 0.9 * W2 - eta * dW2
			b2 = 0.9 * b2 - eta * db2`,
		Thread: `In C++: the weight is multiplied by the momentum, and then the step is
			subtracted. The other sign was met as well, where the weights grow (Stack
			Overflow 47226612).`,
		URL: "https://github.com/ralampay/ann/blob/f1d7c4dc03/src/neural_network/backPropagation.cpp",
		Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
			const momentum = 0.9
			n.W1.Scale(momentum, n.W1).AddScaled(-eta, g.W1)
			n.W2.Scale(momentum, n.W2).AddScaled(-eta, g.W2)
			n.B1.Scale(momentum, n.B1).AddScaled(-eta, g.B1)
			n.B2.Scale(momentum, n.B2).AddScaled(-eta, g.B2)
		}},
	},
	{
		Name:  "decay-sign",
		Title: "Weight decay with the wrong sign",
		Tell:  "what is subtracted too much is a fixed share of W1 and W2",
		Text: `Weight decay takes a small share of every weight away, so that none grows
			for nothing. With the sign turned round it adds that share, and the weights
			grow for nothing, and the faster the larger they are. The difference to the
			slope of the loss is −λ·W: divide it by the weight, and the same number
			comes out everywhere. A λ of the same size with the right sign is no
			mistake, but the check says the same of it, since your loss does not have
			it.`,
		NumPy: `
			W1 -= eta * (dW1 - 0.01 * W1)
			W2 -= eta * (dW2 - 0.01 * W2)`,
		Thread: `With a large weight decay the weights explode; the owner calls it a
			huge mistake.`,
		URL: "https://github.com/andersbll/deeppy/issues/17",
		Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
			const decay = 0.01
			n.W1.AddScaled(-eta, g.W1.AddScaled(-decay, n.W1))
			n.W2.AddScaled(-eta, g.W2.AddScaled(-decay, n.W2))
			n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
			n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
		}},
	},
}
