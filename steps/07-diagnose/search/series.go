package search

// Least squares over all numbers of all updates.

import "math"

// number is one number of one parameter in one update.
type number struct {
	step, stored float64 // what was subtracted, and how far that may be off
	g, off       float64 // the gradient, and how far that may be off
	w            float64 // the parameter before
	bias         bool
}

// series are the numbers of all parameters in a row, by update.
type series struct {
	p       *Problem
	numbers [][]number
	need    int // numbers that a fit has to see, for each of its coefficients
}

// newSeries takes gradients by update and parameter, and how far each may be off. What
// they have to explain are the updates, or, if it is recorded, the recorded gradient.
func (p *Problem) newSeries(recorded bool, gradient func(u, q, i, j int) (g, off float64)) *series {
	s := &series{p: p, numbers: make([][]number, len(p.Updates)), need: 4}
	p.each(func(u, q, i, j int) {
		parameter, update := p.Parameters[q], p.Updates[u]
		b, a := parameter.Of(update.Before).At(i, j), parameter.Of(update.After).At(i, j)
		n := number{step: b - a, w: b, bias: parameter.Bias}
		rounding := p.Digits.Rounding(b) + p.Digits.Rounding(a)
		if recorded {
			n.step = update.Step[q].At(i, j)
			rounding = p.Digits.Rounding(n.step) + p.Digits.Rounding(0)
		}
		n.stored = 2*rounding + 1e-17
		n.g, n.off = gradient(u, q, i, j)
		s.numbers[u] = append(s.numbers[u], n)
	})
	return s
}

// sampled returns the series with about n of the numbers in each update.
func (s *series) sampled(n int) *series {
	stride := (len(s.numbers[0]) + n - 1) / n
	part := &series{p: s.p, need: s.need}
	for _, row := range s.numbers {
		var kept []number
		for i := 0; i < len(row); i += stride {
			kept = append(kept, row[i])
		}
		part.numbers = append(part.numbers, kept)
	}
	return part
}

// term is one thing that updates are made of: its number i in update u, and how far that
// may be off.
type term func(u, i int) (v, off float64)

func (s *series) step(u, i int) (v, off float64) {
	return s.numbers[u][i].step, s.numbers[u][i].stored
}

func (s *series) gradient(u, i int) (v, off float64) {
	return s.numbers[u][i].g, s.numbers[u][i].off
}

// before is the term of the previous update. It is 0 before the first one, as if the training
// began with it.
func before(t term) term {
	return func(u, i int) (v, off float64) {
		if u == 0 {
			return 0, 0
		}
		return t(u-1, i)
	}
}

func (s *series) parameter(u, i int) (v, off float64) { return s.numbers[u][i].w, 0 }

// weight is the parameter if it is a weight, and 0 for biases.
func (s *series) weight(u, i int) (v, off float64) {
	if s.numbers[u][i].bias {
		return 0, 0
	}
	return s.parameter(u, i)
}

// fit solves step = Σ coefficient·term by least squares over the updates from a first one to
// before a last one, and reports whether that leaves no more than can be rounding, with far
// more numbers than coefficients.
func (s *series) fit(first, last int, terms ...term) ([]float64, bool) {
	n := len(terms)
	coefficients, values := make([]float64, n), make([]float64, n)
	for range 2 { // the second time, what the first has left
		seen := 0
		sums := make([][]float64, n)
		for a := range sums {
			sums[a] = make([]float64, n+1)
		}
		for u := first; u < last; u++ {
			for i, m := range s.numbers[u] {
				if math.Abs(m.step) > 10*m.stored {
					seen++
				}
				rest, weight := m.step, 1/m.stored
				for a, t := range terms {
					v, _ := t(u, i)
					rest -= float64(coefficients[a] * v)
					values[a] = v * weight
				}
				for a, v := range values {
					for b, other := range values[:a+1] {
						sums[a][b] += float64(v * other)
					}
					sums[a][n] += float64(v * rest * weight)
				}
			}
		}
		more, ok := solved(sums)
		if !ok || seen < s.need*n {
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
		for i, m := range s.numbers[u] {
			rest, allowed := m.step, m.stored+float64(1e-9*math.Abs(m.step))
			for a, t := range terms {
				v, off := t(u, i)
				rest -= float64(coefficients[a] * v)
				allowed += float64(math.Abs(coefficients[a]) * off)
			}
			if !(math.Abs(rest) <= 2*allowed) {
				return false
			}
		}
	}
	return true
}

// solved solves a symmetric system whose lower triangle and right side are given, if its
// equations are different ones.
func solved(m [][]float64) ([]float64, bool) {
	n := len(m)
	x := make([]float64, n)
	for a := range n {
		x[a] = m[a][a] // as it was
		for b := range a {
			m[b][a] = m[a][b]
		}
	}
	for a := range n {
		pivot := m[a][a]
		if !(pivot > 1e-13*x[a]) {
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
	for a := range n {
		x[a] = m[a][n] / m[a][a]
	}
	return x, true
}

// unsure is how far f may be off, as a part of it, if f times the term is in the steps.
func (s *series) unsure(f float64, t term) float64 {
	most := 0.0
	for u, row := range s.numbers {
		for i, m := range row {
			v, _ := t(u, i)
			most = max(most, math.Abs(f*v)/m.stored)
		}
	}
	return 2 / most
}
