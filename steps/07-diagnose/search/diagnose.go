package search

// From a recording to a diagnosis.

import (
	"fmt"
	"math"
	"slices"

	"example/xor/steps/07-diagnose/choices"
	"example/xor/steps/07-diagnose/network"
	"example/xor/steps/07-diagnose/recording"
)

// Diagnosis is what was found out about a recording.
type Diagnosis struct {
	*Problem
	// Explanation is what makes every number, or nil if nothing does that is known.
	Explanation *Explanation
	// Optimizer is what makes the updates of gradients that are right, or of those recorded.
	Optimizer *Optimizer
	// Clipped is what was done to the recorded gradients after they were right, or nil.
	Clipped *Optimizer
	// Small says that the updates are too small for the digits of the parameters.
	Small bool
	// Others is how many other readings explain as much.
	Others int
	// Those that come to the same, and those that do not, with the recording that would tell.
	Same  []*Explanation
	Rival []*Explanation
	Tells []string
	// Coarse says that the numbers have too few digits for a verdict.
	Coarse bool
	// Good are the parameters that a right program would update so, where nothing explains
	// all; Bad are the others.
	Good, Bad []Parameter
	// Missing have no gradient, Unmoved have one and are not updated, and Vanished have one
	// that is 0.
	Missing, Unmoved, Vanished []Parameter
	late                       *Optimizer // that explains all updates but the first
}

// Diagnose explains a recording in each of the readings and keeps the one that explains
// most. What is quickly tried is tried in all readings before the rest.
func Diagnose(readings []*recording.Observed) *Diagnosis {
	var all []*Diagnosis
	for _, o := range readings {
		all = append(all, &Diagnosis{Problem: NewProblem(o, HasGradient(o.Updates[0]))})
	}
	best := all[0]
	if best.Still && !best.Gradients {
		return best
	}
	for stage := range 3 {
		cost, found := math.MaxInt, false
		for _, d := range all {
			switch c := d.try(stage, cost); {
			case c < cost:
				best, cost, found = d, c, true
				best.Others = 0
			case c == cost && c < choices.Lost:
				best.Others++
			}
		}
		if found && cost < choices.Lost {
			break
		}
	}
	best.finish()
	return best
}

// HasGradient reports whether any gradient of an update is recorded.
func HasGradient(u recording.Update) bool {
	return u.Gradient != nil && slices.ContainsFunc(slices.Concat(u.Gradient.W, u.Gradient.B),
		func(m *matrix) bool { return m != nil })
}

// try makes an attempt and returns its cost, if no more than a limit.
func (d *Diagnosis) try(stage, limit int) int {
	switch stage {
	case 0:
		return d.tryConstant()
	case 1:
		return d.tryOptimizer()
	}
	cost := d.keep(d.explanations(min(limit, mostCost)))
	if cost == choices.Lost && d.late != nil {
		d.keepOptimizer(d.late)
		return choices.Lost - 1
	}
	return cost
}

// tryConstant asks whether all is right, but for a constant that is the same everywhere.
func (d *Diagnosis) tryConstant() int {
	list := d.search(&choices.Views[0], []*Move{d.plain()}, choices.Unknown, 0)
	list = slices.DeleteFunc(cheapestAlone(list), func(e *Explanation) bool { return !e.IsSound() })
	return d.keep(list[:min(1, len(list))])
}

// tryOptimizer asks whether an optimizer makes the updates of right gradients. Where they
// look like one with a number that is a mistake, that mistake is looked for.
func (d *Diagnosis) tryOptimizer() int {
	p := d.Problem
	s := p.newSeries(p.Gradients, func(u, q, i, j int) (g, off float64) {
		return p.rightMatrix(u, q).At(i, j), p.Updates[u].Off[q].At(i, j)
	})
	var o *Optimizer
	if !p.Gradients {
		o = s.optimizer()
	} else if o = s.changed(); o == nil {
		return choices.Lost
	}
	if o == nil || o.Free {
		if e := p.oneByOne(); e != nil {
			return d.keep([]*Explanation{e})
		}
	}
	if o == nil || o.Moved != nil {
		return d.tryMoves(o)
	}
	// One mistake that has no number to choose explains more than a number for each update
	// does.
	if o.Free {
		if cost := d.keep(p.explanations(choices.Mistake + choices.Harmless)); cost < choices.Lost {
			return cost
		}
	}
	if o.Late { // other explanations of the first update come first
		d.late = o
		return choices.Lost
	}
	if d.keepOptimizer(o); p.Gradients {
		d.Clipped = o
	}
	return choices.Convention
}

// keepOptimizer takes an optimizer, of right gradients.
func (d *Diagnosis) keepOptimizer(o *Optimizer) {
	d.Optimizer, d.Explanation = o, d.newExplanation(d.rightNode())
}

// tryMoves asks whether right gradients are used in a wrong way.
func (d *Diagnosis) tryMoves(o *Optimizer) int {
	moves := []*Move{d.plain(), d.decay(1)}
	if o != nil {
		moves = append(moves, o.Moved...)
	}
	if len(d.Updates) > 1 {
		moves = append(moves, d.leftOver(1))
	}
	list := d.search(&choices.Views[0], moves, choices.Mistake+choices.Harmless, 0)
	list = slices.DeleteFunc(list, func(e *Explanation) bool { return e.moved() == "" })
	return d.keep(cheapestAlone(list))
}

