package main

// Moves: what an update does with the gradient. A move says what the gradient, times eta
// and a known factor, would have to be for the step that was seen.

import (
	"math"
	"slices"

	"example/xor/tensor"
)

// Move is a way to move a matrix.
type Move struct {
	Choice
	Number  float64 // such as the share of the step before that is left over
	Decay   float64 // the share of the parameter itself that is taken away
	Cost    int
	Targets []Target // by parameter; nil steps where it does not apply
}

// Target is what eta·factor·gradient has to be.
type Target struct {
	Steps, Slack []*tensor.Matrix // by update; nil where the update says nothing
	// Where the step is largest beside its slack, and whether it is no more than that.
	U, I, J int
	Zero    bool
	Count   int // numbers that are more than their slack
}

func newTarget(steps, slack []*tensor.Matrix) Target {
	t := Target{Steps: steps, Slack: slack, Zero: true}
	best := -1.0
	for u, step := range steps {
		if step == nil {
			continue
		}
		rows, cols := step.Dims()
		for i := range rows {
			for j := range cols {
				size := math.Abs(step.At(i, j)) / (slack[u].At(i, j) + 1e-300)
				if size > best {
					best, t.U, t.I, t.J = size, u, i, j
				}
				if size > 1 {
					t.Zero = false
					t.Count++
				}
			}
		}
	}
	return t
}

// newMove makes a move from what it makes of a step.
func (p *Problem) newMove(c Choice, number float64, cost int,
	step func(u int, q int) *tensor.Matrix) *Move {
	m := &Move{Choice: c, Number: number, Cost: cost}
	for q := range p.Parameters {
		var steps, slack []*tensor.Matrix
		for u, update := range p.Updates {
			steps = append(steps, step(u, q))
			slack = append(slack, update.Slack[q])
		}
		m.Targets = append(m.Targets, newTarget(steps, slack))
	}
	return m
}

var (
	plainMove = Choice{
		What:    "eta times the gradient is subtracted",
		Formula: "{P} −= eta·∂E/∂{P}", NumPy: "{P} -= eta * g{P}",
	}
	replacedMove = Choice{
		What:    "the step takes the place of the parameter",
		Formula: "{P} = −eta·∂E/∂{P}", NumPy: "{P} = -eta * g{P}",
		Seen: "https://techfeed.net/563456/", Entry: "weights-replaced",
	}
	notResetMove = Choice{
		What:    "the gradient is never set back to zero",
		Formula: "∂E/∂{P} += …, from the last update on",
		NumPy:   "g{P} += …  # missing: g{P} = 0",
		Seen:    "https://stats.stackexchange.com/questions/135359",
		Entry:   "gradient-not-reset",
	}
	scaledMove = Choice{
		What:    "the gradient is scaled in place by eta, and never set back to zero",
		Formula: "∂E/∂{P} += …, after ∂E/∂{P} = eta·∂E/∂{P}",
		NumPy:   "g{P} += …; g{P} *= eta; {P} -= g{P}  # missing: g{P} = 0",
		Seen:    "https://github.com/IBM/aihwkit/issues/446",
		Entry:   "gradient-not-reset",
	}
	momentumMove = Choice{
		What:    "{number} of the step before is taken again, which is momentum",
		Formula: "v = {number}·v + eta·∂E/∂{P}, {P} −= v",
		NumPy:   "v{P} = {number} * v{P} + eta * g{P}; {P} -= v{P}",
	}
	decayMove = Choice{
		What:    "{number} of the parameter itself is subtracted, which is weight decay",
		Formula: "{P} −= eta·∂E/∂{P} + {number}·{P}",
		NumPy:   "{P} -= eta * g{P} + {number} * {P}",
	}
	growthMove = Choice{
		What: "{number} of the parameter itself is added, which is weight decay with " +
			"the wrong sign",
		Formula: "{P} −= eta·∂E/∂{P} − {number}·{P}",
		NumPy:   "{P} -= eta * g{P} - {number} * {P}",
		Seen:    "https://github.com/andersbll/deeppy/issues/17",
		Entry:   "decay-sign",
	}
	shrinkMove = Choice{
		What: "momentum is taken of the parameter, not of its step: {number} of it is " +
			"lost",
		Formula: "{P} = {P} − {number}·{P} − eta·∂E/∂{P}",
		NumPy:   "{P} = (1 - {number}) * {P} - eta * g{P}",
		Seen:    "https://github.com/ralampay/ann",
		Entry:   "momentum-of-weight",
	}
	swellMove = Choice{
		What: "momentum is taken of the parameter, not of its step: {number} of it is " +
			"added",
		Formula: "{P} += {number}·{P} − eta·∂E/∂{P}",
		NumPy:   "{P} += {number} * {P} - eta * g{P}",
		Seen:    "https://stackoverflow.com/a/47226612",
		Entry:   "momentum-of-weight",
	}
	otherEtaMove = Choice{
		What:    "eta is another one in each update",
		Formula: "eta = {number}·eta after the first update", NumPy: "eta *= {number}",
		Entry: "eta-fades",
	}
)

