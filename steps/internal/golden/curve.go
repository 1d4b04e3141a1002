package golden

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

// CheckCurve compares a CSV of numbers with the one in a file that another program
// has made, number by number: they may differ by the tolerance. The headers and the
// number of rows have to be the same. There is no updating such a file.
func CheckCurve(t testing.TB, file, got string, tolerance float64) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := table(t, string(content))
	have := table(t, got)
	if len(have) != len(want) {
		t.Fatalf("%d rows, want the %d of %s", len(have), len(want), file)
	}
	for row := range want {
		if !sameRow(have[row], want[row], row == 0, tolerance) {
			t.Fatalf("row %d is %v, want %v as in %s, to %g",
				row, have[row], want[row], file, tolerance)
		}
	}
}

func table(t testing.TB, text string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func sameRow(got, want []string, isHeader bool, tolerance float64) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range want {
		if isHeader {
			if got[i] != want[i] {
				return false
			}
			continue
		}
		g, gotError := strconv.ParseFloat(got[i], 64)
		w, wantError := strconv.ParseFloat(want[i], 64)
		if gotError != nil || wantError != nil || !(math.Abs(g-w) <= tolerance) {
			return false
		}
	}
	return true
}
