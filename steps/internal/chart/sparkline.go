package chart

import (
	"fmt"
	"math"
	"strings"
)

var bars = []rune("▁▂▃▄▅▆▇█")

// Sparkline draws values as one line of bars, from ▁ for lo or less to █ for hi or more.
// The line is width cells long: with more values than that a cell shows the mean of its
// share, with fewer a value fills several cells. A cell that has to show an infinity or
// a NaN is a '!'. Without values all cells are spaces; without width there are none.
//
// Sparkline panics unless lo and hi are finite and lo <= hi.
func Sparkline(values []float64, width int, lo, hi float64) string {
	if !finite(lo) || !finite(hi) || lo > hi {
		panic(fmt.Sprintf("chart: sparkline from %v to %v", lo, hi))
	}
	var b strings.Builder
	for i := 0; i < width; i++ {
		from, to := i*len(values)/width, (i+1)*len(values)/width
		if len(values) == 0 {
			b.WriteByte(' ')
			continue
		}
		b.WriteRune(bar(values[from:max(to, from+1)], axis{lo, hi}))
	}
	return b.String()
}

// bar returns the bar for the mean of the values, each held inside the axis.
func bar(values []float64, a axis) rune {
	sum := 0.0
	for _, v := range values {
		switch {
		case !finite(v):
			return '!'
		case v >= a.hi:
			sum++
		case v > a.lo:
			sum += a.fraction(v)
		}
	}
	level := int(math.Floor(sum / float64(len(values)) * float64(len(bars))))
	return bars[min(level, len(bars)-1)]
}
