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
	if plot, ok := lossPlot(in); ok {
		printf("%s\n", plot.Text())
	}
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
		printf("\nthe %s update, with the made-up example %v\n%s", name, c.Row, derivatives(c))
	}
	printf("\n%s", wrapped(quotients))
	return text.String()
}

// quotients explains a row of an update.
const quotients = "δ₁/(δ₂·W₂) and δ₂/(output−target) are read from the updates of b1 and b2: " +
	"where these are wrong, so are the quotients. A – marks one that cannot be read."

func settings(p mistakes.Program) string {
	text := fmt.Sprintf("%d hidden units, eta %g, seed %d, %d epoch", p.Hidden, p.Eta, seed, p.Epochs)
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

// lossPlot is the curve as far as it is finite; it is not ok if that is nowhere.
func lossPlot(in mistakes.Instruments) (plot chart.Plot, ok bool) {
	end := 0
	for end < len(in.Loss) && !math.IsNaN(in.Loss[end]) && !math.IsInf(in.Loss[end], 0) {
		end++
	}
	plot = chart.Plot{
		XLabel: "epoch", YLabel: "loss, as the program prints it",
		XTo: float64(end - 1), YTo: 0.25,
		Series: []chart.Series{{Name: "loss", Y: in.Loss[:end]}},
	}
	if end < len(in.Loss) {
		plot.XLabel = fmt.Sprintf("epoch; from %d on it is not a number", end)
	}
	return plot, end > 0
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
	_, hidden := w1.Dims()
	for _, row := range []struct {
		name string
		from *tensor.Matrix
		i    int
	}{{"W1 from x[0]", w1, 0}, {"W1 from x[1]", w1, 1}, {"b1", b1, 0}, {"W2", w2.T(), 0}, {"b2", b2, 0}} {
		text += fmt.Sprintf("%-12s", row.name)
		_, cols := row.from.Dims()
		for j := range min(cols, hidden) {
			text += fmt.Sprintf("%9s", fixed(row.from.At(row.i, j), 4))
		}
		text += "\n"
	}
	return text
}

// checked is "ok", or the ratio.
func checked(s mistakes.Slope) string {
	if s.Agrees() {
		return "ok"
	}
	return ratio(s.Ratio())
}

// made is a row of what an update is made of: in the hidden units, and at the output.
type made struct {
	name   string
	values []float64
}

// madeOf returns the activations of a check, and the derivatives in its update.
func madeOf(c mistakes.Check) []made {
	activations := append(slices.Clone(c.Hidden), c.Output)
	derivatives := slices.Clone(activations)
	for i, a := range activations {
		derivatives[i] = a * (1 - a)
	}
	return []made{
		{"activation a", activations},
		{"  a, by hand", append(slices.Clone(c.CorrectHidden), c.CorrectOutput)},
		{"δ₁/(δ₂·W₂), δ₂/(output−target)", append(slices.Clone(c.Used), c.Used2)},
		{"  a·(1−a)", derivatives},
	}
}

// unitNames are the columns of an update.
func unitNames(c mistakes.Check) (names []string) {
	for j := range c.Hidden {
		names = append(names, fmt.Sprintf("hidden[%d]", j))
	}
	return append(names, "output")
}

// derivatives shows what an update is made of.
func derivatives(c mistakes.Check) string {
	text := fmt.Sprintf("  %-30s", "")
	for _, name := range unitNames(c) {
		text += fmt.Sprintf("%11s", name)
	}
	for _, m := range madeOf(c) {
		text += fmt.Sprintf("\n  %-30s", m.name)
		for _, v := range m.values {
			text += fmt.Sprintf("%11s", fixed(v, 4))
		}
	}
	return text + "\n"
}

// solution shows the entry of a mistake.
func solution(m mistakes.Mistake) string {
	m.Tell += "."
	return wrapped("A - marks a line of this program, and a + the correct one; where neither is, "+
		"all lines are of this program. The files are in steps/06-mistakes/mistakes. \"In "+
		"NumPy\" is the same mistake there.") + "\n" + pages.Page(pages.Entry{Mistake: m}) +
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
