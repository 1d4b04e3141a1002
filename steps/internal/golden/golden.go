// Package golden compares what a test got with what a file holds.
//
// Check rewrites its file instead if the environment says so:
//
//	UPDATE=1 go test ./...
//
// Only tests should import it.
package golden

import (
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Updating reports whether the tests are to rewrite what they expect.
func Updating() bool { return os.Getenv("UPDATE") == "1" }

// Check fails the test unless file holds exactly got. Updating, it writes got to file.
func Check(t testing.TB, file, got string) {
	t.Helper()
	if Updating() {
		os.MkdirAll(filepath.Dir(file), 0o755)
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Error(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Error(err)
	} else if diff := Diff(string(want), got); diff != "" {
		t.Errorf("this is not what %s holds; if it is right, accept it with "+
			"UPDATE=1 go test ./...\n%.4000s", file, diff)
	}
}

// Diff compares two texts line by line, in the format of diff -u. It is empty if they are
// equal. All lines from the first that differs to the last count as one change.
func Diff(a, b string) string {
	if a == b {
		return ""
	}
	const context = 3 // lines
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	start, end := 0, 0 // how many lines the texts have in common
	for start < min(len(x), len(y)) && x[start] == y[start] {
		start++
	}
	for end < min(len(x), len(y))-start && x[len(x)-1-end] == y[len(y)-1-end] {
		end++
	}
	from, to := max(start-context, 0), max(end-context, 0)
	text := fmt.Sprintf("@@ -%d,%d +%d,%d @@\n",
		from+1, len(x)-to-from, from+1, len(y)-to-from)
	for _, part := range []struct {
		mark  string
		lines []string
	}{
		{" ", x[from:start]}, {"-", x[start : len(x)-end]},
		{"+", y[start : len(y)-end]}, {" ", x[len(x)-end : len(x)-to]},
	} {
		for _, line := range part.lines {
			text += part.mark + line + "\n"
		}
	}
	return text
}

// Output returns what a step's run prints for these arguments.
func Output(
	t testing.TB, run func(args []string, stdout io.Writer) error, args ...string,
) string {
	t.Helper()
	var stdout strings.Builder
	if err := run(args, &stdout); err != nil {
		t.Fatalf("%q: %v", args, err)
	}
	return stdout.String()
}

// CheckPicture fails the test unless the numbers with four decimals in an SVG picture are
// these, in this order.
func CheckPicture(t testing.TB, file string, want []float64) {
	t.Helper()
	content, err := os.ReadFile(file)
	text := strings.ReplaceAll(string(content), "−", "-") // the minus of a formula
	got := strings.Join(regexp.MustCompile(`-?\d+\.\d{4}\b`).FindAllString(text, -1), " ")
	if want := fmt.Sprintf("%.4f", want); err != nil || "["+got+"]" != want {
		t.Errorf("%s has the numbers [%s], want %s (%v)", file, got, want, err)
	}
}

// CheckCurve compares CSV with that of a file which another program has made: its numbers
// may differ by the tolerance, and the rest has to be the same.
func CheckCurve(t testing.TB, file, got string, tolerance float64) {
	t.Helper()
	checkNumbers(t, file, got, func(float64) float64 { return tolerance })
}

// CheckNumbers compares a text with that of a file which another program has made: its
// numbers may differ by a share, and the rest has to be the same. Updating, it writes got
// to file.
func CheckNumbers(t testing.TB, file, got string, share float64) {
	t.Helper()
	if Updating() {
		Check(t, file, got)
		return
	}
	checkNumbers(t, file, got, func(v float64) float64 { return share * (1e-3 + math.Abs(v)) })
}

var numbers = regexp.MustCompile(`-?\b\d+(\.\d+)?([eE][-+]?\d+)?\b`)

func checkNumbers(t testing.TB, file, got string, tolerance func(v float64) float64) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := string(content)
	if numbers.ReplaceAllString(got, "0") != numbers.ReplaceAllString(want, "0") {
		t.Fatalf("%s has other words:\n%.4000s", file, got)
	}
	have := numbers.FindAllString(got, -1)
	for i, field := range numbers.FindAllString(want, -1) {
		v, _ := strconv.ParseFloat(field, 64)
		g, _ := strconv.ParseFloat(have[i], 64)
		if math.Abs(g-v) > tolerance(v) {
			t.Fatalf("number %d is %s, want %s as in %s", i+1, have[i], field, file)
		}
	}
}
