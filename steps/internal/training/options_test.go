package training

import (
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"example/xor/steps/internal/cli"
	_ "example/xor/steps/internal/golden" // for -update
)

// parse runs a step that only reads its flags.
func parse(args ...string) (options Options, status int, stdout, stderr string) {
	run := func(args []string, _ io.Writer) (err error) {
		options, err = ParseOptions("09-step", "Only reads its flags.", 1234, args)
		return err
	}
	var out, errors strings.Builder
	status = cli.Run("09-step", run, args, &out, &errors)
	return options, status, out.String(), errors.String()
}

func TestParseOptions(t *testing.T) {
	standard := Options{Seed: 0, Eta: 0.7, Epochs: 1234, Hidden: 3}
	with := func(change func(o *Options)) Options {
		options := standard
		change(&options)
		return options
	}
	tests := []struct {
		args string
		want Options
	}{
		{"", standard},
		{"-seed 7", with(func(o *Options) { o.Seed = 7 })},
		{"-seed 4294967295", with(func(o *Options) { o.Seed = 4294967295 })},
		{"-eta 0.1", with(func(o *Options) { o.Eta = 0.1 })},
		{"-eta 1e300", with(func(o *Options) { o.Eta = 1e300 })},
		{"-eta 1e-320", with(func(o *Options) { o.Eta = 1e-320 })},
		{"-epochs 1", with(func(o *Options) { o.Epochs = 1 })},
		{"-epochs 1000000", with(func(o *Options) { o.Epochs = 1000000 })},
		{"-hidden 1", with(func(o *Options) { o.Hidden = 1 })},
		{"-hidden 1000", with(func(o *Options) { o.Hidden = 1000 })},
		{"-csv x", with(func(o *Options) { o.csv = "x" })},
		{"-csv -", with(func(o *Options) { o.csv = "-" })},
		{"-svg x", with(func(o *Options) { o.svg = "x" })},
		{"-csv x -svg y", with(func(o *Options) { o.csv, o.svg = "x", "y" })},
		{"-csv .", with(func(o *Options) { o.csv = "." })}, // what "" is, if cleaned
		{"-svg .", with(func(o *Options) { o.svg = "." })},
		{"-csv - -svg ./-", with(func(o *Options) { o.csv, o.svg = "-", "./-" })},
		{"-csv=-x --svg=-y", with(func(o *Options) { o.csv, o.svg = "-x", "-y" })},
		{"-seed 1 -eta 2 -epochs 3 -hidden 4 -csv 5 -svg 6",
			Options{1, 2, 3, 4, "5", "6"}},
	}
	for _, test := range tests {
		got, status, stdout, stderr := parse(strings.Fields(test.args)...)
		if got != test.want || status != 0 || stdout != "" || stderr != "" {
			t.Errorf("%s: %+v, status %d, %q, %q; want %+v",
				test.args, got, status, stdout, stderr, test.want)
		}
	}
}

func TestParseOptionsRefuses(t *testing.T) {
	const (
		seed    = "want a whole number from 0 to 4294967295"
		eta     = "want a finite number above 0"
		epochs  = "want a whole number from 1 to 1000000"
		hidden  = "want a whole number from 1 to 1000"
		file    = "want a text that is not empty"
		allowed = "allowed: -seed N, -eta F, -epochs N, -hidden N, " +
			"-csv FILE, -svg FILE, -h"
	)
	tests := []struct{ args, want string }{
		{"-x", "flag provided but not defined: -x; " + allowed},
		{"x", `unexpected argument "x"; ` + allowed},
		{"-seed 1 x", `unexpected argument "x"; ` + allowed},
		{"-eta", "flag needs an argument: -eta; " + eta},
		{"-eta 0", `invalid value "0" for flag -eta: ` + eta},
		{"-eta -1", `invalid value "-1" for flag -eta: ` + eta},
		{"-eta NaN", `invalid value "NaN" for flag -eta: ` + eta},
		{"-eta Inf", `invalid value "Inf" for flag -eta: ` + eta},
		{"-eta 1e400", `invalid value "1e400" for flag -eta: ` + eta},
		{"-epochs 0", `invalid value "0" for flag -epochs: ` + epochs},
		{"-epochs 1000001", `invalid value "1000001" for flag -epochs: ` + epochs},
		{"-epochs -5", `invalid value "-5" for flag -epochs: ` + epochs},
		{"-hidden 0", `invalid value "0" for flag -hidden: ` + hidden},
		{"-hidden 1001", `invalid value "1001" for flag -hidden: ` + hidden},
		{"-seed -1", `invalid value "-1" for flag -seed: ` + seed},
		{"-seed 4294967296", `invalid value "4294967296" for flag -seed: ` + seed},
		{"-seed x", `invalid value "x" for flag -seed: ` + seed},
		{"-csv", "flag needs an argument: -csv; " + file},
		{"-csv=", `invalid value "" for flag -csv: ` + file},
		{"-svg=", `invalid value "" for flag -svg: ` + file},
		{"-svg -", `invalid value "-" for flag -svg: want the name of a file`},
		{"-csv - -svg -", `invalid value "-" for flag -svg: want the name of a file`},
		{"-csv x -svg x", `-csv and -svg: both are "x", want two files`},
		{"-svg x -csv ./x", `-csv and -svg: both are "x", want two files`},
		{"-svg a/../x/ -csv x", `-csv and -svg: both are "a/../x/", want two files`},
	}
	for _, test := range tests {
		_, status, stdout, stderr := parse(strings.Fields(test.args)...)
		if want := "09-step: " + test.want + "\n"; status != 2 || stderr != want {
			t.Errorf("%s: status %d, stderr\n%swant 2,\n%s", test.args, status, stderr, want)
		}
		if stdout != "" {
			t.Errorf("%s: standard output is %q", test.args, stdout)
		}
	}
}

