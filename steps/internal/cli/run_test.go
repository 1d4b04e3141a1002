package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

func TestExitStatus(t *testing.T) {
	wrapped := fmt.Errorf("wrapped: %w", UsageErrorf("%s is %d", "x", 1))
	tests := []struct {
		name   string
		err    error
		status int
		stderr string
	}{
		{"success", nil, 0, ""},
		{"the step's own error", errors.New("epoch 3: it broke"), 1,
			"09-step: epoch 3: it broke\n"},
		{"usage error", UsageErrorf("-x %q: want %d", "y", 1), 2,
			"09-step: -x \"y\": want 1\n"},
		{"usage error inside another", wrapped, 2, "09-step: wrapped: x is 1\n"},
		{"two lines", errors.New("one\ntwo\r\n"), 1, "09-step: one\uFFFDtwo\uFFFD\uFFFD\n"},
		{"empty", errors.New(""), 1, "09-step: \n"},
	}
	for _, test := range tests {
		run := func(args []string, stdout io.Writer) error {
			fmt.Fprint(stdout, "printed before")
			return test.err
		}
		status, stdout, stderr := runStep(run)
		if status != test.status || stderr != test.stderr || stdout != "printed before" {
			t.Errorf("%s: status %d, stderr %q, stdout %q; want %d, %q",
				test.name, status, stderr, stdout, test.status, test.stderr)
		}
	}
}

func TestRunPassesTheArguments(t *testing.T) {
	var got []string
	runStep(func(args []string, _ io.Writer) error { got = args; return nil }, "a", "", "c")
	if len(got) != 3 || got[0] != "a" || got[1] != "" || got[2] != "c" {
		t.Errorf("the step got %q", got)
	}
}

// Of a text that is far too long the two ends are left, of any other nothing is lost.
func TestLongErrors(t *testing.T) {
	for _, length := range []int{1, 599, 600, 601, 602, 603, 10000} {
		text := strings.Repeat("ä", length/2) + strings.Repeat("ö", length-length/2)
		want := text
		if length > 600 {
			want = strings.Repeat("ä", 300) + "…" + strings.Repeat("ö", 300)
		}
		run := func([]string, io.Writer) error { return errors.New(text) }
		if _, _, got := runStep(run); got != "09-step: "+want+"\n" {
			t.Errorf("%d letters: got %s", length, got)
		}
	}
}

// failing is a standard output that takes so many bytes and then no more.
type failing struct{ room int }

func (f *failing) Write(p []byte) (int, error) {
	if len(p) <= f.room {
		f.room -= len(p)
		return len(p), nil
	}
	return f.room, &os.PathError{Op: "write", Path: "/dev/stdout", Err: errNoSpace}
}

var errNoSpace = errors.New("no space left")

func TestStandardOutputFails(t *testing.T) {
	long := strings.Repeat("text\n", 10000)
	steps := map[string]func(args []string, stdout io.Writer) error{
		"short": func(_ []string, stdout io.Writer) error {
			fmt.Fprint(stdout, "text") // the steps do not look at the error
			return nil
		},
		"long": func(_ []string, stdout io.Writer) error {
			fmt.Fprint(stdout, long)
			return nil
		},
		"CSV": func(_ []string, stdout io.Writer) error {
			_, err := WriteCSV("-", stdout, func() string { return long })
			return err
		},
		"wrapped": func(_ []string, stdout io.Writer) error {
			_, err := io.WriteString(stdout, long)
			return fmt.Errorf("curve: %w", err)
		},
		"help": func([]string, io.Writer) error {
			return printFlags([]string{"-h"}, nil)
		},
	}
	for name, step := range steps {
		var stderr strings.Builder
		status := Run("09-step", step, nil, &failing{room: 3}, &stderr)
		want := "09-step: standard output: no space left\n"
		if status != 1 || stderr.String() != want {
			t.Errorf("%s: status %d, %q, want %q", name, status, stderr.String(), want)
		}
	}
}

// The step's own error says more than that it could not be printed, either.
func TestStepAndStandardOutputFail(t *testing.T) {
	for want, err := range map[int]error{
		1: errors.New("it broke"),
		2: UsageErrorf("it broke"),
	} {
		run := func(_ []string, stdout io.Writer) error {
			fmt.Fprint(stdout, "text")
			return err
		}
		var stderr strings.Builder
		status := Run("09-step", run, nil, &failing{}, &stderr)
		if status != want || stderr.String() != "09-step: it broke\n" {
			t.Errorf("status %d, %q; want %d", status, stderr.String(), want)
		}
	}
}

func TestStandardOutputOnAFullDevice(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here")
	}
	defer full.Close()
	for _, args := range [][]string{nil, {"-h"}} {
		var stderr strings.Builder
		status := Run("09-step", printFlags, args, full, &stderr)
		got := stderr.String()
		if status != 1 || !strings.HasPrefix(got, "09-step: standard output: ") {
			t.Errorf("%q: status %d, %q", args, status, got)
		}
		checkOneShortLine(t, got)
	}
}
