package remarks

import (
	"math"
	"slices"
	"strings"
	"testing"

	"example/xor/steps/07-diagnose/network"
	"example/xor/steps/07-diagnose/recording"
	"example/xor/tensor"
)

type rec = recording.Observed

// observed is a healthy recording of XOR, with one right update: nothing stands out.
func observed(activations string) *rec {
	o := &rec{Eta: 0.5, Merged: 1}
	for _, name := range strings.Fields(activations) {
		f, _ := network.ActivationCalled(name)
		o.Activations = append(o.Activations, f)
	}
	o.Loss, _ = network.LossCalled("squared")
	o.Sizes = []int{2}
	u := recording.Update{
		X: tensor.FromRows([][]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}}),
		Y: tensor.FromRows([][]float64{{0}, {1}, {1}, {0}}),
	}
	random := tensor.NewRandom(8)
	layers := len(o.Activations)
	u.Gradient = &network.State{}
	for k := range layers {
		units := 3
		if k == layers-1 {
			units = 1
		}
		number := func(i, j int) float64 { return 2*random.Float64() - 1 }
		u.Before.W = append(u.Before.W, network.Made(tensor.New(o.Sizes[k], units), number))
		u.Before.B = append(u.Before.B, network.Made(tensor.New(1, units), number))
		u.Gradient.W = append(u.Gradient.W, network.Made(u.Before.W[k], number))
		o.Sizes, o.Bias = append(o.Sizes, units), append(o.Bias, recording.OwnBias)
	}
	o.Updates = []recording.Update{u}
	step(o, 0.1)
	return o
}

// step makes an update along the gradient, measured.
func step(o *rec, eta float64) {
	u := &o.Updates[0]
	u.After = network.State{}
	loss := func() float64 {
		return o.Loss.Total(network.Forward(u.Before, o.Activations, u.X).Output(), u.Y)
	}
	along := func(m *tensor.Matrix) *tensor.Matrix {
		if m == nil {
			return nil
		}
		return network.Made(m, func(i, j int) float64 {
			const h = 1e-5
			v := m.At(i, j)
			m.Set(i, j, v+h)
			up := loss()
			m.Set(i, j, v-h)
			down := loss()
			m.Set(i, j, v)
			return v - eta*(up-down)/(2*h)
		})
	}
	for k := range u.Before.W {
		u.After.W = append(u.After.W, along(u.Before.W[k]))
		u.After.B = append(u.After.B, along(u.Before.B[k]))
	}
}

