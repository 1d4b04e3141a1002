package survey

import (
	"math"
	"slices"
	"testing"
)

// trainee prints the losses of a list, and ends with one output of four that is right.
type trainee struct{ losses []float64 }

func (t *trainee) Next() float64 {
	loss := t.losses[0]
	t.losses = t.losses[1:]
	return loss
}

func (t *trainee) Outputs() [4]float64 { return [4]float64{0, 0, 0, 1} }

func TestSurvey(t *testing.T) {
	curves := [][]float64{{0.3, 0.2, 0.1}, {0.5, 0.1, math.NaN()}, {0.1, 0.4, 0.3}}
	s := New(Subject{
		Seeds: []uint32{0, 1, 2}, Epochs: 2,
		Start: func(seed uint32) Trainee { return &trainee{slices.Clone(curves[seed])} },
		Check: func(seed uint32) Checks {
			off := Number{"W1", false, -1}
			return Checks{{off, {"W2", seed != 0, -1}}, {off}, {off}}
		},
	})
	if want := []float64{0.3, 0.2, 0.3}; !slices.Equal(s.Median, want) {
		t.Errorf("median %v, want %v", s.Median, want)
	}
	if s.Check != "W1 ×-1" {
		t.Errorf("check %q, want W1 only: W2 is off from one start of three", s.Check)
	}
	if s.Learned() != 0 || s.Starts[0].Loss() != 0.375 || s.EndedAt()[5] != 3 {
		t.Errorf("%d learned, the loss is %v", s.Learned(), s.Starts[0].Loss())
	}
}

func TestSymptom(t *testing.T) {
	for want, s := range map[Symptom]Shape{
		Diverges:   {First: 0.1, Last: math.NaN()},
		ToZero:     {First: 0.1, Last: 0.009, Detour: 9},
		Jumps:      {First: 0.1, Last: 0.2, Detour: 0.6},
		Climbs:     {First: 0.1, Last: 0.125},
		FlatAtHalf: {First: 0.15, Middle: 0.2, Last: 0.122},
		Flat:       {First: 0.1, Middle: 0.061, Last: 0.06},
		Falls:      {First: 0.1, Middle: 0.07, Last: 0.06},
	} {
		if got := s.Symptom(); got != want {
			t.Errorf("%+v: %s, want %s", s, got, want)
		}
	}
}
