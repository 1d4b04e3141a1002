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

// Python is the first Python that has NumPy, or "".
var Python = sync.OnceValue(func() string { return With("numpy") })

// With returns the first Python that has a module, or "". The one that comes first in PATH
// is not always the one that the module was installed for.
func With(module string) string {
	for _, name := range []string{os.Getenv("PYTHON"), "python3", "/usr/bin/python3", "python"} {
		if exec.Command(name, "-c", "import "+module).Run() == nil {
			return name
		}
	}
	return ""
}

// runAll runs the program in each of the folders.
const runAll = `
import os, sys
for folder in sys.argv[1:]:
    os.chdir(folder)
    try: exec(compile(open("program.py").read(), folder, "exec"), {"__name__": "__main__"})
    except SystemExit: pass
`

// Recordings runs programs that record themselves and returns what each has written to
// recording.json. One Python runs them all, since NumPy and PyTorch take long to load.
func Recordings(t testing.TB, python string, programs []string) []string {
	t.Helper()
	args := []string{"-c", runAll}
	for _, text := range programs {
		folder := t.TempDir()
		args = append(args, folder)
		if err := os.WriteFile(filepath.Join(folder, "program.py"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if output, err := exec.Command(python, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	var recordings []string
	for _, folder := range args[2:] {
		text, err := os.ReadFile(filepath.Join(folder, "recording.json"))
		if err != nil {
			t.Fatal(err)
		}
		recordings = append(recordings, string(text))
	}
	return recordings
}
