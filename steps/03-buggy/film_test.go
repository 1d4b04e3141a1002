package main

import (
	"os"
	"testing"

	"example/xor/steps/internal/golden"
)

// Step 04 has the same film.go, and a test that reads a film back.
func TestFilm(t *testing.T) {
	file := t.TempDir() + "/film.svg"
	golden.Output(t, run, "-film", file)
	svg, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/film.svg", string(svg))
}
