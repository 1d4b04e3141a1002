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
	What  string
	Right string
	Wrong string
	Entry string
	Cost  int
	Value float64 // of an unknown factor
}

var (
	signPart = Part{What: "the sign is wrong", Entry: "sign-flipped", Cost: mistakeCost}
	zeroPart = Part{What: "is never updated", Entry: "biases-not-updated", Cost: mistakeCost}
)

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
	part := func(what string, cost int) *Part { return &Part{What: what, Cost: cost} }
	multiply([]float64{2, 0.5}, []*Part{
		part("a 2, from the slope of a square without the ½", constantCost),
		part("a ½ that is one too many", constantCost),
	})
	averaged := part("the mean over the examples, not their sum", constantCost)
	averaged.Entry = "averaged"
	twice := part("the mean over the examples, taken twice", constantCost*2)
	multiply([]float64{1 / n, n, 1 / (n * n)}, []*Part{
		averaged, part("each example counts as often as there are examples", constantCost*2), twice,
	})
	multiply([]float64{1 / m, m}, []*Part{
		part("the mean over the outputs, not their sum", constantCost),
		part("each output counts as often as there are outputs", constantCost*2),
	})
	multiply([]float64{eta, 1 / eta}, []*Part{
		part("eta is multiplied in twice", mistakeCost),
		part("eta is left out", mistakeCost),
	})
	multiply([]float64{-1}, []*Part{&signPart})
	slices.SortStableFunc(list, func(a, b Constant) int { return cmp.Compare(a.Cost, b.Cost) })
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
