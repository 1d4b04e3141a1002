package numpy

import (
	"os/exec"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

func TestRun(t *testing.T) {
	if got := Run(t, "-c", "import numpy; print(numpy.zeros(1))"); got != "[0.]\n" {
		t.Errorf("prints %q", got)
	}
	got := golden.Outcome(t, func(t testing.TB) { Run(t, "-c", "print(") })
	if !strings.Contains(got, "SyntaxError") {
		t.Errorf("a program with a slip: %q", got)
	}
	for program, want := range map[string]string{
		"print(": "SyntaxError", "pass": "open ",
	} {
		got := golden.Outcome(t, func(t testing.TB) { Recordings(t, Python(), []string{program}) })
		if !strings.Contains(got, want) {
			t.Errorf("a program that records nothing: %q, want %q", got, want)
		}
	}
}

// Tests must not be skipped because a Python is overlooked.
func TestWith(t *testing.T) {
	if _, err := exec.LookPath("python3"); err == nil && With("sys") == "" {
		t.Error("no Python is found")
	}
	if got := With("no_such_module"); got != "" {
		t.Errorf("%s is said to have no_such_module", got)
	}
}

// Without NumPy a test is skipped, unless the environment promises one.
func TestNoNumPy(t *testing.T) {
	found := Python
	defer func() { Python = found }()
	Python = func() string { return "" }
	for promised, want := range map[string]string{"": "skipped: ", "python3": "PYTHON has no NumPy"} {
		t.Setenv("PYTHON", promised)
		got := golden.Outcome(t, func(t testing.TB) { Run(t, "script.py") })
		if !strings.HasPrefix(got, want) {
			t.Errorf("PYTHON=%s: %q, want %q", promised, got, want)
		}
	}
}
