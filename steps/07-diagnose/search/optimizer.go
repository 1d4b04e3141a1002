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
	"example/xor/steps/07-diagnose/network"
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
}

// series are the numbers of all parameters in a row, by update.
type series struct {
	p                       *Problem
	step, stored, g, off, w [][]float64
	bias                    []bool
	from                    []int // where each parameter begins, and the end
}

// newSeries takes gradients by update and parameter, and how far each may be off.
func (p *Problem) newSeries(g, off func(u, q int) *matrix) *series {
	s := &series{p: p, from: []int{0}}
	for u, update := range p.Updates {
		var step, stored, grad, unsure, w []float64
		for q, parameter := range p.Parameters {
			before, after := parameter.Of(update.Before), parameter.Of(update.After)
			m, o := g(u, q), off(u, q)
			rows, cols := m.Dims()
			for i := range rows {
				for j := range cols {
					b, a := before.At(i, j), after.At(i, j)
					step, w = append(step, b-a), append(w, b)
					stored = append(stored, 2*(p.Digits.Rounding(b)+p.Digits.Rounding(a))+1e-17)
					grad, unsure = append(grad, m.At(i, j)), append(unsure, o.At(i, j))
					if u == 0 {
						s.bias = append(s.bias, parameter.Bias)
					}
				}
			}
			if u == 0 {
				s.from = append(s.from, len(step))
			}
		}
		s.step, s.stored = append(s.step, step), append(s.stored, stored)
		s.g, s.off, s.w = append(s.g, grad), append(s.off, unsure), append(s.w, w)
	}
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
	n := len(s.step)
	g := term{values: s.g, off: s.off}
	prev := term{values: before(s.step), off: before(s.stored)}
	prevG := term{values: before(s.g), off: before(s.off)}
	w, onlyW := term{values: s.w}, term{values: s.w, weights: true}
	eta := s.p.Observed.Eta
	if c, ok := s.fit(0, n, g); ok {
		if c[0] <= 0 {
			return nil
		}
		return &Optimizer{Text: "plain gradient descent", Eta: c[0], Plain: true}
	}
	if o := s.changingEta(g); o != nil {
		return o
	}
	if o := s.clipped(g); o != nil {
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
				"%.3g times the parameter is subtracted, that is %.3g times the learning rate",
				where, c[1], c[1]/c[0])}
			if c[1] > 0.05 {
				o.Note = "That is much. The same numbers come out if momentum is taken of the " +
					"parameter, where its update is meant (momentum-of-weight in step 06)."
			}
			return o
		}
	}
	if n > 1 {
		if o := s.momentum(g, prev, prevG, []term{w, onlyW}, eta); o != nil {
			return o
		}
	}
	return s.adaptive()
}

// momentum looks for a share of the update before.
func (s *series) momentum(g, prev, prevG term, decays []term, eta float64) *Optimizer {
	n := len(s.step)
	if c, ok := s.fit(1, n, g, prev); ok && c[0] > 0 {
		return s.momentumOf(c[0], c[1], 0, eta)
	}
	// v = βv + g, and eta·(g + βv): the gradient is weighted 1 + β, the one before −β.
	if c, ok := s.fit(1, n, g, prev, prevG); ok && c[0] > 0 && 0 < c[1] && c[1] < 1 &&
		math.Abs(c[2]/c[0]+c[1]/(1+c[1])) < 1e-3 {
		return &Optimizer{Eta: c[0] / (1 + c[1]),
			Text: fmt.Sprintf("gradient descent with Nesterov momentum %.4g", c[1])}
	}
	if o := s.lookAhead(); o != nil {
		return o
	}
	for _, decay := range decays {
		if c, ok := s.fit(1, n, g, prev, decay); ok && c[0] > 0 && c[2] > 0 && c[2] < 0.5 {
			return s.momentumOf(c[0], c[1], c[2], eta)
		}
		if c, ok := s.fit(1, n, g, prev, prevG, decay); ok && c[0] > 0 && 0 < c[1] && c[1] < 1 &&
			math.Abs(c[2]/c[0]+c[1]/(1+c[1])) < 1e-2 && c[3] > 0 && c[3] < 0.5 {
			return &Optimizer{Eta: c[0] / (1 + c[1]), Text: fmt.Sprintf(
				"gradient descent with Nesterov momentum %.4g and weight decay", c[1])}
		}
	}
	// With an eta that changes, the shares differ from update to update.
	var etas []string
	for u := 1; u < n; u++ {
		c, ok := s.fit(u, u+1, g, prev)
		if !ok {
			c, ok = s.fit(u, u+1, g, prev, decays[0])
		}
		if !ok || c[0] <= 0 || c[1] <= 0 || c[1] > 0.999 || len(c) > 2 && (c[2] < 0 || c[2] > 0.5) {
			return nil
		}
		etas = append(etas, fmt.Sprintf("%.4g", c[0]))
	}
	if n < 3 {
		return nil
	}
	return &Optimizer{Free: true, Text: "gradient descent with momentum, where the gradient is multiplied by " +
		strings.Join(etas, ", ") + " in turn: a schedule, or clipping"}
}

