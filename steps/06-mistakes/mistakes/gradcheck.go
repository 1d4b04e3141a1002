package mistakes

// The gradient check: does backprop compute the slopes of the loss? Nothing in this
// file depends on the network, so with the package tensor it works for any other.

import (
	"fmt"
	"math"

	"example/xor/tensor"
)

// threshold is the relative error up to which two slopes agree.
const threshold = 1e-6

// Parameter is a matrix that is being trained.
type Parameter struct {
	Name     string         // such as "W1"
	Value    *tensor.Matrix // the numbers that the loss depends on
	Gradient *tensor.Matrix // ∂loss/∂Value from backprop, of the same shape
}

// Slope is the slope of the loss along one number of a parameter, a partial
// derivative, found in two ways.
type Slope struct {
	Parameter string  // such as "W1"
	Row, Col  int     // the place of the number in the parameter
	Name      string  // both in one: "W1[0,2]"
	Analytic  float64 // computed by backprop
	Numeric   float64 // measured, a central difference
	Noise     float64 // how large the rounding error of Numeric may be
}

// CheckGradient returns the slope of the loss along every number of the
// parameters. It changes the numbers one at a time, by h to either side, and restores
// each. The loss must be a function of the parameters alone, and must not change the
// gradients.
func CheckGradient(loss func() float64, parameters []Parameter, h float64) []Slope {
	noise := roundingNoise(loss(), h)
	var slopes []Slope
	for _, p := range parameters {
		rows, cols := p.Value.Dims()
		for i := range rows {
			for j := range cols {
				slopes = append(slopes, Slope{
					Parameter: p.Name, Row: i, Col: j, Name: p.nameOf(i, j),
					Analytic: p.Gradient.At(i, j),
					Numeric:  centralDifference(loss, p.Value, i, j, h),
					Noise:    noise,
				})
			}
		}
	}
	return slopes
}

// centralDifference returns (loss(w+h) − loss(w−h)) / 2h, where w is the number in
// row i and column j of m.
func centralDifference(
	loss func() float64, m *tensor.Matrix, i, j int, h float64,
) float64 {
	w := m.At(i, j)
	m.Set(i, j, w+h)
	above := loss() // loss(w+h)
	m.Set(i, j, w-h)
	below := loss() // loss(w−h)
	m.Set(i, j, w)
	return (above - below) / (2 * h)
}

// roundingNoise returns a bound on the rounding error of a central difference. Near 1
// the float64s are 2⁻⁵² apart, and even a small loss is computed from numbers of that
// size. Four such units in each of loss(w+h) and loss(w−h) are generous for a small
// network; dividing the sum of both by 2h leaves 4/h.
func roundingNoise(loss, h float64) float64 {
	unit := 0x1p-52 * max(1, math.Abs(loss))
	return 4 * unit / h
}

// RelativeError returns |a − n| / (|a| + |n|): 0 where the two agree, 1 where
// they have opposite signs. Two zeros agree.
func (s Slope) RelativeError() float64 {
	if s.Analytic == s.Numeric {
		return 0
	}
	difference := math.Abs(s.Analytic - s.Numeric)
	return difference / (math.Abs(s.Analytic) + math.Abs(s.Numeric))
}

// Ratio returns a / n: 1 where the two agree, −1 where the sign is wrong, 2 where
// backprop has an extra factor of 2. Two zeros agree.
func (s Slope) Ratio() float64 {
	switch s.Analytic {
	case s.Numeric:
		return 1
	case 0:
		return 0 // and not −0
	}
	return s.Analytic / s.Numeric
}

// Agrees reports whether the two slopes are the same within the threshold or within
// the noise. The noise matters only for slopes that are nearly 0: there a relative
// error compares the noise with itself.
func (s Slope) Agrees() bool {
	return math.Abs(s.Analytic-s.Numeric) <= s.Noise || s.RelativeError() <= threshold
}

// nameOf returns the name of one number: W1[0,2], or b1[2] where there is one row
// or one column, or b2 where there is nothing else.
func (p Parameter) nameOf(i, j int) string {
	rows, cols := p.Value.Dims()
	switch {
	case rows == 1 && cols == 1:
		return p.Name
	case rows == 1 || cols == 1:
		return fmt.Sprintf("%s[%d]", p.Name, i+j) // one of the two is 0
	}
	return fmt.Sprintf("%s[%d,%d]", p.Name, i, j)
}