func (p *Problem) plain() *Move {
	return p.newMove(plainMove, 0, 0, func(u, q int) *tensor.Matrix {
		return p.Updates[u].Step[q]
	})
}

// replaced: after = −eta·gradient, so eta·gradient = −after.
func (p *Problem) replaced() *Move {
	m := p.newMove(replacedMove, 0, mistakeCost, func(u, q int) *tensor.Matrix {
		after := p.Parameters[q].of(p.Updates[u].After)
		return newLike(after).Scale(-1, after)
	})
	m.Decay = 1
	return m
}

// leftOver: step = eta·gradient + share·(the step before).
func (p *Problem) leftOver(share float64) *Move {
	c, cost := momentumMove, harmlessCost
	switch {
	case math.Abs(share-1) < 1e-3:
		c, cost = notResetMove, mistakeCost
	case math.Abs(share-p.Eta) < 1e-3*p.Eta:
		c, cost = scaledMove, mistakeCost
	}
	return p.newMove(c, share, cost, func(u, q int) *tensor.Matrix {
		step := p.Updates[u].Step[q]
		if u == 0 {
			return nil // what was before the recording is not known
		}
		left := newLike(step).Scale(share, p.Updates[u-1].Step[q])
		return left.Sub(step, left)
	})
}

// muchDecay is a share of a weight that nobody would call weight decay.
const muchDecay = 0.05

// decay: step = eta·gradient + share·parameter.
func (p *Problem) decay(share float64) *Move {
	c, cost := decayMove, harmlessCost
	switch {
	case share < -muchDecay:
		c, cost = swellMove, mistakeCost
	case share < 0:
		c, cost = growthMove, mistakeCost
	case share > muchDecay:
		c, cost = shrinkMove, mistakeCost
	}
	m := p.newMove(c, share, cost, func(u, q int) *tensor.Matrix {
		w := p.Parameters[q].of(p.Updates[u].Before)
		left := newLike(w).Scale(share, w)
		return left.Sub(p.Updates[u].Step[q], left)
	})
	m.Decay = share
	return m
}

// otherEtas: the step of update u is factors[u]·eta·gradient.
func (p *Problem) otherEtas(factors []float64) *Move {
	return p.newMove(otherEtaMove, factors[1]/factors[0], mistakeCost,
		func(u, q int) *tensor.Matrix {
			step := p.Updates[u].Step[q]
			return newLike(step).Scale(1/factors[u], step)
		})
}

// moves returns the moves worth trying. Their numbers are guessed in the output layer,
// where the fewest choices lie between the loss and the step.
func (p *Problem) moves() []*Move {
	list := []*Move{p.plain(), p.replaced()}
	var shares, decays []float64
	var etas [][]float64
	for i, view := range p.views() {
		most := 1 // mistakes beside the move
		if i == 0 {
			most = 2
		}
		for _, node := range p.outputDeltas(view, most) {
			s, d, e := p.guess(node, most)
			shares, decays = append(shares, s...), append(decays, d...)
			etas = append(etas, e...)
		}
	}
	if len(p.Updates) > 1 {
		shares = append(shares, 1, p.Eta, 0.9, 0.5)
	}
	for _, share := range distinct(shares) {
		list = append(list, p.leftOver(share))
	}
	for _, share := range distinct(decays) {
		list = append(list, p.decay(share))
	}
	for i, e := range etas {
		if i < 3 {
			list = append(list, p.otherEtas(e))
		}
	}
	return list
}

