package tensor_test

import (
	"fmt"

	"example/xor/tensor"
)

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
