package main

// The search. From the output back, layer by layer: each way to make the deltas, and
// for each the ways to make a gradient of them, until eta times the gradient times a
// known factor is the step that was recorded. The output layer is settled first, from
// its own W and b, so the search stays short.

import (
	"cmp"
	"math"
	"slices"

	"example/xor/tensor"
)

const mostNodes = 20 // how many ways to explain the layers above are followed

// node is one way to explain the layers from the output down to one of them.
type node struct {
	above  *node
	view   *Choice
	k      int      // the layer
	source source   // what its deltas are made by
	layers []*Layer // by update, made when they are asked for
	fits   []Fit    // of its W and, if there is one, its b
	cost   int
}

// source is how the deltas of one layer are made.
type source struct {
	Error                  *Choice // at the output
	Sent, Weights, Through *Choice // in a hidden layer
	Slope                  *Choice
	Unknown                bool // the deltas were read off the steps
}

// Fit explains the steps of one parameter.
type Fit struct {
	Parameter int
	Choice    *Choice // of products or biasSums; nil if nothing explains it
	Move      *Move
	Constant  Constant
	Unseen    bool // the gradient is 0, so that any factor would do
}

func (p *Problem) index(q Parameter) int { return slices.Index(p.Parameters, q) }

// views returns the views that differ from the first one here.
func (p *Problem) views() []*Choice {
	var list []*Choice
	for i := range views {
		if _, ok := p.Updates[0].seen(&views[i]); ok {
			list = append(list, &views[i])
		}
	}
	return list
}

// seen returns the pass of an update in one view, and false if there is nothing to see.
func (u *Update) seen(view *Choice) (Pass, bool) {
	pass, found := u.views[view]
	if !found {
		if seen, ok := view.View(u.Pass); ok {
			pass = &seen
		}
		u.views[view] = pass
	}
	if pass == nil {
		return Pass{}, false
	}
	return *pass, true
}

// newLayer returns what there is in layer k of a pass, without deltas.
func (p *Problem) newLayer(pass Pass, before, after State, k int, next *Layer) *Layer {
	f, a := p.F[k-1], pass.A[k]
	rows, _ := a.Dims()
	return &Layer{
		K: k, F: f, Cancelled: p.CrossEntropy && k == p.layers(),
		X: pass.A[0], In: pass.A[k-1], ZIn: pass.Z[k-1], Z: pass.Z[k], A: a, Y: pass.Y,
		W: before.W[k-1], B: before.B[k-1], NewW: after.W[k-1], NewB: after.B[k-1],
		Slope: newLike(a).Apply(f.Slope, a), Ones: filled(rows, 1, 1),
		OneBias: p.Bias[k-1] == oneBias, Next: next,
	}
}

// place is where a layer is, in one view of an update.
type place struct {
	view *Choice
	k    int
}

// layerAt returns a copy of newLayer for one view, or nil if there is nothing to see.
func (p *Problem) layerAt(u *Update, view *Choice, k int, next *Layer) *Layer {
	l, found := u.layers[place{view, k}]
	if !found {
		if pass, ok := u.seen(view); ok {
			l = p.newLayer(pass, u.Before, u.After, k, nil)
		}
		u.layers[place{view, k}] = l
	}
	if l == nil {
		return nil
	}
	copied := *l
	copied.Next = next
	return &copied
}

// fill sets the deltas of a layer, and reports whether the shapes allow it.
func (s source) fill(l *Layer) bool {
	if s.Error != nil {
		l.E = s.Error.Error(l)
	} else if sent := s.Sent.Sent(l.Next); sent != nil {
		l.E = s.Through.Through(l, sent, s.Weights.Weights(l.Next))
	}
	if l.E == nil {
		return false
	}
	l.Delta = s.Slope.Slope(l)
	return l.Delta != nil
}

// outputDeltas returns a node for each way to make the deltas of the output, with at
// most so many mistakes.
func (p *Problem) outputDeltas(view *Choice, most int) []*node {
	var list []*node
	for _, s := range outputSources {
		if s.mistakes(nil) > most {
			break
		}
		if n, ok := p.newNode(nil, view, p.layers(), s); ok {
			list = append(list, n)
		}
	}
	return list
}

