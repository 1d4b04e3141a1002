package search

// Whether the numbers have digits enough for a verdict.

import (
	"math"
	"slices"

	"example/xor/steps/07-diagnose/choices"
)

// isCertain reports whether the numbers have digits enough for the verdict. What the
// explanation adds to a right program has to stand out from the rounding, in enough numbers.
func (d *Diagnosis) isCertain() bool {
	serious := 0
	for _, f := range d.Explanation.Findings {
		if f.Choice == &choices.NotLog {
			return true // it is not seen in the numbers
		}
		if !f.IsHarmless() {
			serious++
		}
	}
	switch {
	case d.onlySigns():
		return false
	case serious == 0:
		return d.Resolution() < 0.05
	}
	need, ratios := 3*serious, d.beyondSlack()
	if d.Explanation.stands() == len(d.Explanation.Findings) {
		need = 1
	}
	return ratios[min(need, len(ratios))-1] > 30*math.Pow(10, float64(serious-1))
}

// onlySigns reports whether the sign of every gradient is taken, as some optimizers do.
func (d *Diagnosis) onlySigns() bool {
	seen := slices.DeleteFunc(slices.Clone(d.Explanation.Fits), func(f Fit) bool { return f.Unseen })
	signs := &choices.Products[len(choices.Products)-1]
	return len(seen) > 0 && !slices.ContainsFunc(seen, func(f Fit) bool { return f.Choice != signs })
}

// beyondSlack returns by how many times its slack each number differs from the right
// gradient, times what fits it best: the largest first.
func (p *Problem) beyondSlack() []float64 {
	right := func(u, q, i, j int) float64 { return float64(p.Eta * p.rightMatrix(u, q).At(i, j)) }
	gg, gs := 0.0, 0.0
	p.each(func(u, q, i, j int) {
		g := right(u, q, i, j)
		gg, gs = gg+float64(g*g), gs+float64(g*p.Updates[u].Step[q].At(i, j))
	})
	f := gs / gg
	if !(f > 0) {
		f = 1
	}
	var ratios []float64
	p.each(func(u, q, i, j int) {
		rest := p.Updates[u].Step[q].At(i, j) - float64(f*right(u, q, i, j))
		ratios = append(ratios, math.Abs(rest)/p.Updates[u].Slack[q].At(i, j))
	})
	slices.Sort(ratios)
	slices.Reverse(ratios)
	return ratios
}

// Resolution is how small a part of the largest number of an update can be seen, in the
// parameter where that is worst.
func (p *Problem) Resolution() float64 {
	best := make([]float64, len(p.Parameters))
	p.each(func(u, q, i, j int) {
		if v := math.Abs(p.Updates[u].Step[q].At(i, j)); v > 0 {
			best[q] = max(best[q], v/p.Updates[u].Slack[q].At(i, j))
		}
	})
	worst := 0.0
	for _, ratio := range best {
		if ratio > 0 {
			worst = max(worst, 1/ratio)
		}
	}
	return worst
}
