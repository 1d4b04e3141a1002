package tensor

import (
	"math"
	"testing"
)

// The C++ standard, in rand.predef, demands the 10000th output of mt19937, which is
// init_genrand(5489). The first ones are those of any implementation.
func TestMT19937(t *testing.T) {
	want := map[int]uint32{
		1: 3499211612, 2: 581869302, 3: 3890346734, 4: 3586334585, 5: 545404204,
		10000: 4123659995,
	}
	r := NewRandom(5489)
	for n := 1; n <= 10000; n++ {
		got := r.word()
		if wanted, ok := want[n]; ok && got != wanted {
			t.Errorf("output %d of MT19937 seeded with 5489 is %d, want %d",
				n, got, wanted)
		}
	}
}

// The numbers are what NumPy 1.24 prints after np.random.seed(seed).
func TestRandomIsNumPys(t *testing.T) {
	tests := []struct {
		seed       uint32
		first      [4]float64
		thousandth float64
	}{
		{0, [4]float64{0.5488135039273248, 0.7151893663724195, 0.6027633760716439,
			0.5448831829968969}, 0.6771411441114241},
		{7, [4]float64{0.07630828937395717, 0.7799187922401146, 0.4384092314408935,
			0.7234651778309412}, 0.016448753231374513},
		{math.MaxUint32, [4]float64{0.0976320289940138, 0.9123828453026218, 0.78903530185164,
			0.7800035981134678}, 0.556626859384112},
	}
	var generators [3]*Random
	for k, test := range tests {
		generators[k] = NewRandom(test.seed)
	}
	var all [3][1000]float64
	for i := range 1000 { // in turn: no generator changes another
		for k, r := range generators {
			all[k][i] = r.Float64()
		}
	}
	for k, test := range tests {
		numbers := all[k]
		if [4]float64(numbers[:4]) != test.first || numbers[999] != test.thousandth {
			t.Errorf("seed %d: %v … %v, want %v … %v", test.seed,
				numbers[:4], numbers[999], test.first, test.thousandth)
		}
	}
}
