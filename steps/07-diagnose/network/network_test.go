package network

import (
	"math"
	"testing"

	"example/xor/tensor"
)

// The derivatives are those of the functions, measured.
func TestSlopes(t *testing.T) {
	const h = 1e-5
	for _, f := range Activations {
		if f.F == nil {
			continue
		}
		for z := -3.05; z < 3; z += 0.25 {
			measured := (f.F(z+h) - f.F(z-h)) / (2 * h)
			if a := f.F(z); math.Abs(f.Slope(z, a)-measured) > 1e-8 || a < f.Low || a > f.High {
				t.Errorf("%s at %v: slope %v, measured %v, value %v", f.Name, z, f.Slope(z, a), measured, a)
			}
		}
	}
}

// Backpropagated through every activation, every loss has the gradient that is measured.
func TestBackward(t *testing.T) {
	const h = 1e-5
	random := tensor.NewRandom(1)
	z, y := tensor.New(3, 4), tensor.New(3, 4)
	z.Apply(func(float64) float64 { return 2*random.Float64() - 1 }, z)
	y.Apply(func(float64) float64 { return random.Float64() }, y)
	for _, f := range Activations {
		for _, loss := range Losses {
			total := func() float64 {
				a := Like(z)
				f.Apply(a, z)
				return loss.Total(a, y)
			}
			a := Like(z)
			f.Apply(a, z)
			if math.IsNaN(loss.Total(a, y)) {
				continue // the loss wants a probability
			}
			delta := f.Backward(loss.Errors(a, y), z, a)
			for i := range 3 {
				for j := range 4 {
					v := z.At(i, j)
					z.Set(i, j, v+h)
					above := total()
					z.Set(i, j, v-h)
					below := total()
					z.Set(i, j, v)
					if measured := (above - below) / (2 * h); math.Abs(delta.At(i, j)-measured) > 1e-6 {
						t.Errorf("%s, %s: %v, measured %v", f.Name, loss.Name, delta.At(i, j), measured)
					}
				}
			}
		}
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]string{
		"ReLU": "relu", "leaky_relu": "leaky relu", "LeakyReLU(0.2)": "leaky relu 0.2",
		"leaky relu 0.1": "leaky relu 0.1", "identity": "linear", "Swish": "silu",
		"nn.Sigmoid()": "", "Softmax": "softmax", "log_softmax": "log_softmax",
	} {
		f, ok := ActivationCalled(name)
		if f.Name != want || ok != (want != "") {
			t.Errorf("%s: %q, %t", name, f.Name, ok)
		}
	}
	for name, want := range map[string]struct {
		torch        string
		mean, torchs bool
	}{
		"squared": {"MSELoss", false, false}, "mse": {"MSELoss", false, false},
		"MSELoss": {"MSELoss", true, true}, "nn.MSELoss(reduction='sum')": {"MSELoss", false, true},
		"mse sum": {"MSELoss", false, false}, "cross-entropy": {"BCELoss", false, false},
		"cross_entropy": {"BCELoss", false, false}, "bce": {"BCELoss", false, false},
		"CrossEntropyLoss":  {"CrossEntropyLoss", true, true},
		"BCEWithLogitsLoss": {"BCEWithLogitsLoss", true, true}, "L1": {"L1Loss", false, false},
		"smooth_l1": {"HuberLoss", false, false}, "SmoothL1Loss": {"HuberLoss", true, true},
		"hinge": {},
	} {
		l, ok := LossCalled(name)
		if l.Torch != want.torch || ok != (want.torch != "") || l.Mean != want.mean || l.Torchs != want.torchs {
			t.Errorf("%s: %s, mean %t, torch %t", name, l.Torch, l.Mean, l.Torchs)
		}
	}
}
