package main

// The forward pass, the loss and its measured slopes, for any number of layers. Here
// the examples are the rows of one matrix, so one product serves them all.

import (
	"math"
	"strconv"
	"strings"

	"example/xor/tensor"
)

// Activation is an activation function.
type Activation struct {
	Name   string
	Symbol string                  // in formulas
	F      func(z float64) float64 // nil for softmax, which needs the whole row
	// Slope is the slope at z, given f(z), as most programs have it.
	Slope func(a float64) float64
	NumPy string // Slope of {a}, in NumPy
}

var activations = []Activation{
	{"sigmoid", "σ", sigmoid, func(a float64) float64 {
		return a * (1 - a)
	}, "{a} * (1 - {a})"},
	{"tanh", "tanh", math.Tanh, func(a float64) float64 {
		return 1 - float64(a*a)
	}, "(1 - {a}**2)"},
	{"relu", "relu", func(z float64) float64 {
		return max(0, z)
	}, positiveSlope(0), "({a} > 0)"},
	leakyReLU(0.01),
	{"linear", "linear", func(z float64) float64 { return z },
		func(float64) float64 { return 1 }, "1"},
	{"softmax", "softmax", nil, func(a float64) float64 { return a * (1 - a) },
		"{a} * (1 - {a})"},
}

func leakyReLU(leak float64) Activation {
	f := func(z float64) float64 { return max(0, z) + float64(leak*min(0, z)) }
	text := strconv.FormatFloat(leak, 'g', -1, 64)
	return Activation{"leaky relu", "lrelu", f, positiveSlope(leak),
		"np.where({a} > 0, 1, " + text + ")"}
}

// positiveSlope returns a function that is 1 above 0, and else the leak.
func positiveSlope(leak float64) func(float64) float64 {
	return func(a float64) float64 {
		if a > 0 {
			return 1
		}
		return leak
	}
}

// activationCalled returns the activation of that name. A leaky relu may have its leak
// behind the name.
func activationCalled(name string) (Activation, bool) {
	for _, a := range activations {
		if a.Name == name {
			return a, true
		}
	}
	if text, found := strings.CutPrefix(name, "leaky relu "); found {
		leak, err := strconv.ParseFloat(text, 64)
		return leakyReLU(leak), err == nil && leak > 0 && leak < 1
	}
	return Activation{}, false
}

func knownActivations() []string {
	var names []string
	for _, a := range activations {
		names = append(names, a.Name)
	}
	return names
}

// apply sets a to the activations of the pre-activations z (n×units).
func (f Activation) apply(a, z *tensor.Matrix) {
	if f.F != nil {
		a.Apply(f.F, z)
		return
	}
	rows, cols := z.Dims()
	for i := range rows {
		largest := math.Inf(-1)
		for j := range cols {
			largest = max(largest, z.At(i, j))
		}
		sum := 0.0
		for j := range cols {
			e := tensor.Exp(z.At(i, j) - largest)
			a.Set(i, j, e)
			sum += e
		}
		for j := range cols {
			a.Set(i, j, a.At(i, j)/sum)
		}
	}
}

// State holds the parameters at one moment. Index 0 is the first layer.
type State struct {
	W []*tensor.Matrix // inputs×units
	B []*tensor.Matrix // 1×units, or nil for a layer without biases
}

// Pass is what one forward pass computes. Index k of Z and A is layer k, counted from 1:
// A[0] is x, and Z[0] is nil.
type Pass struct {
	Z []*tensor.Matrix // n×units, pre-activations
	A []*tensor.Matrix // n×units, activations
	Y *tensor.Matrix   // n×outputs, the targets
}

// Forward runs the examples x (n×inputs) through the network.
func Forward(s State, f []Activation, x, y *tensor.Matrix) Pass {
	p := Pass{Z: []*tensor.Matrix{nil}, A: []*tensor.Matrix{x}, Y: y}
	rows, _ := x.Dims()
	for k, w := range s.W {
		_, units := w.Dims()
		z := tensor.New(rows, units).Mul(p.A[k], w) // z = a·W
		if b := s.B[k]; b != nil {
			z.Add(z, repeated(b, rows)) // z = a·W + b
		}
		a := tensor.New(rows, units)
		f[k].apply(a, z) // a = f(z)
		p.Z, p.A = append(p.Z, z), append(p.A, a)
	}
	return p
}

// Output is what the network says: n×outputs.
func (p Pass) Output() *tensor.Matrix { return p.A[len(p.A)-1] }

// repeated returns a matrix whose rows are all the given one (1×cols).
func repeated(row *tensor.Matrix, rows int) *tensor.Matrix {
	_, cols := row.Dims()
	return tensor.New(rows, cols).Mul(filled(rows, 1, 1), row)
}

func filled(rows, cols int, v float64) *tensor.Matrix {
	m := tensor.New(rows, cols)
	return m.Apply(func(float64) float64 { return v }, m)
}

// loss returns the loss of the outputs, summed over the examples and outputs:
// ½·(output − y)², or cross-entropy.
func loss(output, y *tensor.Matrix, f Activation, crossEntropy bool) float64 {
	rows, cols := output.Dims()
	sum := 0.0
	for i := range rows {
		for j := range cols {
			o, t := output.At(i, j), y.At(i, j)
			switch {
			case !crossEntropy:
				sum += float64((o - t) * (o - t) / 2)
			case f.Name == "softmax":
				sum -= timesLog(t, o)
			default:
				sum -= timesLog(t, o) + timesLog(1-t, 1-o)
			}
		}
	}
	return sum
}

// timesLog returns t·ln(v), which is 0 for a t of 0 whatever v is.
func timesLog(t, v float64) float64 {
	if t == 0 {
		return 0
	}
	return t * math.Log(v)
}

// sigmoid returns σ(z) = 1/(1 + e⁻ᶻ).
func sigmoid(z float64) float64 {
	return 1 / (1 + tensor.Exp(-z))
}
