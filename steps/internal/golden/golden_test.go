package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// recorder stands in for the test that calls Check, and keeps what it reports.
type recorder struct {
	testing.TB
	errors []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}

// withUpdating runs f as if -update were given or not, whatever this test was given.
func withUpdating(updating bool, f func()) {
	saved := *update
	*update = updating
	defer func() { *update = saved }()
	f()
}

func TestCheck(t *testing.T) {
	file := filepath.Join(t.TempDir(), "want.txt")
	if err := os.WriteFile(file, []byte("x\ny\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(t.TempDir(), "missing.txt")
	tests := []struct {
		name, file, got string
		reported        []string
	}{
		{"equal", file, "x\ny\n", nil},
		{"changed line", file, "x\nz\n", []string{file, "\n-y\n+z\n", "-update"}},
		{"missing newline", file, "x\ny", []string{"No newline at end of file"}},
		{"missing file", missing, "", []string{missing, "-update"}},
		{"not a file", filepath.Dir(file), "", []string{filepath.Dir(file)}},
	}
	withUpdating(false, func() {
		for _, test := range tests {
			r := &recorder{}
			Check(r, test.file, test.got)
			if len(test.reported) == 0 && len(r.errors) > 0 {
				t.Errorf("%s: reported %q", test.name, r.errors)
			}
			for _, part := range test.reported {
				if len(r.errors) != 1 || !strings.Contains(r.errors[0], part) {
					t.Errorf("%s: reported %q, want %q in it", test.name, r.errors, part)
				}
			}
		}
	})
}

func TestCheckUpdates(t *testing.T) {
	file := filepath.Join(t.TempDir(), "new", "folder", "want.txt")
	for _, content := range []string{"first\n", "second\n"} {
		withUpdating(true, func() { Check(t, file, content) })
		withUpdating(false, func() { Check(t, file, content) })
	}
	r := &recorder{}
	withUpdating(true, func() { Check(r, filepath.Join(file, "below-a-file"), "") })
	if len(r.errors) != 1 {
		t.Errorf("writing below a file reported %q, want one error", r.errors)
	}
}

func TestUpdating(t *testing.T) {
	for _, updating := range []bool{false, true} {
		withUpdating(updating, func() {
			if Updating() != updating {
				t.Errorf("Updating() = %v with -update=%v", !updating, updating)
			}
		})
	}
}
