package main

import (
	"os"
	"strings"
	"testing"

	"example/xor/steps/internal/edited"
)

// Exercise 2 of the page leaves the delta as it is and changes the update.
func TestUpdateThatAdds(t *testing.T) {
	const want = `
                        initial      final
loss                     0.1581     0.0197
Σ|output − target|        2.000      0.788
`
	page, err := os.ReadFile("README.md")
	if !strings.Contains(string(page), "```text"+want) {
		t.Errorf("README.md does not show%s (%v)", want, err)
	}
	edited.Check(t, want, "train.go", "AddScaled(-eta, ", "AddScaled(eta, ")
}