// More than three mistakes that make every number together are rather something unknown.
const mostCost = 3*choices.Mistake + 2*choices.Harmless

// keep takes the cheapest explanations, if there are any, and returns what they cost.
func (d *Diagnosis) keep(list []*Explanation) int {
	if len(list) == 0 {
		return choices.Lost
	}
	d.Explanation, d.Rival = list[0], list[1:]
	return list[0].Cost
}

// rightNode is the chain of right deltas down to layer 1.
func (p *Problem) rightNode() *node { return p.chain(&choices.Views[0], p.rightWays()) }

// rightMatrix is the right gradient of parameter q in update u.
func (p *Problem) rightMatrix(u, q int) *matrix {
	if p.right == nil {
		p.right = map[[2]int]*matrix{}
	}
	m := p.right[[2]int{u, q}]
	if m == nil {
		n := p.rightNode().at(p.Parameters[q].Layer)
		m = p.gradient(n, q, &choices.Products[0]).at(u).Matrix()
		p.right[[2]int{u, q}] = m.Scale(p.unit, m)
	}
	return m
}

// IsSound reports whether there is nothing wrong but constants, the same for all parameters.
func (e *Explanation) IsSound() bool {
	return !slices.ContainsFunc(e.Findings, func(f Finding) bool { return !f.IsHarmless() })
}

// IsHarmless reports whether a finding makes each update longer or shorter, and nothing else.
func (f Finding) IsHarmless() bool {
	return f.Part != nil && f.Part.Value > 0 && f.Everywhere ||
		f.Part == nil && f.Cost < choices.Mistake
}

// finish compares the explanations and looks at what is left.
func (d *Diagnosis) finish() {
	p := d.Problem
	if p.Gradients {
		d.lookAtGradients()
	}
	if d.Explanation == nil {
		d.locate()
		return
	}
	p.Plus = d.Explanation.Plus
	rivals := d.Rival
	d.Rival = nil
	for _, e := range rivals {
		if tells := p.apart(d.Explanation, e); tells == "" {
			d.Same = append(d.Same, e)
		} else {
			d.Rival, d.Tells = append(d.Rival, e), append(d.Tells, tells)
		}
	}
	if len(d.Same) > 0 && d.Explanation.stands() > 0 { // unless it is always 0
		d.Explanation, d.Same[0] = d.Same[0], d.Explanation
	}
	d.Coarse = !d.isCertain() || !p.Gradients && d.Optimizer != nil && d.Optimizer.Doubtful
}

// lookAtGradients asks how the updates come from the recorded gradients, and which
// parameters have none.
func (d *Diagnosis) lookAtGradients() {
	p := d.Problem
	u := p.Updates[0]
	for k, b := range u.Before.B {
		for _, q := range []Parameter{{Layer: k + 1}, {Layer: k + 1, Bias: true}} {
			if q.Bias && b == nil {
				continue
			}
			at := p.index(q)
			if at < 0 {
				d.Missing = append(d.Missing, q)
				continue
			}
			moved, zero := false, true
			for _, u := range p.Updates {
				change := network.Like(q.Of(u.Before)).Sub(q.Of(u.Before), q.Of(u.After))
				moved = moved || network.Largest(change) > 0
				zero = zero && network.Largest(q.Of(*u.Gradient)) == 0
			}
			if zero {
				d.Vanished = append(d.Vanished, q)
			} else if !moved {
				d.Unmoved = append(d.Unmoved, q)
			}
		}
	}
	if p.Still || len(d.Unmoved) > 0 {
		return
	}
	s := p.newSeries(false, func(u, q, i, j int) (g, off float64) {
		g = p.Updates[u].Step[q].At(i, j)
		return g, 2 * p.Digits.Rounding(g)
	})
	if c, ok := s.fit(0, len(s.numbers), s.parameter); ok {
		d.Optimizer = &Optimizer{Idle: true, Text: fmt.Sprintf(
			"weight decay alone: %.3g times the parameter is subtracted", c[0])}
	} else {
		d.Optimizer = s.optimizer()
	}
	d.Small = s.unsure(1, s.step) > 0.1
}

// locate finds out which parameters are updated as they should be, where nothing explains
// all.
func (d *Diagnosis) locate() {
	p := d.Problem
	move := p.plain()
	constant := 0.0
	for k := p.layers(); k >= 1; k-- {
		n := p.rightNode().at(k)
		for _, q := range []Parameter{{Layer: k}, {Layer: k, Bias: true}} {
			at := p.index(q)
			if at < 0 {
				continue
			}
			f, ok := p.factor(move, at, p.gradient(n, at, &choices.Products[0]))
			switch {
			case ok && f.Unseen: // 0 shows nothing
			case ok && f.Constant.Value > 0 && f.Constant.Cost < choices.Mistake &&
				(constant == 0 || f.Constant.Value == constant):
				constant = f.Constant.Value
				d.Good = append(d.Good, q)
			default:
				d.Bad = append(d.Bad, q)
			}
		}
	}
}
