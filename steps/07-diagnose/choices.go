package main

// The choices: what people write at each place of a backprop. This is the one place
// where they stand. Each is a line with its formula; the first of a list is right.
//
// In formulas and in NumPy, names in braces are filled in for the layer it is about:
// {a} is its activation, {z} its pre-activation, {in} what goes in, {e} = ∂E/∂{a},
// {δ} = ∂E/∂{z}; {W+}, {δ+}, {e+} and so on are those of the next layer.

import (
	"math"

	"example/xor/tensor"
)

// Layer is what a backprop has at hand when it comes to a layer. Rows are examples.
type Layer struct {
	K          int // from 1
	F          Activation
	Cancelled  bool           // cross-entropy at the output: it has cancelled the slope
	X          *tensor.Matrix // n×inputs of the network
	In, ZIn    *tensor.Matrix // n×inputs, what goes in; its pre-activations, or nil
	Z, A       *tensor.Matrix // n×units
	Y          *tensor.Matrix // n×outputs
	W, NewW, B *tensor.Matrix // inputs×units, inputs×units after the update, 1×units
	OneBias    bool           // b is one number for all units
	Next       *Layer         // nil at the output

	E     *tensor.Matrix // n×units, ∂E/∂A as the program has it
	Delta *tensor.Matrix // n×units, ∂E/∂Z as the program has it
}

// Choice is one thing to write at one place.
type Choice struct {
	What    string // what the program does
	Formula string // in the tutorial's notation
	NumPy   string
	Seen    string // where it was met
	Entry   string // of step 06, or
	Hidden  string // of step 06, if it is in a hidden layer

	View    func(p Pass) (Pass, bool)                          // the examples
	Error   func(l *Layer) *tensor.Matrix                      // E at the output
	Sent    func(next *Layer) *tensor.Matrix                   // n×units of the next layer
	Through func(l *Layer, sent *tensor.Matrix) *tensor.Matrix // E of a hidden layer
	Slope   func(l *Layer) *tensor.Matrix                      // Delta
	Product func(l *Layer) Gradient                            // for W and for b
}

// Gradient is a product of two matrices, inᵀ·δ, whose elements are worked out when they
// are asked for: most of the choices are wrong after two of them.
type Gradient struct {
	In    *tensor.Matrix                    // n×rows
	Delta *tensor.Matrix                    // n×cols
	Then  func(g float64, i, j int) float64 // what is done with each element, or nil
}

// At returns an element.
func (g Gradient) At(i, j int) float64 {
	n, _ := g.In.Dims()
	sum := 0.0
	for e := range n {
		sum += float64(g.In.At(e, i) * g.Delta.At(e, j))
	}
	if g.Then != nil {
		return g.Then(sum, i, j)
	}
	return sum
}

// views are the examples an update is made from.
var views = []Choice{
	{
		What:    "all examples of the update",
		Formula: "∂E/∂{W} = Σ ∂Eᵢ/∂{W}", NumPy: "g{W} += {in}.T @ {δ}",
		View: func(p Pass) (Pass, bool) { return p, true },
	},
	{
		What:    "only the last example's gradient is kept",
		Formula: "∂E/∂{W} = ∂Eₙ/∂{W}", NumPy: "g{W} = {in}.T @ {δ}",
		Seen: "https://github.com/dmarcosg/DSAC/issues/6", Entry: "last-example-only",
		View: func(p Pass) (Pass, bool) { return p.rows(p.examples()-1, p.examples()) },
	},
	{
		What:    "only the first example counts",
		Formula: "∂E/∂{W} = ∂E₁/∂{W}", NumPy: "return inside the loop over the examples",
		View: func(p Pass) (Pass, bool) { return p.rows(0, 1) },
	},
	{
		What:    "the last example is left out",
		Formula: "∂E/∂{W} = Σ ∂Eᵢ/∂{W}, without the last", NumPy: "for i in range(len(x) - 1):",
		View: func(p Pass) (Pass, bool) { return p.rows(0, p.examples()-1) },
	},
	{
		What:    "the first example is left out",
		Formula: "∂E/∂{W} = Σ ∂Eᵢ/∂{W}, without the first", NumPy: "for i in range(1, len(x)):",
		View: func(p Pass) (Pass, bool) { return p.rows(1, p.examples()) },
	},
	{
		What:    "all forward passes come first, so backprop has the last one's activations",
		Formula: "{a} of the last example, for every example",
		NumPy:   "for x in X: forward(x)\nfor x, t in zip(X, y): backprop(x, t)",
		Entry:   "forward-first",
		View:    func(p Pass) (Pass, bool) { return p.lastForAll(), p.examples() > 1 },
	},
}

