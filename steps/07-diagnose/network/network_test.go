package network

import (
	"fmt"
	"math"
	"testing"

	"example/xor/steps/internal/golden"
	"example/xor/tensor"
)

// The derivatives are those of the functions, measured, and the range is no wider than it is.
func TestSlopes(t *testing.T) {
	const h = 1e-5
	for _, f := range Activations {
		if f.F == nil {
			continue
		}
		lowest, highest := inf, -inf
		for z := -30.0; z < 30; z += 0.01 {
			lowest, highest = min(lowest, f.F(z)), max(highest, f.F(z))
		}
		if f.Low < lowest-1e-3 && f.Low > -inf || f.High > highest+1e-3 && f.High < inf {
			t.Errorf("%s is between %v and %v", f.Name, lowest, highest)
		}
		for z := -3.05; z < 3; z += 0.25 {
			measured := (f.F(z+h) - f.F(z-h)) / (2 * h)
			if a := f.F(z); math.Abs(f.Slope(z, a)-measured) > 1e-8 || a < f.Low || a > f.High {
				t.Errorf("%s at %v: slope %v, measured %v, value %v", f.Name, z, f.Slope(z, a), measured, a)
			}
		}
	}
}

// For a function of the whole row, the slope is the derivative of one output along its own
// input.
func TestSlopesOfRows(t *testing.T) {
	const h = 1e-5
	for _, f := range Activations {
		if f.F != nil {
			continue
		}
		value := func(z float64) float64 {
			row := tensor.FromRows([][]float64{{z, 0.5, -1}})
			f.Apply(row, row)
			return row.At(0, 0)
		}
		measured := (value(0.3+h) - value(0.3-h)) / (2 * h)
		if got := f.Slope(0.3, value(0.3)); math.Abs(got-measured) > 1e-8 {
			t.Errorf("%s: slope %v, measured %v", f.Name, got, measured)
		}
	}
}

// Backpropagated through every activation, every loss has the gradient that is measured.
func TestBackward(t *testing.T) {
	const h = 1e-5
	random := tensor.NewRandom(1)
	z, y := tensor.New(3, 4), tensor.New(3, 4)
	z.Apply(func(float64) float64 { return 2*random.Float64() - 1 }, z)
	y.Apply(func(float64) float64 { return random.Float64() }, y)
	for _, f := range Activations {
		for _, loss := range Losses {
			total := func() float64 {
				a := Like(z)
				f.Apply(a, z)
				return loss.Total(a, y)
			}
			a := Like(z)
			f.Apply(a, z)
			if math.IsNaN(loss.Total(a, y)) {
				continue // the loss wants a probability
			}
			delta := f.Backward(loss.Errors(a, y), z, a)
			for i := range 3 {
				for j := range 4 {
					v := z.At(i, j)
					z.Set(i, j, v+h)
					above := total()
					z.Set(i, j, v-h)
					below := total()
					z.Set(i, j, v)
					if measured := (above - below) / (2 * h); math.Abs(delta.At(i, j)-measured) > 1e-6 {
						t.Errorf("%s, %s: %v, measured %v", f.Name, loss.Name, delta.At(i, j), measured)
					}
				}
			}
		}
	}
}

// Names are those of many libraries, in any common spelling.
func TestNames(t *testing.T) {
	golden.CheckAnswers(t, "testdata/names.golden", func(name string) string {
		f, isActivation := ActivationCalled(name)
		l, isLoss := LossCalled(name)
		switch {
		case isActivation:
			return f.Name
		case isLoss:
			return fmt.Sprintf("%s, of PyTorch %t, the mean %t", l.Name, l.Torchs, l.Mean)
		}
		return "unknown"
	})
}
