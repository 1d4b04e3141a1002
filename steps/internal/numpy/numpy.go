// Package numpy runs the Python programs of the lessons, where there is a Python that
// has NumPy.
package numpy

import (
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Run runs a Python program in the folder of the test and returns what it prints,
// with Unix line ends. It skips the test if no Python with NumPy is found.
func Run(t testing.TB, args ...string) string {
	t.Helper()
	command := exec.Command(python(t), args...)
	var stderr strings.Builder
	command.Stderr = &stderr
	stdout, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", filepath.Base(args[0]), err, &stderr)
	}
	return strings.ReplaceAll(string(stdout), "\r\n", "\n")
}

// names are tried in this order. The Python that comes first in PATH is not always the
// one that NumPy was installed for.
var names = []string{"python3", "/usr/bin/python3", "python"}

// find returns the first Python that can import NumPy, or "".
var find = sync.OnceValue(func() string {
	for _, name := range names {
		if exec.Command(name, "-c", "import numpy").Run() == nil {
			return name
		}
	}
	return ""
})

func python(t testing.TB) string {
	t.Helper()
	if find() == "" {
		t.Skipf("none of %s has NumPy", strings.Join(names, ", "))
	}
	return find()
}
