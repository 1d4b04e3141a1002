package main

import "fmt"

// One example in numbers, (0,1) with the target 1: forward through the first hidden unit
// to the output, then back the same way.
func Example_oneExample() {
	show := func(name string, value float64) { fmt.Printf("%-14s %7.4f\n", name, value) }
	n := NewNetwork(3, 0)
	n.Forward(xor[2].X)
	y := xor[2].Y.At(0, 0)

	hidden, output := n.hidden.At(0, 0), n.output.At(0, 0)
	show("hidden[0]", hidden)
	show("output", output)

	dOutput := slopeOfE(output, y)    // ∂E/∂output
	slope2 := output * (1 - output)   // σ′(z₂)
	delta2 := dOutput * slope2        // δ₂
	dHidden := delta2 * n.W2.At(0, 0) // ∂E/∂hidden[0]
	slope1 := hidden * (1 - hidden)   // σ′(z₁[0])
	delta1 := dHidden * slope1        // δ₁[0]
	show("∂E/∂output", dOutput)
	show("σ′(z₂)", slope2)
	show("δ₂", delta2)
	show("∂E/∂W₂[0]", hidden*delta2)
	show("∂E/∂hidden[0]", dHidden)
	show("σ′(z₁[0])", slope1)
	show("δ₁[0]", delta1)
	// Output:
	// hidden[0]       0.4642
	// output          0.7497
	// ∂E/∂output     -0.2503
	// σ′(z₂)          0.1877
	// δ₂             -0.0470
	// ∂E/∂W₂[0]      -0.0218
	// ∂E/∂hidden[0]   0.0059
	// σ′(z₁[0])       0.2487
	// δ₁[0]           0.0015
}

// slopeOfE returns ∂E/∂output, measured like the slope in step 02: it shows what the
// derivation should lead to, and owes nothing to it.
func slopeOfE(output, y float64) float64 {
	const h = 1e-5
	above, below := halfSquare(output+h-y), halfSquare(output-h-y)
	return (above - below) / (2 * h)
}

// The weight W₂[0] in all four examples, and a step against the sum of its slopes.
func Example_oneWeight() {
	n := NewNetwork(3, 0)
	sum := 0.0
	for _, example := range xor {
		x, y := example.X, example.Y.At(0, 0)
		n.Forward(x)
		hidden, output := n.hidden.At(0, 0), n.output.At(0, 0)
		delta2 := slopeOfE(output, y) * output * (1 - output)
		slope := float64(hidden * delta2) // ∂E/∂W₂[0]
		fmt.Printf("(%g,%g)  hidden[0] %.4f  δ₂ %7.4f  ∂E/∂W₂[0] %7.4f\n",
			x.At(0, 0), x.At(0, 1), hidden, delta2, slope)
		sum += slope
	}
	w, update := n.W2.At(0, 0), float64(0.7*sum)
	fmt.Printf("sum %.9f\n", sum)
	fmt.Printf("W₂[0] goes from %.4f to %.4f\n", w, w-update)
	// Output:
	// (0,0)  hidden[0] 0.4420  δ₂  0.1419  ∂E/∂W₂[0]  0.0627
	// (1,0)  hidden[0] 0.4662  δ₂ -0.0424  ∂E/∂W₂[0] -0.0198
	// (0,1)  hidden[0] 0.4642  δ₂ -0.0470  ∂E/∂W₂[0] -0.0218
	// (1,1)  hidden[0] 0.4886  δ₂  0.1361  ∂E/∂W₂[0]  0.0665
	// sum 0.087622785
	// W₂[0] goes from -0.1248 to -0.1862
}
