package search

// What an optimizer makes of right gradients. If the updates are not eta times a gradient,
// this is the first question: a rule with few numbers has to give every number of every
// update.

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"example/xor/steps/07-diagnose/choices"
)

// Optimizer is a rule that makes the updates of gradients.
type Optimizer struct {
	Text  string  // "SGD with momentum 0.9"
	Eta   float64 // the learning rate that the updates show, or 0 if it changes
	Moved []*Move // instead of a rule: mistakes to look into
	// Plain says that an update is a number times the gradient.
	Plain bool
	// Free says that it has a number of its own for each update.
	Free bool
	Note string
	// Factor is what Eta is times the recorded one, with nil Parts if it is none that is known.
	Factor Constant
	// Doubtful says that so little is to be seen of the gradient that any would do.
	Doubtful bool
	// Late says that the first update is not made so.
	Late bool
	// Idle says that the gradients are not used.
	Idle bool
}

// Why names the reasons for a learning rate that is not the recorded one, or "".
func (o *Optimizer) Why() string {
	var list []string
	for _, part := range o.Factor.Parts {
		list = append(list, part.What)
	}
	return strings.Join(list, "; and ")
}

// IsRecorded reports whether the learning rate is the recorded one.
func (o *Optimizer) IsRecorded() bool { return o.Eta == 0 || o.Factor.Value == 1 }

// optimizer returns the rule that makes the updates of the gradients, or nil.
func (s *series) optimizer() *Optimizer {
	o := s.rule()
	if o == nil {
		if o = s.adaptive(); o != nil {
			unsure := s.unsure(1, s.step)
			o.Factor = s.p.etaFactor(o.Eta, max(unsure, 5e-3))
			o.Doubtful = o.Factor.Value == 0 && unsure > 1e-4 // its numbers are chosen from a list
		}
	} else if unsure := s.unsure(o.Eta, s.gradient); o.Eta > 0 {
		o.Factor = s.p.etaFactor(o.Eta, unsure)
		o.Doubtful = o.Factor.Value == 0 && unsure > 0.02
	}
	return o
}

// etaFactor is the known factor by which eta is not the recorded one, or the zero Constant.
func (p *Problem) etaFactor(eta, unsure float64) Constant {
	f := eta / p.Observed.Eta
	if list := p.nearest(f, max(1e-4, min(unsure, 0.02))*f); len(list) > 0 {
		return list[0]
	}
	return Constant{}
}

// rule returns one that adds up the gradients, clipped or not, and decay, or nil.
func (s *series) rule() *Optimizer {
	n := len(s.numbers)
	if c, ok := s.fit(0, n, s.gradient); ok {
		if c[0] <= 0 {
			return nil
		}
		return &Optimizer{Text: "plain gradient descent", Eta: c[0], Plain: true}
	}
	if o := s.changed(); o != nil {
		return o
	}
	if c, ok := s.fit(0, n, s.gradient, s.parameter); ok && c[0] > 0 && c[1] < 0.9 {
		where := " of all parameters"
		if !slices.ContainsFunc(s.numbers[0], func(m number) bool { return m.bias }) {
			where = ""
		}
		return s.decayOf(c[0], c[1], where)
	}
	if c, ok := s.fit(0, n, s.gradient, s.weight); ok && c[0] > 0 && c[1] < 0.9 {
		return s.decayOf(c[0], c[1], "")
	}
	return s.momentum()
}

// changed looks for gradients that are clipped, or multiplied by another number in each
// update.
func (s *series) changed() *Optimizer {
	if o := s.changingEta(); o != nil {
		return o
	}
	return s.clipped()
}

// decayOf names what a share of the parameter is, beside eta times the gradient.
func (s *series) decayOf(eta, share float64, where string) *Optimizer {
	if share < 0 {
		return &Optimizer{Moved: []*Move{s.p.decay(share)}}
	}
	o := &Optimizer{Eta: eta, Text: fmt.Sprintf("gradient descent with weight decay%s: "+
		"%.3g times the parameter is subtracted, that is %.3g times the recorded eta",
		where, share, share/s.p.Observed.Eta)}
	if share > 0.05 {
		o.Note = "That is a lot. The same numbers result if momentum is taken of the " +
			"parameter, not of its update (momentum-of-weight in step 06)."
	}
	return o
}

// isShare reports whether a share of the update before is more than rounding.
func isShare(f float64) bool { return math.Abs(f) > 1e-3 }

// momentum looks for a share of the update before, in all updates or in all but the first.
func (s *series) momentum() *Optimizer {
	if o := s.momentumFrom(0); o != nil {
		return o
	}
	o := s.momentumFrom(1)
	if o != nil {
		o.Late = true
	}
	return o
}

