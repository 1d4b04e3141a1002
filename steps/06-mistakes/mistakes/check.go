package mistakes

// One update, seen from outside.

import (
	"fmt"
	"math"
	"strings"

	"example/xor/steps/06-mistakes/survey"
	"example/xor/tensor"
)

// nudge is how far the check changes a parameter to either side.
const nudge = 1e-5

// The examples of the check are made up: with no 0 in them, and no two numbers alike,
// nothing hides.
var checkExamples = []Example{newExample(0.6, 0.9, 0.1), newExample(0.9, -0.4, 0.9)}

// Update is one update, seen from outside.
type Update struct {
	Before *Network // as it was, after the forward pass of the last example
	After  *Network
	Target float64 // of the last example
	Slopes []Slope // Analytic is the gradient used: the update divided by eta
}

// update lets the program train for one epoch with these examples, and compares the
// gradient that it uses with the measured gradient of Σ ½·(output − target)².
//
// It does not look into the program. What counts is by how much a parameter changes:
// divided by eta, that is the gradient used, whatever Gradients holds.
func (t *Training) update(examples []Example, eta float64) Update {
	u := Update{Before: t.n.clone()}
	t.Eta = eta
	t.trainOn(examples)
	u.After = t.n.clone()

	loss := func() float64 {
		sum := 0.0
		for _, e := range examples {
			t.Forward(u.Before, e.X)
			sum += halfSquare(u.Before.output.At(0, 0) - e.Y.At(0, 0))
		}
		return sum
	}
	u.Slopes = CheckGradient(loss, []Parameter{
		{"W1", u.Before.W1, subtracted(u.Before.W1, u.After.W1, eta)},
		{"W2", u.Before.W2, subtracted(u.Before.W2, u.After.W2, eta)},
		{"b1", u.Before.B1, subtracted(u.Before.B1, u.After.B1, eta)},
		{"b2", u.Before.B2, subtracted(u.Before.B2, u.After.B2, eta)},
	}, nudge)
	loss() // leaves Before as the forward pass of the last example has it
	u.Target = examples[len(examples)-1].Y.At(0, 0)
	return u
}

// clone returns a network with the same numbers.
func (n *Network) clone() *Network {
	return &Network{
		W1: copyOf(n.W1), W2: copyOf(n.W2), B1: copyOf(n.B1), B2: copyOf(n.B2),
		z1: copyOf(n.z1), hidden: copyOf(n.hidden),
		z2: copyOf(n.z2), output: copyOf(n.output),
	}
}

// subtracted returns (before − after)/eta.
func subtracted(before, after *tensor.Matrix, eta float64) *tensor.Matrix {
	step := copyOf(before).Sub(before, after)
	return step.Apply(func(v float64) float64 { return v / eta }, step)
}

// slopeUsed returns the activation derivative that was used at the output: the gradient
// used for b2 is δ₂, and δ₂ divided by output − target is the derivative.
func (u Update) slopeUsed() float64 {
	return u.delta2() / (u.Before.output.At(0, 0) - u.Target)
}

// hiddenSlopeUsed returns the same for hidden unit j: δ₁ divided by δ₂·W₂.
func (u Update) hiddenSlopeUsed(j int) float64 {
	return u.delta1(j) / (u.delta2() * u.Before.W2.At(j, 0))
}

func (u Update) delta2() float64 { return u.subtractedFrom("b2", 0, 0) }

func (u Update) delta1(j int) float64 { return u.subtractedFrom("b1", 0, j) }

// subtractedFrom returns the gradient that was used for one number.
func (u Update) subtractedFrom(parameter string, row, col int) float64 {
	for _, s := range u.Slopes {
		if s.Parameter == parameter && s.Row == row && s.Col == col {
			return s.Analytic
		}
	}
	panic("no " + parameter)
}

// numbers returns the slopes as the survey wants them.
func (u Update) numbers() []survey.Number {
	var numbers []survey.Number
	for _, s := range u.Slopes {
		numbers = append(numbers, survey.Number{
			Matrix: s.Parameter, Agrees: s.Agrees(), Ratio: s.Ratio(),
		})
	}
	return numbers
}

// checks returns the three checks of the guide, from one start: the first update, with
// one example; the second, with another; and a first update with all examples, unless
// the program updates after every one.
func (p Program) checks(seed uint32) (checks survey.Checks) {
	t := p.Start(seed)
	for i := range checkExamples {
		checks[i] = t.update(checkExamples[i:i+1], p.Eta).numbers()
	}
	if !p.Online {
		t = p.Start(seed)
		checks[2] = t.update(t.examples, p.Eta).numbers()
	}
	return checks
}

// reading shows the first update from a start, with one example, and the activation
// derivatives that it used.
func (p Program) reading(seed uint32) string {
	u := p.Start(seed).update(checkExamples[:1], p.Eta)
	var text strings.Builder
	fmt.Fprintf(&text, "the first update from seed %d, with the example (0.6, 0.9) → 0.1:\n"+
		"  %-9s %12s %12s %9s\n", seed, "", "used", "gradient", "ratio")
	for _, s := range u.Slopes {
		fmt.Fprintf(&text, "  %-9s %12.6f %12.6f %9s\n", s.Name, s.Analytic, s.Numeric,
			decimals(s.Ratio()))
	}
	if p.NoBiases {
		return text.String() // the biases show δ₂ and δ₁
	}
	fmt.Fprintf(&text, "  output derivative used %s, correct %.4f\n",
		decimals(u.slopeUsed()), dsigmoid(u.Before.output.At(0, 0)))
	for j := range p.Hidden {
		fmt.Fprintf(&text, "  derivative used in hidden unit %d %s, correct %s\n", j,
			decimals(u.hiddenSlopeUsed(j)), decimals(p.hiddenSlope(u.Before, j)))
	}
	return text.String()
}

// decimals returns a dash for a quotient whose divisor is 0.
func decimals(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "–"
	}
	return fmt.Sprintf("%.4f", v)
}

// hiddenSlope returns the activation derivative of p in hidden unit j.
func (p Program) hiddenSlope(n *Network, j int) float64 {
	switch a := n.hidden.At(0, j); p.Activation {
	case "linear":
		return 1
	case "relu":
		return drelu(a)
	case "tanh":
		return 1 - float64(a*a)
	default:
		return dsigmoid(a)
	}
}
