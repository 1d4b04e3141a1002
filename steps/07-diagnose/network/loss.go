package network

import (
	"math"
	"strings"

	"example/xor/tensor"
)

// Loss is a loss function, summed over the examples and the outputs. Programs may take
// the mean instead; that is a constant.
type Loss struct {
	Name    string // as a sentence has it
	Torch   string // its name in PyTorch
	Aliases []string
	// Error is ∂E/∂output of one row of outputs.
	Error func(e, output, y []float64)
	// Value is E of one row of outputs.
	Value    func(output, y []float64) float64
	OfLogits bool // it wants outputs without sigmoid or softmax
	Mean     bool // PyTorch's reduction: the mean over all numbers, or over the examples
	Torchs   bool // it was named as PyTorch names it
}

// elementwise makes a loss of a function of one output.
func elementwise(value, slope func(o, y float64) float64) Loss {
	return Loss{
		Value: func(output, y []float64) float64 {
			sum := 0.0
			for j, o := range output {
				sum += value(o, y[j])
			}
			return sum
		},
		Error: func(e, output, y []float64) {
			for j, o := range output {
				e[j] = slope(o, y[j])
			}
		},
	}
}

func (l Loss) called(name, torch string, aliases ...string) Loss {
	l.Name, l.Torch, l.Aliases = name, torch, aliases
	return l
}

var losses = []Loss{
	elementwise(
		func(o, y float64) float64 { return (o - y) * (o - y) / 2 },
		func(o, y float64) float64 { return o - y },
	).called("squared", "MSELoss", "mse", "l2", "quadratic", "mean squared error", "sse"),
	elementwise(
		func(o, y float64) float64 { return -timesLog(y, o) - timesLog(1-y, 1-o) },
		func(o, y float64) float64 { return (o - y) / (o * (1 - o)) },
	).called("cross-entropy", "BCELoss", "bce", "binary cross-entropy", "log",
		"categorical cross-entropy", "ce", "xent"),
	{Name: "cross-entropy of logits, with the softmax inside", Torch: "CrossEntropyLoss",
		OfLogits: true,
		Error: func(e, output, y []float64) {
			share, sum := softmaxOf(output), 0.0
			for _, t := range y {
				sum += t
			}
			for j := range e {
				e[j] = float64(share[j]*sum) - y[j]
			}
		},
		Value: func(output, y []float64) float64 {
			sum := 0.0
			for j, a := range softmaxOf(output) {
				sum -= timesLog(y[j], a)
			}
			return sum
		}},
	withLogits(elementwise(
		func(o, y float64) float64 {
			return max(0, o) - float64(o*y) + math.Log1p(tensor.Exp(-math.Abs(o)))
		},
		func(o, y float64) float64 { return Sigmoid(o) - y },
	).called("cross-entropy of logits, with the sigmoid inside", "BCEWithLogitsLoss",
		"bcewithlogits", "binary cross entropy with logits")),
	elementwise(
		func(o, y float64) float64 { return -o * y },
		func(o, y float64) float64 { return -y },
	).called("negative log-likelihood of log-probabilities", "NLLLoss", "nll"),
	elementwise(
		func(o, y float64) float64 { return math.Abs(o - y) },
		func(o, y float64) float64 { return Sign(o - y) },
	).called("L1", "L1Loss", "mae", "mean absolute error", "absolute"),
	elementwise(
		func(o, y float64) float64 {
			d := math.Abs(o - y)
			return min(float64(d*d/2), max(d-0.5, 0.5))
		},
		func(o, y float64) float64 { return max(-1, min(1, o-y)) },
	).called("Huber", "HuberLoss", "smooth l1", "SmoothL1Loss"),
}

func withLogits(l Loss) Loss { l.OfLogits = true; return l }

func softmaxOf(z []float64) []float64 {
	largest, sum := -inf, 0.0
	for _, v := range z {
		largest = max(largest, v)
	}
	a := make([]float64, len(z))
	for j, v := range z {
		a[j] = tensor.Exp(v - largest)
		sum += a[j]
	}
	for j := range a {
		a[j] /= sum
	}
	return a
}

// Sign is −1, 0 or 1.
func Sign(v float64) float64 {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

// timesLog returns t·ln(v), which is 0 for a t of 0 whatever v is.
func timesLog(t, v float64) float64 {
	if t == 0 {
		return 0
	}
	return t * math.Log(v)
}

// LossCalled returns the loss of that name, in any common spelling. A name of PyTorch
// takes the mean, unless it says reduction='sum'.
func LossCalled(name string) (Loss, bool) {
	called := plain(name)
	called, sum := strings.CutSuffix(called, "sum")
	if at := strings.IndexByte(called, '('); at >= 0 {
		sum = strings.Contains(called[at:], "sum")
		called = called[:at]
	}
	called = strings.TrimSuffix(called[strings.LastIndexByte(called, '.')+1:], "mean")
	for _, l := range losses {
		if plain(l.Torch) == called || called == "smoothl1loss" && l.Name == "Huber" {
			l.Torchs, l.Mean = true, !sum
			return l, true
		}
	}
	for _, l := range losses {
		for _, known := range append([]string{l.Name}, l.Aliases...) {
			if plain(known) == strings.TrimSuffix(called, "loss") {
				return l, true
			}
		}
	}
	return Loss{}, false
}

// Losses returns all of them.
func Losses() []Loss { return losses }

// LossNames lists the names for a message.
func LossNames() []string {
	names := []string{"squared", "cross-entropy"}
	for _, l := range losses {
		names = append(names, l.Torch)
	}
	return names
}

// Errors returns ∂E/∂output (n×outputs).
func (l Loss) Errors(output, y *tensor.Matrix) *tensor.Matrix {
	rows, cols := output.Dims()
	e := tensor.New(rows, cols)
	row := make([]float64, cols)
	for i := range rows {
		l.Error(row, rowOf(output, i), rowOf(y, i))
		for j, v := range row {
			e.Set(i, j, v)
		}
	}
	return e
}

// Total returns E, summed over the examples.
func (l Loss) Total(output, y *tensor.Matrix) float64 {
	rows, _ := output.Dims()
	sum := 0.0
	for i := range rows {
		sum += l.Value(rowOf(output, i), rowOf(y, i))
	}
	return sum
}

func rowOf(m *tensor.Matrix, i int) []float64 {
	_, cols := m.Dims()
	row := make([]float64, cols)
	for j := range row {
		row[j] = m.At(i, j)
	}
	return row
}

// Unit is what a program that takes the mean multiplies every gradient by. The squared loss
// of PyTorch has no ½.
func (l Loss) Unit(examples, outputs int) float64 {
	unit := 1.0
	if l.Torchs && l.Torch == "MSELoss" {
		unit = 2
	}
	switch {
	case !l.Mean:
		return unit
	case l.Torch == "CrossEntropyLoss" || l.Torch == "NLLLoss":
		return unit / float64(examples)
	}
	return unit / float64(examples*outputs)
}

// Cancels reports whether the derivative of the output's activation f cancels with the
// loss: then the delta of the output is output − y.
func (l Loss) Cancels(f Activation) bool {
	return l.Name == "cross-entropy" && (f.Name == "sigmoid" || f.Name == "softmax") ||
		l.Torch == "CrossEntropyLoss" && f.Name == "softmax" ||
		l.Torch == "BCEWithLogitsLoss" && f.Name == "sigmoid"
}
