package search

import (
	"fmt"
	"math"
)

// adaptiveRule is an optimizer that divides by what it has seen of the gradient, from the
// first update on.
type adaptiveRule struct {
	name        string // Adam corrects the first updates; Adagrad sums instead of averages
	β1, β2, eps float64
}

// adaptiveRules are those with the numbers that people take.
func adaptiveRules() []adaptiveRule {
	var list []adaptiveRule
	for _, eps := range []float64{1e-8, 1e-7, 1e-6, 1e-10} {
		for _, β2 := range []float64{0.99, 0.9, 0.95, 0.999} {
			list = append(list, adaptiveRule{name: "RMSprop", β2: β2, eps: eps})
		}
		list = append(list, adaptiveRule{name: "Adagrad", eps: eps})
		for _, β1 := range []float64{0.9, 0.5, 0.8, 0.95} {
			for _, β2 := range []float64{0.999, 0.99, 0.9, 0.95} {
				list = append(list, adaptiveRule{name: "Adam", β1: β1, β2: β2, eps: eps})
			}
		}
	}
	return list
}

// directions returns what the rule makes of gradients, times a learning rate of 1, and how
// far that may be off.
func (r adaptiveRule) directions(g, off [][]float64, scale float64) (d, unsure [][]float64) {
	n := len(g[0])
	m, v := make([]float64, n), make([]float64, n)
	for u := range g {
		row, rowOff := make([]float64, n), make([]float64, n)
		c1, c2 := 1.0, 1.0
		if r.name == "Adam" {
			c1, c2 = 1-math.Pow(r.β1, float64(u+1)), 1-math.Pow(r.β2, float64(u+1))
		}
		for i := range n {
			x := g[u][i] * scale
			m[i] = float64(r.β1*m[i]) + float64((1-r.β1)*x)
			if r.name == "Adagrad" {
				v[i] += float64(x * x)
			} else {
				v[i] = float64(r.β2*v[i]) + float64((1-r.β2)*x*x)
			}
			root := math.Sqrt(v[i]/c2) + r.eps
			row[i] = m[i] / c1 / root
			// A gradient that is all rounding may be anything between −1 and 1 here.
			rowOff[i] = min(2/math.Sqrt(max(1e-3, 1-r.β2)),
				float64(4*off[u][i]*scale)/(root)*float64(1/math.Sqrt(max(1e-3, 1-r.β2))))
		}
		d, unsure = append(d, row), append(unsure, rowOff)
	}
	return d, unsure
}

// adaptive looks for a rule that divides by the size of the gradient, and for decay beside
// it: first in a part of the numbers, and then in all.
func (s *series) adaptive() *Optimizer {
	sample := s.sampled(400)
	if !sample.stepsAlike() {
		return nil
	}
	o := sample.adaptiveIn()
	if o == nil || len(sample.bias) == len(s.bias) {
		return o
	}
	return s.adaptiveIn()
}

// stepsAlike reports whether in the first update all numbers change by the same size,
// nearly, where the gradient is not next to 0. All these rules make it so.
func (s *series) stepsAlike() bool {
	top := 0.0
	for _, g := range s.g[0] {
		top = max(top, math.Abs(g))
	}
	low, high := math.Inf(1), 0.0
	for i, step := range s.step[0] {
		if math.Abs(s.g[0][i]) > 0.02*top {
			low, high = min(low, math.Abs(step)), max(high, math.Abs(step))
		}
	}
	return high < 1.3*low
}

func (s *series) adaptiveIn() *Optimizer {
	n := len(s.step)
	rows, _ := s.p.Updates[0].X.Dims()
	outputs := s.p.Sizes[len(s.p.Sizes)-1]
	scales := []float64{1, 1 / float64(rows), 2, 2 / float64(rows),
		1 / float64(rows*outputs), 2 / float64(rows*outputs)}
	if s.p.Gradients {
		scales = scales[:1]
	}
	w, onlyW := term{values: s.w}, term{values: s.w, weights: true}
	var best *Optimizer // of several that fit few digits, that with the recorded eta
	take := func(eta float64, text string) bool {
		found := &Optimizer{Eta: eta, Text: text}
		right := math.Abs(eta/s.p.Observed.Eta-1) < 2e-3
		if best == nil || right {
			best = found
		}
		return right
	}
	for _, r := range adaptiveRules() {
		for _, scale := range scales {
			d, off := r.directions(s.g, s.off, scale)
			t := term{values: d, off: off}
			if c, ok := s.fit(0, n, t); ok && c[0] > 0 && take(c[0], r.text()) {
				return best
			}
			for _, decay := range []term{w, onlyW} {
				if c, ok := s.fit(0, n, t, decay); ok && c[0] > 0 && 0 < c[1] && c[1] < 0.5 &&
					take(c[0], fmt.Sprintf("%s with separate weight decay (AdamW): %.3g times the "+
						"learning rate", r.text(), c[1]/c[0])) {
					return best
				}
			}
		}
	}
	return best
}

// sampled returns a part of the numbers.
func (s *series) sampled(n int) *series {
	stride := (len(s.bias) + n - 1) / n
	part := *s
	thin := func(v [][]float64) (list [][]float64) {
		for _, row := range v {
			var kept []float64
			for i := 0; i < len(row); i += stride {
				kept = append(kept, row[i])
			}
			list = append(list, kept)
		}
		return list
	}
	part.step, part.stored, part.g, part.off, part.w =
		thin(s.step), thin(s.stored), thin(s.g), thin(s.off), thin(s.w)
	part.bias = nil
	for i := 0; i < len(s.bias); i += stride {
		part.bias = append(part.bias, s.bias[i])
	}
	return &part
}

func (r adaptiveRule) text() string {
	switch r.name {
	case "Adam":
		return fmt.Sprintf("Adam (β %g and %g)", r.β1, r.β2)
	case "RMSprop":
		return fmt.Sprintf("RMSprop (α %g)", r.β2)
	}
	return r.name
}
