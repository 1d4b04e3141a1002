package main

// Where no reading of a recording gives the outputs that the program gave: what would.
// A diagnosis would be one of a network that the reader does not have.

import (
	"fmt"
	"slices"
	"strings"

	"example/xor/tensor"
)

// misfit returns the report on a recording whose outputs do not fit.
func misfit(r *Recording, readings []Reading, f []Activation) string {
	text := wrapped("The recorded outputs are not those of this network, so nothing was "+
		"diagnosed: a network that is not yours would be.", "")
	var fits []string
	for _, g := range readings {
		for _, v := range variations(r, f) {
			if v.gives(r, g) && !slices.Contains(fits, v.what) {
				fits = append(fits, v.what)
			}
		}
	}
	if len(fits) > 0 {
		text += "\nThey would fit with:\n\n"
		for _, what := range fits {
			text += wrapped("- "+what, "  ")
		}
	}
	g := readings[0]
	text += "\n" + wrapped("The network was read so: "+r.shapes()+". "+g.String(), "")
	x := g.firstX(r)
	if _, inputs := x.Dims(); inputs == g.Sizes[0] {
		output := Forward(g.state(r.States[0]), f, x, nil).Output()
		text += "\n  for the first example it says " + rowText(output, 0) +
			"\n  the recording has             " + firstNumbers(r.Outputs) + "\n"
	}
	return text + "\n" + wrapped("If none of this helps: are the outputs those of the "+
		"first state, before the update? Are they for the rows of x, in order?", "")
}

// forward is a way to work out outputs (n×units) from inputs.
type forward func(s State, x *tensor.Matrix) *tensor.Matrix

// A variation is a network that is nearly the one that was read.
type variation struct {
	what    string
	forward forward
}

func (v variation) gives(r *Recording, g Reading) bool {
	x := g.firstX(r)
	if _, inputs := x.Dims(); inputs != g.Sizes[0] {
		return false
	}
	s := g.state(r.States[0])
	output := v.forward(s, x)
	return output != nil && sameOutputs(r, s, output)
}

// variations changes one thing about the forward pass at a time.
func variations(r *Recording, f []Activation) []variation {
	var list []variation
	add := func(what string, forward forward) {
		list = append(list, variation{what, forward})
	}
	for k := range f {
		for _, other := range activations {
			if other.Name != f[k].Name && (other.F != nil || k == len(f)-1) {
				changed := slices.Clone(f)
				changed[k] = other
				what := fmt.Sprintf("layer %d %s, not %s", k+1, other.Name, f[k].Name)
				if other.Name == "linear" {
					what += ": the activation is left out"
				}
				add(what, func(s State, x *tensor.Matrix) *tensor.Matrix {
					return Forward(s, changed, x, nil).Output()
				})
			}
		}
		add(fmt.Sprintf("the pre-activation of layer %d negated: e^z for e^−z "+
			"(sigmoid-mirrored in step 06)", k+1),
			changedState(f, k, func(s State) { negate(s, k) }))
		add(fmt.Sprintf("no bias in layer %d", k+1),
			changedState(f, k, func(s State) { s.B[k] = nil }))
		add(fmt.Sprintf("the bias of layer %d subtracted", k+1),
			changedState(f, k, func(s State) {
				if s.B[k] != nil {
					s.B[k] = newLike(s.B[k]).Scale(-1, s.B[k])
				}
			}))
		add(fmt.Sprintf("W%d used the other way round", k+1),
			changedState(f, k, func(s State) {
				if rows, cols := s.W[k].Dims(); rows == cols {
					s.W[k] = s.W[k].T()
				}
			}))
	}
	add("the pre-activations of all layers negated: e^z for e^−z "+
		"(sigmoid-mirrored in step 06)",
		changedState(f, 0, func(s State) {
			for k := range s.W {
				negate(s, k)
			}
		}))
	add("the first row of W1 used for every input (same-row-twice in step 06)",
		changedState(f, 0, func(s State) {
			first := rowsOf(s.W[0], 0, 1)
			rows, _ := s.W[0].Dims()
			s.W[0] = repeated(first, rows)
		}))
	add("softmax over the examples, not over the outputs", softmaxOverExamples(r, f))
	return list
}

// softmaxOverExamples is a forward pass in which each output is divided by what the
// examples of one update add up to.
func softmaxOverExamples(r *Recording, f []Activation) forward {
	return func(s State, x *tensor.Matrix) *tensor.Matrix {
		last := f[len(f)-1]
		rows, _ := x.Dims()
		batch := r.X[0].squeezed().rows()
		if last.F != nil || rows%batch != 0 {
			return nil
		}
		z := Forward(s, f, x, nil).Z[len(f)]
		output := newLike(z)
		for low := 0; low < rows; low += batch {
			part := rowsOf(z, low, low+batch).T()
			a := newLike(part)
			last.apply(a, part)
			units, _ := a.Dims()
			for i := range batch {
				for j := range units {
					output.Set(low+i, j, a.At(j, i))
				}
			}
		}
		return output
	}
}

func changedState(f []Activation, k int, change func(s State)) forward {
	return func(s State, x *tensor.Matrix) *tensor.Matrix {
		c := State{W: slices.Clone(s.W), B: slices.Clone(s.B)}
		change(c)
		return Forward(c, f, x, nil).Output()
	}
}

func negate(s State, k int) {
	s.W[k] = newLike(s.W[k]).Scale(-1, s.W[k])
	if s.B[k] != nil {
		s.B[k] = newLike(s.B[k]).Scale(-1, s.B[k])
	}
}

// shapes lists the fields with their shapes.
func (r *Recording) shapes() string {
	sizes := []string{"x " + r.X[0].size()}
	for _, name := range r.parameterNames() {
		if a, found := r.States[0][name]; found {
			sizes = append(sizes, name+" "+a.size())
		}
	}
	return strings.Join(append(sizes, "y "+r.Y[0].size()), ", ")
}

func rowText(m *tensor.Matrix, i int) string {
	_, cols := m.Dims()
	var list []string
	for j := range min(cols, 8) {
		list = append(list, numberText(m.At(i, j)))
	}
	return strings.Join(list, ",")
}

func firstNumbers(a *Array) string {
	n := min(len(a.data), a.cols(), 8)
	var list []string
	for _, v := range a.data[:n] {
		list = append(list, numberText(v))
	}
	return strings.Join(list, ",")
}
