package main

// The table: a row for every mistake, grouped by what one sees.

import (
	"fmt"
	"strconv"
	"strings"

	"example/xor/steps/internal/chart"
)

const (
	sparkWidth = 10
	rowFormat  = "%-19s %-10s %8s %9s  %-14s %s\n"
)

// table returns the rows of the surveys under the names of their symptoms. The correct
// code, which must be the first, stands above all.
func table(surveys []Survey) string {
	var text strings.Builder
	fmt.Fprintf(&text, rowFormat, "      the loss from", "0 to 0.25,", "at last",
		"learned", "check: first", "second update")
	for i, s := range surveys {
		if s.Mistake.Name == "correct" {
			text.WriteString(s.row())
			surveys = append(surveys[:i:i], surveys[i+1:]...)
			break
		}
	}
	for _, symptom := range symptoms {
		title := "\n" + strings.ToUpper(string(symptom)) + "\n"
		for _, s := range surveys {
			if s.Symptom() == symptom {
				text.WriteString(title + s.row())
				title = ""
			}
		}
	}
	return text.String()
}

// row returns two lines: the figures, and how to tell the mistake from its neighbours.
func (s Survey) row() string {
	spark := chart.Sparkline(s.Median, sparkWidth, 0, 0.25)
	return fmt.Sprintf(rowFormat, s.Mistake.Name, spark, formatLoss(s.lastLoss()),
		s.learned(), s.Checks[0], s.Checks[1]) +
		"  " + s.Mistake.Tell + "\n"
}

// lastLoss is the median loss after the last epoch.
func (s Survey) lastLoss() float64 { return s.Median[len(s.Median)-1] }

func formatLoss(loss float64) string {
	if !isNumber(loss) {
		return "diverged"
	}
	return fmt.Sprintf("%.4f", loss)
}

func (s Survey) learned() string {
	return fmt.Sprintf("%d/%d", s.Learned, len(s.Seeds))
}

// csvText returns the table with a row for every mistake and full precision.
func csvText(surveys []Survey) string {
	text := "name,symptom,loss,learned,starts," +
		"error1,disagree1,factor1,error2,disagree2,factor2\n"
	for _, s := range surveys {
		loss := "diverged"
		if isNumber(s.lastLoss()) {
			loss = formatFull(s.lastLoss())
		}
		text += fmt.Sprintf("%s,%q,%s,%d,%d,%s,%s\n", s.Mistake.Name, s.Symptom(), loss,
			s.Learned, len(s.Seeds), s.Checks[0].csv(), s.Checks[1].csv())
	}
	return text
}

func (v Verdict) csv() string {
	factor := ""
	if ratio, ok := v.ratio(); ok {
		factor = formatRatio(ratio)
	}
	return formatFull(v.Error) + "," + v.groups() + "," + factor
}

func formatFull(v float64) string {
	return strconv.FormatFloat(v, 'g', -1, 64)
}
