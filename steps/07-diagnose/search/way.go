package search

import (
	"slices"

	"example/xor/steps/07-diagnose/choices"
)

// Way is how the deltas of one layer are made.
type Way struct {
	Error              *choices.Choice // at the output
	Sent, Via, Through *choices.Choice // in a hidden layer
	Slope              *choices.Choice
}

// outputWays and hiddenWays are all ways to make deltas, those with the fewest mistakes
// first.
var outputWays, hiddenWays = allWays()

func allWays() (output, hidden []Way) {
	for i := range choices.Slopes {
		slope := &choices.Slopes[i]
		for e := range choices.Errors {
			output = append(output, Way{Error: &choices.Errors[e], Slope: slope})
		}
		for s := range choices.Sents {
			for v := range choices.Vias {
				for t := range choices.Throughs {
					if v == 0 || !choices.Throughs[t].Without {
						hidden = append(hidden, Way{Sent: &choices.Sents[s],
							Via: &choices.Vias[v], Through: &choices.Throughs[t], Slope: slope})
					}
				}
			}
		}
	}
	byMistakes := func(a, b Way) int { return a.mistakes(nil) - b.mistakes(nil) }
	slices.SortStableFunc(output, byMistakes)
	slices.SortStableFunc(hidden, byMistakes)
	return output, hidden
}

// parts are the choices of a way.
func (w Way) parts() [5]*choices.Choice {
	return [5]*choices.Choice{w.Error, w.Sent, w.Via, w.Through, w.Slope}
}

// right are the right ones in the same places.
var right = [5]*choices.Choice{&choices.Errors[0], &choices.Sents[0], &choices.Vias[0],
	&choices.Throughs[0], &choices.Slopes[0]}

// mistakes counts the choices that are not right and that no layer above makes, too.
func (w Way) mistakes(above *node) int {
	count := 0
	for i, c := range w.parts() {
		if c == nil || c == right[i] {
			continue
		}
		made := false
		for n := above; n != nil && !made; n = n.above {
			made = n.way.parts()[i] == c
		}
		if !made {
			count++
		}
	}
	return count
}

// fill sets the deltas of a layer, and reports whether the shapes allow it.
func (w Way) fill(l *choices.Layer) bool {
	if w.Error != nil {
		l.Cancelled = l.Cancelled && !w.Error.Full && w.Error.Of == nil
		l.E = w.Error.Make(l)
	} else if l.Sent = w.Sent.Make(l.Next); l.Sent != nil {
		l.Via = w.Via.Make(l.Next)
		l.E = w.Through.Make(l)
	}
	if l.E != nil {
		l.Delta = w.Slope.Make(l)
	}
	return l.Delta != nil
}

// node is one way to explain the layers from the output down to one of them.
type node struct {
	above  *node
	view   *choices.Choice
	k      int // the layer
	way    Way
	layers []*choices.Layer // by update, made when they are asked for
	fits   []Fit            // of its W and, if there is one, its b
	cost   int
}

// newNode returns a node without fits, and false if the shapes do not allow it.
func (p *Problem) newNode(above *node, view *choices.Choice, k int, w Way) (*node, bool) {
	n := &node{above: above, view: view, k: k, way: w}
	n.layers = make([]*choices.Layer, len(p.Updates))
	return n, p.layer(n, 0) != nil
}

// layer returns the layer of a node in update u, or nil if the shapes do not allow it. Most
// nodes are given up after one update, so a layer is made when it is needed.
func (p *Problem) layer(n *node, u int) *choices.Layer {
	if n.layers[u] != nil {
		return n.layers[u]
	}
	var next *choices.Layer
	if n.above != nil {
		if next = p.layer(n.above, u); next == nil {
			return nil
		}
	}
	update := p.Updates[u]
	seen, ok := n.view.View(update.Pass)
	if !ok {
		return nil
	}
	l := p.newLayer(seen, update.Before, update.After, n.k)
	l.Next, l.Plus = next, p.Plus
	if !n.way.fill(l) {
		return nil
	}
	n.layers[u] = l
	return l
}

// chain returns a node for each layer, given the ways, and the lowest of them.
func (p *Problem) chain(view *choices.Choice, ways []Way) *node {
	var n *node
	for k := p.layers(); k >= 1; k-- {
		made, ok := p.newNode(n, view, k, ways[k-1])
		if !ok {
			return nil
		}
		n = made
	}
	return n
}

// at returns the node of layer k.
func (n *node) at(k int) *node {
	for n != nil && n.k != k {
		n = n.above
	}
	return n
}

func (p *Problem) rightWays() []Way {
	ways := make([]Way, p.layers())
	for k := range ways {
		ways[k] = hiddenWays[0]
	}
	ways[len(ways)-1] = outputWays[0]
	return ways
}

// RightLayers returns the layers of update u as a right program has them; index 0 is layer 1.
func (p *Problem) RightLayers(u int) []*choices.Layer {
	list := make([]*choices.Layer, p.layers())
	for n := p.chain(&choices.Views[0], p.rightWays()); n != nil; n = n.above {
		list[n.k-1] = p.layer(n, u)
	}
	return list
}

// input is what the gradient of a parameter is a product of, beside the delta.
func input(l *choices.Layer, q Parameter) *matrix {
	if !q.Bias {
		return l.In
	}
	return l.Ones
}

func parameter(l *choices.Layer, q Parameter) *matrix {
	if q.Bias {
		return l.B
	}
	return l.W
}
