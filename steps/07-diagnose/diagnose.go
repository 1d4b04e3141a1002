package main

// From a recording to a diagnosis.

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Diagnosis is what was found out about a recording.
type Diagnosis struct {
	Recording *Recording
	Reading   Reading
	Problem   *Problem
	Best      []*Explanation // of equal cost; the first is told
	Others    []Reading      // that explain as much
	// Those of Best that come to the same as the first, and those that do not, with the
	// recording that would tell.
	Same  []*Explanation
	Rival []*Explanation
	Tells []string
}

// compare finds out which of the best explanations differ from the first.
func (d *Diagnosis) compare() {
	if d.Best[0].isLost() {
		return
	}
	for _, e := range d.Best[1:] {
		if tells := d.Problem.apart(d.Best[0], e); tells != "" {
			d.Rival, d.Tells = append(d.Rival, e), append(d.Tells, tells)
		} else {
			d.Same = append(d.Same, e)
		}
	}
}

// Diagnose explains a recording in each of the readings and keeps the one that explains
// most. What is quickly tried is tried in all readings before the rest.
func Diagnose(r *Recording, readings []Reading) (*Diagnosis, error) {
	var all []*Diagnosis
	for _, g := range readings {
		p, err := newProblem(r, g)
		if err != nil {
			return nil, err
		}
		all = append(all, &Diagnosis{Recording: r, Reading: g, Problem: p})
	}
	for effort := range efforts {
		var best *Diagnosis
		for _, d := range all {
			d.Best = cheapestAlone(d.Problem.explanations(effort))
			switch {
			case len(d.Best) == 0:
			case best == nil || d.Best[0].Cost < best.Best[0].Cost:
				best, d.Others = d, nil
			case d.Best[0].Cost == best.Best[0].Cost:
				best.Others = append(best.Others, d.Reading)
			}
		}
		if best != nil {
			return best, best.finish()
		}
	}
	panic("the last effort explains something, if only a part")
}

// finish compares the best explanations. It is an error if the states are all equal and
// should not be.
func (d *Diagnosis) finish() error {
	if d.Recording.Still && d.Best[0].Cost > 0 {
		return fmt.Errorf("all %d states are equal; want them before and after an "+
			"update that moves something: are they copies, and is eta more than 0 where "+
			"it is used (eta-is-zero in step 06)?", len(d.Recording.States))
	}
	d.compare()
	return nil
}

const (
	mostMistakes = 4 // in the deltas of one layer
	efforts      = 4
)

// explanations returns explanations, the cheapest among them. With the first effort
// those without a mistake are looked for, with the second those with one, with the third
// all, and with the last those that leave something open.
//
// The likely ones are tried first: all examples of the update, and a step that is eta
// times the gradient. Others come only where they may be cheaper.
func (p *Problem) explanations(effort int) []*Explanation {
	plain := []*Move{p.plain()}
	switch effort {
	case 0:
		return p.search(&views[0], plain, mistakeCost-1, 0)
	case 1:
		return p.search(&views[0], plain, mistakeCost+constantCost, 1)
	case efforts - 1:
		return p.search(&views[0], plain, math.MaxInt, mostMistakes)
	}
	list := p.search(&views[0], plain, lostCost-1, mostMistakes)
	limit := func() int { return min(cheapestCost(list), lostCost-1) }
	others := func(moves []*Move, enough, most int) {
		for _, view := range p.views()[1:] {
			if limit() > enough {
				list = append(list, p.search(view, moves, limit(), most)...)
			}
		}
	}
	others(plain, mistakeCost, 1)
	if limit() > 2*mistakeCost {
		list = append(list, p.wholeExplanations(limit(), 0)...)
	}
	if limit() > 2*mistakeCost {
		moves := p.moves()
		list = append(list, p.search(&views[0], moves, limit(), mostMistakes)...)
		if anyMoves(list) {
			others(moves, 2*mistakeCost, 1)
		} else {
			others(moves, 3*mistakeCost, 1)
		}
	}
	if limit() > 2*mistakeCost {
		list = append(list, p.wholeExplanations(limit(), 2)...)
	}
	others(plain, 3*mistakeCost, mostMistakes)
	return list
}

// anyMoves reports whether one of the explanations has a move that is not the plain one.
func anyMoves(list []*Explanation) bool {
	return slices.ContainsFunc(list, func(e *Explanation) bool { return e.moved() != "" })
}

// cheapestAlone keeps those that cost least, each once.
func cheapestAlone(list []*Explanation) []*Explanation {
	slices.SortStableFunc(list, func(a, b *Explanation) int {
		return cmp.Compare(a.Cost, b.Cost)
	})
	var kept []*Explanation
	for _, e := range list {
		same := func(f *Explanation) bool { return f.String() == e.String() }
		if e.Cost == list[0].Cost && !slices.ContainsFunc(kept, same) {
			kept = append(kept, e)
		}
	}
	return kept
}

func cheapestCost(list []*Explanation) int {
	cost := math.MaxInt
	for _, e := range list {
		cost = min(cost, e.Cost)
	}
	return cost
}
