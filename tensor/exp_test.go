package tensor

import (
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"testing"
)

// The largest and the smallest number of which the exponential is neither infinite
// nor 0. They are Overflow and Underflow in the source of math.Exp.
const (
	expOverflow  = 7.09782712893383973096e+02
	expUnderflow = -7.45133219101941108420e+02
)

func TestExpIsAccurate(t *testing.T) {
	worst, worstAt := 0.0, 0.0
	for _, x := range expArguments() {
		if wrong := expUlpsWrong(x); !(wrong <= worst) {
			worst, worstAt = wrong, x
		}
	}
	if !(worst < 1) {
		t.Errorf("Exp(%v) = %v is wrong by %.4f units in the last place, want below 1",
			worstAt, Exp(worstAt), worst)
	}
}

// The bits are written down, so that every processor is compared with the same ones.
// A fused operation somewhere in Exp changes some of them.
func TestExpBits(t *testing.T) {
	tests := []struct {
		x    float64
		want uint64
	}{
		{0.5, math.Float64bits(math.SqrtE)},
		{-745, 1}, // the smallest float64 above 0
		{-720, 0x993b4dc95},
		{-5.848, 0x3f67a3ad7331a963},
		{-4, 0x3f92c155b8213cf4},
		{-0.4, 0x3fe57343067270ee},
		{0.35, 0x3ff6b4802c805dec},
		{0.74, 0x4000c479d6ca39d0},
		{10, 0x40d5829dcf950560},
		{709.75, 0x7feef85a11e73f2d},
	}
	for _, test := range tests {
		nearest, _ := bigExp(test.x).Float64()
		if got := math.Float64bits(nearest); got != test.want {
			t.Errorf("bigExp(%v) has the bits %#x, want %#x", test.x, got, test.want)
		}
		if got := math.Float64bits(Exp(test.x)); got != test.want {
			t.Errorf("Exp(%v) has the bits %#x, want %#x", test.x, got, test.want)
		}
	}
}

func TestExpSpecialCases(t *testing.T) {
	inf := math.Inf(1)
	tests := []struct{ x, want float64 }{
		{0, 1}, {math.Copysign(0, -1), 1},
		{math.SmallestNonzeroFloat64, 1}, {-math.SmallestNonzeroFloat64, 1},
		{inf, inf}, {math.MaxFloat64, inf}, {math.Nextafter(expOverflow, inf), inf},
		{-inf, 0}, {-math.MaxFloat64, 0}, {math.Nextafter(expUnderflow, -inf), 0},
		{expUnderflow, math.SmallestNonzeroFloat64}, {math.NaN(), math.NaN()},
	}
	for _, test := range tests {
		if got := Exp(test.x); fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("Exp(%v) = %v, want %v", test.x, got, test.want)
		}
	}
	// math/big rounds what is beyond the float64s to infinity or to 0.
	for _, x := range []float64{expOverflow, expUnderflow} {
		within, _ := bigExp(x).Float64()
		beyond, _ := bigExp(math.Nextafter(x, math.Copysign(1000, x))).Float64()
		if math.IsInf(within, 0) || within == 0 || !math.IsInf(beyond, 0) && beyond != 0 {
			t.Errorf("%v is no threshold: the exponentials are %v and %v", x, within, beyond)
		}
	}
}

// expArguments returns numbers all over the range of Exp, and many where it is in
// danger: close to 0, and around the multiples of ½·ln 2, where the argument reduced
// by k·ln 2 is close to 0 or jumps from one end to the other as k changes.
func expArguments() []float64 {
	arguments := []float64{
		expOverflow, expUnderflow, 0,
		// A search over 400,000 numbers found these hard for the plain series.
		91.84200142419276, 509.825084670063,
	}
	add := func(x float64) {
		if expUnderflow <= x && x <= expOverflow {
			arguments = append(arguments, x)
		}
	}
	random := rand.New(rand.NewSource(1))
	for range 4000 {
		add(expUnderflow + random.Float64()*(expOverflow-expUnderflow))
		add(random.NormFloat64())
	}
	for exponent := -1074; exponent <= 9; exponent++ {
		add(math.Ldexp(1, exponent))
		add(-math.Ldexp(1, exponent))
	}
	for k := -2151; k <= 2049; k++ {
		x := float64(k) * (math.Ln2 / 2)
		add(math.Nextafter(x, -1000))
		add(x)
		add(math.Nextafter(x, 1000))
	}
	return arguments
}

// expUlpsWrong returns how far Exp(x) is from eˣ, in units of the last place that a
// float64 of that size has. Below the ordinary numbers the unit is always 2⁻¹⁰⁷⁴.
func expUlpsWrong(x float64) float64 {
	exact := bigExp(x)
	unit := max(exact.MantExp(nil)-53, -1074)
	wrong := new(big.Float).Sub(big.NewFloat(Exp(x)), exact)
	ulps, _ := wrong.SetMantExp(wrong, -unit).Float64()
	return math.Abs(ulps)
}

// bigExp returns eˣ to more than 120 bits: the series of e to the x/2²⁴, squared 24
// times. Where |x| is below 1000 the terms left out are below 2⁻¹⁷⁰.
func bigExp(x float64) *big.Float {
	const precision, halvings, terms = 160, 24, 10
	float := func(v float64) *big.Float { return big.NewFloat(v).SetPrec(precision) }
	small := float(x)
	small.SetMantExp(small, -halvings)
	power := float(1)
	for n := terms; n >= 1; n-- {
		power.Mul(power, small).Quo(power, float(float64(n))).Add(power, float(1))
	}
	for range halvings {
		power.Mul(power, power)
	}
	return power
}