// momentumOf names what a share b of the update before is, beside a times the gradient.
func (s *series) momentumOf(a, b, decay, eta float64) *Optimizer {
	if b < 0 || b > 0.999 {
		return &Optimizer{Moved: []*Move{s.p.leftOver(b)}}
	}
	o := &Optimizer{Eta: a, Text: fmt.Sprintf("gradient descent with momentum %.4g", b)}
	known := func(f float64) bool {
		return slices.ContainsFunc(s.p.constants, func(c Constant) bool {
			return c.Cost < choices.Mistake && math.Abs(c.Value*eta/f-1) < 1e-4
		})
	}
	if !known(a) && known(a/(1-b)) {
		o.Eta = a / (1 - b)
		o.Text += fmt.Sprintf(", averaged: v = %.4g·v + %.4g·gradient", b, 1-b)
	}
	if decay > 0 {
		o.Text += " and weight decay"
	}
	if math.Abs(b/eta-1) < 1e-6 {
		o.Note = "The momentum is as large as eta. The same numbers come out if there is no " +
			"momentum, but the gradient is scaled by eta in place and never set back to zero " +
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
	return &Optimizer{Plain: true, Free: true, Text: "gradient descent with another eta in each update: " +
		strings.Join(texts, ", ")}
}

// clipped looks for gradients whose numbers are clipped, or whose matrices are.
func (s *series) clipped(g term) *Optimizer {
	top := 0.0
	for u := range s.step {
		for _, v := range s.step[u] {
			top = max(top, math.Abs(v))
		}
	}
	gg, gs, at, below := 0.0, 0.0, 0, 0
	isTop := func(u, i int) bool { return math.Abs(s.step[u][i]) > top-2*s.stored[u][i]-1e-7*top }
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
		return s.clippedMatrices(g)
	}
	for u := range s.step {
		for i, v := range s.step[u] {
			want := max(-top, min(top, float64(a*s.g[u][i])))
			if math.Abs(v-want) > 2*(s.stored[u][i]+float64(a*s.off[u][i]))+float64(1e-7*top) {
				return s.clippedMatrices(g)
			}
		}
	}
	return &Optimizer{Eta: a, Text: fmt.Sprintf("gradient descent with gradients clipped to "+
		"%.4g: %d numbers are", top/a, at)}
}

// clippedMatrices looks for matrices that are clipped by their norms, each alone.
func (s *series) clippedMatrices(g term) *Optimizer {
	var factors, norms []float64
	whole := *s
	for q := range s.from[1:] {
		lo, hi := s.from[q], s.from[q+1]
		part := whole
		cut := func(v [][]float64) (list [][]float64) {
			for _, row := range v {
				list = append(list, row[lo:hi])
			}
			return list
		}
		part.step, part.stored, part.g, part.off = cut(s.step), cut(s.stored), cut(s.g), cut(s.off)
		for u := range part.step {
			f := dot(part.g[u], part.step[u]) / dot(part.g[u], part.g[u])
			if !(f > 0) || !part.leaves(u, u+1, []float64{f}, []term{{values: part.g, off: part.off}}) {
				return nil
			}
			factors = append(factors, f)
			norms = append(norms, f*math.Sqrt(dot(part.g[u], part.g[u])))
		}
	}
	a, top, clipped, free := slices.Max(factors), slices.Max(norms), 0, 0
	for i, f := range factors {
		switch {
		case math.Abs(norms[i]/top-1) < 1e-4:
			clipped++
		case math.Abs(f/a-1) < 1e-4:
			free++
		default:
			return nil
		}
	}
	if clipped < 2 || clipped+free < 6 {
		return nil
	}
	return &Optimizer{Eta: a, Text: fmt.Sprintf("gradient descent with each matrix's gradient "+
		"clipped by its norm, to %.4g", top/a)}
}

// lookAhead looks for Nesterov momentum whose gradients are taken where the momentum alone
// would lead, while the states are recorded without it.
func (s *series) lookAhead() *Optimizer {
	p := s.p
	if p.Gradients {
		return nil
	}
	e := p.rightExplanation()
	ahead := func(share float64) *series {
		moved := *s
		moved.g = [][]float64{nil}
		for u := 1; u < len(p.Updates); u++ {
			at := p.Updates[u].Before
			look := network.State{W: slices.Clone(at.W), B: slices.Clone(at.B)}
			for q, parameter := range p.Parameters {
				m := network.Like(parameter.Of(at)).Scale(-share, p.Updates[u-1].Step[q])
				if m.Add(m, parameter.Of(at)); parameter.Bias {
					look.B[parameter.Layer-1] = m
				} else {
					look.W[parameter.Layer-1] = m
				}
			}
			after := e.step(p, look, p.Updates[u].X, p.Updates[u].Y)
			var g []float64
			for _, parameter := range p.Parameters {
				from, to := parameter.Of(look), parameter.Of(after)
				rows, cols := from.Dims()
				for i := range rows {
					for j := range cols {
						g = append(g, (from.At(i, j)-to.At(i, j))/p.Eta)
					}
				}
			}
			moved.g = append(moved.g, g)
		}
		return &moved
	}
	prev := term{values: before(s.step), off: before(s.stored)}
	share := 0.9
	for range 12 {
		moved := ahead(share)
		c, ok := moved.fit(1, len(s.step), term{values: moved.g, off: s.off}, prev)
		switch {
		case c == nil || c[0] <= 0 || c[1] <= 0 || c[1] > 1.5:
			return nil
		case ok && math.Abs(c[1]-share) < 1e-3 && share < 1:
			return &Optimizer{Eta: c[0], Text: fmt.Sprintf(
				"gradient descent with Nesterov momentum %.4g, its gradients taken ahead", c[1])}
		}
		share = c[1]
	}
	return nil
}
