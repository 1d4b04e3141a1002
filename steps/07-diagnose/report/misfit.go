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

// Fits reports whether the network gives the recorded outputs of every state.
func Fits(o *recording.Observed) bool {
	return (!o.Checked || o.Fits) && variation{f: o.Activations}.gives(o)
}

// Misfit returns the report on a recording whose outputs do not fit.
func Misfit(readings []*recording.Observed) string {
	o := readings[0]
	var fits []string
	for _, o := range readings {
		for _, v := range variations(o) {
			if !slices.Contains(fits, v.what) && v.gives(o) {
				fits = append(fits, v.what)
			}
		}
	}
	text := "The recorded outputs are not those of this network"
	if len(fits) > 0 {
		text += ", but those of one with " + strings.Join(fits, "; or with ") +
			". The updates can be diagnosed when the forward pass and the recording agree."
	} else {
		text += ", so nothing was diagnosed: a network that is not yours would be."
	}
	text = wrapped(text, "") + "\n" + wrapped("The network was read so: "+o.Layout, "")
	for i := range o.Updates {
		u := &o.Updates[i]
		if u.Outputs == nil {
			continue
		}
		output := network.Forward(u.Before, o.Activations, u.X).Output()
		if !o.Gives(u, output) {
			text += fmt.Sprintf("\n  for the first example of state %d it outputs %s\n"+
				"  the recording has                        %s\n", i, rowText(output, 0), rowText(u.Outputs, 0))
			break
		}
	}
	return text + "\n" + wrapped("If none of this helps: are the outputs those of the same "+
		"state, before the update? Are they for the rows of x, in order?", "") + remarked(o)
}

// Overflow returns the report on a recording whose first update is not finite.
func Overflow(o *recording.Observed) string {
	return wrapped("The numbers overflow in the first update, so there is none to diagnose.", "") +
		"\n" + wrapped(o.CutWhy, "") + remarked(o)
}

func remarked(o *recording.Observed) string {
	text := ""
	for _, remark := range remarks.Of(o, false) {
		text += "\n" + wrapped(remark.Text, "")
	}
	return text
}

// A variation is a network that is nearly the one that was read: other activations f,
// changed parameters, or another forward pass.
type variation struct {
	what    string
	f       []network.Activation
	change  func(s network.State)
	forward func(s network.State, x *matrix) *matrix
}

// output returns n×outputs, or nil if the change does not keep the shapes.
func (v variation) output(s network.State, x *matrix) *matrix {
	changed := network.State{W: slices.Clone(s.W), B: slices.Clone(s.B)}
	if v.change != nil {
		v.change(changed)
	}
	for k, w := range s.W {
		rows, cols := w.Dims()
		if n, m := changed.W[k].Dims(); n != rows || m != cols {
			return nil
		}
	}
	if v.forward != nil {
		return v.forward(changed, x)
	}
	return network.Forward(changed, v.f, x).Output()
}

func (v variation) gives(o *recording.Observed) bool {
	for i := range o.Updates {
		u := &o.Updates[i]
		if u.Outputs == nil {
			continue
		}
		if output := v.output(u.Before, u.X); output == nil || !o.Gives(u, output) {
			return false
		}
	}
	return true
}

func negated(m *matrix) *matrix {
	if m == nil {
		return nil
	}
	return network.Like(m).Scale(-1, m)
}

// variations changes one thing about the forward pass at a time.
func variations(o *recording.Observed) []variation {
	f := o.Activations
	layers := len(f)
	const mirrored = " negated: e^z for e^−z (sigmoid-mirrored in step 06)"
	const late = " added after the activation: f(x·W) + b, not f(x·W + b)"
	list := []variation{
		{what: "no bias in any layer: the forward pass does not use them, although they are updated",
			change: func(s network.State) { clear(s.B) }},
		{what: "the pre-activations of all layers" + mirrored, change: func(s network.State) {
			for k := range layers {
				s.W[k], s.B[k] = negated(s.W[k]), negated(s.B[k])
			}
		}},
		{what: "the first row of W1 used for every input (same-row-twice in step 06)",
			change: func(s network.State) { s.W[0] = network.Repeated(network.Rows(s.W[0], 0, 1), o.Sizes[0]) }},
		{what: "the biases" + late, forward: lateBias(f, -1)},
	}
	for k := range layers {
		for _, other := range network.Activations() {
			what := fmt.Sprintf("layer %d %s, not %s", k+1, other.Name, f[k].Name)
			switch last := k == layers-1; {
			case other.F == nil && !last:
				continue
			case other.Name == "linear":
				what += ": the activation is left out"
			case last && o.Loss.OfLogits && (other.F == nil || other.Name == "sigmoid"):
				what += fmt.Sprintf(": %s applies it itself, and wants what comes before it", o.Loss.Torch)
			}
			g := slices.Clone(f)
			g[k] = other
			list = append(list, variation{what: what, f: g})
		}
		for other := range layers {
			list = append(list, variation{what: fmt.Sprintf("W%d in layer %d, not W%d", other+1, k+1, k+1),
				change: func(s network.State) { s.W[k] = s.W[other] }})
		}
		list = append(list,
			variation{what: fmt.Sprintf("the pre-activation of layer %d", k+1) + mirrored,
				change: func(s network.State) { s.W[k], s.B[k] = negated(s.W[k]), negated(s.B[k]) }},
			variation{what: fmt.Sprintf("no bias in layer %d", k+1),
				change: func(s network.State) { s.B[k] = nil }},
			variation{what: fmt.Sprintf("the bias of layer %d subtracted", k+1),
				change: func(s network.State) { s.B[k] = negated(s.B[k]) }},
			variation{what: fmt.Sprintf("W%d transposed", k+1),
				change: func(s network.State) { s.W[k] = s.W[k].T() }},
			variation{what: fmt.Sprintf("b%d", k+1) + late, forward: lateBias(f, k)})
	}
	if last := f[layers-1]; last.F == nil {
		list = append(list, variation{what: "softmax over the examples, not over the outputs (dim=0, axis=0)",
			forward: func(s network.State, x *matrix) *matrix {
				z := network.Forward(s, f, x).Z[layers].T()
				a := network.Like(z)
				last.Apply(a, z)
				return a.T()
			}})
	}
	for i := range list {
		if list[i].f == nil {
			list[i].f = f
		}
	}
	return list
}

// lateBias adds one bias after the activation, or all if only is negative.
func lateBias(f []network.Activation, only int) func(s network.State, x *matrix) *matrix {
	return func(s network.State, x *matrix) *matrix {
		for k, b := range s.B {
			late := b != nil && (only < 0 || only == k)
			one := network.State{W: s.W[k : k+1], B: s.B[k : k+1]}
			if late {
				one.B = make([]*matrix, 1)
			}
			x = network.Forward(one, f[k:k+1], x).Output()
			if rows, _ := x.Dims(); late {
				x.Add(x, network.Repeated(b, rows))
			}
		}
		return x
	}
}
