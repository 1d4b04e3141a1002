package main

import (
	"encoding/csv"
	"fmt"
	"strconv"
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

// The CSV has the rows of the two tables, and as many of the two checks after training.
func TestCSV(t *testing.T) {
	golden.Check(t, "testdata/default.csv", golden.Output(t, run, "-csv", "-"))
	for hidden := 1; hidden <= 5; hidden++ {
		flag := fmt.Sprint("-hidden=", hidden)
		text := golden.Output(t, run, flag)
		content := golden.Output(t, run, flag, "-csv", "-")
		rows, err := csv.NewReader(strings.NewReader(content)).ReadAll()
		if err != nil || len(rows) != 1+4*(4*hidden+1) {
			t.Fatalf("%d hidden units: %d rows, %v", hidden, len(rows), err)
		}
		for k, row := range rows[1:] {
			check := k / (4*hidden + 1)
			want := fmt.Sprintf("%s,%d", backprops[check%2].name, check/2*later)
			analytic, _ := strconv.ParseFloat(row[3], 64)
			numeric, _ := strconv.ParseFloat(row[4], 64)
			relative, _ := strconv.ParseFloat(row[5], 64)
			shown := fmt.Sprintf("\n  %-10s%14.9f%14.9f", row[2], analytic, numeric)
			_, after, found := strings.Cut(text, shown)
			after, _, _ = strings.Cut(after, "\n")
			if row[0]+","+row[1] != want || check < 2 &&
				(!found || !strings.Contains(after, fmt.Sprintf("%18.1e", relative))) {
				t.Errorf("%d hidden units: row %v, want one of %s, as in the table", hidden, row, want)
			}
		}
	}
}
