package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// Whatever is read, there is a report or an error, and no panic.
func FuzzDiagnose(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.json")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var report bytes.Buffer
		if err := diagnose(bytes.NewReader(text), &report); (err == nil) != (report.Len() > 0) {
			t.Errorf("error %v, and a report of %d bytes", err, report.Len())
		}
	})
}