func (s *series) momentumFrom(first int) *Optimizer {
	n := len(s.numbers)
	for _, decay := range []term{nil, s.parameter, s.weight} {
		terms, text := []term{s.gradient, before(s.step)}, ""
		if decay != nil {
			terms, text = append(terms, decay), " and weight decay"
		}
		c, ok := s.fit(first, n, terms...)
		if ok && c[0] > 0 && isShare(c[1]) && (decay == nil || 0 < c[2] && c[2] < 0.5) {
			return s.momentumOf(c[0], c[1], text)
		}
		// v = βv + g, and eta·(g + βv): the gradient is weighted 1 + β, the one before −β, and
		// so is the parameter.
		terms = append(terms, before(s.gradient))
		if decay != nil {
			terms = append(terms, before(decay))
		}
		c, ok = s.fit(first, n, terms...)
		if !ok || c[0] <= 0 || !isShare(c[1]) || c[1] < 0 || c[1] > 1 {
			continue
		}
		follows := func(now, before float64) bool {
			return math.Abs(before/now+c[1]/(1+c[1])) < 1e-3
		}
		if decay == nil && follows(c[0], c[2]) ||
			decay != nil && 0 < c[2] && c[2] < 0.5 && follows(c[0], c[3]) && follows(c[2], c[4]) {
			return &Optimizer{Eta: c[0] / (1 + c[1]),
				Text: fmt.Sprintf("gradient descent with Nesterov momentum %.4g%s", c[1], text)}
		}
	}
	return nil
}

// momentumOf names what a share b of the update before is, beside a times the gradient and
// what else there is.
func (s *series) momentumOf(a, b float64, more string) *Optimizer {
	if b < 0 || b > 0.999 {
		return &Optimizer{Moved: []*Move{s.p.leftOver(b)}}
	}
	o := &Optimizer{Eta: a, Text: fmt.Sprintf("gradient descent with momentum %.4g", b)}
	unsure := s.unsure(a, s.gradient)
	known := func(f float64) bool {
		c := s.p.etaFactor(f, unsure)
		return c.Value != 0 && c.Cost < choices.Mistake
	}
	if !known(a) && known(a/(1-b)) {
		o.Eta = a / (1 - b)
		o.Text += fmt.Sprintf(", averaged: v = %.4g·v + %.4g·gradient", b, 1-b)
	}
	o.Text += more
	if math.Abs(b/s.p.Observed.Eta-1) < 1e-6 {
		o.Note = "The momentum is as large as eta. The same numbers result if there is no " +
			"momentum, but the gradient is scaled by eta in place and never reset to zero " +
			"(gradient-not-reset in step 06)."
	}
	return o
}

// changingEta looks for updates that are multiples of their gradients, each by another
// number: a schedule, or clipping by the norm.
func (s *series) changingEta() *Optimizer {
	var factors, norms []float64
	var texts []string
	for u, row := range s.numbers {
		c, ok := s.fit(u, u+1, s.gradient)
		if !ok || c[0] <= 0 || len(row) < 6 {
			return nil
		}
		sum := 0.0
		for _, m := range row {
			sum += float64(m.g * m.g)
		}
		factors, norms = append(factors, c[0]), append(norms, c[0]*math.Sqrt(sum))
		texts = append(texts, fmt.Sprintf("%.4g", c[0]))
	}
	if len(factors) < 2 {
		return nil
	}
	o := &Optimizer{Plain: true, Free: true,
		Text: "gradient descent with a different eta in each update: " + strings.Join(texts, ", ")}
	// Clipped are those with the largest norm; the others have the largest eta.
	top, clipped := slices.Max(norms), 0
	for u, f := range factors {
		if math.Abs(norms[u]/top-1) < 1e-4 {
			clipped++
		} else if math.Abs(f/slices.Max(factors)-1) > 1e-4 {
			return o
		}
	}
	if clipped > 1 {
		o.Text = fmt.Sprintf("gradient descent with gradients clipped by their norm: "+
			"%d of %d updates have the same length, %.4g", clipped, len(norms), top)
	}
	return o
}

// clipped looks for gradients whose numbers are clipped, or whose matrices are.
func (s *series) clipped() *Optimizer {
	all := slices.Concat(s.numbers...)
	last := slices.MaxFunc(all, func(a, b number) int {
		return cmp.Compare(math.Abs(a.step), math.Abs(b.step))
	})
	top := math.Abs(last.step)
	slack := float64(2*last.stored) + float64(1e-7*top)
	gg, gs, at, below := 0.0, 0.0, 0, 0
	for _, m := range all {
		if math.Abs(m.step) > top-slack-2*m.stored {
			at++
			continue
		}
		gg, gs = gg+float64(m.g*m.g), gs+float64(m.g*m.step)
		if math.Abs(m.step) > 10*m.stored {
			below++
		}
	}
	a := gs / gg
	if at < 3 || below < 6 || !(a > 0) {
		return nil
	}
	for _, m := range all {
		want := max(-top, min(top, float64(a*m.g)))
		if math.Abs(m.step-want) > 2*(m.stored+float64(a*m.off))+slack {
			return nil
		}
	}
	return &Optimizer{Eta: a, Text: fmt.Sprintf("gradient descent with gradients clipped to "+
		"%.4g: %d numbers are", top/a, at)}
}
