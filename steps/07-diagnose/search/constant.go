package search

import (
	"cmp"
	"math"
	"slices"

	"example/xor/steps/07-diagnose/choices"
)

// Constant is a known factor: a product of the values of its parts. A gradient explains an
// update only if the update is eta times the gradient times one of these.
type Constant struct {
	Value float64
	Parts []*choices.Part
	Cost  int
}

// alone returns the constant that is one part.
func alone(part *choices.Part) Constant {
	return Constant{Value: part.Value, Parts: []*choices.Part{part}, Cost: part.Cost}
}

// constants returns the products of known parts, the cheapest first.
func constants(eta float64, examples, outputs int) []Constant {
	list := []Constant{{Value: 1}}
	for _, family := range choices.Factors(eta, float64(examples), float64(outputs)) {
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
	slices.SortStableFunc(list, func(a, b Constant) int { return cmp.Compare(a.Cost, b.Cost) })
	return list
}

// nearest returns the known factors within slack of f, the cheapest first.
func (p *Problem) nearest(f, slack float64) []Constant {
	var list []Constant
	for _, c := range p.constants {
		if math.Abs(c.Value-f) <= slack {
			list = append(list, c)
		}
	}
	return list
}

// isKnown reports whether f is a known factor.
func (p *Problem) isKnown(f float64) bool { return len(p.nearest(f, 1e-3*math.Abs(f))) > 0 }

// samePart reports whether two reasons are one: unknown factors are if they are equal.
func samePart(a, b *choices.Part) bool {
	return a == b || a.Unknown && b.Unknown && math.Abs(a.Value/b.Value-1) < 1e-4
}

// IsHarmless reports whether f is a product of constants that do no harm.
func (p *Problem) IsHarmless(f float64) bool {
	return slices.ContainsFunc(p.nearest(f, 1e-4*f), func(c Constant) bool {
		return !c.isMistake()
	})
}

func (c Constant) isMistake() bool {
	return slices.ContainsFunc(c.Parts, func(q *choices.Part) bool {
		return q.Cost >= choices.Mistake
	})
}
