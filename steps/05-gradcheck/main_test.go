package main

import (
	"strings"
	"testing"
	"unicode/utf8"

	"example/xor/steps/internal/golden"
)

// What is printed, by how often: the golden files alone would freeze a wrong verdict as
// well. Slopes that agree only because of the noise are marked with a star, in a row or
// in the summary, and a remark explains it. A long table is cut. All lines fit.
func TestOutput(t *testing.T) {
	const cut = "and 20 more; -csv writes them all"
	for args, want := range map[string]map[string]int{
		"": {"*": 0}, "-seed 7": {"*": 0}, "-seed 184": {"*": 2}, "-seed 73": {"*": 2},
		"-seed 4294967295": {}, "-hidden 1": {}, "-hidden 5": {"more;": 0},
		"-hidden 10": {cut: 2}, "-hidden 30": {},
	} {
		want["  verdict: all are -1 times the measured slope: the sign is wrong\n"] = 2
		want["  verdict: all agree\n"] = 2
		text := golden.Output(t, run, strings.Fields(args)...)
		for part, count := range want {
			if got := strings.Count(text, part); got != count {
				t.Errorf("%s: %d times %q, want %d", args, got, part, count)
			}
		}
		for _, line := range strings.Split(text, "\n") {
			if utf8.RuneCountInString(line) > 80 || strings.HasSuffix(line, " ") {
				t.Errorf("%s: %q", args, line)
			}
		}
	}
}

func TestCSV(t *testing.T) {
	golden.Check(t, "testdata/default.csv", golden.Output(t, run, "-csv", "-"))
}
