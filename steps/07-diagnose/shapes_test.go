package main

// Correct programs of many shapes are called correct, and mistakes are found in them.

import (
	"testing"
)

// A shape makes a correct program from a seed.
type shape struct {
	name string
	new  func(seed int64) *program
}

var shapes = []shape{
	{"2-3-1", func(seed int64) *program {
		return newProgram(seed, []int{2, 3, 1}, "sigmoid", "sigmoid").xor()
	}},
	{"2-2-1", func(seed int64) *program {
		return newProgram(seed, []int{2, 2, 1}, "sigmoid", "sigmoid").xor()
	}},
	{"3-4-1 without biases", func(seed int64) *program {
		p := newProgram(seed, []int{3, 4, 1}, "sigmoid", "sigmoid").random(seed, 5)
		p.noBias = true
		return p
	}},
	{"4-5-3 softmax, cross-entropy", func(seed int64) *program {
		p := newProgram(seed, []int{4, 5, 3}, "sigmoid", "softmax").random(seed, 6)
		p.cross = true
		return p
	}},
	{"4-5-3 softmax, squared loss", func(seed int64) *program {
		return newProgram(seed, []int{4, 5, 3}, "sigmoid", "softmax").random(seed, 6)
	}},
	{"two hidden layers", func(seed int64) *program {
		return newProgram(seed, []int{3, 5, 4, 2}, "sigmoid", "tanh", "sigmoid").random(seed, 7)
	}},
	{"tanh", func(seed int64) *program {
		return newProgram(seed, []int{2, 3, 1}, "tanh", "tanh").xor()
	}},
	{"relu", func(seed int64) *program {
		return newProgram(seed, []int{2, 6, 1}, "relu", "sigmoid").random(seed, 6)
	}},
	{"leaky relu", func(seed int64) *program {
		return newProgram(seed, []int{3, 5, 5, 1}, "leaky relu", "tanh", "sigmoid").random(seed, 6)
	}},
	{"linear output", func(seed int64) *program {
		p := newProgram(seed, []int{3, 4, 2}, "tanh", "linear").random(seed, 6)
		p.eta = 0.05
		return p
	}},
	{"examples as columns, W units×inputs", func(seed int64) *program {
		p := newProgram(seed, []int{2, 3, 1}, "sigmoid", "sigmoid").xor()
		p.columns, p.turned = true, true
		return p
	}},
	{"square, W units×inputs", func(seed int64) *program {
		p := newProgram(seed, []int{3, 3, 3}, "sigmoid", "sigmoid").random(seed, 3)
		p.turned = true
		return p
	}},
	{"square, and no outputs to tell", func(seed int64) *program {
		p := newProgram(seed, []int{3, 3, 3}, "sigmoid", "sigmoid").random(seed, 3)
		p.turned, p.noOuts = true, true
		return p
	}},
	{"one example an update", func(seed int64) *program {
		p := newProgram(seed, []int{2, 3, 1}, "sigmoid", "sigmoid").xor()
		p.batch = 1
		return p
	}},
	{"two examples an update", func(seed int64) *program {
		p := newProgram(seed, []int{4, 5, 2}, "sigmoid", "sigmoid").random(seed, 8)
		p.batch = 2
		return p
	}},
	{"no hidden layer", func(seed int64) *program {
		p := newProgram(seed, []int{4, 3}, "softmax").random(seed, 8)
		p.cross = true
		return p
	}},
	{"sigmoid, cross-entropy", func(seed int64) *program {
		p := newProgram(seed, []int{2, 3, 1}, "sigmoid", "sigmoid").xor()
		p.cross = true
		return p
	}},
}

// No false alarm, with -all from 100 starts: with all digits, as float32, and with 6 decimals.
func TestCorrectIsCalledCorrect(t *testing.T) {
	t.Parallel()
	starts := int64(5)
	if *all {
		starts = 100
	}
	for _, written := range []struct {
		name string
		set  func(p *program)
	}{
		{"in full", func(p *program) {}},
		{"as float32", func(p *program) { p.float32s = true; p.roundTo32() }},
		{"with 6 decimals", func(p *program) { p.digits = 6 }},
	} {
		for _, s := range shapes {
			for seed := range starts {
				p := s.new(seed)
				written.set(p)
				if d := diagnosed(t, p.record()); d.Best[0].Cost > 0 {
					t.Errorf("%s, %s, seed %d: %s", s.name, written.name, seed, d.Best[0])
				}
			}
		}
	}
}

// A mistake in another shape is found as well, or makes no difference there.
func TestMistakesInOtherShapes(t *testing.T) {
	t.Parallel()
	for k, s := range shapes {
		for i, m := range mistakes {
			if !sampled(k + i) {
				continue
			}
			p := s.new(int64(1000 + i))
			hidden := len(p.sizes) > 2
			if !hidden && m.place != "slope2" && m.place != "error" ||
				m.place == "product1" && p.sizes[0] != p.sizes[1] {
				continue
			}
			if d := diagnosed(t, p.with(m.name).record()); d.Best[0].Cost > mistakeCost {
				t.Errorf("%s, %s: %s", s.name, m.name, d.Best[0])
			}
		}
	}
}

// With the examples of an update in one table, one can forget that the parameters move
// in between.
func TestBatchForgotten(t *testing.T) {
	for seed := range int64(5) {
		p := newProgram(seed, []int{2, 3, 1}, "sigmoid", "sigmoid").xor()
		p.batch, p.updates = 1, 8
		text := p.record()
		d := diagnosed(t, everyFourth(t, text))
		if d.Best[0].Whole == nil || len(d.Best[0].Findings) != 1 {
			t.Errorf("seed %d: %s", seed, d.Best[0])
		}
	}
}
