package main

// What the choices are made of.

import (
	"fmt"
	"math"

	"example/xor/tensor"
)

// Layer is what a backprop has at hand when it comes to a layer. Rows are examples.
type Layer struct {
	K          int // from 1
	F          Activation
	Cancelled  bool           // cross-entropy at the output: it has cancelled the slope
	X          *tensor.Matrix // n×inputs of the network
	In, ZIn    *tensor.Matrix // n×inputs, what goes in; its pre-activations, or nil
	Z, A       *tensor.Matrix // n×units
	Y          *tensor.Matrix // n×outputs
	W, B       *tensor.Matrix // inputs×units, 1×units
	NewW, NewB *tensor.Matrix // the same after the update
	Slope      *tensor.Matrix // n×units, f′(z)
	Ones       *tensor.Matrix // n×1, what goes into a bias
	OneBias    bool           // b is one number for all units
	Next       *Layer         // nil at the output

	E     *tensor.Matrix // n×units, ∂E/∂A as the program has it
	Delta *tensor.Matrix // n×units, ∂E/∂Z as the program has it
}

// Gradient is a product of two matrices, inᵀ·δ, whose elements are worked out when they
// are asked for: most of the choices are wrong after two of them.
type Gradient struct {
	In    *tensor.Matrix                    // n×rows
	Delta *tensor.Matrix                    // n×cols
	Then  func(g float64, i, j int) float64 // what is done with each element, or nil
}

// At returns an element.
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

