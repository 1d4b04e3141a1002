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
	// value is E of one output o with the target y, and slope is ∂E/∂o. They are nil for
	// CrossEntropyLoss, which needs the whole row.
	value, slope func(o, y float64) float64
	OfLogits     bool // it wants outputs without sigmoid or softmax
	Mean         bool // PyTorch's reduction: the mean over all numbers, or over the examples
	Torchs       bool // it was named as PyTorch names it
}

// Losses are all that can be read.
var Losses = []Loss{
	{Name: "squared", Torch: "MSELoss",
		Aliases: []string{"mse", "l2", "quadratic", "mean squared error", "sse"},
		value:   func(o, y float64) float64 { return (o - y) * (o - y) / 2 },
		slope:   func(o, y float64) float64 { return o - y }},
	{Name: "cross-entropy", Torch: "BCELoss", Aliases: []string{"bce", "binary cross-entropy",
		"log", "categorical cross-entropy", "ce", "xent"},
		value: func(o, y float64) float64 { return -timesLog(y, o) - timesLog(1-y, 1-o) },
		slope: func(o, y float64) float64 { return (o - y) / (o * (1 - o)) }},
	{Name: "cross-entropy of logits, with the softmax inside", Torch: "CrossEntropyLoss",
		OfLogits: true},
	{Name: "cross-entropy of logits, with the sigmoid inside", Torch: "BCEWithLogitsLoss",
		Aliases: []string{"bcewithlogits", "binary cross entropy with logits"}, OfLogits: true,
		value: func(o, y float64) float64 {
			return max(0, o) - float64(o*y) + math.Log1p(tensor.Exp(-math.Abs(o)))
		},
		slope: func(o, y float64) float64 { return Sigmoid(o) - y }},
	{Name: "negative log-likelihood of log-probabilities", Torch: "NLLLoss",
		Aliases: []string{"nll"},
		value:   func(o, y float64) float64 { return -o * y },
		slope:   func(o, y float64) float64 { return -y }},
	{Name: "L1", Torch: "L1Loss", Aliases: []string{"mae", "mean absolute error", "absolute"},
		value: func(o, y float64) float64 { return math.Abs(o - y) },
		slope: func(o, y float64) float64 { return Sign(o - y) }},
	{Name: "Huber", Torch: "HuberLoss", Aliases: []string{"smooth l1", "SmoothL1Loss"},
		value: func(o, y float64) float64 {
			d := math.Abs(o - y)
			return min(float64(d*d/2), max(d-0.5, 0.5))
		},
		slope: func(o, y float64) float64 { return max(-1, min(1, o-y)) }},
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
	called, sum := strings.CutSuffix(plain(name), "sum")
	if before, after, found := strings.Cut(called, "("); found {
		called, sum = before, strings.Contains(after, "sum")
	}
	called = strings.TrimSuffix(called[strings.LastIndexByte(called, '.')+1:], "mean")
	for _, l := range Losses {
		if isCalled(called, l.Torch) || called == "smoothl1loss" && l.Name == "Huber" {
			l.Torchs, l.Mean = true, !sum
			return l, true
		}
	}
	for _, l := range Losses {
		if isCalled(strings.TrimSuffix(called, "loss"), append(l.Aliases, l.Name)...) {
			return l, true
		}
	}
	return Loss{}, false
}

// LossNames lists the names for a message.
func LossNames() []string {
	names := []string{"squared", "cross-entropy"}
	for _, l := range Losses {
		names = append(names, l.Torch)
	}
	return names
}

// Errors returns ∂E/∂output (n×outputs).
func (l Loss) Errors(output, y *tensor.Matrix) *tensor.Matrix {
	if l.slope != nil {
		return Made(output, func(i, j int) float64 { return l.slope(output.At(i, j), y.At(i, j)) })
	}
	a := Like(output)
	softmaxed.Apply(a, output)
	targets := RowSums(y)
	return Made(a, func(i, j int) float64 { return float64(a.At(i, j)*targets.At(i, 0)) - y.At(i, j) })
}

// Total returns E, summed over the examples.
func (l Loss) Total(output, y *tensor.Matrix) float64 {
	value := l.value
	if value == nil {
		a := Like(output)
		softmaxed.Apply(a, output)
		output, value = a, func(a, y float64) float64 { return -timesLog(y, a) }
	}
	rows, cols := output.Dims()
	sum := 0.0
	for i := range rows {
		for j := range cols {
			sum += value(output.At(i, j), y.At(i, j))
		}
	}
	return sum
}

var softmaxed, _ = ActivationCalled("softmax")

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
