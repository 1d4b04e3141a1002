package report

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

// What the report says first. The golden file has what is true of a program, its recording
// in one line, and the verdict in the next.
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
			text, _, _ = strings.Cut(text, "What was read")
			got += fmt.Sprintln("→", strings.Join(strings.Fields(text), " "))
		}
	}
	golden.Check(t, file, got)
}
