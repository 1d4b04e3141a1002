package main

// A program that trains the network, put together from parts that can be exchanged.

import (
	"math"

	"example/xor/tensor"
)

// Settings are the numbers a training is started with.
type Settings struct {
	Hidden int
	Eta    float64
	Epochs int
	Seeds  []uint32 // the starts to train from; if empty, 0, 1, 2 … as many as asked for
}

var correctSettings = Settings{
	Hidden: 3,
	Eta:    0.7,
	Epochs: 2000,
}

// Program is the program of step 04 in parts. A mistake exchanges one or two of them;
// those it leaves out are the correct ones.
type Program struct {
	Settings     Settings
	Uniform      func(random *tensor.Random, rows, cols int) *tensor.Matrix
	NewGradients func(n *Network) *Gradients
	Forward      func(n *Network, x *tensor.Matrix)
	Backprop     func(g *Gradients, n *Network, x, y *tensor.Matrix)
	Targets      [4]*tensor.Matrix
	HalfSquare   func(d float64) float64
	Epoch        func(n *Network, g *Gradients, eta float64) (loss, absError float64)
	Loss         func(n *Network) float64 // Σ ½·(output − target)² over the examples
}

// complete fills in the correct parts.
func (p Program) complete() Program {
	if p.Settings.Epochs == 0 {
		p.Settings = correctSettings
	}
	if p.Uniform == nil {
		p.Uniform = uniform
	}
	if p.NewGradients == nil {
		p.NewGradients = NewGradients
	}
	if p.Forward == nil {
		p.Forward = (*Network).Forward
	}
	if p.Backprop == nil {
		p.Backprop = (*Gradients).Backprop
	}
	if p.Targets[0] == nil {
		p.Targets = targets
	}
	if p.HalfSquare == nil {
		p.HalfSquare = halfSquare
	}
	if p.Epoch == nil {
		p.Epoch = p.epochOfParts
	}
	if p.Loss == nil {
		p.Loss = p.lossOfParts
	}
	return p
}

// newNetwork is NewNetwork with the program's own starting weights.
func (p Program) newNetwork(seed uint32) *Network {
	n := NewNetwork(p.Settings.Hidden, seed)
	random := tensor.NewRandom(seed)
	n.W1 = p.Uniform(random, 2, p.Settings.Hidden)
	n.W2 = p.Uniform(random, p.Settings.Hidden, 1)
	n.B1 = p.Uniform(random, 1, p.Settings.Hidden)
	n.B2 = p.Uniform(random, 1, 1)
	return n
}

// epochOfParts is Epoch with the program's own parts.
func (p Program) epochOfParts(
	n *Network, g *Gradients, eta float64,
) (loss, absError float64) {
	g.Zero()
	for i, x := range inputs {
		y := p.Targets[i]
		p.Forward(n, x)
		p.Backprop(g, n, x, y)

		difference := n.output.At(0, 0) - y.At(0, 0)
		loss += p.HalfSquare(difference)
		absError += math.Abs(difference)
	}
	n.W1.AddScaled(-eta, g.W1)
	n.W2.AddScaled(-eta, g.W2)
	n.B1.AddScaled(-eta, g.B1)
	n.B2.AddScaled(-eta, g.B2)
	return loss / 4, absError
}

// lossOfParts is what the program means to make small, by its own labels.
func (p Program) lossOfParts(n *Network) float64 {
	sum := 0.0
	for i, x := range inputs {
		p.Forward(n, x)
		sum += p.HalfSquare(n.output.At(0, 0) - p.Targets[i].At(0, 0))
	}
	return sum
}

// outputs returns what the program's network says to the four examples.
func (p Program) outputs(n *Network) [4]float64 {
	var outputs [4]float64
	for i, x := range inputs {
		p.Forward(n, x)
		outputs[i] = n.output.At(0, 0)
	}
	return outputs
}
