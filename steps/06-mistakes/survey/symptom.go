package survey

import "math"

// Symptom is what one sees of a training run without looking into the program.
type Symptom string

const (
	Diverges   Symptom = "stops being finite"
	Climbs     Symptom = "climbs"
	FlatAtHalf Symptom = "flat at 0.125"
	Flat       Symptom = "flat at another level"
	Falls      Symptom = "falls and stops, or crawls"
	Jumps      Symptom = "jumps about"
	Learns     Symptom = "the loss goes to 0"
)

// Symptoms are all of them, in the order of the table.
var Symptoms = []Symptom{Diverges, Climbs, FlatAtHalf, Flat, Falls, Jumps, Learns}

// Symptom is decided by the loss that the program itself prints.
func (s Shape) Symptom() Symptom {
	switch {
	case !isNumber(s.Last):
		return Diverges
	case s.Last < learnedBelow:
		return Learns
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

// Ending is where the starts of a survey ended: a level of the loss, by the labels of
// XOR, and how many starts are within 0.004 of it.
type Ending struct {
	Level  string
	Starts int
}

// Endings sorts the starts by the levels that a network for XOR gets stuck at.
func (s Survey) Endings() []Ending {
	endings := []Ending{
		{"below 0.01: learned", 0},
		{"1/16: two outputs right, two at ½", 0},
		{"1/12: one right, three at ⅓ or ⅔", 0},
		{"1/8: all at ½, or one at the wrong end", 0},
		{"1/4: all 0, all 1, or two at the wrong end", 0},
		{"elsewhere", 0},
	}
	for _, start := range s.Starts {
		loss, at := start.Loss(), 5
		for i, level := range []float64{0, 1. / 16, 1. / 12, 1. / 8, 1. / 4} {
			if i == 0 && loss < learnedBelow || i > 0 && math.Abs(loss-level) < 0.004 {
				at = i
			}
		}
		endings[at].Starts++
	}
	return endings
}
