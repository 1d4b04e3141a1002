package main

import (
	"fmt"

	"example/xor/tensor"
)

// The line y = w·x + c is fitted to three points. In the gradient worked out by hand,
// the factor x is missing from ∂loss/∂w.
func ExampleCheckGradient() {
	xs := []float64{1, 2, 3}
	ys := []float64{2, 2, 5}
	w := tensor.FromRows([][]float64{{0.5}})
	c := tensor.FromRows([][]float64{{0.1}})

	loss := func() float64 { // Σ ½·(w·x + c − y)²
		sum := 0.0
		for i, x := range xs {
			d := float64(w.At(0, 0)*x) + c.At(0, 0) - ys[i]
			sum += d * d / 2
		}
		return sum
	}

	gradientW, gradientC := tensor.New(1, 1), tensor.New(1, 1)
	for i, x := range xs {
		d := float64(w.At(0, 0)*x) + c.At(0, 0) - ys[i]
		gradientW.Set(0, 0, gradientW.At(0, 0)+d) // should be d·x
		gradientC.Set(0, 0, gradientC.At(0, 0)+d)
	}

	slopes := CheckGradient(loss, []Parameter{
		{"w", w, gradientW},
		{"c", c, gradientC},
	}, 1e-5)
	for _, s := range slopes {
		fmt.Printf("%s: backprop %.6f, measured %.6f\n", s.Name, s.Analytic, s.Numeric)
	}
	fmt.Println(Verdict(slopes))
	// Output:
	// w: backprop -5.700000, measured -13.400000
	// c: backprop -5.700000, measured -5.700000
	// w disagrees; c agrees
}
