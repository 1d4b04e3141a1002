package choices

import (
	"math"

	"example/xor/steps/07-diagnose/network"
	"example/xor/tensor"
)

type matrix = tensor.Matrix

// Examples are what an update is made from, and the forward pass of it.
type Examples struct {
	network.Pass
	Y *matrix // n×outputs
}

// Layer is what a backprop has at hand when it comes to a layer. Rows are examples.
type Layer struct {
	K          int // from 1
	F          network.Activation
	Loss       network.Loss // as recorded
	Cancelled  bool         // the loss has cancelled the derivative of this activation
	Plus       bool         // the program forms y − output, and adds its gradients
	X, In, ZIn *matrix      // n×inputs: the network's, the layer's, before activation (or nil)
	Z, A, Y    *matrix      // n×units
	W, B       *matrix      // inputs×units, 1×units
	NewW, NewB *matrix      // the same after the update
	OneBias    bool         // b is one number for all units
	Ones       *matrix      // n×1, the input of a bias
	Next       *Layer       // nil at the output

	Sent, Via *matrix // what the next layer passes back, and the weights it goes through
	E         *matrix // n×units, ∂E/∂A as the program has it
	Delta     *matrix // n×units, ∂E/∂Z as the program has it

	slope *matrix
}

// Slope is f′(z), n×units.
func (l *Layer) Slope() *matrix {
	if l.slope == nil {
		l.slope = l.slopes(func(z, a float64) (float64, float64) { return z, a })
	}
	return l.slope
}

// slopes is f′ where z and a are something else than the layer's.
func (l *Layer) slopes(of func(z, a float64) (float64, float64)) *matrix {
	return network.Made(l.A, func(i, j int) float64 {
		return l.F.Slope(of(l.Z.At(i, j), l.A.At(i, j)))
	})
}

// Gradient is a product of two matrices, inᵀ·δ. Most of the choices are wrong after a few
// of its elements, so these can be had alone.
type Gradient struct {
	In    *matrix                           // n×rows
	Delta *matrix                           // n×cols
	Then  func(g float64, i, j int) float64 // what is done with each element, or nil
}

// At returns one element.
func (g Gradient) At(i, j int) float64 {
	n, _ := g.In.Dims()
	sum := 0.0
	for e := range n {
		sum += float64(g.In.At(e, i) * g.Delta.At(e, j))
	}
	if g.Then != nil {
		return g.Then(sum, i, j)
	}
	return sum
}

// Matrix returns all elements.
func (g Gradient) Matrix() *matrix {
	_, rows := g.In.Dims()
	_, cols := g.Delta.Dims()
	m := tensor.New(rows, cols)
	m.Mul(g.In.T(), g.Delta)
	if g.Then != nil {
		m = network.Made(m, func(i, j int) float64 { return g.Then(m.At(i, j), i, j) })
	}
	return m
}

// Fits reports whether the gradient has the shape of m.
func (g Gradient) Fits(m *matrix) bool {
	if g.In == nil || g.Delta == nil {
		return false
	}
	rows, cols := m.Dims()
	n, in := g.In.Dims()
	k, out := g.Delta.Dims()
	return n == k && in == rows && out == cols
}

// sign is the sign of an error: output − y, or y − output.
func (l *Layer) sign() float64 {
	if l.Plus {
		return -1
	}
	return 1
}

// error makes an error of each output o, its target t and their difference d.
func errorOf(f func(d, o, t float64) float64) func(*Layer) *matrix {
	return func(l *Layer) *matrix {
		return network.Made(l.A, func(i, j int) float64 {
			o, t := l.A.At(i, j), l.Y.At(i, j)
			return f(l.sign()*(o-t), o, t)
		})
	}
}

// signed makes an error that changes its sign with the convention.
func signed(f func(o, t float64) float64) func(*Layer) *matrix {
	return func(l *Layer) *matrix {
		return network.Made(l.A, func(i, j int) float64 {
			return l.sign() * f(l.A.At(i, j), l.Y.At(i, j))
		})
	}
}

// elementwise makes a delta of the error e, the pre-activation z and the activation a.
func elementwise(f func(l *Layer, e, z, a float64) float64) func(*Layer) *matrix {
	return func(l *Layer) *matrix {
		return network.Made(l.A, func(i, j int) float64 {
			return f(l, l.E.At(i, j), l.Z.At(i, j), l.A.At(i, j))
		})
	}
}

