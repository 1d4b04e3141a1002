// Package pytorch_test has the PyTorch programs of step 07.
package pytorch_test

// Each program is one of the four in this folder with a line or two changed. Their
// recordings are in testdata, and are made again where there is a Python with PyTorch.

import (
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example/xor/steps/07-diagnose/report"
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
	{"tensors", "tensors.py", nil},
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

// What takes longer: go test ./steps/07-diagnose/pytorch -all
var all = flag.Bool("all", false, "run PyTorch, and diagnose right programs from ten starts")

// recordings returns what programs record.
func recordings(t *testing.T, programs []program) []string {
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
	return numpy.Recordings(t, python, sources)
}

// With UPDATE=1 the recordings are made again.
func TestRecordings(t *testing.T) {
	programs := slices.Concat(right, mistaken, readers)
	for i, written := range recordings(t, programs) {
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

// checkReport looks for what is wanted: "right" is a report without a remark, and "right; …"
// one with that.
func checkReport(t *testing.T, name string, recording []byte, want string) {
	t.Helper()
	text := verdict(t, recording)
	what, isRight := strings.CutPrefix(want, "right; ")
	isRight = isRight || want == "right"
	remarked := isRight && want != "right"
	if isRight != saysRight(text) || remarked != strings.Contains(text, "See the remarks") ||
		what != "right" && !strings.Contains(text, what) {
		t.Errorf("%s: want %q\n%.300s", name, want, text)
	}
}

// verdict is the report on a recording, without its line ends.
func verdict(t *testing.T, recording []byte) string {
	t.Helper()
	text, err := report.Diagnose(bytes.NewReader(recording))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(text), " ")
}

func saysRight(verdict string) bool {
	return strings.HasPrefix(verdict, "The update is right") ||
		strings.HasPrefix(verdict, "The gradients are right")
}

// optimizers are changes that any right program bears.
var optimizers = []program{
	{name: "SGD"},
	{name: "momentum", changes: []string{"lr=lr)", "lr=lr, momentum=0.9)"}},
	{name: "Nesterov", changes: []string{"lr=lr)", "lr=lr, momentum=0.9, nesterov=True)"}},
	{name: "weight decay", changes: []string{"lr=lr)", "lr=lr, weight_decay=0.01)"}},
	{name: "Adam", changes: []string{"lr = ", "lr = 0.02*", "optim.SGD", "optim.Adam"}},
	{name: "AdamW", changes: []string{"lr = ", "lr = 0.02*", "optim.SGD", "optim.AdamW"}},
	{name: "RMSprop", changes: []string{"lr = ", "lr = 0.02*", "optim.SGD", "optim.RMSprop"}},
}

// No right program is accused: every optimizer with every loss, with gradients and without.
func TestRightPrograms(t *testing.T) {
	losses := []string{"xor", "points", "bce", "bce_logits", "classes", "nll", "l1", "huber"}
	const starts = 10
	var programs []program
	for _, o := range optimizers {
		for _, p := range right {
			for seed := 0; seed < starts && slices.Contains(losses, p.name); seed++ {
				start := []string{"manual_seed(", fmt.Sprintf("manual_seed(%d + ", seed)}
				programs = append(programs, program{fmt.Sprint(o.name, " ", p.name, " ", seed),
					p.file, both(p.changes, o.changes, start)})
			}
		}
	}
	written := recordings(t, programs)
	table := fmt.Sprintf("%d losses, %d starts: right/open/accused\n", len(losses), starts)
	for k, o := range optimizers {
		table += fmt.Sprintf("%-14s", o.name)
		for _, gradients := range []bool{true, false} {
			right, open, accused := 0, 0, 0
			for i := k * len(losses) * starts; i < (k+1)*len(losses)*starts; i++ {
				text := []byte(written[i])
				if !gradients {
					text = withoutGradients(t, text)
				}
				switch text := verdict(t, text); {
				case saysRight(text):
					right++
				case strings.Contains(text, "ecord the gradients"), strings.Contains(text, "oo few digits"):
					open++
				default:
					accused++
					t.Errorf("%s, gradients %t: %.200s", programs[i].name, gradients, text)
				}
			}
			table += fmt.Sprintf("  %d/%d/%d", right, open, accused)
		}
		table += "\n"
	}
	golden.Check(t, "testdata/right.golden", table)
}
