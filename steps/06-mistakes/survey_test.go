package main

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"testing"
)

// Without a mistake, the exchangeable parts are the program of step 04, bit for bit.
func TestPartsMakeTheCorrectProgram(t *testing.T) {
	for _, epoch := range []func(*Network, *Gradients, float64) (float64, float64){
		Program{}.complete().Epoch, layerByLayerEpoch,
	} {
		p := Program{}.complete()
		p.Epoch = epoch
		for seed := range uint32(5) {
			n := NewNetwork(3, seed)
			curve, err := Train(n, 0.7, 300)
			if err != nil {
				t.Fatal(err)
			}
			p.Settings.Epochs = 300
			got := p.train(seed)
			if want := append(curve.Loss, n.Loss()); !slices.Equal(got.loss, want) {
				t.Errorf("seed %d: the losses differ", seed)
			}
			if got.outputs != n.Outputs() {
				t.Errorf("seed %d: the outputs differ", seed)
			}
		}
	}
}

func TestEveryMistakeMakesADifference(t *testing.T) {
	correct := Program{}.complete()
	for _, m := range mistakes[1:] {
		p := m.Program.complete()
		seed := uint32(0)
		if p.Settings.Seeds != nil {
			seed = p.Settings.Seeds[0]
		}
		p.Settings.Epochs = min(p.Settings.Epochs, 300)
		correct.Settings.Epochs = 300
		if slices.Equal(p.train(seed).loss, correct.train(0).loss) {
			t.Errorf("%s: the curve is the correct one", m.Name)
		}
	}
}

func TestAnyNumberOfProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, name := range []string{"correct", "eta-too-large", "gradient-piles-up"} {
		m := mustFind(t, name)
		runtime.GOMAXPROCS(1)
		one := NewSurvey(m, 0, 7)
		runtime.GOMAXPROCS(2)
		two := NewSurvey(m, 0, 7)
		if fmt.Sprintf("%b", one.Median) != fmt.Sprintf("%b", two.Median) ||
			page(one) != page(two) || csvText([]Survey{one}) != csvText([]Survey{two}) {
			t.Errorf("%s: the number of processors makes a difference", name)
		}
	}
}

func TestMedian(t *testing.T) {
	for _, test := range []struct {
		values []float64
		want   float64
	}{
		{[]float64{3}, 3},
		{[]float64{1, 3}, 2},
		{[]float64{5, 1, 3}, 3},
		{[]float64{math.NaN(), 1, 3}, 3},
		{[]float64{math.NaN(), math.Inf(1), 3}, math.Inf(1)},
		{[]float64{math.NaN(), math.NaN()}, math.Inf(1)},
	} {
		if got := median(slices.Clone(test.values)); got != test.want {
			t.Errorf("median of %v = %v, want %v", test.values, got, test.want)
		}
	}
}

// The entry of one-at-a-time says so: with a loop around it the same code does learn.
func TestOneAtATimeLearnsIfRepeated(t *testing.T) {
	m := mustFind(t, "one-at-a-time")
	m.Program.Settings = correctSettings
	if s := NewSurvey(m, 0, 20); s.Learned < 18 {
		t.Errorf("only %d of 20 starts learn", s.Learned)
	}
}

// The guide says so: what w2-too-early does to the gradient shrinks with eta.
func TestW2TooEarlyShrinksWithEta(t *testing.T) {
	m := mustFind(t, "w2-too-early")
	m.Program.Settings = Settings{Hidden: 3, Eta: 0.7, Epochs: 1}
	before := NewSurvey(m, 0, 20).Checks[0].Error
	m.Program.Settings.Eta = 0.07
	after := NewSurvey(m, 0, 20).Checks[0].Error
	if after > before/5 {
		t.Errorf("the error goes from %g to %g only", before, after)
	}
}
