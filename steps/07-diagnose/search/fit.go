package search

import (
	"cmp"
	"math"
	"slices"

	"example/xor/steps/07-diagnose/choices"
)

// Fit explains what was done to one parameter.
type Fit struct {
	Parameter int
	Choice    *choices.Choice // of the products; nil if nothing explains it
	Move      *Move
	Constant  Constant
	Unseen    bool // the gradient is 0, so that any factor would do
}

var weightProducts, biasProducts = products(choices.WeightProducts), products(choices.BiasProducts)

// products are the choices for a W, or for a b.
func products(own []choices.Choice) []*choices.Choice {
	var list []*choices.Choice
	for i := range choices.Products {
		list = append(list, &choices.Products[i])
	}
	for i := range own {
		list = append(list, &own[i])
	}
	return list
}

// Target is what eta·factor·gradient has to be.
type Target struct {
	Steps, Slack []*matrix // by update
	U, I, J      int       // where the step is largest beside its slack
	Count        int       // numbers that are more than their slack
	Silent       bool      // it explains nothing
}

func newTarget(steps, slack []*matrix) Target {
	t := Target{Steps: steps, Slack: slack}
	largest := -1.0
	t.each(func(u, i, j int) bool {
		size := math.Abs(steps[u].At(i, j)) / (slack[u].At(i, j) + 1e-300)
		if size > largest {
			largest, t.U, t.I, t.J = size, u, i, j
		}
		if size > 1 {
			t.Count++
		}
		return true
	})
	return t
}

// each calls f for every number, until it returns false. It reports whether it never did.
// It begins in the row of the largest number: a row whose input is 0 says nothing.
func (t *Target) each(f func(u, i, j int) bool) bool {
	first := t.I
	for u, step := range t.Steps {
		rows, cols := step.Dims()
		for n := range rows {
			i := (first + n) % rows
			for j := range cols {
				if !f(u, i, j) {
					return false
				}
			}
		}
	}
	return true
}

// isZero reports whether no number is more than its slack.
func (t *Target) isZero() bool { return t.Count == 0 }

// gradient makes the gradients of one parameter by update, when they are asked for.
type gradient struct {
	make func(u int) choices.Gradient
	list []choices.Gradient
}

func (p *Problem) gradient(n *node, q int, c *choices.Choice) *gradient {
	parameterOf := p.Parameters[q]
	return &gradient{
		list: make([]choices.Gradient, len(p.Updates)),
		make: func(u int) choices.Gradient {
			l := p.layer(n, u)
			if l == nil {
				return choices.Gradient{}
			}
			return c.Product(l, input(l, parameterOf), parameter(l, parameterOf))
		},
	}
}

func (g *gradient) at(u int) choices.Gradient {
	if g.list[u].In == nil {
		g.list[u] = g.make(u)
	}
	return g.list[u]
}

// signedEta is what the gradient is multiplied by before it is subtracted.
func (p *Problem) signedEta() float64 {
	if p.Plus {
		return -p.Eta * p.unit
	}
	return p.Eta * p.unit
}

// fits returns the ways to explain the updates of parameter q with the deltas of n, the
// cheapest first.
func (p *Problem) fits(n *node, q int, list []*choices.Choice, moves []*Move) []Fit {
	var fits []Fit
	for i, c := range list {
		g := p.gradient(n, q, c)
		if !g.at(0).Fits(p.Updates[0].Step[q]) {
			continue
		}
		for _, m := range moves {
			if fit, ok := p.factor(m, q, g); ok {
				fit.Parameter, fit.Choice, fit.Move = q, c, m
				if fits = append(fits, fit); i == 0 && fit.cost() == 0 {
					return []Fit{fit}
				}
			}
		}
	}
	slices.SortStableFunc(fits, func(a, b Fit) int { return cmp.Compare(a.cost(), b.cost()) })
	return fits
}

func (f Fit) cost() int {
	cost := f.Constant.Cost + f.Move.Cost
	if f.Choice != &choices.Products[0] {
		cost += choices.Mistake
	}
	return cost
}

// A larger factor than this means that the gradient is nothing but rounding.
const largestFactor = 1e6

// factor returns the known factor f with which f·eta·gradient is the target, or the unknown
// one.
func (p *Problem) factor(m *Move, q int, g *gradient) (Fit, bool) {
	t := &m.Targets[q]
	if t.Silent {
		return Fit{}, false
	}
	if t.isZero() {
		if p.matches(t, g, 1, 0) {
			return Fit{Constant: Constant{Value: 1}, Unseen: true}, true
		}
		return Fit{Constant: alone(choices.Zero)}, m.Cost == 0
	}
	if !g.at(t.U).Fits(t.Steps[t.U]) {
		return Fit{}, false
	}
	at := p.signedEta() * g.at(t.U).At(t.I, t.J)
	f := t.Steps[t.U].At(t.I, t.J) / at
	slack := 2 * t.Slack[t.U].At(t.I, t.J) / math.Abs(at)
	if !(math.Abs(f) < largestFactor) {
		return Fit{}, false
	}
	var known []Constant // with the scale of the move, and without
	for _, scale := range []float64{1, m.Scale} {
		if scale == 0 {
			break
		}
		for _, c := range p.nearest(f/scale, slack/scale) {
			c.Value *= scale
			known = append(known, c)
		}
	}
	slices.SortStableFunc(known, func(a, b Constant) int { return cmp.Compare(a.Cost, b.Cost) })
	for _, c := range known {
		if p.matches(t, g, c.Value, 0) {
			return Fit{Constant: c}, true
		}
	}
	if t.Count > 2 && slack < 1e-3*math.Abs(f) && p.matches(t, g, f, slack) {
		return Fit{Constant: alone(choices.UnknownFactor(f))}, true
	}
	return Fit{}, false
}

// matches reports whether f·eta·gradient is the target, as far as can be told, with f itself
// known up to a slack.
func (p *Problem) matches(t *Target, g *gradient, f, slack float64) bool {
	size := max(1, math.Abs(f))
	f *= p.signedEta()
	slack *= p.Eta * p.unit
	return t.each(func(u, i, j int) bool {
		if !g.at(u).Fits(t.Steps[u]) {
			return false
		}
		v := g.at(u).At(i, j)
		off := math.Abs(t.Steps[u].At(i, j) - float64(f*v))
		return off <= float64(t.Slack[u].At(i, j)*size)+float64(slack*math.Abs(v))
	})
}
