package recording

// How a recording is to be read: which way each W is stored, where the biases are, and
// whether the examples are rows or columns. The shapes decide, and where they leave it
// open, the program's own outputs do.

import (
	"fmt"
	"reflect"
	"slices"

	"example/xor/steps/07-diagnose/network"
	"example/xor/tensor"
)

// BiasPlace says where a layer has its biases.
type BiasPlace int

const (
	NoBias   BiasPlace = iota
	OwnBias            // b, one for each unit
	OneBias            // b, a single number for all units
	LastInW            // the last input of W
	FirstInW           // the first input of W
)

// layout is one way to understand a recording.
type layout struct {
	sizes      []int  // inputs, and the units of each layer
	transposed []bool // W is stored units×inputs
	bias       []BiasPlace
	subtracted bool // the biases are subtracted
	xColumns   bool // an example is a column of x
	yColumns   bool
	classes    bool // y has a whole number for each example, from 0
}

// layouts returns all ways to read the recording in which the shapes chain, the likelier
// ones first: all matrices stored alike, an example a row.
func (r *Recording) layouts(t take) []layout {
	var list []layout
	for _, transposed := range ways(len(r.activations)) {
		for choice := range 16 {
			l := layout{transposed: slices.Clone(transposed), yColumns: choice&1 > 0,
				classes: choice&2 > 0, xColumns: choice&4 > 0}
			inW := LastInW + BiasPlace(choice>>3)
			same := func(m layout) bool { return reflect.DeepEqual(l, m) }
			if l.chain(r, t, inW) && !slices.ContainsFunc(list, same) {
				list = append(list, l)
			}
		}
	}
	return list
}

// ways returns which matrices may be transposed: none, all, and then each on its own.
func ways(layers int) [][]bool {
	var list [][]bool
	for mask := range 1 << min(layers, 6) {
		way := make([]bool, layers)
		for k := range way {
			way[k] = mask>>min(k, 5)&1 == 1
		}
		list = append(list, way)
	}
	last := len(list) - 1
	return append([][]bool{list[0], list[last]}, list[1:last]...)
}

// isUniform reports whether all matrices are stored alike.
func (l layout) isUniform() bool {
	return !slices.Contains(l.transposed, !l.transposed[0])
}

// chain fills in the sizes and the places of the biases, and reports whether each layer
// takes what the one before it gives.
func (l *layout) chain(r *Recording, t take, inW BiasPlace) bool {
	l.xColumns = l.xColumns && len(t.x.data) > 1
	l.yColumns = l.yColumns && len(t.y.data) > 1 && !l.classes
	n, inputs := turned(l.xColumns, t.x)
	l.sizes = []int{inputs}
	for k := range l.transposed {
		w, b := r.states[0][fmt.Sprint("W", k+1)], r.states[0][fmt.Sprint("b", k+1)]
		l.transposed[k] = l.transposed[k] && len(w.shape) == 2
		units, in := turned(!l.transposed[k], w)
		if len(w.shape) < 2 && (units == l.sizes[k] || units == l.sizes[k]+1) {
			in, units = units, in // a list is a column where that fits
		} else if len(w.shape) < 2 {
			in, units = 1, len(w.data)
		}
		place := NoBias
		switch {
		case in == l.sizes[k] && b == nil:
		case in == l.sizes[k] && len(b.data) == units:
			place = OwnBias
		case in == l.sizes[k] && len(b.data) == 1:
			place = OneBias
		case in == l.sizes[k]+1 && b == nil:
			place = inW
		default:
			return false
		}
		l.sizes, l.bias = append(l.sizes, units), append(l.bias, place)
	}
	outputs := l.sizes[len(l.sizes)-1]
	if l.classes {
		return outputs > 1 && len(t.y.data) == n && areClasses(t.y, outputs)
	}
	rows, cols := turned(l.yColumns, t.y)
	open := rows == cols && rows > 1 // then the examples lie as those of x do
	return rows == n && cols == outputs && (!open || l.yColumns == l.xColumns)
}

// turned returns the rows and columns of a, exchanged if that holds.
func turned(holds bool, a *array) (rows, cols int) {
	if rows, cols = a.dims(); holds {
		return cols, rows
	}
	return rows, cols
}

func areClasses(y *array, outputs int) bool {
	return !slices.ContainsFunc(y.data, func(c float64) bool {
		return c != float64(int(c)) || c < 0 || c >= float64(outputs)
	})
}

// matrix returns the numbers as a matrix; if columns, they are stored cols×rows.
func (a *array) matrix(rows, cols int, columns bool) *tensor.Matrix {
	return network.Made(tensor.New(rows, cols), func(i, j int) float64 {
		if columns {
			return a.data[j*rows+i]
		}
		return a.data[i*cols+j]
	})
}

// table returns examples as a matrix, an example a row.
func (a *array) table(columns bool) *tensor.Matrix {
	rows, cols := turned(columns, a)
	return a.matrix(rows, cols, columns)
}

// state turns the parameters of one moment, or their gradients with prefix "g", to
// inputs×units and 1×units. A gradient that is missing is nil.
func (l layout) state(s state, prefix string) network.State {
	var n network.State
	for k, place := range l.bias {
		var w, b *tensor.Matrix
		in, units := l.sizes[k], l.sizes[k+1]
		if a := s[fmt.Sprint(prefix, "W", k+1)]; a != nil {
			w = a.matrix(len(a.data)/units, units, l.transposed[k])
		}
		a := s[fmt.Sprint(prefix, "b", k+1)]
		switch {
		case place == OwnBias && a != nil:
			b = a.matrix(1, units, false)
		case place == OneBias && a != nil:
			b = network.Filled(1, units, a.data[0])
		case place == LastInW && w != nil:
			w, b = network.Rows(w, 0, in), network.Rows(w, in, in+1)
		case place == FirstInW && w != nil:
			w, b = network.Rows(w, 1, in+1), network.Rows(w, 0, 1)
		}
		if b != nil && l.subtracted {
			b.Scale(-1, b) // what is subtracted is the negative, added
		}
		n.W, n.B = append(n.W, w), append(n.B, b)
	}
	return n
}

// targets returns y, an example a row; classes become a 1 in their column.
func (l layout) targets(y *array) *tensor.Matrix {
	if !l.classes {
		return y.table(l.yColumns)
	}
	m := tensor.New(len(y.data), l.sizes[len(l.sizes)-1])
	for i, class := range y.data {
		m.Set(i, int(class), 1)
	}
	return m
}

// String says how the matrices and examples are stored.
func (l layout) String() string {
	text := "Each W is inputs×units"
	if l.transposed[0] {
		text = "Each W is units×inputs (transposed in the tables below)"
	}
	if !l.isUniform() {
		text = "Some W are units×inputs (transposed in the tables below)"
	}
	text += map[BiasPlace]string{NoBias: ", without biases", OwnBias: "; the biases are added",
		OneBias: ", with one bias for a whole layer", LastInW: ", with the biases as its last input",
		FirstInW: ", with the biases as its first input"}[slices.Max(l.bias)]
	if l.subtracted {
		text += " (they are subtracted: here their sign is changed)"
	}
	examples := map[bool]string{false: "row", true: "column"}
	text += "; an example is a " + examples[l.xColumns]
	if l.classes {
		text += "; y has class numbers"
	}
	return text + "."
}