// errorForms are how the error of the output is formed.
var errorForms = []Choice{
	{
		What:    "output minus target",
		Formula: "{e} = {a} − y", NumPy: "{e} = {a} - y",
		Error: difference(func(o, t float64) float64 { return o - t }),
	},
	{
		What:    "the difference is squared: that is the loss, not its slope",
		Formula: "{e} = ({a} − y)²", NumPy: "{e} = ({a} - y)**2",
		Error: difference(func(o, t float64) float64 { return (o - t) * (o - t) }),
	},
	{
		What:    "the difference has lost its sign",
		Formula: "{e} = |{a} − y|", NumPy: "{e} = np.abs({a} - y)",
		Error: difference(func(o, t float64) float64 { return math.Abs(o - t) }),
	},
	{
		What:    "only the sign of the difference is used",
		Formula: "{e} = sign({a} − y)", NumPy: "{e} = np.sign({a} - y)",
		Error: difference(func(o, t float64) float64 { return sign(o - t) }),
	},
	{
		What:    "the output is rounded before it is compared",
		Formula: "{e} = round({a}) − y", NumPy: "{e} = np.round({a}) - y",
		Error: difference(func(o, t float64) float64 { return math.RoundToEven(o) - t }),
	},
	{
		What:    "the target is left out",
		Formula: "{e} = {a}", NumPy: "{e} = {a}",
		Error: difference(func(o, t float64) float64 { return o }),
	},
	{
		What:    "the output is left out",
		Formula: "{e} = −y", NumPy: "{e} = -y",
		Error: difference(func(o, t float64) float64 { return -t }),
	},
	{
		What:    "the slope of cross-entropy, with the output's slope still to come",
		Formula: "{e} = ({a} − y) / ({a}·(1 − {a}))", NumPy: "{e} = ({a} - y) / ({a} * (1 - {a}))",
		Entry: "no-slope-output",
		Error: difference(func(o, t float64) float64 { return (o - t) / (o * (1 - o)) }),
	},
	{
		What:    "the slope of one half of cross-entropy",
		Formula: "{e} = −y/{a}", NumPy: "{e} = -y / {a}",
		Error: difference(func(o, t float64) float64 { return -t / o }),
	},
	{
		What:    "cross-entropy itself, not its slope",
		Formula: "{e} = −y·ln {a} − (1 − y)·ln(1 − {a})",
		NumPy:   "{e} = -(y * np.log({a}) + (1 - y) * np.log(1 - {a}))",
		Error:   difference(func(o, t float64) float64 { return -timesLog(t, o) - timesLog(1-t, 1-o) }),
	},
	{
		What:    "one half of cross-entropy itself, not its slope",
		Formula: "{e} = −y·ln {a}", NumPy: "{e} = -y * np.log({a})",
		Error: difference(func(o, t float64) float64 { return -timesLog(t, o) }),
	},
	{
		What:    "the pre-activation is compared, not the output",
		Formula: "{e} = {z} − y", NumPy: "{e} = {z} - y",
		Error: func(l *Layer) *tensor.Matrix { return newLike(l.Z).Sub(l.Z, l.Y) },
	},
	{
		What:    "every example gets the mean error of all",
		Formula: "{e} = mean({a} − y)", NumPy: "{e} = np.mean({a} - y, axis=0)",
		Error: func(l *Layer) *tensor.Matrix { return columnMeans(newLike(l.A).Sub(l.A, l.Y)) },
	},
	{
		What:    "every output gets the errors of all outputs",
		Formula: "{e} = Σⱼ ({a}ⱼ − yⱼ)", NumPy: "{e} = np.sum({a} - y, axis=1, keepdims=True)",
		Error: func(l *Layer) *tensor.Matrix { return rowSums(newLike(l.A).Sub(l.A, l.Y)) },
	},
	{
		What:    "one number, the mean of the squares, takes the place of the errors",
		Formula: "{e} = mean(({a} − y)²)", NumPy: "{e} = np.mean(({a} - y)**2)",
		Error: func(l *Layer) *tensor.Matrix {
			d := newLike(l.A).Sub(l.A, l.Y)
			return columnMeans(rowSums(d.MulElem(d, d)))
		},
	},
	{
		What:    "every output is compared with every target",
		Formula: "{e} = {a} − mean(y)", NumPy: "{e} = {a} - y.ravel()  # (n,1) - (n,) is (n,n)",
		Seen: "https://github.com/HIPS/Kayak/issues/14", Entry: "label-broadcast",
		Error: func(l *Layer) *tensor.Matrix { return newLike(l.A).Sub(l.A, columnMeans(l.Y)) },
	},
}

