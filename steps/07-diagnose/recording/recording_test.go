package recording

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
	"example/xor/tensor"
)

const unit1 = `"eta": 0.5, "activations": ["sigmoid"]`

// Each error is one line with the field, what is there, and what is wanted. The golden file
// has a recording in each line, and the error in the next one.
func TestErrors(t *testing.T) {
	const file = "testdata/errors.golden"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		if strings.HasPrefix(line, "→") {
			continue
		}
		r, err := Read(strings.NewReader(line))
		if err == nil {
			_, err = r.Readings()
		}
		got += fmt.Sprintf("%s\n→ %v\n", line, err)
	}
	golden.Check(t, file, got)
}

func TestHugeFile(t *testing.T) {
	text := strings.NewReader(strings.Repeat(" ", largestFile+1))
	if _, err := Read(text); err == nil || !strings.Contains(err.Error(), "64 megabytes") {
		t.Error(err)
	}
}

// read returns the first reading of a recording.
func read(t *testing.T, text string) *Observed {
	t.Helper()
	r, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	list, err := r.Readings()
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return list[0]
}

// same compares a matrix with rows, or with nothing.
func same(m *tensor.Matrix, rows ...[]float64) bool {
	if m == nil || rows == nil {
		return m == nil && rows == nil
	}
	return m.String() == tensor.FromRows(rows).String()
}

// The same numbers may be written in many ways: a unit with W = (0.5, 0.25), b = 0.1,
// the examples (0,1)→1 and (1,1)→0, and σ(0.35), σ(0.85) as outputs.
func TestWaysToWriteARecording(t *testing.T) {
	file, err := os.ReadFile("testdata/ways.json")
	var ways []json.RawMessage
	if err != nil || json.Unmarshal(file, &ways) != nil {
		t.Fatal("no list of recordings: ", err)
	}
	for _, way := range ways {
		text := string(way)
		o := read(t, text)
		u := o.Updates[0]
		if len(o.Updates) != 1 || o.Still || o.Checked != strings.Contains(text, "outputs") ||
			o.Fits != o.Checked || o.Subtracted != strings.Contains(text, "-") ||
			o.Torch != strings.Contains(text, "MSE") {
			t.Errorf("%s: %+v", text, o)
		}
		if !same(u.X, []float64{0, 1}, []float64{1, 1}) ||
			!same(u.Y, []float64{1}, []float64{0}) ||
			!same(u.Before.W[0], []float64{0.5}, []float64{0.25}) ||
			!same(u.Before.B[0], []float64{0.1}) ||
			!same(u.After.W[0], []float64{0.25}, []float64{0.5}) ||
			!same(u.After.B[0], []float64{0.2}) {
			t.Errorf("%s: %+v", text, u)
		}
	}
}

// Two inputs, two linear units, three classes.
const (
	three = `"eta": 1, "activations": ["Linear", "none"], "loss": "nn.CrossEntropyLoss()"`
	w12   = `"W1": [[1,2],[3,4]], "b1": [5,6], "W2": [[1,2],[3,4],[5,6]], "b2": [7,8,9]`
	w12b  = `"W1": [[1,2],[3,5]], "b1": [5,6], "W2": [[1,2],[3,4],[5,6]], "b2": [7,8,9]`
)

// A gradient is turned as its parameter is; what is null or not there is missing.
func TestGradients(t *testing.T) {
	o := read(t, `{`+three+`, "states": [{"x": [[1,0]], "y": [2], "outputs": [[27,59,91]],
		`+w12+`, "gW1": [[1,2],[3,4]], "gb1": null, "gW2": [[1,2],[3,4],[5,6]]}, {`+w12b+`}]}`)
	g := o.Updates[0].Gradient
	if !o.Fits || !o.Torch || !strings.Contains(o.Layout, "units×inputs") {
		t.Errorf("%+v", o)
	}
	if g == nil || !same(g.W[0], []float64{1, 3}, []float64{2, 4}) || !same(g.B[0]) ||
		!same(g.W[1], []float64{1, 3, 5}, []float64{2, 4, 6}) || !same(g.B[1]) {
		t.Errorf("%+v", g)
	}
	if !same(o.Updates[0].Y, []float64{0, 0, 1}) {
		t.Errorf("class 2 is %v", o.Updates[0].Y)
	}
	// In one matrix with the weights, and subtracted: σ(0.5 − 0.25).
	o = read(t, `{`+unit1+`, "x": [1], "y": [1], "outputs": [0.56217650],
		"states": [{"W1": [0.5], "b1": [0.25], "gW1": [1], "gb1": [2]}, {"W1": [1], "b1": [1]}]}`)
	if g := o.Updates[0].Gradient; !o.Subtracted || !same(g.B[0], []float64{-2}) {
		t.Errorf("%+v", o)
	}
	o = read(t, `{`+unit1+`, "x": [1], "y": [1], "outputs": [0.67917869],
		"states": [{"W1": [0.5,0.25], "gW1": [1,2]}, {"W1": [1,1]}]}`)
	if g := o.Updates[0].Gradient; !same(g.W[0], []float64{1}) || !same(g.B[0], []float64{2}) {
		t.Errorf("%+v", o)
	}
}

