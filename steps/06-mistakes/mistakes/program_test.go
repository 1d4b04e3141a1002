package mistakes

import (
	"cmp"
	"flag"
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"example/xor/steps/06-mistakes/pages"
	"example/xor/steps/06-mistakes/survey"
	"example/xor/steps/internal/chart"
	"example/xor/steps/internal/golden"
	"example/xor/tensor"
)

// all asks for what takes long, as .ci/run does: go test ./steps/06-mistakes/... -all
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

// The parts are the lesson's own lines.
func TestPartsAreTheLesson(t *testing.T) {
	s := readSource()
	body := func(name string) []string { return s.lines(s.named[name]) }
	backprop := append(body("outputDelta"), body("hiddenDelta")...)
	backprop = append(backprop, body("addGradients")...)
	if !slices.Equal(backprop, body("Backprop")) {
		t.Errorf("the paragraphs are not Backprop: %q", backprop)
	}
	epoch := strings.NewReplacer("p.Forward(n, x)", "n.Forward(x)",
		"p.backprop(g, n, x, y)", "g.Backprop(n, x, y)", "p.HalfSquare(", "halfSquare(",
		"p.Update(n, g, eta)", strings.Join(body("update"), "\n"),
	).Replace(strings.Join(body("epochOfParts"), "\n"))
	if epoch != strings.Join(body("Epoch"), "\n") {
		t.Errorf("the parts together are not Epoch:\n%s", epoch)
	}
}

