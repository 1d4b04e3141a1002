package report

import (
	"regexp"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

var nextHeading = regexp.MustCompile(`\n\n\S`)

// Below what is true of a program and its recording, the golden file has what the report says
// first, and what follows from it.
func TestVerdicts(t *testing.T) {
	golden.CheckAnswers(t, "testdata/verdicts.golden", func(recording string) string {
		text, _ := Diagnose(strings.NewReader(recording))
		text, rest, _ := strings.Cut(text, "What was read")
		for _, heading := range []string{"What the updates make of these gradients",
			"Where to look", "What explains it", "The deltas"} {
			_, section, _ := strings.Cut(rest, heading)
			text += nextHeading.Split(section, 2)[0]
		}
		return text
	})
}

func TestAdded(t *testing.T) { golden.CheckAnswers(t, "testdata/added.golden", added) }
