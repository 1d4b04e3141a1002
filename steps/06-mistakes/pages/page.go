package pages

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"example/xor/steps/06-mistakes/survey"
	"example/xor/steps/internal/chart"
)

// Page returns the page of one entry.
func Page(e Entry) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s: %s\n", e.Name, e.Title)
	s := e.Survey
	if s != nil {
		fmt.Fprintf(&text, "symptom (median): %s\nlearned XOR: %d of %s\ncheck: %s\n",
			s.Shape.Symptom(), s.Learned(), counted(len(s.Seeds), "run"), e.Check)
	}
	if e.Diff != "" {
		text.WriteString("\n" + e.Diff)
	}
	if s != nil {
		text.WriteString("\n" + plot(s) + "\n" + endings(s) + e.counts())
		fmt.Fprintf(&text, "\nthe outputs after training from seed %d:\n%s\n%s",
			s.Seeds[0], outputs(s.Starts[0].Outputs), e.reading())
	}
	wrapped := func(text string) string { return Wrapped(text, "  ", 78) }
	text.WriteString("\nhow to recognise it, and why:\n" + wrapped(e.Tell) + wrapped(e.Text))
	if e.Thread != "" {
		text.WriteString("\nseen in public:\n" + wrapped(e.Thread))
	}
	return text.String()
}

// LossPlot draws curves of the loss as far as all of them are finite, which is before epoch
// end.
func LossPlot(curves ...chart.Series) (p chart.Plot, end int) {
	end = len(curves[0].Y)
	for _, c := range curves {
		if i := slices.IndexFunc(c.Y[:end], notFinite); i >= 0 {
			end = i
		}
	}
	for i := range curves {
		curves[i].Y = curves[i].Y[:end]
	}
	return chart.Plot{
		XLabel: "epoch", YLabel: "loss, as the program prints it",
		XTo: float64(end - 1), YTo: 0.25, Series: curves,
	}, end
}

func notFinite(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) }

func plot(s *survey.Survey) string {
	p, end := LossPlot(
		chart.Series{Name: "the median of " + counted(len(s.Seeds), "run"), Y: s.Median},
		chart.Series{Name: fmt.Sprintf("seed %d", s.Seeds[0]), Y: s.First})
	p.Title = "loss over " + counted(len(s.Median)-1, "epoch")
	if len(s.Seeds) == 1 {
		p.Series = p.Series[1:]
	}
	if end < len(s.Median) {
		p.Title += fmt.Sprintf("; after epoch %d it is no longer a number", end-1)
	}
	return p.Text()
}

func outputs(outputs [4]float64) string {
	if slices.ContainsFunc(outputs[:], notFinite) {
		return "  diverged\n"
	}
	return chart.Outputs(outputs[:])
}

// endings lists where the runs ended. The median hides it.
func endings(s *survey.Survey) string {
	text := "where the runs ended, with the targets of XOR:\n"
	for i, n := range s.EndedAt() {
		text += fmt.Sprintf("  %4d  %s\n", n, survey.Endings[i].Words)
	}
	return text
}

// counts lists how many runs have learned after some numbers of epochs.
func (e Entry) counts() string {
	text := ""
	for _, epochs := range e.CountAfter {
		p := e.Program.Complete()
		p.Epochs = epochs
		learned := p.Survey(e.Survey.Seeds).Learned()
		text += fmt.Sprintf("  after %5d epochs %6d %6d\n", epochs, learned,
			len(e.Survey.Seeds)-learned)
	}
	if text != "" {
		text = "\nruns that have learned, and runs that have not:\n" + text
	}
	return text
}

// reading shows the first update from a seed, with one example, and the activation
// derivatives that it used.
func (e Entry) reading() string {
	seed := e.Survey.Seeds[0]
	c := e.Program.Complete().Checks(seed)[0]
	text := fmt.Sprintf("the first update from seed %d, with the example (0.6, 0.9) → 0.1:\n"+
		"  %-9s %12s %12s %9s\n", seed, "", "used", "gradient", "ratio")
	for _, s := range c.Slopes {
		text += fmt.Sprintf("  %-9s %12.6f %12.6f %9s\n", s.Name, s.Analytic, s.Numeric,
			decimals(s.Ratio()))
	}
	text += fmt.Sprintf("  output derivative used %s, correct %.4f\n", decimals(c.Used2),
		c.Output*(1-c.Output))
	for j, used := range c.Used {
		text += fmt.Sprintf("  derivative used in hidden unit %d %s, correct %s\n", j,
			decimals(used), decimals(c.Derivatives[j]))
	}
	return text
}

// decimals returns a dash for a quotient whose divisor is 0.
func decimals(v float64) string {
	if notFinite(v) {
		return "–"
	}
	return fmt.Sprintf("%.4f", v)
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