// slopes are what the error is multiplied by.
var slopes = []Choice{
	{
		What:    "the slope at the pre-activation",
		Formula: "{δ} = {e} ∘ {f}′({z})", NumPy: "{δ} = {e} * {slope}",
		Slope: rightDelta,
	},
	{
		What:    "the slope is left out",
		Formula: "{δ} = {e}", NumPy: "{δ} = {e}",
		Seen:  "https://stackoverflow.com/questions/59399842",
		Entry: "no-slope-output", Hidden: "no-slope-hidden",
		Slope: func(l *Layer) *tensor.Matrix { return l.E },
	},
	{
		What:    "the slope is multiplied in, and cross-entropy has cancelled it already",
		Formula: "{δ} = {e} ∘ {f}′({z})", NumPy: "{δ} = {e} * {slope}",
		Slope: times(func(l *Layer, a, z float64) float64 { return l.F.Slope(a) }),
	},
	{
		What:    "the derivative is taken of what is already an activation",
		Formula: "{δ} = {e} ∘ {f}′({a})", NumPy: "{δ} = {e} * derivative({a})  # makes {f}({a}) of it",
		Seen:  "https://github.com/dwhitena/gophernet/issues/6",
		Entry: "derivative-twice", Hidden: "derivative-twice",
		Slope: times(func(l *Layer, a, z float64) float64 { return l.F.Slope(l.value(a)) }),
	},
	{
		What:    "the formula for an activation is given the pre-activation",
		Formula: "{δ} = {e} ∘ {f}′, with {z} for {a}", NumPy: "{δ} = {e} * derivative({z})  # wants {a}",
		Seen:  "https://github.com/BoltzmannEntropy/interviews.ai/issues/15",
		Entry: "derivative-of-z", Hidden: "derivative-of-z",
		Slope: times(func(l *Layer, a, z float64) float64 { return l.F.Slope(z) }),
	},
	{
		What:    "the activation function stands in for its derivative",
		Formula: "{δ} = {e} ∘ {f}({z})", NumPy: "{δ} = {e} * {a}",
		Entry: "sigmoid-as-slope", Hidden: "sigmoid-as-slope",
		Slope: times(func(l *Layer, a, z float64) float64 { return a }),
	},
	{
		What:    "the activation function of the activation stands in for the derivative",
		Formula: "{δ} = {e} ∘ {f}({a})", NumPy: "{δ} = {e} * f({a})",
		Entry: "sigmoid-as-slope", Hidden: "sigmoid-as-slope",
		Slope: times(func(l *Layer, a, z float64) float64 { return l.value(a) }),
	},
	{
		What:    "half of the derivative is missing",
		Formula: "{δ} = {e} ∘ (1 − {a})", NumPy: "{δ} = {e} * (1 - {a})",
		Slope: times(func(l *Layer, a, z float64) float64 { return 1 - a }),
	},
	{
		What:    "the derivative has a plus for a minus",
		Formula: "{δ} = {e} ∘ {a}·(1 + {a})", NumPy: "{δ} = {e} * {a} * (1 + {a})",
		Slope: times(func(l *Layer, a, z float64) float64 { return a * (1 + a) }),
	},
	{
		What:    "the square is in the wrong place",
		Formula: "{δ} = {e} ∘ (1 − {a})²", NumPy: "{δ} = {e} * (1 - {a})**2",
		Slope: times(func(l *Layer, a, z float64) float64 { return (1 - a) * (1 - a) }),
	},
	{
		What:    "the activation is squared",
		Formula: "{δ} = {e} ∘ {a}²", NumPy: "{δ} = {e} * {a} * {a}",
		Slope: times(func(l *Layer, a, z float64) float64 { return a * a }),
	},
	{
		What:    "the derivative of the sigmoid",
		Formula: "{δ} = {e} ∘ {a}·(1 − {a})", NumPy: "{δ} = {e} * {a} * (1 - {a})",
		Slope: times(func(l *Layer, a, z float64) float64 { return a * (1 - a) }),
	},
	{
		What:    "the derivative of tanh",
		Formula: "{δ} = {e} ∘ (1 − {a}²)", NumPy: "{δ} = {e} * (1 - {a}**2)",
		Slope: times(func(l *Layer, a, z float64) float64 { return 1 - a*a }),
	},
	{
		What:    "the derivative of tanh, given the pre-activation",
		Formula: "{δ} = {e} ∘ (1 − {z}²)", NumPy: "{δ} = {e} * (1 - {z}**2)",
		Slope: times(func(l *Layer, a, z float64) float64 { return 1 - z*z }),
	},
	{
		What:    "tanh is taken of what is already an activation",
		Formula: "{δ} = {e} ∘ (1 − tanh²({a}))", NumPy: "{δ} = {e} * (1 - np.tanh({a})**2)",
		Slope: times(func(l *Layer, a, z float64) float64 { return 1 - math.Tanh(a)*math.Tanh(a) }),
	},
	{
		What:    "the derivative of tanh at the pre-activation",
		Formula: "{δ} = {e} ∘ (1 − tanh²({z}))", NumPy: "{δ} = {e} * (1 - np.tanh({z})**2)",
		Slope: times(func(l *Layer, a, z float64) float64 { return 1 - math.Tanh(z)*math.Tanh(z) }),
	},
	{
		What:    "the derivative of the sigmoid at the pre-activation",
		Formula: "{δ} = {e} ∘ σ′({z})", NumPy: "{δ} = {e} * sigmoid({z}) * (1 - sigmoid({z}))",
		Slope: times(func(l *Layer, a, z float64) float64 { return sigmoid(z) * (1 - sigmoid(z)) }),
	},
	{
		What:    "the derivative of relu",
		Formula: "{δ} = {e} ∘ relu′({z})", NumPy: "{δ} = {e} * ({z} > 0)",
		Slope: times(func(l *Layer, a, z float64) float64 { return positiveSlope(0)(z) }),
	},
	{
		What:    "the slope is multiplied in twice",
		Formula: "{δ} = {e} ∘ {f}′({z})²", NumPy: "{δ} = {e} * slope * slope",
		Slope: times(func(l *Layer, a, z float64) float64 { return l.F.Slope(a) * l.F.Slope(a) }),
	},
	{
		What:    "the slope has overwritten the error, and is squared",
		Formula: "{δ} = {f}′({z})²", NumPy: "{e}[:] = slope; {δ} = {e} * slope",
		Seen:  "https://github.com/gonum/matrix/issues/427",
		Entry: "shared-scratch", Hidden: "shared-scratch",
		Slope: instead(func(l *Layer, e, a float64) float64 { return l.F.Slope(a) * l.F.Slope(a) }),
	},
	{
		What:    "the slope takes the place of the error",
		Formula: "{δ} = {f}′({z})", NumPy: "{δ} = slope",
		Slope: instead(func(l *Layer, e, a float64) float64 { return l.F.Slope(a) }),
	},
	{
		What:    "the derivative is taken of the error, not of the activation",
		Formula: "{δ} = {f}′, with {e} for {a}", NumPy: "{δ} = derivative({e})",
		Slope: instead(func(l *Layer, e, a float64) float64 { return l.F.Slope(e) }),
	},
	{
		What:    "the error is multiplied by its own derivative",
		Formula: "{δ} = {e} ∘ {f}′, with {e} for {a}", NumPy: "{δ} = {e} * derivative({e})",
		Slope: instead(func(l *Layer, e, a float64) float64 { return e * l.F.Slope(e) }),
	},
	{
		What:    "the derivative is taken of the error, at which it is a pre-activation",
		Formula: "{δ} = {e} ∘ {f}′({e})", NumPy: "{δ} = {e} * derivative({e})",
		Slope: instead(func(l *Layer, e, a float64) float64 { return e * l.F.Slope(l.value(e)) }),
	},
	{
		What:    "a matrix product where one element by element was meant",
		Formula: "{δ} = {e}·(σ′ summed over the units)", NumPy: "{δ} = {e} * np.dot({a}, 1 - {a})",
		Seen:  "https://datascience.stackexchange.com/questions/56928",
		Entry: "dot-product", Hidden: "dot-product",
		Slope: func(l *Layer) *tensor.Matrix {
			slope := newLike(l.A).Apply(l.F.Slope, l.A)
			return newLike(l.A).MulElem(l.E, rowSums(slope))
		},
	},
	{
		What:    "the slope of the next layer is used",
		Formula: "{δ} = {e} ∘ {f}′({z+})", NumPy: "{δ} = {e} * {slope+}",
		Slope: func(l *Layer) *tensor.Matrix {
			if l.Next == nil {
				return nil
			}
			slope := like(l.A, newLike(l.Next.A).Apply(l.Next.F.Slope, l.Next.A))
			if slope == nil {
				return nil
			}
			return newLike(l.A).MulElem(l.E, slope)
		},
	},
}

