package search

import (
	"math"
	"slices"

	"example/xor/steps/07-diagnose/choices"
	"example/xor/steps/07-diagnose/network"
)

// Move is what an update does with the gradient. Its targets are what the gradient, times
// eta and a known factor, would have to be for the update that was seen.
type Move struct {
	*choices.Choice
	Number  float64 // such as the share of the update before that is left over
	Decay   float64 // the share of the parameter itself that is taken away
	Scale   float64 // a factor that belongs to the move, or 0
	Cost    int
	Targets []Target // by parameter
}

// newMove makes a move from what it makes of a step.
func (p *Problem) newMove(c *choices.Choice, number float64, cost int,
	step func(u, q int) *matrix) *Move {
	m := &Move{Choice: c, Number: number, Cost: cost}
	for q := range p.Parameters {
		var steps, slack []*matrix
		for u, update := range p.Updates {
			steps, slack = append(steps, step(u, q)), append(slack, update.Slack[q])
		}
		m.Targets = append(m.Targets, newTarget(steps, slack))
	}
	return m
}

func (p *Problem) plain() *Move {
	return p.newMove(&choices.Plain, 0, 0, func(u, q int) *matrix { return p.Updates[u].Step[q] })
}

// leftOver: step = eta·gradient + share·(the step before).
func (p *Problem) leftOver(share float64) *Move {
	c, cost := &choices.Momentum, choices.Convention
	switch {
	case math.Abs(share-1) < 1e-3:
		c, cost = &choices.NotReset, choices.Mistake
	case share < 0:
		c, cost = &choices.MomentumSign, choices.Mistake
	}
	m := p.newMove(c, share, cost, func(u, q int) *matrix {
		if u == 0 {
			return p.Updates[u].Step[q] // as if the training began with it
		}
		left := network.Like(p.Updates[u].Step[q]).Scale(share, p.Updates[u-1].Step[q])
		return left.Sub(p.Updates[u].Step[q], left)
	})
	if c == &choices.Momentum {
		m.Scale = 1 - share
	}
	// That a gradient of 0 is left over from before says nothing about this one.
	for q := range m.Targets {
		for _, u := range p.Updates {
			moved := network.Largest(u.Step[q]) > 0
			m.Targets[q].Silent = m.Targets[q].Silent || m.Targets[q].isZero() && moved
		}
	}
	return m
}

// decay: step = eta·gradient + share·parameter. With all of it, the update takes its place.
func (p *Problem) decay(share float64) *Move {
	c, cost := &choices.Decay, choices.Convention
	switch {
	case share < 0:
		c, cost = &choices.Growth, choices.Mistake
	case share == 1:
		c, cost = &choices.Replaced, choices.Mistake
	}
	m := p.newMove(c, share, cost, func(u, q int) *matrix {
		step := p.Updates[u].Step[q]
		left := network.Like(step).Scale(1, step)
		return left.AddScaled(-share, p.Parameters[q].Of(p.Updates[u].Before))
	})
	m.Decay = share
	return m
}

// moves returns the moves worth trying. Their numbers are guessed in the output layer,
// where the fewest choices lie between the loss and the update.
func (p *Problem) moves() []*Move {
	list := []*Move{p.plain()}
	if p.Gradients {
		if len(p.Updates) > 1 {
			list = append(list, p.leftOver(1))
		}
		return list
	}
	list = append(list, p.decay(1))
	var shares, decays []float64
	for i := range choices.Views {
		for _, w := range outputWays {
			if w.mistakes(nil) > 2 || i > 0 && w.mistakes(nil) > 1 {
				break
			}
			if n, ok := p.newNode(nil, &choices.Views[i], p.layers(), w); ok {
				s, d := p.guess(n, w.mistakes(nil))
				shares, decays = append(shares, s...), append(decays, d...)
			}
		}
	}
	if len(p.Updates) > 1 {
		shares = append(shares, 1)
	}
	for _, share := range distinct(shares) {
		list = append(list, p.leftOver(share))
	}
	for _, share := range distinct(decays) {
		list = append(list, p.decay(share))
	}
	return list
}

// distinct sorts numbers and drops what is much the same, and what is beyond a few.
func distinct(values []float64) []float64 {
	slices.Sort(values)
	values = slices.CompactFunc(values, func(a, b float64) bool { return math.Abs(a-b) < 1e-6 })
	return values[:min(len(values), 12)]
}

// guess fits, to the updates of the output layer's W and for one way to make its delta, a
// second term beside the gradient: the update before, or W itself.
func (p *Problem) guess(n *node, mistakes int) (shares, decays []float64) {
	q := p.index(Parameter{Layer: p.layers()})
	for i, c := range weightProducts {
		if i > 0 && mistakes == 2 {
			break
		}
		s := p.weightSeries(q, p.gradient(n, q, c))
		if s == nil {
			continue
		}
		last := len(s.numbers)
		if x, ok := s.fit(0, last, s.gradient, before(s.step)); ok && math.Abs(x[1]) < 1.001 &&
			isShare(x[1]) && (p.isKnown(x[0]) || p.isKnown(x[0]/(1-x[1]))) {
			shares = append(shares, x[1])
		}
		if x, ok := s.fit(0, last, s.gradient, s.parameter); ok && p.isKnown(x[0]) &&
			math.Abs(x[1]) > 1e-9 && math.Abs(x[1]-1) > 1e-6 { // with a share of 1 it is replaced
			decays = append(decays, x[1])
		}
	}
	return shares, decays
}

// weightSeries is a sample of the numbers of one W, with gradients that a choice makes, or
// nil if their shape is another one.
func (p *Problem) weightSeries(q int, g *gradient) *series {
	s := &series{p: p, need: 2}
	for u, update := range p.Updates {
		step := update.Step[q]
		if !g.at(u).Fits(step) {
			return nil
		}
		var row []number
		rows, cols := step.Dims()
		for at := 0; at < rows*cols; at += max(1, rows*cols/40) {
			i, j := at/cols, at%cols
			row = append(row, number{
				step:   step.At(i, j),
				stored: 2 * update.Slack[q].At(i, j),
				g:      float64(p.signedEta() * g.at(u).At(i, j)),
				w:      p.Parameters[q].Of(update.Before).At(i, j),
			})
		}
		s.numbers = append(s.numbers, row)
	}
	return s
}
