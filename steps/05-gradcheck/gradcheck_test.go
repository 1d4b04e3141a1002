package main

import (
	"math"
	"testing"

	"example/xor/tensor"
)

// A loss whose derivatives are known: the sum of the sines of all numbers.
func TestKnownDerivatives(t *testing.T) {
	a := tensor.FromRows([][]float64{{0.3, -1.2, 2}, {0.9, -0.4, 0.1}})
	b := tensor.FromRows([][]float64{{-0.8}, {1.7}})
	loss := func() float64 {
		sum := math.Sin(b.At(0, 0)) + math.Sin(b.At(1, 0))
		for j := range 3 {
			sum += math.Sin(a.At(0, j)) + math.Sin(a.At(1, j))
		}
		return sum
	}
	slopes := CheckGradient(loss, []Parameter{
		{"a", a, tensor.New(2, 3).Apply(math.Cos, a)},
		{"b", b, tensor.New(2, 1).Apply(math.Cos, b)},
	}, 1e-5)
	names := ""
	for _, s := range slopes {
		names += s.Name + " "
		m := map[string]*tensor.Matrix{"a": a, "b": b}[s.Parameter]
		exact := math.Cos(m.At(s.Row, s.Col))
		if s.Analytic != exact || math.Abs(s.Numeric-exact) > 1e-9 ||
			s.Noise != roundingNoise(loss(), 1e-5) {
			t.Errorf("%+v, want the slope %g", s, exact)
		}
	}
	if names != "a[0,0] a[0,1] a[0,2] a[1,0] a[1,1] a[1,2] b[0] b[1] " {
		t.Errorf("the slopes are those of %s", names)
	}
}

// The numbers are restored to the last bit, also those that h changes a lot or not at all.
func TestParametersAreLeftAsFound(t *testing.T) {
	values := []float64{0.1, -0.7, 1.0 / 3, math.Copysign(0, -1), 5e-324, 1e300, -1e-7}
	m := tensor.FromRows([][]float64{values})
	loss := func() float64 { return m.At(0, 0) }
	slopes := CheckGradient(loss, []Parameter{{"m", m, tensor.New(1, len(values))}}, 1e-5)
	sweep(loss, m, slopes[0])
	for j, want := range values {
		if got := m.At(0, j); math.Float64bits(got) != math.Float64bits(want) {
			t.Errorf("number %d was %g and is %g", j, want, got)
		}
	}
}

// Two slopes agree within a relative error of 1e-6, or within the noise.
func TestRelativeErrorRatioAndAgreement(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	same := func(x, y float64) bool {
		return x == y || math.IsNaN(x) && math.IsNaN(y) || math.Abs(x-y) < 1e-9
	}
	for _, test := range []struct {
		analytic, numeric, relativeError, ratio float64
		agrees                                  bool
	}{
		{0, 0, 0, 1, true},
		{math.Copysign(0, -1), 0, 0, 1, true},
		{2, 2, 0, 1, true},
		{-2, 2, 1, -1, false},
		{3, 1, 0.5, 3, false},
		{1, 3, 0.5, 1.0 / 3, false},
		{0, 1, 1, 0, false},
		{1, 0, 1, inf, false},
		{-3, -1, 0.5, 3, false},
		{nan, 1, nan, nan, false},
		{1, nan, nan, nan, false},
		{inf, 1, nan, inf, false},
		{1 + 1.9e-6, 1, 0.95e-6, 1 + 1.9e-6, true}, // |a| + |n| is 2
		{1 + 2.1e-6, 1, 1.05e-6, 1 + 2.1e-6, false},
		{1.009e-8, 1e-8, 0.009 / 2.009, 1.009, true}, // 0.9e-10 apart
		{1.011e-8, 1e-8, 0.011 / 2.011, 1.011, false},
		{0.9e-10, 0, 1, inf, true},
		{1.1e-10, 0, 1, inf, false},
	} {
		s := Slope{Analytic: test.analytic, Numeric: test.numeric, Noise: 1e-10}
		if !same(s.RelativeError(), test.relativeError) || !same(s.Ratio(), test.ratio) ||
			s.Agrees() != test.agrees {
			t.Errorf("%+v: relative error %g, ratio %g, agrees %v",
				test, s.RelativeError(), s.Ratio(), s.Agrees())
		}
	}
}

// The noise belongs to the loss and to h, and is far below any slope that matters.
func TestRoundingNoise(t *testing.T) {
	for _, test := range []struct{ loss, h, want float64 }{
		{0.5, 1e-5, 8.9e-11}, {1e-9, 1e-5, 8.9e-11}, {-0.5, 1e-5, 8.9e-11},
		{100, 1e-5, 8.9e-9}, {-100, 1e-5, 8.9e-9}, {0.5, 1e-3, 8.9e-13},
	} {
		got := roundingNoise(test.loss, test.h)
		if math.Abs(got/test.want-1) > 0.01 {
			t.Errorf("loss %g, h %g: %g, want %g", test.loss, test.h, got, test.want)
		}
	}
}
