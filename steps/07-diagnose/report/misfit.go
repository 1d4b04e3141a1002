package report

import (
	"fmt"
	"slices"
	"strings"

	"example/xor/steps/07-diagnose/network"
	"example/xor/steps/07-diagnose/recording"
	"example/xor/steps/07-diagnose/remarks"
	"example/xor/tensor"
)

// Where no reading of a recording gives the outputs that the program gave: what would. A
// diagnosis would be one of a network that the reader does not have.

type matrix = tensor.Matrix

// fits reports whether the network gives the recorded outputs of every state.
func fits(o *recording.Observed) bool {
	asRead := variation{change: func(*layer) {}}
	return (!o.Checked || o.Fits) && asRead.gives(o)
}

// misfit returns the report on a recording whose outputs do not fit.
func misfit(readings []*recording.Observed) string {
	o := readings[0]
	var fitting []string
	for _, o := range readings {
		for _, v := range variations(o) {
			if !slices.Contains(fitting, v.what) && v.gives(o) {
				fitting = append(fitting, v.what)
			}
		}
	}
	text := "The recorded outputs are not those of this network"
	if len(fitting) > 0 {
		text += ", but those of one with " + strings.Join(fitting, "; or with ") +
			". The updates can be diagnosed once the forward pass and the recording agree."
	} else {
		text += ", so there is no diagnosis: it would be about a network that is not yours."
	}
	text += "\n\nThe network as it was read: " + o.Layout + "\n"
	for i := range o.Updates {
		u := &o.Updates[i]
		output := network.Forward(u.Before, o.Activations, u.X).Output()
		if u.Outputs != nil && !o.Gives(u, output) {
			text += fmt.Sprintf("\n  for the first example of state %d it outputs %s\n"+
				"  the recording has                        %s\n",
				i, rowText(output, 0), rowText(u.Outputs, 0))
			break
		}
	}
	return wrapped(text + "\nIf none of this helps: do the outputs come from the same " +
		"state, before the update? Do they belong to the rows of x, in order?\n" + remarked(o))
}

// overflow returns the report on a recording whose first update is not finite.
func overflow(o *recording.Observed) string {
	return wrapped("The numbers overflow in the first update, so there is no update to diagnose.\n\n" +
		o.CutWhy + "\n" + remarked(o))
}

func remarked(o *recording.Observed) string {
	text := ""
	for _, remark := range remarks.Of(o, false) {
		text += "\n" + remark + "\n"
	}
	return text
}

// layer is one layer of a forward pass.
type layer struct {
	f            network.Activation
	w, b         *matrix
	late         *matrix   // biases that are added after the activation, or nil
	overExamples bool      // softmax takes a column, not a row
	all          []*matrix // W of every layer
}

func (l layer) output(x *matrix) *matrix {
	s := network.State{W: []*matrix{l.w}, B: []*matrix{l.b}}
	pass := network.Forward(s, []network.Activation{l.f}, x)
	a := pass.Output()
	if l.overExamples {
		z := pass.Z[1].T()
		columns := network.Like(z)
		l.f.Apply(columns, z)
		a = columns.T()
	}
	if rows, _ := x.Dims(); l.late != nil {
		a.Add(a, network.Repeated(l.late, rows))
	}
	return a
}

// everyLayer is where a variation changes all layers.
const everyLayer = -1

// A variation is a network that is nearly the one that was read.
type variation struct {
	what   string
	at     int // the layer that is changed, from 0
	change func(l *layer)
}

// gives reports whether the variation gives all outputs that were recorded.
func (v variation) gives(o *recording.Observed) bool {
	for i := range o.Updates {
		u := &o.Updates[i]
		if u.Outputs == nil {
			continue
		}
		if output := v.output(o, u); output == nil || !o.Gives(u, output) {
			return false
		}
	}
	return true
}

// output is n×outputs, or nil if the shapes do not allow the change.
func (v variation) output(o *recording.Observed, u *recording.Update) *matrix {
	x := u.X
	for k, f := range o.Activations {
		l := layer{f: f, w: u.Before.W[k], b: u.Before.B[k], all: u.Before.W}
		if v.at == k || v.at == everyLayer {
			v.change(&l)
		}
		if inputs, units := l.w.Dims(); inputs != o.Sizes[k] || units != o.Sizes[k+1] {
			return nil
		}
		x = l.output(x)
	}
	return x
}

// variations changes one thing about the forward pass at a time, in each layer and in all.
func variations(o *recording.Observed) []variation {
	var list []variation
	add := func(what string, at int, change func(l *layer)) {
		list = append(list, variation{what, at, change})
	}
	last := len(o.Activations) - 1
	for k := range last + 2 {
		in := fmt.Sprint(" in layer ", k+1)
		if k > last {
			k, in = everyLayer, " in all layers"
		}
		add("the biases unused"+in+": they are updated, but the forward pass leaves them out", k,
			func(l *layer) { l.b = nil })
		add("the biases subtracted"+in, k, func(l *layer) { l.b = negated(l.b) })
		add("the pre-activations negated"+in+": e^z for e^−z (sigmoid-mirrored in step 06)", k,
			func(l *layer) { l.w, l.b = negated(l.w), negated(l.b) })
		add("the biases added after the activation"+in+": f(x·W) + b, not f(x·W + b)", k,
			func(l *layer) { l.late, l.b = l.b, nil })
	}
	add("the first row of W1 used for every input (same-row-twice in step 06)", 0,
		func(l *layer) { l.w = network.Repeated(network.Rows(l.w, 0, 1), o.Sizes[0]) })
	others := slices.Clone(network.Activations)
	for _, slope := range []string{"0.05", "0.1", "0.2", "0.3"} {
		leaky, _ := network.ActivationCalled("leaky relu " + slope)
		others = append(others, leaky)
	}
	for k, was := range o.Activations {
		for _, other := range others {
			what := fmt.Sprintf("layer %d %s, not %s", k+1, other.Name, was.Name)
			switch {
			case other.F == nil && k < last:
				continue
			case other.Name == "linear" && k == last:
				what += ": the activation is left out, or the outputs were recorded before it"
			case other.Name == "linear":
				what += ": the activation is left out"
			case k == last && o.Loss.OfLogits && (other.F == nil || other.Name == "sigmoid"):
				what += ": " + o.Loss.Torch + " applies it itself, and expects logits"
			}
			add(what, k, func(l *layer) { l.f = other })
		}
		for other := range o.Activations {
			add(fmt.Sprintf("W%d in layer %d, not W%d", other+1, k+1, k+1), k,
				func(l *layer) { l.w = l.all[other] })
		}
	}
	if o.Activations[last].F == nil {
		add("softmax over the examples, not over the outputs (dim=0, axis=0)", last,
			func(l *layer) { l.overExamples = true })
	}
	return list
}

func negated(m *matrix) *matrix {
	if m == nil {
		return nil
	}
	return network.Like(m).Scale(-1, m)
}
