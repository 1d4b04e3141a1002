package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"
)

// everyFourth makes, of a recording with one example an update, one that says that each
// update saw all four.
func everyFourth(t *testing.T, text string) string {
	t.Helper()
	var r map[string]any
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		t.Fatal(err)
	}
	var states []any
	for i, s := range r["states"].([]any) {
		if i%4 == 0 {
			states = append(states, s)
		}
	}
	r["states"] = states
	delete(r, "batch")
	changed, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(changed)
}

const smallest1 = `"eta": 0.5, "activations": ["sigmoid"]`
const states1 = `"states": [{"W1": [[1],[2]], "b1": [0]}, {"W1": [[1.1],[2]], "b1": [0.1]}]`

// Each error is one line with the field, what is there, and what is wanted.
func TestErrorsOfRecordings(t *testing.T) {
	xy := `"x": [[0,1],[1,0]], "y": [[1],[0]]`
	for _, test := range []struct{ text, want string }{
		{``, "the recording is empty"},
		{`{`, "not JSON"},
		{`[1]`, "the recording is a JSON array"},
		{`{"eta" 1}`, "not JSON: byte 8"},
		{`{} {}`, "something follows"},
		{`{"eta": 0.5, "speed": 1}`, `has a field "speed"; want only eta`},
		{`{}`, "eta is missing"},
		{`{"eta": "fast"}`, `eta is "fast"; want a finite number above 0`},
		{`{"eta": 0}`, "eta is 0; want a finite number above 0: with 0 nothing moves"},
		{`{"eta": -1}`, "eta is -1"},
		{`{"eta": NaN}`, "eta is NaN"},
		{`{"eta": 1e999}`, "eta is 1e999"},
		{`{"eta": 1}`, "activations is missing"},
		{`{"eta": 1, "activations": []}`, "activations is an empty list"},
		{`{"eta": 1, "activations": "sigmoid"}`, `activations is "sigmoid"; want a list`},
		{`{"eta": 1, "activations": ["swish"]}`, `activations[0] is "swish"; want one of sigmoid`},
		{`{"eta": 1, "activations": ["softmax", "sigmoid"]}`, "activations[0] is softmax"},
		{`{"eta": 1, "activations": ["tanh"], "loss": "cross-entropy"}`,
			"loss is cross-entropy and the last activation tanh"},
		{`{"eta": 1, "activations": ["tanh"], "loss": "hinge"}`, `loss is "hinge"; want "squared"`},
		{`{` + smallest1 + `}`, "states is missing"},
		{`{` + smallest1 + `, "states": [{"W1": [[1]]}]}`, "states has 1 of them"},
		{`{` + smallest1 + `, "states": [1, 2]}`, "states[0] is 1; want an object"},
		{`{` + smallest1 + `, "states": [{"w1": [[1]]}, {}]}`, `states[0] has a field "w1"`},
		{`{` + smallest1 + `, "states": [{"b1": [1]}, {}]}`, "states[0] has no W1"},
		{`{` + smallest1 + `, "states": [{"W1": [[1],[2,3]]}, {}]}`,
			"states[0].W1[1] has 2 elements where others have 1"},
		{`{` + smallest1 + `, "states": [{"W1": [[1],2]}, {}]}`,
			"states[0].W1[1] is a number where others have a list"},
		{`{` + smallest1 + `, "states": [{"W1": [1,[2]]}, {}]}`,
			"states[0].W1[1] is a list where others have a number"},
		{`{` + smallest1 + `, "states": [{"W1": [[1],[Infinity]]}, {}]}`,
			"states[0].W1[1][0] is Infinity; want a finite number"},
		{`{` + smallest1 + `, "states": [{"W1": [[1],[-Infinity]]}, {}]}`,
			"states[0].W1[1][0] is -Infinity"},
		{`{` + smallest1 + `, "states": [{"W1": [[null]]}, {}]}`, "states[0].W1[0][0] is null"},
		{`{` + smallest1 + `, "states": [{"W1": [[]]}, {}]}`, "states[0].W1[0] is an empty list"},
		{`{` + smallest1 + `, "states": [{"W1": [[1]]}, {"W1": [[1]], "b1": [1]}]}`,
			"one has b1, the other has not"},
		{`{` + smallest1 + `, "states": [{"W1": [[1]]}, {"W1": [[1, 2]]}]}`,
			"states[1].W1 is 1×2, states[0].W1 is 1×1; want the same shape"},
		{`{` + smallest1 + `, ` + states1 + `}`, "x is missing"},
		{`{` + smallest1 + `, "x": [[0,1]], ` + states1 + `}`, "y is missing"},
		{`{` + smallest1 + `, "batch": 0, ` + xy + `, ` + states1 + `}`, "batch is 0"},
		{`{` + smallest1 + `, "batch": 1.5, ` + xy + `, ` + states1 + `}`, "batch is 1.5"},
		{`{` + smallest1 + `, "batch": 3, ` + xy + `, ` + states1 + `}`,
			"batch is 3 and x has 2 rows"},
		{`{` + smallest1 + `, "x": [[0,1,2]], "y": [[1]], ` + states1 + `}`,
			"the shapes do not chain: x 1×3, W1 2×1, b1 1 numbers, y 1×1"},
		{`{` + smallest1 + `, ` + xy + `, "states": [{"W1": [[1],[2]]}, {"W1": [[1],[2]]}]}`,
			"all 2 states are equal"},
		{`{` + smallest1 + `, "x": [[0]], "states": [{"x": [0], "W1": [1]}, {"W1": [2]}]}`,
			"x is given once for all, and states[0] has an x of its own"},
		{`{` + smallest1 + `, "states": [{"x": [0], "W1": [1]}, {"W1": [2]}]}`,
			"states[0] has no x or no y"},
	} {
		err := diagnose(strings.NewReader(test.text), io.Discard)
		if err == nil || !strings.Contains(err.Error(), test.want) ||
			strings.Contains(err.Error(), "\n") {
			t.Errorf("%s:\n%v\nwant a line with %q", test.text, err, test.want)
		}
	}
}

