package report

import (
	"fmt"
	"strings"
	"testing"
)

// What a report says of gradients that are 0, or missing in the first state.
func TestLost(t *testing.T) {
	state := func(w, b float64, gradients string) string {
		return fmt.Sprintf(`{"W1": [[%g]], "b1": [%g], "gW1": %s}`, w, b, gradients)
	}
	const zero, none = `[[0]], "gb1": [0]`, `null, "gb1": null`
	for _, c := range []struct {
		loss   string
		states []string
		want   string
	}{
		{"BCELoss", []string{state(0.7, 0.5, zero), state(0.7, 0.5, zero)},
			"all states are equal. The outputs are saturated"},
		{"MSELoss", []string{state(-0.7, 0.5, zero), state(-0.7, 0.5, zero)},
			"all states are equal. The outputs are saturated"},
		{"MSELoss", []string{state(0.7, 0.5, zero), state(0.8, 0.5, zero)}, "The outputs are saturated"},
		{"cross-entropy", []string{state(0.7, 0.5, zero), state(0.7, 0.5, zero)},
			"Every recorded gradient is 0, but should not be"},
		{"MSELoss", []string{state(0.01, 0.5, zero), state(0.01, 0.5, zero)},
			"Every recorded gradient is 0, but should not be"},
		{"MSELoss", []string{
			state(0.0112345678, 0.5123456789, none),
			state(0.1312345678, 0.7123456789, zero), state(0.0212345678, 0.2123456789, zero)},
			"state 0 has no gradients, but others have"},
		{"MSELoss", []string{
			state(0.0112345678, 0.5123456789, none),
			state(0.1312345678, 0.7123456789, none), state(0.0212345678, 0.2123456789, none)},
			"Record the gradients, too"},
	} {
		recording := `{"eta": 0.1, "activations": ["sigmoid"], "x": [[300], [-400]], "y": [[0], [1]],
			"loss": "` + c.loss + `", "states": [` + strings.Join(c.states, ", ") + `]}`
		text, err := Diagnose(strings.NewReader(recording))
		if text = strings.Join(strings.Fields(text), " "); !strings.Contains(text, c.want) {
			t.Errorf("%s %v: %.300s %v, want %s", c.loss, c.states, text, err, c.want)
		}
	}
}
