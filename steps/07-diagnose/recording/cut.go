package recording

// Where the numbers stop to be finite, and why.

import (
	"fmt"

	"example/xor/steps/07-diagnose/network"
)

// isFinite reports whether the parameters of a state are finite, or the gradients.
func (s state) isFinite(gradients bool) bool {
	for name, a := range s {
		layer, gradient := layerOf(name)
		if layer > 0 && gradient == gradients && a != nil && !a.finite {
			return false
		}
	}
	return true
}

const (
	overflow64 = 709.0 // e to this is the largest float64
	overflow32 = 88.0
	runsAway   = 100 // growth of the largest parameter that no working training has
)

// whyNotFinite returns a sentence on what made the numbers overflow.
func (o *Observed) whyNotFinite() string {
	u := o.Failed
	text := fmt.Sprintf("From state %d on the recording has numbers that are not finite.", o.CutAt)
	size, first := u.Before.Largest(), u.Before.Largest()
	if len(o.Updates) > 0 {
		first = o.Updates[0].Before.Largest()
	}
	pass := network.Forward(u.Before, o.Activations, u.X)
	z := network.Largest(pass.Z[len(pass.Z)-1])
	x := network.Largest(u.X)
	limit := overflow64
	if o.Digits.Float32() {
		limit = overflow32
	}
	last := o.Activations[len(o.Activations)-1]
	advice := fmt.Sprintf("Divide the learning rate, which is %g", o.Eta)
	if x > LargeInput {
		advice += fmt.Sprintf(", and scale the inputs, which reach %.3g", x)
	}
	switch {
	case size > runsAway*first && first > 0:
		return fmt.Sprintf("%s The parameters had grown from %.2g to %.2g: the learning rate "+
			"is too large. %s.", text, first, size, advice)
	case last.F == nil && z > limit:
		text += fmt.Sprintf(" A pre-activation of the output is %.3g, and e to that overflows: "+
			"subtract the maximum of the row from z before exp, which changes no softmax", z)
		if x > LargeInput {
			text += fmt.Sprintf("; and scale the inputs, which reach %.3g", x)
		}
		return text + "."
	}
	return fmt.Sprintf("%s The last update before had parameters up to %.2g. %s.",
		text, size, advice)
}

// LargeInput is the absolute value from which an input is called large: that of step 06.
const LargeInput = 10