// Outputs before a softmax that PyTorch's loss has inside are read as that; of a loss that
// is written by hand they do not fit.
func TestLogits(t *testing.T) {
	for loss, want := range map[string]string{
		"CrossEntropyLoss": "linear true", "NLLLoss": "softmax false",
		"cross-entropy": "softmax false",
	} {
		o := read(t, `{"eta": 1, "activations": ["linear", "softmax"], "loss": "`+loss+`",
			"states": [{"x": [[1,0]], "y": [2], "outputs": [[27,59,91]], `+w12+`}, {`+w12b+`}]}`)
		if got := fmt.Sprint(o.Activations[1].Name, " ", o.Fits); got != want ||
			strings.Contains(o.Layout, "read as linear") != o.Fits {
			t.Errorf("%s: %s, want %s: %s", loss, got, want, o.Layout)
		}
	}
}

// Of a square W the outputs show which way it is stored; without them it stays open.
func TestOutputsDecide(t *testing.T) {
	const text = `{"eta": 1, "activations": ["linear"], "x": [[1,0],[0,1],[1,1]],
		"y": [[0,0],[0,0],[0,0]], %s "states": [{"W1": [[1,2],[3,4]]}, {"W1": [[1,2],[3,5.0123456]]}]}`
	for outputs, want := range map[string]string{
		`"outputs": [[1,2],[3,4],[4,6]],`:     "inputs×units, without biases; an example is a row. true",
		`"outputs": [[1,3],[2,4],[3,7]],`:     "units×inputs (transposed in the tables below), without biases; an example is a row. true",
		`"outputs": [[1,2,3],[3,4,7]],`:       "units×inputs (transposed in the tables below), without biases; an example is a row. true",
		`"outputs": [[1,3],[2,4],[3,7.001]],`: "inputs×units, without biases; an example is a row. false",
		``:                                    "inputs×units, without biases; an example is a row. false",
	} {
		if o := read(t, fmt.Sprintf(text, outputs)); fmt.Sprint(o.Layout[10:], " ", o.Fits) != want {
			t.Errorf("%s: %s %v, want %s", outputs, o.Layout, o.Fits, want)
		}
	}
	r, _ := Read(strings.NewReader(fmt.Sprintf(text, "")))
	if list, err := r.Readings(); len(list) != 2 {
		t.Errorf("%d readings, %v; want both", len(list), err)
	}
}

// Where all matrices are square, each may lie in its own way. Targets lie as the inputs do.
func TestSquareMatrices(t *testing.T) {
	o := read(t, `{"eta": 1, "activations": ["linear", "linear"], "x": [[1,0]], "y": [[0,0]],
		"outputs": [[3,2]], "states": [{"W1": [[1,2],[3,4]], "W2": [[1,1],[0,1]]},
		{"W1": [[1,2],[3,5.0123456]], "W2": [[1,1],[0,1]]}]}`)
	if w := o.Updates[0].Before.W; !o.Fits || !same(w[0], []float64{1, 2}, []float64{3, 4}) ||
		!same(w[1], []float64{1, 0}, []float64{1, 1}) {
		t.Errorf("%s %+v", o.Layout, w)
	}
	o = read(t, `{"eta": 1, "activations": ["linear"], "x": [[1,0],[1,1]], "y": [[0,1],[2,3]],
		"outputs": [[4,3],[6,4]], "states": [{"W1": [[1,2],[3,4]]},
		{"W1": [[1,2],[3,5.0123456]]}]}`)
	if y := o.Updates[0].Y; !o.Fits || !same(y, []float64{0, 2}, []float64{1, 3}) {
		t.Errorf("%s y %v", o.Layout, y)
	}
}

// The rows of x go to the updates in order, and from the first one again.
func TestBatches(t *testing.T) {
	o := read(t, `{`+unit1+`, "batch": 2, "x": [[0,1],[1,0],[1,1]], "y": [[1],[0],[1]],
		"states": [{"W1": [1,2]}, {"W1": [1,3]}, {"W1": [1,4]}]}`)
	if !same(o.Updates[1].X, []float64{1, 1}, []float64{0, 1}) ||
		!same(o.Updates[1].Y, []float64{1}, []float64{1}) {
		t.Errorf("%+v", o.Updates[1])
	}
}

