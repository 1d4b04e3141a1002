package main

// Mistakes that cannot be settled layer by layer, because something moves while the
// examples are still going by. Each is a run of a whole update, with what can be wrong
// besides, compared with the state that was recorded.

import (
	"math"
	"slices"

	"example/xor/tensor"
)

// Whole is a way to run an update of several examples.
type Whole struct {
	Choice
	Number float64
	Cost   int
	// Allows reports whether an update may have ended as it did, or is nil.
	Allows func(p *Problem, u *Update) bool
	Run    func(p *Problem, e *Explanation, s State, x, y *tensor.Matrix) State
}

// wholes returns the ways to try for this problem.
func (p *Problem) wholes() []*Whole {
	list := []*Whole{{
		Choice: Choice{
			What:    "the parameters move after every example; that is no mistake",
			Formula: "{W} −= eta·∂Eᵢ/∂{W}, for each example i",
			NumPy:   "for x, t in zip(X, y): …; {W} -= eta * g{W}",
		},
		Cost: constantCost, Run: oneByOne,
	}}
	for _, close := range []float64{0.5, 0.4, 0.3, 0.25, 0.2, 0.1, 0.05, 0.02, 0.01} {
		list = append(list, &Whole{
			Choice: Choice{
				What:    "each example is trained until it fits, and then the next",
				Formula: "while |output − y| ≥ {number}: {W} −= eta·∂Eᵢ/∂{W}",
				NumPy:   "while abs(output - t) >= {number}: forward(x); backprop(x, t)",
				Seen:    "https://www.xszz.org/faq-1/question-2018090738065.html",
				Entry:   "one-at-a-time",
			},
			Number: close, Cost: mistakeCost,
			Allows: lastFits(close), Run: untilItFits(close),
		})
	}
	for k := range p.layers() {
		for _, keep := range []float64{0, 1 - p.Eta} {
			list = append(list, &Whole{
				Choice: Choice{
					What:    "the gradient and the weights are the same matrix",
					Formula: "∂E/∂{W} is {W}: set to zero, it takes {W} along",
					NumPy:   "g{W} = {W}  # not a copy",
					Seen:    "https://github.com/gonum/matrix/issues/427",
					Entry:   "shared-weights",
				},
				Cost: mistakeCost, Run: sharedWeights(k, keep),
			})
		}
	}
	return list
}

// wholeExplanations tries the ways to run an update, each with what can be wrong
// besides, and returns those that reproduce every state and cost no more than the limit.
// Besides a run there may be at most so many mistakes, and none but in the first way.
func (p *Problem) wholeExplanations(limit, most int) []*Explanation {
	rows, _ := p.Updates[0].X.Dims()
	var list []*Explanation
	bases := p.bases(most)
	for i, whole := range p.wholes() {
		if rows == 1 && whole.Allows == nil {
			continue // with one example, that is what every update does
		}
		if i == 1 {
			bases = p.bases(0)
		}
		for _, base := range bases {
			if base.Cost+whole.Cost > limit || !p.reproduces(whole, base) {
				continue
			}
			copied := *base
			e := &copied
			e.Whole = whole
			first := []Finding{{Whole: whole, Cost: whole.Cost}}
			e.Findings = append(first, e.Findings...)
			e.Cost += whole.Cost
			list, limit = append(list, e), e.Cost
		}
	}
	return list
}

// reproduces reports whether a run of each update ends in the state that was recorded.
func (p *Problem) reproduces(whole *Whole, e *Explanation) bool {
	for _, u := range p.Updates {
		if whole.Allows != nil && !whole.Allows(p, u) {
			return false
		}
		after := whole.Run(p, e, u.Before, u.X, u.Y)
		rows, _ := u.X.Dims()
		for q, parameter := range p.Parameters {
			got, want := parameter.of(after), parameter.of(u.After)
			n, m := want.Dims()
			for i := range n {
				for j := range m {
					off := math.Abs(got.At(i, j) - want.At(i, j))
					slack := float64(float64(4+rows) * u.Slack[q].At(i, j))
					if !(off <= slack+float64(1e-9*math.Abs(want.At(i, j)))) {
						return false
					}
				}
			}
		}
	}
	return true
}

