package report

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

var nextHeading = regexp.MustCompile(`\n\n\S`)

// What the report says first. The golden file has what is true of a program, its recording
// in one line, and in the next the verdict and what follows from it.
func TestVerdicts(t *testing.T) {
	const file = "testdata/verdicts.golden"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, line := range strings.SplitAfter(string(text), "\n") {
		if strings.HasPrefix(line, "→") {
			continue
		}
		if got += line; strings.HasPrefix(line, "{") {
			text, _ := Diagnose(strings.NewReader(line))
			text, rest, _ := strings.Cut(text, "What was read")
			for _, heading := range []string{"What the updates make of these gradients",
				"Where to look", "What explains it", "The deltas"} {
				_, section, _ := strings.Cut(rest, heading)
				text += nextHeading.Split(section, 2)[0]
			}
			got += "→ " + strings.Join(strings.Fields(text), " ") + "\n"
		}
	}
	golden.Check(t, file, got)
}
