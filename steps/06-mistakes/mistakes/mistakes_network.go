package mistakes

// Mistakes in the network itself: in Forward, and in what has to fit it.

import (
	"math"

	"example/xor/tensor"
)

var networkMistakes = []Mistake{
	{
		Name:  "no-biases",
		Title: "No biases",
		Tell:  "crawls; about half of the starts learn, and the check passes",
		Text: `Without biases the input (0,0) makes every hidden unit say one half,
			whatever the weights are. XOR can still be represented, but it is harder to
			reach. [biases-not-updated] has nearly the same curve, but does not pass the
			check.`,
		NumPy: `
			z1 = x @ W1
			z2 = hidden @ W2`,
		Thread: `Without a bias the input (0,0) gives 0.5 exactly, in every run.`,
		URL:    "https://stackoverflow.com/questions/38248657",
		Program: Program{
			NoBiases: true,
			Forward: func(n *Network, x *tensor.Matrix) {
				n.z1.Mul(x, n.W1)             // x·W₁
				n.hidden.Apply(sigmoid, n.z1) // hidden = σ(z₁)

				n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
				n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
			},
			AddGradients: func(g *Gradients, n *Network, x *tensor.Matrix) {
				g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
				g.W1.AddMul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁
			},
		},
	},
	{
		Name:  "linear-hidden",
		Title: "The hidden layer has no activation function",
		Tell:  "quickly to 0.125 from every start, and never away; the check passes",
		Text: `Two linear layers are one linear layer, and one linear layer cannot do
			XOR: the best it can say is one half, to everything. More units, epochs or
			starts change nothing.`,
		NumPy: `
			hidden = z1
			delta1 = delta2 @ W2.T`,
		Thread: `One and two layers without an activation give the asker the same
			result, and an answer proves why.`,
		URL: "https://math.stackexchange.com/questions/2329675",
		Program: Program{
			Activation: "linear",
			Forward: func(n *Network, x *tensor.Matrix) {
				n.z1.Mul(x, n.W1)    // x·W₁
				n.z1.Add(n.z1, n.B1) // z₁ = x·W₁ + b₁
				n.hidden.Copy(n.z1)

				n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
				n.z2.Add(n.z2, n.B2)          // z₂ = hidden·W₂ + b₂
				n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
			},
			HiddenDelta: func(g *Gradients, n *Network) {
				g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
				g.delta1.Copy(g.dHidden)
			},
		},
	},
	{
		Name:  "dying-relu",
		Title: "ReLU units that die",
		Tell:  "a hidden unit is 0 for all four examples",
		Text: `A ReLU unit that is 0 for all four examples has a slope of 0 for all four
			and never comes back. With three units, one such death leaves two, and of
			those starts some learn and others end at 1/16, 1/12 or 1/8. With two deaths
			or more none learns. Print hidden: a column of zeros is a dead unit. More
			units, or another seed, help. With twenty units, a few that are dead are
			normal.`,
		NumPy: `
			hidden = np.maximum(0, z1)
			delta1 = (delta2 @ W2.T) * (hidden > 0)`,
		Thread: `An XOR example whose seed starts it with dead units gets three of four
			right; another seed mends it.`,
		URL: "https://github.com/harvard-edge/cs249r_book/pull/1618",
		Program: Program{
			Activation: "relu",
			Forward: func(n *Network, x *tensor.Matrix) {
				n.z1.Mul(x, n.W1)    // x·W₁
				n.z1.Add(n.z1, n.B1) // z₁ = x·W₁ + b₁
				n.hidden.Apply(relu, n.z1)

				n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
				n.z2.Add(n.z2, n.B2)          // z₂ = hidden·W₂ + b₂
				n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
			},
			HiddenDelta: func(g *Gradients, n *Network) {
				g.dHidden.Mul(g.delta2, n.W2.T()) // ∂E/∂hidden = δ₂·W₂ᵀ
				g.slope1.Apply(drelu, n.hidden)
				g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
			},
		},
	},
	{
		Name:  "sigmoid-mirrored",
		Title: "The sigmoid without its minus",
		Tell:  "all outputs go to 0 or 1; the factor is −1, for W2 and b2",
		Text: `1/(1 + eᶻ) is a sigmoid that falls, so its slope is −a·(1 − a). A
			backprop that multiplies by a·(1 − a) has the wrong sign at the output, and
			in the hidden layer the wrong sign once more, which makes it right again.
			The output layer climbs, and takes all with it.`,
		NumPy: `
			hidden = 1 / (1 + np.exp(z1))
			output = 1 / (1 + np.exp(z2))`,
		Thread: `XOR in NumPy, a notebook with its outputs stored: all four fall to
			10⁻²⁷ and below.`,
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
	},
	{
		Name:  "same-row-twice",
		Title: "Both inputs are multiplied by the same row of W1",
		Tell:  "only W1 is off: a row that moves, and whose measured slope is 0",
		Text: `x₁ and x₂ go through the same weights, so only their sum counts, and
			exchanging the inputs never changes an output. Backprop trains the other row
			all the same. XOR can be told from the sum, so this network can learn it,
			and nobody notices until the task is another one. Alone it is harmless.`,
		NumPy: `z1 = x[:, :1] @ W1[:1] + x[:, 1:] @ W1[:1] + b1`,
		Thread: `XOR in JavaScript: ix[0]·W1[0][j] + ix[1]·W1[0][j]. Its activation is a
			sine, and it learns.`,
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
	},
}

// relu returns z where it is positive, and else 0.
func relu(z float64) float64 {
	return math.Max(0, z)
}

// drelu returns the slope of relu, given its value: 1 where that is positive, and else 0.
func drelu(a float64) float64 {
	if a > 0 {
		return 1
	}
	return 0
}

// mirrored is the sigmoid without its minus.
func mirrored(z float64) float64 {
	return 1 / (1 + tensor.Exp(z))
}
