package chart

import (
	"math"
	"strings"
)

var bars = []rune("▁▂▃▄▅▆▇█")

// Sparkline draws values, of which there is at least one, as one line of bars, from ▁
// for lo or less to █ for hi or more. The line is width cells long: with more values than
// that a cell shows the mean of its share, with fewer a value fills several cells. A cell
// that has to show an infinity or a NaN is a '!'.
func Sparkline(values []float64, width int, lo, hi float64) string {
	var line strings.Builder
	for i := range width {
		from, to := i*len(values)/width, (i+1)*len(values)/width
		line.WriteRune(bar(values[from:max(to, from+1)], axis{lo, hi}))
	}
	return line.String()
}

// bar returns the bar for the mean of the values, each held inside the axis.
func bar(values []float64, a axis) rune {
	sum := 0.0
	for _, v := range values {
		if !finite(v) {
			return '!'
		}
		sum += a.fraction(min(max(v, a.lo), a.hi))
	}
	level := int(math.Floor(sum / float64(len(values)) * float64(len(bars))))
	return bars[min(level, len(bars)-1)]
}
