package cli

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	_ "example/xor/steps/internal/golden" // for -update
)

// printFlags is a step that has flags of every kind and prints their values.
func printFlags(args []string, stdout io.Writer) error {
	flags := NewFlags("09-step", "Prints its flags.")
	seed := flags.Seed()
	eta := flags.Positive("eta", 0.7, "learning rate")
	count := flags.Int("count", 5, -2, 7, "how many")
	hidden := flags.Hidden()
	csv := flags.CSV("everything")
	name := flags.Text("name", "MISTAKE", "what to look at")
	if err := flags.Parse(args); err != nil {
		return err
	}
	_, err := fmt.Fprintf(stdout, "seed %d, eta %g, count %d, hidden %d, csv %q, name %q",
		*seed, *eta, *count, *hidden, *csv, *name)
	return err
}

const printFlagsUsage = `Prints its flags.

Usage: go run ./steps/09-step [flags]

  -seed N        starting weights, as np.random.seed(N): 0 to 4294967295
                 (default 0)
  -eta F         learning rate: finite, above 0 (default 0.7)
  -count N       how many: -2 to 7 (default 5)
  -hidden N      hidden units: 1 to 1000 (default 3)
  -csv FILE      also write everything as CSV; - is standard output
  -name MISTAKE  what to look at
  -h             print this text
`

// printFlagsNames stands at the end of an error that no flag is to blame for.
const printFlagsNames = "; allowed: -seed N, -eta F, -count N, -hidden N, " +
	"-csv FILE, -name MISTAKE, -h"

// runStep runs a step and returns all that can be seen of it.
func runStep(
	run func(args []string, stdout io.Writer) error, args ...string,
) (status int, stdout, stderr string) {
	var out, errors strings.Builder
	status = Run("09-step", run, args, &out, &errors)
	return status, out.String(), errors.String()
}

func TestFlagsTakeWhatTheyAllow(t *testing.T) {
	tests := []struct{ args, want string }{
		{"", "seed 0, eta 0.7, count 5, hidden 3, csv \"\", name \"\""},
		{"-seed 0", "seed 0, "},
		{"-seed 7", "seed 7, "},
		{"-seed=7", "seed 7, "},
		{"--seed 7", "seed 7, "},
		{"-seed 007", "seed 7, "},
		{"-seed 7 -seed 8", "seed 8, "},
		{"-seed 4294967295", "seed 4294967295, "},
		{"-eta 0.1", "eta 0.1, "},
		{"-eta +2", "eta 2, "},
		{"-eta 1e300", "eta 1e+300, "},
		{"-eta 1e-320", "eta 1e-320, "},
		{"-eta 5e-324", "eta 5e-324, "},
		{"-eta 1.7976931348623157e308", "eta 1.7976931348623157e+308, "},
		{"-count -2", "count -2, "},
		{"-count 7", "count 7, "},
		{"-count +7", "count 7, "},
		{"-count 0", "count 0, "},
		{"-hidden 1", "hidden 1, "},
		{"-hidden 1000", "hidden 1000, "},
		{"-csv -", "csv \"-\", "},
		{"-csv -h", "csv \"-h\", "}, // the next argument, whatever it is
		{"-csv=x -name=x=y", "csv \"x\", name \"x=y\""},
		{"-name µ", "name \"µ\""},
		{"-seed 1 -eta 2 -count 3 -hidden 4 -csv 5 -name 6",
			"seed 1, eta 2, count 3, hidden 4, csv \"5\", name \"6\""},
		{"-seed 1 --", "seed 1, "},
	}
	for _, test := range tests {
		status, stdout, stderr := runStep(printFlags, strings.Fields(test.args)...)
		if status != 0 || stderr != "" || !strings.Contains(stdout, test.want) {
			t.Errorf("%s: status %d, %q, %q; want %q",
				test.args, status, stdout, stderr, test.want)
		}
	}
}

