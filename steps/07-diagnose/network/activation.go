// Package network has the networks that step 07 can read: their activations, their
// losses and the forward pass, for any number of layers.
package network

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"example/xor/tensor"
)

// Activation is an activation function.
type Activation struct {
	Name    string
	Symbol  string // in formulas
	Aliases []string
	// F is nil for softmax and log_softmax, which need the whole row.
	F func(z float64) float64
	// Slope is the derivative at z, where f(z) = a. For a function of the whole row it
	// is what programs write that take it for a function of one number.
	Slope     func(z, a float64) float64
	NumPy     string // the derivative, of {a} or {z}, ready to be a factor
	Low, High float64
}

var inf = math.Inf(1)

// Activations are all that can be read.
var Activations = []Activation{
	{Name: "sigmoid", Symbol: "σ", Aliases: []string{"logistic", "expit"},
		F:     Sigmoid,
		Slope: func(z, a float64) float64 { return a * (1 - a) },
		NumPy: "({a} * (1 - {a}))", Low: 0, High: 1},
	{Name: "tanh", Symbol: "tanh",
		F:     math.Tanh,
		Slope: func(z, a float64) float64 { return 1 - float64(a*a) },
		NumPy: "(1 - {a}**2)", Low: -1, High: 1},
	{Name: "relu", Symbol: "relu",
		F:     func(z float64) float64 { return max(0, z) },
		Slope: func(z, a float64) float64 { return leak(a, 0) },
		NumPy: "({a} > 0)", Low: 0, High: inf},
	leakyReLU(0.01),
	{Name: "linear", Symbol: "linear", Aliases: []string{"identity", "none", "logits"},
		F:     func(z float64) float64 { return z },
		Slope: func(z, a float64) float64 { return 1 },
		NumPy: "1", Low: -inf, High: inf},
	{Name: "elu", Symbol: "elu",
		F: func(z float64) float64 { return max(0, z) + math.Expm1(min(0, z)) },
		Slope: func(z, a float64) float64 {
			if z > 0 {
				return 1
			}
			return a + 1
		},
		NumPy: "np.where({z} > 0, 1, {a} + 1)", Low: -1, High: inf},
	{Name: "softplus", Symbol: "softplus",
		F:     func(z float64) float64 { return max(0, z) + math.Log1p(tensor.Exp(-math.Abs(z))) },
		Slope: func(z, a float64) float64 { return Sigmoid(z) },
		NumPy: "(1 / (1 + np.exp(-{z})))", Low: 0, High: inf},
	{Name: "silu", Symbol: "silu", Aliases: []string{"swish"},
		F:     func(z float64) float64 { return z * Sigmoid(z) },
		Slope: func(z, a float64) float64 { s := Sigmoid(z); return s + float64(a*(1-s)) },
		NumPy: "(sigmoid({z}) + {a} * (1 - sigmoid({z})))", Low: -0.2785, High: inf},
	{Name: "gelu", Symbol: "gelu",
		F: func(z float64) float64 { return z * normal(z) },
		Slope: func(z, a float64) float64 {
			return float64(normal(z)) + float64(z*tensor.Exp(float64(-z*z/2))/math.Sqrt(2*math.Pi))
		},
		NumPy: "gelu_derivative({z})", Low: -0.17, High: inf},
	{Name: "softmax", Symbol: "softmax",
		Slope: func(z, a float64) float64 { return a * (1 - a) },
		NumPy: "({a} * (1 - {a}))", Low: 0, High: 1},
	{Name: "log_softmax", Symbol: "log softmax",
		Slope: func(z, a float64) float64 { return 1 - tensor.Exp(a) },
		NumPy: "(1 - np.exp({a}))", Low: -inf, High: 0},
}

func leakyReLU(l float64) Activation {
	text := strconv.FormatFloat(l, 'g', -1, 64)
	return Activation{Name: strings.TrimSuffix("leaky relu "+text, " 0.01"), Symbol: "lrelu",
		Aliases: []string{"lrelu"},
		F:       func(z float64) float64 { return max(0, z) + float64(l*min(0, z)) },
		Slope:   func(z, a float64) float64 { return leak(a, l) },
		NumPy:   "np.where({a} > 0, 1, " + text + ")", Low: -inf, High: inf}
}

func leak(a, below float64) float64 {
	if a > 0 {
		return 1
	}
	return below
}

// Sigmoid returns σ(z) = 1/(1 + e⁻ᶻ).
func Sigmoid(z float64) float64 { return 1 / (1 + tensor.Exp(-z)) }

// normal is the distribution function of the normal distribution.
func normal(z float64) float64 { return (1 + math.Erf(z/math.Sqrt2)) / 2 }

// isCalled reports whether a name is one of those known, in any common spelling.
func isCalled(name string, known ...string) bool {
	return slices.ContainsFunc(known, func(k string) bool { return plain(k) == plain(name) })
}

// plain writes a name without capitals, spaces, hyphens and underscores.
func plain(name string) string {
	return strings.NewReplacer(" ", "", "_", "", "-", "").Replace(strings.ToLower(name))
}

// ActivationCalled returns the activation of that name, in any common spelling. A leaky
// relu may have its leak behind the name.
func ActivationCalled(name string) (Activation, bool) {
	name = strings.TrimPrefix(strings.TrimSuffix(name, "()"), "nn.")
	for _, a := range Activations {
		if isCalled(name, append(a.Aliases, a.Name)...) {
			return a, true
		}
	}
	if m := leakyName.FindStringSubmatch(plain(name)); m != nil {
		if l, err := strconv.ParseFloat(m[1], 64); err == nil && l > 0 && l < 1 {
			return leakyReLU(l), true
		}
	}
	return Activation{}, false
}

var leakyName = regexp.MustCompile(`^l(?:eaky)?relu\(?(?:negativeslope=)?([0-9.]+)\)?$`)

// ActivationNames lists the names for a message.
func ActivationNames() []string {
	var names []string
	for _, a := range Activations {
		names = append(names, a.Name)
	}
	return names
}

// Apply sets a to the activations of the pre-activations z (n×units).
func (f Activation) Apply(a, z *tensor.Matrix) {
	if f.F != nil {
		a.Apply(f.F, z)
		return
	}
	rows, cols := z.Dims()
	for i := range rows {
		largest, sum := -inf, 0.0
		for j := range cols {
			largest = max(largest, z.At(i, j))
		}
		for j := range cols {
			sum += tensor.Exp(z.At(i, j) - largest)
		}
		for j := range cols {
			v := z.At(i, j) - largest
			if f.Name == "log_softmax" {
				a.Set(i, j, v-math.Log(sum))
			} else {
				a.Set(i, j, tensor.Exp(v)/sum)
			}
		}
	}
}

// Backward returns ∂E/∂Z, given e = ∂E/∂A (each n×units).
func (f Activation) Backward(e, z, a *tensor.Matrix) *tensor.Matrix {
	if f.F != nil {
		return Made(a, func(i, j int) float64 {
			return e.At(i, j) * f.Slope(z.At(i, j), a.At(i, j))
		})
	}
	if f.Name == "log_softmax" {
		sums := RowSums(e) // Σᵢ Eᵢ
		return Made(a, func(i, j int) float64 {
			return e.At(i, j) - float64(tensor.Exp(a.At(i, j))*sums.At(i, 0))
		})
	}
	sums := RowSums(Like(e).MulElem(e, a)) // Σᵢ Eᵢ·aᵢ
	return Made(a, func(i, j int) float64 { return a.At(i, j) * (e.At(i, j) - sums.At(i, 0)) })
}
