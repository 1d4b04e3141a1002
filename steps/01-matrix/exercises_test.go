package main

import (
	"testing"

	"example/xor/steps/internal/edited"
)

// The exercises of the page change a line of main.go. This test does the same.
func TestExercises(t *testing.T) {
	for old, exercise := range map[string]struct{ new, want string }{
		"hidden.Mul(x, W1)": {"hidden.Mul(W1, x)",
			"tensor: Mul: 2×3 · 1×2: inner dimensions 3 and 1 differ"},
		"s.Mul(X.T(), X)": {"s.Mul(X, X.T())",
			"tensor: Mul: 4×2 · 2×4 into 2×2: the destination should be 4×4"},
		"d.Sub(output, targets)": {"d.Sub(output, targets.T())",
			"Go     d.Sub(output, targets.T())\n<nil>\n"},
	} {
		t.Run(old, func(t *testing.T) {
			t.Parallel()
			edited.Check(t, exercise.want, "main.go", old, exercise.new)
		})
	}
}