func TestFlagsRefuse(t *testing.T) {
	const (
		wantSeed   = "a whole number from 0 to 4294967295"
		wantEta    = "a finite number above 0"
		wantCount  = "a whole number from -2 to 7"
		wantHidden = "a whole number from 1 to 1000"
		wantText   = "a text that is not empty"
	)
	tests := []struct {
		flag, want string
		values     []string
	}{
		{"-seed", wantSeed, []string{"-1", "4294967296", "x", "", "+5", "0x10", "1e3",
			"1.0", "1_000", " 1", "99999999999999999999", "-0", "٣"}},
		{"-eta", wantEta, []string{"0", "-0", "-1", "NaN", "nan", "Inf", "+Inf", "-Inf",
			"infinity", "1e400", "-1e400", "1e-400", "x", "", "0,7", " 1"}},
		{"-count", wantCount, []string{"-3", "8", "x", "", "1.5", "1e0", "0x1",
			"9223372036854775808", "-9223372036854775809"}},
		{"-hidden", wantHidden, []string{"0", "-1", "1001", "x", "", "3.0"}},
		{"-csv", wantText, []string{""}},
		{"-name", wantText, []string{""}},
	}
	for _, test := range tests {
		for _, value := range test.values {
			want := fmt.Sprintf("invalid value %q for flag %s: want %s",
				value, test.flag, test.want)
			checkRefused(t, want, test.flag, value)
			checkRefused(t, want, test.flag+"="+value)
			checkRefused(t, want, "-seed", "1", "-"+test.flag, value, "-h")
		}
		want := "flag needs an argument: " + test.flag + "; want " + test.want
		checkRefused(t, want, test.flag)
		checkRefused(t, want, "-seed", "1", test.flag)
	}
}

func TestArgumentsRefused(t *testing.T) {
	tests := []struct {
		want string
		args []string
	}{
		{"flag provided but not defined: -x", []string{"-x"}},
		{"flag provided but not defined: -x", []string{"-x=1"}},
		{"flag provided but not defined: -x", []string{"-seed", "1", "--x", "-h"}},
		{"flag provided but not defined: -Seed", []string{"-Seed", "1"}},
		{"flag provided but not defined: -see", []string{"-see", "1"}},
		{"flag provided but not defined: -update", []string{"-update"}},
		{"bad flag syntax: ---seed", []string{"---seed", "1"}},
		{"bad flag syntax: -=", []string{"-="}},
		{"bad flag syntax: --=1", []string{"--=1"}},
		{`unexpected argument "stray"`, []string{"stray"}},
		{`unexpected argument "stray"`, []string{"-seed", "1", "stray", "-h"}},
		{`unexpected argument "7"`, []string{"7"}},
		{`unexpected argument "-"`, []string{"-"}},
		{`unexpected argument ""`, []string{""}},
		{`unexpected argument "-seed"`, []string{"--", "-seed", "1"}},
	}
	for _, test := range tests {
		checkRefused(t, test.want+printFlagsNames, test.args...)
	}
}

// checkRefused checks that the arguments lead to exit status 2 and to nothing but
// one line on standard error.
func checkRefused(t *testing.T, want string, args ...string) {
	t.Helper()
	status, stdout, stderr := runStep(printFlags, args...)
	if status != 2 || stdout != "" || stderr != "09-step: "+want+"\n" {
		t.Errorf("%q: status %d, stdout %q, stderr\n%s, want\n09-step: %s",
			args, status, stdout, stderr, want)
	}
}

