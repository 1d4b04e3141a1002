// Package numpy runs the Python programs of the lessons, where there is a Python that
// has NumPy.
package numpy

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Run runs a Python program in the folder of the test and returns what it prints,
// with Unix line ends. It skips the test if no Python with NumPy is found, unless the
// environment names one in PYTHON.
func Run(t testing.TB, args ...string) string {
	t.Helper()
	if Python() == "" {
		if os.Getenv("PYTHON") != "" {
			t.Fatal("PYTHON has no NumPy")
		}
		t.Skip("there is no Python with NumPy")
	}
	command := exec.Command(Python(), args...)
	var stderr strings.Builder
	command.Stderr = &stderr
	stdout, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", filepath.Base(args[0]), err, &stderr)
	}
	return strings.ReplaceAll(string(stdout), "\r\n", "\n")
}

// Python is the first Python that has NumPy, or "". The one that comes first in PATH is
// not always the one that NumPy was installed for.
var Python = sync.OnceValue(func() string {
	for _, name := range []string{os.Getenv("PYTHON"), "python3", "/usr/bin/python3", "python"} {
		if exec.Command(name, "-c", "import numpy").Run() == nil {
			return name
		}
	}
	return ""
})
