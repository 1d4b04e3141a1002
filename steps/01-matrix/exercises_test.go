package main

import (
	"strings"
	"testing"

	"example/xor/steps/internal/edited"
)

// Exercise 1 of the page exchanges the operands of a product.
func TestOperandsExchanged(t *testing.T) {
	output := edited.Run(t, "main.go", "hidden.Mul(x, W1)", "hidden.Mul(W1, x)")
	const want = "tensor: Mul: 2×3 · 1×2: inner dimensions 3 and 1 differ"
	if !strings.Contains(output, want) {
		t.Errorf("the edited program does not panic with %q:\n%s", want, output)
	}
}