// dueHidden is how the deltas of a hidden layer should be made, and dueOutput how those
// of the output should.
var (
	dueHidden = source{nil, &sents[0], &weights[0], &throughs[0], &slopes[0], false}
	dueOutput = source{&errorForms[0], nil, nil, nil, &slopes[0], false}
)

// outputSources and hiddenSources are all ways to make deltas, those with the fewest
// mistakes first.
var outputSources, hiddenSources = allSources()

func allSources() (output, hidden []source) {
	for e := range errorForms {
		for i := range slopes {
			output = append(output, source{Error: &errorForms[e], Slope: &slopes[i]})
		}
	}
	for i := range slopes {
		for s := range sents {
			for w := range weights {
				for t := range throughs {
					if w > 0 && throughs[t].Without {
						continue
					}
					hidden = append(hidden, source{
						nil, &sents[s], &weights[w], &throughs[t], &slopes[i], false,
					})
				}
			}
		}
	}
	for w := range weights {
		for t := range cutRows {
			hidden = append(hidden,
				source{nil, &sents[0], &weights[w], &cutRows[t], &slopes[0], false})
		}
	}
	byMistakes := func(a, b source) int { return a.mistakes(nil) - b.mistakes(nil) }
	slices.SortStableFunc(output, byMistakes)
	slices.SortStableFunc(hidden, byMistakes)
	return output, hidden
}

// mistakes counts the choices that are not right and that no layer above makes, too.
func (s source) mistakes(above *node) int {
	count := 0
	for _, c := range [...]struct {
		choice, right *Choice
		same          func(t source) bool
	}{
		{s.Error, &errorForms[0], func(t source) bool { return false }},
		{s.Sent, &sents[0], func(t source) bool { return s.Sent == t.Sent }},
		{s.Weights, &weights[0], func(t source) bool { return s.Weights == t.Weights }},
		{s.Through, &throughs[0], func(t source) bool { return s.Through == t.Through }},
		{s.Slope, &slopes[0], func(t source) bool { return s.Slope == t.Slope }},
	} {
		if c.choice != nil && c.choice != c.right {
			count++
			for n := above; n != nil; n = n.above {
				if c.same(n.source) {
					count--
					break
				}
			}
		}
	}
	return count
}

// newNode returns a node without fits, and false if the shapes do not allow it.
func (p *Problem) newNode(above *node, view *Choice, k int, s source) (*node, bool) {
	n := &node{above: above, view: view, k: k, source: s}
	n.layers = make([]*Layer, len(p.Updates))
	return n, p.layer(n, 0) != nil
}

// layer returns the layer of a node in update u, or nil if the shapes do not allow it.
// Most nodes are given up after one update, so a layer is made when it is needed.
func (p *Problem) layer(n *node, u int) *Layer {
	if n.layers[u] != nil {
		return n.layers[u]
	}
	var next *Layer
	if n.above != nil {
		if next = p.layer(n.above, u); next == nil {
			return nil
		}
	}
	l := p.layerAt(p.Updates[u], n.view, n.k, next)
	if l == nil {
		return nil
	}
	if n.source.Unknown {
		l.Delta = p.usedDelta(u, n.k)
		l.E = l.Delta
	} else if !n.source.fill(l) {
		return nil
	}
	n.layers[u] = l
	return l
}

