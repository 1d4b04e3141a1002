package survey

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Number is one number of a parameter in a gradient check.
type Number struct {
	Matrix string  // the parameter: "W1"
	Agrees bool    // what is subtracted is the slope of the loss
	Error  float64 // the relative error
	Ratio  float64 // what is subtracted, divided by the slope
	Steep  bool    // the slope is large enough for the ratio to be known
}

// Check sums up one gradient check from many starts.
type Check struct {
	Starts   int
	Error    float64 // the largest relative error of a start: the median of all starts
	Matrices []Matrix
}

// Matrix is what a check says of one parameter.
type Matrix struct {
	Name      string
	Disagrees int     // starts in which a number of it is off
	Error     float64 // as in Check
	// What is subtracted, divided by the slope: the lowest, the median and the highest
	// factor. Low > High if no slope is large enough to tell.
	Low, Middle, High float64
}

// NewCheck sums up a check from each of several starts.
func NewCheck(starts [][]Number) Check {
	c := Check{Starts: len(starts)}
	largest := make([]float64, len(starts))
	for _, name := range []string{"W1", "W2", "b1", "b2"} {
		m, errors := newMatrix(name, starts)
		c.Matrices = append(c.Matrices, m)
		for i, e := range errors {
			largest[i] = max(largest[i], e)
		}
	}
	c.Error = median(largest)
	return c
}

// newMatrix also returns the largest relative error of every start.
func newMatrix(name string, starts [][]Number) (m Matrix, largest []float64) {
	m = Matrix{Name: name, Low: math.Inf(1), High: math.Inf(-1)}
	var ratios []float64
	for _, numbers := range starts {
		agrees, e := true, 0.0
		for _, n := range numbers {
			if n.Matrix != name {
				continue
			}
			if !n.Agrees {
				agrees = false
				e = max(e, errorOf(n))
			}
			if n.Steep || !n.Agrees {
				ratios = append(ratios, n.Ratio)
			}
		}
		if !agrees {
			m.Disagrees++
		}
		largest = append(largest, e)
	}
	if len(ratios) > 0 {
		m.Low, m.High, m.Middle = slices.Min(ratios), slices.Max(ratios), median(ratios)
	}
	m.Error = median(slices.Clone(largest))
	return m, largest
}

// errorOf takes a NaN for as wrong as can be.
func errorOf(n Number) float64 {
	if !isNumber(n.Error) {
		return 1
	}
	return n.Error
}

func isNumber(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// Off returns the names of the matrices that disagree from most starts.
func (c Check) Off() []string {
	var names []string
	for _, m := range c.Matrices {
		if m.isOff(c.Starts) {
			names = append(names, m.Name)
		}
	}
	return names
}

func (m Matrix) isOff(starts int) bool { return 2*m.Disagrees > starts }

// Factor returns what is subtracted, divided by what should be, if that is the same
// number everywhere in the matrices that disagree, to about six digits.
func (c Check) Factor() (factor float64, ok bool) {
	low, high := math.Inf(1), math.Inf(-1)
	for _, m := range c.Matrices {
		if m.isOff(c.Starts) {
			low, high = min(low, m.Low), max(high, m.High)
		}
	}
	return oneFactor(low, high)
}

// factor returns the same for one matrix.
func (m Matrix) factor() (factor float64, ok bool) {
	return oneFactor(m.Low, m.High)
}

// oneFactor reports whether the lowest and the highest factor are the same.
func oneFactor(low, high float64) (factor float64, ok bool) {
	if !isNumber(low) || !isNumber(high) || high-low > 1e-5*max(1, math.Abs(high)) {
		return 0, false
	}
	return math.Round((low+high)*5e4)/1e5 + 0, true // + 0 turns −0 into 0
}

// String names the matrices that disagree, and their factor if there is one.
func (c Check) String() string {
	off := c.Off()
	text := strings.Join(off, " ")
	switch len(off) {
	case 0:
		return "ok"
	case len(c.Matrices):
		text = "all"
	}
	if factor, ok := c.Factor(); ok {
		text += fmt.Sprintf(" ×%.4g", factor)
	}
	return text
}

// Summary is the result of the checks in one: that of the first which fails. The checks
// are of the first update, of the second, and of one with all examples.
func Summary(checks [3]Check) string {
	for i, prefix := range []string{"", "2nd: ", "four: "} {
		if len(checks[i].Off()) > 0 {
			return prefix + checks[i].String()
		}
	}
	return "ok"
}

// FactorText is the factor of a matrix in words; empty where there is no slope to speak
// of.
func (m Matrix) FactorText() string {
	if factor, ok := m.factor(); ok {
		return fmt.Sprintf("%.4g", factor)
	}
	if m.Low > m.High {
		return ""
	}
	return fmt.Sprintf("varies, median %.2f", m.Middle)
}

// ErrorText is the relative error of a matrix, or "ok".
func (m Matrix) ErrorText() string {
	switch {
	case m.Disagrees == 0:
		return "ok"
	case m.Error < 0.005:
		return fmt.Sprintf("%.0e", m.Error)
	}
	return fmt.Sprintf("%.2f", m.Error)
}
