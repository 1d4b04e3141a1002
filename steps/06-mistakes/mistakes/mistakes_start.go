package mistakes

// Mistakes in the starting weights.

import "example/xor/tensor"

var startMistakes = []Mistake{{
	Name: "zero-start", Title: "All weights start at zero",
	Tell: "starts at 0.125 and stays there to the last digit; the check passes",
	Text: `All hidden units are equal and the gradient of W1 is 0, so the units stay
		equal. Print W1: every number is 0. The check passes, because the gradient is
		correct: at this point it is 0. Without a hidden layer a start at zero is
		harmless.`,
	NumPy: `W1 = np.zeros((2, 3))
		W2 = np.zeros((3, 1))
		b1 = np.zeros((1, 3))
		b2 = np.zeros((1, 1))`,
	Thread: `One of two layers starts at zero, and the gradient of the other is printed:
		all 0. For a network written by hand there is only the warning (Stats 27112).`,
	URL: "https://github.com/yz93/LAVT-RIS/issues/25",
	Program: Program{Uniform: func(random *tensor.Random, rows, cols int) *tensor.Matrix {
		m := tensor.New(rows, cols)
		for i := range rows {
			for j := range cols {
				m.Set(i, j, 0)
			}
		}
		return m
	}},
}, {
	Name: "equal-start", Title: "All weights start at one",
	Tell: "ends where one-hidden-unit ends; the hidden units are all alike",
	Text: `The three units start equal, get equal gradients and stay equal, so together
		they are one unit. Print W1: its columns are the same. (If you store W1 with a row
		for each unit, its rows are.) The check passes.`,
	NumPy: `W1 = np.ones((2, 3))
		W2 = np.ones((3, 1))
		b1 = np.ones((1, 3))
		b2 = np.ones((1, 1))`,
	Thread: `Every weight and bias starts at 1, and the asker finds the weights still
		equal after training.`,
	URL: "https://datascience.stackexchange.com/questions/79607",
	Program: Program{Uniform: func(random *tensor.Random, rows, cols int) *tensor.Matrix {
		m := tensor.New(rows, cols)
		for i := range rows {
			for j := range cols {
				m.Set(i, j, 1)
			}
		}
		return m
	}},
}, {
	Name: "tiny-start", Title: "The starting weights are far too small",
	Tell: "starts at 0.125 and stays, like zero-start, but the weights differ",
	Text: `This is nearly the point where [zero-start] stays. The units are not quite
		equal, but the gradient of W1 is so small that not even a hundred thousand epochs
		get away from it. Print W1: small numbers, all different.`,
	Thread: `An epsilon of 0.12 is multiplied in twice. All four outputs stay at one half,
		although the gradient check passed.`,
	URL:        "https://stackoverflow.com/questions/27334215",
	CountAfter: []int{2000, 20000, 100000},
	Program: Program{Uniform: func(random *tensor.Random, rows, cols int) *tensor.Matrix {
		m := tensor.New(rows, cols)
		for i := range rows {
			for j := range cols {
				m.Set(i, j, 0.12*0.12*(2*random.Float64()-1))
			}
		}
		return m
	}},
}}
