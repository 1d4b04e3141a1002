package mistakes

// One update, seen from outside.

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"example/xor/steps/06-mistakes/survey"
)

// nudge is how far the check changes a parameter to either side.
const nudge = 1e-5

// The examples of the check are made up: with no 0 in them, and no two numbers alike,
// nothing hides.
var checkExamples = []Example{newExample(0.6, 0.9, 0.1), newExample(0.9, -0.4, 0.9)}

// Check compares an update with the gradient of Σ ½·(output − target)².
//
// It does not look into the program. What counts is by how much a parameter changes:
// divided by eta, that is the gradient used, whatever Gradients holds.
type Check struct {
	Row              // the last example
	Slopes []Slope   // Analytic is the gradient used
	Hidden []float64 // the activations, with the weights from before the update
	Output float64
	// By the lesson's forward pass, from the same weights: the activations, and the
	// output that Hidden makes.
	CorrectHidden []float64
	CorrectOutput float64
	Used          []float64 // the activation derivative that was used in each hidden unit
	Used2         float64   // and at the output
	Derivatives   []float64 // the correct ones of the hidden units

	before, after *Network
}

// Row is an example: two inputs and a target.
type Row struct{ X1, X2, Target float64 }

// String returns the example as the pages write it: (1,0) → 1.
func (r Row) String() string {
	text := fmt.Sprintf("(%g,%g) → %g", r.X1, r.X2, r.Target)
	return strings.ReplaceAll(text, "-", "−")
}

// Off returns the slope of a parameter that disagrees most, if one does.
func (c Check) Off(parameter string) (worst Slope, off bool) {
	for _, s := range c.Slopes {
		if s.Parameter == parameter && !s.Agrees() &&
			(!off || !(s.RelativeError() <= worst.RelativeError())) {
			worst, off = s, true
		}
	}
	return worst, off
}

// Moved reports whether the update changes anything.
func (c Check) Moved() bool {
	return slices.ContainsFunc(c.Slopes, func(s Slope) bool { return s.Analytic != 0 })
}

func (e Example) row() Row { return Row{e.X.At(0, 0), e.X.At(0, 1), e.Y.At(0, 0)} }

// check lets the program train for one epoch with these examples, and measures that.
func (t *Training) check(examples []Example, eta float64) Check {
	c := Check{before: t.n.clone()}
	t.Eta = eta
	t.trainOn(examples)
	c.after = t.n.clone()
	last := examples[len(examples)-1] // the program may have reordered them
	c.Row = last.row()

	parameters := c.before.parameters()
	for i, after := range c.after.parameters() {
		p := &parameters[i]
		p.Gradient = copyOf(p.Value).Sub(p.Value, after.Value) // eta · the gradient used
		p.Gradient.Apply(func(v float64) float64 { return v / eta }, p.Gradient)
	}
	loss := func() float64 {
		sum := 0.0
		for _, e := range examples {
			t.Forward(c.before, e.X)
			sum += halfSquare(c.before.output.At(0, 0) - e.Y.At(0, 0))
		}
		return sum
	}
	c.Slopes = CheckGradient(loss, parameters, nudge)
	loss() // leaves before as the forward pass of the last example has it
	c.Hidden, c.Output = rows(c.before.hidden)[0], c.before.output.At(0, 0)

	lesson := c.before.clone()
	lesson.Forward(last.X)
	c.CorrectHidden = rows(lesson.hidden)[0]
	lesson.z2.Mul(c.before.hidden, lesson.W2)
	lesson.z2.Add(lesson.z2, lesson.B2)
	c.CorrectOutput = sigmoid(lesson.z2.At(0, 0))

	t.derivatives(&c, parameters)
	return c
}

// derivatives reads the activation derivatives from the gradients used. That of b2 is δ₂,
// and δ₂ divided by output − target is the derivative at the output; that of b1 is δ₁, and
// δ₁ divided by δ₂·W₂ is the one in a hidden unit. Without biases the weights show both.
func (t *Training) derivatives(c *Check, parameters []Parameter) {
	w1, w2 := parameters[0].Gradient, parameters[1].Gradient
	b1, b2 := parameters[2].Gradient, parameters[3].Gradient
	delta2 := b2.At(0, 0)
	if t.NoBiases {
		delta2 = w2.At(0, 0) / c.Hidden[0]
	}
	c.Used2 = delta2 / (c.Output - c.Target)
	for j, a := range c.Hidden {
		delta1 := b1.At(0, j)
		if t.NoBiases {
			delta1 = w1.At(0, j) / c.X1
		}
		c.Used = append(c.Used, delta1/(delta2*c.before.W2.At(j, 0)))
		c.Derivatives = append(c.Derivatives, t.derivative(a))
	}
}

// derivative returns the activation derivative of the hidden layer, given an activation.
func (p Program) derivative(a float64) float64 {
	switch p.Activation {
	case "linear":
		return 1
	case "relu":
		return drelu(a)
	case "tanh":
		return 1 - float64(a*a)
	}
	return dsigmoid(a)
}

// clone returns a network with the same numbers.
func (n *Network) clone() *Network {
	return &Network{
		W1: copyOf(n.W1), W2: copyOf(n.W2), B1: copyOf(n.B1), B2: copyOf(n.B2),
		z1: copyOf(n.z1), hidden: copyOf(n.hidden),
		z2: copyOf(n.z2), output: copyOf(n.output),
	}
}

// parameters are those of n.
func (n *Network) parameters() []Parameter {
	return []Parameter{
		{Name: "W1", Value: n.W1}, {Name: "W2", Value: n.W2},
		{Name: "b1", Value: n.B1}, {Name: "b2", Value: n.B2},
	}
}

// Checks returns the three checks of the guide, from one start: the first update, with
// one example; the second, with another; and a first update with all examples.
func (p Program) Checks(seed uint32) (checks [3]Check) {
	t := p.Start(seed)
	for i := range checkExamples {
		checks[i] = t.check(checkExamples[i:i+1], p.Eta)
	}
	t = p.Start(seed)
	checks[2] = t.check(t.examples, p.Eta)
	return checks
}

// Verdict is what the first of the three checks says that finds something from most of
// the seeds. A program that updates after every example is not given all at once.
func (p Program) Verdict(seeds []uint32) string {
	starts := survey.InParallel(seeds, p.Checks)
	for k, prefix := range []string{"", "2nd: ", "four: "} {
		if text := wrongIn(starts, k); text != "" && (k < 2 || !p.Online) {
			return prefix + text
		}
	}
	return "ok"
}

// wrongIn names the parameters that are wrong in check k in more than half of the runs, and
// their ratio if it is the same number everywhere.
func wrongIn(starts [][3]Check, k int) string {
	var names []string
	low, high := math.Inf(1), math.Inf(-1)
	parameters := []string{"W1", "W2", "b1", "b2"}
	for _, name := range parameters {
		wrong := 0 // starts
		for _, checks := range starts {
			if _, isOff := checks[k].Off(name); isOff {
				wrong++
			}
			for _, s := range checks[k].Slopes {
				if s.Parameter == name && !s.Agrees() {
					low, high = min(low, s.Ratio()), max(high, s.Ratio())
				}
			}
		}
		if 2*wrong > len(starts) {
			names = append(names, name)
		}
	}
	text := strings.Join(names, " ")
	if len(names) == len(parameters) {
		text = "all"
	}
	if len(names) > 0 && high-low < 1e-5 {
		text += fmt.Sprintf(" ×%.4g", math.Round((low+high)*5e4)/1e5)
	}
	return text
}
