package main

// What the choices are made of.

import (
	"example/xor/tensor"
)

// difference makes an error of each output and its target.
func difference(f func(o, t float64) float64) func(*Layer) *tensor.Matrix {
	return func(l *Layer) *tensor.Matrix {
		return generated(l.A, func(i, j int) float64 { return f(l.A.At(i, j), l.Y.At(i, j)) })
	}
}

// times makes a delta of the error and a slope, given the activation and the
// pre-activation.
func times(slope func(l *Layer, a, z float64) float64) func(*Layer) *tensor.Matrix {
	return func(l *Layer) *tensor.Matrix {
		return generated(l.A, func(i, j int) float64 {
			return l.E.At(i, j) * slope(l, l.A.At(i, j), l.Z.At(i, j))
		})
	}
}

// instead makes a delta of the error and the activation.
func instead(delta func(l *Layer, e, a float64) float64) func(*Layer) *tensor.Matrix {
	return func(l *Layer) *tensor.Matrix {
		return generated(l.A, func(i, j int) float64 {
			return delta(l, l.E.At(i, j), l.A.At(i, j))
		})
	}
}

// rightDelta is ∂E/∂Z, given ∂E/∂A.
func rightDelta(l *Layer) *tensor.Matrix {
	if l.Cancelled {
		return l.E
	}
	slope := newLike(l.A).Apply(l.F.Slope, l.A)
	delta := slope.MulElem(slope, l.E) // δ = E ∘ f′(z)
	if l.F.F != nil {
		return delta
	}
	// Softmax: every output depends on every pre-activation. δⱼ = aⱼ·(Eⱼ − Σᵢ Eᵢ·aᵢ).
	mean := rowSums(newLike(l.A).MulElem(l.E, l.A))
	return generated(l.A, func(i, j int) float64 {
		return l.A.At(i, j) * (l.E.At(i, j) - mean.At(i, j))
	})
}

// value is the activation function applied to one number, for softmax the sigmoid.
func (l *Layer) value(z float64) float64 {
	if l.F.F == nil {
		return sigmoid(z)
	}
	return l.F.F(z)
}

// back is sent·Wᵀ.
func back(sent, w *tensor.Matrix) *tensor.Matrix {
	rows, _ := sent.Dims()
	units, _ := w.Dims()
	return tensor.New(rows, units).Mul(sent, w.T())
}

// backIfFits is back, or nil if the result does not have the shape of a.
func backIfFits(a, sent, w *tensor.Matrix) *tensor.Matrix {
	_, units := a.Dims()
	rows, cols := w.Dims()
	if _, sentUnits := sent.Dims(); sentUnits != cols || units != rows {
		return nil
	}
	return back(sent, w)
}

// nextDelta is the delta of the next layer, for each unit of this one, or nil.
func nextDelta(l *Layer) *tensor.Matrix {
	if l.Next == nil {
		return nil
	}
	return like(l.A, l.Next.Delta)
}

// like returns m if it has the shape of a, m repeated if it is a column, or else nil.
func like(a, m *tensor.Matrix) *tensor.Matrix {
	_, cols := a.Dims()
	if _, n := m.Dims(); n == 1 && cols > 1 {
		return generated(a, func(i, j int) float64 { return m.At(i, 0) })
	}
	return sameWidth(a, m)
}

func sameWidth(a, m *tensor.Matrix) *tensor.Matrix {
	_, cols := a.Dims()
	if _, n := m.Dims(); n != cols {
		return nil
	}
	return m
}

// ofOnes is a gradient of biases: what goes into a bias is 1.
func ofOnes(delta *tensor.Matrix) Gradient {
	if delta == nil {
		return Gradient{}
	}
	rows, _ := delta.Dims()
	return Gradient{In: filled(rows, 1, 1), Delta: delta}
}

func sign(v float64) float64 {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

func signOf(g float64, i, j int) float64 { return sign(g) }

func newLike(m *tensor.Matrix) *tensor.Matrix {
	rows, cols := m.Dims()
	return tensor.New(rows, cols)
}

func filledLike(m *tensor.Matrix, v float64) *tensor.Matrix {
	rows, cols := m.Dims()
	return filled(rows, cols, v)
}

// generated returns a matrix of the shape of m.
func generated(m *tensor.Matrix, f func(i, j int) float64) *tensor.Matrix {
	rows, cols := m.Dims()
	g := tensor.New(rows, cols)
	for i := range rows {
		for j := range cols {
			g.Set(i, j, f(i, j))
		}
	}
	return g
}

// rowSums has in each place the sum of its row.
func rowSums(m *tensor.Matrix) *tensor.Matrix {
	_, cols := m.Dims()
	return newLike(m).Mul(m, filled(cols, cols, 1))
}

// columnSums is one row, the sum of all.
func columnSums(m *tensor.Matrix) *tensor.Matrix {
	rows, cols := m.Dims()
	return tensor.New(1, cols).Mul(filled(1, rows, 1), m)
}

// columnMeans has in each place the mean of its column.
func columnMeans(m *tensor.Matrix) *tensor.Matrix {
	rows, _ := m.Dims()
	sums := columnSums(m)
	return repeated(sums.Scale(1/float64(rows), sums), rows)
}

func lastRow(m *tensor.Matrix) *tensor.Matrix {
	rows, _ := m.Dims()
	return rowsOf(m, rows-1, rows)
}

// lastColumn is m with zeros everywhere but in the last column.
func lastColumn(m *tensor.Matrix) *tensor.Matrix {
	_, cols := m.Dims()
	return generated(m, func(i, j int) float64 {
		if j == cols-1 {
			return m.At(i, j)
		}
		return 0
	})
}

// lastColumnOnly is the last column alone.
func lastColumnOnly(m *tensor.Matrix) *tensor.Matrix {
	rows, cols := m.Dims()
	column := tensor.New(rows, 1)
	for i := range rows {
		column.Set(i, 0, m.At(i, cols-1))
	}
	return column
}

// examples is the number of examples.
func (p Pass) examples() int {
	n, _ := p.Y.Dims()
	return n
}

// rows returns the pass of the examples from low to before high, and false if there are
// none or if that are all.
func (p Pass) rows(low, high int) (Pass, bool) {
	if low >= high || high-low == p.examples() {
		return p, false
	}
	return p.each(func(m *tensor.Matrix) *tensor.Matrix { return rowsOf(m, low, high) }), true
}

// lastForAll returns a pass with the activations of the last example in every row; x and
// y are as they were.
func (p Pass) lastForAll() Pass {
	n := p.examples()
	last := p.each(func(m *tensor.Matrix) *tensor.Matrix { return repeated(lastRow(m), n) })
	last.A[0], last.Y = p.A[0], p.Y
	return last
}

// each applies f to all matrices of a pass.
func (p Pass) each(f func(*tensor.Matrix) *tensor.Matrix) Pass {
	q := Pass{Z: []*tensor.Matrix{nil}, A: []*tensor.Matrix{f(p.A[0])}, Y: f(p.Y)}
	for k := 1; k < len(p.A); k++ {
		q.Z, q.A = append(q.Z, f(p.Z[k])), append(q.A, f(p.A[k]))
	}
	return q
}
