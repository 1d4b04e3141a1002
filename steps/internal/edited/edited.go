// Package edited runs a step with a line of it changed, as a reader does who follows
// an exercise. The files stay as they are: the compiler is given the edited copy.
package edited

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Run runs the step in the folder of the test, with every old text in the file
// replaced by the new one that follows it, and returns what it prints, standard
// error included. It skips the test with -short, as on an emulator, which has no Go of
// its own.
func Run(t testing.TB, file string, oldnew ...string) string {
	t.Helper()
	if _, err := exec.LookPath("go"); err != nil || testing.Short() {
		t.Skip("this compiles the step, which -short leaves out")
	}
	text := Source(t, file, oldnew...)
	dir := t.TempDir()
	copied := filepath.Join(dir, "edited.go")
	overlay, _ := json.Marshal(map[string]map[string]string{ // texts always can be
		"Replace": {file: copied},
	})
	edits := filepath.Join(dir, "overlay.json")
	for file, content := range map[string][]byte{copied: []byte(text), edits: overlay} {
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command("go", "run", "-overlay="+edits, ".")
	if _, err := os.UserHomeDir(); err != nil {
		// Without a home Go has no module cache, and takes every file for a part of it.
		command.Env = append(os.Environ(), "GOMODCACHE="+dir)
	}
	output, _ := command.CombinedOutput() // a panic is a result, too
	return strings.ReplaceAll(string(output), "\r\n", "\n")
}

// Source returns the text of a file with every old text replaced by the new one that
// follows it.
func Source(t testing.TB, file string, oldnew ...string) string {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(source), "\r\n", "\n")
	for k := 0; k < len(oldnew); k += 2 {
		if !strings.Contains(text, oldnew[k]) {
			t.Fatalf("%s has no %q", file, oldnew[k])
		}
		text = strings.ReplaceAll(text, oldnew[k], oldnew[k+1])
	}
	return text
}

// Check runs the step as Run does, and checks that it prints the text of an exercise.
func Check(t testing.TB, want, file string, oldnew ...string) {
	t.Helper()
	if output := Run(t, file, oldnew...); !strings.Contains(output, want) {
		t.Errorf("the edited program does not print %q:\n%s", want, output)
	}
}
