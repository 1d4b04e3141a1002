package main

// The page of one mistake, which -name prints.

import (
	"fmt"
	"strings"

	"example/xor/steps/internal/chart"
)

const pageWidth = 78

func page(s Survey) string {
	var text strings.Builder
	m := s.Mistake
	fmt.Fprintf(&text, "%s: %s\n", m.Name, m.Title)
	fmt.Fprintf(&text, "seen from outside: %s\n", s.Symptom())
	fmt.Fprintf(&text, "learned XOR: from %d of %s\n", s.Learned,
		counted(len(s.Seeds), "start"))
	for _, piece := range piecesOf(m.Name) {
		fmt.Fprintf(&text, "\n%s", piece)
	}
	fmt.Fprintf(&text, "\n%s", s.plot())
	text.WriteString(s.countTable())
	fmt.Fprintf(&text, "\nthe outputs after training from seed %d:\n%s", s.Seeds[0],
		finiteOutputs(s.Outputs))
	fmt.Fprintf(&text, "\n%s", s.checkTable())
	fmt.Fprintf(&text, "\nhow to tell it:\n%s", wrapped(m.Tell+"\n"+m.Recognise))
	if m.Met != "" {
		fmt.Fprintf(&text, "\nwhere it was met:\n%s", wrapped(m.Met+"\n"+m.URL))
	}
	return text.String()
}

// String shows the wrong lines and the right ones, or all of them if none is marked.
func (p Piece) String() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s, in %s:\n", p.Of, p.File)
	for _, c := range p.changes() {
		switch {
		case c.Wrong == "":
			fmt.Fprintf(&text, "  missing  %s\n", c.Right)
		case c.Right == "":
			fmt.Fprintf(&text, "  not here %s\n", c.Wrong)
		default:
			fmt.Fprintf(&text, "  wrong    %s\n  right    %s\n", c.Wrong, c.Right)
		}
	}
	if len(p.changes()) == 0 {
		for _, line := range p.Lines {
			text.WriteString(strings.TrimRight("  "+untabbed(line), " ") + "\n")
		}
	}
	return text.String()
}

func untabbed(line string) string {
	code := strings.TrimLeft(line, "\t")
	return strings.Repeat("    ", len(line)-len(code)) + code
}

// plot draws the loss as far as it is finite.
func (s Survey) plot() string {
	end := min(finiteLength(s.Median), finiteLength(s.First))
	p := chart.Plot{
		Title:  "loss over " + counted(len(s.Median)-1, "epoch"),
		XLabel: "epoch",
		YLabel: "loss, as the program prints it",
		XTo:    float64(end - 1),
		YTo:    0.25,
		Series: []chart.Series{
			{Name: "the median of " + counted(len(s.Seeds), "start"), Y: s.Median[:end]},
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
		if !isNumber(v) {
			return i
		}
	}
	return len(values)
}

func finiteOutputs(outputs [4]float64) string {
	for _, output := range outputs {
		if !isNumber(output) {
			return "  diverged\n"
		}
	}
	return chart.Outputs(outputs)
}

// checkTable shows both checks, matrix by matrix.
func (s Survey) checkTable() string {
	var text strings.Builder
	text.WriteString("the gradient check: what is subtracted, by the slope of the loss\n")
	text.WriteString("  update  matrix   off in starts   relative error   factor\n")
	for update, verdict := range s.Checks {
		for _, g := range verdict.Groups {
			row := fmt.Sprintf("  %-7d %-7s %14d %16s   %s",
				update+1, g.Name, g.Disagrees, g.error(), g.factor())
			text.WriteString(strings.TrimRight(row, " ") + "\n")
		}
	}
	return text.String()
}

func (g Group) error() string {
	if g.Disagrees == 0 {
		return "ok"
	}
	return formatError(g.Error)
}

// factor is empty where there is no slope to speak of.
func (g Group) factor() string {
	switch {
	case g.Low > g.High:
		return ""
	case g.High-g.Low < 1e-3:
		return formatRatio(roundedMean(g.Low, g.High))
	}
	return fmt.Sprintf("varies, median %.2f", g.Middle)
}

// countTable shows how many starts have learned after how many epochs, if the mistake
// is one to count for.
func (s Survey) countTable() string {
	if len(s.Mistake.CountAfter) == 0 {
		return ""
	}
	var text strings.Builder
	text.WriteString("\nhow many starts have learned, and how many have not:\n")
	for i, learned := range s.learnedAfter(s.Mistake.CountAfter) {
		fmt.Fprintf(&text, "  after %4d epochs %6d %6d\n",
			s.Mistake.CountAfter[i], learned, len(s.Seeds)-learned)
	}
	return text.String()
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// wrapped breaks every line of the text where it gets too long, and indents it by two.
func wrapped(text string) string {
	var out strings.Builder
	for _, paragraph := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		line := " "
		for _, word := range strings.Fields(paragraph) {
			if line != " " && len([]rune(line))+1+len([]rune(word)) > pageWidth {
				out.WriteString(line + "\n")
				line = " "
			}
			line += " " + word
		}
		out.WriteString(line + "\n")
	}
	return out.String()
}
