package numpy

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

func TestRun(t *testing.T) {
	script := filepath.Join(t.TempDir(), "script.py")
	for text, want := range map[string]string{
		"import numpy; print(numpy.zeros(1))": "",
		"print(":                              "SyntaxError",
	} {
		if err := os.WriteFile(script, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		got := golden.Outcome(func(t testing.TB) {
			if printed := Run(t, script); printed != "[0.]\n" {
				t.Errorf("prints %q", printed)
			}
		})
		if strings.HasPrefix(got, "skipped") && os.Getenv("PYTHON") == "" {
			t.Skip(got)
		}
		if !strings.Contains(got, want) || (want == "" && got != "") {
			t.Errorf("%s: %s", text, got)
		}
	}
}

// Without NumPy a test is skipped, unless the environment promises one.
func TestNoNumPy(t *testing.T) {
	found := Python
	defer func() { Python = found }()
	Python = func() string { return "" }
	for promised, want := range map[string]string{"": "skipped: ", "python3": "PYTHON has no NumPy"} {
		t.Setenv("PYTHON", promised)
		got := golden.Outcome(func(t testing.TB) { Run(t, "script.py") })
		if !strings.HasPrefix(got, want) {
			t.Errorf("PYTHON=%s: %q, want %q", promised, got, want)
		}
	}
}
