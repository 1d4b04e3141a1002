package main

// The problem to solve: updates of a network in one way of writing it, and for every
// matrix the step that was taken.

import (
	"fmt"
	"math"

	"example/xor/tensor"
)

// Problem is a recording as one reading understands it. Each W is inputs×units, each b
// 1×units and added, each example a row.
type Problem struct {
	Eta          float64
	F            []Activation // index 0 is layer 1
	CrossEntropy bool
	Sizes        []int // inputs, and the units of each layer
	Bias         []biasPlace
	Parameters   []Parameter
	Updates      []*Update
	Digits       Digits
	Constants    []Constant
	RunsAway     int // the first update that is not used, from 0, or 0 if all are
	Still        int // updates at the end that move nothing, and are not used
}

// Parameter is one matrix that is trained.
type Parameter struct {
	Layer int // from 1
	Bias  bool
}

func (p Parameter) String() string {
	if p.Bias {
		return fmt.Sprintf("b%d", p.Layer)
	}
	return fmt.Sprintf("W%d", p.Layer)
}

// of returns the parameter's matrix.
func (p Parameter) of(s State) *tensor.Matrix {
	if p.Bias {
		return s.B[p.Layer-1]
	}
	return s.W[p.Layer-1]
}

// Update is one update: what it was made from and what it did.
type Update struct {
	X, Y          *tensor.Matrix // n×inputs, n×outputs
	Before, After State
	Pass          Pass // with the parameters before
	views         map[*Choice]*Pass
	layers        map[place]*Layer
	// By parameter: before − after, and how far that may be off by rounding.
	Step, Slack []*tensor.Matrix
}

func newProblem(r *Recording, g Reading) (*Problem, error) {
	p := &Problem{
		Eta: r.Eta, CrossEntropy: r.Loss == "cross-entropy",
		Sizes: g.Sizes, Bias: g.Bias, Digits: r.Digits,
	}
	for _, name := range r.Activations {
		f, _ := activationCalled(name)
		p.F = append(p.F, f)
	}
	for u := range r.States[1:] {
		x, y, err := g.examples(r, u)
		if err != nil {
			return nil, err
		}
		update := &Update{
			X: x, Y: y, Before: g.state(r.States[u]), After: g.state(r.States[u+1]),
			views: map[*Choice]*Pass{}, layers: map[place]*Layer{},
		}
		if u > 0 && update.runsAway(p.Updates[0].Before) {
			p.RunsAway = u
			break
		}
		update.Pass = Forward(update.Before, p.F, x, y)
		p.Updates = append(p.Updates, update)
	}
	for last := len(p.Updates) - 1; last > 0 && p.Updates[last].standsStill(); last-- {
		p.Updates, p.Still = p.Updates[:last], p.Still+1
	}
	for k, b := range p.Updates[0].Before.B {
		p.Parameters = append(p.Parameters, Parameter{Layer: k + 1})
		if b != nil {
			p.Parameters = append(p.Parameters, Parameter{Layer: k + 1, Bias: true})
		}
	}
	for _, u := range p.Updates {
		u.measureSteps(p)
	}
	rows, _ := p.Updates[0].X.Dims()
	p.Constants = constants(p.Eta, rows, p.Sizes[len(p.Sizes)-1])
	return p, nil
}

// runsAway reports whether the parameters have become so large, beside those of the
// first state, that what comes of them is rounding more than anything else.
func (u *Update) runsAway(first State) bool {
	return u.After.size() > 100*max(1, first.size())
}

// standsStill reports whether an update moves nothing.
func (u *Update) standsStill() bool {
	same := func(a, b *tensor.Matrix) bool {
		return a == nil || largest(newLike(a).Sub(a, b)) == 0
	}
	for k := range u.Before.W {
		if !same(u.Before.W[k], u.After.W[k]) || !same(u.Before.B[k], u.After.B[k]) {
			return false
		}
	}
	return true
}

// size returns the largest parameter, without its sign.
func (s State) size() float64 {
	v := 0.0
	for k, w := range s.W {
		if v = max(v, largest(w)); s.B[k] != nil {
			v = max(v, largest(s.B[k]))
		}
	}
	return v
}

// layers is the number of layers.
func (p *Problem) layers() int { return len(p.F) }

// measureSteps works out what was subtracted from each number, and how exactly that can
// be known: both states are rounded, and so is the way from the one to the other.
func (u *Update) measureSteps(p *Problem) {
	off := u.uncertainty(p)
	for _, q := range p.Parameters {
		before, after := q.of(u.Before), q.of(u.After)
		step := newLike(before).Sub(before, after)
		slack := newLike(before)
		in := absolute(u.Pass.A[q.Layer-1])
		if n, _ := u.X.Dims(); q.Bias {
			in = filled(n, 1, 1)
		}
		slack.Mul(in.T(), off[q.Layer]) // Σ |in|·(how far δ may be off)
		slack.Apply(func(v float64) float64 { return p.Eta * v }, slack)
		u.Step = append(u.Step, step)
		u.Slack = append(u.Slack, generated(step, func(i, j int) float64 {
			stored := p.Digits.rounding(before.At(i, j))
			stored += p.Digits.rounding(after.At(i, j))
			least := float64(1e-9 * math.Abs(step.At(i, j)))
			return slack.At(i, j) + float64(2*stored) + least
		}))
	}
}

// uncertainty returns, for each layer from 1 on, how far the deltas (n×units) of a
// correct program may be from those computed here: the weights are known only as far as
// they are written, and each operation of the program was rounded. It goes back through
// the layers with all signs the same, so it is too large rather than too small.
func (u *Update) uncertainty(p *Problem) []*tensor.Matrix {
	stored := 4 * p.Digits.rounding(u.Before.size())
	off := make([]*tensor.Matrix, p.layers()+1)
	output := u.Pass.Output()
	// What comes back, and how far it may be off.
	size := newLike(output).Add(absolute(output), absolute(u.Y))
	rest := newLike(output)
	for k := p.layers(); k >= 1; k-- {
		fan := 1 + float64(largest(u.Pass.A[k-1])*float64(p.Sizes[k-1]))
		unit := float64(64*p.Digits.arithmetic()) + float64(stored*fan)
		slope := absolute(newLike(size).Apply(p.F[k-1].Slope, u.Pass.A[k]))
		rest.MulElem(rest, slope)
		rest.AddScaled(2*unit, size) // the slope itself, and what it is multiplied by
		off[k] = rest
		size = newLike(size).MulElem(size, slope)
		if k > 1 {
			w := absolute(u.Before.W[k-1])
			all := like(u.Pass.A[k-1], firstColumn(rowSums(size)))
			rest = back(rest, w).AddScaled(stored, all) // W, too, is rounded
			size = back(size, w)
		}
	}
	return off
}

func absolute(m *tensor.Matrix) *tensor.Matrix {
	rows, cols := m.Dims()
	return tensor.New(rows, cols).Apply(math.Abs, m)
}

// largest returns the largest absolute value in m.
func largest(m *tensor.Matrix) float64 {
	rows, cols := m.Dims()
	v := 0.0
	for i := range rows {
		for j := range cols {
			v = max(v, math.Abs(m.At(i, j)))
		}
	}
	return v
}
