package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// values are what the flags of a step with one of every kind were given.
type values struct {
	seed      uint32
	hidden, n int
	f         float64
	csv, file string
	argument  string
}

// parse runs a step that only reads its flags.
func parse(args ...string) (got values, code int, stdout, stderr string) {
	run := func(args []string, _ io.Writer) error {
		flags := NewFlags("09-step", "Only reads its flags.")
		seed, hidden := flags.Seed(), flags.Hidden()
		n := flags.Int("n", 2, 1, 5, "a number")
		f := flags.Positive("f", 0.5, "a factor")
		csv, file := flags.CSV("the curve"), flags.File("out", "also write it")
		argument := flags.Argument("FILE", "what to read")
		err := flags.Parse(args)
		got = values{*seed, *hidden, *n, *f, *csv, *file, *argument}
		return err
	}
	var out, errs strings.Builder
	code = status("09-step", run, args, &out, &errs)
	return got, code, out.String(), errs.String()
}

func TestParse(t *testing.T) {
	for args, want := range map[string]values{
		"":                                   {0, 3, 2, 0.5, "", "", ""},
		"-seed 4294967295 -hidden 1000 -n 5": {4294967295, 1000, 5, 0.5, "", "", ""},
		"-hidden=1 --n=1 -f 1e-320":          {0, 1, 1, 1e-320, "", "", ""},
		"-csv - -out x":                      {0, 3, 2, 0.5, "-", "x", ""},
		"-csv x -csv y -out x -csv z":        {0, 3, 2, 0.5, "z", "x", ""},
		"in -n 3":                            {0, 3, 3, 0.5, "", "", "in"},
		"-n 3 -":                             {0, 3, 3, 0.5, "", "", "-"},
	} {
		got, code, stdout, stderr := parse(strings.Fields(args)...)
		if got != want || code != 0 || stdout != "" || stderr != "" {
			t.Errorf("%s: %+v, status %d, %q, %q; want %+v", args, got, code, stdout, stderr, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	const (
		allowed = "; allowed: -seed N, -hidden N, -n N, -f F, -csv FILE, -out FILE, FILE, -h"
		seed    = "want a whole number from 0 to 4294967295"
		n       = "want a whole number from 1 to 5"
		factor  = "want a finite number above 0"
	)
	for args, want := range map[string]string{
		"-seed -1":           `"-1" for flag -seed: ` + seed,
		"-seed 4294967296":   `"4294967296" for flag -seed: ` + seed,
		"-n 0":               `"0" for flag -n: ` + n,
		"-n 6":               `"6" for flag -n: ` + n,
		"-n 2.5":             `"2.5" for flag -n: ` + n,
		"-f 0":               `"0" for flag -f: ` + factor,
		"-f NaN":             `"NaN" for flag -f: ` + factor,
		"-f Inf":             `"Inf" for flag -f: ` + factor,
		"-f 1e400":           `"1e400" for flag -f: ` + factor,
		"-csv=":              `"" for flag -csv: want the name of a file, or - for standard output`,
		"-out -":             `"-" for flag -out: want the name of a file`,
		"-csv x -out x":      `-csv and -out: both are "x", want two files`,
		"-out a/../x -csv x": `-csv and -out: both are "a/../x", want two files`,
		"-x":                 "-x" + allowed,
		"-n":                 "-n" + allowed,
		"in -x":              "-x" + allowed,
		"in out":             `unexpected argument "out"` + allowed,
	} {
		_, code, stdout, stderr := parse(strings.Fields(args)...)
		if code != 2 || !strings.HasSuffix(stderr, want+"\n") || stdout != "" {
			t.Errorf("%s: status %d, %q, want 2, %q", args, code, stderr, want)
		}
		if !strings.HasPrefix(stderr, "09-step: ") || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%s: not a line that begins with the step: %q", args, stderr)
		}
	}
}

func TestHelp(t *testing.T) {
	const want = `Only reads its flags.

Usage: go run ./steps/09-step [flags] [FILE]

  -seed N    starting weights of np.random.seed(N): 0 to 4294967295 (default 0)
  -hidden N  hidden units: 1 to 1000 (default 3)
  -n N       a number: 1 to 5 (default 2)
  -f F       a factor: finite, above 0 (default 0.5)
  -csv FILE  also write the curve as CSV; - is standard output
  -out FILE  also write it
  FILE       what to read
  -h         print this text
`
	for _, args := range []string{"-h", "--help", "-n 5 -h", "in -h"} {
		_, code, stdout, stderr := parse(strings.Fields(args)...)
		if code != 0 || stdout != want || stderr != "" {
			t.Errorf("%q: status %d, %q, stdout\n%s", args, code, stderr, stdout)
		}
	}
}

// brokenWriter takes a number of bytes and fails from then on.
type brokenWriter int

var errBroken = errors.New("broken")

func (w *brokenWriter) Write(p []byte) (int, error) {
	if *w -= brokenWriter(len(p)); *w < 0 {
		return 0, &os.PathError{Op: "write", Path: "/dev/stdout", Err: errBroken}
	}
	return len(p), nil
}

// The error of a step and a failure of standard output both end in one line.
func TestErrors(t *testing.T) {
	broken := "09-step: standard output: broken\n"
	for _, test := range []struct {
		name         string
		printed      int // bytes
		err          error
		space        brokenWriter
		wantStatus   int
		wantOnStderr string
	}{
		{"none", 10000, nil, 10000, 0, ""},
		{"wrong value", 0, UsageErrorf("-n %d", 7), 0, 2, "09-step: -n 7\n"},
		{"other", 0, errors.New("a\nb\x1b"), 0, 1, "09-step: a\uFFFDb\uFFFD\n"},
		{"at the end", 10, nil, 5, 1, broken},
		{"on the way", 10000, nil, 5, 1, broken},
		{"after an error", 10, errors.New("a"), 5, 1, "09-step: a\n"},
	} {
		run := func(_ []string, stdout io.Writer) error {
			io.WriteString(stdout, strings.Repeat("x", test.printed))
			return test.err
		}
		var stderr strings.Builder
		got := status("09-step", run, nil, &test.space, &stderr)
		if got != test.wantStatus || stderr.String() != test.wantOnStderr {
			t.Errorf("%s: status %d, %q, want %d, %q",
				test.name, got, &stderr, test.wantStatus, test.wantOnStderr)
		}
	}
}

func TestWriteCSV(t *testing.T) {
	rows := func(row func(fields ...any)) {
		row("name", "count", "value")
		row("W1[0,1]", 7, 1.0/3)
		row("", -1, 1e21)
	}
	const want = "name,count,value\n\"W1[0,1]\",7,0.3333333333333333\n,-1,1e+21\n"
	file := filepath.Join(t.TempDir(), "file.csv")
	for _, test := range []struct {
		name         string
		stdout, file string
		fails        bool
	}{
		{"", "", "", false}, {file, "", want, false}, {"-", want, want, false},
		{filepath.Join(file, "below a file"), "", want, true},
	} {
		var stdout strings.Builder
		done, err := WriteCSV(test.name, &stdout, rows)
		written, _ := os.ReadFile(file)
		if done != (test.name == "-") || (err != nil) != test.fails ||
			stdout.String() != test.stdout || string(written) != test.file ||
			err != nil && !strings.Contains(err.Error(), test.name) {
			t.Errorf("%q: done %v, %v, printed\n%swrote\n%s", test.name, done, err, &stdout, written)
		}
	}
}
