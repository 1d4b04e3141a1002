package search

import (
	"fmt"
	"math"
	"slices"

	"example/xor/steps/07-diagnose/choices"
	"example/xor/steps/07-diagnose/network"
	"example/xor/steps/07-diagnose/recording"
	"example/xor/tensor"
)

type matrix = tensor.Matrix

// Parameter is one matrix that is trained.
type Parameter struct {
	Layer int // from 1
	Bias  bool
}

func (p Parameter) String() string {
	if p.Bias {
		return fmt.Sprint("b", p.Layer)
	}
	return fmt.Sprint("W", p.Layer)
}

// Of returns the parameter's matrix.
func (p Parameter) Of(s network.State) *matrix {
	if p.Bias {
		return s.B[p.Layer-1]
	}
	return s.W[p.Layer-1]
}

// Update is one update: what it was made from and what it did.
type Update struct {
	*recording.Update
	Pass choices.Examples // with the parameters before
	// By parameter: what was subtracted, or the gradient that the program computed; how
	// far that may be off by rounding; and how far a right gradient may be.
	Step, Slack, Off []*matrix
}

// Problem is what has to be explained: for each parameter what each update subtracted, or
// the gradients of the program if there are any.
type Problem struct {
	*recording.Observed
	Eta        float64 // 1 where gradients are explained
	Gradients  bool
	Plus       bool // y − output is formed, and gradients are added
	Parameters []Parameter
	Updates    []*Update
	RunsAway   int // the first update that is not used, from 0, or 0 if all are
	StandStill int // updates at the end that change nothing, and are not used
	constants  []Constant
	unit       float64            // what the loss multiplies every gradient by: PyTorch takes the mean
	right      map[[2]int]*matrix // by update and parameter
}

// NewProblem returns the problem of a recording that has an update.
func NewProblem(o *recording.Observed, gradients bool) *Problem {
	p := &Problem{Observed: o, Eta: o.Eta, Gradients: gradients}
	for k, b := range o.Updates[0].Before.B {
		for _, q := range []Parameter{{Layer: k + 1}, {Layer: k + 1, Bias: true}} {
			g := o.Updates[0].Gradient
			if (b != nil || !q.Bias) && (!gradients || q.Of(*g) != nil) {
				p.Parameters = append(p.Parameters, q)
			}
		}
	}
	for i := range o.Updates {
		u := &Update{Update: &o.Updates[i]}
		if i > 0 && u.After.Largest() > 100*max(1, p.Updates[0].Before.Largest()) {
			p.RunsAway = i
			break
		}
		if gradients && !p.hasGradients(u) {
			break
		}
		u.Pass = choices.Examples{Pass: network.Forward(u.Before, o.Activations, u.X), Y: u.Y}
		p.Updates = append(p.Updates, u)
	}
	if gradients {
		p.Eta = 1
	}
	rows, _ := p.Updates[0].X.Dims()
	p.unit = o.Loss.Unit(rows/max(1, o.Merged), p.Sizes[len(p.Sizes)-1])
	for _, u := range p.Updates {
		u.measure(p)
	}
	for last := len(p.Updates) - 1; !gradients && last > 0 && p.Updates[last].standsStill(); last-- {
		p.Updates, p.StandStill = p.Updates[:last], p.StandStill+1
	}
	if gradients {
		p.turn()
	}
	p.constants = constants(p.Eta, rows, p.Sizes[len(p.Sizes)-1])
	return p
}

func (p *Problem) hasGradients(u *Update) bool {
	return u.Gradient != nil && !slices.ContainsFunc(p.Parameters, func(q Parameter) bool {
		return q.Of(*u.Gradient) == nil
	})
}

// turn changes the sign of gradients that are added: those of y − output.
func (p *Problem) turn() {
	sum := 0.0
	p.each(func(u, q, i, j int) {
		before, after := p.Parameters[q].Of(p.Updates[u].Before), p.Parameters[q].Of(p.Updates[u].After)
		sum += float64((before.At(i, j) - after.At(i, j)) * p.Updates[u].Step[q].At(i, j))
	})
	if sum < 0 {
		for _, u := range p.Updates {
			for _, g := range u.Step {
				g.Scale(-1, g)
			}
		}
	}
}

// each calls f for every number of every parameter in every update.
func (p *Problem) each(f func(u, q, i, j int)) {
	for u, update := range p.Updates {
		for q, step := range update.Step {
			rows, cols := step.Dims()
			for i := range rows {
				for j := range cols {
					f(u, q, i, j)
				}
			}
		}
	}
}

