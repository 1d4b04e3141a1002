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

// Fits reports whether the network gives the recorded outputs of every state.
func Fits(o *recording.Observed) bool {
	if o.Checked && !o.Fits {
		return false
	}
	return variation{forward: func(s network.State, x *tensor.Matrix) *tensor.Matrix {
		return network.Forward(s, o.Activations, x).Output()
	}}.gives(o)
}

// Misfit returns the report on a recording whose outputs do not fit.
func Misfit(readings []*recording.Observed) string {
	o := readings[0]
	var fits []string
	for _, o := range readings {
		for _, v := range variations(o) {
			if v.gives(o) && !slices.Contains(fits, v.what) {
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
	text = wrapped(text, "")
	text += "\n" + wrapped("The network was read so: "+o.Layout, "")
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
	text += "\n" + wrapped("If none of this helps: are the outputs those of the same "+
		"state, before the update? Are they for the rows of x, in order?", "")
	for _, remark := range remarks.Of(o, false) {
		text += "\n" + wrapped(remark.Text, "")
	}
	return text
}

// A variation is a network that is nearly the one that was read.
type variation struct {
	what    string
	forward func(s network.State, x *tensor.Matrix) *tensor.Matrix // n×outputs
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

// variations changes one thing about the forward pass at a time.
func variations(o *recording.Observed) []variation {
	var list []variation
	f := o.Activations
	add := func(what string, forward func(s network.State, x *tensor.Matrix) *tensor.Matrix) {
		list = append(list, variation{what, forward})
	}
	changed := func(what string, change func(s *network.State) bool) {
		add(what, func(s network.State, x *tensor.Matrix) *tensor.Matrix {
			c := network.State{W: slices.Clone(s.W), B: slices.Clone(s.B)}
			if !change(&c) {
				return nil
			}
			return network.Forward(c, f, x).Output()
		})
	}
	negate := func(s *network.State, k int) {
		s.W[k] = network.Like(s.W[k]).Scale(-1, s.W[k])
		if s.B[k] != nil {
			s.B[k] = network.Like(s.B[k]).Scale(-1, s.B[k])
		}
	}
	changed("no bias in any layer: the forward pass does not use them, although they are updated",
		func(s *network.State) bool {
			had := slices.ContainsFunc(s.B, func(b *tensor.Matrix) bool { return b != nil })
			s.B = make([]*tensor.Matrix, len(s.B))
			return had
		})
	for k := range f {
		for _, other := range network.Activations() {
			if other.Name == f[k].Name || other.F == nil && k < len(f)-1 {
				continue
			}
			what := fmt.Sprintf("layer %d %s, not %s", k+1, other.Name, f[k].Name)
			switch {
			case other.Name == "linear":
				what += ": the activation is left out"
			case k == len(f)-1 && o.Loss.OfLogits && (other.F == nil || other.Name == "sigmoid"):
				what += fmt.Sprintf(": %s applies it itself, and wants what comes before it", o.Loss.Torch)
			}
			add(what, func(s network.State, x *tensor.Matrix) *tensor.Matrix {
				g := slices.Clone(f)
				g[k] = other
				return network.Forward(s, g, x).Output()
			})
		}
		changed(fmt.Sprintf("the pre-activation of layer %d negated: e^z for e^−z "+
			"(sigmoid-mirrored in step 06)", k+1), func(s *network.State) bool { negate(s, k); return true })
		changed(fmt.Sprintf("no bias in layer %d", k+1), func(s *network.State) bool {
			had := s.B[k] != nil
			s.B[k] = nil
			return had
		})
		changed(fmt.Sprintf("the bias of layer %d subtracted", k+1), func(s *network.State) bool {
			if s.B[k] == nil {
				return false
			}
			s.B[k] = network.Like(s.B[k]).Scale(-1, s.B[k])
			return true
		})
		changed(fmt.Sprintf("W%d transposed", k+1), func(s *network.State) bool {
			rows, cols := s.W[k].Dims()
			s.W[k] = s.W[k].T()
			return rows == cols
		})
		for other := range f {
			changed(fmt.Sprintf("W%d in layer %d, not W%d", other+1, k+1, k+1), func(s *network.State) bool {
				rows, cols := s.W[k].Dims()
				n, m := s.W[other].Dims()
				s.W[k] = s.W[other]
				return other != k && rows == n && cols == m
			})
		}
	}
	changed("the pre-activations of all layers negated: e^z for e^−z (sigmoid-mirrored in step 06)",
		func(s *network.State) bool {
			for k := range s.W {
				negate(s, k)
			}
			return len(s.W) > 1
		})
	changed("the first row of W1 used for every input (same-row-twice in step 06)",
		func(s *network.State) bool {
			rows, _ := s.W[0].Dims()
			s.W[0] = network.Repeated(network.Rows(s.W[0], 0, 1), rows)
			return rows > 1
		})
	for only := -1; only < len(f); only++ {
		what := "the biases added after the activation: f(x·W) + b, not f(x·W + b)"
		if only >= 0 {
			what = fmt.Sprintf("b%d added after the activation: f(x·W) + b, not f(x·W + b)", only+1)
		}
		add(what, func(s network.State, x *tensor.Matrix) *tensor.Matrix {
			a := x
			rows, _ := x.Dims()
			for k := range f {
				one := network.State{W: s.W[k : k+1], B: []*tensor.Matrix{nil}}
				late := s.B[k] != nil && (only < 0 || only == k)
				if !late {
					one.B[0] = s.B[k]
				}
				a = network.Forward(one, f[k:k+1], a).Output()
				if late {
					a.Add(a, network.Repeated(s.B[k], rows))
				}
			}
			return a
		})
	}
	if last := f[len(f)-1]; last.F == nil {
		add("softmax over the examples, not over the outputs (dim=0, axis=0)",
			func(s network.State, x *tensor.Matrix) *tensor.Matrix {
				z := network.Forward(s, f, x).Z[len(f)].T()
				a := network.Like(z)
				last.Apply(a, z)
				return a.T()
			})
	}
	return list
}

// Overflow returns the report on a recording whose first update is not finite.
func Overflow(o *recording.Observed) string {
	text := wrapped("The numbers overflow in the first update, so there is none to diagnose.", "") +
		"\n" + wrapped(o.CutWhy, "")
	for _, remark := range remarks.Of(o, false) {
		text += "\n" + wrapped(remark.Text, "")
	}
	return text
}
