package mistakes

// What the instruments of steps 05 and 06 show of a program, without a look at its lines.

import (
	"reflect"

	"example/xor/steps/06-mistakes/survey"
)

// Survey trains the program from each seed and describes the runs.
func (p Program) Survey(seeds []uint32) survey.Survey {
	return survey.New(seeds, p.run)
}

// run trains the program from one seed.
func (p Program) run(seed uint32) (r survey.Run) {
	t := p.Start(seed)
	for range p.Epochs {
		r.Curve = append(r.Curve, t.Next())
	}
	r.Outputs = t.Outputs()
	r.Curve = append(r.Curve, t.Next())
	return r
}

// SeedsFrom returns first, first+1 …, or the seeds that the program has to have.
func (p Program) SeedsFrom(first uint32, count int) []uint32 {
	seeds := p.Seeds
	for i := uint32(0); p.Seeds == nil && i < uint32(count); i++ {
		seeds = append(seeds, first+i)
	}
	return seeds
}

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

// Measure trains the program from a start and measures it.
func Measure(p Program, seed uint32) Instruments {
	p = p.Complete()
	t := p.Start(seed)
	in := Instruments{
		Start:    t.n.clone().parameters(),
		Drawn:    NewNetwork(p.Hidden, seed).parameters(),
		Examples: t.rows(),
		ByHand:   t.lossByHand(),
	}
	for e := range p.Epochs + 1 {
		if e == min(10, p.Epochs) {
			in.Later = t.rows()
		}
		in.Loss = append(in.Loss, t.Next())
	}
	in.Outputs = t.Outputs()
	in.Checks[3] = t.check(t.examples, t.Eta)

	checks := p.Checks(seed)
	copy(in.Checks[:], checks[:])

	for k, after := range p.Start(seed).check(checkExamples[:1], 0).after.parameters() {
		if !reflect.DeepEqual(after.Value, in.Start[k].Value) {
			in.EtaZero = append(in.EtaZero, after.Name)
		}
	}
	return in
}

// lossByHand works out the loss from outputs and targets.
func (t *Training) lossByHand() float64 {
	sum := 0.0
	for i, o := range t.Outputs() {
		sum += halfSquare(o - t.Examples[i].Y.At(0, 0))
	}
	return sum / 4
}

func (t *Training) rows() (rows [4]Row) {
	for i, e := range t.examples {
		rows[i] = e.row()
	}
	return rows
}
