package golden

import (
	"io"
	"strings"
	"testing"
)

// Output returns what a step prints with these arguments. It fails the test if the
// step's exit status is not 0.
func Output(
	t testing.TB, run func(args []string, stdout, stderr io.Writer) int, args ...string,
) string {
	t.Helper()
	var stdout, stderr strings.Builder
	if status := run(args, &stdout, &stderr); status != 0 {
		t.Fatalf("%q: exit status %d: %s", args, status, &stderr)
	}
	return stdout.String()
}
