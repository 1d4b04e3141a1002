package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever is read, there is a report or an error of one line, and no panic.
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
		err := diagnose(bytes.NewReader(text), &report)
		if (err == nil) != (report.Len() > 0) || err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("error %q, and a report of %d bytes", err, report.Len())
		}
	})
}
