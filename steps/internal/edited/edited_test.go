package edited

import (
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

// An exercise whose line or file is no longer there must not pass as done.
func TestTextMustBeThere(t *testing.T) {
	if testing.Short() {
		t.Skip("with -short, Run skips everything")
	}
	for file, want := range map[string]string{
		"edited.go": `has no "not in`, "none.go": "none.go",
	} {
		got := golden.Outcome(func(t testing.TB) { Run(t, file, "not in "+"the file", "") })
		if !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}
