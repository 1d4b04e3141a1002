package search

import (
	"fmt"
	"slices"
	"strings"

	"example/xor/steps/07-diagnose/choices"
	"example/xor/steps/07-diagnose/network"
	"example/xor/tensor"
)

// Explanation is a choice at every place. What in it is not right are its findings, and
// what they cost together decides between explanations.
type Explanation struct {
	View     *choices.Choice
	Ways     []Way // index 0 is layer 1
	Fits     []Fit // by parameter
	Plus     bool
	Findings []Finding
	Cost     int
	node     *node
}

// Finding is one thing that is not right, in some layers or parameters.
type Finding struct {
	Choice     *choices.Choice
	Right      *choices.Choice
	Move       *Move         // if it is one
	Part       *choices.Part // if it is one
	Layers     []int
	Parameters []int
	Number     float64
	Cost       int
	Everywhere bool // in every parameter that shows it
}

// newExplanation follows a node up to the output. Layers below it are not explained yet.
func (p *Problem) newExplanation(n *node) *Explanation {
	e := &Explanation{View: n.view, node: n, Ways: p.rightWays(), Plus: p.Plus}
	for at := n; at != nil; at = at.above {
		e.Ways[at.k-1] = at.way
		e.Fits = append(slices.Clone(at.fits), e.Fits...)
	}
	slices.SortFunc(e.Fits, func(a, b Fit) int { return a.Parameter - b.Parameter })
	e.find(p)
	return e
}

// find collects what is not right. The same choice in several layers is one finding: it is
// one function, or one habit.
func (e *Explanation) find(p *Problem) {
	var list []Finding
	if e.View != &choices.Views[0] {
		list = append(list, Finding{Choice: e.View, Right: &choices.Views[0], Cost: choices.Mistake})
	}
	add := func(c, right *choices.Choice, layer, parameter int) {
		if c == nil || c == right {
			return
		}
		at := slices.IndexFunc(list, func(f Finding) bool { return f.Choice == c })
		if at < 0 {
			at = len(list)
			list = append(list, Finding{Choice: c, Right: right, Cost: choices.Mistake})
			if c.Of != nil {
				list[at].Cost = choices.Convention
			}
		}
		f := &list[at]
		if f.Layers = append(f.Layers, layer); parameter >= 0 {
			f.Parameters = append(f.Parameters, parameter)
		}
	}
	for k := p.layers(); k >= 1; k-- {
		for i, c := range e.Ways[k-1].parts() {
			add(c, right[i], k, -1)
		}
	}
	for _, f := range e.Fits {
		add(f.Choice, &choices.Products[0], p.Parameters[f.Parameter].Layer, f.Parameter)
	}
	if last := p.layers(); p.Loss.Torch == "NLLLoss" && p.Activations[last-1].Name != "log_softmax" {
		list = append(list, Finding{Choice: &choices.NotLog, Right: &choices.Errors[0],
			Layers: []int{last}, Cost: choices.Mistake})
	}
	for i, f := range list {
		if len(f.Parameters) > 1 && f.Layers[0] == f.Layers[1] {
			list[i].Cost++ // of two gradients alike, it is rather the delta that is wrong
		}
	}
	e.Findings = append(append(list, e.moveFindings()...), e.partFindings()...)
	e.Cost = 0
	other, serious := false, false
	for _, f := range e.Findings {
		e.Cost += f.Cost
		other, serious = other || f.Choice.Of != nil, serious || !f.IsHarmless()
	}
	if other && serious {
		e.Cost += choices.Lost // that would be a guess
	}
}

