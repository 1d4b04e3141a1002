package recording

import (
	"fmt"

	"example/xor/steps/07-diagnose/network"
)

const runsAway = 100 // growth of the largest parameter that no working training has

// whyNotFinite returns sentences on what made the numbers overflow.
func (o *Observed) whyNotFinite() string {
	u, last := o.Failed, o.Activations[len(o.Activations)-1]
	size, first := u.Before.Largest(), u.Before.Largest()
	if len(o.Updates) > 0 {
		first = o.Updates[0].Before.Largest()
	}
	pass := network.Forward(u.Before, o.Activations, u.X)
	z := network.Largest(pass.Z[len(pass.Z)-1])
	overflow := 709.0 // e to this is the largest float64
	if o.Digits.Float32() {
		overflow = 88
	}
	text := fmt.Sprintf("The numbers are not finite from state %d on.", o.CutAt)
	switch {
	case size > runsAway*first:
		text += fmt.Sprintf(" The parameters had grown from %.2g to %.2g: the learning rate, %g, "+
			"is too large.", first, size, o.Eta)
	case last.F == nil && z > overflow:
		text += fmt.Sprintf(" A pre-activation of the output is %.3g, so its exponential overflows: "+
			"subtract the largest one of the row before exp, which does not change softmax.", z)
	default:
		text += fmt.Sprintf(" Before that, no parameter is above %.2g: is the learning rate, %g, "+
			"too large?", size, o.Eta)
	}
	return text
}
