package main

import (
	"math"
	"testing"

	"example/xor/tensor"
)

// known is a loss whose derivative is known: the sum of f over the numbers of two
// matrices, the second counted twice.
func known(f, derivative func(float64) float64) (func() float64, []Parameter) {
	a := tensor.FromRows([][]float64{{0.3, -1.2, 2}, {0.9, -0.4, 0.1}})
	b := tensor.FromRows([][]float64{{-0.8}, {1.7}})
	sum := func(m *tensor.Matrix) float64 {
		total := 0.0
		rows, cols := m.Dims()
		for i := range rows {
			for j := range cols {
				total += f(m.At(i, j))
			}
		}
		return total
	}
	slopeA := tensor.New(2, 3).Apply(derivative, a)
	slopeB := tensor.New(2, 1).Apply(derivative, b)
	slopeB.Scale(2, slopeB)
	loss := func() float64 { return sum(a) + float64(2*sum(b)) }
	return loss, []Parameter{{"a", a, slopeA}, {"b", b, slopeB}}
}

func polynomial(x float64) float64      { return x*x*x - 2*x + 1 }
func polynomialSlope(x float64) float64 { return 3*x*x - 2 }

func TestKnownDerivatives(t *testing.T) {
	for name, f := range map[string][2]func(float64) float64{
		"polynomial": {polynomial, polynomialSlope},
		"sine":       {math.Sin, math.Cos},
	} {
		loss, parameters := known(f[0], f[1])
		slopes := CheckGradient(loss, parameters, 1e-5)
		names := []string{"a[0,0]", "a[0,1]", "a[0,2]", "a[1,0]", "a[1,1]", "a[1,2]",
			"b[0]", "b[1]"}
		if len(slopes) != len(names) {
			t.Fatalf("%s: %d slopes, want %d", name, len(slopes), len(names))
		}
		for k, s := range slopes {
			p := parameters[k/6]
			want := p.Gradient.At(s.Row, s.Col)
			if s.Name != names[k] || s.Parameter != p.Name {
				t.Errorf("%s: slope %d is of %s, %s", name, k, s.Parameter, s.Name)
			}
			if s.Analytic != want || math.Abs(s.Numeric-want) > 1e-9 || !s.Agrees() {
				t.Errorf("%s: %+v, want the slope %g", name, s, want)
			}
		}
		if got := Verdict(slopes); got != "all agree" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// A gradient that is wrong by a hundred-thousandth has to be found.
func TestSlightlyWrongDerivatives(t *testing.T) {
	for _, test := range []struct {
		factor float64
		agrees bool
	}{{1 + 1e-5, false}, {1 - 1e-5, false}, {1 + 1e-7, true}, {1 - 1e-7, true}} {
		wrong := func(x float64) float64 { return test.factor * polynomialSlope(x) }
		loss, parameters := known(polynomial, wrong)
		for _, s := range CheckGradient(loss, parameters, 1e-5) {
			if s.Agrees() != test.agrees {
				t.Errorf("factor %v: %+v: Agrees() = %v", test.factor, s, s.Agrees())
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

// While the loss is measured, one number is changed by h, and all the others have their
// own values.
func TestOneNumberMovesAtATime(t *testing.T) {
	m := tensor.FromRows([][]float64{{1, 2}, {3, 4}})
	const h = 0x1p-10 // 1 + h is exact
	var calls, moved int
	loss := func() float64 {
		calls++
		for i, row := range [][]float64{{1, 2}, {3, 4}} {
			for j, want := range row {
				switch m.At(i, j) {
				case want:
				case want + h, want - h:
					moved++
				default:
					t.Errorf("number %d,%d is %g", i, j, m.At(i, j))
				}
			}
		}
		return 0
	}
	CheckGradient(loss, []Parameter{{"m", m, tensor.New(2, 2)}}, h)
	if moved != 8 || calls-moved > 1 {
		t.Errorf("%d calls, %d numbers moved; want 8 moved, one a call", calls, moved)
	}
}

func TestRelativeErrorAndRatio(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, test := range []struct {
		analytic, numeric, relativeError, ratio float64
	}{
		{0, 0, 0, 1},
		{math.Copysign(0, -1), 0, 0, 1},
		{2, 2, 0, 1},
		{-2, 2, 1, -1},
		{3, 1, 0.5, 3},
		{1, 3, 0.5, 1.0 / 3},
		{0, 1, 1, 0},
		{1, 0, 1, inf},
		{-3, -1, 0.5, 3},
		{nan, 1, nan, nan},
		{1, nan, nan, nan},
		{inf, 1, nan, inf},
	} {
		s := Slope{Analytic: test.analytic, Numeric: test.numeric}
		if got := s.RelativeError(); !same(got, test.relativeError) {
			t.Errorf("relative error of %g and %g: %g, want %g",
				test.analytic, test.numeric, got, test.relativeError)
		}
		if got := s.Ratio(); !same(got, test.ratio) {
			t.Errorf("%g / %g: %g, want %g",
				test.analytic, test.numeric, got, test.ratio)
		}
	}
}

func same(x, y float64) bool {
	return x == y || math.IsNaN(x) && math.IsNaN(y)
}

func TestAgrees(t *testing.T) {
	const noise = 1e-10
	for _, test := range []struct {
		analytic, numeric float64
		want              bool
	}{
		{0, 0, true},
		{1, 1, true},
		{1, 1 + 1.9e-6, true}, // |a| + |n| is 2
		{1, 1 + 2.1e-6, false},
		{1, -1, false},
		{1e-8, 1.009e-8, true}, // 0.9e-10 apart
		{1e-8, 1.011e-8, false},
		{1e-8, -1e-8, false},
		{0, 0.9e-10, true},
		{0, 1.1e-10, false},
		{math.Inf(1), 1, false},
		{math.NaN(), 1, false},
		{math.NaN(), math.NaN(), false},
	} {
		s := Slope{Analytic: test.analytic, Numeric: test.numeric, Noise: noise}
		if got := s.Agrees(); got != test.want {
			t.Errorf("%g and %g: Agrees() = %v", test.analytic, test.numeric, got)
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
	loss, parameters := known(polynomial, polynomialSlope)
	for _, s := range CheckGradient(loss, parameters, 1e-4) {
		if s.Noise != roundingNoise(loss(), 1e-4) {
			t.Errorf("%s: noise %g", s.Name, s.Noise)
		}
	}
}

// Taylor: a tenth of h is a tenth of the one-sided error and a hundredth of the
// central one, until rounding takes over.
func TestErrorsShrinkWithH(t *testing.T) {
	m := tensor.FromRows([][]float64{{0.7}})
	loss := func() float64 { return math.Sin(m.At(0, 0)) }
	s := Slope{Analytic: math.Cos(0.7)}
	oneSided, central := sweep(loss, m, s)
	for k := range 3 {
		one := oneSided[k].RelativeError() / oneSided[k+1].RelativeError()
		two := central[k].RelativeError() / central[k+1].RelativeError()
		if math.Abs(one-10) > 1 || math.Abs(two-100) > 5 {
			t.Errorf("from h = %g on, the errors shrink by %.1f and %.1f, want 10 and 100",
				stepSizes[k], one, two)
		}
	}
	best := central[4].RelativeError() // h = 1e-5
	for k, h := range stepSizes {
		if (h >= 1e-3 || h <= 1e-8) && central[k].RelativeError() <= best {
			t.Errorf("h = %g is as good as %g", h, stepSizes[4])
		}
	}
}
