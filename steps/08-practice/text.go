package main

// What the terminal shows of a round.

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"example/xor/steps/06-mistakes/mistakes"
	"example/xor/steps/06-mistakes/pages"
	"example/xor/steps/internal/chart"
	"example/xor/tensor"
)

// instruments returns what is shown of a program: the curve, the outputs, the start, the
// check and what it is made of.
func instruments(p mistakes.Program, in mistakes.Instruments) string {
	var text strings.Builder
	printf := func(format string, values ...any) { fmt.Fprintf(&text, format, values...) }
	printf("%s\n\n", settings(p.Complete()))
	printf("%s\n", lossPlot(chart.Series{Name: "loss", Y: in.Loss}).Text())
	printf("%s\n", chart.Beside(outputTable(in), weightTable(in.Start)))
	for _, fact := range facts(in) {
		printf("%-32s%s\n", fact[0]+":", fact[1])
	}
	printf("\nthe check: ok, or the ratio of update/eta to the measured gradient\n")
	printf("  %-9s%12s%12s%12s\n", "", "1st update", "2nd update", "all four")
	for i, s := range in.Checks[0].Slopes {
		printf("  %-9s", s.Name)
		for _, c := range in.Checks[:3] {
			printf("%12s", checked(c.Slopes[i]))
		}
		printf("\n")
	}
	for k, name := range []string{"1st", "2nd"} {
		c := in.Checks[k]
		printf("\nthe %s update, with the made-up example %v\n", name, c.Row)
		printf("%s", updateGrid(c).text())
	}
	printf("\n%s", wrapped(quotients))
	return text.String()
}

// quotients explains a row of an update.
const quotients = "δ₁/(δ₂·W₂) and δ₂/(output−target) are read from the updates of b1 and b2: " +
	"where these are wrong, so are the quotients. A – marks one that cannot be read."

func settings(p mistakes.Program) string {
	text := fmt.Sprintf("%d hidden units, eta %g, seed %d, %d epoch",
		p.Hidden, p.Eta, seed, p.Epochs)
	if p.Epochs > 1 {
		text += "s"
	}
	return text
}

// facts are what instruments show in a line.
func facts(in mistakes.Instruments) [][2]string {
	after := make([]string, len(in.Later))
	for i, e := range in.Later {
		after[i] = e.String()
	}
	changed, last := "nothing", "changes nothing"
	if len(in.EtaZero) > 0 {
		changed = strings.Join(in.EtaZero, ", ")
	}
	if in.Checks[3].Moved() {
		last = "changes something"
	}
	return [][2]string{
		{"the first loss that is printed", fixed(in.Loss[0], 6)},
		{"worked out by hand", fixed(in.ByHand, 6)},
		{"the examples after ten epochs", strings.Join(after, ", ")},
		{"an update with eta 0 changes", changed},
		{"an update after training", last},
	}
}

// lossPlot draws losses as far as all of them are finite.
func lossPlot(losses ...chart.Series) chart.Plot {
	epochs := len(losses[0].Y)
	plot, end := pages.LossPlot(losses...)
	if end < epochs {
		plot.XLabel = fmt.Sprintf("epoch; from %d on it is not a number", end)
	}
	return plot
}

// outputTable is that of the other steps, with the targets that the program has.
func outputTable(in mistakes.Instruments) string {
	text := "after training\n  example   target   output\n"
	for i, e := range in.Examples {
		text += fmt.Sprintf("  %-7s%9s%9s\n", fmt.Sprintf("(%g,%g)", e.X1, e.X2),
			minus(fmt.Sprint(e.Target)), fixed(in.Outputs[i], 4))
	}
	return text
}

func weightTable(start []mistakes.Parameter) string {
	text := "starting weights\n"
	w1, w2, b1, b2 := start[0].Value, start[1].Value, start[2].Value, start[3].Value
	row := func(name string, from *tensor.Matrix, i int) {
		text += fmt.Sprintf("%-12s", name)
		_, cols := from.Dims()
		for j := range cols {
			text += fmt.Sprintf("%9s", fixed(from.At(i, j), 4))
		}
		text += "\n"
	}
	row("W1 from x[0]", w1, 0)
	row("W1 from x[1]", w1, 1)
	row("b1", b1, 0)
	row("W2", w2.T(), 0)
	row("b2", b2, 0)
	return text
}

// checked is "ok", or the ratio.
func checked(s mistakes.Slope) string {
	if s.Agrees() {
		return "ok"
	}
	return ratio(s.Ratio())
}

// updateGrid shows what an update is made of: the activations, and the derivatives in it.
func updateGrid(c mistakes.Check) grid {
	var g grid
	for j := range c.Hidden {
		g.Columns = append(g.Columns, fmt.Sprintf("hidden[%d]", j))
	}
	g.Columns = append(g.Columns, "output")
	activations := append(slices.Clone(c.Hidden), c.Output)
	correct := append(slices.Clone(c.CorrectHidden), c.CorrectOutput)
	used := append(slices.Clone(c.Used), c.Used2)
	g.Rows = []gridRow{
		{Name: "activation a"}, {Name: "  a, by hand"},
		{Name: "δ₁/(δ₂·W₂), δ₂/(output−target)"}, {Name: "  a·(1−a)"}}
	for j, a := range activations {
		g.Rows[0].add(a, a != correct[j])
		g.Rows[1].add(correct[j], false)
		g.Rows[2].add(used[j], false)
		g.Rows[3].add(a*(1-a), false)
	}
	return g
}

// text is what the terminal shows of a grid.
func (g grid) text() string {
	text := fmt.Sprintf("  %-30s", "")
	for _, name := range g.Columns {
		text += fmt.Sprintf("%11s", name)
	}
	for _, r := range g.Rows {
		text += fmt.Sprintf("\n  %-30s", r.Name)
		for _, c := range r.Cells {
			text += fmt.Sprintf("%11s", c.Text)
		}
	}
	return text + "\n"
}

// marks explains the lines of an entry.
const marks = "A - marks a line of this program, and a + the correct one; where neither is, " +
	"all lines are of this program. The files are in steps/06-mistakes/mistakes. \"In " +
	"NumPy\" is the same mistake there."

// solution shows the entry of a mistake.
func solution(m mistakes.Mistake) string {
	m.Tell += "."
	return wrapped(marks) + "\n" + pages.Page(pages.Entry{Mistake: m}) +
		fmt.Sprintf("\nits page in step 06: go run ./steps/06-mistakes -name %s\n", m.Name)
}

// fixed writes a number with some decimals, or with an exponent, or as a dash.
func fixed(v float64, decimals int) string {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return "–"
	case math.Abs(v) >= 1000:
		return minus(strconv.FormatFloat(v, 'e', 1, 64))
	}
	return minus(strconv.FormatFloat(v, 'f', decimals, 64))
}

// ratio writes a number with three decimals.
func ratio(v float64) string { return fixed(v, 3) }

// minus writes the minus of a formula.
func minus(number string) string {
	number = strings.TrimPrefix(number, "+")
	if strings.Trim(number, "-0.") == "" { // −0.000
		return strings.TrimPrefix(number, "-")
	}
	return strings.ReplaceAll(number, "-", "−")
}

// capital returns a sentence that begins with a plain letter with a capital.
func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
