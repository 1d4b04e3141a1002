package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example/xor/steps/internal/numpy"
)

const checkOutput = `W1 [[-1.0, -1.0, -1.0], [-1.0, -1.0, -1.0]]
W2 [[-1.0], [-1.0], [-1.0]]
b1 [[-1.0], [-1.0], [-1.0]]
b2 [[-1.0]]
`

// check.py finds the wrong sign, and with the right one it finds nothing.
func TestCheckInNumPy(t *testing.T) {
	if got := numpy.Run(t, "check.py"); got != checkOutput {
		t.Errorf("check.py prints\n%swant\n%s", got, checkOutput)
	}
	source, err := os.ReadFile("check.py")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "check.py")
	corrected := strings.Replace(string(source), "(y - output)", "(output - y)", 1)
	if err := os.WriteFile(file, []byte(corrected), 0o600); err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(checkOutput, "-", "")
	if got := numpy.Run(t, file); got != want {
		t.Errorf("with the right sign check.py prints\n%swant\n%s", got, want)
	}
}
