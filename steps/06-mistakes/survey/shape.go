package survey

import "math"

// Shape describes a curve.
type Shape struct {
	First, Middle, Last float64
	// Detour is by how much the loss rises and falls beyond the difference of its first
	// value and its last. In the shape of a median it is the median detour.
	Detour float64
	Still  bool // the last hundred values are the same to the last digit
}

func shapeOf(curve []float64) Shape {
	s := Shape{First: curve[0], Middle: curve[len(curve)/2], Last: curve[len(curve)-1]}
	s.Detour = -math.Abs(s.Last - s.First)
	for e := 1; e < len(curve); e++ {
		s.Detour += math.Abs(curve[e] - curve[e-1])
	}
	s.Still = len(curve) > 100
	for _, loss := range curve[max(0, len(curve)-100):] {
		s.Still = s.Still && loss == s.Last
	}
	return s
}

// Symptom is what a training run shows without a look into the program.
type Symptom string

const (
	Diverges   Symptom = "stops being finite"
	Climbs     Symptom = "climbs"
	FlatAtHalf Symptom = "flat at 0.125"
	Flat       Symptom = "flat at another value"
	Falls      Symptom = "falls and stops, or crawls"
	Jumps      Symptom = "jumps about"
	ToZero     Symptom = "the loss goes to 0"
)

// Symptoms are all of them, in the order of the table.
var Symptoms = []Symptom{Diverges, Climbs, FlatAtHalf, Flat, Falls, Jumps, ToZero}

// Symptom is decided by the loss that the program itself prints.
func (s Shape) Symptom() Symptom {
	switch {
	case math.IsNaN(s.Last) || math.IsInf(s.Last, 0):
		return Diverges
	case s.Last < learnedBelow:
		return ToZero
	case s.Detour > 0.5:
		return Jumps
	case s.Last > s.First+0.01:
		return Climbs
	case math.Abs(s.Last-0.125) < 0.004: // every output is near one half
		return FlatAtHalf
	case math.Abs(s.Last-s.Middle) < 0.006:
		return Flat
	}
	return Falls
}

// Endings are values of the loss, with the targets of XOR, where a network may end: it
// has learned, or is stuck, or neither.
var Endings = []struct {
	Loss  float64
	Words string
}{
	{0, "below 0.01: learned"},
	{1. / 16, "1/16: two outputs right, two at ½"},
	{1. / 12, "1/12: one right, three at ⅓ or ⅔"},
	{1. / 8, "1/8: all at ½, or one at the wrong end"},
	{1. / 4, "1/4: all 0, all 1, or two at the wrong end"},
	{math.NaN(), "elsewhere"},
}

// EndedAt counts the runs that ended at each of the Endings.
func (s Survey) EndedAt() []int {
	counts := make([]int, len(Endings))
	for _, start := range s.Starts {
		at := len(Endings) - 1
		for i, ending := range Endings {
			if math.Abs(start.Loss()-ending.Loss) < 0.004 || i == 0 && start.Learned() {
				at = i
			}
		}
		counts[at]++
	}
	return counts
}
