package edited

import "testing"

// stopped is a test that notes what it fails with.
type stopped struct {
	testing.TB
	format string
}

func (s *stopped) Helper() {}

func (s *stopped) Fatalf(format string, _ ...any) {
	s.format = format
	panic(s)
}

// An exercise whose line is no longer there must not pass as done.
func TestTextMustBeThere(t *testing.T) {
	s := &stopped{TB: t}
	defer func() {
		if recover() != s || s.format != "%s has no %q" {
			t.Errorf("Run ends with %q", s.format)
		}
	}()
	Run(s, "edited.go", "not in "+"the file", "")
}
