package main

import (
	"os"
	"strings"
	"testing"

	"example/xor/steps/internal/edited"
)

// Exercise 2 of the page leaves the delta as it is and changes the update.
func TestUpdateThatAdds(t *testing.T) {
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	output := edited.Run(t, "train.go", "AddScaled(-eta, ", "AddScaled(eta, ")
	for _, line := range []string{
		"loss                     0.1581     0.0197",
		"Σ|output − target|        2.000      0.788",
	} {
		if !strings.Contains(output, line+"\n") {
			t.Errorf("the edited program does not print %q:\n%s", line, output)
		}
		if !strings.Contains(string(page), line+"\n") {
			t.Errorf("README.md does not show %q", line)
		}
	}
}
