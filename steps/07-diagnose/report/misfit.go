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
	read := func(s network.State, x *matrix) *matrix {
		return network.Forward(s, o.Activations, x).Output()
	}
	return (!o.Checked || o.Fits) && variation{"", read}.gives(o)
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
		text += "\n" + remark.Text + "\n"
	}
	return text
}

// A variation is a network that is nearly the one that was read.
type variation struct {
	what    string
	forward func(s network.State, x *matrix) *matrix // nil: the shapes do not allow it
}

func (v variation) gives(o *recording.Observed) bool {
	for i := range o.Updates {
		u := &o.Updates[i]
		if u.Outputs == nil {
			continue
		}
		if output := v.forward(u.Before, u.X); output == nil || !o.Gives(u, output) {
			return false
		}
	}
	return true
}

// variations changes one thing about the forward pass at a time, in each layer and in all.
func variations(o *recording.Observed) []variation {
	f, layers := o.Activations, len(o.Activations)
	var list []variation
	add := func(what string, forward func(s network.State, x *matrix) *matrix) {
		list = append(list, variation{what, forward})
	}
	changed := func(what string, within []int, change func(s network.State, k int)) {
		add(what, func(s network.State, x *matrix) *matrix {
			c := network.State{W: slices.Clone(s.W), B: slices.Clone(s.B)}
			for _, k := range within {
				change(c, k)
				rows, cols := s.W[k].Dims()
				if n, m := c.W[k].Dims(); n != rows || m != cols {
					return nil
				}
			}
			return network.Forward(c, f, x).Output()
		})
	}
	var everywhere []int
	for k := range layers {
		everywhere = append(everywhere, k)
	}
	for only := range layers + 1 {
		within, in := everywhere, " in all layers"
		if only < layers {
			within, in = everywhere[only:only+1], fmt.Sprint(" in layer ", only+1)
		}
		changed("the biases unused"+in+": they are updated, but the forward pass leaves them out",
			within, func(s network.State, k int) { s.B[k] = nil })
		changed("the biases subtracted"+in, within,
			func(s network.State, k int) { s.B[k] = negated(s.B[k]) })
		changed("the pre-activations negated"+in+": e^z for e^−z (sigmoid-mirrored in step 06)",
			within, func(s network.State, k int) { s.W[k], s.B[k] = negated(s.W[k]), negated(s.B[k]) })
		changed("W transposed"+in, within, func(s network.State, k int) { s.W[k] = s.W[k].T() })
		add("the biases added after the activation"+in+": f(x·W) + b, not f(x·W + b)",
			lateBias(f, within))
	}
	changed("the first row of W1 used for every input (same-row-twice in step 06)", []int{0},
		func(s network.State, k int) {
			s.W[k] = network.Repeated(network.Rows(s.W[k], 0, 1), o.Sizes[k])
		})
	for k, was := range f {
		for _, other := range network.Activations {
			last := k == layers-1
			what := fmt.Sprintf("layer %d %s, not %s", k+1, other.Name, was.Name)
			switch {
			case other.F == nil && !last:
				continue
			case other.Name == "linear" && last:
				what += ": the activation is left out, or the outputs were recorded before it"
			case other.Name == "linear":
				what += ": the activation is left out"
			case last && o.Loss.OfLogits && (other.F == nil || other.Name == "sigmoid"):
				what += ": " + o.Loss.Torch + " applies it itself, and expects logits"
			}
			g := slices.Clone(f)
			g[k] = other
			add(what, func(s network.State, x *matrix) *matrix {
				return network.Forward(s, g, x).Output()
			})
		}
		for other := range layers {
			changed(fmt.Sprintf("W%d in layer %d, not W%d", other+1, k+1, k+1), []int{k},
				func(s network.State, k int) { s.W[k] = s.W[other] })
		}
	}
	if last := f[layers-1]; last.F == nil {
		add("softmax over the examples, not over the outputs (dim=0, axis=0)",
			func(s network.State, x *matrix) *matrix {
				z := network.Forward(s, f, x).Z[layers].T()
				a := network.Like(z)
				last.Apply(a, z)
				return a.T()
			})
	}
	return list
}

func negated(m *matrix) *matrix {
	if m == nil {
		return nil
	}
	return network.Like(m).Scale(-1, m)
}

// lateBias adds the biases of some layers after the activation.
func lateBias(f []network.Activation, within []int) func(s network.State, x *matrix) *matrix {
	return func(s network.State, x *matrix) *matrix {
		for k, b := range s.B {
			one := network.State{W: s.W[k : k+1], B: s.B[k : k+1]}
			late := b != nil && slices.Contains(within, k)
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
