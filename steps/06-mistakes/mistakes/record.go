package mistakes

// What can be written of a mistake: a recording of its updates, and a film.

import (
	"encoding/json"
	"fmt"

	"example/xor/steps/07-diagnose/recording"
	"example/xor/steps/internal/film"
	"example/xor/tensor"
)

// recordedUpdates is how many updates a recording has.
const recordedUpdates = 4

// RecordingText returns a recording of the mistake's first updates from a start.
func (p Program) RecordingText(seed uint32) (string, error) {
	text, err := json.Marshal(p.record(seed))
	return string(text) + "\n", err
}

// FilmText returns a film of the training from a start.
func (p Program) FilmText(seed uint32) (string, error) {
	t := p.Start(seed)
	recorder := film.New(t.Filmed())
	recorder.Train(t.Epochs, func() { t.Next() })
	return recorder.SVG(0, fmt.Sprintf("06-mistakes: seed %d", seed)), nil
}

// Filmed returns the network for a film. The hidden units are drawn as lines if
// the inputs are those of the square.
func (t *Training) Filmed() film.Network {
	side := t.Examples[1].X.At(0, 0)
	filmed := film.Network{Output: func(x1, x2 float64) float64 {
		t.Forward(t.n, tensor.FromRows([][]float64{{side * x1, side * x2}}))
		return t.n.output.At(0, 0)
	}}
	if side == 1 {
		filmed.W1, filmed.B1, filmed.W2 = t.n.W1, t.n.B1, t.n.W2
	}
	if t.NoBiases {
		filmed.B1 = tensor.New(1, t.Hidden)
	}
	return filmed
}

// record records the examples as the program uses them. A program that updates after every
// example is given one at a time. One that takes the examples in another order in every
// epoch, or not all of them, has them listed in that order, epoch by epoch.
func (p Program) record(seed uint32) recording.File {
	t := p.Start(seed)
	r := recording.File{
		Eta: p.Eta, Activations: []string{p.Activation, "sigmoid"},
		States: []recording.FileState{t.state()},
	}
	for k := range recordedUpdates {
		examples := t.examples
		if p.Online {
			examples = examples[k : k+1]
		}
		t.trainOn(examples)
		if t.seen != nil {
			examples = t.seen
		}
		for _, e := range examples {
			r.X = append(r.X, rows(e.X)[0])
			r.Y = append(r.Y, rows(e.Y)[0])
		}
		r.Batch = len(examples)
		r.States = append(r.States, t.state())
	}
	if r.Batch == 4 && t.seen == nil { // the same four, every time
		r.X, r.Y = r.X[:4], r.Y[:4]
	}
	t = p.Start(seed) // the outputs are those of the start
	for _, row := range r.X {
		t.Forward(t.n, tensor.FromRows([][]float64{row}))
		r.Outputs = append(r.Outputs, []float64{t.n.output.At(0, 0)})
	}
	return r
}

func (t *Training) state() recording.FileState {
	s := recording.FileState{"W1": rows(t.n.W1), "W2": rows(t.n.W2)}
	if !t.NoBiases {
		s["b1"], s["b2"] = rows(t.n.B1), rows(t.n.B2)
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
