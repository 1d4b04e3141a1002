package mistakes

// Mistakes in the update: the end of Epoch.

var updateMistakes = []Mistake{{
	Name: "sign-flipped-hidden", Title: "The sign is flipped in the hidden layer only",
	Tell: "flat, not climbing; the ratio is −1 for W1 and b1 alone",
	Text: `The output layer goes downhill and the hidden layer goes uphill. The hidden
		layer undoes what the output layer gains, so they settle where every output is one
		half.`,
	NumPy: `W1 += eta * dW1
		b1 += eta * db1`,
	Thread: `No public example found.`,
	Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
		n.W1.AddScaled(eta, g.W1)
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(eta, g.B1)
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	}},
}, {
	Name: "biases-not-updated", Title: "The biases are never updated",
	Tell: "the ratio is 0, for b1 and b2 alone; about half of the runs learn",
	Text: `Backprop is correct, and so are the gradients that it stores, but the update
		does not use those of the biases. That is why the check must compare the update,
		not the stored gradients. The biases never change.`,
	Thread: `In C: the forward pass adds the biases, and backprop never changes them. A
		patch is given.`, URL: "https://github.com/glouw/tinn/issues/30",
	Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
		n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
	}},
}, {
	Name: "w1-not-updated", Title: "W1 is never updated",
	Tell: "the ratio is 0, for W1 alone",
	Text: `Backprop is correct, but the update leaves out W1; often a line was copied, and
		W2 is updated twice. The hidden units keep the directions in which they cut the
		square at the start, and b1 can only shift the cuts. For XOR that was enough in
		none of these runs.`,
	Thread: `In Matlab, in the other layer: updateParams leaves out the weights of the
		output layer, so the network does not train.`,
	URL: "https://github.com/dustinstansbury/medal/issues/4",
	Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	}},
}, {
	Name: "averaged", Title: "The gradient is averaged, but eta was chosen for the sum",
	Tell: "the ratio is 0.25 everywhere: right direction, a quarter of the step",
	Text: `The direction is correct. A mean over four examples is a quarter of their sum,
		so the network needs about four times the epochs, or four times the learning rate.
		The same holds for any other ratio that is the same everywhere, such as a 2 from
		the square, or 1 − β in momentum that averages: eta can make up for it.`,
	NumPy: `W1 -= eta / 4 * dW1
		b1 -= eta / 4 * db1
		W2 -= eta / 4 * dW2
		b2 -= eta / 4 * db2`,
	Thread: `A textbook divided by the batch size twice, once in the loss and once in the
		update.`, URL: "https://github.com/d2l-ai/d2l-en/pull/1000",
	Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
		n.W1.AddScaled(-eta/4, g.W1)
		n.W2.AddScaled(-eta/4, g.W2)
		n.B1.AddScaled(-eta/4, g.B1)
		n.B2.AddScaled(-eta/4, g.B2)
	}},
}, {
	Name: "mean-for-biases", Title: "A mean for the biases, a sum for the weights",
	Tell: "the ratio is 1 over the number of examples, for b1 and b2 alone",
	Text: `Weights and biases belong to the same gradient, so both need the sum over the
		examples, or both the mean. The direction of each is correct, and nearly every run
		learns. Alone it is harmless. Divide by the number of examples everywhere or
		nowhere.`,
	NumPy: `b1 -= eta / 4 * db1
		b2 -= eta / 4 * db2`,
	Thread: `db1 is a mean where the weights have a sum; a reader found it by comparison
		with autograd.`, URL: "https://github.com/kvfrans/notes/issues/5",
	Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
		n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(-eta/4, g.B1)
		n.B2.AddScaled(-eta/4, g.B2)
	}},
}, {
	Name:  "weights-replaced",
	Title: "The update overwrites the weights instead of changing them",
	Tell:  "0.125 after a few epochs; with eta 0 all weights become 0",
	Text: `The new weight is the update alone, and the old weight is lost. So all weights
		become small, and then the gradients do. With eta 0 the weights are 0 after one
		update. If they are a fraction of their old values instead, it is
		[momentum-of-weight].`,
	NumPy: `W1 = -eta * dW1
		b1 = -eta * db1
		W2 = -eta * dW2
		b2 = -eta * db2`,
	Thread: `In a Hopfield network of a library: each call of train replaced the weights
		with its own term instead of adding it.`,
	URL: "https://github.com/itdxer/neupy/issues/218",
	Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
		n.W1.Scale(-eta, g.W1)
		n.W2.Scale(-eta, g.W2)
		n.B1.Scale(-eta, g.B1)
		n.B2.Scale(-eta, g.B2)
	}},
}, {
	Name:  "momentum-of-weight",
	Title: "Momentum is applied to the weight, not to its last update",
	Tell:  "with eta 0 all weights shrink by a tenth",
	Text: `Momentum keeps a fraction of the last update. Here a fraction of the weight
		itself is kept, so each update takes a tenth of it away. The gradient cannot make
		up for that: all weights end near 0, and every output at one half. Momentum needs
		a variable of its own for each parameter, which starts at 0: vW1 = 0.9 * vW1 - eta
		* dW1, then W1 += vW1.`,
	NumPy: `W1 = 0.9 * W1 - eta * dW1
		b1 = 0.9 * b1 - eta * db1
		W2 = 0.9 * W2 - eta * dW2
		b2 = 0.9 * b2 - eta * db2`,
	Thread: `In C++: the weight is multiplied by the momentum, then the gradient step is
		subtracted. On XOR in Python, W2 becomes its step plus 0.8 of itself
		(bugamehmet/CokKatmanliAlgilayicilar-XOR-Problemi, main.py).`,
	URL: "https://github.com/ralampay/ann/blob/f1d7c4dc03/src/neural_network/" +
		"backPropagation.cpp",
	Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
		const momentum = 0.9
		n.W1.Scale(momentum, n.W1).AddScaled(-eta, g.W1)
		n.W2.Scale(momentum, n.W2).AddScaled(-eta, g.W2)
		n.B1.Scale(momentum, n.B1).AddScaled(-eta, g.B1)
		n.B2.Scale(momentum, n.B2).AddScaled(-eta, g.B2)
	}},
}, {
	Name: "decay-sign", Title: "Weight decay with the wrong sign",
	Tell: "used − gradient is a fixed fraction of W1 and W2",
	Text: `Weight decay shrinks every weight by a small fraction, to keep weights from
		growing without need. With the sign reversed it enlarges them instead, and the
		larger a weight is, the faster it grows. The gradient used differs from that of
		the loss by −λ·W: divide the difference by the weight, and the same number comes
		out everywhere. Correct weight decay gives +λ in this check, because your loss
		does not contain it.`,
	NumPy: `W1 -= eta * (dW1 - 0.01 * W1)
		W2 -= eta * (dW2 - 0.01 * W2)`,
	Thread: `With a large weight decay the weights explode; the owner calls it a huge
		mistake.`, URL: "https://github.com/andersbll/deeppy/issues/17",
	Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
		const decay = 0.01
		n.W1.AddScaled(-eta, g.W1.AddScaled(-decay, n.W1))
		n.W2.AddScaled(-eta, g.W2.AddScaled(-decay, n.W2))
		n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	}},
}}
