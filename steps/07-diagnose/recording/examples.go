package recording

// From the states to updates: what each was made from, and which states lie before and
// after it. Where a recording is cut, and where equal states are one.

import (
	"slices"
	"strconv"
	"strings"
)

// take is one update, before anything is turned.
type take struct {
	x, y, outputs *Array
	before, after int // states
	gradient      int // the state that has the gradients
}

// takes returns the updates, and how many equal states went into each.
func (r *Recording) takes() (takes []take, merged int) {
	if r.X != nil {
		x, y := r.X, r.Y
		for u := range r.States[1:] {
			if r.Batch > 0 {
				x, y = r.batchOf(u)
			}
			takes = append(takes, take{x: x, y: y, before: u, after: u + 1, gradient: u})
		}
		takes[0].outputs = r.Outputs
		return takes, 1
	}
	merged = r.equalStates()
	for u := 0; u+merged < len(r.States); u += merged {
		t := take{before: u, after: u + merged, gradient: u + merged - 1}
		t.x, t.y, t.outputs = r.stack("x", u, merged), r.stack("y", u, merged),
			r.stack("outputs", u, merged)
		takes = append(takes, t)
	}
	return takes, merged
}

// equalStates returns how many states in a row are equal, if that is so from the first
// to the last. Then record() stands in the loop over the examples, and the update comes
// after it. If nothing is updated at all, that is not the reason.
func (r *Recording) equalStates() int {
	run, length := 1, 0
	for i := 1; i < len(r.States); i++ {
		switch {
		case r.sameParameters(i-1, i):
			run++
		case length == 0:
			length, run = run, 1
		case run != length:
			return 1
		default:
			run = 1
		}
	}
	if run > length {
		return 1
	}
	return length
}

func (r *Recording) sameParameters(i, j int) bool {
	for name, a := range r.States[i] {
		if layer, gradient := layerOf(name); layer == 0 || gradient {
			continue
		}
		if !slices.Equal(a.Data, r.States[j][name].Data) {
			return false
		}
	}
	return true
}

// stack puts the examples of n states into one table, or returns nil if one has none.
func (r *Recording) stack(name string, from, n int) *Array {
	first := r.States[from][name]
	if n == 1 || first == nil {
		return first
	}
	all := &Array{path: first.path, finite: true}
	rows := 0
	for _, s := range r.States[from : from+n] {
		a := s[name]
		if a == nil || !a.finite || len(a.Shape) != len(first.Shape) {
			return nil
		}
		all.Data = append(all.Data, a.Data...)
		all.digits.add(a.digits)
		if len(a.Shape) > 0 {
			rows += a.Shape[0]
		}
	}
	all.Shape = append([]int{n}, first.Shape...) // a list of examples
	if table := all.squeezed(); len(table.Shape) > 2 {
		all.Shape = append([]int{rows}, first.Shape[1:]...) // batches, one below the other
	}
	return all
}

// batchOf returns the rows of x and y that update u saw: the next ones, and the first
// ones again when they are used up.
func (r *Recording) batchOf(u int) (x, y *Array) {
	x, y = r.rowsOfXY()
	n := x.rows()
	var rows []int
	for i := range r.Batch {
		rows = append(rows, (u*r.Batch+i)%n)
	}
	return x.selectRows(rows), y.selectRows(rows)
}

// rowsOfXY returns the x and y that are given once for all, an example a row.
func (r *Recording) rowsOfXY() (x, y *Array) {
	x, y = r.X.squeezed(), r.Y.squeezed()
	if x.rows() != y.rows() && x.cols() == y.cols() {
		return x.transposed(), y.transposed()
	}
	return x, y
}

// rows is the length of the outermost list.
func (a *Array) rows() int {
	if len(a.Shape) == 0 {
		return 1
	}
	return a.Shape[0]
}

// cols is the length of the innermost list.
func (a *Array) cols() int {
	if len(a.Shape) == 0 {
		return 1
	}
	return a.Shape[len(a.Shape)-1]
}

// squeezed returns a without the dimensions of length 1 that it has beyond two: a list
// of column vectors is a table.
func (a *Array) squeezed() *Array {
	b := *a
	b.Shape = slices.Clone(a.Shape)
	for i := len(b.Shape) - 1; i >= 0 && len(b.Shape) > 2; i-- {
		if b.Shape[i] == 1 {
			b.Shape = slices.Delete(b.Shape, i, i+1)
		}
	}
	return &b
}

// transposed returns a table with rows and columns exchanged. A single list becomes a
// column, and anything else stays as it is.
func (a *Array) transposed() *Array {
	b := *a
	switch len(a.Shape) {
	case 1:
		b.Shape = []int{a.Shape[0], 1}
	case 2:
		rows, cols := a.Shape[0], a.Shape[1]
		b.Shape, b.Data = []int{cols, rows}, make([]float64, 0, len(a.Data))
		for j := range cols {
			for i := range rows {
				b.Data = append(b.Data, a.Data[i*cols+j])
			}
		}
	}
	return &b
}

// selectRows returns some of the rows as a table of two dimensions.
func (a *Array) selectRows(rows []int) *Array {
	width := len(a.Data) / a.rows()
	b := &Array{Shape: []int{len(rows), width}, path: a.path, finite: true, digits: a.digits}
	for _, row := range rows {
		b.Data = append(b.Data, a.Data[row*width:(row+1)*width]...)
	}
	return b
}

// size returns the shape for messages: 4×2, or a number.
func (a *Array) size() string {
	if len(a.Shape) == 0 {
		return "a number"
	}
	var sizes []string
	for _, n := range a.Shape {
		sizes = append(sizes, strconv.Itoa(n))
	}
	if len(sizes) == 1 {
		return sizes[0] + " numbers"
	}
	return strings.Join(sizes, "×")
}
