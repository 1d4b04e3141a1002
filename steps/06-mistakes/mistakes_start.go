package main

// Mistakes in the starting weights. Each function is uniform with its mistake.

import "example/xor/tensor"

func zeroStartUniform(random *tensor.Random, rows, cols int) *tensor.Matrix {
	m := tensor.New(rows, cols)
	for i := range rows {
		for j := range cols {
			m.Set(i, j, 0)
			// right: m.Set(i, j, 2*random.Float64()-1)
		}
	}
	return m
}

func equalStartUniform(random *tensor.Random, rows, cols int) *tensor.Matrix {
	m := tensor.New(rows, cols)
	for i := range rows {
		for j := range cols {
			m.Set(i, j, 1)
			// right: m.Set(i, j, 2*random.Float64()-1)
		}
	}
	return m
}

func tinyStartUniform(random *tensor.Random, rows, cols int) *tensor.Matrix {
	m := tensor.New(rows, cols)
	for i := range rows {
		for j := range cols {
			m.Set(i, j, 0.12*0.12*(2*random.Float64()-1))
			// right: m.Set(i, j, 2*random.Float64()-1)
		}
	}
	return m
}