func TestSourceOfMistakes(t *testing.T) {
	for _, m := range All() {
		shown := pieces(m.Name)
		isProgram := m.Name != "correct" && m.Program.Seeds == nil && !m.OnlyNumPy()
		if isProgram && len(shown) == 0 {
			t.Errorf("%s shows no line", m.Name)
		}
		for _, p := range shown {
			if len(p.Lines) == 0 {
				t.Errorf("%s: nothing is wrong in %s", m.Name, p.Of)
			}
		}
	}
	for name, want := range map[string][]string{
		"sign-flipped": {"- g.dOutput.Sub(y, n.output)",
			"+ g.dOutput.Sub(n.output, y) // ∂E/∂output"},
		"eta-timid":          {"- Eta: 0.1,", "+ Eta: 0.7,"},
		"gradient-not-reset": {"+ g.Zero()"},
		"last-example-only":  {"+ g.Zero()", "- g.Zero()"},
		"shared-scratch":     {"g := NewGradients(n)", "g.slope1 = g.dHidden", "return g"},
	} {
		if got := pieces(name)[0].Lines; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// MISTAKES.md is what the sources say, and its links lead somewhere.
func TestMistakesPage(t *testing.T) {
	var chapters []pages.Chapter
	for _, k := range Kinds {
		c := pages.Chapter{Title: k.Title}
		for _, m := range k.Mistakes {
			c.Entries = append(c.Entries, m.Told())
		}
		chapters = append(chapters, c)
	}
	text := pages.Markdown(chapters)
	golden.Check(t, "../MISTAKES.md", text)
	for _, link := range regexp.MustCompile(`\]\(#(.*?)\)`).FindAllStringSubmatch(text, -1) {
		mustFind(t, link[1])
	}
}

// The pages and the table from two starts. From 50 the tests of all steps compare them,
// with -all.
func TestOutputs(t *testing.T) {
	var entries []pages.Entry
	for _, m := range All() {
		m.CountAfter = nil
		e := m.Entry(0, 2)
		entries = append(entries, e)
		page := m.Page(e)
		checkText(t, m.Name, page)
		if s := e.Survey; s != nil {
			last := s.Median[len(s.Median)-1] + s.First[len(s.First)-1]
			diverged := math.IsNaN(last) || math.IsInf(last, 0)
			if strings.Contains(page, "no longer a number") != diverged {
				t.Errorf("%s: the losses end at %g, its page is\n%s", m.Name, last, page)
			}
		}
	}
	table := pages.Table(entries)
	checkText(t, "the table", table)
	golden.Check(t, "../testdata/two-starts.golden", table)
}

// checkText finds what no output should have.
func checkText(t *testing.T, name, text string) {
	t.Helper()
	for _, line := range strings.Split(text, "\n") {
		if utf8.RuneCountInString(line) > 80 && !strings.Contains(line, "https://") &&
			!strings.HasPrefix(line, "  delta") {
			t.Errorf("%s: wider than 80 columns: %q", name, line)
		}
		if strings.TrimRight(line, " ") != line {
			t.Errorf("%s: spaces at the end of %q", name, line)
		}
	}
	if bad := regexp.MustCompile(`\b(NaN|Inf)\b|-0 |\t`).FindString(text); bad != "" {
		t.Errorf("%s: prints %q", name, bad)
	}
}

// The last exercise breaks backprop.go. Its page shows what that prints.
func TestExercise(t *testing.T) {
	m := mustFind(t, "correct")
	m.CountAfter = nil
	m.Program.OutputDelta = mustFind(t, "sign-flipped").Program.OutputDelta
	lines := strings.SplitAfter(m.Page(m.Entry(0, 10)), "\n")
	shown := "```text\n" + strings.Join(lines[:4], "") + "```\n"
	if !strings.Contains(read(t, "../SYMPTOMS.md"), shown) {
		t.Errorf("SYMPTOMS.md does not show\n%s", shown)
	}
}

// A network that is no number from the start has a page as well.
func TestNaNFromTheStart(t *testing.T) {
	m := Mistake{Program: Program{Epochs: 3, Forward: func(n *Network, _ *tensor.Matrix) {
		set(n.output, math.NaN())
	}}}
	page := m.Page(m.Entry(0, 2))
	if !strings.Contains(page, "not a number from epoch 0") {
		t.Error(page)
	}
}

// What a median hides: it, and the starts that end lowest and highest.
func TestStartsPlots(t *testing.T) {
	if !*all && !golden.Updating() {
		t.Skip("this trains from 50 starts, which takes -all")
	}
	const starts = 50
	for _, name := range []string{"dying-relu", "biases-not-updated"} {
		subject := mustFind(t, name).subject(0, starts)
		curves := make([][]float64, starts)
		for i, seed := range subject.Seeds {
			trainee := subject.Start(seed)
			for range subject.Epochs + 1 {
				curves[i] = append(curves[i], trainee.Next())
			}
		}
		median := make([]float64, subject.Epochs+1)
		for epoch := range median { // the last sorts them for the other two
			slices.SortStableFunc(curves, func(a, b []float64) int {
				return cmp.Compare(a[epoch], b[epoch])
			})
			low, high := curves[starts/2-1], curves[starts/2]
			median[epoch] = (low[epoch] + high[epoch]) / 2
		}
		golden.Check(t, "../testdata/"+name+".svg", chart.Plot{
			Title:  fmt.Sprintf("%s: the loss in %d runs", name, starts),
			XLabel: "epoch", YLabel: "loss", XTo: float64(subject.Epochs), YTo: 0.25,
			Series: []chart.Series{
				{Name: "median", Y: median},
				{Name: "lowest in the end", Y: curves[0]},
				{Name: "highest in the end", Y: curves[starts-1]},
			},
		}.SVG())
	}
}

// What the texts claim beyond the table.
func TestClaims(t *testing.T) {
	if !*all {
		t.Skip("this trains from 50 starts for many epochs, which takes -all")
	}
	repeated, company := mustFind(t, "one-at-a-time").Program, mustFind(t, "no-biases").Program
	repeated.Epochs = 2000
	company.HiddenDelta = mustFind(t, "raw-error").Program.HiddenDelta
	atOutput := mustFind(t, "sigmoid-as-slope").Program
	inHidden := atOutput
	atOutput.HiddenDelta, inHidden.OutputDelta = nil, nil
	longer := mustFind(t, "averaged").Program
	longer.Epochs = 8000
	small := mustFind(t, "eta-twice").Program
	small.Eta, small.Epochs = 0.1, 10000
	for _, c := range []struct {
		what     string
		p        Program
		from, to int // runs of 50 that learn
	}{
		{"one-at-a-time, repeated", repeated, 45, 50},
		{"no-biases", mustFind(t, "no-biases").Program, 20, 30},
		{"raw-error without biases", company, 12, 20},
		{"sigmoid-as-slope at the output", atOutput, 45, 50},
		{"sigmoid-as-slope in the hidden layer", inHidden, 0, 15},
		{"averaged, with four times the epochs", longer, 45, 50},
		{"eta-twice, with an eta of 0.1", small, 0, 3},
	} {
		n := survey.New(Mistake{Program: c.p}.subject(0, 50)).Learned()
		if n < c.from || n > c.to {
			t.Errorf("%s: %d of 50 runs learn, want %d to %d", c.what, n, c.from, c.to)
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

// The text of eta-fades says how soon its eta is below a millionth.
func TestEtaFades(t *testing.T) {
	fades := mustFind(t, "eta-fades").Program.Complete().Start(0)
	epochs, least := 0, 1e-6*fades.Eta
	for ; fades.Eta > least; epochs++ {
		fades.Next()
	}
	if epochs != 22 {
		t.Errorf("eta-fades: eta is below a millionth after %d epochs", epochs)
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
		moved := m.Program.Complete()
		moved.Uniform = func(random *tensor.Random, rows, cols int) *tensor.Matrix {
			w := uniform(random, rows, cols)
			return w.Apply(func(v float64) float64 { return v + 1e-14 }, w)
		}
		a := survey.New(m.subject(0, 10))
		b := survey.New(Mistake{Program: moved}.subject(0, 10))
		chaotic := false
		for i := range a.Starts {
			chaotic = chaotic || math.Abs(a.Starts[i].Loss()-b.Starts[i].Loss()) > 1e-3
		}
		if chaotic != want || m.Chaotic != want {
			t.Errorf("%s: chaotic is %v, and said to be %v", name, chaotic, m.Chaotic)
		}
	}
}
