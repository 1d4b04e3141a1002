package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// recordings returns those of testdata and of the PyTorch programs.
func recordings(t testing.TB) map[string][]byte {
	t.Helper()
	texts := map[string][]byte{}
	for _, pattern := range []string{"testdata/*.json", "pytorch/testdata/*.json"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, " has no files: ", err)
		}
		for _, file := range files {
			if texts[file], err = os.ReadFile(file); err != nil {
				t.Fatal(err)
			}
		}
	}
	return texts
}

// Whatever is read, there is a report or an error, and no panic.
func FuzzDiagnose(f *testing.F) {
	for _, text := range recordings(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var report bytes.Buffer
		if err := diagnose(bytes.NewReader(text), &report); (err == nil) != (report.Len() > 0) {
			t.Errorf("error %v, and a report of %d bytes", err, report.Len())
		}
	})
}

func BenchmarkDiagnose(b *testing.B) {
	for name, text := range recordings(b) {
		b.Run(filepath.Base(name), func(b *testing.B) {
			for range b.N {
				if err := diagnose(bytes.NewReader(text), io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
