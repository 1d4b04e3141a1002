package chart

import (
	"math"
	"testing"
	"unicode/utf8"
)

func TestSparkline(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	tests := []struct {
		values []float64
		width  int
		lo, hi float64
		want   string
	}{
		{[]float64{0, 1, 2, 3, 4, 5, 6, 7}, 8, 0, 8, "▁▂▃▄▅▆▇█"},
		{[]float64{0, 1}, 6, 0, 1, "▁▁▁███"},
		{[]float64{-5, 9, 0.5}, 3, 0, 1, "▁█▅"},
		{[]float64{0, 1, 1, 1}, 2, 0, 1, "▅█"},
		{[]float64{0, nan, 1, -inf}, 4, 0, 1, "▁!█!"},
		{[]float64{0, nan, 1, 1}, 2, 0, 1, "!█"},
		{[]float64{1, 2, 3}, 3, 2, 2, "▁██"},
		{[]float64{-1e308, 0, 1.7e308}, 3, -1.7e308, 1.7e308, "▂▅█"},
		{nil, 3, 0, 1, "   "},
		{[]float64{1}, 0, 0, 1, ""},
		{[]float64{1}, -1, 0, 1, ""},
	}
	for _, test := range tests {
		got := Sparkline(test.values, test.width, test.lo, test.hi)
		if got != test.want {
			t.Errorf("Sparkline(%v, %d, %v, %v) = %q, want %q",
				test.values, test.width, test.lo, test.hi, got, test.want)
		}
	}
}

func TestSparklineClimbsWithItsValues(t *testing.T) {
	for n := 1; n < 300; n++ {
		line := Sparkline(curve(n, math.Sqrt), 40, 0, 1)
		if utf8.RuneCountInString(line) != 40 {
			t.Fatalf("%q is not 40 wide", line)
		}
		last := '▁'
		for _, r := range line {
			if r < last || r > '█' {
				t.Fatalf("%d climbing values: %s", n, line)
			}
			last = r
		}
	}
}

func TestSparklinePanics(t *testing.T) {
	for _, ends := range [][2]float64{
		{1, 0}, {math.NaN(), 1}, {0, math.NaN()}, {0, math.Inf(1)}, {math.Inf(-1), 0},
	} {
		got := panicOf(func() { Sparkline([]float64{1}, 1, ends[0], ends[1]) })
		if got == "<nil>" {
			t.Errorf("no panic for %v", ends)
		}
	}
}
