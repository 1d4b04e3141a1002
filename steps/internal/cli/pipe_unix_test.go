//go:build unix

package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestWriteToPipe(t *testing.T) {
	name := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Skip("no named pipes here: ", err)
	}
	// Without O_NONBLOCK, opening would wait for a writer.
	reader, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if err := WriteFile(name, old); err != nil { // fits into the pipe
		t.Fatal(err)
	}
	got := make([]byte, 2*len(old))
	if n, err := reader.Read(got); string(got[:n]) != old {
		t.Errorf("the reader saw %q, %v", got[:n], err)
	}
	if mode(t, name)&fs.ModeNamedPipe == 0 {
		t.Error("the pipe is no longer one")
	}
	checkFolder(t, filepath.Dir(name), "pipe")
}
