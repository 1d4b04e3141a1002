package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"example/xor/steps/07-diagnose/report"
)

// The recorder of the page, in a program that is built as it stands: step 07 reads what
// it writes.
func TestRecorder(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("there is no go command")
	}
	program, err := filepath.Abs("main.go")
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command("go", "run", program)
	command.Dir = t.TempDir()
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	file, err := os.Open(filepath.Join(command.Dir, "recording.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	text, err := report.Diagnose(file)
	if err != nil || !strings.HasPrefix(text, "The update is right") {
		t.Errorf("%v\n%s", err, text)
	}
}
