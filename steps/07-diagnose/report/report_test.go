package report

import (
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

// Whole reports on recordings, below what is true of each program.
func TestVerdicts(t *testing.T) {
	golden.CheckAnswers(t, "testdata/verdicts.golden", func(recording string) string {
		text, _ := Diagnose(strings.NewReader(recording))
		return text
	})
}

func TestAdded(t *testing.T) { golden.CheckAnswers(t, "testdata/added.golden", added) }
