package search

// What else a diagnosis holds: that examples were used one by one, another loss, and the
// place of what nothing explains.

import (
	"strings"
	"testing"
)

func twoThreeOne() *program {
	return newProgram(3, []int{2, 3, 1}, "tanh", "sigmoid").xor()
}

func TestDiagnose(t *testing.T) {
	oneByOne := twoThreeOne()
	oneByOne.oneByOne = true
	otherLoss := twoThreeOne() // it trains with the squared loss
	otherLoss.otherLoss = "cross-entropy"
	signs := twoThreeOne()
	signs.rule = each(func(u int, w, g float64, v *[2]float64) float64 {
		return 0.7 * map[bool]float64{true: 1, false: -1}[g > 0]
	})
	nesterov := twoThreeOne()
	nesterov.rule = each(func(u int, w, g float64, v *[2]float64) float64 {
		g += 0.01 * w
		v[0] = 0.9*v[0] + g
		return 0.7 * (g + 0.9*v[0])
	})
	for _, c := range []struct {
		name string
		p    *program
		want string
	}{
		{"one by one", oneByOne, "the parameters are updated after every example"},
		{"another loss", otherLoss, "the gradients are those of MSELoss"},
		{"W2 twice", twoThreeOne().with("W2 twice"), "is updated twice (2, layers [], parameters [2])"},
		{"unknown", twoThreeOne().with("mixed hidden"), "lost, good [W2 b2], bad [W1 b1]"},
		{"unknown, and a factor", twoThreeOne().with("mixed hidden", "W2 twice"),
			"lost, good [W2], bad [b2 W1 b1]"},
		{"signs", signs, "(too few digits)"},
		{"Nesterov", nesterov, "Nesterov momentum 0.9 and weight decay, eta 0.7;"},
	} {
		text := diagnosed(t, c.p.record()).String()
		if !strings.Contains(text, c.want) {
			t.Errorf("%s: %s, want %s", c.name, text, c.want)
		}
	}
}
