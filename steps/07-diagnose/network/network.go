package network

import (
	"math"

	"example/xor/tensor"
)

// State holds the parameters at one moment. Index 0 is the first layer.
type State struct {
	W []*tensor.Matrix // inputs×units
	B []*tensor.Matrix // 1×units, or nil for a layer without biases
}

// Pass is what one forward pass computes. Index k of Z and A is layer k, counted from 1:
// A[0] is x, and Z[0] is nil.
type Pass struct {
	Z, A []*tensor.Matrix // n×units, pre-activations and activations
}

// Output is what the network outputs: n×outputs.
func (p Pass) Output() *tensor.Matrix { return p.A[len(p.A)-1] }

// Forward runs the examples x (n×inputs) through the network.
func Forward(s State, f []Activation, x *tensor.Matrix) Pass {
	p := Pass{Z: []*tensor.Matrix{nil}, A: []*tensor.Matrix{x}}
	rows, _ := x.Dims()
	for k, w := range s.W {
		_, units := w.Dims()
		z := tensor.New(rows, units).Mul(p.A[k], w) // z = a·W
		if b := s.B[k]; b != nil {
			z.Add(z, Repeated(b, rows)) // z = a·W + b
		}
		a := tensor.New(rows, units)
		f[k].Apply(a, z) // a = f(z)
		p.Z, p.A = append(p.Z, z), append(p.A, a)
	}
	return p
}

// Largest returns the largest parameter, without its sign.
func (s State) Largest() float64 {
	v := 0.0
	for k, w := range s.W {
		if v = max(v, Largest(w)); s.B[k] != nil {
			v = max(v, Largest(s.B[k]))
		}
	}
	return v
}

// Like returns a matrix of zeros in the shape of m.
func Like(m *tensor.Matrix) *tensor.Matrix {
	rows, cols := m.Dims()
	return tensor.New(rows, cols)
}

// Made returns a matrix of the shape of m.
func Made(m *tensor.Matrix, f func(i, j int) float64) *tensor.Matrix {
	made := Like(m)
	rows, cols := m.Dims()
	for i := range rows {
		for j := range cols {
			made.Set(i, j, f(i, j))
		}
	}
	return made
}

// Filled returns a matrix that is v everywhere.
func Filled(rows, cols int, v float64) *tensor.Matrix {
	return Made(tensor.New(rows, cols), func(i, j int) float64 { return v })
}

// Repeated returns a matrix whose rows are all the given one (1×cols).
func Repeated(row *tensor.Matrix, rows int) *tensor.Matrix {
	_, cols := row.Dims()
	return Made(tensor.New(rows, cols), func(i, j int) float64 { return row.At(0, j) })
}

// Rows returns a copy of the rows from low to before high.
func Rows(m *tensor.Matrix, low, high int) *tensor.Matrix {
	_, cols := m.Dims()
	return Made(tensor.New(high-low, cols), func(i, j int) float64 { return m.At(low+i, j) })
}

// RowSums returns the sum of each row: rows×1.
func RowSums(m *tensor.Matrix) *tensor.Matrix {
	rows, cols := m.Dims()
	return tensor.New(rows, 1).Mul(m, Filled(cols, 1, 1))
}

// ColumnSums returns the sum of each column: 1×cols.
func ColumnSums(m *tensor.Matrix) *tensor.Matrix {
	rows, cols := m.Dims()
	return tensor.New(1, cols).Mul(Filled(1, rows, 1), m)
}

// Absolute returns |m|.
func Absolute(m *tensor.Matrix) *tensor.Matrix { return Like(m).Apply(math.Abs, m) }

// Largest returns the largest absolute value in m; it is NaN if one is.
func Largest(m *tensor.Matrix) float64 {
	rows, cols := m.Dims()
	v := 0.0
	for i := range rows {
		for j := range cols {
			v = max(v, math.Abs(m.At(i, j)))
		}
	}
	return v
}
