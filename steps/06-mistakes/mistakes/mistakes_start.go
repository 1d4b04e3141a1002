package mistakes

// Mistakes in the starting weights.

import "example/xor/tensor"

var startMistakes = map[string]Program{
	"zero-start": {Uniform: func(random *tensor.Random, rows, cols int) *tensor.Matrix {
		m := tensor.New(rows, cols)
		for i := range rows {
			for j := range cols {
				m.Set(i, j, 0)
			}
		}
		return m
	}},
	"equal-start": {Uniform: func(random *tensor.Random, rows, cols int) *tensor.Matrix {
		m := tensor.New(rows, cols)
		for i := range rows {
			for j := range cols {
				m.Set(i, j, 1)
			}
		}
		return m
	}},
	"tiny-start": {Uniform: func(random *tensor.Random, rows, cols int) *tensor.Matrix {
		m := tensor.New(rows, cols)
		for i := range rows {
			for j := range cols {
				m.Set(i, j, 0.12*0.12*(2*random.Float64()-1))
			}
		}
		return m
	}},
}
