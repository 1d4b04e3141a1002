package main

// The known factors. A gradient explains a step only if the step is eta times the
// gradient times one of these.

import (
	"cmp"
	"math"
	"slices"
)

// Costs, where a mistake is 10. Constants that many a correct program has cost less.
// An unknown factor counts like three mistakes: with one to choose freely, too much
// fits.
const (
	mistakeCost  = 10
	constantCost = 4
	harmlessCost = 9 // momentum, weight decay
	unknownCost  = 30
	lostCost     = 100
)

// Part is a reason for a factor.
type Part struct {
	Choice
	Cost    int
	Value   float64
	Unknown bool
}

// Constant is a known factor: a product of the values of its parts.
type Constant struct {
	Value float64
	Parts []*Part
	Cost  int
}

var one = Constant{Value: 1}

// of returns the constant that is one part alone.
func (part *Part) constant() Constant {
	return Constant{Value: part.Value, Parts: []*Part{part}, Cost: part.Cost}
}

var (
	signPart = Part{Value: -1, Cost: mistakeCost, Choice: Choice{
		What:    "the sign is wrong",
		Formula: "{P} += eta·∂E/∂{P}", NumPy: "{P} += eta * g{P}"}}
	zeroPart = Part{Value: 0, Cost: mistakeCost, Choice: Choice{
		What: "no update moves {where}"}}
)

// unknownPart is a factor that is no known one.
func unknownPart(f float64) *Part {
	return &Part{Value: f, Unknown: true, Cost: unknownCost, Choice: Choice{
		What: "the steps are {number} times what they should be, which is no factor " +
			"that is known here: is eta what the recording says?",
		Formula: "{P} −= {number}·eta·∂E/∂{P}", NumPy: "{P} -= {number} * eta * g{P}"}}
}

// known returns the parts of known factors, for a learning rate, a number of examples
// per update, and a number of outputs. Of each list one can be in a program.
func known(eta, n, m float64) [][]*Part {
	return [][]*Part{
		{
			{Value: 2, Cost: constantCost, Choice: Choice{
				What:    "a factor 2, which the square has without the ½",
				Formula: "{P} −= 2·eta·∂E/∂{P}", NumPy: "{P} -= 2 * eta * g{P}"}},
			{Value: 0.5, Cost: constantCost, Choice: Choice{
				What:    "a factor ½",
				Formula: "{P} −= eta·∂E/∂{P} / 2", NumPy: "{P} -= eta * g{P} / 2"}},
		},
		{
			{Value: 1 / n, Cost: constantCost, Choice: Choice{Entry: "averaged",
				What:    "the mean over the examples is taken, not the sum",
				Formula: "{P} −= eta·∂E/∂{P} / n", NumPy: "{P} -= eta * g{P} / len(x)"}},
			{Value: n, Cost: 2 * constantCost, Choice: Choice{
				What:    "each example counts as often as there are examples",
				Formula: "{P} −= n·eta·∂E/∂{P}", NumPy: "{P} -= len(x) * eta * g{P}"}},
			{Value: 1 / (n * n), Cost: 2 * constantCost, Choice: Choice{
				What:    "the mean over the examples is taken twice",
				Formula: "{P} −= eta·∂E/∂{P} / n²",
				NumPy:   "{P} -= eta * g{P} / len(x)**2",
				Seen:    "https://github.com/d2l-ai/d2l-en/pull/1000"}},
		},
		{
			{Value: 1 / m, Cost: constantCost, Choice: Choice{
				What:    "the mean over the outputs is taken, not the sum",
				Formula: "{P} −= eta·∂E/∂{P} / m", NumPy: "{P} -= eta * g{P} / outputs"}},
			{Value: m, Cost: 2 * constantCost, Choice: Choice{
				What:    "each output counts as often as there are outputs",
				Formula: "{P} −= m·eta·∂E/∂{P}", NumPy: "{P} -= outputs * eta * g{P}"}},
		},
		{
			{Value: eta, Cost: mistakeCost, Choice: Choice{Entry: "eta-twice",
				What:    "eta is multiplied in twice",
				Formula: "{P} −= eta²·∂E/∂{P}", NumPy: "{P} -= eta * eta * g{P}",
				Seen: "https://github.com/gpleiss/nnlr/issues/3"}},
			{Value: 1 / eta, Cost: mistakeCost, Choice: Choice{
				What:    "eta is left out",
				Formula: "{P} −= ∂E/∂{P}", NumPy: "{P} -= g{P}",
				Seen: "https://github.com/aimacode/aima-python/issues/285"}},
		},
		{&signPart},
	}
}

// constants returns the products of known parts, the cheapest first.
func constants(eta float64, examples, outputs int) []Constant {
	list := []Constant{one}
	for _, family := range known(eta, float64(examples), float64(outputs)) {
		for _, c := range list { // as it was before this family
			for _, part := range family {
				if part.Value != 1 {
					list = append(list, Constant{
						Value: c.Value * part.Value,
						Parts: append(slices.Clone(c.Parts), part),
						Cost:  c.Cost + part.Cost,
					})
				}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Constant) int {
		return cmp.Compare(a.Cost, b.Cost)
	})
	return list
}

// nearest returns the known factors within slack of f, the cheapest first.
func (p *Problem) nearest(f, slack float64) []Constant {
	var list []Constant
	for _, c := range p.Constants {
		if math.Abs(c.Value-f) <= slack {
			list = append(list, c)
		}
	}
	return list
}

// isUnknown reports whether c is no known factor.
func (c Constant) isUnknown() bool { return len(c.Parts) == 1 && c.Parts[0].Unknown }

// same reports whether two reasons are one: unknown factors are if they are equal.
func (part *Part) same(other *Part) bool {
	if part.Unknown && other.Unknown {
		ratio := part.Value / other.Value
		return 1-1e-4 < ratio && ratio < 1+1e-4
	}
	return part == other
}

// entryFor is the entry of step 06 for a part in some parameters, or empty.
func (part *Part) entryFor(p *Problem, parameters []int) string {
	all := len(parameters) == len(p.Parameters)
	biases, hidden := true, true
	for _, q := range parameters {
		biases = biases && p.Parameters[q].Bias
		hidden = hidden && p.Parameters[q].Layer < p.layers()
	}
	switch {
	case part == &signPart && all:
		return "sign-flipped"
	case part == &signPart && hidden:
		return "sign-flipped-hidden"
	case part == &zeroPart && biases:
		return "biases-not-updated"
	case part.Entry == "averaged" && biases:
		return "mean-for-biases"
	case part.Entry == "eta-twice" || all:
		return part.Entry
	}
	return ""
}
