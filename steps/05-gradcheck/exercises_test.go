package main

import (
	"flag"
	"os"
	"strings"
	"testing"

	"example/xor/steps/internal/edited"
)

var all = flag.Bool("all", false, "run all exercises of the page, not only the first")

// The exercises of the page change a line of backprop.go. This test does the
// same: the lines that the page shows have to be printed for the corrected backprop in
// epoch 0.
func TestExercises(t *testing.T) {
	page, err := os.ReadFile("README.md")
	for i, exercise := range []struct{ name, old, new, shown string }{
		{"hidden slope left out",
			"g.delta1.MulElem(g.dHidden, g.slope1)", "g.delta1.Copy(g.dHidden)", `
  W1[1,0]     -0.011122912  -0.002786014      3.992410           6.0e-01
  W1[1,1]      0.069819928   0.013479376      5.179760           6.8e-01
  b1[0]       -0.023540973  -0.005836966      4.033084           6.0e-01
  b2           0.188590937   0.188590937      1.000000           2.6e-11

  verdict: W1 and b1 disagree; W2 and b2 agree
`},
		{"output slope left out",
			"g.delta2.MulElem(g.dOutput, g.slope2)", "g.delta2.Copy(g.dOutput)", `
  W2[0]        0.479094617   0.087622785      5.467694           6.9e-01
  W2[1]        0.694326175   0.127138869      5.461164           6.9e-01
  W2[2]        0.592095920   0.107919302      5.486469           6.9e-01

  verdict: no common ratio: W1, W2, b1 and b2 disagree
`},
		{"bias left out",
			"\tg.B1.Add(g.B1, g.delta1) ", "\t// g.B1.Add(g.B1, g.delta1) ", `
  b1[0]        0.000000000  -0.005836966      0.000000           1.0e+00
  b1[1]        0.000000000   0.032545507      0.000000           1.0e+00
  b1[2]        0.000000000   0.041877646      0.000000           1.0e+00

  verdict: b1 disagrees (0: the gradient is missing); W1, W2 and b2 agree
`},
		{"W2 twice",
			"\tg.B2.Add(g.B2, g.delta2) ",
			"\tg.W2.AddMul(n.hidden.T(), g.delta2)\n\tg.B2.Add(g.B2, g.delta2) ", `
  W2[0]        0.175245569   0.087622785      2.000000           3.3e-01
  W2[1]        0.254277738   0.127138869      2.000000           3.3e-01
  W2[2]        0.215838604   0.107919302      2.000000           3.3e-01

  verdict: W2 disagrees (2 times the measured slope: a factor is wrong); W1, b1 and b2 agree
`},
	} {
		t.Run(exercise.name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(string(page), "```text"+exercise.shown+"```") {
				t.Errorf("README.md does not show%s (%v)", exercise.shown, err)
			}
			if i > 0 && !*all {
				t.Skip("this compiles the step once more, which takes -all")
			}
			output := edited.Run(t, "backprop.go", exercise.old, exercise.new)
			_, after, _ := strings.Cut(output, "Backprop corrected, epoch 0\n")
			table, _, _ := strings.Cut(after, "Backprop as posted, epoch 100\n")
			for _, line := range strings.Split(exercise.shown, "\n") {
				if !strings.Contains(table, line+"\n") {
					t.Errorf("the edited program does not print %q:\n%s", line, output)
				}
			}
		})
	}
}