func TestHelp(t *testing.T) {
	const want = `Only reads its flags.

Usage: go run ./steps/09-step [flags]

  -seed N    starting weights, as np.random.seed(N): 0 to 4294967295 (default 0)
  -eta F     learning rate: finite, above 0 (default 0.7)
  -epochs N  how often to go over the examples: 1 to 1000000 (default 1234)
  -hidden N  hidden units: 1 to 1000 (default 3)
  -csv FILE  also write the curve as CSV; - is standard output
  -svg FILE  also draw the curve as an SVG picture
  -h         print this text
`
	for _, args := range [][]string{{"-h"}, {"--help"}, {"-svg", "-", "-h"}} {
		_, status, stdout, stderr := parse(args...)
		if status != 0 || stdout != want || stderr != "" {
			t.Errorf("%q: status %d, %q, stdout\n%s", args, status, stderr, stdout)
		}
	}
}

func TestOptionsSayWhatWasTrained(t *testing.T) {
	options := Options{Seed: 7, Eta: 0.25, Epochs: 1000000, Hidden: 4}
	want := "2 inputs, 4 hidden, 1 output; seed 7, eta 0.25, 1000000 epochs"
	if got := options.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The files of a training of three epochs.
var (
	loss     = []float64{0.15, 0.125, 0.1}
	absError = []float64{2, 1.9, 1.75}
)

const curveCSV = "epoch,loss,abs_error\n0,0.15,2\n1,0.125,1.9\n2,0.1,1.75\n"

// writeFiles parses the arguments and writes the files that they ask for.
func writeFiles(t *testing.T, args ...string) (stdout string, done bool, err error) {
	t.Helper()
	options, status, _, stderr := parse(args...)
	if status != 0 {
		t.Fatalf("%q: %s", args, stderr)
	}
	var out strings.Builder
	done, err = options.WriteFiles(&out, "09-step", loss, absError)
	return out.String(), done, err
}

func TestWriteFiles(t *testing.T) {
	for _, test := range []struct {
		csv, svg, dash bool
	}{
		{false, false, false}, {true, false, false}, {false, true, false},
		{true, true, false}, {false, false, true}, {false, true, true},
	} {
		folder := t.TempDir()
		csv := filepath.Join(folder, "curve.csv")
		svg := filepath.Join(folder, "curve.svg")
		wantStdout := ""
		args := []string{"-seed", "7", "-eta", "0.25"}
		if test.csv {
			args = append(args, "-csv", csv)
		}
		if test.svg {
			args = append(args, "-svg", svg)
		}
		if test.dash {
			args = append(args, "-csv", "-")
			wantStdout = curveCSV
		}
		stdout, done, err := writeFiles(t, args...)
		if stdout != wantStdout || done != test.dash || err != nil {
			t.Errorf("%q: done %v, %v, stdout\n%s", args, done, err, stdout)
		}
		checkFile(t, csv, test.csv, curveCSV)
		title := "09-step: seed 7, eta 0.25"
		checkFile(t, svg, test.svg, LossPlot(title, loss).SVG())
	}
}

func checkFile(t *testing.T, name string, wanted bool, want string) {
	t.Helper()
	got, err := os.ReadFile(name)
	if wanted && (err != nil || string(got) != want) {
		t.Errorf("%v, the file holds\n%s, want\n%s", err, got, want)
	}
	if !wanted && err == nil {
		t.Errorf("there is a file that nobody asked for: %s", name)
	}
}

// A curve can take 50 megabytes as text: nothing makes one if nobody asked.
func TestNoFilesCostNothing(t *testing.T) {
	allocations := testing.AllocsPerRun(10, func() {
		done, err := Options{}.WriteFiles(nil, "09-step", loss, absError)
		if done || err != nil {
			t.Errorf("done %v, %v", done, err)
		}
	})
	if allocations != 0 {
		t.Errorf("%g allocations", allocations)
	}
}

func TestWriteFilesFails(t *testing.T) {
	folder := t.TempDir()
	missing := filepath.Join(folder, "missing", "curve")
	good := filepath.Join(folder, "curve")
	for _, args := range [][]string{
		{"-csv", missing}, {"-svg", missing},
		{"-csv", missing, "-svg", good}, {"-csv", good + ".csv", "-svg", missing},
		{"-csv", "-", "-svg", missing},
	} {
		stdout, done, err := writeFiles(t, args...)
		if done || stdout != "" {
			t.Errorf("%q: done %v, stdout %q", args, done, stdout)
		}
		if err == nil || !strings.HasPrefix(err.Error(), missing+": ") {
			t.Errorf("%q: error %v", args, err)
		}
	}
}

// FuzzParse reads any list of arguments, which stand in the text one after another
// with zero bytes between them.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"-seed\x007\x00-eta\x000.25\x00-epochs\x003\x00-hidden\x004\x00-csv\x00-",
		"-seed\x004294967296", "-eta\x00NaN", "-eta=1e-320", "--hidden=1001", "-h",
		"-epochs", "-=", "---", "--\x00x", "-csv\x00x\x00-svg\x00./x", "-svg\x00-", "x\ny",
		"-eta\x00\xff", "-x\u202e", "-svg=a//b\x00-csv=a/b\x00--help", "\x00",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		options, status, stdout, stderr := parse(strings.Split(text, "\x00")...)
		switch status {
		case 0:
			if stdout != "" { // asked for with -h
				checkHelp(t, stdout)
				return
			}
			checkRanges(t, options)
		case 2:
			if stdout != "" {
				t.Errorf("standard output is %q", stdout)
			}
			checkComplaint(t, stderr)
		default:
			t.Errorf("exit status %d: %s", status, stderr)
		}
	})
}

