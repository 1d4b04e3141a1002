package search

import (
	"math"

	"example/xor/steps/07-diagnose/choices"
	"example/xor/steps/07-diagnose/network"
)

// oneByOne returns the explanation of a right program that updates its parameters after
// every example of what was recorded as one update, or nil.
func (p *Problem) oneByOne() *Explanation {
	if rows, _ := p.Updates[0].X.Dims(); rows == 1 || p.Gradients {
		return nil
	}
	e := p.rightExplanation()
	for _, u := range p.Updates {
		rows, _ := u.X.Dims()
		s := u.Before
		for i := range rows {
			s = e.step(p, s, network.Rows(u.X, i, i+1), network.Rows(u.Y, i, i+1))
		}
		for q, parameter := range p.Parameters {
			off, slack := network.Like(u.Slack[q]).Sub(parameter.Of(s), parameter.Of(u.After)), u.Slack[q]
			beyond := network.Made(off, func(i, j int) float64 {
				return max(0, math.Abs(off.At(i, j))-float64(float64(4+rows)*slack.At(i, j)))
			})
			if !(network.Largest(beyond) == 0) {
				return nil
			}
		}
	}
	e.Findings = []Finding{{Choice: &choices.OneByOne, Right: &choices.Plain, Cost: choices.Harmless}}
	e.Cost = choices.Harmless
	return e
}

// rightExplanation is that of a right program.
func (p *Problem) rightExplanation() *Explanation {
	e := &Explanation{View: &choices.Views[0], Ways: p.rightWays(), node: p.rightNode()}
	plain := &Move{Choice: &choices.Plain}
	for q := range p.Parameters {
		e.Fits = append(e.Fits, Fit{Parameter: q, Choice: &choices.Products[0], Move: plain,
			Constant: Constant{Value: 1}})
	}
	return e
}
