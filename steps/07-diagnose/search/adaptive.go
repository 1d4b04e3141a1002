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

// directions returns the steps that the rule makes of gradients, with a learning rate of 1.
func (r adaptiveRule) directions(s *series, scale float64) term {
	type step struct{ v, off float64 }
	n := len(s.numbers[0])
	m, v := make([]float64, n), make([]float64, n)
	longest := 1 / math.Sqrt(max(1e-3, 1-r.β2))
	var steps [][]step
	for u, row := range s.numbers {
		c1, c2 := 1.0, 1.0
		if r.name == "Adam" {
			c1, c2 = 1-math.Pow(r.β1, float64(u+1)), 1-math.Pow(r.β2, float64(u+1))
		}
		made := make([]step, n)
		for i, number := range row {
			x := number.g * scale
			m[i] = float64(r.β1*m[i]) + float64((1-r.β1)*x)
			if r.name == "Adagrad" {
				v[i] += float64(x * x)
			} else {
				v[i] = float64(r.β2*v[i]) + float64((1-r.β2)*x*x)
			}
			root := math.Sqrt(v[i]/c2) + r.eps
			d := m[i] / c1 / root
			// A gradient that is all rounding may be anything up to the longest step.
			off := min(float64(4*number.off*scale)/root*longest, longest+math.Abs(d))
			made[i] = step{d, off}
		}
		steps = append(steps, made)
	}
	return func(u, i int) (v, off float64) { return steps[u][i].v, steps[u][i].off }
}

// adaptive looks for a rule that divides by the size of the gradient, and for decay beside
// it: first in a part of the numbers, and then in all.
func (s *series) adaptive() *Optimizer {
	sample := s.sampled(400)
	if !sample.stepsAlike() {
		return nil
	}
	o := sample.adaptiveIn()
	if o == nil || len(sample.numbers[0]) == len(s.numbers[0]) {
		return o
	}
	return s.adaptiveIn()
}

// stepsAlike reports whether in the first update all numbers change by the same size,
// nearly, where the gradient is not next to 0. All these rules make it so.
func (s *series) stepsAlike() bool {
	top := 0.0
	for _, m := range s.numbers[0] {
		top = max(top, math.Abs(m.g))
	}
	low, high := math.Inf(1), 0.0
	for _, m := range s.numbers[0] {
		if math.Abs(m.g) > 0.02*top {
			low, high = min(low, math.Abs(m.step)), max(high, math.Abs(m.step))
		}
	}
	return high < 1.3*low
}

func (s *series) adaptiveIn() *Optimizer {
	n := len(s.numbers)
	rows, _ := s.p.Updates[0].X.Dims()
	outputs := s.p.Sizes[len(s.p.Sizes)-1]
	scales := []float64{1, 1 / float64(rows), 2, 2 / float64(rows),
		1 / float64(rows*outputs), 2 / float64(rows*outputs)}
	if s.p.Gradients {
		scales = scales[:1]
	}
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
			t := r.directions(s, scale)
			if c, ok := s.fit(0, n, t); ok && c[0] > 0 && take(c[0], r.text()) {
				return best
			}
			for _, decay := range []term{s.parameter, s.weight} {
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

func (r adaptiveRule) text() string {
	switch r.name {
	case "Adam":
		return fmt.Sprintf("Adam (β %g and %g)", r.β1, r.β2)
	case "RMSprop":
		return fmt.Sprintf("RMSprop (α %g)", r.β2)
	}
	return r.name
}