// standsStill reports whether an update changes nothing.
func (u *Update) standsStill() bool {
	return !slices.ContainsFunc(u.Step, func(m *matrix) bool { return network.Largest(m) > 0 })
}

func (p *Problem) layers() int { return len(p.Activations) }

func (p *Problem) index(q Parameter) int { return slices.Index(p.Parameters, q) }

// measure works out what was subtracted from each number, and how exactly that can be
// known: both states are rounded, and so is the way from the one to the other.
func (u *Update) measure(p *Problem) {
	off := u.uncertainty(p)
	for _, q := range p.Parameters {
		before, after := q.Of(u.Before), q.Of(u.After)
		in := network.Absolute(u.Pass.A[q.Layer-1])
		if n, _ := u.X.Dims(); q.Bias {
			in = network.Filled(n, 1, 1)
		}
		uncertain := network.Like(before)
		uncertain.Mul(in.T(), off[q.Layer]) // Σ |in|·(how far δ may be off)
		uncertain.Scale(p.unit, uncertain)
		var step *matrix
		stored := func(i, j int) float64 {
			return p.Digits.Rounding(before.At(i, j)) + p.Digits.Rounding(after.At(i, j))
		}
		if p.Gradients {
			g := q.Of(*u.Gradient)
			step = network.Like(g).Scale(1, g)
			stored = func(i, j int) float64 { return p.Digits.Rounding(g.At(i, j)) }
		} else {
			step = network.Like(before).Sub(before, after)
		}
		u.Step, u.Off = append(u.Step, step), append(u.Off, uncertain)
		u.Slack = append(u.Slack, network.Made(step, func(i, j int) float64 {
			least := float64(1e-9 * math.Abs(step.At(i, j)))
			return float64(p.Eta*uncertain.At(i, j)) + float64(2*stored(i, j)) + least
		}))
	}
}

// uncertainty returns, for each layer from 1 on, how far the deltas (n×units) of a right
// program may be from those computed here: the weights are known only as far as they are
// written, and each operation of the program was rounded. It goes back through the layers
// with all signs the same, so it is too large rather than too small.
func (u *Update) uncertainty(p *Problem) []*matrix {
	stored := 4 * p.Digits.Rounding(u.Before.Largest())
	off := make([]*matrix, p.layers()+1)
	output := u.Pass.Output()
	// What comes back, and how far it may be off.
	size := network.Like(output).Add(network.Absolute(output), network.Absolute(u.Y))
	rest := network.Like(output)
	for k := p.layers(); k >= 1; k-- {
		fan := 1 + float64(network.Largest(u.Pass.A[k-1])*math.Sqrt(float64(p.Sizes[k-1])))
		unit := float64(64*p.Digits.Arithmetic()) + float64(stored*fan)
		slope := network.Made(size, func(i, j int) float64 {
			return math.Abs(p.Activations[k-1].Slope(u.Pass.Z[k].At(i, j), u.Pass.A[k].At(i, j)))
		})
		rest.MulElem(rest, slope)
		rest.AddScaled(2*unit, size) // the derivative itself, and what it is multiplied by
		off[k] = rest
		size = network.Like(size).MulElem(size, slope)
		if k > 1 {
			w := network.Absolute(u.Before.W[k-1])
			sums := network.RowSums(size)
			all := network.Made(u.Pass.A[k-1], func(i, j int) float64 { return sums.At(i, 0) })
			rest = back(rest, w)
			rest.AddScaled(stored, all) // W, too, is rounded
			size = back(size, w)
		}
	}
	return off
}

// back is sent·Wᵀ.
func back(sent, w *matrix) *matrix {
	rows, _ := sent.Dims()
	units, _ := w.Dims()
	return tensor.New(rows, units).Mul(sent, w.T())
}

// newLayer returns what there is in layer k of some examples, without deltas.
func (p *Problem) newLayer(e choices.Examples, before, after network.State, k int) *choices.Layer {
	f := p.Activations[k-1]
	return &choices.Layer{
		F: f, Loss: p.Loss, Cancelled: k == p.layers() && p.Loss.Cancels(f),
		X: e.A[0], In: e.A[k-1], ZIn: e.Z[k-1], Z: e.Z[k], A: e.A[k], Y: e.Y,
		W: before.W[k-1], B: before.B[k-1], NewW: after.W[k-1],
		OneBias: p.Bias[k-1] == recording.OneBias, Ones: network.Filled(e.Rows(), 1, 1),
	}
}
