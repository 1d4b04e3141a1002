// Package training is what the steps that train a network have in common besides
// the lesson: their flags, and the files they write.
package training

import (
	"fmt"
	"io"
	"path/filepath"

	"example/xor/steps/internal/cli"
)

// MaxEpochs is the largest number of epochs a step accepts. The curve of that
// many takes 16 megabytes.
const MaxEpochs = 1000000

// Options are the flags of a training.
type Options struct {
	Seed   uint32
	Eta    float64
	Epochs int
	Hidden int

	csv, svg string
}

// ParseOptions reads the flags of a step. The summary says in a sentence what the
// step does, for the usage text.
func ParseOptions(step, summary string, epochs int, args []string) (Options, error) {
	flags := cli.NewFlags(step, summary)
	seed := flags.Seed()
	eta := flags.Positive("eta", 0.7, "learning rate")
	passes := flags.Int("epochs", epochs, 1, MaxEpochs,
		"how often to go over the examples")
	hidden := flags.Hidden()
	csv := flags.CSV("the curve")
	svg := flags.Text("svg", "FILE", "also draw the curve as an SVG picture")
	err := flags.Parse(args)
	if err == nil && *svg == "-" {
		err = cli.UsageErrorf(`invalid value "-" for flag -svg: want the name of a file`)
	}
	if err == nil && sameFile(*csv, *svg) {
		err = cli.UsageErrorf("-csv and -svg: both are %q, want two files", *svg)
	}
	return Options{*seed, *eta, *passes, *hidden, *csv, *svg}, err
}

// sameFile reports whether -csv and -svg name one file.
func sameFile(csv, svg string) bool {
	if csv == "" || csv == "-" || svg == "" {
		return false
	}
	return filepath.Clean(csv) == filepath.Clean(svg)
}

// String returns what was trained and how, in a line.
func (o Options) String() string {
	return fmt.Sprintf("2 inputs, %d hidden, 1 output; seed %d, eta %g, %d epochs",
		o.Hidden, o.Seed, o.Eta, o.Epochs)
}

// title returns what stands above the picture of the curve.
func (o Options) title(step string) string {
	return fmt.Sprintf("%s: seed %d, eta %g", step, o.Seed, o.Eta)
}

// WriteFiles writes the files that the flags ask for. Index e of loss and absError
// belongs to epoch e. With -csv - the curve goes to stdout, where nothing else may
// follow: then done is true.
func (o Options) WriteFiles(
	stdout io.Writer, step string, loss, absError []float64,
) (done bool, err error) {
	if o.svg != "" {
		if err := cli.WriteFile(o.svg, LossPlot(o.title(step), loss).SVG()); err != nil {
			return false, err
		}
	}
	return cli.WriteCSV(o.csv, stdout, func() string { return csvText(loss, absError) })
}
