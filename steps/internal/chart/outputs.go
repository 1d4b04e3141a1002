package chart

import (
	"fmt"
	"strings"
)

// Outputs returns a table of a network's outputs for the four examples of XOR, in the
// order (0,0) (1,0) (0,1) (1,1), beside their targets.
func Outputs(outputs []float64) string {
	var text strings.Builder
	text.WriteString("  example   target   output\n")
	for i, output := range outputs {
		x1, x2 := i%2, i/2
		fmt.Fprintf(&text, "  (%d,%d) %8d %10.4f\n", x1, x2, x1^x2, output)
	}
	return text.String()
}
