package main

// The check: what was subtracted from each matrix, beside the slope of the loss, which is
// measured with the forward pass alone.

import (
	"fmt"
	"math"

	"example/xor/tensor"
)

const (
	nudge       = 1e-5 // how far a number is moved to either side
	enoughWork  = 2e7  // multiplications that measuring one matrix may take
	sameWithin  = 1e-4 // ratios that differ less are the same
	fewMeasured = 20   // numbers of a matrix that are measured in any case
)

// Check is what was found about the steps of one parameter in one update.
type Check struct {
	Numbers, Measured int
	Slope, Step       float64 // the largest, without their signs; the step over eta
	Verdict           string
}

// check measures the slopes of a parameter in an update.
func (p *Problem) check(q int, u *Update) Check {
	m := p.Parameters[q].of(u.Before)
	rows, cols := m.Dims()
	step, slack := u.Step[q], u.Slack[q]
	c := Check{Numbers: rows * cols}
	stride := p.stride(c.Numbers)
	low, high := math.Inf(1), math.Inf(-1)
	worst, moved := 0.0, false
	for at := 0; at < c.Numbers; at += stride {
		i, j := at/cols, at%cols
		slope := p.measure(m, u, i, j)
		taken := step.At(i, j) / p.Eta
		noise := slack.At(i, j)/p.Eta + p.lossNoise(u)
		c.Measured++
		c.Slope, c.Step = max(c.Slope, math.Abs(slope)), max(c.Step, math.Abs(taken))
		moved = moved || math.Abs(taken) > noise
		off := math.Abs(taken - slope)
		if !(off <= noise) {
			worst = max(worst, off/(math.Abs(taken)+math.Abs(slope)))
		}
		if ratio := taken / slope; math.Abs(slope) > 1e3*noise {
			low, high = min(low, ratio), max(high, ratio)
		}
	}
	switch {
	case worst <= sameWithin:
		c.Verdict = "agrees"
	case !moved:
		c.Verdict = "does not move"
	case high-low <= sameWithin*math.Abs(high):
		c.Verdict = fmt.Sprintf("factor %s", factorText((low+high)/2))
	default:
		c.Verdict = "off"
	}
	return c
}

// stride leaves out numbers of a matrix where measuring all would take too long.
func (p *Problem) stride(numbers int) int {
	work := 1
	for k := range p.Sizes[1:] {
		work += p.Sizes[k] * p.Sizes[k+1]
	}
	rows, _ := p.Updates[0].X.Dims()
	affordable := max(fewMeasured, int(enoughWork)/(2*work*rows))
	return (numbers + affordable - 1) / affordable
}

// measure returns (E(w+h) − E(w−h)) / 2h.
func (p *Problem) measure(m *tensor.Matrix, u *Update, i, j int) float64 {
	w := m.At(i, j)
	m.Set(i, j, w+nudge)
	above := p.lossOf(u)
	m.Set(i, j, w-nudge)
	below := p.lossOf(u)
	m.Set(i, j, w)
	return (above - below) / (2 * nudge)
}

func (p *Problem) lossOf(u *Update) float64 {
	output := Forward(u.Before, p.F, u.X, u.Y).Output()
	return loss(output, u.Y, p.F[p.layers()-1], p.CrossEntropy)
}

// lossNoise is how far a measured slope may be off because the loss is rounded, and
// because a curve is not straight over two nudges.
func (p *Problem) lossNoise(u *Update) float64 {
	return 0x1p-50*max(1, math.Abs(p.lossOf(u)))/nudge + 1e-8
}

func factorText(f float64) string {
	return fmt.Sprintf("%.4g", f)
}
