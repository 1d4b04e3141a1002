package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"example/xor/steps/internal/golden"
	"example/xor/steps/internal/numpy"
)

// The curves in testdata are those of answer.py. They have eleven decimals, and the
// last one may be rounded the other way where NumPy computes other last bits.
func TestAnswerMakesTheCurves(t *testing.T) {
	for seed := range 4 {
		file := filepath.Join(t.TempDir(), "curve.csv")
		numpy.Run(t, "answer.py", fmt.Sprint(seed), file)
		curve, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want := fmt.Sprintf("testdata/numpy-seed%d.csv", seed)
		golden.CheckCurve(t, want, string(curve), 1.1e-11)
	}
}
