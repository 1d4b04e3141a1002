package tensor

import "math"

// Exp returns eˣ, wrong by less than one unit in the last place.
//
// It stands in for math.Exp, which is written in assembly for some processors
// and uses fused operations where it finds them, so that its last bit depends
// on the machine. You seldom see the last bit of one exponential. But a gradient
// check divides a difference of losses by 2e-5, and a training run that jumps
// about magnifies a difference from epoch to epoch. Exp returns the same bits
// everywhere.
//
// Special cases are math.Exp's: Exp(+Inf) = +Inf, Exp(-Inf) = 0, Exp(NaN) = NaN.
func Exp(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x > largestExponent:
		return math.Inf(1)
	case x < smallestExponent:
		return 0
	}

	// x = k·ln 2 + r with a whole number k and |r| ≤ ½·ln 2, so eˣ = 2ᵏ·eʳ.
	k := int(float64(x*math.Log2E) + math.Copysign(0.5, x))
	high := x - float64(float64(k)*ln2High)
	low := float64(float64(k) * ln2Low)
	r := high - low

	// eʳ = 1 + (r + r²·(1/2! + r·(1/3! + …))), from the inside out.
	series := 0.0
	for _, c := range inverseFactorials {
		series = float64(series*r) + c
	}
	power := 1 + (high + (float64(float64(r*r)*series) - low))

	if k < -1022 || k > 1023 { // 2ᵏ alone would not be an ordinary float64
		return math.Ldexp(power, k)
	}
	return power * math.Float64frombits(uint64(k+1023)<<52)
}

const (
	largestExponent  = 709.782712893384   // above, eˣ is beyond the largest float64
	smallestExponent = -745.1332191019412 // below, eˣ is nearest to 0

	// ln 2 in two parts. The first has so few bits that k·ln2High is exact.
	ln2High = 0x1.62e42feep-01
	ln2Low  = math.Ln2 - ln2High
)

// 1/13!, 1/12! … 1/3!, 1/2!. With |r| ≤ ½·ln 2 the terms left out are below 5e-18.
var inverseFactorials = [12]float64{
	1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880,
	1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2,
}
