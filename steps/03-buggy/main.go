// Step 03 trains the network with the backprop of the question. It does not
// learn, and this program shows what its author could not see.
package main

import (
	"fmt"
	"io"

	"example/xor/steps/internal/chart"
	"example/xor/steps/internal/cli"
	"example/xor/steps/internal/training"
)

const (
	step          = "03-buggy"
	summary       = "Trains a small network on XOR, with the backprop of the question."
	defaultEta    = 0.7
	defaultEpochs = 1000
	printEvery    = 1000 // epochs, as posted
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
	fmt.Fprintf(stdout, "What its author saw:\n\n")
	for epoch, loss := range curve.Loss {
		if epoch%printEvery == 0 {
			fmt.Fprintf(stdout, "epoch %d: loss %.4f\n", epoch, loss)
		}
	}
	fmt.Fprintf(stdout, "\nWhat its author could not see:\n\n")
	fmt.Fprintf(stdout, "%s", training.LossPlot("the loss", curve.Loss).Text())
	fmt.Fprintf(stdout, "\n%s", chart.Outputs(n.Outputs(xor)))
	fmt.Fprintf(stdout, "\n%s%s\n", chart.Beside(before, after), chart.MapKey())
	fmt.Fprintf(stdout, "\n%-20s %10s %10s\n", "", "initial", "final")
	fmt.Fprintf(stdout, "%-20s %10.4f %10.4f\n", "loss", curve.Loss[0], n.Loss(xor))
	fmt.Fprintf(stdout, "%-20s %10.3f %10.3f\n", "Σ|output − target|",
		curve.AbsError[0], n.AbsError(xor))
	return nil
}
