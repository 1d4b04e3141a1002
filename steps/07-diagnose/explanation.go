package main

// An explanation is a choice at every place. What in it is not right are its findings,
// and what they cost together decides between explanations.

import (
	"fmt"
	"slices"
	"strings"

	"example/xor/tensor"
)

// Explanation says how each step was made.
type Explanation struct {
	View     *Choice
	Whole    *Whole   // if the examples are not taken together
	Sources  []source // index 0 is layer 1
	Fits     []Fit    // by parameter
	Findings []Finding
	Cost     int
	node     *node
}

// Finding is one thing that is not right, in some layers or parameters.
type Finding struct {
	Choice     *Choice // or
	Move       *Move   // or
	Part       *Part   // or
	Whole      *Whole  // or neither, for what nothing explains
	Right      *Choice
	Layers     []int
	Parameters []int
	Cost       int
}

// newExplanation follows a node up to the output. Layers below it are not explained yet.
func (p *Problem) newExplanation(n *node) *Explanation {
	e := &Explanation{View: n.view, node: n, Sources: make([]source, p.layers())}
	for at := n; at != nil; at = at.above {
		e.Sources[at.k-1] = at.source
		e.Fits = append(slices.Clone(at.fits), e.Fits...)
	}
	slices.SortFunc(e.Fits, func(a, b Fit) int { return a.Parameter - b.Parameter })
	e.Findings = e.findings(p)
	for _, f := range e.Findings {
		e.Cost += f.Cost
	}
	return e
}

// findings collects what is not right. The same choice in several layers is one finding:
// it is one function, or one habit.
func (e *Explanation) findings(p *Problem) []Finding {
	var list []Finding
	if e.View != &views[0] {
		list = append(list, Finding{Choice: e.View, Right: &views[0], Cost: mistakeCost})
	}
	add := func(c, right *Choice, layer int) {
		if c == nil || c == right {
			return
		}
		for i := range list {
			if list[i].Choice == c {
				list[i].Layers = append(list[i].Layers, layer)
				return
			}
		}
		list = append(list, Finding{
			Choice: c, Right: right, Layers: []int{layer}, Cost: mistakeCost,
		})
	}
	for k := p.layers(); k >= 1; k-- {
		s := e.Sources[k-1]
		add(s.Error, &errorForms[0], k)
		add(s.Sent, &sents[0], k)
		add(s.Weights, &weights[0], k)
		add(s.Through, &throughs[0], k)
		add(s.Slope, &slopes[0], k)
		if s.Unknown {
			list = append(list, Finding{Layers: []int{k}, Cost: 2 * lostCost})
		}
	}
	for _, f := range e.Fits {
		layer := p.Parameters[f.Parameter].Layer
		if f.Choice == nil {
			list = append(list, Finding{Parameters: []int{f.Parameter}, Cost: lostCost})
		} else if p.Parameters[f.Parameter].Bias {
			add(f.Choice, &biasSums[0], layer)
		} else {
			add(f.Choice, &products[0], layer)
		}
	}
	list = append(list, e.moveFindings()...)
	return append(list, e.partFindings(p)...)
}

// moveFindings are the moves that are not the plain one, each with its parameters.
func (e *Explanation) moveFindings() []Finding {
	var list []Finding
	for _, f := range e.Fits {
		if f.Choice == nil || f.Move.Cost == 0 {
			continue
		}
		at := slices.IndexFunc(list, func(g Finding) bool { return g.Move == f.Move })
		if at < 0 {
			at = len(list)
			list = append(list,
				Finding{Move: f.Move, Right: &plainMove, Cost: f.Move.Cost})
		}
		list[at].Parameters = append(list[at].Parameters, f.Parameter)
	}
	return list
}

// partFindings are the factors, taken apart: a reason that acts on all matrices, on a
// layer, or on all biases is one finding.
func (e *Explanation) partFindings(p *Problem) []Finding {
	var parts []*Part
	for _, f := range e.Fits {
		for _, part := range f.Constant.Parts {
			if !slices.ContainsFunc(parts, part.same) {
				parts = append(parts, part)
			}
		}
	}
	var list []Finding
	for _, part := range parts {
		var with, open uint64 // sets of parameters, as bits
		for _, f := range e.Fits {
			if f.Unseen || f.Choice == nil {
				open |= 1 << f.Parameter
			} else if slices.ContainsFunc(f.Constant.Parts, part.same) {
				with |= 1 << f.Parameter
			} else if f.Constant.Value == 0 {
				open |= 1 << f.Parameter // what does not move has every other factor
			}
		}
		for _, group := range cover(with, open, e.groups(p)) {
			list = append(list, Finding{
				Part: part, Right: &plainMove,
				Parameters: members(group), Cost: part.Cost,
			})
		}
	}
	return list
}

