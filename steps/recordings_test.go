package steps_test

import (
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Step 06 records each of its mistakes, and step 07 says of it what its page says: every
// third one from one seed, and with -all each from all the 20 seeds of that page.
func TestRecordedMistakesComeBack(t *testing.T) {
	needPrograms(t)
	said := whatComesBack(t)
	seeds, apart := 1, 3
	if *all {
		seeds, apart = 20, 1
	}
	table := regexp.MustCompile(`(?m)^([a-z0-9-]+) .*\d/\d`)
	mistakes := table.FindAllStringSubmatch(read(t, "06-mistakes/testdata/default.golden"), -1)
	if len(mistakes) < 10 {
		t.Fatalf("the table of step 06 has only %d names", len(mistakes))
	}
	for i, match := range mistakes {
		name := match[1]
		what, found := said[name]
		if !found {
			t.Errorf("RECOGNISED.md does not say what comes back of %s", name)
			continue
		}
		if i%apart != 0 {
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

// whatComesBack returns the second column of the table on the page, for each name in the
// first.
func whatComesBack(t *testing.T) map[string]string {
	said := map[string]string{}
	_, table, _ := strings.Cut(read(t, "07-diagnose/RECOGNISED.md"), "\n| recorded |")
	table, _, _ = strings.Cut(table, "\n\n")
	name := regexp.MustCompile(`\[([a-z0-9-]+)\]|the (correct) program`)
	rows := regexp.MustCompile(`(?m)^\| (.*) \| (.*) \|$`)
	for _, row := range rows.FindAllStringSubmatch(table, -1) {
		for _, match := range name.FindAllStringSubmatch(row[1], -1) {
			said[match[1]+match[2]] = row[2]
		}
	}
	return said
}

// comesBack reports whether a report says what the page says it does. What it measures
// of an update that is right is left to the tests of step 07.
func comesBack(report, what string) bool {
	for short, begins := range map[string]string{
		"the outputs do not fit": "The recorded outputs are not those of this network",
		"nothing explains it":    "I cannot tell: no listed mistake",
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
