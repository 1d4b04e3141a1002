package training

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestParseOptions(t *testing.T) {
	for args, want := range map[string]Options{
		"": {Seed: 0, Eta: 0.25, Epochs: 1234, Hidden: 3},
		"-seed 1 -eta 2 -epochs 3 -hidden 4 -csv 5 -svg 6 -film 7": {
			1, 2, 3, 4, "5", "6", "7"},
	} {
		got, err := ParseOptions("09-step", "Trains.", 0.25, 1234, strings.Fields(args))
		if got != want || err != nil {
			t.Errorf("%s: %+v, %v, want %+v", args, got, err, want)
		}
	}
	for args, want := range map[string]string{
		"-epochs 0":       "from 1 to 1000000",
		"-epochs 1000001": "from 1 to 1000000",
		"-csv x -svg x":   "want two files",
		"-svg x -film x":  "want two files",
	} {
		_, err := ParseOptions("09-step", "Trains.", 0.25, 1234, strings.Fields(args))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want an error that says %q", args, err, want)
		}
	}
}

// The curve is compared with NumPy's by the steps.
func TestWriteFiles(t *testing.T) {
	loss, absError := []float64{0.15, 0.125}, []float64{2, 1.9}
	svg := filepath.Join(t.TempDir(), "b.svg")
	for file, fails := range map[string]bool{
		svg: false, filepath.Join(svg, "below"): true,
	} {
		options := Options{Seed: 1, Eta: 2, SVG: file}
		done, err := options.WriteFiles(io.Discard, "09-step", loss, absError)
		if done || (err != nil) != fails || fails && !strings.Contains(err.Error(), file) {
			t.Errorf("%s: done %v, %v", file, done, err)
		}
	}
	if plot := LossPlot("", loss); plot.XTo != 1 || plot.YTo != 0.25 {
		t.Errorf("the axes end at %g and %g", plot.XTo, plot.YTo)
	}
	picture, err := os.ReadFile(svg)
	if title := ">09-step: seed 1, eta 2</text>"; !strings.Contains(string(picture), title) {
		t.Errorf("%v, the picture is\n%s", err, picture)
	}
}
