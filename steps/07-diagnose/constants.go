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
	unknownCost  = 30
	lostCost     = 100
)

// Part is a reason for a factor.
type Part struct {
	Choice
	Cost  int
	Value float64 // of an unknown factor
}

var (
	signPart = Part{Cost: mistakeCost, Choice: Choice{
		What:    "the sign is wrong",
		Formula: "{P} += eta·∂E/∂{P}", NumPy: "{P} += eta * g{P}",
	}}
	zeroPart = Part{Cost: mistakeCost, Choice: Choice{
		What: "no update moves {where}",
	}}
)

// unknownPart is a factor that is no known one.
func unknownPart(f float64) *Part {
	return &Part{Cost: unknownCost, Value: f, Choice: Choice{
		What: "the steps are {number} times what they should be, and that is no factor known " +
			"here: is eta what the recording says?",
		Formula: "{P} −= {number}·eta·∂E/∂{P}", NumPy: "{P} -= {number} * eta * g{P}",
	}}
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
	case part.Entry == "averaged" && all:
		return "averaged"
	}
	return ""
}

// Constant is a known factor: a product of the values of its parts.
type Constant struct {
	Value float64
	Parts []*Part
	Cost  int
}

// constants returns the known factors for a learning rate, a number of examples per
// update and a number of outputs, the cheapest first.
func constants(eta float64, examples, outputs int) []Constant {
	n, m := float64(examples), float64(outputs)
	list := []Constant{{Value: 1}}
	multiply := func(values []float64, parts []*Part) {
		for _, c := range slices.Clone(list) {
			for i, v := range values {
				if v == 1 {
					continue
				}
				list = append(list, Constant{
					Value: c.Value * v,
					Parts: append(slices.Clone(c.Parts), parts[i]),
					Cost:  c.Cost + parts[i].Cost,
				})
			}
		}
	}
	part := func(what, formula, numPy string, cost int) *Part {
		return &Part{Cost: cost, Choice: Choice{What: what,
			Formula: "{P} −= " + formula, NumPy: "{P} -= " + numPy}}
	}
	multiply([]float64{2, 0.5}, []*Part{
		part("a factor 2, which the square has without the ½", "2·eta·∂E/∂{P}", "2 * eta * g{P}", constantCost),
		part("a factor ½", "½·eta·∂E/∂{P}", "eta * g{P} / 2", constantCost),
	})
	averaged := part("the mean over the examples is taken, not the sum", "eta·∂E/∂{P} / n", "eta * g{P} / len(x)", constantCost)
	averaged.Entry = "averaged"
	twice := part("the mean over the examples is taken twice", "eta·∂E/∂{P} / n²", "eta * g{P} / len(x)**2", constantCost*2)
	twice.Seen = "https://github.com/d2l-ai/d2l-en/pull/1000"
	multiply([]float64{1 / n, n, 1 / (n * n)}, []*Part{
		averaged, part("each example counts as often as there are examples", "n·eta·∂E/∂{P}", "len(x) * eta * g{P}", constantCost*2), twice,
	})
	multiply([]float64{1 / m, m}, []*Part{
		part("the mean over the outputs is taken, not the sum", "eta·∂E/∂{P} / m", "eta * g{P} / outputs", constantCost),
		part("each output counts as often as there are outputs", "m·eta·∂E/∂{P}", "outputs * eta * g{P}", constantCost*2),
	})
	etaTwice := part("eta is multiplied in twice", "eta²·∂E/∂{P}", "eta * eta * g{P}", mistakeCost)
	etaTwice.Seen = "https://github.com/CanKorkut/Backpropagation-for-XOR-Using-Python"
	noEta := part("eta is left out", "∂E/∂{P}", "g{P}", mistakeCost)
	noEta.Seen = "https://github.com/aimacode/aima-python/issues/285"
	multiply([]float64{eta, 1 / eta}, []*Part{etaTwice, noEta})
	multiply([]float64{-1}, []*Part{&signPart})
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