// foreign makes a delta with the derivative of another activation than the layer's.
func foreign(name string, slope func(z, a float64) float64) func(*Layer) *matrix {
	return func(l *Layer) *matrix {
		if l.F.Name == name || l.F.F == nil && name == "sigmoid" {
			return nil // it is the right one, or another choice
		}
		if name == "relu" && smallest(l.Z) > 0 {
			return nil // it is as if it were left out
		}
		return elementwise(func(l *Layer, e, z, a float64) float64 {
			return e * slope(z, a)
		})(l)
	}
}

func smallest(m *matrix) float64 {
	rows, cols := m.Dims()
	v := math.Inf(1)
	for i := range rows {
		for j := range cols {
			v = min(v, m.At(i, j))
		}
	}
	return v
}

// value is the activation function applied to one number; for softmax, the sigmoid.
func (l *Layer) value(z float64) float64 {
	if l.F.F == nil {
		return network.Sigmoid(z)
	}
	return l.F.F(z)
}

// back is sent·Wᵀ, or nil if the result does not have the width of a.
func back(a, sent, w *matrix) *matrix {
	rows, units := a.Dims()
	in, out := w.Dims()
	if _, n := sent.Dims(); n != out || units != in {
		return nil
	}
	return tensor.New(rows, units).Mul(sent, w.T())
}

// like returns m if it has the width of a, m repeated if it is a column, or else nil.
func like(a, m *matrix) *matrix {
	if m == nil {
		return nil
	}
	_, cols := a.Dims()
	switch _, n := m.Dims(); {
	case n == cols:
		return m
	case n == 1:
		return network.Made(a, func(i, j int) float64 { return m.At(i, 0) })
	}
	return nil
}

// sameWidth returns m if it has the width of a, or nil.
func sameWidth(a, m *matrix) *matrix {
	_, cols := a.Dims()
	if _, n := m.Dims(); n != cols {
		return nil
	}
	return m
}

// minus is a − m, in the program's convention, or nil if m cannot be made like a.
func (l *Layer) minus(a, m *matrix) *matrix {
	if m = like(a, m); m == nil {
		return nil
	}
	d := network.Like(a).Sub(a, m)
	return d.Scale(l.sign(), d)
}

// times is a ∘ m, or nil if m is.
func times(a, m *matrix) *matrix {
	if m == nil {
		return nil
	}
	return network.Like(a).MulElem(a, m)
}

func wide(m *matrix) bool { _, cols := m.Dims(); return cols > 1 }

func ones(rows, cols int) *matrix { return network.Filled(rows, cols, 1) }

// columnMeans has in each place the mean of its column.
func columnMeans(m *matrix) *matrix {
	rows, _ := m.Dims()
	sums := network.ColumnSums(m)
	return network.Repeated(sums.Scale(1/float64(rows), sums), rows)
}

func row(m *matrix, at int) *matrix {
	if rows, _ := m.Dims(); at < 0 {
		at += rows
	}
	return network.Rows(m, at, at+1)
}

func signOf(v float64) float64 {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

// timesLog returns t·ln(v), which is 0 for a t of 0 whatever v is.
func timesLog(t, v float64) float64 {
	if t == 0 {
		return 0
	}
	return t * math.Log(v)
}

// Rows is the number of examples.
func (e Examples) Rows() int { n, _ := e.Y.Dims(); return n }

// part returns the examples from low to before high, and false if there are none or if
// that are all.
func (e Examples) part(low, high int) (Examples, bool) {
	if low >= high || high-low == e.Rows() {
		return e, false
	}
	return e.each(func(m *matrix) *matrix { return network.Rows(m, low, high) }), true
}

// lastForAll has the activations of the last example in every row; x and y are as they were.
func (e Examples) lastForAll() Examples {
	last := e.each(func(m *matrix) *matrix { return network.Repeated(row(m, -1), e.Rows()) })
	last.A[0], last.Y = e.A[0], e.Y
	return last
}

func (e Examples) each(f func(*matrix) *matrix) Examples {
	q := Examples{Y: f(e.Y)}
	q.Z, q.A = []*matrix{nil}, []*matrix{f(e.A[0])}
	for k := 1; k < len(e.A); k++ {
		q.Z, q.A = append(q.Z, f(e.Z[k])), append(q.A, f(e.A[k]))
	}
	return q
}