// bases are explanations with at most so many mistakes, up to two: one anywhere, or one
// in what is sent back and one in the slopes. Each comes with a few constants.
func (p *Problem) bases(most int) []*Explanation {
	due := make([]source, p.layers())
	for k := range due {
		due[k] = dueHidden
	}
	due[p.layers()-1] = dueOutput
	var list []*Explanation
	add := func(s []source, w, b *Choice) {
		for _, c := range p.Constants {
			if v := math.Abs(c.Value); v == 1 || c.Value == 2 && len(c.Parts) == 1 {
				list = append(list, p.base(s, w, b, c))
			}
		}
	}
	add(due, &products[0], &biasSums[0])
	if most == 0 {
		return list
	}
	for i := range errorForms[1:] {
		s := slices.Clone(due)
		s[len(s)-1].Error = &errorForms[i+1]
		add(s, &products[0], &biasSums[0])
	}
	for _, h := range hiddenSources {
		if h.mistakes(nil) == 0 || h.mistakes(nil) > most {
			continue
		}
		s := slices.Clone(due)
		for l := range s {
			s[l].Slope = h.Slope
			if l < len(s)-1 {
				s[l] = h
			}
		}
		add(s, &products[0], &biasSums[0])
	}
	for i := range products[1:] {
		add(due, &products[i+1], &biasSums[0])
	}
	for i := range biasSums[1:] {
		add(due, &products[0], &biasSums[i+1])
	}
	slices.SortStableFunc(list, func(a, b *Explanation) int { return a.Cost - b.Cost })
	return list[:min(len(list), p.affordable())]
}

// affordable is how many updates there is time to run.
func (p *Problem) affordable() int {
	rows, _ := p.Updates[0].X.Dims()
	numbers := 0
	for _, w := range p.Updates[0].Before.W {
		n, m := w.Dims()
		numbers += n * m
	}
	return max(2, 100_000/(rows*(numbers+20)))
}

func (p *Problem) base(s []source, w, b *Choice, c Constant) *Explanation {
	e := &Explanation{View: &views[0], Sources: s}
	plain := &Move{Choice: plainMove}
	for q, parameter := range p.Parameters {
		choice := w
		if parameter.Bias {
			choice = b
		}
		e.Fits = append(e.Fits,
			Fit{Parameter: q, Choice: choice, Move: plain, Constant: c})
	}
	e.Findings = e.findings(p)
	for _, f := range e.Findings {
		e.Cost += f.Cost
	}
	return e
}

// oneByOne moves the parameters after every example.
func oneByOne(p *Problem, e *Explanation, s State, x, y *tensor.Matrix) State {
	rows, _ := x.Dims()
	for i := range rows {
		s = e.step(p, s, rowsOf(x, i, i+1), rowsOf(y, i, i+1))
	}
	return s
}

// untilItFits trains each example until its output is close enough.
func untilItFits(
	close float64,
) func(p *Problem, e *Explanation, s State, x, y *tensor.Matrix) State {
	return func(p *Problem, e *Explanation, s State, x, y *tensor.Matrix) State {
		rows, _ := x.Dims()
		for i := range rows {
			xi, yi := rowsOf(x, i, i+1), rowsOf(y, i, i+1)
			for range 2000 {
				output := Forward(s, p.F, xi, yi).Output()
				if largest(newLike(output).Sub(output, yi)) < close {
					break
				}
				s = e.step(p, s, xi, yi)
			}
		}
		return s
	}
}

// lastFits reports whether the last example's output is close enough after the update.
func lastFits(close float64) func(p *Problem, u *Update) bool {
	return func(p *Problem, u *Update) bool {
		x, y := lastRow(u.X), lastRow(u.Y)
		output := Forward(u.After, p.F, x, y).Output()
		return largest(output.Sub(output, y)) < close
	}
}

// sharedWeights adds the gradients of one W to W itself, which begins at zero because
// the gradients do. In the end, a share of it is kept.
func sharedWeights(
	shared int, keep float64,
) func(p *Problem, e *Explanation, s State, x, y *tensor.Matrix) State {
	return func(p *Problem, e *Explanation, s State, x, y *tensor.Matrix) State {
		rows, _ := x.Dims()
		w := newLike(s.W[shared])
		after := State{W: slices.Clone(s.W), B: slices.Clone(s.B)}
		for i := range rows {
			now := State{W: slices.Clone(s.W), B: s.B}
			now.W[shared] = w
			moved := e.step(p, now, rowsOf(x, i, i+1), rowsOf(y, i, i+1))
			for _, q := range p.Parameters {
				before := q.of(now)
				step := newLike(before).Sub(q.of(moved), before)
				if q.Layer-1 == shared && !q.Bias {
					step.Scale(-1/p.Eta, step) // the gradient, not eta times it
					w = step.Add(w, step)
				} else if q.Bias {
					after.B[q.Layer-1] = step.Add(q.of(after), step)
				} else {
					after.W[q.Layer-1] = step.Add(q.of(after), step)
				}
			}
		}
		after.W[shared] = newLike(w).Scale(keep, w)
		return after
	}
}
