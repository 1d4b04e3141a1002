// Package edited runs a step with a line of it changed, as a reader does who follows
// an exercise. The files stay as they are: the compiler is given the edited copy.
package edited

import (
	"fmt"
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
	if testing.Short() {
		t.Skip("this compiles the step, which -short leaves out")
	}
	dir := t.TempDir()
	copied, overlay := filepath.Join(dir, "edited.go"), filepath.Join(dir, "overlay.json")
	for name, content := range map[string]string{
		copied:  Source(t, file, oldnew...),
		overlay: fmt.Sprintf(`{"Replace": {%q: %q}}`, file, copied),
	} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	output, _ := exec.Command("go", "run", "-overlay="+overlay, ".").CombinedOutput()
	return string(output) // a panic is a result, too
}

// Source returns the text of a file with every old text replaced by the new one that
// follows it.
func Source(t testing.TB, file string, oldnew ...string) string {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := string(source)
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
