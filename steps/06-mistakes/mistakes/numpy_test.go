package mistakes

// What the entries say of NumPy is tried in NumPy, where there is one.

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"example/xor/steps/internal/numpy"
)

// runPython runs scripts, one after the other, and returns what each prints.
func runPython(t *testing.T, scripts ...string) (printed []string) {
	t.Helper()
	const runAll = `
import sys, warnings
warnings.simplefilter("ignore")
for script in sys.argv[1:]:
    exec(script, {"__name__": "__main__"})
    print(end="\0")
`
	out := numpy.Run(t, append([]string{"-c", runAll}, scripts...)...)
	return strings.Split(strings.TrimSuffix(out, "\x00"), "\x00")
}

// withMistake returns xor.py with lines of an entry in the place of its own: of the line
// that begins with the same name. Parameters have two: where they start, and where they
// are updated, which has eta in it.
func withMistake(t *testing.T, xor, numpy string) string {
	t.Helper()
	for _, wrong := range strings.Split(numpy, "\n") {
		wrong = strings.TrimSpace(wrong)
		name := regexp.MustCompile(`^\w*`).FindString(wrong)
		line := regexp.MustCompile(`(?m)^ *(` + name + `\b.*)$`)
		places := line.FindAllStringSubmatchIndex(xor, -1)
		if len(places) == 0 {
			t.Fatalf("xor.py has no line for %q", wrong)
		} else if name == "" {
			continue
		}
		at := places[0]
		if strings.Contains(wrong, "eta") {
			at = places[len(places)-1]
		}
		xor = xor[:at[2]] + wrong + xor[at[3]:]
	}
	return xor
}

// numPy returns the mistake in NumPy: lines that replace those lines of xor.py which begin
// with the same name.
func (m Mistake) numPy() string {
	_, lines, _ := strings.Cut(m.Diff, "in NumPy:\n")
	return strings.TrimSpace(lines)
}

// The NumPy of an entry and its Go are the same mistake: from the same start, both say
// the same after some epochs.
func TestNumPyMakesTheSameMistake(t *testing.T) {
	xor := strings.Replace(read(t, "../xor.py"), "epochs = 2000", "epochs = 6", 1)
	const before, after = "dW1 = db1 = dW2 = db2 = 0\n", "print(*output.ravel())\n"
	var both []Mistake
	var scripts []string
	for _, m := range All() {
		if numpy := m.numPy(); (numpy != "" || m.Name == "correct") && !m.OnlyNumPy {
			both = append(both, m)
			scripts = append(scripts, before+withMistake(t, xor, numpy)+after)
		}
	}
	if len(both) < 35 {
		t.Fatalf("only %d mistakes have NumPy", len(both))
	}
	for k, out := range runPython(t, scripts...) {
		_, numbers, _ := strings.Cut(out, "\n") // after the line with the loss
		var want [4]float64
		_, err := fmt.Sscan(numbers, &want[0], &want[1], &want[2], &want[3])
		training := both[k].Program.Complete().Start(0)
		for range 6 - 1 { // NumPy's outputs are from before the last update
			training.Next()
		}
		for i, o := range training.Outputs() {
			w := want[i]
			if err != nil || !(math.Abs(o-w) <= 1e-9 || math.IsNaN(o) && math.IsNaN(w)) {
				t.Errorf("%s: output %d is %v in Go, %v in NumPy; %v", both[k].Name, i, o, w,
					err)
			}
		}
	}
}

// What the entries of "NumPy's own" say, and what others say of NumPy.
func TestNumPysOwn(t *testing.T) {
	xor := read(t, "../xor.py")
	short := strings.Replace(xor, "epochs = 2000", "epochs = 10", 1)
	whole := withMistake(t, short, "W1 = np.array([[1, -1, 1], [1, 0, -1]])")
	script := read(t, "../testdata/own.py")
	for name, xor := range map[string]string{
		"bias-grows": xor, "integer-dtype": whole, "derivative-in-place": short,
	} {
		program := withMistake(t, xor, mustFind(t, name).numPy())
		script = strings.Replace(script, "# program of "+name, program, 1)
	}
	if out := runPython(t, script)[0]; !strings.HasSuffix(out, "ok\n") {
		t.Error(out)
	}
}

// check.py finds the sign in its own update, and nothing in a right one. It summarizes many
// numbers, and sees an array that changes its shape or changes with eta 0.
func TestCheckInNumPy(t *testing.T) {
	text := read(t, "../check.py")
	corrected := strings.Replace(text, "(y - output)*", "(output - y)*", 1)
	short, _, _ := strings.Cut(corrected, "    # the activation derivatives")
	wide := strings.NewReplacer("(2, 3)", "(2, 30)", "(3, 1)", "(30, 1)", "(1, 3)", "(1, 30)",
		"b2 -= eta*delta2", "b2 = b2 - eta*delta2*np.ones((2, 1))").Replace(short)
	shrinks := strings.NewReplacer("eta = 1e-5", "eta = 0",
		"W2 -= ", "W2 *= 0.5 - ").Replace(short)
	out := runPython(t, text, wide, shrinks)
	for want, out := range map[string]string{
		"0 ratio [[-1 -1 -1]\n [-1 -1 -1]]\n": out[0],
		"1 ratio [[-1 -1 -1]]\n":              out[0],
		"2 ratio [[-1]\n [-1]\n [-1]]\n":      out[0],
		"3 ratio [[-1]]\n":                    out[0],
		"0 ratio from 1 to 1\n":               out[1],
		"3 shape (1, 1) became (2, 1)\n":      out[1],
		"1 has not changed\n":                 out[2],
		"2 ratio [[0.5]\n [0.5]\n [0.5]]\n":   out[2],
	} {
		if !strings.Contains(out, want) {
			t.Errorf("this does not print %q:\n%s", want, out)
		}
	}
}

// The guide's worked example: with each line put right, example.py prints what the page
// shows next.
func TestWorkedExample(t *testing.T) {
	functions, _, _ := strings.Cut(read(t, "../check.py"), "if __name__")
	script := strings.Replace(read(t, "../example.py"), "from check import check, sigmoid",
		functions, 1)
	_, rest, _ := strings.Cut(read(t, "../README.md"), "## A worked example")
	change := regexp.MustCompile("(?s)```text\n-(.*?)\n\\+(.*?)\n```.*?```text\n(.*?)```")
	changes := change.FindAllStringSubmatch(rest, -1)
	if len(changes) != 2 {
		t.Fatalf("the page shows %d changes, want 2", len(changes))
	}
	for _, c := range changes {
		if !strings.Contains(script, c[1]) {
			t.Fatalf("example.py has no line %s", c[1])
		}
		script = strings.Replace(script, c[1], c[2], 1)
		out := runPython(t, script)[0]
		for _, line := range strings.SplitAfter(c[3], "\n") {
			_, after, found := strings.Cut(out, line)
			if !found {
				t.Errorf("after +%s this is not printed: %q", c[2], line)
			}
			out = after
		}
	}
}
