package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example/xor/steps/internal/numpy"
)

// With the right sign check.py finds nothing. What it finds as it is stands on the page.
func TestCheckInNumPy(t *testing.T) {
	source, err := os.ReadFile("check.py")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "check.py")
	corrected := strings.Replace(string(source), "(y - output)", "(output - y)", 1)
	if err := os.WriteFile(file, []byte(corrected), 0o600); err != nil {
		t.Fatal(err)
	}
	got := numpy.Run(t, file)
	if strings.Count(got, "1.0") != 13 || strings.Contains(got, "-") {
		t.Errorf("with the right sign check.py prints\n%swant 1.0 for each number", got)
	}
}
