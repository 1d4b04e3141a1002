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

// observed is a healthy recording of XOR, with one right update: nothing stands out.
func observed(activations ...string) *recording.Observed {
	o := &recording.Observed{Eta: 0.5, Merged: 1}
	for _, name := range activations {
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
	layers := len(activations)
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
func step(o *recording.Observed, eta float64) {
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

func names(list []Remark) []string {
	var names []string
	for _, r := range list {
		names = append(names, r.Name)
	}
	return names
}

// Every remark comes when its limit is passed, and not just before that.
func TestRemarks(t *testing.T) {
	first := func(o *recording.Observed) *recording.Update { return &o.Updates[0] }
	scale := func(m *tensor.Matrix, largest float64) {
		m.Scale(largest/network.Largest(m), m)
	}
	activate := func(o *recording.Observed, k int, name string) {
		o.Activations[k], _ = network.ActivationCalled(name)
	}
	for _, test := range []struct {
		name         string
		layers       string
		beyond, just func(o *recording.Observed)
	}{
		{"targets out of reach", "tanh sigmoid",
			func(o *recording.Observed) { first(o).Y.Set(0, 0, 1.01) },
			func(o *recording.Observed) { first(o).Y.Set(0, 0, 0.99) }},
		{"targets out of reach", "tanh linear",
			func(o *recording.Observed) {
				o.Loss, _ = network.LossCalled("BCEWithLogitsLoss")
				first(o).Y.Set(0, 0, -1)
			},
			func(o *recording.Observed) { first(o).Y.Set(0, 0, -1) }},
		{"contradictions", "tanh sigmoid",
			func(o *recording.Observed) { first(o).X.Set(0, 0, 1) },
			func(o *recording.Observed) { first(o).X.Set(0, 0, 0.9) }},
		{"repetitions", "tanh sigmoid",
			func(o *recording.Observed) { first(o).X.Set(2, 0, 1); first(o).X.Set(2, 1, 0) },
			func(o *recording.Observed) { first(o).X.Set(2, 0, 0.9); first(o).X.Set(2, 1, 0) }},
		{"one target", "tanh sigmoid",
			func(o *recording.Observed) { first(o).Y.Set(0, 0, 1); first(o).Y.Set(3, 0, 1) },
			func(o *recording.Observed) { first(o).Y.Set(3, 0, 1) }},
		{"large inputs", "tanh sigmoid",
			func(o *recording.Observed) { first(o).X.Set(3, 1, -10.1) },
			func(o *recording.Observed) { first(o).X.Set(3, 1, -10) }},
		{"large targets", "tanh linear",
			func(o *recording.Observed) { first(o).Y.Set(0, 0, -10.1) },
			func(o *recording.Observed) { first(o).Y.Set(0, 0, -10) }},
		{"softmax of one", "tanh sigmoid",
			func(o *recording.Observed) { activate(o, 1, "softmax") },
			func(o *recording.Observed) {}},
		{"no activation", "tanh sigmoid",
			func(o *recording.Observed) { activate(o, 0, "linear") },
			func(o *recording.Observed) { activate(o, 1, "linear") }},
		{"one unit", "tanh sigmoid",
			func(o *recording.Observed) { o.Sizes[1] = 1 },
			func(o *recording.Observed) { o.Sizes[1] = 2 }},
		{"no biases", "tanh sigmoid",
			func(o *recording.Observed) { o.Bias = make([]recording.BiasPlace, 2) },
			func(o *recording.Observed) { o.Bias[0] = recording.NoBias }},
		{"zero weights", "tanh sigmoid",
			func(o *recording.Observed) {
				first(o).Before.W[0].Zero()
				first(o).Before.W[1].Zero()
			},
			func(o *recording.Observed) { first(o).Before.W[1].Zero() }},
		{"equal units", "tanh sigmoid",
			func(o *recording.Observed) { equal(first(o).Before, 0) },
			func(o *recording.Observed) { equal(first(o).Before, 0.01) }},
		{"tiny weights", "tanh sigmoid",
			func(o *recording.Observed) {
				scale(first(o).Before.W[0], 0.07)
				scale(first(o).Before.W[1], 0.057)
			},
			func(o *recording.Observed) {
				scale(first(o).Before.W[0], 0.07)
				scale(first(o).Before.W[1], 0.058)
			}},
		{"huge weights", "tanh sigmoid",
			func(o *recording.Observed) { first(o).Before.W[0].Set(0, 0, -20.1) },
			func(o *recording.Observed) { first(o).Before.W[0].Set(0, 0, -20) }},
		{"positive weights", "tanh sigmoid",
			func(o *recording.Observed) {
				for _, w := range first(o).Before.W {
					w.Apply(math.Abs, w)
				}
			},
			func(o *recording.Observed) {
				for _, w := range first(o).Before.W {
					w.Apply(math.Abs, w)
				}
				first(o).Before.W[1].Set(0, 0, -0.01)
			}},
		{"flat units", "tanh sigmoid", // tanh′(2.99) is 0.0101, tanh′(3) is 0.0099
			func(o *recording.Observed) { unit(first(o).Before, 3) },
			func(o *recording.Observed) { unit(first(o).Before, 2.99) }},
		{"flat units", "relu sigmoid",
			func(o *recording.Observed) { unit(first(o).Before, -0.01) },
			func(o *recording.Observed) { unit(first(o).Before, 0.01) }},
		{"flat units", "relu sigmoid", // of three examples, nothing is said
			func(o *recording.Observed) { unit(first(o).Before, -1) },
			func(o *recording.Observed) {
				unit(first(o).Before, -1)
				first(o).X, first(o).Y = network.Rows(first(o).X, 0, 3), network.Rows(first(o).Y, 0, 3)
			}},
		{"one answer", "tanh linear",
			func(o *recording.Observed) { scale(first(o).Before.W[1], 1e-4) },
			func(o *recording.Observed) { scale(first(o).Before.W[1], 1e-2) }},
		{"vanishing gradient", "tanh tanh sigmoid",
			func(o *recording.Observed) {
				scale(first(o).Gradient.W[0], 0.99e-3)
				scale(first(o).Gradient.W[2], 1)
			},
			func(o *recording.Observed) {
				scale(first(o).Gradient.W[0], 1.01e-3)
				scale(first(o).Gradient.W[2], 1)
			}},
		{"small step", "tanh sigmoid",
			func(o *recording.Observed) { change(o, 1.99e-3) },
			func(o *recording.Observed) { change(o, 2.01e-3) }},
		{"loss rises", "tanh linear",
			func(o *recording.Observed) { step(o, 1.5) },
			func(o *recording.Observed) { step(o, 0.05) }},
		{"long step", "tanh sigmoid",
			func(o *recording.Observed) { change(o, 1.01); fitted(o) },
			func(o *recording.Observed) { change(o, 0.99); fitted(o) }},
		{"long step", "tanh sigmoid", // of tiny weights, that is no wonder
			func(o *recording.Observed) { change(o, 9); fitted(o) },
			func(o *recording.Observed) {
				scale(first(o).Before.W[0], 0.07)
				scale(first(o).Before.W[1], 0.057)
				change(o, 9)
				fitted(o)
			}},
	} {
		healthy := observed(strings.Fields(test.layers)...)
		if list := Of(healthy, true); len(list) > 0 {
			t.Errorf("%s: without a change: %v", test.layers, list)
		}
		test.beyond(healthy)
		list := Of(healthy, true)
		if !slices.Contains(names(list), test.name) {
			t.Errorf("%s: beyond the limit: %v", test.name, list)
		}
		o := observed(strings.Fields(test.layers)...)
		test.just(o)
		if list := Of(o, true); slices.Contains(names(list), test.name) {
			t.Errorf("%s: just before the limit: %v", test.name, list)
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
func change(o *recording.Observed, share float64) {
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
func fitted(o *recording.Observed) {
	u := &o.Updates[0]
	u.Y = network.Forward(u.After, o.Activations, u.X).Output()
}

// Nothing is said of the loss after an update that is wrong, and nothing of the size of
// one that was not recorded.
func TestNoStep(t *testing.T) {
	o := observed("tanh", "linear")
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

// Networks that learn have no remark, or few: initialised as PyTorch does it, on points
// around 0.
func TestHealthyNetworks(t *testing.T) {
	counts := map[string]int{}
	total := 0
	for seed := range 40 {
		for _, activation := range []string{"tanh", "sigmoid", "relu"} {
			total++
			random := tensor.NewRandom(uint32(seed))
			o := observed(activation, "sigmoid")
			u := &o.Updates[0]
			o.Sizes = []int{3, 16, 1}
			centred := func(size float64) func(i, j int) float64 {
				return func(i, j int) float64 { return size * (2*random.Float64() - 1) }
			}
			u.X = network.Made(tensor.New(16, 3), centred(2))
			u.Y = network.Made(tensor.New(16, 1), func(i, j int) float64 {
				return math.Round(random.Float64())
			})
			for k := range 2 {
				size := 1 / math.Sqrt(float64(o.Sizes[k]))
				u.Before.W[k] = network.Made(tensor.New(o.Sizes[k], o.Sizes[k+1]), centred(size))
				u.Before.B[k] = network.Made(tensor.New(1, o.Sizes[k+1]), centred(size))
			}
			step(o, 0.1)
			for _, r := range Of(o, true) {
				counts[r.Name]++
			}
		}
	}
	if len(counts) > 1 || counts["flat units"] > 2 {
		t.Errorf("remarks on %d healthy networks: %v", total, counts)
	}
}
