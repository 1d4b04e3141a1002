package mistakes

// What the instruments of steps 05 and 06 show of a program, without a look at its lines.

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Instruments are what can be measured of a program from one start.
type Instruments struct {
	Start    []Parameter // W1, W2, b1, b2 before training; Gradient is nil
	Drawn    []Parameter // the same as the lesson draws them
	Examples [4]Row      // as the program has them
	Later    [4]Row      // after ten epochs
	Loss     []float64   // as the program prints it, by epoch
	ByHand   float64     // the first loss, worked out from outputs and targets
	Outputs  [4]float64  // after training
	EtaZero  []string    // the parameters that an update with eta 0 changes
	Checks   [4]Check    // first update; second; first with all four; last with all four
}

// Row is an example: two inputs and a target.
type Row struct{ X1, X2, Target float64 }

// Check compares an update with the gradient, and what it was made of.
type Check struct {
	Row
	Slopes []Slope   // Analytic is the update divided by −eta
	Hidden []float64 // the activations
	Output float64
	// By the lesson's forward pass, from the same weights: the activations, and the
	// output that Hidden makes.
	CorrectHidden []float64
	CorrectOutput float64
	Used          []float64 // the activation derivative that was used in each hidden unit
	Used2         float64   // and at the output
}

// Off returns the slope of a parameter that disagrees most, if one does.
func (c Check) Off(parameter string) (worst Slope, off bool) {
	for _, s := range c.Slopes {
		if s.Parameter == parameter && !s.Agrees() &&
			(!off || !(s.RelativeError() <= worst.RelativeError())) {
			worst, off = s, true
		}
	}
	return worst, off
}

// Moved reports whether the update changes anything.
func (c Check) Moved() bool {
	return slices.ContainsFunc(c.Slopes, func(s Slope) bool { return s.Analytic != 0 })
}

// Measure trains the program from a start and measures it.
func Measure(p Program, seed uint32) Instruments {
	p = p.Complete()
	t := p.Start(seed)
	in := Instruments{
		Start:    t.n.clone().parameters(),
		Drawn:    NewNetwork(p.Hidden, seed).parameters(),
		Examples: t.rows(),
	}
	for i, o := range t.Outputs() {
		in.ByHand += halfSquare(o - p.Examples[i].Y.At(0, 0))
	}
	in.ByHand /= 4
	for e := range p.Epochs + 1 {
		if e == 10 {
			in.Later = t.rows()
		}
		in.Loss = append(in.Loss, t.Next())
	}
	if p.Epochs < 10 {
		in.Later = t.rows()
	}
	in.Outputs = t.Outputs()
	in.Checks[3] = t.check(t.examples)

	t = p.Start(seed)
	for i := range checkExamples {
		in.Checks[i] = t.check(checkExamples[i : i+1])
	}
	t = p.Start(seed)
	in.Checks[2] = t.check(t.examples)

	t = p.Start(seed)
	for k, u := range t.update(checkExamples[:1], 0).After.parameters() {
		if !reflect.DeepEqual(u.Value, in.Start[k].Value) {
			in.EtaZero = append(in.EtaZero, u.Name)
		}
	}
	return in
}

// parameters are those of n, to be looked at.
func (n *Network) parameters() []Parameter {
	return []Parameter{{"W1", n.W1, nil}, {"W2", n.W2, nil}, {"b1", n.B1, nil}, {"b2", n.B2, nil}}
}

func (t *Training) rows() (rows [4]Row) {
	for i, e := range t.examples {
		rows[i] = Row{e.X.At(0, 0), e.X.At(0, 1), e.Y.At(0, 0)}
	}
	return rows
}

// check makes one update and measures it.
func (t *Training) check(examples []Example) Check {
	u := t.update(examples, t.Program.Eta)
	x := examples[len(examples)-1].X
	c := Check{
		Row:    Row{x.At(0, 0), x.At(0, 1), u.Target},
		Slopes: u.Slopes,
		Hidden: rows(u.Before.hidden)[0],
		Output: u.Before.output.At(0, 0),
		Used2:  u.slopeUsed(),
	}
	for j := range t.Hidden {
		c.Used = append(c.Used, u.hiddenSlopeUsed(j))
	}
	if t.NoBiases { // δ₂ and δ₁ are read from the weights
		delta2 := u.subtractedFrom("W2", 0, 0) / c.Hidden[0]
		c.Used2 = delta2 / (c.Output - c.Target)
		for j := range t.Hidden {
			delta1 := u.subtractedFrom("W1", 0, j) / c.X1
			c.Used[j] = delta1 / (delta2 * u.Before.W2.At(j, 0))
		}
	}
	lesson := u.Before.clone()
	lesson.Forward(x)
	c.CorrectHidden = rows(lesson.hidden)[0]
	lesson.hidden.Copy(u.Before.hidden)
	lesson.z2.Mul(lesson.hidden, lesson.W2)
	lesson.z2.Add(lesson.z2, lesson.B2)
	c.CorrectOutput = sigmoid(lesson.z2.At(0, 0))
	return c
}

// String returns the example as the pages write it: (1,0) → 1.
func (r Row) String() string {
	text := fmt.Sprintf("(%g,%g) → %g", r.X1, r.X2, r.Target)
	return strings.ReplaceAll(text, "-", "−")
}
