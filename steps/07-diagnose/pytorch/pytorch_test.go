// Package pytorch_test has the PyTorch programs of step 07.
package pytorch_test

// Each program is one of the three in this folder with a line or two changed. Their
// recordings are in testdata, and are made again where there is a Python with PyTorch.

import (
	"cmp"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example/xor/steps/internal/edited"
	"example/xor/steps/internal/golden"
	"example/xor/steps/internal/numpy"
)

// program is a program by its changes.
type program struct {
	name, file string
	changes    []string // old, new, old, new …
}

// Lines that more than one change.
const (
	sgd        = `torch.optim.SGD(model.parameters(), lr=lr)`
	zeroGrad   = "    optimizer.zero_grad()\n"
	backward   = "    loss.backward()\n"
	step       = "    optimizer.step()\n"
	recordLine = "    record(model, x=X, y=Y, outputs=output)\n"
)

// asLoss changes the loss, in the program and in what it records.
func asLoss(old, new string) []string {
	return []string{"nn." + old + "()", "nn." + new + "()", `"` + old + `"`, `"` + new + `"`}
}

// ending changes the end of the model, and what is recorded of it.
func ending(old, new, before, activation string) []string {
	return []string{old, new, `"` + before + `"],`, `"` + activation + `"],`}
}

func both(changes ...[]string) []string { return slices.Concat(changes...) }

var (
	softmaxEnd    = ending("nn.Linear(4, 3))", "nn.Linear(4, 3), nn.Softmax(dim=1))", "linear", "softmax")
	logSoftmaxEnd = ending("nn.Linear(4, 3))", "nn.Linear(4, 3), nn.LogSoftmax(dim=1))", "linear", "log_softmax")
	logitsEnd     = ending(", nn.Sigmoid())", ")", "sigmoid", "linear")
)

// Right programs.
var right = []program{
	{"xor", "xor.py", nil},
	{"points", "points.py", nil},
	{"classes", "classes.py", nil},
	{"momentum", "xor.py", []string{"lr=lr)", "lr=lr, momentum=0.9)"}},
	{"nesterov", "xor.py", []string{"lr=lr)", "lr=lr, momentum=0.9, nesterov=True)"}},
	{"decay", "xor.py", []string{"lr=lr)", "lr=lr, weight_decay=0.01)"}},
	{"momentum_decay", "classes.py", []string{"lr=lr)", "lr=lr, momentum=0.8, weight_decay=0.001)"}},
	{"adam", "xor.py", []string{"lr = 0.5", "lr = 0.01", "optim.SGD", "optim.Adam"}},
	{"adamw", "xor.py", []string{"lr = 0.5", "lr = 0.01", "optim.SGD", "optim.AdamW"}},
	{"rmsprop", "xor.py", []string{"lr = 0.5", "lr = 0.01", "optim.SGD", "optim.RMSprop"}},
	{"adam_classes", "classes.py", []string{"lr = 0.5", "lr = 0.01", "optim.SGD", "optim.Adam"}},
	{"schedule", "classes.py", []string{sgd, sgd + "\nschedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.5)",
		step, step + "    schedule.step()\n"}},
	{"clipped", "classes.py", []string{backward,
		backward + "    nn.utils.clip_grad_norm_(model.parameters(), 0.1)\n"}},
	{"clipped_later", "classes.py", []string{recordLine,
		recordLine + "    nn.utils.clip_grad_norm_(model.parameters(), 0.1)\n"}},
	{"accumulated", "classes.py", []string{
		"for epoch in range(500):\n", "for epoch in range(500):\n  for i in range(2):\n    x, y = X[i::2], Y[i::2]\n",
		"model(X)", "model(x)", "output, Y", "output, y", "loss.backward", "(loss/2).backward", "x=X, y=Y", "x=x, y=y",
		zeroGrad, "    if i == 0: optimizer.zero_grad()\n", step, "    if i == 1: optimizer.step()\n"}},
	{"no_biases", "xor.py", []string{"nn.Linear(2, 4)", "nn.Linear(2, 4, bias=False)",
		"nn.Linear(4, 1)", "nn.Linear(4, 1, bias=False)"}},
	{"mse_sum", "xor.py", []string{"nn.MSELoss()", `nn.MSELoss(reduction="sum")`,
		`"MSELoss"`, `"MSELoss(reduction='sum')"`}},
	{"bce", "xor.py", asLoss("MSELoss", "BCELoss")},
	{"bce_logits", "xor.py", both(asLoss("MSELoss", "BCEWithLogitsLoss"), logitsEnd)},
	{"ce_probabilities", "classes.py", []string{"output, Y", "output, T", "y=Y", "y=T",
		"model = nn", "T = nn.functional.one_hot(Y).float()\n\nmodel = nn"}},
	{"nll", "classes.py", both(asLoss("CrossEntropyLoss", "NLLLoss"), logSoftmaxEnd)},
	{"l1", "points.py", asLoss("MSELoss", "L1Loss")},
	{"huber", "points.py", asLoss("MSELoss", "HuberLoss")},
	{"smooth_l1", "points.py", asLoss("MSELoss", "SmoothL1Loss")},
}

