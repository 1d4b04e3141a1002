package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"example/xor/steps/06-mistakes/mistakes"
	"example/xor/steps/internal/golden"
)

var number = regexp.MustCompile(`-?\d+\.\d+(e-\d+)?`)

// rounded returns a recording with its numbers rounded to so many decimals.
func rounded(text string, decimals int) string {
	return number.ReplaceAllStringFunc(text, func(s string) string {
		v, _ := strconv.ParseFloat(s, 64)
		return strconv.FormatFloat(v, 'f', decimals, 64)
	})
}

// verdict is the first paragraph of the report, without the size of a factor.
func verdict(t *testing.T, recording string) string {
	var report strings.Builder
	if err := diagnose(strings.NewReader(recording), &report); err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(report.String(), "\n\n")
	return regexp.MustCompile(`[0-9.]+ times`).ReplaceAllString(
		strings.Join(strings.Fields(first), " "), "times")
}

// How many decimals a recording needs: twelve mistakes and the correct program, from five
// starts each. Too few must never become another verdict.
func TestDecimals(t *testing.T) {
	names := []string{"no-slope-hidden", "sigmoid-as-slope", "w2-left-out", "slopes-mixed",
		"outer-reversed", "own-activation", "mean-for-biases", "derivative-twice", "raw-error",
		"eta-twice", "decay-sign", "slope-of-error", "correct"}
	open := regexp.MustCompile(
		`[Tt]oo few digits|no mistake in the list|no listed mistake|cannot tell`)
	tried := []int{8, 6, 5, 4, 3, 2}
	same, left, other := [9]int{}, [9]int{}, [9]int{} // by decimals
	for _, name := range names {
		m, _ := mistakes.Called(name)
		for seed := range uint32(5) {
			text, err := m.Program.Complete().RecordingText(seed)
			if err != nil {
				t.Fatal(err)
			}
			want := verdict(t, text)
			for _, decimals := range tried {
				switch got := verdict(t, rounded(text, decimals)); {
				case got == want:
					same[decimals]++
				case open.MatchString(got):
					left[decimals]++
				default:
					other[decimals]++
					t.Errorf("%s, seed %d, %d decimals: %s", name, seed, decimals, got)
				}
			}
		}
	}
	table := "decimals   the same verdict   too few digits, or nothing named   another verdict\n"
	for _, d := range tried {
		table += fmt.Sprintf("%8d%19d%36d%18d\n", d, same[d], left[d], other[d])
	}
	golden.Check(t, "testdata/decimals.golden", table)
}
