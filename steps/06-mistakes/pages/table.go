package pages

import (
	"fmt"
	"strings"

	"example/xor/steps/06-mistakes/survey"
	"example/xor/steps/internal/chart"
)

const (
	sparkWidth = 10
	rowFormat  = "%-23s %-10s %8s %9s  %s\n"
)

// Table returns the entries under the names of their symptoms. The first, which is the
// correct program, is above all.
func Table(entries []Entry) string {
	var text strings.Builder
	fmt.Fprintf(&text, rowFormat, "       the loss, from 0", "to 0.25,", "final",
		"learned", "check")
	text.WriteString(entries[0].row())
	for _, symptom := range survey.Symptoms {
		title := "\n" + strings.ToUpper(string(symptom)) + "\n"
		for _, e := range entries[1:] {
			if e.Survey != nil && e.Survey.Shape.Symptom() == symptom {
				text.WriteString(title + e.row())
				title = ""
			}
		}
	}
	return text.String()
}

// row returns two lines: the figures, and how the mistake differs from its neighbours.
func (e Entry) row() string {
	s := e.Survey
	last := fmt.Sprintf("%.4f", s.Shape.Last)
	if s.Shape.Symptom() == survey.Diverges {
		last = "diverged"
	}
	learned := fmt.Sprintf("%d/%d", s.Learned(), len(s.Seeds))
	if e.Chaotic {
		learned = "~" + learned
	}
	return fmt.Sprintf(rowFormat, e.Name, chart.Sparkline(s.Median, sparkWidth, 0, 0.25),
		last, learned, e.Check) + "  " + e.Tell + "\n"
}

// CSV returns the rows of the table for cli.WriteCSV, in full precision.
func CSV(entries []Entry) func(row func(fields ...any)) {
	return func(row func(fields ...any)) {
		row("name", "symptom", "loss", "learned", "starts", "check")
		for _, e := range entries {
			if s := e.Survey; s != nil {
				row(e.Name, s.Shape.Symptom(), s.Shape.Last, s.Learned(), len(s.Seeds),
					e.Check)
			}
		}
	}
}