// Programs with a mistake, or with something else that keeps them from learning.
var mistaken = []program{
	{"softmax_before_ce", "classes.py", softmaxEnd},
	{"sigmoid_before_logits", "xor.py", asLoss("MSELoss", "BCEWithLogitsLoss")},
	{"nll_of_outputs", "classes.py", asLoss("CrossEntropyLoss", "NLLLoss")},
	{"nll_of_softmax", "classes.py", both(asLoss("CrossEntropyLoss", "NLLLoss"), softmaxEnd)},
	{"softmax_of_one", "xor.py", ending("nn.Sigmoid()", "nn.Softmax(dim=1)", "sigmoid", "softmax")},
	{"softmax_over_examples", "classes.py", both(asLoss("CrossEntropyLoss", "NLLLoss"), logSoftmaxEnd,
		[]string{"LogSoftmax(dim=1)", "LogSoftmax(dim=0)"})},
	{"broadcast", "points.py", []string{".unsqueeze(1)", ""}},
	{"broadcast_squeezed", "xor.py", []string{"criterion(output, Y)", "criterion(output.squeeze(), Y)"}},
	{"no_zero_grad", "xor.py", []string{zeroGrad, ""}},
	{"zero_grad_late", "xor.py", []string{zeroGrad, "", recordLine, recordLine + zeroGrad}},
	{"zero_grad_between", "xor.py", []string{zeroGrad, "", backward, backward + zeroGrad}},
	{"detached", "points.py", []string{"self.fc2(x)", "self.fc2(x.detach())"}},
	{"frozen", "xor.py", []string{"criterion = ", "for p in model[0].parameters(): p.requires_grad = False\ncriterion = "}},
	{"loss_rebuilt", "xor.py", []string{"criterion(output, Y)", "torch.tensor(criterion(output, Y).item(), requires_grad=True)"}},
	{"no_backward", "xor.py", []string{backward, ""}},
	{"no_step", "xor.py", []string{step, ""}},
	{"other_model", "xor.py", []string{"SGD(model", "SGD(nn.Linear(2, 1)"}},
	{"half_optimizer", "xor.py", []string{"SGD(model", "SGD(model[0]"}},
	{"rounded", "xor.py", []string{"criterion(output, Y)", "criterion(output.round(), Y)"}},
	{"minus", "xor.py", []string{"loss = criterion", "loss = -criterion"}},
	{"another_loss", "xor.py", []string{"nn.MSELoss()", "nn.BCELoss()"}},
	{"no_activation", "xor.py", []string{"nn.Tanh(), ", "", "tanh", "linear"}},
	{"dead_units", "classes.py", []string{"criterion = ", "nn.init.constant_(model[0].bias, -10)\ncriterion = "}},
	{"labels_out_of_reach", "xor.py", []string{"[[0.], [1.], [1.], [0.]]", "[[1.], [2.], [2.], [1.]]"}},
	{"inputs_to_255", "xor.py", []string{"[1., 1.]])\n", "[1., 1.]])*255\n"}},
	{"targets_in_thousands", "points.py", []string{"(X[:, 0] - 2*X[:, 1])", "(5000 + 1000*X[:, 0] - 2000*X[:, 1])"}},
	{"lr_too_small", "xor.py", []string{"lr = 0.5", "lr = 1e-6"}},
	{"lr_too_large", "points.py", []string{"lr = 0.05", "lr = 5"}},
}

