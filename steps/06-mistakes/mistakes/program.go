package mistakes

// A program that trains the network, taken apart so that one part can be exchanged.

import (
	"math"
	"reflect"
	"slices"

	"example/xor/tensor"
)

// Program is the program of step 04 in parts. A mistake exchanges one or two of them;
// what it leaves out is the correct part.
type Program struct {
	Hidden   int
	Eta      float64
	Epochs   int
	Seeds    []uint32 // the starts to train from; if nil, as many as asked for
	Examples []Example

	// Uniform draws starting weights.
	Uniform func(random *tensor.Random, rows, cols int) *tensor.Matrix
	// NewGradients makes the matrices that backprop works in.
	NewGradients func(n *Network) *Gradients
	Forward      func(n *Network, x *tensor.Matrix)
	// The three paragraphs of Backprop. If none is exchanged, Backprop itself runs.
	OutputDelta  func(g *Gradients, n *Network, y *tensor.Matrix)
	HiddenDelta  func(g *Gradients, n *Network)
	AddGradients func(g *Gradients, n *Network, x *tensor.Matrix)
	backprop     func(g *Gradients, n *Network, x, y *tensor.Matrix) // the three
	// Update is the end of Epoch: it changes the parameters.
	Update func(n *Network, g *Gradients, eta float64)
	// HalfSquare is what the printed loss is made of.
	HalfSquare func(d float64) float64
	// Epoch is the training loop. What more it may want to know is in t.
	Epoch func(
		examples []Example, n *Network, g *Gradients, eta float64, t *Training,
	) (loss, absError float64)

	// For the pages and for a recording:
	Activation string // of the hidden layer, where it is not "sigmoid"
	NoBiases   bool
	Online     bool // an update after every example
}

// correct is the program of step 04.
var correct = Program{
	Hidden:       3,
	Eta:          0.7,
	Epochs:       2000,
	Examples:     xor,
	Uniform:      uniform,
	NewGradients: NewGradients,
	Forward:      (*Network).Forward,
	OutputDelta:  outputDelta,
	HiddenDelta:  hiddenDelta,
	AddGradients: addGradients,
	Update:       update,
	HalfSquare:   halfSquare,
	Activation:   "sigmoid",
}

// outputDelta is the first paragraph of Backprop.
func outputDelta(g *Gradients, n *Network, y *tensor.Matrix) {
	g.dOutput.Sub(n.output, y)            // ∂E/∂output
	g.slope2.Apply(dsigmoid, n.output)    // σ′(z₂)
	g.delta2.MulElem(g.dOutput, g.slope2) // δ₂ = ∂E/∂output ∘ σ′(z₂)
}

// hiddenDelta is the second.
func hiddenDelta(g *Gradients, n *Network) {
	g.dHidden.Mul(g.delta2, n.W2.T())     // ∂E/∂hidden = δ₂·W₂ᵀ
	g.slope1.Apply(dsigmoid, n.hidden)    // σ′(z₁)
	g.delta1.MulElem(g.dHidden, g.slope1) // δ₁ = ∂E/∂hidden ∘ σ′(z₁)
}

// addGradients is the third.
func addGradients(g *Gradients, n *Network, x *tensor.Matrix) {
	g.W2.AddMul(n.hidden.T(), g.delta2) // ∂E/∂W₂ = hiddenᵀ·δ₂
	g.B2.Add(g.B2, g.delta2)            // ∂E/∂b₂ = δ₂
	g.W1.AddMul(x.T(), g.delta1)        // ∂E/∂W₁ = xᵀ·δ₁
	g.B1.Add(g.B1, g.delta1)            // ∂E/∂b₁ = δ₁
}

// update is the end of Epoch.
func update(n *Network, g *Gradients, eta float64) {
	n.W1.AddScaled(-eta, g.W1) // W₁ −= eta·Σ ∂E/∂W₁
	n.W2.AddScaled(-eta, g.W2) // W₂ −= eta·Σ ∂E/∂W₂
	n.B1.AddScaled(-eta, g.B1) // b₁ −= eta·Σ ∂E/∂b₁
	n.B2.AddScaled(-eta, g.B2) // b₂ −= eta·Σ ∂E/∂b₂
}

