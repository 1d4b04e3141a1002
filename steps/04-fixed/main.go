// Step 04 trains the network with the corrected backprop, and it learns XOR.
package main

import (
	"fmt"
	"io"

	"example/xor/steps/internal/chart"
	"example/xor/steps/internal/cli"
	"example/xor/steps/internal/training"
)

const (
	step          = "04-fixed"
	summary       = "Trains a small network on XOR, with the corrected backprop."
	defaultEta    = 0.7
	defaultEpochs = 2000
	printEvery    = 200 // epochs
)

func main() { cli.Main(step, run) }

func run(args []string, stdout io.Writer) error {
	options, err := training.ParseOptions(step, summary, defaultEta, defaultEpochs, args)
	if err != nil {
		return err
	}
	n := NewNetwork(options.Hidden, options.Seed)
	before := chart.Map("before training", n.Output)

	curve, err := Train(n, xor, options.Eta, options.Epochs)
	if err != nil {
		return err
	}
	if err := writeFilm(options); err != nil { // trains a second time
		return err
	}
	done, err := options.WriteFiles(stdout, step, curve.Loss, curve.AbsError)
	if done || err != nil { // done: with -csv - the curve is all that is printed
		return err
	}
	after := chart.Map("after training", n.Output)

	fmt.Fprintf(stdout, "%s\n\n", options)
	printProgress(stdout, curve, n)
	fmt.Fprintf(stdout, "\n%s", training.LossPlot("the loss", curve.Loss).Text())
	fmt.Fprintf(stdout, "\n%s", chart.Outputs(n.Outputs(xor)))
	fmt.Fprintf(stdout, "\n%s%s\n", chart.Beside(before, after), chart.MapKey())
	fmt.Fprintf(stdout, "\n%s\n", verdict(curve.Loss, n.Loss(xor), n.Outputs(xor), options.Hidden))
	return nil
}

// printProgress prints a row for every printEvery-th epoch, and one for the network
// after the last epoch.
func printProgress(stdout io.Writer, curve Curve, n *Network) {
	fmt.Fprintf(stdout, "%8s %10s %22s\n", "epoch", "loss", "Σ|output − target|")
	for epoch := 0; epoch < len(curve.Loss); epoch += printEvery {
		printRow(stdout, epoch, curve.Loss[epoch], curve.AbsError[epoch])
	}
	printRow(stdout, len(curve.Loss), n.Loss(xor), n.AbsError(xor))
}

func printRow(stdout io.Writer, epoch int, loss, absError float64) {
	fmt.Fprintf(stdout, "%8d %10.4f %22.4f\n", epoch, loss, absError)
}
