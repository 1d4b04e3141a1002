package search

import (
	"cmp"
	"math"
	"slices"

	"example/xor/steps/07-diagnose/choices"
)

const mostNodes = 20 // how many ways to explain the layers above are followed

// search returns the cheapest explanations with one view and some moves, of those that cost
// no more than a limit. It follows the cheapest way first. To explain more layers never
// makes an explanation cheaper, so the first one that is whole is the cheapest. No layer may
// have more than so many mistakes in its deltas.
func (p *Problem) search(view *choices.Choice, moves []*Move, limit, most int) []*Explanation {
	open := p.below(nil, view, p.layers(), moves, limit, most)
	var found []*Explanation
	for followed := 0; len(open) > 0 && followed < mostNodes; {
		slices.SortStableFunc(open, func(a, b *node) int {
			return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.k, b.k))
		})
		n := open[0]
		open = open[1:]
		switch {
		case n.cost > limit:
			return found
		case n.k == 1:
			found, limit = append(found, p.newExplanation(n)), n.cost
		default:
			followed++
			open = append(open, p.below(n, view, n.k-1, moves, limit, most)...)
		}
	}
	return found
}

// below returns the ways to explain layer k, given one for the layers above it. Those with
// fewer mistakes come first. When a way explains all of the layer, those that cost more are
// left out.
func (p *Problem) below(
	above *node, view *choices.Choice, k int, moves []*Move, limit, most int,
) []*node {
	ways, base := outputWays, 0
	switch {
	case above != nil:
		ways, base = hiddenWays, above.cost
	case view != &choices.Views[0]:
		base = choices.Mistake
	}
	var list []*node
	best := limit - base // what explaining the layer may add to the cost
	for mistakes := 0; mistakes <= most && mistakes*choices.Convention <= best; mistakes++ {
		for _, w := range ways {
			if w.mistakes(above) != mistakes {
				continue
			}
			n, ok := p.newNode(above, view, k, w)
			if !ok {
				continue
			}
			for _, v := range p.explain(n, moves) {
				list = append(list, v)
				best = min(best, v.cost-base)
			}
		}
	}
	return list
}

// explain returns n with the fits of its parameters, once for each combination of them that
// is worth keeping; none if one has no fit.
func (p *Problem) explain(n *node, moves []*Move) []*node {
	variants := []*node{n}
	for _, q := range []Parameter{{Layer: n.k}, {Layer: n.k, Bias: true}} {
		at := p.index(q)
		if at < 0 {
			continue
		}
		list := weightProducts
		if q.Bias {
			list = biasProducts
		}
		fits := p.fits(n, at, list, moves)
		var longer []*node
		for _, v := range variants {
			for _, fit := range fits[:min(len(fits), 3)] {
				w := *v
				w.fits = append(slices.Clone(v.fits), fit)
				longer = append(longer, &w)
			}
		}
		if variants = longer; len(variants) == 0 {
			return nil
		}
	}
	for _, v := range variants {
		v.cost = p.newExplanation(v).Cost
	}
	return variants
}

// explanations returns explanations, the cheapest among them. The likely ones are tried
// first: all examples of the update, and what is subtracted is eta times the gradient.
// Others come only where they may be cheaper.
func (p *Problem) explanations(limit int) []*Explanation {
	plain := []*Move{p.plain()}
	const mistake = choices.Mistake
	most, fewer := 3, 2 // mistakes in the deltas of one layer, and beside another mistake
	if w := p.Updates[0].Before.W[0]; size(w) > 10_000 {
		most, fewer = 1, 1
	}
	var list []*Explanation
	cheapest := func() int { return min(cheapestCost(list), limit) }
	try := func(enough, most int, moves []*Move, first bool) {
		for i := range choices.Views {
			view := &choices.Views[i]
			if (i == 0) == first && cheapest() > enough {
				list = append(list, p.search(view, moves, cheapest(), most)...)
			}
		}
	}
	conventions := func(enough, most int, moves []*Move, first bool) {
		try(enough, most, moves, first)
		if cost := cheapestCost(list); cost > mistake+choices.Harmless { // a sign to be saved
			p.Plus = true
			limit = min(limit, cost-1)
			try(enough, most, moves, first)
			p.Plus = false
		}
	}
	conventions(mistake-1, 1, plain, true)
	conventions(mistake, 1, plain, false)
	conventions(2*mistake-1, most, plain, true)
	for _, plus := range []bool{false, true} {
		if p.Plus = plus; cheapest() > 2*mistake {
			moves := p.moves()
			try(2*mistake, fewer, moves, true)
			try(2*mistake, 1, moves, false)
		}
	}
	p.Plus = false
	conventions(3*mistake-1, fewer, plain, false)
	return cheapestAlone(list)
}

func size(m *matrix) int { rows, cols := m.Dims(); return rows * cols }

// cheapestAlone keeps those that cost least, each once.
func cheapestAlone(list []*Explanation) []*Explanation {
	best := cheapestCost(list)
	var kept []*Explanation
	for _, e := range list {
		same := func(f *Explanation) bool { return f.String() == e.String() }
		if e.Cost == best && !slices.ContainsFunc(kept, same) {
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
