package pages

import (
	"math"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"example/xor/steps/06-mistakes/mistakes"
)

// The pages and the table from two starts fit a terminal, and a page says if a loss stops
// being a number.
func TestOutputs(t *testing.T) {
	var entries []Entry
	for _, m := range mistakes.All() {
		m.CountAfter = nil
		e := New(m, 0, 2)
		entries = append(entries, e)
		page := Page(e)
		checkText(t, m.Name, page)
		if s := e.Survey; s != nil {
			last := s.Median[len(s.Median)-1] + s.First[len(s.First)-1]
			diverged := math.IsNaN(last) || math.IsInf(last, 0)
			if strings.Contains(page, "no longer a number") != diverged {
				t.Errorf("%s: the losses end at %g, its page is\n%s", m.Name, last, page)
			}
		}
	}
	checkText(t, "the table", Table(entries))
}

// checkText finds what no output should have.
func checkText(t *testing.T, name, text string) {
	t.Helper()
	for _, line := range strings.Split(text, "\n") {
		if utf8.RuneCountInString(line) > 80 && !strings.Contains(line, "https://") &&
			!strings.HasPrefix(line, "  delta") {
			t.Errorf("%s: wider than 80 columns: %q", name, line)
		}
		if strings.TrimRight(line, " ") != line {
			t.Errorf("%s: spaces at the end of %q", name, line)
		}
	}
	if bad := regexp.MustCompile(`\b(NaN|Inf)\b|-0 |\t`).FindString(text); bad != "" {
		t.Errorf("%s: prints %q", name, bad)
	}
}

// The last exercise breaks backprop.go. Its page shows what that prints.
func TestExercise(t *testing.T) {
	m, _ := mistakes.Called("correct")
	flipped, _ := mistakes.Called("sign-flipped")
	m.CountAfter = nil
	m.Program.OutputDelta = flipped.Program.OutputDelta
	lines := strings.SplitAfter(Page(New(m, 0, 10)), "\n")
	shown := "```text\n" + strings.Join(lines[:4], "") + "```\n"
	symptoms, err := os.ReadFile("../SYMPTOMS.md")
	if err != nil || !strings.Contains(string(symptoms), shown) {
		t.Errorf("SYMPTOMS.md does not show\n%s%v", shown, err)
	}
}

// A page counts the runs that have learned after some epochs, and those that have not.
func TestCounts(t *testing.T) {
	m, _ := mistakes.Called("no-slope-output")
	m.CountAfter = []int{10, 2000}
	page := Page(New(m, 0, 3))
	want := `runs that have learned, and runs that have not:
  after    10 epochs      0      3
  after  2000 epochs      3      0
`
	if !strings.Contains(page, want) {
		t.Error(page)
	}
}
