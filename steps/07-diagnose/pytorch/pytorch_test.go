// Package pytorch_test runs the PyTorch programs of step 07, where there is a Python with
// PyTorch, and reads what they record, which is in testdata.
package pytorch_test

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

// program is a file with changes: old, new, old, new …
type program struct {
	name, file string
	changes    []string
}

// programs returns those of programs.txt.
func programs(t *testing.T) (list []program) {
	entry := regexp.MustCompile(`(?m)^(\w+): (\w+\.py)\n((?:[-+].*\n)*)`)
	change := regexp.MustCompile(`((?:-.*\n)+)((?:\+.*\n)*)`)
	mark := regexp.MustCompile(`(?m)^[-+]`)
	for _, e := range entry.FindAllStringSubmatch(edited.Source(t, "programs.txt"), -1) {
		p := program{name: e[1], file: e[2]}
		for _, lines := range change.FindAllStringSubmatch(e[3], -1) {
			p.changes = append(p.changes,
				mark.ReplaceAllString(lines[1], ""), mark.ReplaceAllString(lines[2], ""))
		}
		list = append(list, p)
	}
	return list
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
	list := programs(t)
	for i, written := range recordings(t, list) {
		file := filepath.Join("testdata", list[i].name+".json")
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
	for _, p := range programs(t) {
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
	var list []program
	for _, o := range optimizers {
		for _, p := range programs(t) {
			for seed := 0; seed < starts && slices.Contains(losses, p.name); seed++ {
				start := []string{"manual_seed(", fmt.Sprintf("manual_seed(%d + ", seed)}
				list = append(list, program{fmt.Sprint(o.name, " ", p.name, " ", seed),
					p.file, slices.Concat(p.changes, o.changes, start)})
			}
		}
	}
	written := recordings(t, list)
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
					t.Errorf("%s, gradients %t: %.200s", list[i].name, gradients, text)
				}
			}
			table += fmt.Sprintf("  %d/%d/%d", right, open, accused)
		}
		table += "\n"
	}
	golden.Check(t, "testdata/right.golden", table)
}
