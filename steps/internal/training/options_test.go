package training

import (
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

func TestOptionsAsText(t *testing.T) {
	options := Options{Seed: 7, Eta: 0.25, Epochs: 1000000, Hidden: 4}
	want := "2 inputs, 4 hidden, 1 output; seed 7, eta 0.25, 1000000 epochs"
	if got := options.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWriteFiles(t *testing.T) {
	const want = "epoch,loss,abs_error\n0,0.15,2\n1,0.125,1.9\n"
	loss, absError := []float64{0.15, 0.125}, []float64{2, 1.9}
	csv, svg := filepath.Join(t.TempDir(), "a.csv"), filepath.Join(t.TempDir(), "b.svg")

	var stdout strings.Builder
	done, err := Options{CSV: csv, SVG: svg}.WriteFiles(&stdout, "09-step", loss, absError)
	text, csvErr := os.ReadFile(csv)
	picture, svgErr := os.ReadFile(svg)
	if done || err != nil || csvErr != nil || svgErr != nil || stdout.Len() > 0 {
		t.Errorf("done %v, %v, %v, %v, %q", done, err, csvErr, svgErr, &stdout)
	}
	title := ">09-step: seed 0, eta 0</text>"
	if string(text) != want || !strings.Contains(string(picture), title) {
		t.Errorf("the files are\n%s\n%s", text, picture)
	}

	done, err = Options{CSV: "-"}.WriteFiles(&stdout, "09-step", loss, absError)
	if !done || err != nil || stdout.String() != want {
		t.Errorf("-csv -: done %v, %v, wrote\n%s", done, err, &stdout)
	}

	none := filepath.Join(csv, "below a file")
	done, err = Options{SVG: none}.WriteFiles(&stdout, "09-step", loss, absError)
	if done || err == nil || !strings.Contains(err.Error(), none) {
		t.Errorf("an SVG that cannot be: done %v, %v", done, err)
	}
}
