package pages

import (
	"fmt"
	"math"
	"strings"

	"example/xor/steps/06-mistakes/survey"
	"example/xor/steps/internal/chart"
)

// Page returns the page of one entry. Reading is the output of a check with one example;
// counts lists how many runs have learned after some numbers of epochs.
func Page(e Entry, reading, counts string) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s: %s\n", e.Name, e.Title)
	s := e.Survey
	if s != nil {
		fmt.Fprintf(&text, "symptom (median): %s\nlearned XOR: %d of %s\ncheck: %s\n",
			s.Shape.Symptom(), s.Learned(), counted(len(s.Seeds), "run"), s.Check)
	}
	if source := e.source(); source != "" {
		text.WriteString("\n" + source)
	}
	if s != nil {
		text.WriteString("\n" + plot(s) + "\n" + endings(s) + counts)
		fmt.Fprintf(&text, "\nthe outputs after training from seed %d:\n%s\n%s",
			s.Seeds[0], outputs(s.Starts[0].Outputs), reading)
	}
	plain := func(text string) string {
		return Wrapped(link.ReplaceAllString(text, "$1"), "  ", 78)
	}
	text.WriteString("\nhow to recognise it, and why:\n" + plain(e.Tell) + plain(e.Text))
	if e.Thread != "" {
		text.WriteString("\nseen in public:\n" + plain(e.Thread+" "+e.URL))
	}
	return text.String()
}

// plot draws the loss as far as it is finite.
func plot(s *survey.Survey) string {
	end := min(finiteLength(s.Median), finiteLength(s.First))
	if end == 0 {
		return "the loss is not a number from epoch 0 on\n"
	}
	p := chart.Plot{
		Title:  "loss over " + counted(len(s.Median)-1, "epoch"),
		XLabel: "epoch", YLabel: "loss, as the program prints it",
		XTo: float64(end - 1), YTo: 0.25,
		Series: []chart.Series{
			{Name: "the median of " + counted(len(s.Seeds), "run"), Y: s.Median[:end]},
			{Name: fmt.Sprintf("seed %d", s.Seeds[0]), Y: s.First[:end]},
		},
	}
	if len(s.Seeds) == 1 {
		p.Series = p.Series[1:]
	}
	if end < len(s.Median) {
		p.Title += fmt.Sprintf("; after epoch %d it is no longer a number", end-1)
	}
	return p.Text()
}

func finiteLength(values []float64) int {
	for i, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return i
		}
	}
	return len(values)
}

func outputs(outputs [4]float64) string {
	if finiteLength(outputs[:]) < len(outputs) {
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

// Counts returns a list of how many runs have learned after some numbers of epochs.
func Counts(epochs, learned []int, runs int) string {
	text := "\nruns that have learned, and runs that have not:\n"
	for i, e := range epochs {
		text += fmt.Sprintf("  after %5d epochs %6d %6d\n", e, learned[i], runs-learned[i])
	}
	return text
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