func checkHelp(t *testing.T, text string) {
	t.Helper()
	if !strings.HasPrefix(text, "Only reads its flags.\n\nUsage: ") {
		t.Errorf("standard output is %q", text)
	}
}

func checkRanges(t *testing.T, o Options) {
	t.Helper()
	if !(o.Eta > 0) || o.Eta > math.MaxFloat64 {
		t.Errorf("eta is %g", o.Eta)
	}
	if o.Epochs < 1 || o.Epochs > 1000000 || o.Hidden < 1 || o.Hidden > 1000 {
		t.Errorf("%d epochs, %d hidden units", o.Epochs, o.Hidden)
	}
	if o.svg == "-" || o.svg != "" && o.svg == o.csv {
		t.Errorf("csv %q, svg %q", o.csv, o.svg)
	}
	line := fmt.Sprint(o)
	if utf8.RuneCountInString(line) > 100 || strings.Contains(line, "\n") {
		t.Errorf("the options in a line: %q", line)
	}
}

func checkComplaint(t *testing.T, stderr string) {
	t.Helper()
	line, found := strings.CutSuffix(stderr, "\n")
	line, starts := strings.CutPrefix(line, "09-step: ")
	if !found || !starts || line == "" || utf8.RuneCountInString(line) > 610 {
		t.Errorf("not a line that begins with the step: %q", stderr)
	}
	for _, r := range line {
		if !unicode.IsPrint(r) {
			t.Errorf("%q in a line: %q", r, line)
		}
	}
	if !strings.Contains(line, "allowed: -seed N") && !strings.Contains(line, "want ") {
		t.Errorf("no word of what is allowed: %q", line)
	}
}
