package main

import (
	"fmt"
	"math"

	"example/xor/tensor"
)

// The lengths of W1 and W2 while the loss stays on the plateau and then falls.
func Example_plateau() {
	n := NewNetwork(3, 0)
	g := NewGradients(n)
	fmt.Println("epoch    loss   |W1|    |W2|")
	for epoch := range 1001 {
		if epoch%200 == 0 {
			fmt.Printf("%5d  %.4f  %5.2f  %5.2f\n",
				epoch, n.Loss(xor), length(n.W1), length(n.W2))
		}
		Epoch(n, g, xor, 0.7)
	}
	// Output:
	// epoch    loss   |W1|    |W2|
	//     0  0.1581   0.59   1.22
	//   200  0.1250   0.51   0.82
	//   400  0.1249   0.67   0.84
	//   600  0.1222   1.58   1.16
	//   800  0.0898   4.61   3.57
	//  1000  0.0197   7.55   7.57
}

// length returns the root of the sum of the squares.
func length(m *tensor.Matrix) float64 {
	sum := 0.0
	rows, cols := m.Dims()
	for i := range rows {
		for j := range cols {
			sum += float64(m.At(i, j) * m.At(i, j))
		}
	}
	return math.Sqrt(sum)
}

// How many of the runs from seeds 0 to 99 have learned by then.
func Example_starts() {
	for _, eta := range []float64{0.7, 0.1} {
		learned := map[int]int{} // runs, by epochs
		for seed := range uint32(100) {
			n := NewNetwork(3, seed)
			for epochs := 500; epochs <= 2000; epochs += 500 {
				if _, err := Train(n, xor, eta, 500); err != nil {
					panic(err)
				}
				if n.Loss(xor) < learnedBelow {
					learned[epochs]++
				}
			}
		}
		for _, epochs := range []int{500, 1000, 2000} {
			fmt.Printf("eta %g, after %4d epochs: %d of 100\n", eta, epochs, learned[epochs])
		}
	}
	// Output:
	// eta 0.7, after  500 epochs: 7 of 100
	// eta 0.7, after 1000 epochs: 87 of 100
	// eta 0.7, after 2000 epochs: 97 of 100
	// eta 0.1, after  500 epochs: 0 of 100
	// eta 0.1, after 1000 epochs: 0 of 100
	// eta 0.1, after 2000 epochs: 0 of 100
}