// distinct sorts numbers and drops what is much the same, and what is beyond a few.
func distinct(values []float64) []float64 {
	slices.Sort(values)
	values = slices.CompactFunc(values, func(a, b float64) bool {
		return math.Abs(a-b) < 1e-6
	})
	return values[:min(len(values), 12)]
}

// guess fits, to the steps of the output layer's W and for one way to make its delta,
// a second term beside the gradient: the step before, or W itself; or an eta of its own
// for each update. It allows a number of mistakes in the delta and in the product.
func (p *Problem) guess(n *node, most int) (shares, decays []float64, etas [][]float64) {
	q := p.index(Parameter{Layer: p.layers()})
	var step, slack, w [][]float64 // by update
	for _, u := range p.Updates {
		step = append(step, elements(u.Step[q]))
		slack = append(slack, elements(u.Slack[q]))
		w = append(w, elements(p.Parameters[q].of(u.Before)))
	}
	last := len(step) - 1
	for i := range products {
		if i > 0 && n.source.mistakes(nil) == most {
			break
		}
		g := p.gradientElements(n, &products[i], q)
		if g == nil {
			continue
		}
		f, share, ok := twoTerms(
			flat(g[1:]), flat(step[:last]), flat(step[1:]), flat(slack[1:]))
		if ok && (p.known(f) || math.Abs(math.Abs(f)-(1-share)) < 1e-6) {
			shares = append(shares, share)
		}
		f, share, ok = twoTerms(flat(g), flat(w), flat(step), flat(slack))
		if ok && p.known(f) && math.Abs(share-1) > 1e-6 {
			decays = append(decays, share) // with a share of 1 it is replaced
		}
		if factors := factorEach(g, step, slack); factors != nil {
			etas = append(etas, factors)
		}
	}
	return shares, decays, etas
}

// gradientElements returns eta times the elements of a gradient by update, or nil if it
// does not have the shape of parameter q.
func (p *Problem) gradientElements(n *node, c *Choice, q int) [][]float64 {
	gradients := p.gradients(n, c)
	var list [][]float64
	for u, update := range p.Updates {
		g := gradients(u)
		if !g.hasShape(update.Step[q]) {
			return nil
		}
		list = append(list, elements(generated(update.Step[q], func(i, j int) float64 {
			return p.Eta * g.At(i, j)
		})))
	}
	return list
}

func (p *Problem) known(f float64) bool { return len(p.nearest(f, 1e-6*math.Abs(f))) > 0 }

func elements(m *tensor.Matrix) []float64 {
	rows, cols := m.Dims()
	var list []float64
	for i := range rows {
		for j := range cols {
			list = append(list, m.At(i, j))
		}
	}
	return list
}

func flat(lists [][]float64) []float64 { return slices.Concat(lists...) }

func dot(a, b []float64) float64 {
	sum := 0.0
	for k := range a {
		sum += float64(a[k] * b[k])
	}
	return sum
}

// twoTerms solves step = f·g + share·other by least squares, and reports whether that
// leaves no more than the slack, with more equations than there are unknowns.
func twoTerms(g, other, step, slack []float64) (f, share float64, ok bool) {
	gg, oo, mixed := dot(g, g), dot(other, other), dot(g, other)
	det := float64(gg*oo) - float64(mixed*mixed)
	if len(step) < 3 || !(det > 1e-12*gg*oo) {
		return 0, 0, false
	}
	gs, os := dot(g, step), dot(other, step)
	f = (float64(gs*oo) - float64(os*mixed)) / det
	share = (float64(os*gg) - float64(gs*mixed)) / det
	for k, s := range step {
		rest := s - float64(f*g[k]) - float64(share*other[k])
		if !(math.Abs(rest) <= 4*slack[k]) {
			return 0, 0, false
		}
	}
	return f, share, math.Abs(share) > 1e-9
}

// factorEach finds a factor for each update alone. It returns nil unless each of them
// explains its update, and they differ.
func factorEach(g, step, slack [][]float64) []float64 {
	var factors []float64
	differ := false
	for u := range step {
		f := dot(g[u], step[u]) / dot(g[u], g[u])
		for k, s := range step[u] {
			if !(math.Abs(s-float64(f*g[u][k])) <= 2*slack[u][k]) {
				return nil
			}
		}
		factors = append(factors, f)
		differ = differ || math.Abs(f-factors[0]) > 1e-6*math.Abs(f)
	}
	if !differ || len(step[0]) < 2 {
		return nil
	}
	return factors
}
