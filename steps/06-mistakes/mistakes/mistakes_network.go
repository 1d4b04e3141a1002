package mistakes

// Mistakes in the network itself: in Forward, and in what has to fit it.

import (
	"math"

	"example/xor/tensor"
)

var networkMistakes = []Mistake{{
	Name: "no-biases", Title: "No biases",
	Tell: "crawls; about half of the runs learn, and the check passes",
	Text: `Without biases every hidden unit outputs one half for the input (0,0), whatever
		the weights are. XOR can still be represented, but fewer runs reach it.
		[biases-not-updated] has nearly the same curve, but does not pass the check.`,
	NumPy: `z1 = x @ W1
		z2 = hidden @ W2`,
	Thread: `In a network without a hidden layer: without a bias the input (0,0) gives 0.5
		exactly, in every run. With a hidden layer it gives σ of half the sum of W2, which
		can be anything.`, URL: "https://stackoverflow.com/questions/38248657",
	Program: Program{NoBiases: true, Forward: func(n *Network, x *tensor.Matrix) {
		n.z1.Mul(x, n.W1)             // x·W₁
		n.hidden.Apply(sigmoid, n.z1) // hidden = σ(z₁)

		n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
		n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
	}, AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
		g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
		g.W1.AddMul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁
	}},
}, {
	Name: "linear-hidden", Title: "The hidden layer has no activation function",
	Tell: "soon at 0.125 from every start, and stays; the check passes",
	Text: `Two linear layers are together one linear layer, and one linear layer cannot
		compute XOR. The best it can do is to output one half for everything. More units,
		epochs or seeds change nothing.`,
	NumPy: `hidden = z1
		delta1 = delta2 @ W2.T`,
	Thread: `One and two layers without an activation give the asker the same result, and
		an answer proves why.`, URL: "https://math.stackexchange.com/questions/2329675",
	Program: Program{Activation: "linear", Forward: func(n *Network, x *tensor.Matrix) {
		n.z1.Mul(x, n.W1)    // x·W₁
		n.z1.Add(n.z1, n.B1) // z₁ = x·W₁ + b₁
		n.hidden.Copy(n.z1)

		n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
		n.z2.Add(n.z2, n.B2)          // z₂ = hidden·W₂ + b₂
		n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
	}, HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
		g.delta1.Copy(g.dHidden)
	}},
}, {
	Name: "dying-relu", Title: "ReLU units that die",
	Tell: "in most runs that fail, a hidden unit is 0 for all four examples",
	Text: `A ReLU unit that is 0 for all four examples has a derivative of 0 for all four,
		so it never changes again. With three units, one such death leaves two: some of
		these runs learn, and others end at 1/16, 1/12 or 1/8. With two deaths or more
		none learns. A few runs fail without a dead unit. Print hidden: a column of zeros
		is a dead unit. More units, or another seed, help. Of twenty units, a few dead
		ones are normal.`,
	NumPy: `hidden = np.maximum(0, z1)
		delta1 = (delta2 @ W2.T) * (hidden > 0)`,
	Thread: `An XOR example whose seed gives it dead units gets three of four right;
		another seed fixes it.`,
	URL: "https://github.com/harvard-edge/cs249r_book/pull/1618",
	Program: Program{Activation: "relu", Forward: func(n *Network, x *tensor.Matrix) {
		n.z1.Mul(x, n.W1)    // x·W₁
		n.z1.Add(n.z1, n.B1) // z₁ = x·W₁ + b₁
		n.hidden.Apply(relu, n.z1)

		n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
		n.z2.Add(n.z2, n.B2)          // z₂ = hidden·W₂ + b₂
		n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
	}, HiddenDelta: func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
		g.slope1.Apply(drelu, n.hidden)
		g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
	}},
}, {
	Name: "sigmoid-mirrored", Title: "The sigmoid with the sign of z reversed",
	Tell: "all outputs go to 0 or 1; the ratio is −1 for W2 and b2",
	Text: `1/(1 + eᶻ) is a sigmoid that falls, so its derivative is −a·(1 − a). A backprop
		that multiplies by a·(1 − a) has the wrong sign at the output. In the hidden layer
		the sign is wrong once more, which makes it right again. The output layer goes
		uphill, and all outputs with it.`,
	NumPy: `hidden = 1 / (1 + np.exp(z1))
		output = 1 / (1 + np.exp(z2))`,
	Thread: `XOR in NumPy, a notebook with its outputs stored: all four fall to 10⁻²⁷ and
		below.`,
	URL: "https://github.com/AbhilashPal/XOR-Neural-Network/blob/cfe3bbde4a/" +
		"XOR%20Neural%20Network.ipynb",
	Program: Program{Forward: func(n *Network, x *tensor.Matrix) {
		n.z1.Mul(x, n.W1)    // x·W₁
		n.z1.Add(n.z1, n.B1) // z₁ = x·W₁ + b₁
		n.hidden.Apply(mirrored, n.z1)

		n.z2.Mul(n.hidden, n.W2) // hidden·W₂
		n.z2.Add(n.z2, n.B2)     // z₂ = hidden·W₂ + b₂
		n.output.Apply(mirrored, n.z2)
	}},
}, {
	Name: "same-row-twice", Title: "Both inputs are multiplied by the same row of W1",
	Tell: "only W1 is wrong: a row changes, but its measured gradient is 0",
	Text: `x[0] and x[1] go through the same weights, so only their sum counts, and
		exchanging the inputs never changes an output. Backprop trains the other row too,
		without any effect. XOR depends on the sum alone, so this network can learn it,
		and nobody notices until the task changes. Alone it is harmless.`,
	NumPy: `z1 = x[:, :1] @ W1[:1] + x[:, 1:] @ W1[:1] + b1`,
	Thread: `XOR in JavaScript: ix[0]·W1[0][j] + ix[1]·W1[0][j]. Its activation is a sine,
		and it learns.`,
	URL: "https://github.com/hunar4321/xor_neural_net_javascript/blob/ff9889e4f3/main.js",
	Program: Program{Forward: func(n *Network, x *tensor.Matrix) {
		for j := range len(rows(n.W1)[0]) {
			w := n.W1.At(0, j) // for both
			n.z1.Set(0, j, float64(x.At(0, 0)*w)+float64(x.At(0, 1)*w))
		}
		n.z1.Add(n.z1, n.B1)          // z₁ = x·W₁ + b₁
		n.hidden.Apply(sigmoid, n.z1) // hidden = σ(z₁)

		n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
		n.z2.Add(n.z2, n.B2)          // z₂ = hidden·W₂ + b₂
		n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
	}},
}, {
	Name: "other-derivative", Title: "The derivative belongs to another activation",
	Tell: "the derivative used is hidden·(1 − hidden), but hidden is a tanh",
	Text: `The hidden layer was changed to tanh, but backprop still has the sigmoid's
		derivative, a·(1 − a). For tanh it must be 1 − a². Where a tanh is negative, a·(1
		− a) is negative too, so those updates go uphill. After a change to ReLU the same
		happens wherever a is above 1. An activation and its derivative must change
		together.`,
	NumPy:  `hidden = np.tanh(z1)`,
	Thread: `The ReLU class of a library has the sigmoid's derivative.`,
	URL:    "https://github.com/jeffheaton/encog-dotnet-core/issues/124",
	Program: Program{Activation: "tanh", Forward: func(n *Network, x *tensor.Matrix) {
		n.z1.Mul(x, n.W1)    // x·W₁
		n.z1.Add(n.z1, n.B1) // z₁ = x·W₁ + b₁
		n.hidden.Apply(tanh, n.z1)

		n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
		n.z2.Add(n.z2, n.B2)          // z₂ = hidden·W₂ + b₂
		n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
	}},
}, {
	Name: "bias-after-activation", Title: "The bias is added after the activation",
	Tell: "the derivative used is a·(1 − a), but that is not the correct one here",
	Text: `hidden is σ(x·W₁) + b₁ here, so the bias shifts the activation instead of the
		pre-activation. The derivative of the sigmoid is no longer hidden·(1 − hidden),
		because hidden contains the bias: it leaves the range from 0 to 1, the derivative
		used becomes negative, and the updates of that unit go uphill. Add the bias before
		the activation.`,
	NumPy: `z1 = x @ W1
		hidden = sigmoid(z1) + b1`,
	Thread: `In PyTorch: out = act_fn(inp·W), then out + bias. Someone asks for the
		reason. (Its derivatives are computed from the forward pass, so they fit.)`,
	URL: "https://github.com/infer-actively/pypc/issues/2",
	Program: Program{Forward: func(n *Network, x *tensor.Matrix) {
		n.z1.Mul(x, n.W1)             // x·W₁
		n.hidden.Apply(sigmoid, n.z1) // hidden = σ(z₁)
		n.hidden.Add(n.hidden, n.B1)

		n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
		n.z2.Add(n.z2, n.B2)          // z₂ = hidden·W₂ + b₂
		n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
	}},
}}

// tanh returns the hyperbolic tangent: a sigmoid between −1 and 1.
func tanh(z float64) float64 { return float64(2*sigmoid(2*z)) - 1 }

// relu returns z where it is positive, and else 0.
func relu(z float64) float64 { return math.Max(0, z) }

// drelu returns the slope of relu, given its value: 1 where that is positive, and else 0.
func drelu(a float64) float64 {
	if a > 0 {
		return 1
	}
	return 0
}

// mirrored is the sigmoid without its minus.
func mirrored(z float64) float64 { return 1 / (1 + tensor.Exp(z)) }
