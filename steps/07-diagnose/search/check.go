package search

import (
	"fmt"
	"math"

	"example/xor/steps/07-diagnose/network"
)

// Check is what was subtracted from a parameter in an update, beside its gradient.
type Check struct {
	Gradient, Step float64 // the largest, without their signs; the step over eta
	Verdict        string
}

// DoesNotMatch is the verdict on a step that is no multiple of the gradient.
const DoesNotMatch = "does not match"

// Check compares all numbers of a parameter in an update with the right gradient.
func (p *Problem) Check(u, q int) Check {
	g, step, slack := p.rightMatrix(u, q), p.Updates[u].Step[q], p.Updates[u].Slack[q]
	c := Check{Gradient: network.Largest(g), Step: network.Largest(step) / p.Eta, Verdict: DoesNotMatch}
	rows, cols := g.Dims()
	each := func(f func(g, step, slack float64)) {
		for i := range rows {
			for j := range cols {
				f(float64(p.Eta*g.At(i, j)), step.At(i, j), slack.At(i, j))
			}
		}
	}
	gg, gs := 0.0, 0.0
	each(func(g, step, _ float64) { gg, gs = gg+float64(g*g), gs+float64(g*step) })
	fits := func(f float64) bool {
		ok := true
		each(func(g, step, slack float64) {
			ok = ok && math.Abs(step-float64(f*g)) <= slack*max(1, math.Abs(f))
		})
		return ok
	}
	switch f := gs / gg; {
	case fits(1):
		c.Verdict = "agrees"
	case fits(0):
		c.Verdict = "is not updated"
	case rows*cols == 1:
		c.Verdict = fmt.Sprintf("ratio %.4g", f)
	case fits(f):
		c.Verdict = fmt.Sprintf("factor %.4g", f)
	}
	return c
}

// IsRedrawn reports whether each update changes each W by about as much as it is.
func (p *Problem) IsRedrawn() bool {
	for q, parameter := range p.Parameters {
		for _, u := range p.Updates {
			if !parameter.Bias && network.Largest(u.Step[q]) < network.Largest(parameter.Of(u.After))/4 {
				return false
			}
		}
	}
	return true
}
