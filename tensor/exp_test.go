package tensor

import (
	"fmt"
	"hash/fnv"
	"math"
	"testing"
)

// The largest and the smallest number of which the exponential is neither infinite
// nor 0. They are Overflow and Underflow in the source of math.Exp.
const (
	expOverflow  = 7.09782712893383973096e+02
	expUnderflow = -7.45133219101941108420e+02
)

// The bits of all results are summed up in one number, which is the same for every
// processor: a fused operation somewhere in Exp changes it. Where it was made, none of the
// results was a unit in the last place away from the exponential in 160 bits. A new number
// has to be near math.Exp, whose last bits depend on the processor.
func TestExp(t *testing.T) {
	const want uint64 = 0xe8fe2067045c260
	bits := fnv.New64a()
	check := func(x float64) {
		got, near := Exp(x), math.Exp(x)
		d := int64(math.Float64bits(got) - math.Float64bits(near))
		if x < 709 && max(d, -d) > 4 { // some math.Exp are infinite from 709.4 on
			t.Errorf("Exp(%v) = %v, math.Exp has %v", x, got, near)
		}
		fmt.Fprintf(bits, "%x", got)
	}
	check(expOverflow)
	check(expUnderflow)
	for exponent := -1074; exponent <= 9; exponent++ {
		check(math.Ldexp(1, exponent))
		check(-math.Ldexp(1, exponent))
	}
	// Around the multiples of ½·ln 2 the argument, reduced by k·ln 2, is close to 0 or
	// jumps from one end to the other.
	for k := -2148; k <= 2047; k++ {
		x := float64(k) * (math.Ln2 / 2)
		check(math.Nextafter(x, -1000))
		check(x)
		check(math.Nextafter(x, 1000))
	}
	for r, k := NewRandom(1), 0; k < 4000; k++ {
		check(float64(r.Float64()*4) - 2)
		check(float64(r.Float64()*1400) - 700)
	}
	if got := bits.Sum64(); got != want {
		t.Errorf("the bits of the results sum up to %#x, want %#x", got, want)
	}
}

func TestExpSpecialCases(t *testing.T) {
	inf := math.Inf(1)
	for _, test := range []struct{ x, want float64 }{
		{0, 1}, {math.Copysign(0, -1), 1},
		{inf, inf}, {math.MaxFloat64, inf}, {math.Nextafter(expOverflow, inf), inf},
		{-inf, 0}, {-math.MaxFloat64, 0}, {math.Nextafter(expUnderflow, -inf), 0},
		{expUnderflow, math.SmallestNonzeroFloat64}, {math.NaN(), math.NaN()},
	} {
		if got := Exp(test.x); fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("Exp(%v) = %v, want %v", test.x, got, test.want)
		}
	}
}
