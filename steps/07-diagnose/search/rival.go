package search

// Which recording would tell two explanations apart, when this one does not.

import (
	"fmt"
	"math"

	"example/xor/steps/07-diagnose/network"
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
