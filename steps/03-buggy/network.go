package main

// The network and its forward pass: 2 inputs, a layer of sigmoid hidden units,
// 1 sigmoid output. This file is the same in every step that has one.

import (
	"math"

	"example/xor/tensor"
)

// Example is an input and the output that the network should have for it.
type Example struct {
	X *tensor.Matrix // 1×2
	Y *tensor.Matrix // 1×1, the target
}

// xor holds the four examples, each as x[0], x[1] and the target.
var xor = []Example{
	newExample(0, 0, 0),
	newExample(1, 0, 1),
	newExample(0, 1, 1),
	newExample(1, 1, 0),
}

func newExample(x1, x2, y float64) Example {
	return Example{
		X: tensor.FromRows([][]float64{{x1, x2}}),
		Y: tensor.FromRows([][]float64{{y}}),
	}
}

// Network holds the parameters, and the results of the latest forward pass.
type Network struct {
	W1 *tensor.Matrix // 2×hidden, weights from the inputs to the hidden units
	W2 *tensor.Matrix // hidden×1, weights from the hidden units to the output
	B1 *tensor.Matrix // 1×hidden, biases of the hidden units
	B2 *tensor.Matrix // 1×1, bias of the output

	z1     *tensor.Matrix // 1×hidden, pre-activations of the hidden units
	hidden *tensor.Matrix // 1×hidden, their activations
	z2     *tensor.Matrix // 1×1, pre-activation of the output
	output *tensor.Matrix // 1×1, its activation: the output of the network
}

// NewNetwork returns a network whose parameters are uniform in [−1, 1), drawn
// from NumPy's generator after np.random.seed(seed): W1, W2, b1, then b2, each row
// by row. It panics if hidden is below 1.
func NewNetwork(hidden int, seed uint32) *Network {
	random := tensor.NewRandom(seed)
	return &Network{
		W1: uniform(random, 2, hidden),
		W2: uniform(random, hidden, 1),
		B1: uniform(random, 1, hidden),
		B2: uniform(random, 1, 1),

		z1:     tensor.New(1, hidden),
		hidden: tensor.New(1, hidden),
		z2:     tensor.New(1, 1),
		output: tensor.New(1, 1),
	}
}

// uniform returns a matrix of numbers in [−1, 1): 2·u − 1 with u in [0, 1).
func uniform(random *tensor.Random, rows, cols int) *tensor.Matrix {
	m := tensor.New(rows, cols)
	for i := range rows {
		for j := range cols {
			m.Set(i, j, 2*random.Float64()-1)
		}
	}
	return m
}

// Forward computes the output for one example x (1×2).
func (n *Network) Forward(x *tensor.Matrix) {
	n.z1.Mul(x, n.W1)             // x·W₁
	n.z1.Add(n.z1, n.B1)          // z₁ = x·W₁ + b₁
	n.hidden.Apply(sigmoid, n.z1) // hidden = σ(z₁)

	n.z2.Mul(n.hidden, n.W2)      // hidden·W₂
	n.z2.Add(n.z2, n.B2)          // z₂ = hidden·W₂ + b₂
	n.output.Apply(sigmoid, n.z2) // output = σ(z₂)
}

// Output returns the output for the inputs x1 and x2. Like Outputs, Loss and AbsError
// it calls Forward, which overwrites the activations that Backprop reads.
func (n *Network) Output(x1, x2 float64) float64 {
	n.Forward(tensor.FromRows([][]float64{{x1, x2}}))
	return n.output.At(0, 0)
}

// Outputs returns the output for each of the examples.
func (n *Network) Outputs(examples []Example) []float64 {
	outputs := make([]float64, len(examples))
	for i, example := range examples {
		n.Forward(example.X)
		outputs[i] = n.output.At(0, 0)
	}
	return outputs
}

// Loss returns the mean of ½·(output − target)² over the examples.
func (n *Network) Loss(examples []Example) float64 {
	sum := 0.0
	for i, output := range n.Outputs(examples) {
		sum += halfSquare(output - examples[i].Y.At(0, 0))
	}
	return sum / float64(len(examples))
}

// AbsError returns the sum of |output − target| over the examples.
func (n *Network) AbsError(examples []Example) float64 {
	sum := 0.0
	for i, output := range n.Outputs(examples) {
		sum += math.Abs(output - examples[i].Y.At(0, 0))
	}
	return sum
}

// halfSquare returns ½·d². The conversion keeps the compiler from fusing this product
// with the addition in the caller, which would change the last bit on some processors.
func halfSquare(d float64) float64 {
	return float64(d * d / 2)
}

// sigmoid returns the activation σ(z) = 1/(1 + e⁻ᶻ), between 0 and 1 for every z. Unlike
// math.Exp, tensor.Exp returns the same bits on every processor.
func sigmoid(z float64) float64 {
	return 1 / (1 + tensor.Exp(-z))
}