// sents are what a layer sends back.
var sents = []Choice{
	{
		What: "the delta", Formula: "{δ+}", NumPy: "{δ+}",
		Sent: func(next *Layer) *tensor.Matrix { return next.Delta },
	},
	{
		What:    "the raw error is sent back, before its slope is multiplied in",
		Formula: "{e+}", NumPy: "{e+}",
		Seen: "https://stackoverflow.com/questions/53287032", Entry: "raw-error", Hidden: "raw-error",
		Sent: func(next *Layer) *tensor.Matrix { return next.E },
	},
	{
		What:    "the slope of the next layer is multiplied in once more",
		Formula: "({δ+} ∘ {f+}′({z+}))", NumPy: "({δ+} * {slope+})",
		Sent: func(next *Layer) *tensor.Matrix {
			slope := newLike(next.A).Apply(next.F.Slope, next.A)
			return slope.MulElem(slope, next.Delta)
		},
	},
	{
		What:    "every example gets the mean delta of all",
		Formula: "mean({δ+})", NumPy: "{δ+}.mean(axis=0, keepdims=True)",
		Sent: func(next *Layer) *tensor.Matrix { return columnMeans(next.Delta) },
	},
	{
		What:    "only the last unit of the next layer sends its delta back: = for +=",
		Formula: "{δ+} of its last unit", NumPy: "{δ+}[:, -1:]",
		Sent: func(next *Layer) *tensor.Matrix { return lastColumn(next.Delta) },
	},
}

