package search

// What an optimizer makes of right gradients. If the updates are not eta times a gradient,
// this is the first question: a rule with few numbers has to give every number of every
// update.

import (
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

// series are the numbers of all parameters in a row, by update.
type series struct {
	p                       *Problem
	step, stored, g, off, w [][]float64
	bias                    []bool
}

// newSeries takes gradients by update and parameter, and how far each may be off. What
// they have to explain are the updates, or, if it is recorded, the recorded gradient.
func (p *Problem) newSeries(recorded bool, g, off func(u, q, i, j int) float64) *series {
	n := len(p.Updates)
	s := &series{p: p, step: make([][]float64, n), stored: make([][]float64, n),
		g: make([][]float64, n), off: make([][]float64, n), w: make([][]float64, n)}
	p.each(func(u, q, i, j int) {
		parameter, update := p.Parameters[q], p.Updates[u]
		b, a := parameter.Of(update.Before).At(i, j), parameter.Of(update.After).At(i, j)
		step, rounding := b-a, p.Digits.Rounding(b)+p.Digits.Rounding(a)
		if recorded {
			step = update.Step[q].At(i, j)
			rounding = p.Digits.Rounding(step) + p.Digits.Rounding(0)
		}
		s.step[u], s.stored[u] = append(s.step[u], step), append(s.stored[u], 2*rounding+1e-17)
		s.g[u], s.off[u] = append(s.g[u], g(u, q, i, j)), append(s.off[u], off(u, q, i, j))
		if s.w[u] = append(s.w[u], b); u == 0 {
			s.bias = append(s.bias, parameter.Bias)
		}
	})
	return s
}

// term is one thing that an update is made of, by update.
type term struct {
	values, off [][]float64 // off may be nil
	weights     bool        // only in weights, not in biases
}

func (t term) at(u, i int, bias []bool) float64 {
	if t.weights && bias[i] {
		return 0
	}
	return t.values[u][i]
}

// before returns what was in the update before.
func before(v [][]float64) [][]float64 { return append([][]float64{nil}, v[:len(v)-1]...) }

// fit solves step = Σ coefficient·term by least squares over the updates from a first one to
// before a last one, and reports whether that leaves no more than can be rounding, with far
// more numbers than coefficients.
func (s *series) fit(first, last int, terms ...term) ([]float64, bool) {
	n := len(terms)
	sums := make([][]float64, n)
	for a := range sums {
		sums[a] = make([]float64, n+1)
	}
	seen := 0
	coefficients := make([]float64, n)
	for round := range 2 { // the second time, what the first has left
		for a := range sums {
			clear(sums[a])
		}
		for u := first; u < last; u++ {
			for i, step := range s.step[u] {
				weight := 1 / s.stored[u][i]
				if round == 0 && math.Abs(step) > 10*s.stored[u][i] {
					seen++
				}
				for a, t := range terms {
					step -= float64(coefficients[a] * t.at(u, i, s.bias))
				}
				for a, t := range terms {
					v := t.at(u, i, s.bias) * weight
					for b, other := range terms[:a+1] {
						sums[a][b] += float64(v * other.at(u, i, s.bias) * weight)
					}
					sums[a][n] += float64(v * step * weight)
				}
			}
		}
		more, ok := solved(sums)
		if !ok || seen < 3*n+2 {
			return nil, false
		}
		for a := range coefficients {
			coefficients[a] += more[a]
		}
	}
	return coefficients, s.leaves(first, last, coefficients, terms)
}

// leaves reports whether the terms leave no more of the updates than can be rounding.
func (s *series) leaves(first, last int, coefficients []float64, terms []term) bool {
	for u := first; u < last; u++ {
		for i, step := range s.step[u] {
			allowed := s.stored[u][i] + float64(1e-9*math.Abs(step))
			for a, t := range terms {
				step -= float64(coefficients[a] * t.at(u, i, s.bias))
				if t.off != nil {
					allowed += float64(math.Abs(coefficients[a]) * t.off[u][i])
				}
			}
			if !(math.Abs(step) <= 2*allowed) {
				return false
			}
		}
	}
	return true
}

// solved solves a symmetric system whose lower triangle and right side are given.
func solved(m [][]float64) ([]float64, bool) {
	n := len(m)
	for a := range n {
		for b := range a {
			m[b][a] = m[a][b]
		}
	}
	for a := range n {
		pivot := m[a][a]
		if !(pivot > 0) {
			return nil, false
		}
		for b := range n {
			if b == a {
				continue
			}
			f := m[b][a] / pivot
			for c := a; c <= n; c++ {
				m[b][c] -= float64(f * m[a][c])
			}
		}
	}
	x := make([]float64, n)
	for a := range n {
		x[a] = m[a][n] / m[a][a]
		if math.IsNaN(x[a]) || math.IsInf(x[a], 0) {
			return nil, false
		}
	}
	return x, true
}

// optimizer returns the rule that makes the updates of the gradients, or nil.
func (s *series) optimizer() *Optimizer {
	o := s.rule()
	if o == nil {
		if o = s.adaptive(); o != nil {
			o.Factor = s.p.etaFactor(o.Eta, s.unsure(1, s.step))
		}
	} else if unsure := s.unsure(o.Eta, s.g); o.Eta > 0 {
		o.Factor = s.p.etaFactor(o.Eta, unsure)
		o.Doubtful = o.Factor.Value == 0 && unsure > 0.02
	}
	return o
}

// unsure is how far f may be off, as a part of it, if f times these numbers is in the steps.
func (s *series) unsure(f float64, values [][]float64) float64 {
	most := 0.0
	for u := range values {
		for i, v := range values[u] {
			most = max(most, math.Abs(f*v)/s.stored[u][i])
		}
	}
	return 2 / most
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
	n := len(s.step)
	g := term{values: s.g, off: s.off}
	prev := term{values: before(s.step), off: before(s.stored)}
	prevG := term{values: before(s.g), off: before(s.off)}
	w, onlyW := term{values: s.w}, term{values: s.w, weights: true}
	if c, ok := s.fit(0, n, g); ok {
		if c[0] <= 0 {
			return nil
		}
		return &Optimizer{Text: "plain gradient descent", Eta: c[0], Plain: true}
	}
	if o := s.changed(); o != nil {
		return o
	}
	for _, decay := range []term{w, onlyW} {
		if c, ok := s.fit(0, n, g, decay); ok && c[0] > 0 && c[1] < 0.9 {
			where := " of all parameters"
			if decay.weights || !slices.Contains(s.bias, true) {
				where = ""
			}
			if c[1] < 0 {
				return &Optimizer{Moved: []*Move{s.p.decay(c[1])}}
			}
			o := &Optimizer{Eta: c[0], Text: fmt.Sprintf("gradient descent with weight decay%s: "+
				"%.3g times the parameter is subtracted, that is %.3g times the recorded eta",
				where, c[1], c[1]/s.p.Observed.Eta)}
			if c[1] > 0.05 {
				o.Note = "That is a lot. The same numbers result if momentum is taken of the " +
					"parameter, not of its update (momentum-of-weight in step 06)."
			}
			return o
		}
	}
	if n > 1 {
		if o := s.momentum(g, prev, prevG, []term{w, onlyW}); o != nil {
			return o
		}
	}
	return nil
}

// changed looks for gradients that are clipped, or multiplied by another number in each
// update.
func (s *series) changed() *Optimizer {
	g := term{values: s.g, off: s.off}
	if o := s.changingEta(g); o != nil {
		return o
	}
	return s.clipped(g)
}

// momentum looks for a share of the update before.
func (s *series) momentum(g, prev, prevG term, decays []term) *Optimizer {
	n := len(s.step)
	if c, ok := s.fit(1, n, g, prev); ok && c[0] > 0 {
		return s.momentumOf(c[0], c[1], 0)
	}
	// v = βv + g, and eta·(g + βv): the gradient is weighted 1 + β, the one before −β.
	if c, ok := s.fit(1, n, g, prev, prevG); ok && c[0] > 0 && 0 < c[1] && c[1] < 1 &&
		math.Abs(c[2]/c[0]+c[1]/(1+c[1])) < 1e-3 {
		return &Optimizer{Eta: c[0] / (1 + c[1]),
			Text: fmt.Sprintf("gradient descent with Nesterov momentum %.4g", c[1])}
	}
	for _, decay := range decays {
		if c, ok := s.fit(1, n, g, prev, decay); ok && c[0] > 0 && c[2] > 0 && c[2] < 0.5 {
			return s.momentumOf(c[0], c[1], c[2])
		}
	}
	return nil
}

// momentumOf names what a share b of the update before is, beside a times the gradient.
func (s *series) momentumOf(a, b, decay float64) *Optimizer {
	if b < 0 || b > 0.999 {
		return &Optimizer{Moved: []*Move{s.p.leftOver(b)}}
	}
	o := &Optimizer{Eta: a, Text: fmt.Sprintf("gradient descent with momentum %.4g", b)}
	unsure := s.unsure(a, s.g)
	known := func(f float64) bool {
		c := s.p.etaFactor(f, unsure)
		return c.Value != 0 && c.Cost < choices.Mistake
	}
	if !known(a) && known(a/(1-b)) {
		o.Eta = a / (1 - b)
		o.Text += fmt.Sprintf(", averaged: v = %.4g·v + %.4g·gradient", b, 1-b)
	}
	if decay > 0 {
		o.Text += " and weight decay"
	}
	if math.Abs(b/s.p.Observed.Eta-1) < 1e-6 {
		o.Note = "The momentum is as large as eta. The same numbers result if there is no " +
			"momentum, but the gradient is scaled by eta in place and never reset to zero " +
			"(gradient-not-reset in step 06)."
	}
	return o
}

// changingEta looks for updates that are multiples of their gradients, each by another
// number: a schedule, or clipping by the norm.
func (s *series) changingEta(g term) *Optimizer {
	var factors, norms []float64
	for u := range s.step {
		c, ok := s.fit(u, u+1, g)
		if !ok || c[0] <= 0 || len(s.step[u]) < 6 {
			return nil
		}
		factors = append(factors, c[0])
		norms = append(norms, c[0]*math.Sqrt(dot(s.g[u], s.g[u])))
	}
	if len(factors) < 2 {
		return nil
	}
	top, clipped := slices.Max(norms), 0
	for u, f := range factors {
		if math.Abs(norms[u]/top-1) < 1e-4 {
			clipped++
		} else if math.Abs(f/slices.Max(factors)-1) > 1e-4 {
			clipped = -len(factors)
		}
	}
	if clipped > 1 {
		return &Optimizer{Plain: true, Free: true, Text: fmt.Sprintf("gradient descent with gradients clipped "+
			"by their norm: %d of %d updates have the same length, %.4g", clipped, len(norms), top)}
	}
	var texts []string
	for _, f := range factors {
		texts = append(texts, fmt.Sprintf("%.4g", f))
	}
	return &Optimizer{Plain: true, Free: true, Text: "gradient descent with a different eta in each update: " +
		strings.Join(texts, ", ")}
}

// clipped looks for gradients whose numbers are clipped, or whose matrices are.
func (s *series) clipped(g term) *Optimizer {
	top, slack := 0.0, 0.0
	for u := range s.step {
		for i, v := range s.step[u] {
			if math.Abs(v) > top {
				top, slack = math.Abs(v), float64(2*s.stored[u][i])+float64(1e-7*math.Abs(v))
			}
		}
	}
	gg, gs, at, below := 0.0, 0.0, 0, 0
	isTop := func(u, i int) bool { return math.Abs(s.step[u][i]) > top-slack-2*s.stored[u][i] }
	for u := range s.step {
		for i, v := range s.step[u] {
			if isTop(u, i) {
				at++
			} else {
				gg, gs = gg+float64(s.g[u][i]*s.g[u][i]), gs+float64(s.g[u][i]*v)
				if math.Abs(v) > 10*s.stored[u][i] {
					below++
				}
			}
		}
	}
	a := gs / gg
	if at < 3 || below < 6 || !(a > 0) {
		return nil
	}
	for u := range s.step {
		for i, v := range s.step[u] {
			want := max(-top, min(top, float64(a*s.g[u][i])))
			if math.Abs(v-want) > 2*(s.stored[u][i]+float64(a*s.off[u][i]))+slack {
				return nil
			}
		}
	}
	return &Optimizer{Eta: a, Text: fmt.Sprintf("gradient descent with gradients clipped to "+
		"%.4g: %d numbers are", top/a, at)}
}
