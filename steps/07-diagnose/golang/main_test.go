package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The recorder of the page, in a program that is built as it stands: step 07 reads what
// it writes.
func TestRecorder(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("there is no go command")
	}
	folder := t.TempDir()
	for name, source := range map[string]string{"record.exe": ".", "diagnose.exe": ".."} {
		build := exec.Command("go", "build", "-o", filepath.Join(folder, name), source)
		if output, err := build.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, output)
		}
	}
	record := exec.Command(filepath.Join(folder, "record.exe"))
	record.Dir = folder
	if output, err := record.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	file := filepath.Join(folder, "recording.json")
	report, err := exec.Command(filepath.Join(folder, "diagnose.exe"), file).CombinedOutput()
	if err != nil || !strings.HasPrefix(string(report), "The update is right") {
		t.Errorf("%v\n%s", err, report)
	}
}