// endless is a file that does not end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func TestHugeFile(t *testing.T) {
	_, err := ReadRecording(endless{})
	if err == nil || !strings.Contains(err.Error(), "64 megabytes") {
		t.Error(err)
	}
}

// The same numbers may be written in many ways.
func TestWaysToWriteARecording(t *testing.T) {
	// By hand: a logistic unit with W = (0.5, 0.25), b = 0.1, eta = 0.5, and the examples
	// (0,1)→1 and (1,1)→0.
	o1, o2 := sigmoid(0.25+0.1), sigmoid(0.75+0.1)
	d1, d2 := (o1-1)*o1*(1-o1), o2*o2*(1-o2)
	after := strings.NewReplacer(
		"W0", fmt.Sprint(0.5-0.5*d2), "W1'", fmt.Sprint(0.25-0.5*(d1+d2)),
		"B'", fmt.Sprint(0.1-0.5*(d1+d2)), "O1", fmt.Sprint(o1), "O2", fmt.Sprint(o2))
	for _, text := range []string{
		`"x": [[0,1],[1,1]], "y": [[1],[0]],
		"states": [{"W1": [[0.5],[0.25]], "b1": [0.1]}, {"W1": [[W0],[W1']], "b1": [B']}]`,
		`"x": [[0,1],[1,1]], "y": [1,0], "batch": 2,
		"states": [{"W1": [0.5,0.25], "b1": 0.1}, {"W1": [W0,W1'], "b1": B'}]`,
		`"x": [[0,1],[1,1]], "y": [[1,0]],
		"states": [{"W1": [[0.5,0.25]], "b1": [[0.1]]}, {"W1": [[W0,W1']], "b1": [[B']]}]`,
		`"x": [[[0],[1]],[[1],[1]]], "y": [[[1]],[[0]]], "loss": "squared",
		"states": [{"W1": [[0.5,0.25]], "b1": [[0.1]]}, {"W1": [[W0,W1']], "b1": [[B']]}]`,
		`"states": [{"x": [[0,1],[1,1]], "y": [[1],[0]], "outputs": [O1,O2],
		"W1": [[0.5,0.25,0.1]]}, {"W1": [[W0,W1',B']]}]`,
		`"states": [{"x": [[0,1],[1,1]], "y": [[1,0]], "outputs": [[O1],[O2]],
		"W1": [[0.1],[0.5],[0.25]]}, {"W1": [[B'],[W0],[W1']]}]`,
		`"x": [[0,1],[1,1]], "y": [[1],[0]], "outputs": [[O1],[O2]],
		"states": [{"W1": [[0.5],[0.25]], "b1": [-0.1]}, {"W1": [[W0],[W1']], "b1": [-B']}]`,
	} {
		text = strings.ReplaceAll(after.Replace("{"+smallest1+", "+text+"}"), "--", "")
		var report strings.Builder
		if err := diagnose(strings.NewReader(text), &report); err != nil {
			t.Errorf("%s: %v", text, err)
		} else if !strings.HasPrefix(report.String(), "The update is right") {
			t.Errorf("%s:\n%s", text, &report)
		}
	}
}

// Whatever a recording holds, it is diagnosed or refused in one line, and lines fit.
func FuzzDiagnose(f *testing.F) {
	f.Add(string(question))
	f.Add(`{` + smallest1 + `, "x": [[0,1],[1,0]], "y": [[1],[0]], ` + states1 + `}`)
	p := newProgram(1, []int{2, 2, 1}, "tanh", "sigmoid").xor().with("raw", "last only")
	f.Add(p.record())
	p = newProgram(1, []int{1, 1, 1}, "relu", "softmax").random(1, 2)
	p.batch = 1
	f.Add(p.record())
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 5000 {
			return
		}
		var report strings.Builder
		if err := diagnose(strings.NewReader(text), &report); err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%q is not one line", err)
			}
			return
		}
		for _, line := range strings.Split(report.String(), "\n") {
			if utf8.RuneCountInString(line) > 80 {
				t.Errorf("%q is longer than 80 columns", line)
			}
		}
	})
}

// Numbers that come from nothing are told so: no panic, no finding sold for one.
func TestNoise(t *testing.T) {
	t.Parallel()
	count := 4
	switch {
	case *all:
		count = 60
	case testing.Short():
		count = 1
	}
	r := rand.New(rand.NewSource(1))
	for i := range count {
		s := shapes[i%len(shapes)]
		p := s.new(int64(i))
		p.updates = 1 + r.Intn(4)
		scale := math.Pow(10, float64(r.Intn(9)-4))
		recording := p.recordWith(func() {
			for k := range p.w {
				for _, row := range append(p.w[k][:len(p.w[k]):len(p.w[k])], p.b[k]) {
					for j := range row {
						row[j] += scale * (2*r.Float64() - 1)
					}
				}
			}
		})
		var report strings.Builder
		if err := diagnose(strings.NewReader(recording), &report); err != nil {
			t.Errorf("%s, %d: %v", s.name, i, err)
		}
		if text := report.String(); !strings.HasPrefix(text, "None of the steps") {
			t.Errorf("%s, %d:\n%s", s.name, i, text)
		}
	}
}
