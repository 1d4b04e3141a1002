package pages

import (
	"fmt"
	"math"
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
	fmt.Fprintf(&text, rowFormat, "       the loss, from 0", "to 0.25,", "at last",
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

// row returns two lines: the figures, and how to tell the mistake from its neighbours.
func (e Entry) row() string {
	s := e.Survey
	spark := chart.Sparkline(s.Median, sparkWidth, 0, 0.25)
	return fmt.Sprintf(rowFormat, e.Name, spark, formatLoss(s.Shape.Last), e.learned(),
		survey.Summary(s.Checks)) + "  " + e.Tell + "\n"
}

// learned marks a chaotic count: it is good to a few starts only.
func (e Entry) learned() string {
	text := fmt.Sprintf("%d/%d", e.Survey.Learned(), len(e.Survey.Seeds))
	if e.Chaotic {
		return "~" + text
	}
	return text
}

func formatLoss(loss float64) string {
	if math.IsNaN(loss) || math.IsInf(loss, 0) {
		return "diverged"
	}
	return fmt.Sprintf("%.4f", loss)
}

// CSV returns the rows of the table for cli.WriteCSV, in full precision.
func CSV(entries []Entry) func(row func(fields ...any)) {
	return func(row func(fields ...any)) {
		row("name", "symptom", "loss", "learned", "starts",
			"first", "error1", "second", "error2", "four", "error4")
		for _, e := range entries {
			if s := e.Survey; s != nil {
				row(e.Name, s.Shape.Symptom(), s.Shape.Last, s.Learned(), len(s.Seeds),
					s.Checks[0], s.Checks[0].Error, s.Checks[1], s.Checks[1].Error,
					s.Checks[2], s.Checks[2].Error)
			}
		}
	}
}
