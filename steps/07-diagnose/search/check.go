package search

import (
	"fmt"
	"math"
	"slices"

	"example/xor/steps/07-diagnose/network"
	"example/xor/steps/07-diagnose/recording"
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
	c := Check{
		Gradient: network.Largest(g),
		Step:     network.Largest(step) / p.Eta,
		Verdict:  DoesNotMatch,
	}
	rows, cols := g.Dims()
	gg, gs := 0.0, 0.0
	for i := range rows {
		for j := range cols {
			v := float64(p.Eta * g.At(i, j))
			gg, gs = gg+float64(v*v), gs+float64(v*step.At(i, j))
		}
	}
	fits := func(f float64) bool {
		return network.Largest(network.Made(g, func(i, j int) float64 {
			rest := step.At(i, j) - float64(f*p.Eta*g.At(i, j))
			return max(0, math.Abs(rest)-float64(slack.At(i, j)*max(1, math.Abs(f))))
		})) == 0
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

// IsSaturated reports whether all outputs are so near the ends of the activation's range that
// float32 has no derivative but 0 there.
func (p *Problem) IsSaturated() bool {
	last := p.layers()
	f := p.Activations[last-1]
	if f.F == nil || p.Loss.Cancels(f) && !p.Loss.Torchs {
		return false
	}
	return !slices.ContainsFunc(p.Updates, func(u *Update) bool {
		z, a := u.Pass.Z[last], u.Pass.A[last]
		return network.Largest(network.Made(a, func(i, j int) float64 {
			return f.Slope(z.At(i, j), a.At(i, j))
		})) > 1e-7
	})
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

// UsedDelta is the delta (1×units) of layer k that update u was made from, if what follows
// it is right: the step of b over eta, or the largest row of W's step over eta and its input.
func (p *Problem) UsedDelta(u, k int) *matrix {
	update := p.Updates[u]
	if q := p.index(Parameter{Layer: k, Bias: true}); q >= 0 && p.Bias[k-1] != recording.OneBias {
		return network.Like(update.Step[q]).Scale(1/p.signedEta(), update.Step[q])
	}
	in := update.Pass.A[k-1]
	_, inputs := in.Dims()
	at := 0
	for i := range inputs {
		if math.Abs(in.At(0, i)) > math.Abs(in.At(0, at)) {
			at = i
		}
	}
	row := network.Rows(update.Step[p.index(Parameter{Layer: k})], at, at+1)
	if in.At(0, at) == 0 {
		return network.Like(row)
	}
	return row.Scale(1/(p.signedEta()*in.At(0, at)), row)
}
