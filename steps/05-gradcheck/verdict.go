package main

// The result of a gradient check in one line, worked out from the slopes alone.

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Verdict sums up how the slopes from backprop compare with the measured ones. It
// judges each parameter as a whole: W1 agrees if all its numbers do.
func Verdict(slopes []Slope) string {
	var right, wrong []string // names of parameters, in their order
	for _, s := range slopes {
		if !s.Agrees() && !slices.Contains(wrong, s.Parameter) {
			wrong = append(wrong, s.Parameter)
		}
	}
	var disputed []Slope
	for _, s := range slopes {
		switch {
		case slices.Contains(wrong, s.Parameter):
			disputed = append(disputed, s)
		case !slices.Contains(right, s.Parameter):
			right = append(right, s.Parameter)
		}
	}

	found := relation(disputed)
	switch {
	case allFlat(slopes):
		return "too flat to tell: no slope stands out from the noise"
	case len(wrong) == 0:
		return "all agree"
	case len(right) == 0 && found == "":
		return "no common ratio: " + list(wrong, "disagrees", "disagree")
	case len(right) == 0:
		return "all are " + found
	}
	verdict := list(wrong, "disagrees", "disagree")
	if found != "" {
		verdict += " (" + found + ")"
	}
	return verdict + "; " + list(right, "agrees", "agree")
}

// relation describes the common ratio of slopes that disagree, or returns "".
func relation(slopes []Slope) string {
	if allAre(-1, slopes) {
		return "-1 times the measured slope: the sign is wrong"
	}
	if allAre(0, slopes) {
		return "0: the gradient is missing"
	}
	steepest := slices.MaxFunc(slopes, func(a, b Slope) int { // noise affects it least
		return cmp.Compare(math.Abs(a.Numeric), math.Abs(b.Numeric))
	})
	if len(slopes) == 1 || steepest.Noise > threshold*math.Abs(steepest.Numeric) {
		return "" // one number proves no factor, and flat ones show none
	}
	if factor := steepest.Ratio(); allAre(factor, slopes) {
		return fmt.Sprintf("%.6g times the measured slope: a factor is wrong", factor)
	}
	return ""
}

// allAre reports whether every slope from backprop is factor times the measured one.
func allAre(factor float64, slopes []Slope) bool {
	for _, s := range slopes {
		s.Numeric *= factor
		s.Noise *= math.Abs(factor)
		if !s.Agrees() {
			return false
		}
	}
	return true
}

// allFlat reports whether all slopes are within the noise.
func allFlat(slopes []Slope) bool {
	for _, s := range slopes {
		if !(math.Abs(s.Analytic) <= s.Noise && math.Abs(s.Numeric) <= s.Noise) {
			return false
		}
	}
	return true
}

// list returns "W1 agrees", "W1 and b1 agree", or "W1, W2 and b1 agree".
func list(names []string, one, many string) string {
	if len(names) == 1 {
		return names[0] + " " + one
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last] + " " + many
}