// throughs are what that goes through on its way.
var throughs = []Choice{
	{
		What:    "the weights, transposed",
		Formula: "{e} = {sent}·{W+}ᵀ", NumPy: "{e} = {sent} @ {W+}.T",
		Through: func(l *Layer, sent *tensor.Matrix) *tensor.Matrix { return back(sent, l.Next.W) },
	},
	{
		What:    "the weights have moved before they are read",
		Formula: "{e} = {sent}·{W+}ᵀ, with the new {W+}", NumPy: "{W+} -= …  # and only then: {e} = {sent} @ {W+}.T",
		Seen:  "https://github.com/kim-marcel/basic_neural_network/issues/7",
		Entry: "w2-too-early", Hidden: "w2-too-early",
		Through: func(l *Layer, sent *tensor.Matrix) *tensor.Matrix { return back(sent, l.Next.NewW) },
	},
	{
		What:    "the weights are left out",
		Formula: "{e} = Σⱼ {sent}ⱼ", NumPy: "{e} = {sent}.sum(axis=1, keepdims=True)",
		Seen:  "https://github.com/haifengl/smile/issues/528",
		Entry: "w2-left-out", Hidden: "w2-left-out",
		Through: func(l *Layer, sent *tensor.Matrix) *tensor.Matrix {
			return like(l.A, lastColumnOnly(rowSums(sent)))
		},
	},
	{
		What:    "the deltas go back unit by unit, without the weights",
		Formula: "{e} = {sent}", NumPy: "{e} = {sent}",
		Through: func(l *Layer, sent *tensor.Matrix) *tensor.Matrix { return sameWidth(l.A, sent) },
	},
	{
		What:    "the weights are not transposed",
		Formula: "{e} = {sent}·{W+}", NumPy: "{e} = {sent} @ {W+}",
		Through: func(l *Layer, sent *tensor.Matrix) *tensor.Matrix {
			return backIfFits(l.A, sent, l.Next.W.T())
		},
	},
	{
		What:    "the weights are divided by their sum",
		Formula: "{e} = {sent}·({W+} / Σ {W+})ᵀ", NumPy: "{e} = {sent} @ ({W+} / {W+}.sum(axis=0)).T",
		Through: func(l *Layer, sent *tensor.Matrix) *tensor.Matrix {
			sums := columnMeans(l.Next.W)
			rows, _ := l.Next.W.Dims()
			divide := func(i, j int) float64 { return l.Next.W.At(i, j) / (float64(rows) * sums.At(i, j)) }
			return back(sent, generated(l.Next.W, divide))
		},
	},
	{
		What:    "the weights have lost their sign",
		Formula: "{e} = {sent}·|{W+}|ᵀ", NumPy: "{e} = {sent} @ np.abs({W+}).T",
		Through: func(l *Layer, sent *tensor.Matrix) *tensor.Matrix { return back(sent, absolute(l.Next.W)) },
	},
	{
		What:    "the gradient of the weights takes their place",
		Formula: "{e} = {sent}·(∂E/∂{W+})ᵀ", NumPy: "{e} = {sent} @ g{W+}.T",
		Through: func(l *Layer, sent *tensor.Matrix) *tensor.Matrix {
			g := newLike(l.Next.W).Mul(l.Next.In.T(), l.Next.Delta)
			return back(sent, g)
		},
	},
	{
		What:    "the weights of the layer itself are used",
		Formula: "{e} = {sent}·{W}", NumPy: "{e} = {sent} @ {W}",
		Through: func(l *Layer, sent *tensor.Matrix) *tensor.Matrix {
			return backIfFits(l.A, sent, l.W.T())
		},
	},
}

