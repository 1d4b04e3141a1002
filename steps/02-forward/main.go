// Step 02 looks at the network before it learns: its outputs, its loss, and how the
// loss changes along one weight.
package main

import (
	"fmt"
	"io"

	"example/xor/steps/internal/chart"
	"example/xor/steps/internal/cli"
)

const (
	step    = "02-forward"
	summary = "Shows the untrained network, and its loss along one weight."
)

func main() { cli.Main(step, run) }

func run(args []string, stdout io.Writer) error {
	flags := cli.NewFlags(step, summary)
	seed := flags.Seed()
	hidden := flags.Hidden()
	csv := flags.CSV("the sweep")
	if err := flags.Parse(args); err != nil {
		return err
	}
	n := NewNetwork(*hidden, *seed)
	weights, losses := sweep(n)
	done, err := cli.WriteCSV(*csv, stdout, func(row func(fields ...any)) {
		row("weight", "loss")
		for k, weight := range weights {
			row(weight, losses[k])
		}
	})
	if done || err != nil {
		return err
	}

	fmt.Fprintf(stdout, "2 inputs, %d hidden, 1 output; seed %d\n\n", *hidden, *seed)
	printParameters(stdout, n)
	fmt.Fprintf(stdout, "\n%s", chart.Outputs(n.Outputs(xor)))
	fmt.Fprintf(stdout, "\nloss, the mean of ½·(output − target)²: %.4f\n\n", n.Loss(xor))

	fmt.Fprint(stdout, sweepPlot(n, losses).Text())
	fmt.Fprintf(stdout, "\n%s\n", whichWayIsDown(slope(n)))
	return nil
}

// printParameters prints the starting weights and biases.
func printParameters(stdout io.Writer, n *Network) {
	fmt.Fprintf(stdout, "W1 =\n%v\n\nW2 =\n%v\n\nb1 =\n%v\n\nb2 =\n%v\n",
		n.W1, n.W2, n.B1, n.B2)
}

// sweepPlot draws the sweep, with a mark where the weight is now.
func sweepPlot(n *Network, losses []float64) chart.Plot {
	w := n.W2.At(0, 0)
	return chart.Plot{
		Title:  "the loss along one weight, all others fixed",
		XLabel: "W2[0]",
		YLabel: "loss",
		XFrom:  sweepFrom,
		XTo:    sweepTo,
		Series: []chart.Series{{Name: "loss", Y: losses}},
		Marks:  []chart.Mark{{X: w, Y: n.Loss(xor), Label: fmt.Sprintf("the current weight, %.4f", w)}},
	}
}
