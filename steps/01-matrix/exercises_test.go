package main

import (
	"strings"
	"testing"

	"example/xor/steps/internal/edited"
)

// The exercises of the page change a line of main.go. This test does the same.
func TestExercises(t *testing.T) {
	for _, exercise := range []struct{ name, old, new, want string }{
		{"operands exchanged", "hidden.Mul(x, W1)", "hidden.Mul(W1, x)",
			"tensor: Mul: 2×3 · 1×2: inner dimensions 3 and 1 differ"},
		{"destination too small", "s.Mul(X.T(), X)", "s.Mul(X, X.T())",
			"tensor: Mul: 4×2 · 2×4 into 2×2: the destination should be 4×4"},
		{"targets transposed", "d.Sub(output, targets)", "d.Sub(output, targets.T())",
			"Go     d.Sub(output, targets.T())\n<nil>\n"},
	} {
		t.Run(exercise.name, func(t *testing.T) {
			t.Parallel()
			output := edited.Run(t, "main.go", exercise.old, exercise.new)
			if !strings.Contains(output, exercise.want) {
				t.Errorf("the edited program does not print %q:\n%s", exercise.want, output)
			}
		})
	}
}
