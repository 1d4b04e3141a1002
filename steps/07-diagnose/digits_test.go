package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"example/xor/steps/06-mistakes/mistakes"
	"example/xor/steps/internal/golden"
)

// rounded returns a JSON value with all numbers rounded to so many decimals.
func rounded(v any, decimals int) any {
	switch v := v.(type) {
	case float64:
		place := math.Pow(10, float64(decimals))
		return math.Round(v*place) / place
	case []any:
		for i := range v {
			v[i] = rounded(v[i], decimals)
		}
	case map[string]any:
		for name := range v {
			if name != "eta" {
				v[name] = rounded(v[name], decimals)
			}
		}
	}
	return v
}

// What takes longer: go test ./steps/07-diagnose -all
var all = flag.Bool("all", false, "round recordings from five starts, not from one")

// How many decimals a recording needs: twelve mistakes and the correct program, from five
// starts each. Too few must never become another verdict.
func TestDecimals(t *testing.T) {
	names := []string{"no-slope-hidden", "sigmoid-as-slope", "w2-left-out", "slopes-mixed",
		"outer-reversed", "own-activation", "mean-for-biases", "derivative-twice", "raw-error",
		"eta-twice", "decay-sign", "slope-of-error", "correct"}
	verdict := func(text string) string {
		var report strings.Builder
		if err := diagnose(strings.NewReader(text), &report); err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(report.String(), "\n\n")
		return regexp.MustCompile(`[0-9.]+ times`).ReplaceAllString(strings.Join(strings.Fields(first), " "), "times")
	}
	open := regexp.MustCompile(`[Tt]oo few digits|no mistake in the list|no listed mistake|cannot tell`)
	starts := uint32(1)
	if *all {
		starts = 5
	}
	table := "decimals   the same verdict   too few digits, or nothing named   another verdict\n"
	for _, decimals := range []int{8, 6, 5, 4, 3, 2} {
		same, left, other := 0, 0, 0
		for _, name := range names {
			m, _ := mistakes.Called(name)
			for seed := range starts {
				text, err := m.Program.Complete().RecordingText(seed)
				if err != nil {
					t.Fatal(err)
				}
				var v any
				if err := json.Unmarshal([]byte(text), &v); err != nil {
					t.Fatal(err)
				}
				short, _ := json.Marshal(rounded(v, decimals))
				full, got := verdict(text), verdict(string(short))
				switch {
				case got == full:
					same++
				case open.MatchString(got):
					left++
				default:
					other++
					t.Errorf("%s, seed %d, %d decimals: %s", name, seed, decimals, got)
				}
			}
		}
		table += fmt.Sprintf("%8d%19d%36d%18d\n", decimals, same, left, other)
	}
	if *all {
		golden.Check(t, "testdata/decimals.golden", table)
	}
}