// products are how the gradient of a W is made.
var products = []Choice{
	{
		What:    "what goes in, times the delta",
		Formula: "∂E/∂{W} = {in}ᵀ·{δ}", NumPy: "g{W} = {in}.T @ {δ}",
		Product: func(l *Layer) Gradient { return Gradient{In: l.In, Delta: l.Delta} },
	},
	{
		What:    "the outer product is the wrong way round",
		Formula: "∂E/∂{W} = {δ}ᵀ·{in}", NumPy: "g{W} = {δ}.T @ {in}",
		Seen:  "https://github.com/iamtrask/Grokking-Deep-Learning/issues/23",
		Entry: "outer-reversed", Hidden: "outer-reversed",
		Product: func(l *Layer) Gradient { return Gradient{In: l.Delta, Delta: l.In} },
	},
	{
		What:    "the layer's own activation stands for what goes in",
		Formula: "∂E/∂{W} = {a}ᵀ·{δ}", NumPy: "g{W} = {a}.T @ {δ}",
		Seen:  "https://datascience.stackexchange.com/questions/25394",
		Entry: "own-activation", Hidden: "own-activation",
		Product: func(l *Layer) Gradient { return Gradient{In: l.A, Delta: l.Delta} },
	},
	{
		What:    "the pre-activation stands for what goes in",
		Formula: "∂E/∂{W} = {zin}ᵀ·{δ}", NumPy: "g{W} = {zin}.T @ {δ}",
		Product: func(l *Layer) Gradient { return Gradient{In: l.ZIn, Delta: l.Delta} },
	},
	{
		What:    "what goes in is left out",
		Formula: "∂E/∂{W} = Σ {δ}", NumPy: "g{W} = {δ}.sum(axis=0)",
		Product: func(l *Layer) Gradient { return Gradient{In: filledLike(l.In, 1), Delta: l.Delta} },
	},
	{
		What:    "the error is used here, not the delta",
		Formula: "∂E/∂{W} = {in}ᵀ·{e}", NumPy: "g{W} = {in}.T @ {e}",
		Product: func(l *Layer) Gradient { return Gradient{In: l.In, Delta: l.E} },
	},
	{
		What:    "the slope is multiplied in once more",
		Formula: "∂E/∂{W} = {in}ᵀ·({δ} ∘ {f}′({z}))", NumPy: "g{W} = {in}.T @ ({δ} * {slope})",
		Product: func(l *Layer) Gradient {
			slope := newLike(l.A).Apply(l.F.Slope, l.A)
			return Gradient{In: l.In, Delta: slope.MulElem(slope, l.Delta)}
		},
	},
	{
		What:    "the input of the network stands for what goes into the layer",
		Formula: "∂E/∂{W} = xᵀ·{δ}", NumPy: "g{W} = x.T @ {δ}",
		Product: func(l *Layer) Gradient { return Gradient{In: l.X, Delta: l.Delta} },
	},
	{
		What:    "the delta of the next layer is used",
		Formula: "∂E/∂{W} = {in}ᵀ·{δ+}", NumPy: "g{W} = {in}.T @ {δ+}",
		Product: func(l *Layer) Gradient { return Gradient{In: l.In, Delta: nextDelta(l)} },
	},
	{
		What:    "only the last example's gradient is kept here",
		Formula: "∂E/∂{W} = {in}ₙᵀ·{δ}ₙ", NumPy: "g{W} = {in}[-1:].T @ {δ}[-1:]",
		Entry: "last-example-only", Hidden: "last-example-only",
		Product: func(l *Layer) Gradient { return Gradient{In: lastRow(l.In), Delta: lastRow(l.Delta)} },
	},
	{
		What:    "sums are taken before the product, not after",
		Formula: "∂E/∂{W} = (Σ {in})ᵀ·(Σ {δ})", NumPy: "g{W} = np.outer({in}.sum(axis=0), {δ}.sum(axis=0))",
		Product: func(l *Layer) Gradient { return Gradient{In: columnSums(l.In), Delta: columnSums(l.Delta)} },
	},
	{
		What:    "only the sign of the gradient is used",
		Formula: "∂E/∂{W} = sign({in}ᵀ·{δ})", NumPy: "g{W} = np.sign({in}.T @ {δ})",
		Product: func(l *Layer) Gradient { return Gradient{In: l.In, Delta: l.Delta, Then: signOf} },
	},
	{
		What:    "the gradient is multiplied by the weight itself",
		Formula: "∂E/∂{W} = {W} ∘ {in}ᵀ·{δ}", NumPy: "g{W} = {W} * ({in}.T @ {δ})",
		Product: func(l *Layer) Gradient {
			return Gradient{In: l.In, Delta: l.Delta,
				Then: func(g float64, i, j int) float64 { return g * l.W.At(i, j) }}
		},
	},
}