// moveFindings are the moves that are not the plain one, each with its parameters. What only
// some parameters have left over from the update before is a mistake.
func (e *Explanation) moveFindings() []Finding {
	var list []Finding
	for _, f := range e.Fits {
		if f.Move.Cost == 0 {
			continue
		}
		at := slices.IndexFunc(list, func(g Finding) bool { return g.Move == f.Move })
		if at < 0 {
			at = len(list)
			list = append(list, Finding{Choice: f.Move.Choice, Move: f.Move,
				Right: &choices.Plain, Number: f.Move.Number, Cost: f.Move.Cost})
		}
		list[at].Parameters = append(list[at].Parameters, f.Parameter)
	}
	for i, f := range list {
		lacksIt := func(g Fit) bool { return g.Move != f.Move && !g.Unseen && g.Constant.Value != 0 }
		if f.Move.Decay == 0 && slices.ContainsFunc(e.Fits, lacksIt) {
			list[i].Cost = max(f.Cost, choices.Mistake)
		}
	}
	return list
}

// partFindings are the factors, taken apart. A constant that is the same for all parameters
// is harmless; what only some have is a mistake.
func (e *Explanation) partFindings() []Finding {
	var list []Finding
	open := 0 // parameters that may have any factor
	for _, f := range e.Fits {
		if f.Unseen || f.Constant.Value == 0 {
			open++
		}
		for _, part := range f.Constant.Parts {
			at := slices.IndexFunc(list, func(f Finding) bool { return samePart(f.Part, part) })
			if at < 0 {
				at = len(list)
				list = append(list, Finding{Choice: &part.Choice, Part: part,
					Right: &choices.Plain, Number: part.Value, Cost: part.Cost})
			}
			list[at].Parameters = append(list[at].Parameters, f.Parameter)
		}
	}
	for i := range list {
		f := &list[i]
		if f.Part != choices.Zero {
			f.Everywhere = len(f.Parameters)+open >= len(e.Fits)
		}
		if !f.Everywhere {
			f.Cost = max(f.Cost, choices.Mistake)
			if f.Number == 2 && len(f.Parameters) == 1 {
				f.Part, f.Choice = choices.Twice, &choices.Twice.Choice
			}
		}
	}
	return list
}

// String lists the findings, for tests and for comparisons.
func (e *Explanation) String() string {
	var names []string
	for _, f := range e.Findings {
		names = append(names, fmt.Sprintf("%s (%.4g, layers %v, parameters %v)",
			f.Choice.What, f.Number, f.Layers, f.Parameters))
	}
	if len(names) == 0 {
		return "right"
	}
	return strings.Join(names, " + ")
}

// stands counts the findings that say that a parameter is not updated.
func (e *Explanation) stands() int {
	count := 0
	for _, f := range e.Findings {
		if f.Part == choices.Zero {
			count++
		}
	}
	return count
}

// step returns the parameters after one update made from this explanation, whatever
// happened in earlier updates.
func (e *Explanation) step(p *Problem, s network.State, x, y *matrix) network.State {
	after := network.State{W: slices.Clone(s.W), B: slices.Clone(s.B)}
	examples := choices.Examples{Pass: network.Forward(s, p.Activations, x), Y: y}
	if seen, ok := e.View.View(examples); ok {
		examples = seen
	}
	var next *choices.Layer
	for k := p.layers(); k >= 1; k-- {
		l := p.newLayer(examples, s, after, k)
		l.Next, l.Plus = next, e.Plus
		if !e.Ways[k-1].fill(l) {
			return after
		}
		for _, f := range e.Fits {
			if q := p.Parameters[f.Parameter]; q.Layer == k {
				g := f.Choice.Product(l, input(l, q), parameter(l, q))
				if moved := f.apply(p, e.Plus, q.Of(s), g); q.Bias {
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

// apply updates one matrix.
func (f Fit) apply(p *Problem, plus bool, before *matrix, g choices.Gradient) *matrix {
	if !g.Fits(before) {
		return before
	}
	eta := p.Eta * p.unit * f.Constant.Value
	if plus {
		eta = -eta
	}
	after := tensor.New(before.Dims()).Scale(1-f.Move.Decay, before)
	return after.AddScaled(-eta, g.Matrix())
}