func TestFlagsOfAStepWithoutAny(t *testing.T) {
	run := func(args []string, stdout io.Writer) error {
		return NewFlags("09-step", "Does nothing.").Parse(args)
	}
	_, _, got := runStep(run, "-x")
	if want := "09-step: flag provided but not defined: -x; allowed: -h\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Whatever stands in an argument, the complaint is one line that a terminal can show,
// with the step at its start and what is allowed at its end.
func TestComplaintsAreOneShortLine(t *testing.T) {
	arguments := []string{
		"two\nlines", "two\r\nlines", "tab\tbell\a", "\x1b[31mred\x1b[0m", "\xff\xfe",
		"half\xe2\x82", "\u2028\u2029\u0085", "\u202eright to left", "\x7f", "'\"`$(",
		"%s %d %!", "日本", strings.Repeat("x", 1<<17), strings.Repeat("\n", 1<<17),
		strings.Repeat("é", 1<<17), strings.Repeat("\xff", 1<<17),
	}
	for _, argument := range arguments {
		for _, args := range [][]string{
			{argument}, {"-" + argument}, {"-x" + argument}, {"--=" + argument},
			{"-seed", argument}, {"-count=" + argument}, {"-eta=" + argument},
		} {
			status, stdout, stderr := runStep(printFlags, args...)
			if status != 2 || stdout != "" {
				t.Errorf("%.40q: status %d, stdout %.40q", args, status, stdout)
			}
			checkOneShortLine(t, stderr)
			if !strings.Contains(stderr, "; allowed: -seed N") &&
				!strings.Contains(stderr, ": want a ") {
				t.Errorf("%.40q: no word of what is allowed: %s", args, stderr)
			}
		}
	}
}

func checkOneShortLine(t *testing.T, stderr string) {
	t.Helper()
	line, found := strings.CutSuffix(stderr, "\n")
	if !found || !strings.HasPrefix(line, "09-step: ") {
		t.Errorf("not a line that begins with the step: %.80q", stderr)
	}
	if length := utf8.RuneCountInString(line); length > 620 {
		t.Errorf("%d characters in a line: %.80q", length, stderr)
	}
	for _, r := range line {
		if !unicode.IsPrint(r) {
			t.Errorf("%q in a line: %.80q", r, stderr)
		}
	}
}

func TestHelp(t *testing.T) {
	for _, args := range []string{
		"-h", "--h", "-help", "--help", "-h=x", "-h stray", "-help -x", "-h -seed x",
		"-seed 1 -h", "-eta 2 -csv - --help -name",
	} {
		status, stdout, stderr := runStep(printFlags, strings.Fields(args)...)
		if status != 0 || stderr != "" || stdout != printFlagsUsage {
			t.Errorf("%s: status %d, stderr %q, stdout\n%s", args, status, stderr, stdout)
		}
	}
}

func TestHelpFitsIn80Columns(t *testing.T) {
	description := strings.Repeat("the µ quick brown fox jumps over the lazy dog ", 9)
	for length := range len(description) {
		text := strings.ToValidUTF8(description[:length+1], "y")
		run := func(args []string, stdout io.Writer) error {
			flags := NewFlags("09-step", text)
			flags.Text("fox", "DOG", text)
			return flags.Parse(args)
		}
		status, stdout, _ := runStep(run, "-h")
		if status != 0 {
			t.Fatalf("status %d", status)
		}
		checkColumns(t, stdout)
		words := strings.Join(strings.Fields(stdout), " ")
		want := strings.Join(strings.Fields(
			text+" Usage: go run ./steps/09-step [flags] -fox DOG "+text), " ")
		if got := strings.TrimSuffix(words, " -h print this text"); got != want {
			t.Fatalf("the words of the usage text are\n%s, want\n%s", got, want)
		}
	}
}

// checkColumns checks that no line is too long, and none shorter than it needs to be.
func checkColumns(t *testing.T, text string) {
	t.Helper()
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		length := utf8.RuneCountInString(line)
		if length > 80 || strings.HasSuffix(line, " ") {
			t.Fatalf("line %d has %d columns: %q", i, length, line)
		}
		if i+1 == len(lines) || line == "" {
			continue
		}
		next, _, _ := strings.Cut(strings.TrimLeft(lines[i+1], " "), " ")
		continues := next != "" && next[0] != '-'
		if continues && length+1+utf8.RuneCountInString(next) <= 80 {
			t.Fatalf("line %d has room for the next word: %q", i, line)
		}
	}
}