// What comes before a number that is not finite is kept, and the cause is named.
func TestCut(t *testing.T) {
	for _, test := range []struct {
		top, first, states string
		updates            int
		why                string
	}{
		{`"activations": ["linear"]`, `"W1": [1]`, `{"W1": [300]}, {"W1": [NaN]}`, 1,
			"had grown from 1 to 3e+02: the learning rate, 1, is too large."},
		{`"activations": ["linear"]`, `"W1": [2], "gW1": [NaN]`, `{"W1": [2]}`, 0,
			"no parameter is above 2: is the learning rate, 1, too large?"},
		{`"activations": ["softmax"], "loss": "cross-entropy"`, `"W1": [[500,1]]`,
			`{"W1": [[NaN,1]]}, {"W1": [[NaN,1]]}`, 0,
			"is 1e+04, so its exponential overflows: subtract the largest one of the row before exp"},
	} {
		y := "[1]"
		if strings.Contains(test.first, ",1]") {
			y = "[[1,0]]"
		}
		o := read(t, `{"eta": 1, `+test.top+`, "x": [20], "y": `+y+`, "states": [{`+
			test.first+`}, `+test.states+`]}`)
		if len(o.Updates) != test.updates || o.CutAt != test.updates+1 || o.Failed == nil ||
			o.Still || !strings.Contains(o.CutWhy, test.why) {
			t.Errorf("%s: %+v, want %s", test.states, o, test.why)
		}
	}
}

// Equal states are one update only where their number is the same each time.
func TestEqualStates(t *testing.T) {
	for text, want := range map[string]string{
		"1 2 3 4":                      "1 3 false",
		"1 1 2 2 3":                    "2 2 false",
		"1 1 1 2 2":                    "3 1 false",
		"1 1 2 3 3":                    "1 4 false",
		"1 2 2 3 3":                    "1 4 false",
		"1 1 2 2 2 3":                  "1 5 false",
		"1 1 1 1 1":                    "1 4 true",
		"1 1 1 2 2 2 3":                "3 2 false",
		strings.Repeat("1 ", 20) + "2": "20 1 false",
		"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19": "1 16 false",
	} {
		var states []string
		for i, w := range strings.Fields(text) {
			states = append(states, fmt.Sprintf(`{"x": [%d], "y": [1], "gW1": [%d], "W1": [%s]}`, i, i, w))
		}
		o := read(t, `{`+unit1+`, "states": [`+strings.Join(states, ", ")+`]}`)
		if got := fmt.Sprint(o.Merged, len(o.Updates), o.Still); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
		n, _ := o.Updates[0].X.Dims()
		if last := o.Updates[0].Gradient.W[0].At(0, 0); n != o.Merged || last != float64(n-1) {
			t.Errorf("%s: %d examples, gradient of state %v", text, n, last)
		}
	}
}

// The rounding is half of the last digit, as the program wrote it.
func TestDigits(t *testing.T) {
	for _, test := range []struct {
		format string
		round  func(float64) float64
		text   string
	}{
		{"%v", func(x float64) float64 { return x }, "written in full, as float64"},
		{"%.17g", func(x float64) float64 { return float64(float32(x)) }, "float32"},
		{"%.4f", nil, "written with 5 digits"},
		{"%.6f", nil, "written with 7 digits"},
		{"%.3e", nil, "written with 4 digits"},
		{"%.5g", nil, "written with 5 digits"},
	} {
		random := tensor.NewRandom(3)
		var exact, written []float64
		var d Digits
		for i := range 100 {
			x := (random.Float64() - 0.5) * math.Pow(10, float64(i%4-2))
			kept := x
			if test.round != nil {
				kept = test.round(x)
			}
			text := fmt.Sprintf(test.format, kept)
			fmt.Sscan(text, &kept)
			d.addNumber(text, kept)
			exact, written = append(exact, x), append(written, kept)
		}
		if d.String() != test.text {
			t.Errorf("%s: %s, want %s", test.format, d, test.text)
		}
		worst := 0.0
		for i, x := range exact {
			worst = max(worst, math.Abs(x-written[i])/d.Rounding(written[i]))
		}
		if worst > 1+1e-9 || worst < 0.5 && test.format != "%v" {
			t.Errorf("%s: the error is %.3g of what Rounding allows", test.format, worst)
		}
	}
}

// A huge number has 15 digits, and three decimals all the same.
func TestDigitsOfHugeNumbers(t *testing.T) {
	var d Digits
	d.addNumber("0.271", 0.271)
	d.addNumber("123456789012.345", 123456789012.345)
	if got := d.Rounding(0.271); math.Abs(got-0.0005) > 1e-9 {
		t.Errorf("0.271 is rounded by %v, want 0.0005", got)
	}
}
