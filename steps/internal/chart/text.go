package chart

import (
	"math"
	"strings"
	"unicode/utf8"
)

const (
	textWidth = 78 // of a whole chart, labels included
	textRows  = 17 // of the plot area: a row for the middle, and one for 0.125 of 0.25
)

// dots are the characters of the curves.
var dots = [...]rune{'•', '+', 'x'}

// Text draws the plot for a terminal: at most 78 columns wide, 17 rows for the curves,
// round numbers along both axes. Values that share a column are drawn as a vertical run,
// so a jumpy curve looks jumpy. Several series are named below the chart. Every mark is an
// O, and its label is below the chart. No line ends in a space; the last one ends in a
// newline.
func (p Plot) Text() string {
	x, y := p.axes()
	yTicks := y.ticks(6)
	margin := widest(yTicks) + 1
	columns := textWidth - margin - 1

	var lines []string
	if p.Title != "" {
		lines = append(lines, p.Title, "")
	}
	lines = append(lines, p.YLabel)
	area := p.area(x, y, columns)
	for row, label := range yLabels(y, yTicks, margin) {
		lines = append(lines, label+string(area[row]))
	}
	lines = append(lines, xAxis(x, x.ticksWithin(columns), margin, columns)...)
	indent := margin + 1 + (columns-utf8.RuneCountInString(p.XLabel))/2
	lines = append(lines, strings.Repeat(" ", indent)+p.XLabel)
	if len(p.Series) > 1 {
		for i, s := range p.Series {
			lines = append(lines, string(dots[i])+" "+s.Name)
		}
	}
	for _, m := range p.Marks {
		lines = append(lines, "O "+m.Label)
	}
	return joined(lines)
}

// area draws curves and marks into cells; row 0 is the top.
func (p Plot) area(x, y axis, columns int) [][]rune {
	area := make([][]rune, textRows)
	for row := range area {
		area[row] = []rune(strings.Repeat(" ", columns))
	}
	place := func(atX, atY float64) cell {
		return cell{x.cell(atX, columns), textRows - 1 - y.cell(atY, textRows)}
	}
	for i, s := range p.Series {
		last := place(p.XFrom, s.Y[0])
		for j, v := range s.Y {
			next := place(p.xAt(j, len(s.Y)), v)
			drawLine(area, last, next, dots[i])
			last = next
		}
	}
	for _, m := range p.Marks {
		at := place(m.X, m.Y)
		area[at.row][at.column] = 'O'
	}
	return area
}

// cell is a place in the plot area.
type cell struct{ column, row int }

// drawLine draws a straight line of touching cells, from left to right.
func drawLine(area [][]rune, from, to cell, dot rune) {
	across, down := to.column-from.column, to.row-from.row
	steps := max(across, down, -down, 1)
	for i := 0; i <= steps; i++ {
		column := from.column + int(math.Round(float64(across*i)/float64(steps)))
		row := from.row + int(math.Round(float64(down*i)/float64(steps)))
		area[row][column] = dot
	}
}

// yLabels returns the part left of the plot area, line by line, as wide as margin + 1.
func yLabels(y axis, ticks []tick, margin int) []string {
	lines := make([]string, textRows)
	for row := range lines {
		lines[row] = strings.Repeat(" ", margin) + "│"
	}
	for _, t := range ticks {
		row := textRows - 1 - y.cell(t.at, textRows)
		indent := strings.Repeat(" ", margin-1-len(t.label))
		lines[row] = indent + t.label + " ┤"
	}
	return lines
}

// xAxis returns the line below the plot area and the labels below that line.
func xAxis(x axis, ticks []tick, margin, columns int) []string {
	line := []rune(strings.Repeat(" ", margin) + "└" + strings.Repeat("─", columns))
	labels := []rune(strings.Repeat(" ", len(line)))
	for _, t := range ticks {
		centre := margin + 1 + x.cell(t.at, columns)
		line[centre] = '┬'
		start := min(centre-len(t.label)/2, len(line)-len(t.label))
		copy(labels[start:], []rune(t.label))
	}
	return []string{string(line), string(labels)}
}

// Beside returns two blocks of text next to each other, four spaces apart. The wider the
// left block, the further right the right one begins. No line ends in a space; the last
// one ends in a newline.
func Beside(left, right string) string {
	l := strings.Split(strings.TrimSuffix(left, "\n"), "\n")
	r := strings.Split(strings.TrimSuffix(right, "\n"), "\n")
	width := 0
	for _, line := range l {
		width = max(width, utf8.RuneCountInString(line))
	}
	lines := make([]string, max(len(l), len(r)))
	for i := range lines {
		if i < len(l) {
			lines[i] = l[i]
		}
		if i < len(r) {
			padding := width - utf8.RuneCountInString(lines[i])
			lines[i] += strings.Repeat(" ", padding) + "    " + r[i]
		}
	}
	return joined(lines)
}
