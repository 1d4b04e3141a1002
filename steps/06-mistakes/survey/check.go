package survey

import (
	"fmt"
	"math"
	"strings"
)

// Number is one number of a parameter in a gradient check.
type Number struct {
	Matrix string  // the parameter: "W1"
	Agrees bool    // the gradient used is that of the loss
	Ratio  float64 // the gradient used, divided by that of the loss
}

// Checks are gradient checks from one start: of the first update, of the second, and of
// an update with all examples.
type Checks [3][]Number

// summary returns the result of the first check that finds something in most runs.
func summary(starts []Checks) string {
	for k, prefix := range []string{"", "2nd: ", "four: "} {
		if text := off(starts, k); text != "" {
			return prefix + text
		}
	}
	return "ok"
}

// off names the matrices that are wrong in check k in more than half of the runs, and
// their ratio if it is the same number everywhere.
func off(starts []Checks, k int) string {
	var names []string
	low, high := math.Inf(1), math.Inf(-1)
	matrices := []string{"W1", "W2", "b1", "b2"}
	for _, name := range matrices {
		wrong := 0 // starts
		for _, checks := range starts {
			disagrees := 0
			for _, n := range checks[k] {
				if n.Matrix == name && !n.Agrees {
					disagrees = 1
					low, high = min(low, n.Ratio), max(high, n.Ratio)
				}
			}
			wrong += disagrees
		}
		if 2*wrong > len(starts) {
			names = append(names, name)
		}
	}
	text := strings.Join(names, " ")
	if len(names) == len(matrices) {
		text = "all"
	}
	if len(names) > 0 && high-low < 1e-5*max(1, math.Abs(high)) {
		text += fmt.Sprintf(" ×%.4g", math.Round((low+high)*5e4)/1e5+0) // no −0
	}
	return text
}