// difference makes an error of each output and its target.
func difference(f func(o, t float64) float64) func(*Layer) *tensor.Matrix {
	return func(l *Layer) *tensor.Matrix {
		return generated(l.A, func(i, j int) float64 {
			return f(l.A.At(i, j), l.Y.At(i, j))
		})
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

// foreign makes a delta with the slope of another activation than the layer's.
func foreign(name string, slope func(a, z float64) float64) func(*Layer) *tensor.Matrix {
	delta := times(func(l *Layer, a, z float64) float64 { return slope(a, z) })
	return func(l *Layer) *tensor.Matrix {
		if l.F.Name == name || l.F.F == nil && name == "sigmoid" {
			return nil // it is the right one, or another choice
		}
		return delta(l)
	}
}

// severalUnits makes deltas only where there is more than one unit; with one, a sum over
// the units is nothing else than the unit.
func severalUnits(delta func(l *Layer) *tensor.Matrix) func(*Layer) *tensor.Matrix {
	return func(l *Layer) *tensor.Matrix {
		if _, units := l.A.Dims(); units == 1 {
			return nil
		}
		return delta(l)
	}
}

// noSlope is the slope that is left out.
var noSlope = &slopes[1]

// rounded is a choice that rounds the right deltas.
func rounded(decimals int) Choice {
	places := math.Pow(10, float64(decimals))
	return Choice{
		What:    fmt.Sprintf("the deltas are rounded to %d decimals", decimals),
		Formula: "{δ} = round({e} ∘ {f}′({z}))",
		NumPy:   fmt.Sprintf("{δ} = np.round({e} * {slope}, %d)", decimals),
		Seen:    "https://stackoverflow.com/questions/29587779",
		Slope: func(l *Layer) *tensor.Matrix {
			round := func(v float64) float64 {
				return math.RoundToEven(v*places) / places
			}
			return newLike(l.A).Apply(round, rightDelta(l))
		},
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
	delta := timesElem(l.E, l.Slope) // δ = E ∘ f′(z)
	if l.F.F != nil {
		return delta
	}
	// Softmax: every output depends on every pre-activation. δⱼ = aⱼ·(Eⱼ − Σᵢ Eᵢ·aᵢ).
	mean := rowSums(timesElem(l.E, l.A))
	return generated(l.A, func(i, j int) float64 {
		return l.A.At(i, j) * (l.E.At(i, j) - mean.At(i, j))
	})
}

// value is the activation function applied to one number; for softmax, the sigmoid.
func (l *Layer) value(z float64) float64 {
	if l.F.F == nil {
		return sigmoid(z)
	}
	return l.F.F(z)
}

func tanhSlope(z float64) float64 {
	return 1 - float64(math.Tanh(z)*math.Tanh(z))
}

// back is sent·Wᵀ.
func back(sent, w *tensor.Matrix) *tensor.Matrix {
	rows, _ := sent.Dims()
	units, _ := w.Dims()
	return tensor.New(rows, units).Mul(sent, w.T())
}

// backIfFits is back, or nil if the result does not have the width of a.
func backIfFits(a, sent, w *tensor.Matrix) *tensor.Matrix {
	_, units := a.Dims()
	rows, cols := w.Dims()
	if _, sentUnits := sent.Dims(); sentUnits != cols || units != rows {
		return nil
	}
	return back(sent, w)
}

// cutRows are ways to go back through weights that hold the biases as their last row,
// with another row cut off instead.
var cutRows = cutRowChoices()

func cutRowChoices() []Choice {
	var list []Choice
	for cut := range 64 {
		list = append(list, Choice{
			What: fmt.Sprintf("row %d of the next weights is cut off, not the biases",
				cut),
			Formula: fmt.Sprintf("{e} = {sent}·({W+} over {b+}, without row %d)ᵀ", cut),
			NumPy: fmt.Sprintf("{e} = {sent} @ np.delete("+
				"np.vstack([{W+}, {b+}]), %d, axis=0).T", cut),
			Seen: "https://github.com/louisjc/mnist-neural-network/issues/1",
			Through: func(l *Layer, sent, w *tensor.Matrix) *tensor.Matrix {
				rows, _ := w.Dims()
				b := l.Next.B
				if w == l.Next.NewW {
					b = l.Next.NewB
				}
				if b == nil || cut >= rows {
					return nil
				}
				return back(sent, generated(w, func(i, j int) float64 {
					switch {
					case i < cut:
						return w.At(i, j)
					case i < rows-1:
						return w.At(i+1, j)
					}
					return b.At(0, j)
				}))
			},
		})
	}
	return list
}

// nextDelta is the delta of the next layer, for each unit of this one, or nil.
func nextDelta(l *Layer) *tensor.Matrix {
	if l.Next == nil {
		return nil
	}
	return like(l.A, l.Next.Delta)
}

// like returns m if it has the width of a, m repeated if it is a column, or else nil.
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

// minus is a − m, or nil if m cannot be made like a.
func minus(a, m *tensor.Matrix) *tensor.Matrix {
	if m == nil {
		return nil
	}
	if m = like(a, m); m == nil {
		return nil
	}
	return newLike(a).Sub(a, m)
}

// timesElem is a ∘ m, or nil if m is.
func timesElem(a, m *tensor.Matrix) *tensor.Matrix {
	if m == nil {
		return nil
	}
	return newLike(a).MulElem(a, m)
}

// ofOnes is a gradient of biases, made of something with n rows: what goes into a bias
// is 1.
func (l *Layer) ofOnes(delta *tensor.Matrix) Gradient {
	return Gradient{In: l.Ones, Delta: delta}
}

// onlyRow is a gradient of biases made of one row, the first or the last.
func (l *Layer) onlyRow(delta *tensor.Matrix, row int) Gradient {
	if rows, _ := delta.Dims(); row < 0 {
		row += rows
	}
	return Gradient{In: filled(1, 1, 1), Delta: rowsOf(delta, row, row+1)}
}

// alongUnits is a gradient of biases that is summed over the units.
func (l *Layer) alongUnits(delta *tensor.Matrix) Gradient {
	_, units := delta.Dims()
	return Gradient{In: filled(units, 1, 1), Delta: delta.T()}
}

// thenFor does something with each element of a gradient of biases.
func thenFor(g Gradient, f func(g float64, j int) float64) Gradient {
	g.Then = func(v float64, i, j int) float64 { return f(v, j) }
	return g
}

// timesWeight is W ∘ inᵀ·δ.
func timesWeight(in *tensor.Matrix, l *Layer) Gradient {
	return Gradient{In: in, Delta: l.Delta,
		Then: func(g float64, i, j int) float64 { return g * l.W.At(i, j) }}
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

// firstColumn is the first column alone.
func firstColumn(m *tensor.Matrix) *tensor.Matrix {
	rows, _ := m.Dims()
	column := tensor.New(rows, 1)
	for i := range rows {
		column.Set(i, 0, m.At(i, 0))
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
	return p.each(func(m *tensor.Matrix) *tensor.Matrix {
		return rowsOf(m, low, high)
	}), true
}

// lastForAll returns a pass with the activations of the last example in every row; x and
// y are as they were.
func (p Pass) lastForAll() Pass {
	n := p.examples()
	last := p.each(func(m *tensor.Matrix) *tensor.Matrix {
		return repeated(lastRow(m), n)
	})
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
