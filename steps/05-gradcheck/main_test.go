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

// The golden files alone would freeze a wrong verdict as well.
func TestBothVerdictsArePrinted(t *testing.T) {
	for _, args := range [][]string{{}, {"-seed", "7"}, {"-hidden", "1"}, {"-hidden", "5"}} {
		text := golden.Output(t, run, args...)
		for verdict, count := range map[string]int{
			"  verdict: all are -1 times the measured slope: the sign is wrong\n": 2,
			"  verdict: all agree\n": 2,
		} {
			if got := strings.Count(text, verdict); got != count {
				t.Errorf("%q: %d times %q, want %d", args, got, verdict, count)
			}
		}
	}
}

func TestLinesFitInto80Columns(t *testing.T) {
	for _, args := range [][]string{
		{}, {"-seed", "4294967295"}, {"-seed", "184"}, {"-seed", "73"},
		{"-hidden", "1"}, {"-hidden", "30"},
	} {
		for _, line := range strings.Split(golden.Output(t, run, args...), "\n") {
			if utf8.RuneCountInString(line) > 80 || strings.HasSuffix(line, " ") {
				t.Errorf("%q: %q", args, line)
			}
		}
	}
}

// Slopes that agree only because of the noise are marked, and the mark explained.
func TestStar(t *testing.T) {
	for seed, want := range map[string]int{"0": 0, "184": 2} { // one row, one remark
		if got := strings.Count(golden.Output(t, run, "-seed", seed), "*"); got != want {
			t.Errorf("seed %s: %d stars, want %d", seed, got, want)
		}
	}
	if text := golden.Output(t, run, "-seed", "73"); strings.Count(text, "*") != 2 {
		t.Errorf("seed 73: want a star in the summary and one before the remark:\n%s", text)
	}
}

func TestLongTablesAreCut(t *testing.T) {
	cut := "and 20 more; -csv writes them all"
	if got := strings.Count(golden.Output(t, run, "-hidden", "10"), cut); got != 2 {
		t.Errorf("%d tables say %q, want 2", got, cut)
	}
	if strings.Contains(golden.Output(t, run, "-hidden", "5"), "more;") {
		t.Error("a table of 21 rows is cut")
	}
}

func TestCSV(t *testing.T) {
	golden.Check(t, "testdata/default.csv", golden.Output(t, run, "-csv", "-"))
	for _, hidden := range []int{1, 3, 5} {
		text := golden.Output(t, run, "-csv", "-", "-hidden", fmt.Sprint(hidden))
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		header := "backprop,epoch,parameter,analytic,numeric,relative_error"
		if strings.Join(rows[0], ",") != header {
			t.Errorf("header %q", rows[0])
		}
		perCheck := 4*hidden + 1
		if len(rows) != 1+4*perCheck {
			t.Fatalf("%d hidden units: %d rows", hidden, len(rows))
		}
		checkRows(t, hidden, rows[1:])
	}
}

// checkRows recomputes every row.
func checkRows(t *testing.T, hidden int, rows [][]string) {
	t.Helper()
	for _, epoch := range []int{0, 100} {
		for _, b := range backprops {
			n := NewNetwork(hidden, 0)
			for range epoch {
				b.train(n, NewGradients(n), xor, 0.7)
			}
			for _, s := range b.slopes(n) {
				want := []string{b.name, strconv.Itoa(epoch), s.Name}
				if strings.Join(rows[0][:3], " ") != strings.Join(want, " ") {
					t.Errorf("row %q, want %q", rows[0], want)
				}
				for k, v := range []float64{s.Analytic, s.Numeric, s.RelativeError()} {
					got, err := strconv.ParseFloat(rows[0][3+k], 64)
					if err != nil || got != v {
						t.Errorf("row %q, column %d: want %v", rows[0], 3+k, v)
					}
				}
				rows = rows[1:]
			}
		}
	}
}
