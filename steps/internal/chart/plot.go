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

// Plot is a chart with one or more curves over a common x axis.
//
// The first value of every series stands at XFrom, the last at XTo, and a single value
// at XFrom. The y axis runs at least from YFrom to YTo. Both axes are widened to hold
// whatever is drawn. An axis whose ends differ by less than a millionth of their size,
// or by less than 2e-300, is widened by half that size or by 0.5 on both sides, so the
// curve of a constant is a flat line in the middle.
// Four series can be told apart; more than that start over with the first one's looks.
//
// Drawing panics if there is no series, if a series has no values, and if any number is
// infinite or not a number.
type Plot struct {
	Title, XLabel, YLabel string
	XFrom, XTo            float64
	YFrom, YTo            float64
	Series                []Series
	Marks                 []Mark
}

// looks is the number of series that can be told apart.
const looks = 4

func (p Plot) check() {
	ends := []float64{p.XFrom, p.XTo, p.YFrom, p.YTo}
	for i, name := range []string{"XFrom", "XTo", "YFrom", "YTo"} {
		if !finite(ends[i]) {
			panic(fmt.Sprintf("chart: %s is %v", name, ends[i]))
		}
	}
	if len(p.Series) == 0 {
		panic("chart: the plot has no series")
	}
	for _, s := range p.Series {
		if len(s.Y) == 0 {
			panic(fmt.Sprintf("chart: series %q has no values", s.Name))
		}
		for i, y := range s.Y {
			if !finite(y) {
				panic(fmt.Sprintf("chart: series %q: value %d is %v", s.Name, i, y))
			}
		}
	}
	for i, m := range p.Marks {
		if !finite(m.X) || !finite(m.Y) {
			panic(fmt.Sprintf("chart: mark %d is at (%v, %v)", i, m.X, m.Y))
		}
	}
}

func finite(v float64) bool {
	return !math.IsNaN(v) && !math.IsInf(v, 0)
}

// xAt returns where value i of n stands.
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
	y = axis{p.YFrom, p.YFrom}.including(p.YTo)
	for _, s := range p.Series {
		for _, v := range s.Y {
			y = y.including(v)
		}
	}
	for _, m := range p.Marks {
		x = x.including(m.X)
		y = y.including(m.Y)
	}
	return x.widened(), y.widened()
}

// axis is a range of numbers, lo <= hi.
type axis struct{ lo, hi float64 }

func (a axis) including(v float64) axis {
	return axis{min(a.lo, v), max(a.hi, v)}
}

// widened returns a range with room between its ends: labels would need too many digits
// to tell ends apart that are (almost) equal.
func (a axis) widened() axis {
	const closest, smallest = 0.5e-6, 1e-300
	size := max(math.Abs(a.lo), math.Abs(a.hi))
	if a.half() > max(size*closest, smallest) {
		return a
	}
	if size <= smallest {
		size = 1
	}
	room := float64(size / 2)
	return axis{max(a.lo-room, -math.MaxFloat64), min(a.hi+room, math.MaxFloat64)}
}

// half returns half the distance between the ends; the whole could overflow.
func (a axis) half() float64 {
	return float64(a.hi/2) - float64(a.lo/2)
}

// fraction returns how far along the axis v stands: 0 at lo, 1 at hi.
func (a axis) fraction(v float64) float64 {
	return (float64(v/2) - float64(a.lo/2)) / a.half()
}

// cell returns in which of n cells v stands; the ends are the centres of cells 0 and n-1.
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
	// The first step tried, a tenth of a power of ten below half the axis, is too small.
	_, digits, _ := strings.Cut(strconv.FormatFloat(a.half(), 'e', -1, 64), "e")
	exponent, _ := strconv.Atoi(digits)
	for exponent -= 2; ; exponent++ {
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
// point numbers is not: 3 * 0.1 is not 0.3. Beyond the largest number it is infinite.
func decimal(digits int64, exponent int) float64 {
	v, _ := strconv.ParseFloat(fmt.Sprintf("%de%d", digits, exponent), 64)
	return v
}

// labelled writes every number with the same decimals, or in the style of 1e+09 where
// that is too wide.
func labelled(at []float64, decimals int) []tick {
	const wide = 7
	plain := make([]tick, len(at))
	short := make([]tick, len(at))
	for i, v := range at {
		plain[i] = tick{v, strconv.FormatFloat(v, 'f', decimals, 64)}
		short[i] = tick{v, strconv.FormatFloat(v, 'g', -1, 64)}
	}
	if widest(plain) > wide && widest(short) < widest(plain) {
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

// ticksWithin returns ticks whose labels stand clear of each other when the axis lies
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

// printable replaces what could break a line, a terminal or an XML document by spaces.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if strconv.IsPrint(r) {
			return r
		}
		return ' '
	}, s)
}

// cut shortens s to at most n runes, with an ellipsis where something is missing.
func cut(s string, n int) string {
	runes := []rune(printable(s))
	if len(runes) <= n {
		return string(runes)
	}
	return string(runes[:n-1]) + "…"
}
