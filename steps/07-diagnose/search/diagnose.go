package search

// From a recording to a diagnosis.

import (
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
	// Larger says that of their numbers only the larger ones do not match, and are too small.
	Larger bool
	// Missing have no gradient, Unmoved have one and are not updated, and Vanished have one
	// that is 0.
	Missing, Unmoved, Vanished []Parameter
}

// Diagnose explains a recording in each of the readings and keeps the one that explains
// most. What is quickly tried is tried in all readings before the rest.
func Diagnose(readings []*recording.Observed) *Diagnosis {
	var all []*Diagnosis
	for _, o := range readings {
		all = append(all, &Diagnosis{Problem: NewProblem(o, hasGradients(o))})
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

func hasGradients(o *recording.Observed) bool {
	g := o.Updates[0].Gradient
	return g != nil && slices.ContainsFunc(slices.Concat(g.W, g.B), func(m *matrix) bool { return m != nil })
}

// try makes an attempt and returns its cost, if no more than a limit.
func (d *Diagnosis) try(stage, limit int) int {
	p := d.Problem
	plain := []*Move{p.plain()}
	switch stage {
	case 0: // is it right, but for a constant that is the same everywhere?
		list := cheapestAlone(p.search(&choices.Views[0], plain, choices.Unknown, 0))
		if len(list) == 0 || !slices.ContainsFunc(list, (*Explanation).IsSound) {
			return choices.Lost
		}
		list = slices.DeleteFunc(list, func(e *Explanation) bool { return !e.IsSound() })
		d.Explanation = list[0]
		return list[0].Cost
	case 1: // does an optimizer make it of right gradients?
		s := p.newSeries(p.Gradients, func(u, q, i, j int) float64 { return p.rightMatrix(u, q).At(i, j) },
			func(u, q, i, j int) float64 { return p.Updates[u].Off[q].At(i, j) })
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
		if o != nil && o.Moved == nil {
			// One mistake that has no number to choose explains more than a number for
			// each update does.
			if o.Free {
				if list := p.explanations(choices.Mistake + choices.Harmless); len(list) > 0 {
					return d.keep(list)
				}
			}
			if d.Optimizer = o; p.Gradients {
				d.Clipped = o
			}
			d.Explanation = p.newExplanation(p.rightNode())
			return choices.Convention
		}
		moves := append(plain, p.decay(1))
		if o != nil {
			moves = append(moves, o.Moved...)
		}
		if len(p.Updates) > 1 {
			moves = append(moves, p.leftOver(1))
		}
		list := p.search(&choices.Views[0], moves, choices.Mistake+choices.Harmless, 0)
		list = slices.DeleteFunc(list, func(e *Explanation) bool { return e.moved() == "" })
		if len(list) > 0 {
			return d.keep(cheapestAlone(list))
		}
		return choices.Lost
	}
	if list := p.explanations(min(limit, mostCost)); len(list) > 0 {
		return d.keep(list)
	}
	return choices.Lost
}

// More than three mistakes that make every number together are rather something unknown.
const mostCost = 3*choices.Mistake + 2*choices.Harmless

// keep takes the cheapest explanations.
func (d *Diagnosis) keep(list []*Explanation) int {
	d.Explanation = list[0]
	d.Rival = list[1:]
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
		m = p.gradient(n, q, &choices.Products[0]).matrix(u)
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
	recorded := func(u, q, i, j int) float64 { return p.Updates[u].Step[q].At(i, j) }
	s := p.newSeries(false, recorded, func(u, q, i, j int) float64 {
		return 2 * p.Digits.Rounding(recorded(u, q, i, j))
	})
	d.Optimizer = s.optimizer()
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
	d.Larger = p.onlyLarger(constant)
}

// onlyLarger reports whether the numbers that are not a constant times what they should be
// are too small, and all larger than those that are.
func (p *Problem) onlyLarger(constant float64) bool {
	matching, others, longer := 0.0, math.Inf(1), false
	p.each(func(u, q, i, j int) {
		step, slack := p.Updates[u].Step[q].At(i, j), p.Updates[u].Slack[q].At(i, j)
		switch want := float64(p.Eta * constant * p.rightMatrix(u, q).At(i, j)); {
		case math.Abs(want-step) <= slack:
			matching = max(matching, math.Abs(want))
		case step/want < 0 || step/want > 1:
			longer = true
		default:
			others = min(others, math.Abs(want))
		}
	})
	return !longer && 0.99*matching < others && matching > 0
}

// isCertain reports whether the numbers have digits enough for the verdict. What the
// explanation adds to a right program has to stand out from the rounding, in enough numbers.
func (d *Diagnosis) isCertain() bool {
	p := d.Problem
	serious := 0
	for _, f := range d.Explanation.Findings {
		if f.Choice == &choices.NotLog {
			return true // it is not seen in the numbers
		}
		if !f.IsHarmless() {
			serious++
		}
		if f.Choice == &choices.Products[len(choices.Products)-1] &&
			!slices.ContainsFunc(d.Explanation.Fits, func(g Fit) bool { return g.Choice != f.Choice && !g.Unseen }) {
			return false // the sign of every gradient is what some optimizers take
		}
	}
	if serious == 0 {
		return p.Resolution() < 0.05
	}
	var steps, rights, slack []float64
	p.each(func(u, q, i, j int) {
		steps = append(steps, p.Updates[u].Step[q].At(i, j))
		rights = append(rights, float64(p.Eta*p.rightMatrix(u, q).At(i, j)))
		slack = append(slack, p.Updates[u].Slack[q].At(i, j))
	})
	f := dot(steps, rights) / dot(rights, rights)
	if !(f > 0) {
		f = 1
	}
	var ratios []float64
	for i, s := range steps {
		ratios = append(ratios, math.Abs(s-float64(f*rights[i]))/slack[i])
	}
	slices.Sort(ratios)
	slices.Reverse(ratios)
	need := 3 * serious
	switch {
	case d.Explanation.stands() == len(d.Explanation.Findings):
		need = 1
	case ratios[0] > 1e6:
		need = 2 * serious
	}
	if serious > 1 && len(d.Rival) > 1 {
		need *= 2
	}
	at := min(need, len(ratios)) - 1
	return ratios[at] > 30*math.Pow(10, float64(serious-1))
}

// Resolution is how small a part of the largest number of an update can be seen, in the
// parameter where that is worst.
func (p *Problem) Resolution() float64 {
	best := make([]float64, len(p.Parameters))
	p.each(func(u, q, i, j int) {
		if v := math.Abs(p.Updates[u].Step[q].At(i, j)); v > 0 {
			best[q] = max(best[q], v/p.Updates[u].Slack[q].At(i, j))
		}
	})
	worst := 0.0
	for _, ratio := range best {
		if ratio > 0 {
			worst = max(worst, 1/ratio)
		}
	}
	return worst
}
