package mistakes

import (
	"cmp"
	"flag"
	"fmt"
	"math"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example/xor/steps/06-mistakes/survey"
	"example/xor/steps/internal/chart"
	"example/xor/steps/internal/golden"
	"example/xor/tensor"
)

// all asks for what takes long, as .ci/run does: go test ./steps/06-mistakes/mistakes -all
var all = flag.Bool("all", false, "follow the guide from 100 starts, not from 10")

func mustFind(t *testing.T, name string) Mistake {
	t.Helper()
	m, ok := Called(name)
	if !ok {
		t.Fatalf("there is no mistake %q", name)
	}
	return m
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// linesOf returns the lines of a source between a line that begins so and the end, without
// indents and comments.
func linesOf(t *testing.T, source, begins, end string) (lines []string) {
	t.Helper()
	body := regexp.MustCompile(`(?s)` + begins + `.*?\{\n(.*?)` + end).FindStringSubmatch(source)
	if body == nil {
		t.Fatalf("no source begins with %s", begins)
	}
	for _, line := range strings.Split(body[1], "\n") {
		code, _, _ := strings.Cut(line, "//")
		if code = strings.TrimSpace(code); code != "" {
			lines = append(lines, code)
		}
	}
	return lines
}

// lesson returns the lines of a function or a variable of the correct program. Some parts
// of a program have its name with a capital.
func lesson(t *testing.T, name string) []string {
	t.Helper()
	source := ""
	for _, file := range []string{"network.go", "backprop.go", "train.go", "program.go"} {
		source += read(t, file)
	}
	return linesOf(t, source, `\n(?:func|var) (?:\([^)]*\) )?(?i:`+name+`)\b`, `\n\}`)
}

// The parts are the lesson's own lines.
func TestPartsAreTheLesson(t *testing.T) {
	backprop := slices.Concat(lesson(t, "outputDelta"), lesson(t, "hiddenDelta"),
		lesson(t, "addGradients"))
	if !slices.Equal(backprop, lesson(t, "Backprop")) {
		t.Errorf("the paragraphs are not Backprop: %q", backprop)
	}
	epoch := strings.NewReplacer("p.Forward(n, x)", "n.Forward(x)",
		"p.backprop(g, n, x, y)", "g.Backprop(n, x, y)", "p.HalfSquare(", "halfSquare(",
		"p.Update(n, g, eta)", strings.Join(lesson(t, "update"), "\n"),
	).Replace(strings.Join(lesson(t, "epochOfParts"), "\n"))
	if epoch != strings.Join(lesson(t, "Epoch"), "\n") {
		t.Errorf("the parts together are not Epoch:\n%s", epoch)
	}
}

// titles are what MISTAKES.md calls some parts of a program.
var titles = map[string]string{
	"OutputDelta":  "Backprop, first paragraph",
	"HiddenDelta":  "Backprop, second paragraph",
	"AddGradients": "Backprop, third paragraph",
	"Update":       "Epoch, the update",
}

// MISTAKES.md shows how each part that a mistake exchanges differs from that of the lesson, or
// of two parts all lines.
func TestLinesOnThePage(t *testing.T) {
	for _, m := range All() {
		inGo, _, _ := strings.Cut(m.Diff, "in NumPy:\n")
		parts := reflect.ValueOf(m.Program)
		for i := range parts.NumField() {
			name := parts.Type().Field(i).Name
			about := []string{"Seeds", "Activation", "NoBiases", "Online"}
			if parts.Field(i).IsZero() || slices.Contains(about, name) {
				continue
			}
			piece := regexp.MustCompile(
				`(?m)^` + cmp.Or(titles[name], name) + `, in (.*):\n((?:  .*\n)+)`)
			shown := piece.FindStringSubmatch(inGo)
			if shown == nil {
				t.Errorf("%s: the page does not show its %s", m.Name, name)
				continue
			}
			inGo = strings.Replace(inGo, shown[0], "", 1)
			m.checkLines(t, name, read(t, shown[1]), shown[2])
		}
		if inGo != "" {
			t.Errorf("%s: the page shows what is not in it:\n%s", m.Name, inGo)
		}
	}
}

// checkLines compares what the page shows of a part with the source of the mistake: the
// lines of the lesson and those with a minus have to be the wrong lines and those with a plus.
func (m Mistake) checkLines(t *testing.T, part, source, shown string) {
	t.Helper()
	var right, wrong, unmarked []string
	switch literal := `\n\t"` + m.Name + `": .*?\b` + part + `: `; part {
	case "Hidden", "Eta", "Epochs":
		field := func(p Program) []string {
			return []string{fmt.Sprintf("%s: %v,", part, reflect.ValueOf(p).FieldByName(part))}
		}
		right, wrong = field(correct), field(m.Program)
	case "Examples":
		right, wrong = lesson(t, "xor"), linesOf(t, source, literal, `\n\t\}`)
	default:
		right, wrong = lesson(t, part), linesOf(t, source, literal, `\n\t\}`)
	}
	for _, line := range linesOf(t, "{\n"+shown, "", "$") {
		if plus, ok := strings.CutPrefix(line, "+ "); ok {
			wrong = append(wrong, plus)
		} else if minus, ok := strings.CutPrefix(line, "- "); ok {
			right = append(right, minus)
		} else {
			unmarked = append(unmarked, line)
		}
	}
	whole := part == "Epoch" || part == "NewGradients"
	if whole && slices.Equal(unmarked, wrong) {
		return
	}
	slices.Sort(right)
	slices.Sort(wrong)
	if unmarked != nil || !slices.Equal(right, wrong) {
		t.Errorf("%s: the page shows\n%sso these should be the same:\n%q\n%q", m.Name, shown,
			right, wrong)
	}
}

// A parameter is named that is wrong from more than half of the seeds.
func TestMostStarts(t *testing.T) {
	w1 := Slope{Parameter: "W1", Analytic: -1, Numeric: 1}
	w2 := Slope{Parameter: "W2", Analytic: -1, Numeric: 1}
	both, one := [3]Check{{Slopes: []Slope{w1, w2}}}, [3]Check{{Slopes: []Slope{w1}}}
	for want, starts := range map[string][][3]Check{
		"W1 ×-1": {both, one, one}, "W1 W2 ×-1": {both, one, both}, "": {one, {}},
	} {
		if got := wrongIn(starts, 0); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// What a median hides: it, and the starts that end lowest and highest.
func TestStartsPlots(t *testing.T) {
	if !*all && !golden.Updating() {
		t.Skip("this trains from 50 starts, which takes -all")
	}
	for _, name := range []string{"dying-relu", "biases-not-updated"} {
		p := mustFind(t, name).Program.Complete()
		runs := survey.InParallel(p.SeedsFrom(0, 50), p.run)
		byEnd := func(a, b survey.Run) int {
			return cmp.Compare(a.Curve[p.Epochs], b.Curve[p.Epochs])
		}
		golden.Check(t, "../testdata/"+name+".svg", chart.Plot{
			Title:  fmt.Sprintf("%s: the loss in %d runs", name, len(runs)),
			XLabel: "epoch", YLabel: "loss", XTo: float64(p.Epochs), YTo: 0.25,
			Series: []chart.Series{
				{Name: "median", Y: survey.Median(runs)},
				{Name: "lowest in the end", Y: slices.MinFunc(runs, byEnd).Curve},
				{Name: "highest in the end", Y: slices.MaxFunc(runs, byEnd).Curve},
			},
		}.SVG())
	}
}

// What the texts claim beyond the table.
func TestClaims(t *testing.T) {
	if !*all {
		t.Skip("this trains from 50 starts for many epochs, which takes -all")
	}
	rawError := mustFind(t, "raw-error").Program.HiddenDelta
	for _, c := range []struct {
		name     string
		change   func(p *Program)
		from, to int // runs of 50 that learn
	}{
		{"one-at-a-time", func(p *Program) { p.Epochs = 2000 }, 45, 50},
		{"no-biases", func(p *Program) {}, 20, 30},
		{"no-biases", func(p *Program) { p.HiddenDelta = rawError }, 12, 20},
		{"sigmoid-as-slope", func(p *Program) { p.HiddenDelta = nil }, 45, 50},
		{"sigmoid-as-slope", func(p *Program) { p.OutputDelta = nil }, 0, 15},
		{"averaged", func(p *Program) { p.Epochs = 8000 }, 45, 50},
		{"eta-twice", func(p *Program) { p.Eta, p.Epochs = 0.1, 10000 }, 0, 3},
	} {
		p := mustFind(t, c.name).Program
		c.change(&p)
		p = p.Complete()
		n := p.Survey(p.SeedsFrom(0, 50)).Learned()
		if n < c.from || n > c.to {
			t.Errorf("%s: %d of 50 runs learn, want %d to %d", c.name, n, c.from, c.to)
		}
	}
	for seed := range uint32(50) {
		training := mustFind(t, "dying-relu").Program.Complete().Start(seed)
		for range training.Epochs {
			training.Next()
		}
		end := survey.Start{Outputs: training.Outputs()}
		if training.deadUnits() >= 2 && end.Learned() {
			t.Errorf("dying-relu: seed %d learns with two dead units", seed)
		}
	}
}

// Starts that are moved in the 14th digit end elsewhere, where a row says so.
func TestChaos(t *testing.T) {
	if !*all {
		t.Skip("this trains eight times from 10 starts, which takes -all")
	}
	for name, want := range map[string]bool{
		"correct": false, "sigmoid-as-slope": true, "dot-product": true, "eta-too-large": true,
	} {
		m := mustFind(t, name)
		p := m.Program.Complete()
		moved := p
		moved.Uniform = func(random *tensor.Random, rows, cols int) *tensor.Matrix {
			w := uniform(random, rows, cols)
			return w.Apply(func(v float64) float64 { return v + 1e-14 }, w)
		}
		seeds := p.SeedsFrom(0, 10)
		a, b := p.Survey(seeds), moved.Survey(seeds)
		chaotic := false
		for i := range a.Starts {
			chaotic = chaotic || math.Abs(a.Starts[i].Loss()-b.Starts[i].Loss()) > 1e-3
		}
		if chaotic != want || m.Chaotic != want {
			t.Errorf("%s: chaotic is %v, and said to be %v", name, chaotic, m.Chaotic)
		}
	}
}