// Programs that readers asked about in public, made small. The answer is the finding.
var readers = []program{
	// https://discuss.pytorch.org/t/13287: "it's a linear model".
	{"reader_linear", "xor.py", both(asLoss("MSELoss", "BCELoss"), []string{"nn.Tanh(), ", "", "tanh", "linear"})},
	// https://discuss.pytorch.org/t/98714: another start, another learning rate, longer.
	{"reader_uniform", "xor.py", []string{"nn.Tanh()", "nn.Sigmoid()", "tanh", "sigmoid", "lr = 0.5", "lr = 0.01",
		"criterion = ", "nn.init.uniform_(model[0].weight)\nnn.init.uniform_(model[2].weight)\ncriterion = ",
		"for epoch in range(2000):\n", "for epoch in range(2000):\n  for x, y in zip(X, Y):\n",
		"model(X)", "model(x)", "output, Y", "output, y", "x=X, y=Y", "x=x, y=y"}},
	// https://github.com/spro/practical-pytorch/issues/9: the model is made twice.
	{"reader_twice", "xor.py", []string{sgd, sgd + "\n" +
		"model = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1), nn.Sigmoid())"}},
}

// With UPDATE=1 the recordings are made again.
func TestRecordings(t *testing.T) {
	programs := slices.Concat(right, mistaken, readers)
	var sources []string
	for _, p := range programs {
		sources = append(sources, edited.Source(t, p.file, p.changes...))
	}
	if !*all && !golden.Updating() {
		t.Skip("to start PyTorch takes -all")
	}
	python := numpy.With("torch")
	if python == "" {
		t.Skip("there is no Python with PyTorch")
	}
	for i, written := range numpy.Recordings(t, python, sources) {
		file := filepath.Join("testdata", programs[i].name+".json")
		golden.CheckNumbers(t, file, written, 1e-4) // what float32 keeps in four updates
	}
}

// Each program has the report that the table says, with gradients and without.
func TestReports(t *testing.T) {
	page, err := os.ReadFile("../RECOGNISED.md")
	if err != nil {
		t.Fatal(err)
	}
	left := map[string]bool{}
	for _, p := range slices.Concat(right, mistaken, readers) {
		left[p.name] = true
	}
	row := regexp.MustCompile(`(?m)^\| ([a-z0-9_, ]+) \| (.+) \| (.*) ?\| .*\|\r?$`)
	for _, cells := range row.FindAllStringSubmatch(string(page), -1) {
		for _, name := range strings.Split(cells[1], ", ") {
			if !left[name] {
				continue // a row of another table, or of none
			}
			delete(left, name)
			with, err := os.ReadFile(filepath.Join("testdata", name+".json"))
			if err != nil {
				t.Fatal(err)
			}
			checkReport(t, name, with, cells[2])
			checkReport(t, name+" without gradients", withoutGradients(t, with),
				cmp.Or(strings.TrimSpace(cells[3]), cells[2]))
		}
	}
	for name := range left {
		t.Errorf("%s is not in the table of RECOGNISED.md", name)
	}
}

// withoutGradients returns a recording without its fields gW1, gb1 …
func withoutGradients(t *testing.T, text []byte) []byte {
	var top map[string]json.RawMessage
	var states []map[string]json.RawMessage
	if err := json.Unmarshal(text, &top); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(top["states"], &states); err != nil {
		t.Fatal(err)
	}
	for _, s := range states {
		maps.DeleteFunc(s, func(name string, _ json.RawMessage) bool { return name[0] == 'g' })
	}
	top["states"], _ = json.Marshal(states)
	text, _ = json.Marshal(top)
	return text
}

func checkReport(t *testing.T, name string, recording []byte, want string) {
	t.Helper()
	text := verdict(t, recording)
	what, isRight := strings.CutPrefix(want, "right")
	what = strings.TrimPrefix(what, "; ")
	if isRight != saysRight(text) || !strings.Contains(text, what) {
		t.Errorf("%s: want %q\n%.300s", name, want, text)
	}
}