// biasSums are how the gradient of a b is made.
var biasSums = []Choice{
	{
		What:    "the sum of the deltas",
		Formula: "∂E/∂{b} = Σ {δ}", NumPy: "g{b} = {δ}.sum(axis=0)",
		Product: func(l *Layer) Gradient {
			if l.OneBias {
				return ofOnes(rowSums(l.Delta))
			}
			return ofOnes(l.Delta)
		},
	},
	{
		What:    "the error is used here, not the delta",
		Formula: "∂E/∂{b} = Σ {e}", NumPy: "g{b} = {e}.sum(axis=0)",
		Product: func(l *Layer) Gradient { return ofOnes(l.E) },
	},
	{
		What:    "the slope is multiplied in once more",
		Formula: "∂E/∂{b} = Σ {δ} ∘ {f}′({z})", NumPy: "g{b} = ({δ} * {slope}).sum(axis=0)",
		Product: func(l *Layer) Gradient {
			slope := newLike(l.A).Apply(l.F.Slope, l.A)
			return ofOnes(slope.MulElem(slope, l.Delta))
		},
	},
	{
		What:    "the deltas of all units are added up, not only those of all examples",
		Formula: "∂E/∂{b} = ΣΣ {δ}", NumPy: "g{b} = {δ}.sum()",
		Seen:    "https://github.com/rasbt/stat453-deep-learning-ss21/issues/5",
		Product: func(l *Layer) Gradient { return ofOnes(rowSums(l.Delta)) },
	},
	{
		What:    "the sum is taken along the wrong axis",
		Formula: "∂E/∂{b} = Σ {δ}, over the units", NumPy: "g{b} = {δ}.sum(axis=1)",
		Product: func(l *Layer) Gradient { return ofOnes(l.Delta.T()) },
	},
	{
		What:    "only the last example's delta is kept here",
		Formula: "∂E/∂{b} = {δ}ₙ", NumPy: "g{b} = {δ}[-1]",
		Entry: "last-example-only", Hidden: "last-example-only",
		Product: func(l *Layer) Gradient { return ofOnes(lastRow(l.Delta)) },
	},
	{
		What:    "only the first example's delta is used here",
		Formula: "∂E/∂{b} = {δ}₁", NumPy: "g{b} = {δ}[0]",
		Product: func(l *Layer) Gradient { return ofOnes(rowsOf(l.Delta, 0, 1)) },
	},
	{
		What:    "the delta of the next layer is used",
		Formula: "∂E/∂{b} = Σ {δ+}", NumPy: "g{b} = {δ+}.sum(axis=0)",
		Product: func(l *Layer) Gradient { return ofOnes(nextDelta(l)) },
	},
	{
		What:    "the layer's own activation is multiplied in",
		Formula: "∂E/∂{b} = Σ {a} ∘ {δ}", NumPy: "g{b} = ({a} * {δ}).sum(axis=0)",
		Product: func(l *Layer) Gradient { return ofOnes(newLike(l.A).MulElem(l.A, l.Delta)) },
	},
	{
		What:    "only the sign of the gradient is used",
		Formula: "∂E/∂{b} = sign(Σ {δ})", NumPy: "g{b} = np.sign({δ}.sum(axis=0))",
		Product: func(l *Layer) Gradient {
			g := ofOnes(l.Delta)
			g.Then = signOf
			return g
		},
	},
	{
		What:    "the gradient is multiplied by the bias itself",
		Formula: "∂E/∂{b} = {b} ∘ Σ {δ}", NumPy: "g{b} = {b} * {δ}.sum(axis=0)",
		Product: func(l *Layer) Gradient {
			g := ofOnes(l.Delta)
			g.Then = func(g float64, i, j int) float64 { return g * l.B.At(i, j) }
			return g
		},
	},
}
