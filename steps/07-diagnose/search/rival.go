package search

// Which recording would tell two explanations apart, when this one does not.

import (
	"fmt"
	"math"

	"example/xor/steps/07-diagnose/network"
	"example/xor/steps/07-diagnose/recording"
	"example/xor/tensor"
)

// apart returns the recording that would tell a from b, or an empty text if none of those
// tried does: then the two come to the same.
func (p *Problem) apart(a, b *Explanation) string {
	u := p.Updates[0]
	random := tensor.NewRandom(7)
	for i := range min(u.Pass.Rows(), 8) {
		if p.differ(a, b, u.Before, network.Rows(u.X, i, i+1), network.Rows(u.Y, i, i+1)) {
			return "one example alone"
		}
	}
	for range 3 {
		if p.differ(a, b, randomState(random, u.Before), u.X, u.Y) {
			return "another start, with random weights"
		}
	}
	switch {
	case p.differ(a, b, randomState(random, u.Before), randomLike(random, u.X), u.Y):
		return "other inputs"
	case a.moved() != b.moved():
		return "a later epoch"
	}
	return ""
}

// moved names the moves of an explanation and their numbers.
func (e *Explanation) moved() string {
	text := ""
	for _, f := range e.Findings {
		if f.Move != nil {
			text += fmt.Sprint(f.Choice.What, f.Number)
		}
	}
	return text
}

// differ reports whether a and b make something else of an update.
func (p *Problem) differ(a, b *Explanation, s network.State, x, y *matrix) bool {
	one, other := a.step(p, s, x, y), b.step(p, s, x, y)
	for _, q := range p.Parameters {
		m, n := q.Of(one), q.Of(other)
		size := network.Largest(m) + network.Largest(n)
		if network.Largest(network.Like(m).Sub(m, n)) > 1e-9*size && !math.IsInf(size, 0) {
			return true
		}
	}
	return false
}

func randomState(random *tensor.Random, like network.State) network.State {
	var s network.State
	for k, w := range like.W {
		s.W = append(s.W, randomLike(random, w))
		b := like.B[k]
		if b != nil {
			b = randomLike(random, b)
		}
		s.B = append(s.B, b)
	}
	return s
}

// randomLike returns a matrix of numbers in [−1, 1).
func randomLike(random *tensor.Random, m *matrix) *matrix {
	return network.Made(m, func(i, j int) float64 { return 2*random.Float64() - 1 })
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
