package survey

import (
	"math"
	"slices"
	"testing"
)

func TestSurvey(t *testing.T) {
	curves := [][]float64{{0.3, 0.2, 0.1}, {0.5, 0.1, math.NaN()}, {0.1, 0.4, 0.3}}
	s := New([]uint32{0, 1, 2}, func(seed uint32) Run {
		return Run{curves[seed], [4]float64{0, 0, 0, 1}}
	})
	if want := []float64{0.3, 0.2, 0.3}; !slices.Equal(s.Median, want) {
		t.Errorf("median %v, want %v", s.Median, want)
	}
	if s.Learned() != 0 || s.Starts[0].Loss() != 0.375 || s.EndedAt()[5] != 3 {
		t.Errorf("%d learned, the loss is %v", s.Learned(), s.Starts[0].Loss())
	}
}

// On either side of every border.
func TestSymptom(t *testing.T) {
	for _, test := range []struct {
		shape Shape
		want  Symptom
	}{
		{Shape{First: 0.1, Last: math.NaN()}, Diverges},
		{Shape{First: 0.1, Last: math.Inf(1)}, Diverges},
		{Shape{First: 0.1, Last: 0.0099, Detour: 9}, ToZero},
		{Shape{First: 0.1, Last: 0.0101, Detour: 9}, Jumps},
		{Shape{First: 0.1, Last: 0.2, Detour: 0.51}, Jumps},
		{Shape{First: 0.1, Last: 0.111, Detour: 0.5}, Climbs},
		{Shape{First: 0.115, Middle: 0.2, Last: 0.124}, FlatAtHalf},
		{Shape{First: 0.15, Middle: 0.2, Last: 0.1211}, FlatAtHalf},
		{Shape{First: 0.15, Middle: 0.2, Last: 0.1209}, Falls},
		{Shape{First: 0.1, Middle: 0.0659, Last: 0.06}, Flat},
		{Shape{First: 0.1, Middle: 0.0661, Last: 0.06}, Falls},
	} {
		if got := test.shape.Symptom(); got != test.want {
			t.Errorf("%+v: %s, want %s", test.shape, got, test.want)
		}
	}
}

// A start is counted at the level that its loss is nearest to, if it is near one.
func TestEndedAt(t *testing.T) {
	for _, test := range []struct {
		outputs [4]float64
		at      int
	}{
		{[4]float64{0.1, 0.9, 0.9, 0.1}, 0},
		{[4]float64{0, 0.5, 0.5, 0}, 1},
		{[4]float64{0, 2. / 3, 2. / 3, 2. / 3}, 2},
		{[4]float64{0.5, 0.5, 0.5, 0.5}, 3},
		{[4]float64{1, 1, 1, 1}, 4},
		{[4]float64{0.2, 0.5, 0.7, 0.4}, 5},
	} {
		s := Survey{Starts: []Start{{Outputs: test.outputs}}}
		if got := slices.Index(s.EndedAt(), 1); got != test.at {
			t.Errorf("%v: counted at %q", test.outputs, Endings[got].Words)
		}
	}
}
