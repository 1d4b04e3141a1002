package main

// How a training run ended, judged by its numbers alone.

import (
	"fmt"
	"math"
	"slices"
)

const (
	learnedBelow = 0.01 // with this loss no output is further than 0.29 from its target
	sameWithin   = 0.1  // outputs that differ less are "nearly the same"
	stillFalling = 0.01 // the last tenth of the epochs lowers the loss by this fraction

	// How far an output is from its target:
	rightBelow = 0.4
	wrongAbove = 0.6
)

// verdict describes how a training run on XOR ended. losses holds the loss of every
// epoch; loss and outputs are those of the network after the last one, and hidden is the
// number of its hidden units.
func verdict(losses []float64, loss float64, outputs []float64, hidden int) string {
	switch {
	case loss < learnedBelow:
		return fmt.Sprintf("Learned: the loss is %.4f, below %g, and "+
			"no output is further\nthan %.2f from its target.",
			loss, learnedBelow, furthest(outputs))
	case loss > losses[0]:
		return fmt.Sprintf("Climbed: the loss began at %.4f and ended at %.4f.\n%s",
			losses[0], loss, describe(outputs))
	default:
		return fmt.Sprintf("Not learned: the loss is %.4f, not below %g.\n%s\n%s",
			loss, learnedBelow, describe(outputs), advice(losses, loss, hidden))
	}
}

// furthest returns the largest distance of an output from its target.
func furthest(outputs []float64) float64 {
	distance := 0.0
	for i, output := range outputs {
		distance = max(distance, math.Abs(output-xor[i].Y.At(0, 0)))
	}
	return distance
}

// describe lists which outputs are right, near one half, or wrong, unless all four
// are nearly the same.
func describe(outputs []float64) string {
	low, high := slices.Min(outputs), slices.Max(outputs)
	if high-low < sameWithin {
		return fmt.Sprintf("The output is nearly the same for all four examples: %.2f to %.2f.",
			low, high)
	}
	var right, undecided, wrong string
	for i, output := range outputs {
		x, y := xor[i].X, xor[i].Y
		example := fmt.Sprintf(" (%g,%g)", x.At(0, 0), x.At(0, 1))
		distance := math.Abs(output - y.At(0, 0))
		switch {
		case distance < rightBelow:
			right += example
		case distance <= wrongAbove:
			undecided += example
		default:
			wrong += example
		}
	}
	return "Right:" + orNone(right) + "; near one half:" + orNone(undecided) +
		"; wrong:" + orNone(wrong) + "."
}

func orNone(examples string) string {
	if examples == "" {
		return " none"
	}
	return examples
}

// advice names what to try next. If the loss hardly falls, the curve up to here cannot
// tell whether training is on a plateau or stuck.
func advice(losses []float64, loss float64, hidden int) string {
	if hidden == 1 {
		return "One hidden unit draws one line, and XOR needs two: try more hidden units."
	}
	earlier := losses[len(losses)-1-len(losses)/10]
	if loss < earlier*(1-stillFalling) {
		return "The loss is still falling: try more epochs."
	}
	return "The loss hardly falls now. That may be a plateau: try more epochs, then\n" +
		"another seed, another eta, or more hidden units."
}
