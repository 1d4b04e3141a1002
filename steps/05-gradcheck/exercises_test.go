package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"example/xor/steps/internal/edited"
)

// The exercises of the page change a line of backprop.go. This test does the same: the
// lines that the page shows have to be printed for the corrected backprop in epoch 0.
func TestExercises(t *testing.T) {
	page, err := os.ReadFile("README.md")
	shown := regexp.MustCompile("(?s)```text\n(.*?)```").FindAllStringSubmatch(string(page), -1)
	exercises := [][2]string{
		{"g.delta1.MulElem(g.dHidden, g.slope1)", "g.delta1.Copy(g.dHidden)"},
		{"g.delta2.MulElem(g.dOutput, g.slope2)", "g.delta2.Copy(g.dOutput)"},
		{"\tg.B1.Add(g.B1, g.delta1) ", "\t// g.B1.Add(g.B1, g.delta1) "},
		{"\tg.W2.AddMul(", "\tg.W2.AddMul(n.hidden.T(), g.delta2)\n\tg.W2.AddMul("},
	}
	if len(shown) != len(exercises) {
		t.Fatalf("README.md shows %d outputs, want %d (%v)", len(shown), len(exercises), err)
	}
	for i, edit := range exercises {
		t.Run(fmt.Sprint("exercise ", i+1), func(t *testing.T) {
			t.Parallel()
			output := edited.Run(t, "backprop.go", edit[0], edit[1])
			_, after, _ := strings.Cut(output, "Backprop corrected, epoch 0\n")
			table, _, _ := strings.Cut(after, "Backprop as posted, epoch 100\n")
			for _, line := range strings.SplitAfter(shown[i][1], "\n") {
				if !strings.Contains(table, line) {
					t.Errorf("the edited program does not print %q:\n%s", line, output)
				}
			}
		})
	}
}
