package mistakes

// Mistakes in the deltas: the first two paragraphs of Backprop.

import "example/xor/tensor"

var deltaMistakes = []Mistake{
	{
		Name:  "sign-flipped",
		Title: "Target minus output, and then subtracted",
		Tell:  "climbs to a quarter without a jerk; every factor is −1",
		Text: `The loss climbs from the first epoch on, and smoothly. No other mistake
			makes the check say −1 for every matrix. The formulas are right, one by one:
			either take output − target and subtract the gradient, or take target −
			output and add it.`,
		NumPy: `delta2 = (y - output) * output * (1 - output)`,
		Thread: `XOR in NumPy: the error is output − y, and the step is added. (Its
			products are wrong as well: it has [weight-for-input], too.) For a run that
			ends where this one ends, see [sigmoid-mirrored].`,
		URL: "https://github.com/JeongHanLim/xor_numpy/blob/4ff3b5c4ce/xor_using_numpy/src.py",
		Program: Program{OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
			g.dOutput.Sub(y, n.output)
			g.slope2.Apply(dsigmoid, n.output)    // σ′(z₂)
			g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
		}},
	},
	{
		Name:  "derivative-twice",
		Title: "The derivative is taken of what is already an activation",
		Tell:  "slopes between 0.19 and 0.25, whatever the activation is",
		Text: `sigmoidPrime itself is right, if it is given z. Here it is given an
			activation, which has been through the sigmoid already. An activation lies
			between 0 and 1, and there the slope of the sigmoid lies between 0.1966 and
			0.25: it is nearly a constant. So the bend of the sigmoids is lost on the
			way back, and with it what drives the hidden units apart. The plateau ends
			all the same, but many thousand epochs later.`,
		NumPy: `
			delta2 = (output - y) * sigmoid_prime(output)
			delta1 = (delta2 @ W2.T) * sigmoid_prime(hidden)`,
		Thread: `XOR in NumPy, both layers. In Go it came into gophernet by a commit
			that meant to mend the derivative (72c932c, August 2018); up to then the
			program was right, and its newest version still has the mistake.`,
		URL:        "https://github.com/rahulparaselli/numpy-xor-nn/blob/bac9832245/main.py",
		CountAfter: []int{2000, 3000, 5000, 10000, 20000},
		Program: Program{
			OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
				g.dOutput.Sub(n.output, y) // ∂E/∂output
				g.slope2.Apply(sigmoidPrime, n.output)
				g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
			},
			HiddenDelta: func(g *Gradients, n *Network) {
				g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
				g.slope1.Apply(sigmoidPrime, n.hidden)
				g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
			},
		},
	},
	{
		Name:  "derivative-of-z",
		Title: "a·(1 − a), with the pre-activation for a",
		Tell:  "the one that leaves the finite numbers; slopes can be negative",
		Text: `a·(1 − a) is right for an activation, which lies between 0 and 1. A
			pre-activation can be anything, so the slope gets a wrong sign and no bound:
			weights grow, slopes grow with them, and the numbers overflow.`,
		NumPy: `
			delta2 = (output - y) * z2 * (1 - z2)
			delta1 = (delta2 @ W2.T) * z1 * (1 - z1)`,
		Thread: `A Sigmoid class that keeps its input x and multiplies by x(1 − x) on
			the way back.`,
		URL: "https://github.com/BoltzmannEntropy/interviews.ai/issues/15",
		Program: Program{
			OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
				g.dOutput.Sub(n.output, y) // ∂E/∂output
				g.slope2.Apply(dsigmoid, n.z2)
				g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
			},
			HiddenDelta: func(g *Gradients, n *Network) {
				g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
				g.slope1.Apply(dsigmoid, n.z1)
				g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
			},
		},
	},
	{
		Name:  "sigmoid-as-slope",
		Title: "The sigmoid stands in for its own derivative",
		Tell:  "the slope that was used is the activation itself",
		Text: `The sigmoid is at least positive, so the steps go roughly the right way,
			and some starts learn. Where an output is near 1 the true slope is near 0
			and the sigmoid near 1: outputs that are right get pushed about.`,
		NumPy: `
			delta2 = (output - y) * output
			delta1 = (delta2 @ W2.T) * hidden`,
		Thread: `tanh stands in for its own derivative, by a slip in the algebra; a
			second reader confirms it.`,
		URL:     "https://github.com/andersbll/nnet/issues/4",
		Chaotic: true,
		Program: Program{
			OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
				g.dOutput.Sub(n.output, y) // ∂E/∂output
				g.slope2.Apply(sigmoid, n.z2)
				g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
			},
			HiddenDelta: func(g *Gradients, n *Network) {
				g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
				g.slope1.Apply(sigmoid, n.z1)
				g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
			},
		},
	},
	{
		Name:  "no-slope-output",
		Title: "The derivative is forgotten at the output",
		Tell:  "learns faster than correct code: it is cross-entropy's gradient",
		Text: `The check disagrees in all matrices, and yet everything is learned, and
			sooner. Without σ′(z₂) the delta is the gradient of another loss,
			cross-entropy. So it is a fault only if the loss you print is meant to be
			the one you descend. Alone it is harmless: leave it, pass cross-entropy to
			the check, and go on. Putting the slope in would make training slower.`,
		NumPy: `delta2 = output - y`,
		Thread: `XOR again: the gradients of the output weights lack y(1 − y), those of
			the hidden weights have it.`,
		URL: "https://stackoverflow.com/questions/59399842",
		Program: Program{OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
			g.dOutput.Sub(n.output, y)         // ∂E/∂output
			g.slope2.Apply(dsigmoid, n.output) // σ′(z₂)
			g.delta2.Copy(g.dOutput)
		}},
	},
	{
		Name:  "slope-of-error",
		Title: "The slope is taken of the error",
		Tell:  "the slope that was used is d·(1 − d), with d = output − target",
		Text: `The derivative belongs to the place where the sigmoid was applied, and
			that is z₂, not the error. d·(1 − d) is negative whenever the output is
			below its target, so those examples are pushed the wrong way: every output
			sinks.`,
		NumPy: `delta2 = (output - y) * (output - y) * (1 - (output - y))`,
		Thread: `In Java, read in a translated mirror: the weight update is the error
			times sigmoidDerivative(error) times the weight itself.`,
		URL: "https://techfeed.net/es/468648/",
		Program: Program{OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
			g.dOutput.Sub(n.output, y) // ∂E/∂output
			g.slope2.Apply(dsigmoid, g.dOutput)
			g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
		}},
	},
	{
		Name:  "no-slope-hidden",
		Title: "The derivative is forgotten in the hidden layer",
		Tell:  "the slope that was used is 1 for every hidden unit",
		Text: `W2 and b2 agree, so the output's delta is right, and what is wrong lies
			between it and W1. The slopes of W1 and b1 come out too large, 4 times or
			more, by a different factor for every unit and example.`,
		NumPy: `delta1 = delta2 @ W2.T`,
		Thread: `In effect, not literally: a ReLU derivative that tests its own output
			for being 0 or more is 1 everywhere, and might as well be missing.`,
		URL: "https://github.com/iamtrask/Grokking-Deep-Learning/issues/56",
		Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
			g.dHidden.Mul(g.delta2, n.W2.T())  // ∂E/∂hidden = δ₂·W₂ᵀ
			g.slope1.Apply(dsigmoid, n.hidden) // σ′(z₁)
			g.delta1.Copy(g.dHidden)
		}},
	},
	{
		Name:  "slope-added",
		Title: "The slope is added where it should be multiplied in",
		Tell:  "b1 moves even where the error is 0",
		Text: `A slope scales what comes back from the output. Added, it is a push of
			its own, always in the same direction: b1 sinks whether there is an error or
			not.`,
		NumPy: `delta1 = (delta2 @ W2.T) + hidden * (1 - hidden)`,
		Thread: `In NumPy, on bits: the derivative of tanh plus W·δ. Nobody there says
			that it is wrong.`,
		URL: "https://github.com/Quasiparticles/Neural-Network-XOR/blob/23c4a4282e/neuralnetwork_xor.py",
		Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
			g.dHidden.Mul(g.delta2, n.W2.T())  // ∂E/∂hidden = δ₂·W₂ᵀ
			g.slope1.Apply(dsigmoid, n.hidden) // σ′(z₁)
			g.delta1.Add(g.dHidden, g.slope1)
		}},
	},
	{
		Name:  "slopes-mixed",
		Title: "One half of the hidden slope comes from the output",
		Tell:  "the slope that was used is hidden·(1 − output)",
		Text: `σ′ is the product of an activation and what it lacks to 1. Both must be
			of the same unit. Here the second is the output's. It is positive, so the
			steps go roughly the right way.`,
		NumPy: `delta1 = (delta2 @ W2.T) * hidden * (1 - output)`,
		Thread: `XOR in NumPy. As stored the file does not parse, so it did not run in
			this form.`,
		URL: "https://github.com/nelaturuharsha/Neural-Network-XOR/blob/6b49e1924e/NeuralNetworkXOR.py",
		Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
			g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
			g.slope1.Scale(1-n.output.At(0, 0), n.hidden)
			g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
		}},
	},
	{
		Name:  "raw-error",
		Title: "The raw error goes to the hidden layer, not the delta",
		Tell:  "W1 and b1 too large, by one factor of 4 or more; learns all the same",
		Text: `The delta of the output is right where it is used for W2, so W2 and b2
			pass. The hidden layer got the error before the slope was multiplied in. Its
			gradient is too large by the one factor 1/σ′(z₂), and points roughly the
			right way. (Near the start hidden·(1 − hidden)/σ′(z₂) is nearly 1, but not
			to four digits: that is not [no-slope-hidden].) Alone it learns from nearly
			every start. In company it does not: without biases, fewer than half of the
			starts learn.`,
		NumPy: `delta1 = ((output - y) @ W2.T) * hidden * (1 - hidden)`,
		Thread: `Much-copied teaching code sends the raw error back; an issue says that
			in many instances it cannot solve XOR. An asker on Stack Overflow (53287032)
			runs both forms and finds that this one converges better.`,
		URL: "https://github.com/CodingTrain/Toy-Neural-Network-JS/issues/155",
		Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
			g.dHidden.Mul(g.dOutput, n.W2.T())
			g.slope1.Apply(dsigmoid, n.hidden)    // σ′(z₁)
			g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
		}},
	},
	{
		Name:  "w2-left-out",
		Title: "W2 is left out of the hidden delta",
		Tell:  "W1 and b1 off, with a wrong sign wherever W2 is negative",
		Text: `Every hidden unit gets the same error, whatever its weight to the output
			is. Where that weight is negative, W1 and b1 move the wrong way, so the
			check shows signs that differ. The output layer makes up for it, from most
			starts.`,
		NumPy: `delta1 = delta2 * hidden * (1 - hidden)`,
		Thread: `Read in a mirror of Stack Overflow: the error that has come back
			through W is computed in one line, and the next line does not use it.`,
		URL: "https://whosebug.com/question/2948401/",
		Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
			set(g.dHidden, g.delta2.At(0, 0))
			g.slope1.Apply(dsigmoid, n.hidden)    // σ′(z₁)
			g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
		}},
	},
	{
		Name:  "gradient-sent-back",
		Title: "The gradient of W2 is sent back in the place of W2",
		Tell:  "δ₁ has δ₂ in it twice, so it shrinks with the square of the error",
		Text: `The error travels back through the weights that it came forward through.
			Here it goes through their gradient, hidden·δ₂. So δ₁ is made of δ₂ squared:
			it never changes its sign with the error.`,
		NumPy: `delta1 = delta2 * (hidden * delta2) * hidden * (1 - hidden)`,
		Thread: `XOR in NumPy, a notebook with four mistakes at once: dZ1 is made with
			dW2.T.`,
		URL: "https://github.com/AbhilashPal/XOR-Neural-Network/blob/cfe3bbde4a/" +
			"XOR%20Neural%20Network.ipynb",
		Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
			dW2 := copyOf(n.W2).Mul(n.hidden.T(), g.delta2)
			g.dHidden.Mul(g.delta2, dW2.T())
			g.slope1.Apply(dsigmoid, n.hidden)    // σ′(z₁)
			g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
		}},
	},
	{
		Name:  "target-for-every-layer",
		Title: "The hidden units are compared with the target as well",
		Tell:  "b1 moves as if every hidden unit had to say what the output should",
		Text: `A hidden unit has no target. What it should change is what the output
			needs, and that comes back through W2. Here W2 is not read at all, and the
			units become alike, since all are taught the same.`,
		NumPy: `delta1 = (hidden - y) * hidden * (1 - hidden)`,
		Thread: `XOR in NumPy: the error of every layer is the expected output minus
			that layer.`,
		URL: "https://github.com/matthewlroy/xor-neural-network/blob/13dc4faa89/variable_layer_xor_nn.py",
		Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
			y := n.output.At(0, 0) - g.dOutput.At(0, 0)
			g.dHidden.Apply(func(a float64) float64 { return a - y }, n.hidden)
			g.slope1.Apply(dsigmoid, n.hidden)    // σ′(z₁)
			g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
		}},
	},
	{
		Name:  "eta-twice",
		Title: "eta is multiplied in twice on the way to the hidden layer",
		Tell:  "the factor is eta itself, for W1 and b1 alone",
		Text: `W1 and b1 move with eta². Mostly δ₂ already holds eta when it is sent
			back, and the update multiplies by eta again. The factor of W1 and b1 is
			eta, whatever eta is: with the guide's 0.00001 they hardly move. The
			direction is right, so alone this is harmless unless eta is far from 1.`,
		NumPy: `delta1 = eta * (delta2 @ W2.T) * hidden * (1 - hidden)`,
		Thread: `XOR in plain Python: the global error holds n, the hidden error
			multiplies by n again, and n is 5.`,
		URL: "https://github.com/CanKorkut/Backpropagation-for-XOR-Using-Python/blob/1852a0be8c/xor.py",
		Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
			n.W1.AddScaled(-eta*eta, g.W1)
			n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
			n.B1.AddScaled(-eta*eta, g.B1)
			n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
		}},
	},
	{
		Name:  "dot-product",
		Title: "A matrix product where one element by element was meant",
		Tell:  "the slope that was used is the same number for every hidden unit",
		Text: `hidden·(1 − hidden) should be a row of slopes, one for each unit. As a
			matrix product it is their sum, one number, and every unit gets it. So W1
			and b1 move too far. The output's delta is right, so W2 and b2 pass.`,
		Thread: `XOR in NumPy: the inputs are one-dimensional, so np.dot of slopes and
			errors is one number, and every hidden unit moves alike. (It has [raw-error]
			and [no-biases], too.)`,
		URL:     "https://github.com/omartarek198/XOR-problem-ML/blob/725d9d76f7/ANN.py",
		Chaotic: true,
		Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
			g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
			set(g.slope1, dot(n.hidden, oneMinus(n.hidden)))
			g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
		}},
	},
}

// sigmoidPrime returns σ′(z), given z. It is right, as long as it is given z.
func sigmoidPrime(z float64) float64 {
	return sigmoid(z) * (1 - sigmoid(z))
}

// dot returns the product of a row and a row stood on end.
func dot(x, y *tensor.Matrix) float64 {
	return tensor.New(1, 1).Mul(x, y.T()).At(0, 0)
}

// oneMinus returns 1 − x.
func oneMinus(x *tensor.Matrix) *tensor.Matrix {
	return copyOf(x).Apply(func(v float64) float64 { return 1 - v }, x)
}
