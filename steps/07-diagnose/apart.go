package main

// Which recording would tell two explanations apart, when this one does not.

import (
	"math"

	"example/xor/tensor"
)

// after is what the explanation makes of an update.
func (e *Explanation) after(p *Problem, s State, x, y *tensor.Matrix) State {
	if e.Whole != nil {
		return e.Whole.Run(p, e, s, x, y)
	}
	return e.step(p, s, x, y)
}

// apart returns the recording that would tell a from b, or an empty text if none of
// those tried does: then the two come to the same.
func (p *Problem) apart(a, b *Explanation) string {
	u := p.Updates[0]
	rows, _ := u.X.Dims()
	random := tensor.NewRandom(7)
	if rows > 1 {
		for i := range rows {
			if p.differ(a, b, u.Before, rowsOf(u.X, i, i+1), rowsOf(u.Y, i, i+1)) {
				return "one example alone"
			}
		}
	}
	for range 3 {
		if p.differ(a, b, randomState(random, u.Before), u.X, u.Y) {
			return "another start, with random weights"
		}
	}
	x, y := randomLike(random, u.X), u.Y
	if p.differ(a, b, randomState(random, u.Before), x, y) {
		return "other inputs"
	}
	if a.moved() != b.moved() {
		return "a later epoch"
	}
	return ""
}

// moved names the moves of an explanation and their numbers.
func (e *Explanation) moved() string {
	text := ""
	for _, f := range e.Findings {
		if f.Move != nil {
			text += f.name()
		}
	}
	return text
}

// differ reports whether a and b make something else of an update.
func (p *Problem) differ(a, b *Explanation, s State, x, y *tensor.Matrix) bool {
	one, other := a.after(p, s, x, y), b.after(p, s, x, y)
	for _, q := range p.Parameters {
		m, n := q.of(one), q.of(other)
		size := largest(m) + largest(n)
		if largest(newLike(m).Sub(m, n)) > 1e-9*size && !math.IsInf(size, 0) {
			return true
		}
	}
	return false
}

func randomState(random *tensor.Random, like State) State {
	var s State
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
func randomLike(random *tensor.Random, m *tensor.Matrix) *tensor.Matrix {
	return generated(m, func(i, j int) float64 { return 2*random.Float64() - 1 })
}
