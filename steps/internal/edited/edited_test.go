package edited

import (
	"os"
	"os/exec"
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

// Two words of step 02 are exchanged, in an environment without a home. That the wanted text
// is not printed is an error with what is. Without Go the test is skipped.
func TestCheck(t *testing.T) {
	if testing.Short() {
		t.Skip("with -short, Run skips everything")
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	defer os.Chdir(here)
	if err := os.Chdir("../../02-forward"); err != nil {
		t.Fatal(err)
	}
	cache, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Skip("there is no go command")
	}
	t.Setenv("GOCACHE", strings.TrimSpace(string(cache)))
	t.Setenv("HOME", "")
	folder := t.TempDir()
	check := func(t testing.TB) {
		t = inFolder{t, folder}
		Check(t, "W3 =", "main.go", "W1 =", "first =", "W2 =", "second =")
	}
	got := golden.Outcome(check)
	for _, want := range []string{`does not print "W3 ="`, "first =", "second =", "Downhill"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in what became of the check:\n%.300s", want, got)
		}
	}
	folder = "main.go" // no folder
	if got := golden.Outcome(check); strings.Contains(got, "does not print") {
		t.Errorf("the program was run without its edits: %.300s", got)
	}
	t.Setenv("PATH", "")
	if got := golden.Outcome(check); !strings.HasPrefix(got, "skipped: ") {
		t.Errorf("without Go: %.300s", got)
	}
}

// inFolder gives the outcome of a check a temporary folder.
type inFolder struct {
	testing.TB
	folder string
}

func (f inFolder) TempDir() string { return f.folder }