// search returns the cheapest explanations with one view and some moves, of those that
// cost no more than a limit. It follows the cheapest way first. To explain more layers
// never makes an explanation cheaper, so the first one that is whole is the cheapest.
// No layer may have more than so many mistakes in its deltas.
func (p *Problem) search(view *Choice, moves []*Move, limit, most int) []*Explanation {
	open := p.below(nil, view, p.layers(), moves, limit, most)
	var found []*Explanation
	for followed := 0; len(open) > 0; {
		hurry := followed >= mostNodes
		if hurry && (len(found) > 0 || limit < math.MaxInt) {
			break
		}
		slices.SortStableFunc(open, func(a, b *node) int {
			if hurry { // what is nearly done comes first
				return cmp.Or(cmp.Compare(a.k, b.k), cmp.Compare(a.cost, b.cost))
			}
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
			if followed++; n.cost >= lostCost { // there is little to be had from these
				followed += mostNodes / (2 * p.layers())
			}
			open = append(open, p.below(n, view, n.k-1, moves, limit, most)...)
		}
	}
	return found
}

// below returns the ways to explain layer k, given one for the layers above it. Those
// with fewer mistakes come first. When a way explains all of the layer, those that cost
// more are left out.
func (p *Problem) below(
	above *node, view *Choice, k int, moves []*Move, limit, most int,
) []*node {
	sources, base := outputSources, 0
	switch {
	case above != nil:
		sources, base = hiddenSources, above.cost
	case view != &views[0]:
		base = mistakeCost
	}
	var list []*node
	best := limit - base // what explaining the layer may add to the cost
	for mistakes := 0; mistakes <= most && mistakes*mistakeCost <= best; mistakes++ {
		for _, s := range sources {
			if s.mistakes(above) != mistakes {
				continue
			}
			n, ok := p.newNode(above, view, k, s)
			if !ok {
				continue
			}
			for _, v := range p.explain(n, moves, best-mistakes*mistakeCost) {
				list = append(list, v)
				if v.cost < lostCost {
					best = min(best, v.cost-base)
				}
			}
			if s.isDue() && slices.ContainsFunc(list, (*node).isSettled) {
				return list // the deltas are right, whatever the factor is
			}
		}
	}
	if n := p.readOff(above, view, k); n != nil {
		list = append(list, p.explain(n, moves, math.MaxInt)...)
	}
	return list
}

// isSettled reports whether a step of the layer is a known multiple of what it should be,
// with numbers enough to be sure: then the deltas are right, whatever happens to the
// other steps.
func (n *node) isSettled() bool {
	return slices.ContainsFunc(n.fits, func(f Fit) bool {
		return (f.Choice == &products[0] || f.Choice == &biasSums[0]) &&
			f.Move.Cost == 0 && !f.Unseen &&
			f.Constant.Value != 0 && !f.Constant.isUnknown() &&
			f.Move.Targets[f.Parameter].Count > 2
	})
}

// explain returns n with the fits of its parameters, once for each combination of them
// that is worth keeping. A node none of whose parameters is explained is not.
//
// A gradient that is not made as it should be is tried if a budget allows a mistake.
func (p *Problem) explain(n *node, moves []*Move, budget int) []*node {
	variants := []*node{n}
	explained := n.source.Unknown
	for _, bias := range []bool{false, true} {
		q := p.index(Parameter{Layer: n.k, Bias: bias})
		if q < 0 {
			continue
		}
		choices := products
		if bias {
			choices = biasSums
		}
		if budget < mistakeCost {
			choices = choices[:1]
		}
		fits := p.fits(n, q, choices, moves)
		explained = explained || len(fits) > 0
		if len(fits) == 0 {
			fits = []Fit{{Parameter: q}}
		}
		var longer []*node
		for _, v := range variants {
			for _, fit := range fits[:min(len(fits), 3)] {
				w := *v
				w.fits = append(slices.Clone(v.fits), fit)
				longer = append(longer, &w)
			}
		}
		variants = longer
	}
	if !explained && !n.source.isDue() {
		return nil
	}
	for _, v := range variants {
		v.cost = p.newExplanation(v).Cost
	}
	return variants
}

// isDue reports whether the deltas are made as they should be.
func (s source) isDue() bool {
	return s == dueHidden || s == dueOutput
}

// fits returns the ways to explain the steps of parameter q with the deltas of n, the
// cheapest first.
func (p *Problem) fits(n *node, q int, choices []Choice, moves []*Move) []Fit {
	var list []Fit
	for c := range choices {
		gradients := p.gradients(n, &choices[c])
		if !gradients(0).hasShape(p.Updates[0].Step[q]) {
			continue
		}
		for _, m := range moves {
			if fit, ok := p.factor(m.Targets[q], gradients); ok {
				fit.Parameter, fit.Choice, fit.Move = q, &choices[c], m
				if list = append(list, fit); c == 0 && fit.cost() == 0 {
					return []Fit{fit}
				}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Fit) int {
		return cmp.Compare(a.cost(), b.cost())
	})
	return list
}

// gradients returns a function that makes the gradient of an update when it is asked for.
func (p *Problem) gradients(n *node, c *Choice) func(u int) Gradient {
	list := make([]Gradient, len(p.Updates))
	return func(u int) Gradient {
		if list[u].In == nil {
			if l := p.layer(n, u); l != nil {
				list[u] = c.Product(l)
			}
		}
		return list[u]
	}
}

func (f Fit) cost() int {
	cost := f.Constant.Cost + f.Move.Cost
	if f.Choice != &products[0] && f.Choice != &biasSums[0] {
		cost += mistakeCost
	}
	return cost
}

func (g Gradient) hasShape(m *tensor.Matrix) bool {
	if g.In == nil || g.Delta == nil {
		return false
	}
	rows, cols := m.Dims()
	n, in := g.In.Dims()
	k, out := g.Delta.Dims()
	return n == k && in == rows && out == cols
}

// factor returns the known factor f with which f·eta·gradient is the target, or the
// unknown one.
func (p *Problem) factor(t Target, g func(u int) Gradient) (Fit, bool) {
	if t.Zero {
		if p.matches(t, g, 1, 0) {
			return Fit{Constant: one, Unseen: true}, true
		}
		return Fit{Constant: zeroPart.constant()}, true
	}
	if g(t.U).In == nil {
		return Fit{}, false
	}
	at := p.Eta * g(t.U).At(t.I, t.J)
	f := t.Steps[t.U].At(t.I, t.J) / at
	slack := 2 * t.Slack[t.U].At(t.I, t.J) / math.Abs(at)
	if !(math.Abs(f) < largestFactor) {
		return Fit{}, false
	}
	for _, c := range p.nearest(f, slack) {
		if p.matches(t, g, c.Value, 0) {
			return Fit{Constant: c}, true
		}
	}
	if t.Count > 2 && slack < 1e-3*math.Abs(f) && p.matches(t, g, f, slack) {
		return Fit{Constant: unknownPart(f).constant()}, true
	}
	return Fit{}, false
}

// A larger factor than this means that the gradient is nothing but rounding.
const largestFactor = 1e6

// matches reports whether f·eta·gradient is the target, as far as can be told, with f
// itself known up to a slack. It begins with the update where the target is largest.
func (p *Problem) matches(t Target, g func(u int) Gradient, f, slack float64) bool {
	for i := range t.Steps {
		u := (t.U + i) % len(t.Steps)
		if t.Steps[u] != nil && !p.matchesUpdate(t, u, g(u), f, slack) {
			return false
		}
	}
	return true
}

func (p *Problem) matchesUpdate(t Target, u int, g Gradient, f, slack float64) bool {
	if g.In == nil {
		return false
	}
	rows, cols := t.Steps[u].Dims()
	for i := range rows {
		for j := range cols {
			want := p.Eta * g.At(i, j)
			off := math.Abs(t.Steps[u].At(i, j) - float64(f*want))
			allowed := float64(t.Slack[u].At(i, j) * max(1, math.Abs(f)))
			if !(off <= allowed+float64(slack*math.Abs(want))) {
				return false
			}
		}
	}
	return true
}

// readOff returns a node with the deltas that were used, read off the steps, where each
// update saw one example. What is above the layer need not be understood for that.
func (p *Problem) readOff(above *node, view *Choice, k int) *node {
	if rows, _ := p.Updates[0].X.Dims(); rows != 1 || view != &views[0] {
		return nil
	}
	n, _ := p.newNode(above, view, k, source{Unknown: true})
	return n
}

// usedDelta is the delta (1×units) of layer k that update u was made from, if what
// follows it is right: the step of b over eta, or the largest row of W's step over eta
// and what went in there.
func (p *Problem) usedDelta(u, k int) *tensor.Matrix {
	update := p.Updates[u]
	if q := p.index(Parameter{Layer: k, Bias: true}); q >= 0 && p.Bias[k-1] != oneBias {
		return newLike(update.Step[q]).Scale(1/p.Eta, update.Step[q])
	}
	in := update.Pass.A[k-1]
	_, inputs := in.Dims()
	at := 0
	for i := range inputs {
		if math.Abs(in.At(0, i)) > math.Abs(in.At(0, at)) {
			at = i
		}
	}
	row := rowsOf(update.Step[p.index(Parameter{Layer: k})], at, at+1)
	if in.At(0, at) == 0 {
		return newLike(row)
	}
	return row.Scale(1/(p.Eta*in.At(0, at)), row)
}
