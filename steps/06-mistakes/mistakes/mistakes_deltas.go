package mistakes

// Mistakes in the deltas: the first two paragraphs of Backprop.

import "example/xor/tensor"

var deltaMistakes = []Mistake{{
	Name: "sign-flipped", Title: "Target minus output, then subtracted",
	Tell: "climbs smoothly to a quarter; every ratio is −1",
	Text: `Every update is a step uphill, so the loss climbs from the first epoch on. No
		other mistake here gives the ratio −1 in every matrix. Each formula is correct on
		its own: either take output − target and subtract the gradient, or take target −
		output and add it.`,
	NumPy: `delta2 = (y - output) * output * (1 - output)`,
	Thread: `XOR in NumPy: the error is output − y, and the update is added. (It also has
		[weight-for-input].) For a run that ends where this one does, see
		[sigmoid-mirrored].`,
	URL: "https://github.com/JeongHanLim/xor_numpy/blob/4ff3b5c4ce/" +
		"xor_using_numpy/src.py",
	Program: Program{OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
		g.dOutput.Sub(y, n.output)
		g.slope2.Apply(dsigmoid, n.output)    // σ′(z₂)
		g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
	}},
}, {
	Name: "derivative-twice", Title: "The derivative is evaluated at an activation",
	Tell: "derivatives between 0.19 and 0.25, whatever the activation is",
	Text: `sigmoidPrime is correct if it is given z. Here it is given an activation, which
		has already been through the sigmoid. Activations lie between 0 and 1, and there
		the sigmoid's derivative lies between 0.1966 and 0.25: it is nearly a constant. So
		the backward pass treats the hidden layer as if it were linear, and loses what
		drives the hidden units apart. The plateau does end, but many thousand epochs
		later. With tanh the mistake is 1 − tanh(a)² where 1 − a² is correct: units near 0
		match by chance, and large ones do not.`,
	NumPy: `delta2 = (output - y) * sigmoid_prime(output)
		delta1 = (delta2 @ W2.T) * sigmoid_prime(hidden)`,
	Thread: `XOR in NumPy, both layers. In Go, gophernet got it in a commit that was meant
		to fix the derivative (72c932c), and its newest version still has it.`,
	URL:        "https://github.com/rahulparaselli/numpy-xor-nn/blob/bac9832245/main.py",
	CountAfter: []int{2000, 3000, 5000, 10000, 20000},
	Program: Program{OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
		g.dOutput.Sub(n.output, y) // ∂E/∂output
		g.slope2.Apply(sigmoidPrime, n.output)
		g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
	}, HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
		g.slope1.Apply(sigmoidPrime, n.hidden)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
}, {
	Name: "derivative-of-z", Title: "a·(1 − a), with the pre-activation for a",
	Tell: "the only one that overflows; the derivatives used can be negative",
	Text: `a·(1 − a) is correct for an activation, which lies between 0 and 1. A
		pre-activation can be any number, so the derivative used can be negative and has
		no bound. Weights grow, and these derivatives grow with them, until the numbers
		overflow.`,
	NumPy: `delta2 = (output - y) * z2 * (1 - z2)
		delta1 = (delta2 @ W2.T) * z1 * (1 - z1)`,
	Thread: `A Sigmoid class that stores its input x and multiplies by x(1 − x) in the
		backward pass.`,
	URL: "https://github.com/BoltzmannEntropy/interviews.ai/issues/15",
	Program: Program{OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
		g.dOutput.Sub(n.output, y) // ∂E/∂output
		g.slope2.Apply(dsigmoid, n.z2)
		g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
	}, HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
		g.slope1.Apply(dsigmoid, n.z1)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
}, {
	Name: "sigmoid-as-slope", Title: "The sigmoid in place of its derivative",
	Tell: "the derivative used is the activation itself",
	Text: `The sigmoid is at least positive, so the updates point roughly the right way.
		At the output that is enough: with the mistake there alone, nearly every run
		learns. In the hidden layer it is not. A hidden unit near 1 has a derivative near
		0 and should hardly change; here it is updated at full size, so its weights keep
		growing.`,
	NumPy: `delta2 = (output - y) * output
		delta1 = (delta2 @ W2.T) * hidden`,
	Thread: `tanh in place of its own derivative, by a slip in the algebra; a second
		reader confirms it.`, URL: "https://github.com/andersbll/nnet/issues/4",
	Chaotic: true,
	Program: Program{OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
		g.dOutput.Sub(n.output, y) // ∂E/∂output
		g.slope2.Apply(sigmoid, n.z2)
		g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
	}, HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
		g.slope1.Apply(sigmoid, n.z1)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
}, {
	Name: "no-slope-output", Title: "The derivative is missing at the output",
	Tell: "learns faster than correct code: it is cross-entropy's gradient",
	Text: `The check finds every matrix wrong, yet the network learns, and faster. Without
		σ′(z₂), δ₂ is the gradient of another loss, cross-entropy. So it is a mistake only
		if you mean to minimise the loss that you print. Alone it is harmless: leave it,
		pass cross-entropy to the check, and go on. With the derivative put back, training
		would be slower.`,
	NumPy: `delta2 = output - y`,
	Thread: `A network in NumPy whose loss is the squared error, and whose δ is output −
		target; a pull request points it out.`,
	URL: "https://github.com/Bot-Academy/NeuralNetworkFromScratch/pull/3",
	Program: Program{OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
		g.dOutput.Sub(n.output, y)         // ∂E/∂output
		g.slope2.Apply(dsigmoid, n.output) // σ′(z₂)
		g.delta2.Copy(g.dOutput)
	}},
}, {
	Name: "slope-of-error", Title: "The derivative is evaluated at the error",
	Tell: "the derivative used is d·(1 − d), with d = output − target",
	Text: `The derivative belongs to the point where the sigmoid was applied, which is z₂,
		not the error. d·(1 − d) is negative whenever the output is below its target, so
		the updates push those outputs down instead of up, and in the end every output is
		0.`,
	NumPy: `delta2 = (output - y) * (output - y) * (1 - (output - y))`,
	Thread: `In Java, read in a translated mirror: the update is the error times
		sigmoidDerivative(error) times the weight itself.`,
	URL: "https://techfeed.net/es/468648/",
	Program: Program{OutputDelta: func(g *Gradients, n *Network, y *tensor.Matrix) {
		g.dOutput.Sub(n.output, y) // ∂E/∂output
		g.slope2.Apply(dsigmoid, g.dOutput)
		g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
	}},
}, {
	Name: "no-slope-hidden", Title: "The derivative is missing in the hidden layer",
	Tell: "the derivative used is 1 for every hidden unit",
	Text: `Backprop then treats the hidden layer as if it were linear. What drives the
		hidden units apart is lost with σ′(z₁), so the network stays on the plateau. The
		gradients of W1 and b1 are too large, 4 times or more, by a different ratio for
		every unit and example.`,
	NumPy: `delta1 = delta2 @ W2.T`,
	Thread: `In effect, if not literally: a ReLU derivative that tests whether its own
		output is 0 or more is 1 everywhere, so it might as well be missing.`,
	URL: "https://github.com/iamtrask/Grokking-Deep-Learning/issues/56",
	Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T())  // ∂E/∂hidden = δ₂·W₂ᵀ
		g.slope1.Apply(dsigmoid, n.hidden) // σ′(z₁)
		g.delta1.Copy(g.dHidden)
	}},
}, {
	Name: "slope-added", Title: "The derivative is added instead of multiplied in",
	Tell: "b1 changes even where the error is 0",
	Text: `A derivative scales the backpropagated error. Added to it, hidden·(1 − hidden)
		is an update of its own, which is always positive. So b1 sinks whether there is an
		error or not, until every hidden unit is 0 for every input, and the output is one
		half for everything.`,
	NumPy: `delta1 = (delta2 @ W2.T) + hidden * (1 - hidden)`,
	Thread: `In NumPy, on bits: the derivative of tanh plus W·δ. Nobody there points it
		out.`,
	URL: "https://github.com/Quasiparticles/Neural-Network-XOR/blob/23c4a4282e/" +
		"neuralnetwork_xor.py",
	Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T())  // ∂E/∂hidden = δ₂·W₂ᵀ
		g.slope1.Apply(dsigmoid, n.hidden) // σ′(z₁)
		g.delta1.Add(g.dHidden, g.slope1)
	}},
}, {
	Name: "slopes-mixed", Title: "Half of the hidden derivative comes from the output",
	Tell: "the derivative used is hidden·(1 − output)",
	Text: `σ′(z) is a·(1 − a), and both factors must come from the same unit. Here the
		second one comes from the output. It is positive, so the updates point roughly the
		right way, but their sizes are wrong in every unit.`,
	NumPy: `delta1 = (delta2 @ W2.T) * hidden * (1 - output)`,
	Thread: `XOR in NumPy. The file as stored does not parse, so it did not run in this
		form.`,
	URL: "https://github.com/nelaturuharsha/Neural-Network-XOR/blob/6b49e1924e/" +
		"NeuralNetworkXOR.py",
	Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
		g.slope1.Scale(1-n.output.At(0, 0), n.hidden)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
}, {
	Name: "raw-error", Title: "The output error goes to the hidden layer, not δ₂",
	Tell: "W1 and b1 too large, by one ratio of 4 or more; learns anyway",
	Text: `δ₂ is correct where it is used for W2, so W2 and b2 match. But the hidden layer
		gets the output error, before the derivative at the output is multiplied in. Its
		gradient is too large by one ratio, 1/σ′(z₂), and points roughly the right way.
		(Near the start hidden·(1 − hidden)/σ′(z₂) is nearly 1, but not to four digits:
		that is not [no-slope-hidden].) With it alone, nearly every run learns. With
		others it does harm: without biases about half of the runs learn, but with this
		mistake as well, only about three in ten.`,
	NumPy: `delta1 = ((output - y) @ W2.T) * hidden * (1 - hidden)`,
	Thread: `Much-copied teaching code backpropagates the output error; an issue reports
		that in many instances it cannot solve XOR. On Stack Overflow (53287032) somebody
		runs both forms and finds that this one converges better.`,
	URL: "https://github.com/CodingTrain/Toy-Neural-Network-JS/issues/155",
	Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.dOutput, n.W2.T())
		g.slope1.Apply(dsigmoid, n.hidden)    // σ′(z₁)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
}, {
	Name: "w2-left-out", Title: "W2 is left out of the hidden delta",
	Tell: "W1 and b1 wrong, with the wrong sign wherever W2 is negative",
	Text: `Every hidden unit gets the same error, whatever its weight to the output is.
		Where that weight is negative, W1 and b1 are updated in the wrong direction, so
		some ratios are negative and others are not. In most runs the output layer makes
		up for it.`,
	NumPy: `delta1 = delta2 * hidden * (1 - hidden)`,
	Thread: `Read in a mirror of Stack Overflow: one line computes the error
		backpropagated through W, and the next line does not use it.`,
	URL: "https://whosebug.com/question/2948401/",
	Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
		set(g.dHidden, g.delta2.At(0, 0))
		g.slope1.Apply(dsigmoid, n.hidden)    // σ′(z₁)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
}, {
	Name: "gradient-sent-back", Title: "The gradient of W2 in place of W2",
	Tell: "δ₁ contains δ₂ twice, so it shrinks with the square of the error",
	Text: `The error must go back through the weights of the forward pass. Here it goes
		through their gradient, hidden·δ₂, so δ₁ contains δ₂ squared. Its sign is then the
		same for an output that is too high and for one that is too low, and it vanishes
		before the error does.`,
	NumPy: `delta1 = delta2 * (hidden * delta2) * hidden * (1 - hidden)`,
	Thread: `XOR in NumPy, a notebook with four mistakes at once: dZ1 is computed with
		dW2.T.`,
	URL: "https://github.com/AbhilashPal/XOR-Neural-Network/blob/cfe3bbde4a/" +
		"XOR%20Neural%20Network.ipynb",
	Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
		dW2 := copyOf(n.W2).Mul(n.hidden.T(), g.delta2)
		g.dHidden.Mul(g.delta2, dW2.T())
		g.slope1.Apply(dsigmoid, n.hidden)    // σ′(z₁)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
}, {
	Name:  "target-for-every-layer",
	Title: "The hidden units are compared with the target as well",
	Tell:  "b1 changes as if every hidden unit had to output the target",
	Text: `A hidden unit has no target. How it should change depends on the output's
		error, which reaches it through W2. Here W2 is not used at all. All units are
		trained towards the same values, so they become alike, and equal units can do no
		more than one unit.`,
	NumPy: `delta1 = (hidden - y) * hidden * (1 - hidden)`,
	Thread: `XOR in NumPy: the error of every layer is the expected output minus that
		layer.`,
	URL: "https://github.com/matthewlroy/xor-neural-network/blob/13dc4faa89/" +
		"variable_layer_xor_nn.py",
	Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
		y := n.output.At(0, 0) - g.dOutput.At(0, 0)
		g.dHidden.Apply(func(a float64) float64 { return a - y }, n.hidden)
		g.slope1.Apply(dsigmoid, n.hidden)    // σ′(z₁)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
}, {
	Name: "eta-twice", Title: "eta is multiplied in twice on the way to the hidden layer",
	Tell: "the ratio is eta itself, for W1 and b1 alone",
	Text: `W1 and b1 are updated with eta². Usually δ₂ already contains eta when it is
		backpropagated, and the update multiplies by eta again. The ratio of W1 and b1 is
		eta, whatever eta is: with the guide's 0.00001 they hardly change. The direction
		is correct, so with an eta near 1 it is harmless. With an eta of 0.1 the hidden
		layer learns ten times too slowly.`,
	NumPy: `delta1 = eta * (delta2 @ W2.T) * hidden * (1 - hidden)`,
	Thread: `XOR in plain Python: the global error contains n, the hidden error multiplies
		by n again, and n is 5.`,
	URL: "https://github.com/CanKorkut/Backpropagation-for-XOR-Using-Python/blob/" +
		"1852a0be8c/xor.py",
	Program: Program{Update: func(n *Network, g *Gradients, eta float64) {
		n.W1.AddScaled(-eta*eta, g.W1)
		n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
		n.B1.AddScaled(-eta*eta, g.B1)
		n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
	}},
}, {
	Name:  "dot-product",
	Title: "A matrix product where an element-wise product was meant",
	Tell:  "the derivative used is the same number for every hidden unit",
	Text: `hidden·(1 − hidden) should be a row of derivatives, one for each unit. As a
		matrix product it is one number, their sum, and every unit gets it. So W1 and b1
		are updated too far, and a saturated unit, whose own derivative is near 0, is
		updated like the others. δ₂ is correct, so W2 and b2 match.`,
	Thread: `XOR in NumPy: the inputs are one-dimensional, so np.dot of derivatives and
		errors is one number, and every hidden unit is updated alike. (It also has
		[raw-error] and [no-biases].)`,
	URL:     "https://github.com/omartarek198/XOR-problem-ML/blob/725d9d76f7/ANN.py",
	Chaotic: true,
	Program: Program{HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
		set(g.slope1, dot(n.hidden, oneMinus(n.hidden)))
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
}}

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
