package tensor_test

import (
	"fmt"

	"example/xor/tensor"
)

// A shape that does not fit panics; the message names both shapes. NumPy would
// return a 4×4 here.
func Example_shapes() {
	defer func() {
		fmt.Println(recover())
	}()
	column, row := tensor.New(4, 1), tensor.New(1, 4)
	difference := tensor.New(4, 1)
	difference.Sub(column, row)
	// Output:
	// tensor: Sub: 4×1 − 1×4: shapes differ
}

func ExampleFromRows() {
	weights := tensor.FromRows([][]float64{{1, 2, 3}, {4, 5, 6}})
	fmt.Println(weights.Dims())
	fmt.Println(weights)
	// Output:
	// 2 3
	// [1.0000 2.0000 3.0000]
	// [4.0000 5.0000 6.0000]
}

// An input of two numbers is multiplied by the weights of three hidden units.
func ExampleMatrix_Mul() {
	input := tensor.FromRows([][]float64{{1, 10}})
	weights := tensor.FromRows([][]float64{{1, 2, 3}, {4, 5, 6}})
	z := tensor.New(1, 3)
	z.Mul(input, weights)
	fmt.Println(z)
	// Output:
	// [41.0000 52.0000 63.0000]
}

// The transpose is a view: it has no numbers of its own.
func ExampleMatrix_T() {
	m := tensor.FromRows([][]float64{{1, 2, 3}, {4, 5, 6}})
	m.T().Set(2, 0, -3)
	fmt.Println(m.T())
	fmt.Println()
	fmt.Println(m)
	// Output:
	// [ 1.0000  4.0000]
	// [ 2.0000  5.0000]
	// [-3.0000  6.0000]
	//
	// [ 1.0000  2.0000 -3.0000]
	// [ 4.0000  5.0000  6.0000]
}

// The destination may be the operand.
func ExampleMatrix_Apply() {
	sigmoid := func(z float64) float64 { return 1 / (1 + tensor.Exp(-z)) }

	a := tensor.FromRows([][]float64{{-2, 0, 2}})
	fmt.Println(a.Apply(sigmoid, a)) // the destination is returned
	// Output:
	// [0.1192 0.5000 0.8808]
}

// MulElem is the ∘ of backprop: each error is multiplied by the derivative in the
// same place.
func ExampleMatrix_MulElem() {
	dHidden := tensor.FromRows([][]float64{{0.5, -2, 4}})
	derivatives := tensor.FromRows([][]float64{{0.25, 0.25, 0}})
	delta := tensor.New(1, 3)
	delta.MulElem(dHidden, derivatives)
	fmt.Println(delta)
	// Output:
	// [ 0.1250 -0.5000  0.0000]
}

// np.random.random(2) returns the same two numbers after np.random.seed(0).
func ExampleNewRandom() {
	r := tensor.NewRandom(0)
	fmt.Println(r.Float64())
	fmt.Println(r.Float64())
	// Output:
	// 0.5488135039273248
	// 0.7151893663724195
}
