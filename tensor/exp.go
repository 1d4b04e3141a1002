package tensor

import "math"

// Exp returns eˣ with an error of less than one unit in the last place.
//
// It stands in for math.Exp, which is written in assembly for some processors and
// uses fused operations where it finds them, so that its last bit depends on the
// machine. The last bit of one exponential is seldom visible. But a gradient check
// divides a difference of losses by 2e-5, and an unstable training run amplifies a
// difference from epoch to epoch. Exp returns the same bits everywhere.
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
	k := math.RoundToEven(float64(x * math.Log2E))
	high := x - float64(k*ln2High)
	low := float64(k * ln2Low)
	r := high - low

	// eʳ = 1 + r + r²·(even + r·odd). The two sums are grouped so that a processor
	// can work on several terms at once; one after the other would take longer.
	// With |r| ≤ ½·ln 2 the terms left out are below 5e-18.
	r2 := float64(r * r)
	r4 := float64(r2 * r2)
	even := (c2 + float64(r2*c4)) + float64(r4*((c6+float64(r2*c8))+
		float64(r4*(c10+float64(r2*c12)))))
	odd := (c3 + float64(r2*c5)) + float64(r4*((c7+float64(r2*c9))+
		float64(r4*(c11+float64(r2*c13)))))
	power := 1 + (high + (float64(r2*(even+float64(r*odd))) - low))

	if k < -1022 || k > 1023 { // 2ᵏ alone would not be an ordinary float64
		return math.Ldexp(power, int(k))
	}
	return power * math.Float64frombits(uint64(int64(k)+1023)<<52) // 2ᵏ, from its bits
}

const (
	largestExponent  = 709.782712893384   // above, eˣ is beyond the largest float64
	smallestExponent = -745.1332191019412 // below, eˣ is nearest to 0

	// ln 2 in two parts. The first has so few bits that k·ln2High is exact.
	ln2High = 0x1.62e42feep-01
	ln2Low  = math.Ln2 - ln2High

	// 1/2!, 1/3! … 1/13!
	c2, c3, c4, c5 = 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120
	c6, c7, c8, c9 = 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880
	c10, c11, c12  = 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600
	c13            = 1.0 / 6227020800
)
