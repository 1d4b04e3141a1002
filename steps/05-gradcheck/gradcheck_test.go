package main

import (
	"math"
	"testing"

	"example/xor/tensor"
)

// A loss whose derivatives are known: the sum of the sines of a, and twice that of b. A
// gradient that is wrong by a hundred-thousandth has to be found.
func TestKnownDerivatives(t *testing.T) {
	a := tensor.FromRows([][]float64{{0.3, -1.2, 2}, {0.9, -0.4, 0.1}})
	b := tensor.FromRows([][]float64{{-0.8}, {1.7}})
	sum := func(m *tensor.Matrix) (total float64) {
		rows, cols := m.Dims()
		for k := range rows * cols {
			total += math.Sin(m.At(k/cols, k%cols))
		}
		return total
	}
	loss := func() float64 { return sum(a) + float64(2*sum(b)) }
	names := []string{"a[0,0]", "a[0,1]", "a[0,2]", "a[1,0]", "a[1,1]", "a[1,2]", "b[0]", "b[1]"}
	for factor, verdict := range map[float64]string{
		1: "all agree", 1 + 1e-7: "all agree", 1 - 1e-7: "all agree",
		1 + 1e-5: "all are 1.00001 times the measured slope: a factor is wrong",
		1 - 1e-5: "all are 0.99999 times the measured slope: a factor is wrong",
	} {
		parameters := []Parameter{
			{"a", a, tensor.New(2, 3).Apply(math.Cos, a)},
			{"b", b, tensor.New(2, 1).Apply(math.Cos, b)},
		}
		parameters[0].Gradient.Scale(factor, parameters[0].Gradient)
		parameters[1].Gradient.Scale(2*factor, parameters[1].Gradient)
		slopes := CheckGradient(loss, parameters, 1e-5)
		if got := Verdict(slopes); got != verdict || len(slopes) != len(names) {
			t.Errorf("factor %v: %d slopes, %s, want %s", factor, len(slopes), got, verdict)
		}
		for k, s := range slopes {
			p := parameters[k/6]
			analytic := p.Gradient.At(s.Row, s.Col)
			if s.Name != names[k] || s.Parameter != p.Name || s.Analytic != analytic ||
				math.Abs(s.Numeric-analytic/factor) > 1e-9 || s.Noise != roundingNoise(loss(), 1e-5) {
				t.Errorf("factor %v: slope %d is %+v, want the slope %g", factor, k, s, analytic)
			}
		}
	}
}

func TestParametersAreLeftAsFound(t *testing.T) {
	values := []float64{0.1, -0.7, 1.0 / 3, math.Copysign(0, -1), 5e-324, 1e300, -1e-7}
	m := tensor.FromRows([][]float64{values})
	g := tensor.FromRows([][]float64{values})
	loss := func() float64 { return m.At(0, 0) }
	slopes := CheckGradient(loss, []Parameter{{"m", m, g}}, 1e-5)
	oneSided, central := sweep(loss, m, slopes[0])
	if len(oneSided) != len(stepSizes) || len(central) != len(stepSizes) {
		t.Errorf("%d and %d slopes in the sweep", len(oneSided), len(central))
	}
	for j, want := range values {
		for _, got := range []float64{m.At(0, j), g.At(0, j)} {
			if math.Float64bits(got) != math.Float64bits(want) {
				t.Errorf("number %d was %g and is %g", j, want, got)
			}
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
