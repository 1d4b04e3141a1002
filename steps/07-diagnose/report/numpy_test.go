package report

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example/xor/steps/07-diagnose/choices"
	"example/xor/steps/07-diagnose/network"
	"example/xor/steps/07-diagnose/recording"
	"example/xor/steps/07-diagnose/search"
	"example/xor/steps/internal/numpy"
)

// program is a NumPy program whose lines can be replaced by what people write instead.
const program = `
import json, numpy as np
def sigmoid(z): return 1 / (1 + np.exp(-z))
def tanh(z): return np.tanh(z)
def relu(z): return np.maximum(0, z)
def softmax(z): e = np.exp(z); return e / e.sum(axis=1, keepdims=True)
def run(lines, f1, f2, hiddens, outputs, updates, loss):
    eta, rng = 0.5, np.random.RandomState(3)
    x, y = rng.rand(5, 3), (rng.rand(5, outputs) > 0.5) * 1.0
    if f2 == "softmax": y = np.eye(outputs)[rng.randint(0, outputs, 5)]
    W1, b1 = 2*rng.rand(3, hiddens) - 1, 2*rng.rand(1, hiddens) - 1
    W2, b2 = 2*rng.rand(hiddens, outputs) - 1, 2*rng.rand(1, outputs) - 1
    vW1, vb1, vW2, vb2 = 0, 0, 0, 0
    rec = {"eta": eta, "activations": [f1, f2], "loss": loss, "x": x.tolist(), "y": y.tolist(), "states": []}
    space = dict(globals(), x=x, y=y, eta=eta, W1=W1, b1=b1, W2=W2, b2=b2, vW1=0, vb1=0, vW2=0, vb2=0)
    for u in range(updates + 1):
        s = space
        rec["states"].append({k: np.array(s[k]).tolist() for k in ("W1", "b1", "W2", "b2")})
        s["z1"] = x @ s["W1"] + s["b1"]; s["hidden"] = s[f1](s["z1"])
        s["z2"] = s["hidden"] @ s["W2"] + s["b2"]; s["output"] = s[f2](s["z2"])
        rec.setdefault("outputs", s["output"].tolist())
        for line in lines: exec(line, s)
    return rec
jobs = json.load(open("jobs.json"))
def tried(job):
    try: return run(**job)
    except Exception as e: return {"raised": str(e)}
json.dump([tried(job) for job in jobs], open("recordings.json", "w"))
`

// job is one program: its lines, and the network.
type job struct {
	Lines   []string `json:"lines"`
	F1      string   `json:"f1"`
	F2      string   `json:"f2"`
	Hiddens int      `json:"hiddens"`
	Outputs int      `json:"outputs"`
	Updates int      `json:"updates"`
	Loss    string   `json:"loss"`
	want    *choices.Choice
}