// Every remark comes when its limit is passed, and not just before that.
func TestRemarks(t *testing.T) {
	first := func(o *rec) *recording.Update { return &o.Updates[0] }
	scale := func(m *tensor.Matrix, largest float64) {
		m.Scale(largest/network.Largest(m), m)
	}
	activate := func(o *rec, k int, name string) {
		o.Activations[k], _ = network.ActivationCalled(name)
	}
	for _, test := range []struct {
		name, layers string
		beyond, just float64
		set          func(o *rec, v float64)
	}{
		{"targets out of reach", "tanh sigmoid", 1.01, 0.99,
			func(o *rec, v float64) { first(o).Y.Set(0, 0, v) }},
		{"targets out of reach", "tanh linear", -0.01, 0, func(o *rec, v float64) {
			o.Loss, _ = network.LossCalled("BCEWithLogitsLoss")
			first(o).Y.Set(0, 0, v)
		}},
		{"contradictions", "tanh sigmoid", 1, 0.9,
			func(o *rec, v float64) { first(o).X.Set(0, 0, v) }},
		{"repetitions", "tanh sigmoid", 1, 0.9,
			func(o *rec, v float64) { first(o).X.Set(2, 0, v); first(o).X.Set(2, 1, 0) }},
		{"one target", "tanh sigmoid", 1, 0,
			func(o *rec, v float64) { first(o).Y.Set(0, 0, v); first(o).Y.Set(3, 0, 1) }},
		{"large inputs", "tanh sigmoid", -10.1, -10,
			func(o *rec, v float64) { first(o).X.Set(3, 1, v) }},
		{"large targets", "tanh linear", -10.1, -10,
			func(o *rec, v float64) { first(o).Y.Set(0, 0, v) }},
		{"softmax of one", "tanh sigmoid", 1, 0,
			func(o *rec, v float64) { activate(o, 1, []string{"sigmoid", "softmax"}[int(v)]) }},
		{"no activation", "tanh sigmoid", 0, 1,
			func(o *rec, v float64) { activate(o, int(v), "linear") }},
		{"one unit", "tanh sigmoid", 1, 2, func(o *rec, v float64) { o.Sizes[1] = int(v) }},
		{"no biases", "tanh sigmoid", 2, 1,
			func(o *rec, v float64) { copy(o.Bias, make([]recording.BiasPlace, int(v))) }},
		{"zero weights", "tanh sigmoid", 0, 1, func(o *rec, v float64) {
			first(o).Before.W[0].Scale(v, first(o).Before.W[0])
			first(o).Before.W[1].Zero()
		}},
		{"equal units", "tanh sigmoid", 0, 0.01,
			func(o *rec, v float64) { equal(first(o).Before, v) }},
		{"tiny weights", "tanh sigmoid", 0.057, 0.058, func(o *rec, v float64) {
			scale(first(o).Before.W[0], 0.07)
			scale(first(o).Before.W[1], v)
		}},
		{"huge weights", "tanh sigmoid", -20.1, -20,
			func(o *rec, v float64) { first(o).Before.W[0].Set(0, 0, v) }},
		{"positive weights", "tanh sigmoid", 0.01, -0.01, func(o *rec, v float64) {
			for _, w := range first(o).Before.W {
				w.Apply(math.Abs, w)
			}
			first(o).Before.W[1].Set(0, 0, v)
		}},
		{"flat units", "tanh sigmoid", 3, 2.99, // tanh′(2.99) is 0.0101, tanh′(3) is 0.0099
			func(o *rec, v float64) { unit(first(o).Before, v) }},
		{"flat units", "relu sigmoid", -0.01, 0.01,
			func(o *rec, v float64) { unit(first(o).Before, v) }},
		{"flat units", "relu sigmoid", 4, 3, func(o *rec, v float64) { // examples
			u := first(o)
			unit(u.Before, -1)
			u.X, u.Y = network.Rows(u.X, 0, int(v)), network.Rows(u.Y, 0, int(v))
		}},
		{"one answer", "tanh linear", 1e-4, 1e-2,
			func(o *rec, v float64) { scale(first(o).Before.W[1], v) }},
		{"vanishing gradient", "tanh tanh sigmoid", 0.99e-3, 1.01e-3, func(o *rec, v float64) {
			scale(first(o).Gradient.W[0], v)
			scale(first(o).Gradient.W[2], 1)
		}},
		{"small step", "tanh sigmoid", 1.99e-3, 2.01e-3, change},
		{"loss rises", "tanh linear", 1.5, 0.05, step},
		{"long step", "tanh sigmoid", 1.01, 0.99,
			func(o *rec, v float64) { change(o, v); fitted(o) }},
		{"long step", "tanh sigmoid", 0.15, 0.07, func(o *rec, v float64) {
			scale(first(o).Before.W[0], v) // of tiny weights, it is no wonder
			scale(first(o).Before.W[1], 0.057)
			change(o, 9)
			fitted(o)
		}},
	} {
		o := observed(test.layers)
		if list := Of(o, true); len(list) > 0 {
			t.Errorf("%s: without a change: %v", test.layers, list)
		}
		for _, v := range []float64{test.beyond, test.just} {
			o := observed(test.layers)
			test.set(o, v)
			list := Of(o, true)
			found := slices.ContainsFunc(list, func(r Remark) bool { return r.Name == test.name })
			if found != (v == test.beyond) {
				t.Errorf("%s at %v: %v", test.name, v, list)
			}
		}
	}
}

// equal makes two hidden units alike, but for a difference.
func equal(s network.State, difference float64) {
	for i := range 2 {
		s.W[0].Set(i, 1, s.W[0].At(i, 0))
	}
	s.B[0].Set(0, 1, s.B[0].At(0, 0))
	s.W[1].Set(1, 0, s.W[1].At(0, 0)+difference)
}

// unit gives the first hidden unit a bias and no weights.
func unit(s network.State, bias float64) {
	s.W[0].Set(0, 0, 0)
	s.W[0].Set(1, 0, 0)
	s.B[0].Set(0, 0, bias)
}

// change makes the first update change one weight of each matrix, by a share of the
// largest.
func change(o *rec, share float64) {
	u := &o.Updates[0]
	for k, w := range u.Before.W {
		u.After.W[k].Copy(w)
		v := w.At(0, 0)
		u.After.W[k].Set(0, 0, v+float64(share*network.Largest(w)))
		if b := u.Before.B[k]; b != nil {
			u.After.B[k].Copy(b)
		}
	}
}

// fitted makes the targets what the network outputs after the update.
func fitted(o *rec) {
	u := &o.Updates[0]
	u.Y = network.Forward(u.After, o.Activations, u.X).Output()
}

// Nothing is said of the loss after an update that is wrong, and nothing of the size of
// one that was not recorded.
func TestNoStep(t *testing.T) {
	o := observed("tanh linear")
	step(o, 1.5)
	if list := Of(o, false); len(list) > 0 {
		t.Errorf("an update that is wrong: %v", list)
	}
	o.Failed, o.Updates, o.CutAt = &o.Updates[0], nil, 1
	o.Failed.After = network.State{}
	if list := Of(o, false); len(list) > 0 {
		t.Errorf("no update: %v", list)
	}
}
