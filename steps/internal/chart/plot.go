// Package chart turns numbers into pictures: text for the terminal, SVG for a page.
//
// Every picture is the same, byte for byte, on every machine. Some processors compute
// a*b + c with one rounding instead of two; wherever a product meets a sum in this
// package, the conversion float64(a*b) rules that out.
package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Series is one curve: values at equal distances along the x axis.
type Series struct {
	Name string
	Y    []float64
}

// Mark is a single point that deserves a remark.
type Mark struct {
	X, Y  float64
	Label string
}

// Plot is a chart with one to three curves over a common x axis.
//
// The first value of every series is drawn at XFrom, the last at XTo, and a single
// value at XFrom. The y axis runs at least from 0 to YTo; both axes are widened to hold
// whatever is drawn. An axis whose ends are equal is widened on both sides.
//
// Drawing panics if a series has no values, or if a number is infinite or NaN.
type Plot struct {
	Title, XLabel, YLabel string
	XFrom, XTo            float64
	YTo                   float64
	Series                []Series
	Marks                 []Mark
	Width                 int // of the SVG picture; 0 stands for 640
}

func finite(v float64) bool {
	return !math.IsNaN(v) && !math.IsInf(v, 0)
}

// xAt returns where value i of n is drawn.
func (p Plot) xAt(i, n int) float64 {
	if n == 1 {
		return p.XFrom
	}
	t := float64(i) / float64(n-1)
	return float64(p.XFrom*(1-t)) + float64(p.XTo*t)
}

// axes returns the ranges that hold everything in the plot.
func (p Plot) axes() (x, y axis) {
	x = axis{p.XFrom, p.XFrom}.including(p.XTo)
	y = axis{0, 0}.including(p.YTo)
	for _, s := range p.Series {
		if len(s.Y) == 0 {
			panic(fmt.Sprintf("chart: series %q has no values", s.Name))
		}
		for _, v := range s.Y {
			y = y.including(v)
		}
	}
	for _, m := range p.Marks {
		x, y = x.including(m.X), y.including(m.Y)
	}
	return x.widened(), y.widened()
}

// axis is a range of numbers, lo <= hi.
type axis struct{ lo, hi float64 }

func (a axis) including(v float64) axis {
	if !finite(v) {
		panic(fmt.Sprintf("chart: the number %v cannot be drawn", v))
	}
	return axis{min(a.lo, v), max(a.hi, v)}
}

// widened returns a range with room between its ends.
func (a axis) widened() axis {
	if a.lo == a.hi {
		return axis{a.lo - 0.5, a.hi + 0.5}
	}
	return a
}

// fraction returns how far along the axis v is: 0 at lo, 1 at hi.
func (a axis) fraction(v float64) float64 {
	return (v - a.lo) / (a.hi - a.lo)
}

// cell returns which of n cells holds v; the ends are the centres of cells 0 and n-1.
func (a axis) cell(v float64, n int) int {
	return int(math.Round(a.fraction(v) * float64(n-1)))
}

// tick is a labelled place on an axis.
type tick struct {
	at    float64
	label string
}

// ticks returns the round numbers on a widened axis: all multiples of a step that is 1,
// 2, 2.5 or 5 times a power of ten, the smallest step that makes at most limit of them.
func (a axis) ticks(limit int) []tick {
	// The first step tried, less than a tenth of the axis, is too small.
	for exponent := int(math.Floor(math.Log10(a.hi-a.lo))) - 2; ; exponent++ {
		for _, step := range []int64{10, 20, 25, 50} {
			at := a.multiples(step, exponent)
			if len(at) > limit {
				continue
			}
			decimals := -exponent
			if step%10 == 0 {
				decimals--
			}
			return labelled(at, max(decimals, 0))
		}
	}
}

// multiples returns the multiples of step * 10^exponent on the axis.
func (a axis) multiples(step int64, exponent int) []float64 {
	var at []float64
	for n := int64(math.Floor(a.lo / decimal(step, exponent))); ; n++ {
		v := decimal(n*step, exponent)
		if v > a.hi {
			return at
		}
		if v >= a.lo {
			at = append(at, v)
		}
	}
}

// decimal returns digits * 10^exponent, correctly rounded, which a product of floating
// point numbers is not: 3 * 0.1 is not 0.3.
func decimal(digits int64, exponent int) float64 {
	v, _ := strconv.ParseFloat(fmt.Sprintf("%de%d", digits, exponent), 64)
	return v
}

// labelled writes every number with the same decimals, or in the style of 1e+09 where
// that is too wide.
func labelled(at []float64, decimals int) []tick {
	const wide = 7
	plain, short := make([]tick, len(at)), make([]tick, len(at))
	for i, v := range at {
		plain[i] = tick{v, strconv.FormatFloat(v, 'f', decimals, 64)}
		short[i] = tick{v, strconv.FormatFloat(v, 'g', -1, 64)}
	}
	if widest(plain) > wide {
		return short
	}
	return plain
}

func widest(ticks []tick) int {
	width := 0
	for _, t := range ticks {
		width = max(width, len(t.label))
	}
	return width
}

// ticksWithin returns ticks whose labels are clear of each other when the axis lies
// level and is as long as the given number of characters.
func (a axis) ticksWithin(characters int) []tick {
	for limit := 8; ; limit-- {
		ticks := a.ticks(limit)
		// A label at an end may be pushed inwards by half its width.
		room := widest(ticks)*3/2 + 1
		if limit == 2 || (len(ticks)+1)*room <= characters {
			return ticks
		}
	}
}

// joined ends every line with a newline and without spaces.
func joined(lines []string) string {
	var text strings.Builder
	for _, line := range lines {
		text.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return text.String()
}
