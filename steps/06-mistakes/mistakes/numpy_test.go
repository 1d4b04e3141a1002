package mistakes

// What the entries say of NumPy is tried in NumPy, where there is one.

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"example/xor/steps/internal/numpy"
)

// runPython runs a script and returns what it prints.
func runPython(t *testing.T, script string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "script.py")
	if err := os.WriteFile(file, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	return numpy.Run(t, file)
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

// The NumPy of an entry and its Go are the same mistake: from the same start, both say
// the same after some epochs.
func TestNumPyMakesTheSameMistake(t *testing.T) {
	text := strings.Replace(read(t, "../xor.py"), "epochs = 2000", "epochs = 6", 1)
	scripts := map[string]string{}
	for _, m := range All() {
		if (m.NumPy != "" || m.Name == "correct") && !m.OnlyNumPy() {
			scripts[m.Name] = withMistake(t, text, m.NumPy)
		}
	}
	encoded, err := json.Marshal(scripts)
	if err != nil || len(scripts) < 35 {
		t.Fatalf("only %d mistakes have NumPy; %v", len(scripts), err)
	}
	out := runPython(t, `
import contextlib, io, json
import numpy as np
np.seterr(all="ignore")
for name, script in json.loads(r'''`+string(encoded)+`''').items():
    names = {"dW1": 0, "db1": 0, "dW2": 0, "db2": 0}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(script, names)
    print(name, *names["output"].ravel())
`)
	for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
		var name string
		var want [4]float64
		_, err := fmt.Sscan(line, &name, &want[0], &want[1], &want[2], &want[3])
		m := mustFind(t, name)
		training := m.Program.Complete().Start(0)
		for range 6 - 1 { // NumPy's outputs are from before the last update
			training.Next()
		}
		for i, o := range training.Outputs() {
			w := want[i]
			if err != nil || !(math.Abs(o-w) <= 1e-9 || math.IsNaN(o) && math.IsNaN(w)) {
				t.Errorf("%s: output %d is %v in Go, %v in NumPy; %v", name, i, o, w, err)
			}
		}
		delete(scripts, name)
	}
	if len(scripts) > 0 {
		t.Errorf("NumPy prints nothing for %q", scripts)
	}
}

// What the entries of "NumPy's own" say, and what others say of NumPy.
func TestNumPysOwn(t *testing.T) {
	xor := read(t, "../xor.py")
	whole := withMistake(t, xor, "W1 = np.array([[1, -1, 1], [1, 0, -1]])")
	script := read(t, "../testdata/own.py")
	for name, xor := range map[string]string{
		"bias-grows": xor, "integer-dtype": whole, "derivative-in-place": xor,
	} {
		program := withMistake(t, xor, mustFind(t, name).NumPy)
		script = strings.Replace(script, "# program of "+name, program, 1)
	}
	if out := runPython(t, script); !strings.HasSuffix(out, "ok\n") {
		t.Error(out)
	}
}

// check.py finds the sign in its own update, and with the right sign it finds nothing.
func TestCheckInNumPy(t *testing.T) {
	text := read(t, "../check.py")
	corrected := strings.Replace(text, "(y - output)*", "(output - y)*", 1)
	ratios := regexp.MustCompile(`ratio (\[[^a-z]*\])`)
	for script, want := range map[string]float64{text: -1, corrected: 1} {
		found := ratios.FindAllStringSubmatch(runPython(t, script), -1)
		if len(found) != 4 {
			t.Errorf("%d ratios, want 4", len(found))
		}
		for _, f := range found {
			for _, number := range regexp.MustCompile(`[^][\s]+`).FindAllString(f[1], -1) {
				v, err := strconv.ParseFloat(number, 64)
				if err != nil || math.Abs(v-want) > fourDigits {
					t.Errorf("ratios %s, want %v", f[1], want)
				}
			}
		}
	}
	corrected, _, _ = strings.Cut(corrected, "    # the activation derivatives")
	wide := strings.NewReplacer("(2, 3)", "(2, 30)", "(3, 1)", "(30, 1)", "(1, 3)", "(1, 30)",
		"b2 -= eta*delta2", "b2 = b2 - eta*delta2*np.ones((2, 1))").Replace(corrected)
	shrinks := strings.NewReplacer("eta = 1e-5", "eta = 0",
		"W2 -= ", "W2 *= 0.5 - ").Replace(corrected)
	for script, wants := range map[string][]string{
		wide:    {"0 ratio from 1 to 1\n", "3 shape (1, 1) became (2, 1)\n"},
		shrinks: {"1 has not changed\n", "2 ratio [[0.5]\n [0.5]\n [0.5]]\n"},
	} {
		out := runPython(t, script)
		for _, want := range wants {
			if !strings.Contains(out, want) {
				t.Errorf("this does not print %q:\n%s", want, out)
			}
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
	blocks := regexp.MustCompile("(?s)```text\n(.*?)```").FindAllStringSubmatch(rest, -1)
	if len(blocks) != 4 {
		t.Fatalf("%d blocks of text, want two changes and what they print", len(blocks))
	}
	for i := 0; i < len(blocks); i += 2 {
		change := regexp.MustCompile(`^-(.*)\n\+(.*)\n$`).FindStringSubmatch(blocks[i][1])
		if change == nil || !strings.Contains(script, change[1]) {
			t.Fatalf("example.py has no line for %s", blocks[i][1])
		}
		script = strings.Replace(script, change[1], change[2], 1)
		out := runPython(t, script)
		for _, line := range strings.SplitAfter(blocks[i+1][1], "\n") {
			_, after, found := strings.Cut(out, line)
			if !found {
				t.Errorf("after %s this is not printed: %q", change[2], line)
			}
			out = after
		}
	}
}
