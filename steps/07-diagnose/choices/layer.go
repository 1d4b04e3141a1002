package choices

import (
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
	F          network.Activation
	Loss       network.Loss // as recorded
	Cancelled  bool         // the loss has cancelled the derivative of this activation
	Plus       bool         // the program forms y − output, and adds its gradients
	X, In, ZIn *matrix      // n×inputs: the network's, the layer's, before activation (or nil)
	Z, A, Y    *matrix      // n×units
	W, B       *matrix      // inputs×units, 1×units
	NewW       *matrix      // W after the update
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
		l.slope = network.Made(l.A, func(i, j int) float64 {
			return l.F.Slope(l.Z.At(i, j), l.A.At(i, j))
		})
	}
	return l.slope
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
	m := tensor.New(width(g.In), width(g.Delta)).Mul(g.In.T(), g.Delta)
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

// errors is the right error of a loss, in the program's convention.
func (l *Layer) errors(loss network.Loss) *matrix {
	e := loss.Errors(l.A, l.Y)
	return e.Scale(l.sign(), e)
}

// minus is a − m, in the program's convention, or nil if m cannot be made like a.
func (l *Layer) minus(a, m *matrix) *matrix {
	if m = like(a, m); m == nil {
		return nil
	}
	d := network.Like(a).Sub(a, m)
	return d.Scale(l.sign(), d)
}

// errorOf makes an error of the difference of each output from its target.
func errorOf(f func(d float64) float64) func(*Layer) *matrix {
	return func(l *Layer) *matrix {
		d := l.minus(l.A, l.Y)
		return d.Apply(f, d)
	}
}

// unit has what a delta is made of at one unit, for one example: its error, pre-activation
// and activation, and its activation function (for softmax, the sigmoid) and derivative.
type unit struct {
	e, z, a float64
	f       func(z float64) float64
	slope   func(z, a float64) float64
}

// each makes a delta unit by unit.
func each(delta func(u unit) float64) func(*Layer) *matrix {
	return func(l *Layer) *matrix {
		f := l.F.F
		if f == nil {
			f = network.Sigmoid
		}
		return network.Made(l.A, func(i, j int) float64 {
			return delta(unit{l.E.At(i, j), l.Z.At(i, j), l.A.At(i, j), f, l.F.Slope})
		})
	}
}

// foreign makes a delta with the derivative of another activation than the layer's.
func foreign(name string, slope func(u unit) float64) func(*Layer) *matrix {
	return func(l *Layer) *matrix {
		if l.F.Name == name || l.F.F == nil && name == "sigmoid" {
			return nil // it is the right one, or another choice
		}
		slopes := each(slope)(l)
		if name == "relu" && network.Largest(network.Like(slopes).Sub(slopes, ones(slopes.Dims()))) == 0 {
			return nil // it is as if it were left out
		}
		return times(l.E, slopes)
	}
}

// back is sent·Wᵀ, or nil if the shapes do not allow it.
func back(l *Layer, w *matrix) *matrix {
	if width(l.Sent) != width(w) {
		return nil
	}
	return network.Like(l.A).Mul(l.Sent, w.T())
}

// like returns m if it has the width of a, m repeated if it is a column, or else nil.
func like(a, m *matrix) *matrix {
	switch width(m) {
	case width(a):
		return m
	case 1:
		return network.Made(a, func(i, j int) float64 { return m.At(i, 0) })
	}
	return nil
}

// times is a ∘ m.
func times(a, m *matrix) *matrix { return network.Like(a).MulElem(a, m) }

func width(m *matrix) int { _, cols := m.Dims(); return cols }

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

// Rows is the number of examples.
func (e Examples) Rows() int { n, _ := e.Y.Dims(); return n }

// one returns one of the examples, and false if there are no others.
func (e Examples) one(at int) (Examples, bool) {
	return e.each(func(m *matrix) *matrix { return row(m, at) }), e.Rows() > 1
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
