// Step 05 checks both backprops against the loss itself. That finds the bug without
// the corrected program.
package main

import (
	"fmt"
	"io"

	"example/xor/steps/internal/cli"
	"example/xor/tensor"
)

const (
	step    = "05-gradcheck"
	summary = "Checks the slopes that backprop computes against the loss itself."

	h     = 1e-5 // how far a parameter is changed to either side
	eta   = 0.7
	later = 100 // epochs before the second check
)

// A backprop is one of the two that are checked.
type backprop struct {
	name  string
	add   func(g *Gradients, n *Network, x, y *tensor.Matrix)
	train func(
		n *Network, g *Gradients, examples []Example, eta float64,
	) (loss, absError float64)
}

var backprops = []backprop{
	{"as posted", (*Gradients).BackpropAsPosted, EpochAsPosted},
	{"corrected", (*Gradients).Backprop, Epoch},
}

// A check holds the slopes of one backprop at one epoch.
type check struct {
	backprop string
	epoch    int // 0 is the untrained network
	slopes   []Slope
}

func main() { cli.Main(step, run) }

func run(args []string, stdout io.Writer) error {
	flags := cli.NewFlags(step, summary)
	seed := flags.Seed()
	hidden := flags.Hidden()
	csv := flags.CSV("the slopes")
	if err := flags.Parse(args); err != nil {
		return err
	}
	first := checkAll(*hidden, *seed, 0)
	second := checkAll(*hidden, *seed, later)

	done, err := cli.WriteCSV(*csv, stdout, func(row func(fields ...any)) {
		row("backprop", "epoch", "parameter", "analytic", "numeric", "relative_error")
		for _, c := range append(first, second...) {
			for _, s := range c.slopes {
				row(c.backprop, c.epoch, s.Name, s.Analytic, s.Numeric, s.RelativeError())
			}
		}
	})
	if done || err != nil {
		return err
	}
	fmt.Fprintf(stdout, "2 inputs, %d hidden, 1 output; seed %d, h %g\n", *hidden, *seed, h)
	for _, c := range first {
		fmt.Fprintln(stdout)
		c.printTable(stdout)
	}
	for _, c := range second {
		fmt.Fprintln(stdout)
		c.printSummary(stdout)
	}
	fmt.Fprintln(stdout)
	printStepSizes(stdout, NewNetwork(*hidden, *seed))
	return nil
}

// checkAll checks each backprop on a network that it has trained itself.
func checkAll(hidden int, seed uint32, epochs int) []check {
	var checks []check
	for _, b := range backprops {
		n := NewNetwork(hidden, seed)
		g := NewGradients(n)
		for range epochs {
			b.train(n, g, xor, eta)
		}
		checks = append(checks, check{b.name, epochs, b.slopes(n)})
	}
	return checks
}

// slopes checks the slopes that b computes for n as it is now.
func (b backprop) slopes(n *Network) []Slope {
	g := NewGradients(n)
	for _, e := range xor {
		n.Forward(e.X)
		b.add(g, n, e.X, e.Y)
	}
	return CheckGradient(n.sumLoss, n.parameters(g), h)
}

// sumLoss returns ΣE, the sum of ½·(output − target)² over the four examples. The
// gradients of the examples are added up, so they are the gradient of this sum; Loss
// is the mean.
func (n *Network) sumLoss() float64 {
	return float64(len(xor)) * n.Loss(xor)
}

// parameters pairs each parameter with its gradient.
func (n *Network) parameters(g *Gradients) []Parameter {
	return []Parameter{
		{"W1", n.W1, g.W1}, {"W2", n.W2, g.W2}, {"b1", n.B1, g.B1}, {"b2", n.B2, g.B2},
	}
}
