// Package training holds what the steps that train a network share, apart from the
// lesson: their flags, and the files they write.
package training

import (
	"fmt"
	"io"
	"os"

	"example/xor/steps/internal/chart"
	"example/xor/steps/internal/cli"
)

// maxEpochs limits the memory that a curve takes, to 16 megabytes.
const maxEpochs = 1000000

// Options are the flags of a step that trains.
type Options struct {
	Seed   uint32
	Eta    float64
	Epochs int
	Hidden int

	CSV, SVG, Film string // names of files, or empty
}

// ParseOptions reads the flags of a step. The summary is one sentence for the
// usage text; eta and epochs are the defaults.
func ParseOptions(
	step, summary string, eta float64, epochs int, args []string,
) (Options, error) {
	flags := cli.NewFlags(step, summary)
	seed := flags.Seed()
	rate := flags.Positive("eta", eta, "learning rate")
	passes := flags.Int("epochs", epochs, 1, maxEpochs, "passes over the examples")
	hidden := flags.Hidden()
	csv := flags.CSV("the curve")
	svg := flags.File("svg", "also draw the curve as an SVG picture")
	film := flags.File("film", "also draw how the network changes, as an animated SVG")
	err := flags.Parse(args)
	return Options{*seed, *rate, *passes, *hidden, *csv, *svg, *film}, err
}

// String returns the network and its training options in one line.
func (o Options) String() string {
	return fmt.Sprintf("2 inputs, %d hidden, 1 output; seed %d, eta %g, %d epochs",
		o.Hidden, o.Seed, o.Eta, o.Epochs)
}

// WriteFiles writes the files that -csv and -svg ask for. Index e of loss and
// absError belongs to epoch e. With -csv - the curve goes to stdout, where nothing
// else may follow: then done is true.
func (o Options) WriteFiles(
	stdout io.Writer, step string, loss, absError []float64,
) (done bool, err error) {
	if o.SVG != "" {
		title := fmt.Sprintf("%s: seed %d, eta %g", step, o.Seed, o.Eta)
		svg := LossPlot(title, loss).SVG()
		if err := os.WriteFile(o.SVG, []byte(svg), 0o666); err != nil {
			return false, err
		}
	}
	return cli.WriteCSV(o.CSV, stdout, func(row func(fields ...any)) {
		row("epoch", "loss", "abs_error")
		for epoch := range loss {
			row(epoch, loss[epoch], absError[epoch])
		}
	})
}

// LossPlot returns a chart of the loss over the epochs. Its y axis goes from 0 to
// 0.25 at least, so that a curve that falls and one that climbs can be compared:
// 0.25 is the loss of a network that outputs 0, or 1, for every example.
func LossPlot(title string, loss []float64) chart.Plot {
	return chart.Plot{
		Title:  title,
		XLabel: "epoch",
		YLabel: "loss: mean of ½·(output − target)²",
		XTo:    float64(len(loss) - 1),
		YTo:    0.25,
		Series: []chart.Series{{Name: "loss", Y: loss}},
	}
}
