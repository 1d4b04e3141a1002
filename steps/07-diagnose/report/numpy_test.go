package report

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"example/xor/steps/07-diagnose/choices"
	"example/xor/steps/07-diagnose/network"
	"example/xor/steps/07-diagnose/recording"
	"example/xor/steps/07-diagnose/search"
	"example/xor/steps/internal/numpy"
)

// job is a program: a network, and the lines that train it.
type job struct {
	Activations [2]string `json:"activations"`
	Loss        string    `json:"loss"`
	Hiddens     int       `json:"hiddens"`
	Outputs     int       `json:"outputs"`
	Lines       string    `json:"lines"`

	place int    // of the line that is another
	name  string // of the choice that is made there
}

// networks are what each choice is tried in. Not all can be made in the first one.
var networks = []job{
	{Activations: [2]string{"sigmoid", "sigmoid"}, Loss: "squared", Hiddens: 3, Outputs: 2},
	{Activations: [2]string{"tanh", "sigmoid"}, Loss: "squared", Hiddens: 3, Outputs: 2},
	{Activations: [2]string{"relu", "sigmoid"}, Loss: "squared", Hiddens: 3, Outputs: 2},
	{Activations: [2]string{"sigmoid", "sigmoid"}, Loss: "squared", Hiddens: 3, Outputs: 3},
	{Activations: [2]string{"sigmoid", "sigmoid"}, Loss: "squared", Hiddens: 3, Outputs: 1},
	{Activations: [2]string{"sigmoid", "sigmoid"}, Loss: "squared", Hiddens: 1, Outputs: 1},
	{Activations: [2]string{"sigmoid", "sigmoid"}, Loss: "squared", Hiddens: 5, Outputs: 2},
	{Activations: [2]string{"sigmoid", "softmax"}, Loss: "squared", Hiddens: 3, Outputs: 3},
	{Activations: [2]string{"sigmoid", "sigmoid"}, Loss: "cross-entropy", Hiddens: 3, Outputs: 2},
}

// Places of lines in a program.
const (
	errorLine = iota
	outputDelta
	outputWeights
	outputBiases
	sentBack
	hiddenDelta
	hiddenWeights
	hiddenBiases
	updates // of W2, b2, W1 and b1
)

// with returns the program with one line replaced, or the lines of all updates.
func (j job) with(line string) job {
	const weights, biases = "g{W} = {in}.T @ {δ}", "g{b} = {δ}.sum(axis=0, keepdims=True)"
	const delta, update = "{δ} = {e} * {slope}", "{P} = {P} - eta * g{P}"
	lines := []string{"{e} = {a} - y", delta, weights, biases,
		"{e} = {δ+} @ {W+}.T", delta, weights, biases, update, update, update, update}
	if j.Activations[1] == "softmax" {
		lines[outputDelta] = choices.Slopes[3].NumPy
	}
	if j.Loss == "cross-entropy" {
		lines[outputDelta] = "{δ} = {e}"
	}
	for i := range lines {
		if i == j.place || i > j.place && j.place == updates {
			lines[i] = line
		}
	}
	f1, _ := network.ActivationCalled(j.Activations[0])
	f2, _ := network.ActivationCalled(j.Activations[1])
	r := &report{Diagnosis: &search.Diagnosis{Problem: &search.Problem{
		Observed: &recording.Observed{Activations: []network.Activation{f1, f2}}}}}
	for i, line := range lines {
		layer := 2 - i%8/4
		if i >= updates {
			layer = 2 - i%4/2
		}
		line = ofParameter(line, search.Parameter{Layer: layer, Bias: i%2 == 1}, true)
		j.Lines += r.named(line, layer, true) + "\n"
	}
	return j
}

// The line that is shown for a choice makes the report name it, in a small program, and the
// line that is shown as the right one corrects that program.
func TestLinesInNumPy(t *testing.T) {
	const unnamed = "no program makes the report name it"
	var lines, corrected []job
	open := map[string]string{} // the choices that fail, and why
	for _, list := range []struct {
		choices []choices.Choice
		places  []int
	}{
		{choices.Errors[1:], []int{errorLine}},
		{choices.Slopes[1:], []int{hiddenDelta, outputDelta}},
		{choices.Sents[1:], []int{sentBack}},
		{choices.Throughs[1:], []int{sentBack}},
		{choices.Products[1:], []int{hiddenWeights, outputBiases}},
		{choices.WeightProducts, []int{hiddenWeights, outputWeights}},
		{choices.BiasProducts, []int{hiddenBiases}},
		{[]choices.Choice{choices.Replaced, choices.MomentumSign, choices.Growth,
			choices.Sign.Choice}, []int{updates}},
	} {
		for _, c := range list.choices {
			if c.Of != nil || c.Full || c.What == choices.Slopes[3].What {
				continue // these are of PyTorch, and the last is told as the squared loss
			}
			line := c.NumPy
			if list.places[0] == sentBack && !strings.Contains(line, "{e} =") { // a part of the line
				line = strings.ReplaceAll(choices.Throughs[0].NumPy, "{sent}", line)
			}
			named := strings.NewReplacer("{number}", "0.2", "{sent}", "{δ+}")
			name := strings.ToLower(named.Replace(c.What))
			open[name] = unnamed
			for _, place := range list.places {
				lines = append(lines, job{name: name, place: place, Lines: named.Replace(line)})
			}
		}
	}
	rightLine := regexp.MustCompile(`(?m)^    right .*\n {14}(.*)$`)
	for _, tried := range [][]job{networks[:1], networks[1:]} {
		var jobs []job
		for _, line := range lines {
			for _, n := range tried {
				if open[line.name] == unnamed {
					n.name, n.place = line.name, line.place
					jobs = append(jobs, n.with(line.Lines))
				}
			}
		}
		for i, recording := range recorded(t, jobs) {
			j := jobs[i]
			if open[j.name] != unnamed {
				continue
			}
			text, _ := Diagnose(bytes.NewReader(recording)) // some cannot be run
			if !strings.Contains(strings.ToLower(strings.Join(strings.Fields(text), " ")), j.name) {
				continue
			}
			delete(open, j.name)
			if right := rightLine.FindStringSubmatch(text); right != nil && j.place != updates {
				open[j.name] = "this does not correct it: " + right[1]
				j.Lines = ""
				corrected = append(corrected, j.with(right[1]))
			}
		}
	}
	for i, recording := range recorded(t, corrected) {
		text, _ := Diagnose(bytes.NewReader(recording))
		if strings.HasPrefix(text, "The update is right") {
			delete(open, corrected[i].name)
		}
	}
	for name, why := range open {
		t.Errorf("%s: %s", name, why)
	}
}

// recorded runs programs.
func recorded(t *testing.T, jobs []job) (recordings []json.RawMessage) {
	text, _ := json.Marshal(jobs)
	file := filepath.Join(t.TempDir(), "jobs.json")
	if err := os.WriteFile(file, text, 0o666); err != nil {
		t.Fatal(err)
	}
	printed := numpy.Run(t, "testdata/run.py", file)
	if err := json.Unmarshal([]byte(printed), &recordings); err != nil {
		t.Fatal(err)
	}
	return recordings
}