// epochOfParts is Epoch with the parts of p, over any examples.
func (p Program) epochOfParts(
	examples []Example, n *Network, g *Gradients, eta float64, _ *Training,
) (loss, absError float64) {
	g.Zero()
	for _, example := range examples {
		x, y := example.X, example.Y
		p.Forward(n, x)
		p.backprop(g, n, x, y)

		difference := n.output.At(0, 0) - y.At(0, 0)
		loss += p.HalfSquare(difference)
		absError += math.Abs(difference)
	}
	p.Update(n, g, eta)
	return loss / float64(len(examples)), absError
}

// backpropOfParts is Backprop with the parts of p.
func (p Program) backpropOfParts(g *Gradients, n *Network, x, y *tensor.Matrix) {
	p.OutputDelta(g, n, y)
	p.HiddenDelta(g, n)
	p.AddGradients(g, n, x)
}

// Complete fills in the correct parts.
func (p Program) Complete() Program {
	asTaught := p.OutputDelta == nil && p.HiddenDelta == nil && p.AddGradients == nil
	parts, correctParts := reflect.ValueOf(&p).Elem(), reflect.ValueOf(correct)
	for i := range parts.NumField() {
		if part := parts.Field(i); part.CanSet() && part.IsZero() {
			part.Set(correctParts.Field(i))
		}
	}
	p.backprop = p.backpropOfParts
	if asTaught {
		p.backprop = (*Gradients).Backprop
	}
	if p.Epoch == nil {
		p.Epoch = p.epochOfParts
	}
	return p
}

// With returns p with the parts that q exchanges. It is not ok if both exchange the same
// part, or one the training loop and the other a part that this loop does not use.
func (p Program) With(q Program) (both Program, ok bool) {
	usedInLoop := func(p Program) bool {
		return p.Forward != nil || p.OutputDelta != nil || p.HiddenDelta != nil ||
			p.AddGradients != nil || p.Update != nil || p.HalfSquare != nil
	}
	if p.Epoch != nil && usedInLoop(q) || q.Epoch != nil && usedInLoop(p) {
		return Program{}, false
	}
	parts, more := reflect.ValueOf(&p).Elem(), reflect.ValueOf(q)
	for i := range parts.NumField() {
		if !more.Field(i).IsZero() {
			if !parts.Field(i).IsZero() {
				return Program{}, false
			}
			parts.Field(i).Set(more.Field(i))
		}
	}
	return p, true
}

// Training is a program at work: a network, and how far it is.
type Training struct {
	Program
	examples []Example // its own: a program may reorder them
	seen     []Example // in an epoch, if they were others
	n        *Network
	g        *Gradients
	random   *tensor.Random // has drawn the weights
	epoch    int            // 0 is the first
}

// Start returns the program, complete, with the starting weights of a seed.
func (p Program) Start(seed uint32) *Training {
	t := &Training{Program: p, random: tensor.NewRandom(seed), n: NewNetwork(p.Hidden, seed)}
	for _, e := range p.Examples {
		t.examples = append(t.examples, Example{copyOf(e.X), copyOf(e.Y)})
	}
	t.n.draw(p.Uniform, t.random)
	t.g = p.NewGradients(t.n)
	return t
}

// draw gives n starting weights, in the order of NewNetwork.
func (n *Network) draw(
	uniform func(random *tensor.Random, rows, cols int) *tensor.Matrix, random *tensor.Random,
) {
	for _, m := range []**tensor.Matrix{&n.W1, &n.W2, &n.B1, &n.B2} {
		rows, cols := (*m).Dims()
		*m = uniform(random, rows, cols)
	}
}

// Next trains for one epoch and returns the loss that the program prints.
func (t *Training) Next() float64 { return t.trainOn(t.examples) }

// trainOn trains for one epoch with these examples.
func (t *Training) trainOn(examples []Example) (loss float64) {
	loss, _ = t.Program.Epoch(examples, t.n, t.g, t.Eta, t)
	t.epoch++
	return loss
}

// Outputs returns the outputs for the four examples of the program.
func (t *Training) Outputs() (outputs [4]float64) {
	for i, e := range t.Examples {
		t.Forward(t.n, e.X)
		outputs[i] = t.n.output.At(0, 0)
	}
	return outputs
}

func copyOf(m *tensor.Matrix) *tensor.Matrix {
	rows, cols := m.Dims()
	return tensor.New(rows, cols).Copy(m)
}

// set puts v into every element of m.
func set(m *tensor.Matrix, v float64) {
	m.Apply(func(float64) float64 { return v }, m)
}

// sum returns the sum of the elements of m.
func sum(m *tensor.Matrix) float64 {
	total := 0.0
	for _, v := range slices.Concat(rows(m)...) {
		total += v
	}
	return total
}