// The line that is shown for a choice, in a small program, makes the report name it.
func TestLinesInNumPy(t *testing.T) {
	var jobs []job
	add := func(c *choices.Choice, line, k int, with string) {
		j := job{F1: "sigmoid", F2: "sigmoid", Hiddens: 3, Outputs: 2, Updates: 4, Loss: "squared", want: c}
		switch {
		case strings.Contains(c.What, "that of the sigmoid"), strings.Contains(c.What, "at the error, not at the pre"):
			j.F1 = "tanh"
		case strings.Contains(c.What, "relu's derivative"):
			j.F1 = "relu"
		case strings.Contains(c.What, "cancelled") && k == 2:
			j.Loss = "cross-entropy"
		case strings.Contains(c.What, "same for all"), strings.Contains(c.What, "compared with every"):
			j.Hiddens, j.Outputs = 3, 1
		}
		if strings.Contains(c.What, "softmax") {
			j.F2 = "softmax"
		}
		if strings.Contains(c.What, "same for all") {
			j.Hiddens = 1
		}
		if strings.Contains(c.What, "along the wrong axis") {
			j.Hiddens = 5
		}
		if line == 4 || strings.Contains(c.What, "softmax is treated") ||
			strings.Contains(c.What, "with the input, not") {
			j.Outputs = 3
		}
		if strings.Contains(c.What, "next layer's activation is used") || strings.Contains(c.What, "delta of the next") ||
			strings.Contains(c.What, "comes from the next") || strings.Contains(c.What, "layer itself") {
			j.Outputs = 3
		}
		f1, _ := network.ActivationCalled(j.F1)
		f2, _ := network.ActivationCalled(j.F2)
		r := &report{Diagnosis: &search.Diagnosis{Problem: &search.Problem{Observed: &recording.Observed{
			Activations: []network.Activation{f1, f2}}}}}
		for i, l := range []string{"{e} = {a} - y", "{δ} = {e} * {slope}",
			"gW2 = hidden.T @ delta2", "gb2 = delta2.sum(axis=0, keepdims=True)",
			"{e} = {δ+} @ {W+}.T", "{δ} = {e} * {slope}",
			"gW1 = x.T @ delta1", "gb1 = delta1.sum(axis=0, keepdims=True)", "W1 = W1 - eta * gW1",
			"b1 = b1 - eta * gb1", "W2 = W2 - eta * gW2", "b2 = b2 - eta * gb2"} {
			if i == 1 && j.F2 == "softmax" {
				l = choices.Slopes[3].NumPy
			}
			layer := 2
			if i == 4 || i == 5 {
				layer = 1
			}
			if i == 1 && j.Loss == "cross-entropy" {
				l = "{δ} = {e}"
			}
			if i == line {
				l, layer = with, k
			}
			if i >= 8 && line >= 8 {
				q := []search.Parameter{{Layer: 1}, {Layer: 1, Bias: true}, {Layer: 2}, {Layer: 2, Bias: true}}[i-8]
				l = ofParameter(strings.ReplaceAll(with, "{number}", "0.01"), q, true)
				if strings.Contains(c.What, "omentum") {
					l = ofParameter(strings.ReplaceAll(with, "{number}", "0.8"), q, true)
				}
			}
			j.Lines = append(j.Lines, r.named(l, layer, true))
		}
		jobs = append(jobs, j)
	}
	for i := range choices.Errors {
		if c := &choices.Errors[i]; i > 0 && c.Of == nil && !c.Full && !strings.Contains(c.What, "only the sign") {
			add(c, 0, 2, c.NumPy)
		}
	}
	for i := range choices.Slopes[1:] {
		c := &choices.Slopes[i+1]
		switch {
		case strings.HasPrefix(c.What, "softmax's whole"): // it is told as the squared loss
		case strings.Contains(c.What, "cancelled"), strings.Contains(c.What, "softmax is treated"):
			add(c, 1, 2, c.NumPy)
		default:
			add(c, 5, 1, c.NumPy)
		}
	}
	for i := range choices.Sents[1:] {
		c := &choices.Sents[i+1]
		add(c, 4, 1, strings.ReplaceAll(choices.Throughs[0].NumPy, "{sent}", c.NumPy))
	}
	for i := range choices.Throughs[1:] {
		c := &choices.Throughs[i+1]
		add(c, 4, 1, strings.ReplaceAll(c.NumPy, "{sent}", "{δ+}"))
	}
	w, b := search.Parameter{Layer: 1}, search.Parameter{Layer: 1, Bias: true}
	for i := range choices.Products[1:] {
		c := &choices.Products[i+1]
		add(c, 6, 1, ofParameter(c.NumPy, w, true))
	}
	for i := range choices.WeightProducts {
		c := &choices.WeightProducts[i]
		if strings.Contains(c.What, "pre-activation") || strings.Contains(c.What, "input of the network") ||
			strings.Contains(c.What, "same for all") {
			add(c, 2, 2, ofParameter(c.NumPy, search.Parameter{Layer: 2}, true))
		} else {
			add(c, 6, 1, ofParameter(c.NumPy, w, true))
		}
	}
	for i := range choices.BiasProducts {
		c := &choices.BiasProducts[i]
		add(c, 7, 1, ofParameter(c.NumPy, b, true))
	}
	for _, c := range []*choices.Choice{&choices.Replaced, &choices.Momentum, &choices.MomentumSign,
		&choices.Decay, &choices.Growth, &choices.Sign.Choice} {
		add(c, 8, 1, c.NumPy)
	}
	folder := t.TempDir()
	text, _ := json.Marshal(jobs)
	for name, text := range map[string][]byte{"jobs.json": text,
		"run.py": []byte(strings.ReplaceAll(strings.ReplaceAll(program, "jobs.json", filepath.Join(folder, "jobs.json")),
			"recordings.json", filepath.Join(folder, "recordings.json")))} {
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	numpy.Run(t, filepath.Join(folder, "run.py"))
	var recordings []json.RawMessage
	text, err := os.ReadFile(filepath.Join(folder, "recordings.json"))
	if err != nil || json.Unmarshal(text, &recordings) != nil {
		t.Fatal("no recordings: ", err)
	}
	for i, j := range jobs {
		text, err := Diagnose(strings.NewReader(string(recordings[i])))
		if err != nil {
			t.Errorf("%s: %v", j.want.What, err)
			continue
		}
		what, _, _ := strings.Cut(j.want.What, "{")
		if !strings.Contains(strings.ToLower(strings.Join(strings.Fields(text), " ")),
			strings.ToLower(what)) {
			t.Errorf("%s: %q\n%.300s", j.want.What, j.Lines, text)
		}
	}
}
