// Step 01 shows the matrix type at work on the numbers of the network to come, each
// operation beside the NumPy expression that it replaces.
package main

import (
	"fmt"
	"io"

	"example/xor/steps/internal/cli"
	"example/xor/tensor"
)

const (
	step    = "01-matrix"
	summary = "Shows the matrix type, each operation beside the NumPy it replaces."
)

func main() { cli.Main(step, run) }

func run(args []string, stdout io.Writer) error {
	if err := cli.NewFlags(step, summary).Parse(args); err != nil {
		return err
	}
	p := printer{stdout}
	p.title("The matrix type, each operation beside the NumPy it replaces")
	X, b1 := storage(p)
	W1 := randomWeights(p)
	products(p, X, W1)
	views(p, X)
	elementwise(p)
	hiddenLayer(p, W1, b1)
	shapeError(p)
	return nil
}

// storage makes the four examples of XOR, and the biases of a hidden layer.
func storage(p printer) (X, b1 *tensor.Matrix) {
	p.heading("Storage: rows, columns, and one slice of numbers")

	X = tensor.FromRows([][]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}})
	p.show("X = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])",
		"X = tensor.FromRows([][]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}})", X)

	rows, cols := X.Dims()
	p.show("X.shape", "rows, cols := X.Dims()", fmt.Sprintf("%d %d", rows, cols))

	x2 := X.At(1, 0)
	p.show("X[1, 0]", "X.At(1, 0)", x2)

	b1 = tensor.New(1, 3)
	p.show("b1 = np.zeros((1, 3))", "b1 = tensor.New(1, 3)", b1)

	b1.Set(0, 2, -0.5)
	p.show("b1[0, 2] = -0.5", "b1.Set(0, 2, -0.5)", b1)
	return X, b1
}

// randomWeights draws the starting weights W1 of seed 0.
func randomWeights(p printer) (W1 *tensor.Matrix) {
	p.heading("Random numbers: those of NumPy")

	W1 = tensor.New(2, 3)
	random := tensor.NewRandom(0)
	for i := range 2 {
		for j := range 3 {
			W1.Set(i, j, 2*random.Float64()-1)
		}
	}
	p.show("np.random.seed(0); W1 = 2*np.random.random((2, 3)) - 1",
		"W1.Set(i, j, 2*random.Float64()-1)", W1)
	return W1
}

// products multiplies matrices.
func products(p printer, X, W1 *tensor.Matrix) {
	p.heading("Mul: the matrix product, into a matrix that already exists")

	z := tensor.New(4, 3)
	z.Mul(X, W1)
	p.show("z = X @ W1", "z.Mul(X, W1)", z)
}

// views transposes without copying.
func views(p printer, X *tensor.Matrix) {
	p.heading("T: the same numbers, with rows and columns exchanged")

	p.show("X.T", "X.T()", X.T())

	s := tensor.New(2, 2)
	s.Mul(X.T(), X)
	p.show("s = X.T @ X", "s.Mul(X.T(), X)", s)

	s.T().Set(0, 1, 9)
	p.show("s.T[0, 1] = 9; s", "s.T().Set(0, 1, 9)", s)
}

// elementwise combines matrices of the same shape, number by number.
func elementwise(p printer) {
	p.heading("Add, Sub, MulElem, Scale, Apply: number by number")

	output := tensor.FromRows([][]float64{{0.25}, {0.5}, {0.75}, {0.5}})
	y := tensor.FromRows([][]float64{{0}, {1}, {1}, {0}})
	d := tensor.New(4, 1)
	d.Sub(output, y)
	p.show("d = output - y",
		"d.Sub(output, y)", d)

	d.MulElem(d, d)
	p.show("d = d * d",
		"d.MulElem(d, d)", d)

	d.Scale(0.5, d)
	p.show("d = 0.5 * d",
		"d.Scale(0.5, d)", d)

	d.Add(d, y)
	p.show("d = d + y",
		"d.Add(d, y)", d)

	d.Apply(sigmoid, d)
	p.show("d = 1 / (1 + np.exp(-d))",
		"d.Apply(sigmoid, d)", d)
}

// hiddenLayer computes the hidden layer for the example (1,1) in two ways.
func hiddenLayer(p printer, W1, b1 *tensor.Matrix) {
	p.heading("A hidden layer: with tensor, and by hand")

	x := tensor.FromRows([][]float64{{1, 1}})
	hidden := tensor.New(1, 3)
	hidden.Mul(x, W1)             // x·W₁
	hidden.Add(hidden, b1)        // z₁ = x·W₁ + b₁
	hidden.Apply(sigmoid, hidden) // hidden = σ(z₁)
	p.show("hidden = 1 / (1 + np.exp(-(x @ W1 + b1)))",
		"hidden.Apply(sigmoid, hidden)", hidden)

	byHand := tensor.New(1, 3)
	for j := range 3 {
		// float64(x*y) + z rounds each product, whatever the processor could do.
		z := float64(x.At(0, 0)*W1.At(0, j)) + float64(x.At(0, 1)*W1.At(1, j))
		z += b1.At(0, j)
		byHand.Set(0, j, sigmoid(z))
	}
	p.show("", "byHand.Set(0, j, sigmoid(z))", byHand)
	p.show("", "equal(hidden, byHand)", equal(hidden, byHand))
}

// shapeError subtracts a row from a column, which NumPy would broadcast.
func shapeError(p printer) {
	p.heading("A shape that does not fit")

	output := tensor.FromRows([][]float64{{0.25}, {0.5}, {0.75}, {0.5}}) // 4×1
	targets := tensor.FromRows([][]float64{{0, 1, 1, 0}})                // 1×4
	d := tensor.New(4, 1)
	message := panicOf(func() { d.Sub(output, targets) })
	p.show("(output - targets).shape   # prints (4, 4): it was broadcast",
		"d.Sub(output, targets)", message)
}

// panicOf returns what f panics with.
func panicOf(f func()) (message any) {
	defer func() { message = recover() }()
	f()
	return nil
}

// equal reports whether two matrices of one shape hold the same numbers, to the
// last bit.
func equal(a, b *tensor.Matrix) bool {
	rows, cols := a.Dims()
	for i := range rows {
		for j := range cols {
			if a.At(i, j) != b.At(i, j) {
				return false
			}
		}
	}
	return true
}

// sigmoid returns σ(z) = 1/(1 + e⁻ᶻ).
func sigmoid(z float64) float64 {
	return 1 / (1 + tensor.Exp(-z))
}
