package tensor

import (
	"math"
	"testing"
)

// The numbers are what NumPy 1.24 prints after np.random.seed(seed).
func TestRandomIsNumPys(t *testing.T) {
	for _, test := range []struct {
		seed                      uint32
		first, second, thousandth float64
	}{
		{0, 0.5488135039273248, 0.7151893663724195, 0.6771411441114241},
		{7, 0.07630828937395717, 0.7799187922401146, 0.016448753231374513},
		{math.MaxUint32, 0.0976320289940138, 0.9123828453026218, 0.556626859384112},
	} {
		want := map[int]float64{1: test.first, 2: test.second, 1000: test.thousandth}
		r := NewRandom(test.seed)
		for n := 1; n <= 1000; n++ {
			got := r.Float64()
			if number, known := want[n]; known && got != number {
				t.Errorf("seed %d: number %d is %v, want %v", test.seed, n, got, number)
			}
		}
	}
}
