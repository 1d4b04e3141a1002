package main

// A recording of a few updates, as step 07 reads it.

import (
	"encoding/json"

	"example/xor/steps/internal/cli"
	"example/xor/tensor"
)

// recordedUpdates is how many updates a recording has.
const recordedUpdates = 4

// Recording is the format of step 07.
type Recording struct {
	Eta         float64     `json:"eta"`
	Activations []string    `json:"activations"`
	X           [][]float64 `json:"x"`
	Y           [][]float64 `json:"y"`
	Batch       int         `json:"batch"` // rows of x for each update
	Outputs     [][]float64 `json:"outputs"`
	States      []State     `json:"states"`
}

// State is what the parameters are at one moment.
type State struct {
	W1 [][]float64 `json:"W1"`
	B1 []float64   `json:"b1,omitempty"`
	W2 [][]float64 `json:"W2"`
	B2 []float64   `json:"b2,omitempty"`
}

// record writes a recording of the mistake's first updates from a start.
func record(file string, m Mistake, seed uint32) error {
	if m.onlyNumPy() {
		return cli.UsageErrorf("-record: %s has no program in Go to record", m.Name)
	}
	text, err := json.MarshalIndent(m.Program.complete().record(seed), "", "\t")
	if err != nil {
		return err
	}
	return cli.WriteFile(file, string(text)+"\n")
}

// record is told what the program saw: where it takes the examples in another order in
// every epoch, x and y have them in that order, epoch by epoch. A program that moves its
// weights after every example is given one at a time.
func (p Program) record(seed uint32) Recording {
	t := p.start(seed)
	r := Recording{
		Eta: p.Eta, Activations: []string{p.Activation, "sigmoid"}, Batch: 4,
		States: []State{t.state()},
	}
	if p.Online {
		r.Batch = 1
	}
	for k := range recordedUpdates {
		inputs, targets := t.inputs, t.targets
		if p.Online {
			inputs, targets = inputs[k:k+1], targets[k:k+1]
		}
		t.Program.Epoch(inputs, targets, t.n, t.g, t.Eta, t)
		t.epoch++
		for i, x := range inputs { // as this epoch has left them: in its order
			r.X = append(r.X, rows(x)[0])
			r.Y = append(r.Y, rows(targets[i])[0])
		}
		r.States = append(r.States, t.state())
	}
	r.Outputs = outputsOf(p, seed, r.X)
	return r
}

// outputsOf returns what the network says at the start.
func outputsOf(p Program, seed uint32, x [][]float64) (outputs [][]float64) {
	t := p.start(seed)
	for _, row := range x {
		t.Forward(t.n, tensor.FromRows([][]float64{row}))
		outputs = append(outputs, []float64{t.n.output.At(0, 0)})
	}
	return outputs
}

func (t *Training) state() State {
	s := State{W1: rows(t.n.W1), W2: rows(t.n.W2)}
	if !t.NoBiases {
		s.B1, s.B2 = rows(t.n.B1)[0], rows(t.n.B2)[0]
	}
	return s
}

// rows is the other way of tensor.FromRows.
func rows(m *tensor.Matrix) [][]float64 {
	n, cols := m.Dims()
	rows := make([][]float64, n)
	for i := range rows {
		for j := range cols {
			rows[i] = append(rows[i], m.At(i, j))
		}
	}
	return rows
}
