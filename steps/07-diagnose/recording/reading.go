package recording

// How a recording is to be read: which way each W is stored, where the biases are, and
// whether the examples are rows or columns. The shapes decide, and where they leave it
// open, the program's own outputs do.

import (
	"fmt"
	"math"
	"slices"
	"strings"

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

// asClasses, asRows and asColumns are the ways that y is stored.
type targets int

const (
	asRows targets = iota
	asColumns
	asClasses // a whole number for each example, from 0
)

// layout is one way to understand a recording.
type layout struct {
	sizes      []int  // inputs, and the units of each layer
	transposed []bool // W is stored units×inputs
	bias       []BiasPlace
	subtracted bool // the biases are subtracted
	xColumns   bool // an example is a column of x
	y          targets
}

// layouts returns all ways to read the recording in which the shapes chain, the likelier
// ones first: all matrices stored alike, an example a row.
func (r *Recording) layouts(t take) []layout {
	var list []layout
	for _, transposed := range ways(len(r.f)) {
		for _, inW := range []BiasPlace{LastInW, FirstInW} {
			for _, columns := range []bool{false, true} {
				for _, y := range []targets{asRows, asColumns, asClasses} {
					l := layout{transposed: slices.Clone(transposed), xColumns: columns, y: y}
					if l.chain(r, t, inW) && !slices.ContainsFunc(list, l.same) {
						list = append(list, l)
					}
				}
			}
		}
	}
	return list
}

// ways returns which matrices may be transposed: none, all, and then each on its own.
func ways(layers int) [][]bool {
	masks := []int{0, 1<<layers - 1}
	for mask := 1; layers <= 5 && mask < masks[1]; mask++ {
		masks = append(masks, mask)
	}
	var list [][]bool
	for _, mask := range masks {
		way := make([]bool, layers)
		for k := range way {
			way[k] = mask>>k&1 == 1
		}
		list = append(list, way)
	}
	return list
}

// isUniform reports whether all matrices are stored alike.
func (l layout) isUniform() bool {
	return !slices.Contains(l.transposed, !l.transposed[0])
}

func (l layout) same(m layout) bool {
	return slices.Equal(l.sizes, m.sizes) && slices.Equal(l.transposed, m.transposed) &&
		slices.Equal(l.bias, m.bias) && l.xColumns == m.xColumns && l.y == m.y
}

// chain fills in the sizes and the places of the biases, and reports whether each layer
// takes what the one before it gives.
func (l *layout) chain(r *Recording, t take, inW BiasPlace) bool {
	rows, inputs := t.x.tableSize(l.xColumns)
	l.sizes = []int{inputs}
	for k := range l.transposed {
		w := r.States[0][fmt.Sprint("W", k+1)].squeezed()
		l.transposed[k] = l.transposed[k] && len(w.Shape) == 2
		in, units, ok := sizesOfW(w, l.transposed[k], l.sizes[k])
		if !ok {
			return false
		}
		b := r.States[0][fmt.Sprint("b", k+1)]
		place := NoBias
		switch {
		case in == l.sizes[k] && b == nil:
		case in == l.sizes[k] && len(b.Data) == units:
			place = OwnBias
		case in == l.sizes[k] && len(b.Data) == 1:
			place = OneBias
		case in == l.sizes[k]+1 && b == nil:
			place = inW
		default:
			return false
		}
		l.sizes, l.bias = append(l.sizes, units), append(l.bias, place)
	}
	outputs := l.sizes[len(l.sizes)-1]
	if l.y == asClasses {
		return outputs > 1 && len(t.y.Data) == rows && t.y.classes(outputs) == ""
	}
	if len(t.y.Data) == 1 {
		l.y = asRows
	}
	if len(t.x.Data) == 1 {
		l.xColumns = false
	}
	yRows, yCols := t.y.tableSize(l.y == asColumns)
	return yRows == rows && yCols == outputs
}

// classes returns what is wrong with a as the classes of examples, or "".
func (a *Array) classes(outputs int) string {
	for i, c := range a.Data {
		if c != math.Trunc(c) || c < 0 || c >= float64(outputs) {
			return fmt.Sprintf("number %d of y is %v, no class from 0 to %d", i+1, c, outputs-1)
		}
	}
	return ""
}

// tableSize returns the rows and columns of examples. What has more than two dimensions,
// such as images, has an example in each element of the outermost list.
func (a *Array) tableSize(columns bool) (rows, cols int) {
	a = a.squeezed()
	switch len(a.Shape) {
	case 0:
		return 1, 1
	case 1:
		rows, cols = 1, a.Shape[0]
	default:
		rows, cols = a.Shape[0], len(a.Data)/a.Shape[0]
	}
	if columns && len(a.Shape) <= 2 {
		return cols, rows
	}
	return rows, cols
}

// table returns examples as a matrix, an example a row.
func (a *Array) table(columns bool) *tensor.Matrix {
	rows, cols := a.tableSize(columns)
	return a.matrix(rows, cols, columns && len(a.squeezed().Shape) == 2)
}

// matrix returns the numbers as a matrix; if turned, they are stored cols×rows.
func (a *Array) matrix(rows, cols int, turned bool) *tensor.Matrix {
	return network.Made(tensor.New(rows, cols), func(i, j int) float64 {
		if turned {
			return a.Data[j*rows+i]
		}
		return a.Data[i*cols+j]
	})
}

// sizesOfW returns the rows and columns of a W that has been turned to inputs×units. A
// list without a second dimension is whichever of row and column the inputs allow.
func sizesOfW(w *Array, transposed bool, inputs int) (in, units int, ok bool) {
	switch len(w.Shape) {
	case 0:
		return 1, 1, true
	case 1:
		if n := w.Shape[0]; n == inputs || n == inputs+1 {
			return n, 1, true
		}
		return 1, w.Shape[0], true
	case 2:
		if transposed {
			return w.Shape[1], w.Shape[0], true
		}
		return w.Shape[0], w.Shape[1], true
	}
	return 0, 0, false
}

// state turns the parameters of one moment, or their gradients with prefix "g", to
// inputs×units and 1×units. A gradient that is missing is nil.
func (l layout) state(s state, prefix string) network.State {
	var n network.State
	for k, place := range l.bias {
		var w, b *tensor.Matrix
		units := l.sizes[k+1]
		if a := s[fmt.Sprint(prefix, "W", k+1)]; a != nil {
			w = a.matrix(len(a.Data)/units, units, l.transposed[k])
		}
		a := s[fmt.Sprint(prefix, "b", k+1)]
		switch {
		case place == OwnBias && a != nil:
			b = a.matrix(1, units, false)
		case place == OneBias && a != nil:
			b = network.Filled(1, units, a.Data[0])
		case place == LastInW && w != nil:
			w, b = network.Rows(w, 0, l.sizes[k]), network.Rows(w, l.sizes[k], l.sizes[k]+1)
		case place == FirstInW && w != nil:
			w, b = network.Rows(w, 1, l.sizes[k]+1), network.Rows(w, 0, 1)
		}
		if b != nil && l.subtracted {
			b.Scale(-1, b) // what is subtracted is the negative, added
		}
		n.W, n.B = append(n.W, w), append(n.B, b)
	}
	return n
}

// targets returns y, an example a row; classes become a 1 in their column.
func (l layout) targets(y *Array) *tensor.Matrix {
	if l.y != asClasses {
		return y.table(l.y == asColumns)
	}
	m := tensor.New(len(y.Data), l.sizes[len(l.sizes)-1])
	for i, class := range y.Data {
		m.Set(i, int(class), 1)
	}
	return m
}

// String says how the matrices and examples are stored.
func (l layout) String() string {
	stored := map[bool]string{false: "inputs×units", true: "units×inputs"}
	text := "Each W is " + stored[l.transposed[0]]
	if l.transposed[0] {
		text += " (transposed in the tables below)"
	}
	if !l.isUniform() {
		var list []string
		for k, t := range l.transposed {
			list = append(list, fmt.Sprintf("W%d is %s", k+1, stored[t]))
		}
		text = strings.Join(list, ", ")
	}
	place := l.bias[len(l.bias)-1]
	switch {
	case l.subtracted:
		text += "; the biases are subtracted"
	case place == NoBias && l.bias[0] != NoBias:
		text += "; the biases are added"
	default:
		text += [...]string{", without biases", "; the biases are added",
			", with one bias for a whole layer", ", with the biases as its last input",
			", with the biases as its first input"}[place]
	}
	text += map[bool]string{false: "; an example is a row", true: "; an example is a column"}[l.xColumns]
	if l.y == asClasses {
		text += "; y is the number of the class"
	}
	return text + "."
}
