package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

func TestCommandLine(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	for _, args := range [][]string{
		{"-seeds", "0"}, {"-seeds", "1001"}, {"-name", ""}, {"-seed", "-1"},
		{"-name", "bias-grows", "-film", file}, {"-record", file}, {"-name", "xyz"},
	} {
		var stdout strings.Builder
		if err := run(args, &stdout); err == nil || stdout.String() != "" {
			t.Errorf("%q: no error, but %q", args, &stdout)
		}
	}
	text := golden.Output(t, run, "-name", "eta-timid", "-seeds", "2", "-csv", "-")
	if !strings.HasPrefix(text, "name,symptom,") ||
		!strings.Contains(text, "\neta-timid,\"falls") {
		t.Errorf("-csv - prints %q", text)
	}
	golden.Check(t, "testdata/two-starts.golden", golden.Output(t, run, "-seeds", "2"))
	golden.Output(t, run, "-name", "bias-grows") // which has no curve
	text = golden.Output(t, run, "-name", "derivative-of-z", "-seeds", "2", "-seed", "5")
	golden.Check(t, "testdata/derivative-of-z.golden", text)
}

func TestFiles(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	for _, test := range []struct{ flag, name, holds string }{
		{"-film", "no-biases", "epoch 2000"}, {"-film", "inputs-to-255", "<svg"},
		{"-film", "derivative-of-z", "<svg"},
		{"-record", "no-biases", `"W1":[[0.0976270078546495`}, // of seed 0
	} {
		page := golden.Output(t, run, "-name", test.name, "-seeds", "1", test.flag, file)
		if !strings.Contains(page, "seed 0") || strings.Contains(page, "median of") {
			t.Errorf("the curve of one run is not shown as that:\n%s", page)
		}
		text, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(text), test.holds) ||
			strings.Contains(string(text), `"b1"`) {
			t.Errorf("%s %s: %v\n%.200s", test.flag, test.name, err, text)
		}
		// Hidden units are lines where the inputs are those of the square.
		lines := strings.Contains(string(text), `stroke-width="`)
		if lines != (test.flag == "-film" && test.name != "inputs-to-255") {
			t.Errorf("the film of %s has lines: %t", test.name, lines)
		}
	}
}
