// Package golden compares what a test got with the content of a file, and
// rewrites that file when the tests run with -update:
//
//	go test ./... -update
//
// Importing the package registers the flag. Only tests should import it.
package golden

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the expected outputs of the tests")

// Updating reports whether the tests run with -update.
func Updating() bool { return *update }

// Check fails the test unless file holds exactly got. With -update it writes got to
// file instead, and creates the folders on the way.
func Check(t testing.TB, file string, got string) {
	t.Helper()
	if Updating() {
		if err := write(file, got); err != nil {
			t.Errorf("updating the expected output: %v", err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%s does not exist; create it with go test -update", file)
		return
	}
	if err != nil {
		t.Errorf("reading the expected output: %v", err)
		return
	}
	if diff := UnifiedDiff(file, "got", string(want), got); diff != "" {
		t.Errorf("the output is not what %s holds\n"+
			"(if the new output is right, accept it with go test -update):\n%s",
			file, diff)
	}
}

func write(file, content string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(content), 0o644)
}
