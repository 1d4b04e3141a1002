package steps_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Step 06 records each of its mistakes, and step 07 says of it what its page says: with
// -all from all the 20 seeds of that page.
func TestRecordedMistakesComeBack(t *testing.T) {
	needPrograms(t)
	said := whatComesBack(t)
	seeds := 1
	if *all {
		seeds = 20
	}
	for _, name := range recordable(t) {
		what, found := said[name]
		if !found {
			t.Errorf("RECOGNISED.md does not say what comes back of %s", name)
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "recording.json")
			for seed := range seeds {
				r := runStep("06-mistakes", "", "",
					"-name", name, "-seed", strconv.Itoa(seed), "-seeds", "1", "-record", file)
				if r.status != 0 {
					t.Fatal(r.stderr)
				}
				d := runStep("07-diagnose", "", "", file)
				report := strings.Join(strings.Fields(d.stdout+d.stderr), " ")
				if !comesBack(report, what) {
					t.Errorf("seed %d: want %q, the report begins\n%.200s", seed, what, report)
				}
				// A constant does no harm where it is the same for all parameters.
				harmless := strings.Contains(report, "That is harmless")
				if harmless != (name == "averaged") {
					t.Errorf("seed %d: called harmless: %t", seed, harmless)
				}
			}
		})
	}
}

// recordable returns the names of the mistakes that are in a program of step 06.
func recordable(t *testing.T) []string {
	t.Helper()
	var names []string
	table := strings.Join(fileLines(t, "steps/06-mistakes/testdata/default.golden"), "\n")
	for _, match := range regexp.MustCompile(`(?m)^([a-z0-9-]+) .*\d/\d`).FindAllStringSubmatch(table, -1) {
		names = append(names, match[1])
	}
	if len(names) < 10 {
		t.Fatalf("the table of step 06 has only %d names", len(names))
	}
	return names
}

// whatComesBack returns the second column of the table on the page, for each name in the
// first.
func whatComesBack(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("07-diagnose/RECOGNISED.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "\n| recorded |")
	table, _, _ = strings.Cut(table, "\n\n")
	said := map[string]string{}
	for _, row := range strings.Split(table, "\n") {
		if cells := strings.Split(row, " | "); len(cells) == 2 {
			what := strings.TrimSuffix(cells[1], " |")
			for _, link := range regexp.MustCompile(`\[([a-z0-9-]+)\]`).FindAllStringSubmatch(cells[0], -1) {
				said[link[1]] = what
			}
			if strings.Contains(cells[0], "the correct program") {
				said["correct"] = what
			}
		}
	}
	return said
}

// comesBack reports whether a report says what the page says it does. What it measures
// of an update that is right is left to the tests of step 07.
func comesBack(report, what string) bool {
	for short, begins := range map[string]string{
		"the outputs do not fit": "The recorded outputs are not those of this network",
		"nothing explains it":    "None of the updates comes from anything",
		"all states are equal":   "Nothing is updated: all states are equal",
		"right; ":                "The update is right",
		"right, and ":            "The update is right",
	} {
		if strings.HasPrefix(what, short) {
			return strings.HasPrefix(report, begins)
		}
	}
	what, constant := strings.CutPrefix(what, "right, but for a constant: ")
	return strings.Contains(report, what) &&
		constant == strings.HasPrefix(report, "The update is right, but for a constant")
}
