package main

import (
	"encoding/csv"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"example/xor/steps/internal/cli"
	"example/xor/steps/internal/golden"
	"example/xor/steps/internal/readme"
)

// surveyed is NewSurvey, but nothing is surveyed twice: the tests share what they need.
func surveyed(m Mistake, first uint32, starts int) Survey {
	key := surveyKey{m.Name, first, starts}
	surveyLock.Lock()
	defer surveyLock.Unlock()
	s, done := surveys[key]
	if !done {
		s = NewSurvey(m, first, starts)
		surveys[key] = s
	}
	return s
}

type surveyKey struct {
	name   string
	first  uint32
	starts int
}

var (
	surveyLock sync.Mutex
	surveys    = map[surveyKey]Survey{}
)

func runStep(args []string, stdout, stderr io.Writer) int {
	return cli.Run(step, func(args []string, stdout io.Writer) error {
		survey := func(m Mistake, starts int) Survey { return surveyed(m, 0, starts) }
		return run(args, stdout, survey, func() {})
	}, args, stdout, stderr)
}

// printed returns what the step prints, and fails the test if that is not all.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr strings.Builder
	if status := runStep(args, &stdout, &stderr); status != 0 || stderr.Len() > 0 {
		t.Errorf("%q: status %d, %s", args, status, &stderr)
	}
	return stdout.String()
}

func TestTable(t *testing.T) {
	text := printed(t)
	checkText(t, "the table", text)
	golden.Check(t, "testdata/table.golden", text)
	for _, m := range mistakes {
		if strings.Count(text, "\n"+m.Name+" ") != 1 {
			t.Errorf("the table has not one row for %s", m.Name)
		}
	}
}

func TestPages(t *testing.T) {
	for _, m := range mistakes {
		text := printed(t, "-name", m.Name)
		checkText(t, m.Name, text)
		golden.Check(t, filepath.Join("testdata", m.Name+".golden"), text)
	}
}

// checkText finds what no output should have.
func checkText(t *testing.T, name, text string) {
	t.Helper()
	for _, line := range strings.Split(text, "\n") {
		if utf8.RuneCountInString(line) > 80 {
			t.Errorf("%s: wider than 80 columns: %q", name, line)
		}
		if strings.TrimRight(line, " ") != line {
			t.Errorf("%s: spaces at the end of %q", name, line)
		}
	}
	for _, bad := range []string{"NaN", "Inf", "-0 ", "\t"} {
		if strings.Contains(text, bad) {
			t.Errorf("%s: prints %q", name, bad)
		}
	}
}

func TestLargestTableFits(t *testing.T) {
	s := surveyed(mistakes[0], 0, 100)
	s.Seeds = make([]uint32, 1000)
	s.Learned = 1000
	s.Median = []float64{0.25}
	s.Checks = surveyed(mustFind(t, "sign-flipped-hidden"), 0, 100).Checks
	s.Mistake.Name = "sign-flipped-hidden"
	checkText(t, "1000 starts", s.row())
}

func mustFind(t *testing.T, name string) Mistake {
	t.Helper()
	m, ok := mistakeCalled(name)
	if !ok {
		t.Fatalf("there is no mistake %q", name)
	}
	return m
}

func TestUnknownName(t *testing.T) {
	for name, nearest := range map[string]string{
		"sign":         "sign-flipped, sign-flipped-hidden",
		"SIGN-FLIPPED": "sign-flipped",
		"zero-strat":   "zero-start",
		"relu":         "dying-relu",
		"no-bias":      "no-biases",
		"xyz":          "",
	} {
		var stdout, stderr strings.Builder
		status := runStep([]string{"-name", name}, &stdout, &stderr)
		if status != 2 || stdout.Len() > 0 || strings.Count(stderr.String(), "\n") != 1 {
			t.Errorf("%s: status %d, standard output %q, standard error %q",
				name, status, &stdout, &stderr)
		}
		if !strings.Contains(stderr.String(), "the nearest are "+nearest) {
			t.Errorf("%s: %s does not name %s first", name, &stderr, nearest)
		}
	}
}

func TestWrongArguments(t *testing.T) {
	for _, args := range [][]string{
		{"-seeds", "0"}, {"-seeds", "1001"}, {"-seeds", "x"}, {"-name", ""}, {"-csv", ""},
		{"sign-flipped"}, {"-seed", "1"},
	} {
		var stdout, stderr strings.Builder
		if status := runStep(args, &stdout, &stderr); status != 2 || stdout.Len() > 0 ||
			strings.Count(stderr.String(), "\n") != 1 {
			t.Errorf("%q: status %d, standard output %q, standard error %q",
				args, status, &stdout, &stderr)
		}
	}
}

func TestCSV(t *testing.T) {
	text := printed(t, "-csv", "-")
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != 1+len(mistakes) {
		t.Fatalf("%d rows, want a header and %d", len(records), len(mistakes))
	}
	for i, m := range mistakes {
		if records[1+i][0] != m.Name {
			t.Errorf("row %d is %s, want %s", i+1, records[1+i][0], m.Name)
		}
	}
	golden.Check(t, "testdata/table.csv", text)

	file := filepath.Join(t.TempDir(), "one.csv")
	page := printed(t, "-name", "sign-flipped", "-csv", file)
	if page != printed(t, "-name", "sign-flipped") {
		t.Error("with -csv FILE the page is another one")
	}
	want := strings.Join(strings.SplitAfter(text, "\n")[:1], "")
	for _, line := range strings.SplitAfter(text, "\n") {
		if strings.HasPrefix(line, "sign-flipped,") {
			want += line
		}
	}
	golden.Check(t, "testdata/one.csv", want)
	if !golden.Updating() {
		golden.Check(t, file, want)
	}
}

func TestREADME(t *testing.T) {
	readme.CheckCommands(t, "../..", "06-mistakes", runStep)
}
