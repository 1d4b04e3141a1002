package main

// How exact the numbers of a recording are. A step is the difference of two rounded
// numbers, so what can be said about it follows from how they were rounded.

import (
	"fmt"
	"math"
	"strings"
)

// Digits is what the numbers of a recording have in common, seen from how they are
// written. The zero Digits has seen no number.
type Digits struct {
	significant int  // the most that a number has
	decimals    int  // the most that a number has after the point
	wide        bool // a number is not a float32
}

func (d *Digits) add(other Digits) {
	d.significant = max(d.significant, other.significant)
	d.decimals = max(d.decimals, other.decimals)
	d.wide = d.wide || other.wide
}

func (d *Digits) addNumber(text string, x float64) {
	mantissa, exponent := strings.ToLower(text), 0
	if at := strings.IndexByte(mantissa, 'e'); at >= 0 {
		fmt.Sscan(mantissa[at+1:], &exponent)
		mantissa = mantissa[:at]
	}
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(mantissa, "-"), ".")
	fraction = strings.TrimRight(fraction, "0")
	digits := len(strings.TrimLeft(whole+fraction, "0"))
	d.add(Digits{
		significant: digits,
		decimals:    min(max(len(fraction)-exponent, 0), 400),
		wide:        float64(float32(x)) != x,
	})
}

const (
	unit64 = 0x1p-53 // half a unit in the last place of 1, in float64
	unit32 = 0x1p-24 // the same in float32
	// Numbers with as many digits as this are written in full.
	fullDigits = 15
)

// rounding returns how far a number x of the recording may be from the one that the
// program had. A number with 6 significant digits has a larger error if it is larger,
// one with 6 decimals has not; the larger of the two is safe for both.
func (d Digits) rounding(x float64) float64 {
	x = math.Abs(x)
	switch {
	case d.significant >= fullDigits && d.wide:
		return unit64 * x
	case !d.wide && d.significant > 9:
		return unit32 * x
	}
	place := math.Pow(10, -float64(d.decimals))
	if x > 0 {
		first := math.Floor(math.Log10(x)) + 1
		place = max(place, math.Pow(10, first-float64(d.significant)))
	}
	return max(place/2, unit64*x)
}

// arithmetic returns the rounding of the program's own operations.
func (d Digits) arithmetic() float64 {
	if !d.wide || d.significant < 10 {
		return unit32 // whole numbers, or a float32 printed in its shortest form
	}
	return unit64
}

func (d Digits) String() string {
	switch {
	case d.significant >= fullDigits && d.wide:
		return "written in full, as float64"
	case !d.wide && d.significant > 9:
		return "float32"
	}
	return fmt.Sprintf("written with %d digits", d.significant)
}
