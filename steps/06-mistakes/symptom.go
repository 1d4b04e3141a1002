package main

// What the curve looks like from outside.

import "math"

// Symptom is what one sees of a training without looking into the program.
type Symptom string

const (
	diverges   Symptom = "stops being finite"
	climbs     Symptom = "climbs"
	flatAtHalf Symptom = "flat at 0.125"
	flat       Symptom = "flat at another level"
	falls      Symptom = "falls and stops, or crawls"
	jumps      Symptom = "jumps about"
	learns     Symptom = "learns, but"
)

// symptoms are all of them, in the order of the table.
var symptoms = []Symptom{diverges, climbs, flatAtHalf, flat, falls, jumps, learns}

// Symptom is decided by the median loss, as the program itself prints it.
func (s Survey) Symptom() Symptom {
	first := s.Median[0]
	middle := s.Median[len(s.Median)/2]
	last := s.Median[len(s.Median)-1]
	switch {
	case !isNumber(last):
		return diverges
	case last < learnedBelow:
		return learns
	case s.Restless > 0.5:
		return jumps
	case last > first+0.01:
		return climbs
	case math.Abs(last-0.125) < 0.004: // every output is near ½
		return flatAtHalf
	case math.Abs(last-middle) < 0.006:
		return flat
	default:
		return falls
	}
}