// groups are the sets of parameters that one line can be about: all, a layer, a layer
// and those below it, all W, all b.
func (e *Explanation) groups(p *Problem) []uint64 {
	var weights, biases uint64
	layers := make([]uint64, p.layers()+1)
	for _, f := range e.Fits {
		q := p.Parameters[f.Parameter]
		layers[q.Layer] |= 1 << f.Parameter
		if q.Bias {
			biases |= 1 << f.Parameter
		} else {
			weights |= 1 << f.Parameter
		}
	}
	list := []uint64{weights | biases}
	below := uint64(0)
	for _, layer := range layers {
		below |= layer
		list = append(list, below, layer)
	}
	return append(list, weights, biases)
}

// cover returns one group, or two, or as many as there are members, that together are
// the set; members of open may be in or out.
func cover(set, open uint64, groups []uint64) []uint64 {
	if set == 0 {
		return nil
	}
	fits := func(g uint64) bool { return g&^open == set&^open }
	for _, g := range groups {
		if fits(g) {
			return []uint64{g}
		}
	}
	for i, g := range groups {
		for _, h := range groups[:i] {
			if g&h == 0 && g&^open != 0 && h&^open != 0 && fits(g|h) {
				return []uint64{g, h}
			}
		}
	}
	var singles []uint64
	for q := 0; q < 64; q++ {
		if set>>q&1 == 1 {
			singles = append(singles, 1<<q)
		}
	}
	return singles
}

func members(set uint64) []int {
	var list []int
	for q := 0; q < 64; q++ {
		if set>>q&1 == 1 {
			list = append(list, q)
		}
	}
	return list
}

// String lists the findings, for tests and for a look from far away.
func (e *Explanation) String() string {
	var names []string
	for _, f := range e.Findings {
		names = append(names, f.name())
	}
	if len(names) == 0 {
		return "right"
	}
	return strings.Join(names, " + ")
}

func (f Finding) name() string {
	switch {
	case f.Choice != nil:
		return fmt.Sprintf("%s (layers %v)", f.Choice.What, f.Layers)
	case f.Whole != nil:
		return f.Whole.What
	case f.Move != nil:
		return fmt.Sprintf("%s (%.4g, %v)", f.Move.What, f.Move.Number, f.Parameters)
	case f.Part != nil:
		return fmt.Sprintf("%s (%.4g, %v)", f.Part.What, f.Part.Value, f.Parameters)
	}
	return fmt.Sprintf("nothing explains layers %v parameters %v", f.Layers, f.Parameters)
}

// step returns the parameters after one update made from this explanation, whatever
// happened in earlier updates.
func (e *Explanation) step(p *Problem, s State, x, y *tensor.Matrix) State {
	after := State{W: slices.Clone(s.W), B: slices.Clone(s.B)}
	pass, ok := e.View.View(Forward(s, p.F, x, y))
	if !ok {
		pass = Forward(s, p.F, x, y)
	}
	var next *Layer
	for k := p.layers(); k >= 1; k-- {
		l := p.newLayer(pass, s, after, k, next)
		if !e.Sources[k-1].fill(l) {
			return after
		}
		for _, f := range e.Fits {
			if q := p.Parameters[f.Parameter]; q.Layer == k && f.Choice != nil {
				moved := f.apply(p, q.of(s), f.Choice.Product(l))
				if q.Bias {
					after.B[k-1] = moved
				} else {
					after.W[k-1] = moved
				}
			}
		}
		next = l
	}
	return after
}

// apply moves one matrix.
func (f Fit) apply(p *Problem, before *tensor.Matrix, g Gradient) *tensor.Matrix {
	keep := 1 - f.Move.Decay
	if !g.hasShape(before) {
		return before
	}
	return generated(before, func(i, j int) float64 {
		return float64(keep*before.At(i, j)) - float64(f.Constant.Value*p.Eta*g.At(i, j))
	})
}
