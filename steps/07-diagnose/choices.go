package main

// The choices: what people write at each place of a backprop. This is the one place
// where they stand. Each has its formula, the same in NumPy, and where it was seen; the
// first of a list is right. To add one, add it to its list.
//
// Names in braces are filled in for the layer it is about: {a} is its activation, {z}
// its pre-activation, {in} what goes in, {e} = ∂E/∂{a}, {δ} = ∂E/∂{z}; {W+}, {δ+} and so
// on are those of the next layer, and {sent} is what that sends back.

import (
	"math"

	"example/xor/tensor"
)

// Choice is one thing to write at one place.
type Choice struct {
	What    string // what the program does
	Formula string // in the tutorial's notation
	NumPy   string
	Seen    string // where it was met; empty if it was not, or where no link leads
	Entry   string // of step 06
	Hidden  string // of step 06, if it is in a hidden layer

	View    func(p Pass) (Pass, bool)                             // the examples
	Error   func(l *Layer) *tensor.Matrix                         // E at the output
	Sent    func(next *Layer) *tensor.Matrix                      // to a hidden layer
	Weights func(next *Layer) *tensor.Matrix                      // through these
	Through func(l *Layer, sent, w *tensor.Matrix) *tensor.Matrix // makes E of both
	Without bool                                                  // Through leaves w out
	Slope   func(l *Layer) *tensor.Matrix                         // Delta
	Product func(l *Layer) Gradient                               // for W and for b
}

// views are the examples an update is made from.
var views = []Choice{
	{What: "all examples of the update",
		Formula: "∂E/∂{W} = Σ ∂Eᵢ/∂{W}", NumPy: "g{W} += {in}.T @ {δ}",
		View: func(p Pass) (Pass, bool) { return p, true }},
	{What: "only the last example's gradient is kept",
		Formula: "∂E/∂{W} = ∂Eₙ/∂{W}", NumPy: "g{W} = {in}.T @ {δ}",
		Seen: "https://github.com/dmarcosg/DSAC/issues/6", Entry: "last-example-only",
		View: func(p Pass) (Pass, bool) { return p.rows(p.examples()-1, p.examples()) }},
	{What: "only the first example counts",
		Formula: "∂E/∂{W} = ∂E₁/∂{W}",
		NumPy:   "return  # inside the loop over the examples",
		View:    func(p Pass) (Pass, bool) { return p.rows(0, 1) }},
	{What: "the last example is left out",
		Formula: "∂E/∂{W} = Σ ∂Eᵢ/∂{W}, up to n − 1",
		NumPy:   "for i in range(len(x) - 1):",
		View:    func(p Pass) (Pass, bool) { return p.rows(0, p.examples()-1) }},
	{What: "the first example is left out",
		Formula: "∂E/∂{W} = Σ ∂Eᵢ/∂{W}, from 2 on", NumPy: "for i in range(1, len(x)):",
		View: func(p Pass) (Pass, bool) { return p.rows(1, p.examples()) }},
	{What: "all forward passes come first, and backprop has the activations of the last",
		Formula: "{a} of the last example, for every example",
		NumPy:   "for x in X: forward(x)  # and only then the loop with backprop(x)",
		Entry:   "forward-first",
		View:    func(p Pass) (Pass, bool) { return p.lastForAll(), p.examples() > 1 }},
}

// errorForms are how the error of the output is formed.
var errorForms = []Choice{
	{What: "output minus target",
		Formula: "{e} = {a} − y", NumPy: "{e} = {a} - y",
		Error: difference(func(o, t float64) float64 { return o - t })},
	{What: "the difference is squared, which is the loss and not its slope",
		Formula: "{e} = ({a} − y)²", NumPy: "{e} = ({a} - y)**2",
		Error: difference(func(o, t float64) float64 { return (o - t) * (o - t) })},
	{What: "the difference has lost its sign",
		Formula: "{e} = |{a} − y|", NumPy: "{e} = np.abs({a} - y)",
		Error: difference(func(o, t float64) float64 { return math.Abs(o - t) })},
	{What: "only the sign of the difference is used",
		Formula: "{e} = sign({a} − y)", NumPy: "{e} = np.sign({a} - y)",
		Error: difference(func(o, t float64) float64 { return sign(o - t) })},
	{What: "the output is rounded before it is compared",
		Formula: "{e} = round({a}) − y", NumPy: "{e} = np.round({a}) - y",
		Error: difference(func(o, t float64) float64 { return math.RoundToEven(o) - t })},
	{What: "the target is left out",
		Formula: "{e} = {a}", NumPy: "{e} = {a}",
		Error: difference(func(o, t float64) float64 { return o })},
	{What: "the output is left out",
		Formula: "{e} = −y", NumPy: "{e} = -y",
		Error: difference(func(o, t float64) float64 { return -t })},
	{What: "the output is compared with the input, not with the target",
		Formula: "{e} = {a} − x", NumPy: "{e} = {a} - x",
		Error: func(l *Layer) *tensor.Matrix { return minus(l.A, l.X) }},
	{What: "the pre-activation is compared, not the output",
		Formula: "{e} = {z} − y", NumPy: "{e} = {z} - y",
		Error: func(l *Layer) *tensor.Matrix { return minus(l.Z, l.Y) }},
	{What: "cross-entropy's slope is used, with the output's slope still to come",
		Formula: "{e} = ({a} − y) / ({a}·(1 − {a}))",
		NumPy:   "{e} = ({a} - y) / ({a} * (1 - {a}))",
		Seen:    "https://datascience.stackexchange.com/questions/25394",
		Entry:   "no-slope-output",
		Error: difference(func(o, t float64) float64 {
			return (o - t) / (o * (1 - o))
		})},
	{What: "the slope of one half of cross-entropy is used",
		Formula: "{e} = −y/{a}", NumPy: "{e} = -y / {a}",
		Error: difference(func(o, t float64) float64 { return -t / o })},
	{What: "cross-entropy itself is used, not its slope",
		Formula: "{e} = −y·ln {a} − (1 − y)·ln(1 − {a})",
		NumPy:   "{e} = -(y * np.log({a}) + (1 - y) * np.log(1 - {a}))",
		Error: difference(func(o, t float64) float64 {
			return -timesLog(t, o) - timesLog(1-t, 1-o)
		})},
	{What: "one half of cross-entropy itself is used, not its slope",
		Formula: "{e} = −y·ln {a}", NumPy: "{e} = -y * np.log({a})",
		Error: difference(func(o, t float64) float64 { return -timesLog(t, o) })},
	{What: "every example gets the mean error of all",
		Formula: "{e} = mean({a} − y)", NumPy: "{e} = np.mean({a} - y, axis=0)",
		Error: func(l *Layer) *tensor.Matrix { return columnMeans(minus(l.A, l.Y)) }},
	{What: "every output gets the errors of all outputs",
		Formula: "{e} = Σⱼ ({a}ⱼ − yⱼ)",
		NumPy:   "{e} = np.sum({a} - y, axis=1, keepdims=True)",
		Error:   func(l *Layer) *tensor.Matrix { return rowSums(minus(l.A, l.Y)) }},
	{What: "one number, the mean of the squares, takes the place of the errors",
		Formula: "{e} = mean(({a} − y)²)", NumPy: "{e} = np.mean(({a} - y)**2)",
		Error: func(l *Layer) *tensor.Matrix {
			d := minus(l.A, l.Y)
			return columnMeans(rowSums(d.MulElem(d, d)))
		}},
	{What: "every output is compared with every target",
		Formula: "{e} = {a} − mean(y)", NumPy: "{e} = {a} - y  # (n,1) - (n,) is (n,n)",
		Seen: "https://github.com/HIPS/Kayak/issues/14", Entry: "label-broadcast",
		Error: func(l *Layer) *tensor.Matrix { return minus(l.A, columnMeans(l.Y)) }},
}

// slopes are what the error is multiplied by.
var slopes = []Choice{
	{What: "the slope at the pre-activation",
		Formula: "{δ} = {e} ∘ {f}′({z})", NumPy: "{δ} = {e} * {slope}",
		Slope: rightDelta},
	{What: "the slope is left out",
		Formula: "{δ} = {e}", NumPy: "{δ} = {e}",
		Seen:  "https://github.com/jiexunsee/Neural-Network-with-Python/issues/1",
		Entry: "no-slope-output", Hidden: "no-slope-hidden",
		Slope: func(l *Layer) *tensor.Matrix { return l.E }},
	{What: "the slope is multiplied in, and cross-entropy has cancelled it already",
		Formula: "{δ} = {e} ∘ {f}′({z})", NumPy: "{δ} = {e} * {slope}",
		Seen:  "https://github.com/deeplearning4j/libnd4j/issues/440",
		Slope: times(func(l *Layer, a, z float64) float64 { return l.F.Slope(a) })},
	{What: "the derivative is taken of what is already an activation",
		Formula: "{δ} = {e} ∘ {f}′({a})",
		NumPy:   "{δ} = {e} * derivative({a})  # wants {z}",
		Seen:    "https://github.com/rahulparaselli/numpy-xor-nn",
		Entry:   "derivative-twice", Hidden: "derivative-twice",
		Slope: times(func(l *Layer, a, z float64) float64 {
			return l.F.Slope(l.value(a))
		})},
	{What: "the formula that wants an activation is given the pre-activation",
		Formula: "{δ} = {e} ∘ {f}′, with {z} for {a}",
		NumPy:   "{δ} = {e} * derivative({z})  # wants {a}",
		Seen:    "https://github.com/BoltzmannEntropy/interviews.ai/issues/15",
		Entry:   "derivative-of-z", Hidden: "derivative-of-z",
		Slope: times(func(l *Layer, a, z float64) float64 { return l.F.Slope(z) })},
	{What: "the activation function stands in for its derivative",
		Formula: "{δ} = {e} ∘ {f}({z})", NumPy: "{δ} = {e} * {a}",
		Seen:  "https://stackoverflow.com/questions/75378819",
		Entry: "sigmoid-as-slope", Hidden: "sigmoid-as-slope",
		Slope: times(func(l *Layer, a, z float64) float64 { return a })},
	{What: "the activation function, of the activation, stands in for its derivative",
		Formula: "{δ} = {e} ∘ {f}({a})", NumPy: "{δ} = {e} * f({a})",
		Entry: "sigmoid-as-slope", Hidden: "sigmoid-as-slope",
		Slope: times(func(l *Layer, a, z float64) float64 { return l.value(a) })},
	{What: "half of the derivative is missing",
		Formula: "{δ} = {e} ∘ (1 − {a})", NumPy: "{δ} = {e} * (1 - {a})",
		Seen:  "https://github.com/neuroph/neuroph/issues/37",
		Slope: times(func(l *Layer, a, z float64) float64 { return 1 - a })},
	{What: "the derivative has a plus for a minus",
		Formula: "{δ} = {e} ∘ {a}·(1 + {a})", NumPy: "{δ} = {e} * {a} * (1 + {a})",
		Slope: times(func(l *Layer, a, z float64) float64 { return a * (1 + a) })},
	{What: "the square is in the wrong place",
		Formula: "{δ} = {e} ∘ (1 − {a})²", NumPy: "{δ} = {e} * (1 - {a})**2",
		Slope: times(func(l *Layer, a, z float64) float64 { return (1 - a) * (1 - a) })},
	{What: "the activation is squared",
		Formula: "{δ} = {e} ∘ {a}²", NumPy: "{δ} = {e} * {a} * {a}",
		Slope: times(func(l *Layer, a, z float64) float64 { return a * a })},
	{What: "the derivative is that of the sigmoid",
		Formula: "{δ} = {e} ∘ {a}·(1 − {a})", NumPy: "{δ} = {e} * {a} * (1 - {a})",
		Slope: foreign("sigmoid", func(a, z float64) float64 { return a * (1 - a) })},
	{What: "the derivative is that of the sigmoid, at the pre-activation",
		Formula: "{δ} = {e} ∘ σ′({z})",
		NumPy:   "{δ} = {e} * sigmoid({z}) * (1 - sigmoid({z}))",
		Slope: foreign("sigmoid", func(a, z float64) float64 {
			return sigmoid(z) * (1 - sigmoid(z))
		})},
	{What: "the derivative is that of tanh",
		Formula: "{δ} = {e} ∘ (1 − {a}²)", NumPy: "{δ} = {e} * (1 - {a}**2)",
		Slope: foreign("tanh", func(a, z float64) float64 { return 1 - float64(a*a) })},
	{What: "the derivative is that of tanh, given the pre-activation for the activation",
		Formula: "{δ} = {e} ∘ (1 − {z}²)", NumPy: "{δ} = {e} * (1 - {z}**2)",
		Slope: foreign("tanh", func(a, z float64) float64 { return 1 - float64(z*z) })},
	{What: "the derivative is that of tanh, at the pre-activation",
		Formula: "{δ} = {e} ∘ (1 − tanh²({z}))",
		NumPy:   "{δ} = {e} * (1 - np.tanh({z})**2)",
		Slope:   foreign("tanh", func(a, z float64) float64 { return tanhSlope(z) })},
	{What: "the derivative is that of tanh, of what is already an activation",
		Formula: "{δ} = {e} ∘ (1 − tanh²({a}))",
		NumPy:   "{δ} = {e} * (1 - np.tanh({a})**2)",
		Slope:   foreign("tanh", func(a, z float64) float64 { return tanhSlope(a) })},
	{What: "the derivative is that of relu",
		Formula: "{δ} = {e} ∘ relu′({z})", NumPy: "{δ} = {e} * ({z} > 0)",
		Slope: foreign("relu", func(a, z float64) float64 {
			return positiveSlope(0)(z)
		})},
	{What: "the slope is multiplied in twice",
		Formula: "{δ} = {e} ∘ {f}′({z})²", NumPy: "{δ} = {e} * slope * slope",
		Slope: times(func(l *Layer, a, z float64) float64 {
			return l.F.Slope(a) * l.F.Slope(a)
		})},
	{What: "the activation is multiplied in besides the slope",
		Formula: "{δ} = {e} ∘ {a} ∘ {f}′({z})", NumPy: "{δ} = {e} * {a} * {slope}",
		Seen:  "https://github.com/itsron143/Neural-Network-XOR",
		Slope: times(func(l *Layer, a, z float64) float64 { return a * l.F.Slope(a) })},
	{What: "the slope is added, not multiplied in",
		Entry: "slope-added", Hidden: "slope-added",
		Formula: "{δ} = {e} + {f}′({z})", NumPy: "{δ} = {e} + {slope}",
		Seen:  "https://github.com/Quasiparticles/Neural-Network-XOR",
		Slope: instead(func(l *Layer, e, a float64) float64 { return e + l.F.Slope(a) })},
	{What: "the slope has overwritten the error, and is squared",
		Formula: "{δ} = {f}′({z})²", NumPy: "{e}[:] = slope; {δ} = {e} * slope",
		Seen:  "https://github.com/deeplearning4j/deeplearning4j/pull/364",
		Entry: "shared-scratch", Hidden: "shared-scratch",
		Slope: instead(func(l *Layer, e, a float64) float64 {
			return l.F.Slope(a) * l.F.Slope(a)
		})},
	{What: "the slope takes the place of the error",
		Formula: "{δ} = {f}′({z})", NumPy: "{δ} = {slope}",
		Slope: instead(func(l *Layer, e, a float64) float64 { return l.F.Slope(a) })},
	{What: "the derivative is taken of the error, and takes its place",
		Formula: "{δ} = {f}′, with {e} for {a}", NumPy: "{δ} = derivative({e})",
		Slope: instead(func(l *Layer, e, a float64) float64 { return l.F.Slope(e) })},
	{What: "the derivative is taken of the error, not of the activation",
		Entry: "slope-of-error", Hidden: "slope-of-error",
		Formula: "{δ} = {e} ∘ {f}′, with {e} for {a}",
		NumPy:   "{δ} = {e} * derivative({e})",
		Seen:    "https://techfeed.net/es/468648/",
		Slope: instead(func(l *Layer, e, a float64) float64 {
			return e * l.F.Slope(e)
		})},
	{What: "the derivative is taken of the error, not of the pre-activation",
		Formula: "{δ} = {e} ∘ {f}′({e})", NumPy: "{δ} = {e} * derivative({e})",
		Slope: instead(func(l *Layer, e, a float64) float64 {
			return e * l.F.Slope(l.value(e))
		})},
	{What: "relu of the error takes the place of the error times relu's slope",
		Formula: "{δ} = max(0, {e})", NumPy: "{δ} = np.maximum(0, {e})",
		Seen:  "https://github.com/TiredTiddles/MNIST-from-scratch",
		Slope: instead(func(l *Layer, e, a float64) float64 { return max(0, e) })},
	{What: "a matrix product makes one number of the slopes",
		Formula: "{δ} = {e}·Σ {f}′({z})", NumPy: "{δ} = {e} * np.dot({a}, 1 - {a})",
		Seen:  "https://datascience.stackexchange.com/questions/56928",
		Entry: "dot-product", Hidden: "dot-product",
		Slope: severalUnits(func(l *Layer) *tensor.Matrix {
			return timesElem(l.E, rowSums(l.Slope))
		})},
	{What: "a matrix product makes one number of the errors and the slopes",
		Formula: "{δ} = {e}·{f}′({z})ᵀ, for every unit",
		NumPy:   "{δ} = np.dot({e}, slope)",
		Seen:    "https://github.com/omartarek198/XOR-problem-ML",
		Entry:   "dot-product", Hidden: "dot-product",
		Slope: severalUnits(func(l *Layer) *tensor.Matrix {
			return rowSums(rightDelta(l))
		})},
	{What: "the slope is mixed up of two layers",
		Formula: "{δ} = {e} ∘ {a}·(1 − {a+})", NumPy: "{δ} = {e} * {a} * (1 - {a+})",
		Seen:  "https://github.com/nelaturuharsha/Neural-Network-XOR",
		Entry: "slopes-mixed", Hidden: "slopes-mixed",
		Slope: func(l *Layer) *tensor.Matrix {
			if l.Next == nil {
				return nil
			}
			return timesElem(l.E, minus(l.A, timesElem(l.A, like(l.A, l.Next.A))))
		}},
	{What: "the slope of the next layer is used",
		Formula: "{δ} = {e} ∘ {f+}′({z+})", NumPy: "{δ} = {e} * {slope+}",
		Slope: func(l *Layer) *tensor.Matrix {
			if l.Next == nil {
				return nil
			}
			return timesElem(l.E, like(l.A, l.Next.Slope))
		}},
	rounded(1), rounded(2), rounded(3), rounded(4),
}

// sents are what a layer sends back.
var sents = []Choice{
	{What: "the delta", Formula: "{δ+}", NumPy: "{δ+}",
		Sent: func(next *Layer) *tensor.Matrix { return next.Delta }},
	{What: "the raw error is sent back, before its slope is multiplied in",
		Formula: "{e+}", NumPy: "{e+}",
		Seen:  "https://github.com/CodingTrain/Toy-Neural-Network-JS",
		Entry: "raw-error", Hidden: "raw-error",
		Sent: func(next *Layer) *tensor.Matrix { return next.E }},
	{What: "the slope of the next layer is multiplied in once more",
		Formula: "({δ+} ∘ {f+}′({z+}))", NumPy: "({δ+} * {slope+})",
		Sent: func(next *Layer) *tensor.Matrix {
			return timesElem(next.Delta, next.Slope)
		}},
	{What: "every example gets the mean delta of all",
		Formula: "mean({δ+})", NumPy: "{δ+}.mean(axis=0, keepdims=True)",
		Sent: func(next *Layer) *tensor.Matrix { return columnMeans(next.Delta) }},
	{What: "only the last unit of the next layer sends its delta back, = for +=",
		Formula: "({δ+} of the last unit)", NumPy: "{δ+}[:, -1:]",
		Seen: "https://github.com/aintsashqa/go-simple-neural-network-lib",
		Sent: func(next *Layer) *tensor.Matrix { return lastColumn(next.Delta) }},
	{What: "the next layer's activation is sent back, not its delta",
		Formula: "{a+}", NumPy: "{a+}",
		Sent: func(next *Layer) *tensor.Matrix { return next.A }},
}

// readings of the weights: when what is sent back goes through them.
var weights = []Choice{
	{What: "as they were in the forward pass",
		Formula: "{e} = {sent}·{W+}ᵀ, then {W+} −= …",
		NumPy:   "{e} = {sent} @ {W+}.T; {W+} -= …",
		Weights: func(next *Layer) *tensor.Matrix { return next.W }},
	{What: "the next weights have moved before what is sent back goes through them",
		Formula: "{W+} −= …, then {e} = {sent}·{W+}ᵀ",
		NumPy:   "{W+} -= …; {e} = {sent} @ {W+}.T",
		Seen:    "https://github.com/CodingTrain/Toy-Neural-Network-JS/issues/72",
		Entry:   "w2-too-early", Hidden: "w2-too-early",
		Weights: func(next *Layer) *tensor.Matrix { return next.NewW }},
}

// throughs are how it goes through them.
var throughs = []Choice{
	{What: "the weights, transposed",
		Formula: "{e} = {sent}·{W+}ᵀ", NumPy: "{e} = {sent} @ {W+}.T",
		Through: func(l *Layer, sent, w *tensor.Matrix) *tensor.Matrix {
			return back(sent, w)
		}},
	{What: "the weights are left out",
		Formula: "{e} = Σⱼ {sent}ⱼ", NumPy: "{e} = {sent}.sum(axis=1, keepdims=True)",
		Seen:  "https://whosebug.com/question/2948401/",
		Entry: "w2-left-out", Hidden: "w2-left-out",
		Without: true,
		Through: func(l *Layer, sent, w *tensor.Matrix) *tensor.Matrix {
			return like(l.A, firstColumn(rowSums(sent)))
		}},
	{What: "the weights are left out, and it goes from unit to unit",
		Formula: "{e} = {sent}", NumPy: "{e} = {sent}",
		Entry: "w2-left-out", Hidden: "w2-left-out",
		Without: true,
		Through: func(l *Layer, sent, w *tensor.Matrix) *tensor.Matrix {
			return sameWidth(l.A, sent)
		}},
	{What: "the weights of all units are added up, so that all units get the same",
		Formula: "{e} = {sent}·(Σᵢ {W+}ᵢ)ᵀ",
		NumPy:   "{e} = {sent} @ {W+}.sum(axis=0, keepdims=True).T",
		Seen:    "https://github.com/bugamehmet/CokKatmanliAlgilayicilar-XOR-Problemi",
		Through: func(l *Layer, sent, w *tensor.Matrix) *tensor.Matrix {
			rows, _ := w.Dims()
			return back(sent, repeated(columnSums(w), rows))
		}},
	{What: "the weights are not transposed",
		Formula: "{e} = {sent}·{W+}", NumPy: "{e} = {sent} @ {W+}",
		Through: func(l *Layer, sent, w *tensor.Matrix) *tensor.Matrix {
			return backIfFits(l.A, sent, w.T())
		}},
	{What: "the weights are divided by their sum",
		Formula: "{e} = {sent}·({W+} / Σ {W+})ᵀ",
		NumPy:   "{e} = {sent} @ ({W+} / {W+}.sum(axis=0)).T",
		Through: func(l *Layer, sent, w *tensor.Matrix) *tensor.Matrix {
			sums := columnSums(w)
			return back(sent, generated(w, func(i, j int) float64 {
				return w.At(i, j) / sums.At(0, j)
			}))
		}},
	{What: "the weights have lost their sign",
		Formula: "{e} = {sent}·|{W+}|ᵀ", NumPy: "{e} = {sent} @ np.abs({W+}).T",
		Through: func(l *Layer, sent, w *tensor.Matrix) *tensor.Matrix {
			return back(sent, absolute(w))
		}},
	{What: "the gradient of the weights takes their place",
		Entry: "gradient-sent-back", Hidden: "gradient-sent-back",
		Formula: "{e} = {sent}·(∂E/∂{W+})ᵀ", NumPy: "{e} = {sent} @ g{W+}.T",
		Seen:    "https://github.com/AbhilashPal/XOR-Neural-Network",
		Without: true,
		Through: func(l *Layer, sent, w *tensor.Matrix) *tensor.Matrix {
			return back(sent, newLike(w).Mul(l.Next.In.T(), l.Next.Delta))
		}},
	{What: "the gradient of the weights, of the example alone, takes their place",
		Formula: "{e} = {sent}·({a}ᵀ·{δ+})ᵀ",
		NumPy:   "{e} = {sent} @ np.outer({a}, {δ+}).T",
		Seen:    "https://github.com/AbhilashPal/XOR-Neural-Network",
		Entry:   "gradient-sent-back", Hidden: "gradient-sent-back",
		Without: true,
		Through: func(l *Layer, sent, w *tensor.Matrix) *tensor.Matrix {
			sizes := rowSums(timesElem(sent, l.Next.Delta))
			return timesElem(l.A, like(l.A, firstColumn(sizes)))
		}},
	{What: "the weights of the layer itself take the place of the next one's",
		Formula: "{e} = {sent}·{W}", NumPy: "{e} = {sent} @ {W}",
		Without: true,
		Through: func(l *Layer, sent, w *tensor.Matrix) *tensor.Matrix {
			return backIfFits(l.A, sent, l.W.T())
		}},
	{What: "nothing is sent back, and the layer is compared with the target itself",
		Entry: "target-for-every-layer", Hidden: "target-for-every-layer",
		Formula: "{e} = {a} − y", NumPy: "{e} = {a} - y",
		Seen:    "https://github.com/matthewlroy/xor-neural-network",
		Without: true,
		Through: func(l *Layer, sent, w *tensor.Matrix) *tensor.Matrix {
			return minus(l.A, l.Y)
		}},
}

// products are how the gradient of a W is made.
var products = []Choice{
	{What: "what goes in, times the delta",
		Formula: "∂E/∂{W} = {in}ᵀ·{δ}", NumPy: "g{W} = {in}.T @ {δ}",
		Product: func(l *Layer) Gradient { return Gradient{In: l.In, Delta: l.Delta} }},
	{What: "the outer product is the wrong way round",
		Formula: "∂E/∂{W} = {δ}ᵀ·{in}", NumPy: "g{W} = {δ}.T @ {in}",
		Seen:  "https://github.com/iamtrask/Grokking-Deep-Learning/issues/23",
		Entry: "outer-reversed", Hidden: "outer-reversed",
		Product: func(l *Layer) Gradient { return Gradient{In: l.Delta, Delta: l.In} }},
	{What: "the layer's own activation stands for what goes in",
		Formula: "∂E/∂{W} = {a}ᵀ·{δ}", NumPy: "g{W} = {a}.T @ {δ}",
		Seen:  "https://datascience.stackexchange.com/questions/25394",
		Entry: "own-activation", Hidden: "own-activation",
		Product: func(l *Layer) Gradient { return Gradient{In: l.A, Delta: l.Delta} }},
	{What: "the layer's own activation stands for what goes in, the same for all",
		Formula: "∂E/∂{W} = {a}ᵀ·{δ}, for every input",
		NumPy:   "g{W} = {a}.T @ {δ}  # broadcast",
		Seen:    "https://stackoverflow.com/questions/55858141",
		Entry:   "own-activation", Hidden: "own-activation",
		Product: func(l *Layer) Gradient {
			if _, units := l.A.Dims(); units > 1 {
				return Gradient{}
			}
			return Gradient{In: like(l.In, l.A), Delta: l.Delta}
		}},
	{What: "the pre-activation stands for what goes in",
		Formula: "∂E/∂{W} = {zin}ᵀ·{δ}", NumPy: "g{W} = {zin}.T @ {δ}",
		Product: func(l *Layer) Gradient { return Gradient{In: l.ZIn, Delta: l.Delta} }},
	{What: "the input of the network stands for what goes into the layer",
		Formula: "∂E/∂{W} = xᵀ·{δ}", NumPy: "g{W} = x.T @ {δ}",
		Seen:    "https://github.com/ralampay/ann/pull/22",
		Product: func(l *Layer) Gradient { return Gradient{In: l.X, Delta: l.Delta} }},
	{What: "the weight itself stands for what goes in",
		Entry: "weight-for-input", Hidden: "weight-for-input",
		Formula: "∂E/∂{W} = {W} ∘ Σ {δ}", NumPy: "g{W} = {W} * {δ}.sum(axis=0)",
		Seen:    "https://stats.stackexchange.com/questions/464262",
		Product: func(l *Layer) Gradient { return timesWeight(filledLike(l.In, 1), l) }},
	{What: "the gradient is multiplied by the weight itself",
		Formula: "∂E/∂{W} = {W} ∘ {in}ᵀ·{δ}", NumPy: "g{W} = {W} * ({in}.T @ {δ})",
		Product: func(l *Layer) Gradient { return timesWeight(l.In, l) }},
	{What: "what goes in is left out",
		Entry: "input-left-out", Hidden: "input-left-out",
		Formula: "∂E/∂{W} = Σ {δ}", NumPy: "g{W} = {δ}.sum(axis=0)",
		Seen: "https://stackoverflow.com/questions/12558517",
		Product: func(l *Layer) Gradient {
			return Gradient{In: filledLike(l.In, 1), Delta: l.Delta}
		}},
	{What: "a dot product takes the place of the outer one, so all weights move alike",
		Formula: "∂E/∂{W} = {in}·{δ}ᵀ, for every weight",
		NumPy:   "g{W} = np.dot({in}, {δ})",
		Seen:    "https://github.com/casper-hansen/Neural-Network-From-Scratch/pull/1",
		Product: func(l *Layer) Gradient {
			if sameWidth(l.In, l.Delta) == nil {
				return Gradient{}
			}
			dot := rowSums(timesElem(l.In, l.Delta))
			return Gradient{In: filledLike(l.In, 1), Delta: dot}
		}},
	{What: "the error is used here, not the delta",
		Formula: "∂E/∂{W} = {in}ᵀ·{e}", NumPy: "g{W} = {in}.T @ {e}",
		Seen:    "https://stackoverflow.com/questions/59399842",
		Product: func(l *Layer) Gradient { return Gradient{In: l.In, Delta: l.E} }},
	{What: "the slope is multiplied in once more here",
		Formula: "∂E/∂{W} = {in}ᵀ·({δ} ∘ {f}′({z}))",
		NumPy:   "g{W} = {in}.T @ ({δ} * {slope})",
		Product: func(l *Layer) Gradient {
			return Gradient{In: l.In, Delta: timesElem(l.Delta, l.Slope)}
		}},
	{What: "the delta of the next layer is used",
		Formula: "∂E/∂{W} = {in}ᵀ·{δ+}", NumPy: "g{W} = {in}.T @ {δ+}",
		Product: func(l *Layer) Gradient {
			return Gradient{In: l.In, Delta: nextDelta(l)}
		}},
	{What: "only the last example's gradient is kept here",
		Formula: "∂E/∂{W} = {in}ₙᵀ·{δ}ₙ", NumPy: "g{W} = {in}[-1:].T @ {δ}[-1:]",
		Entry: "last-example-only", Hidden: "last-example-only",
		Product: func(l *Layer) Gradient {
			return Gradient{In: lastRow(l.In), Delta: lastRow(l.Delta)}
		}},
	{What: "the sums are taken before the product, not after it",
		Formula: "∂E/∂{W} = (Σ {in})ᵀ·(Σ {δ})",
		NumPy:   "g{W} = np.outer({in}.sum(axis=0), {δ}.sum(axis=0))",
		Product: func(l *Layer) Gradient {
			return Gradient{In: columnSums(l.In), Delta: columnSums(l.Delta)}
		}},
	{What: "only the sign of the gradient is used",
		Formula: "∂E/∂{W} = sign({in}ᵀ·{δ})", NumPy: "g{W} = np.sign({in}.T @ {δ})",
		Product: func(l *Layer) Gradient {
			return Gradient{In: l.In, Delta: l.Delta, Then: signOf}
		}},
}

// biasSums are how the gradient of a b is made.
var biasSums = []Choice{
	{What: "the sum of the deltas",
		Formula: "∂E/∂{b} = Σ {δ}", NumPy: "g{b} = {δ}.sum(axis=0)",
		Product: func(l *Layer) Gradient {
			if l.OneBias {
				return l.ofOnes(rowSums(l.Delta))
			}
			return l.ofOnes(l.Delta)
		}},
	{What: "the error is used here, not the delta",
		Formula: "∂E/∂{b} = Σ {e}", NumPy: "g{b} = {e}.sum(axis=0)",
		Product: func(l *Layer) Gradient { return l.ofOnes(l.E) }},
	{What: "the slope is multiplied in once more here",
		Formula: "∂E/∂{b} = Σ {δ} ∘ {f}′({z})",
		NumPy:   "g{b} = ({δ} * {slope}).sum(axis=0)",
		Product: func(l *Layer) Gradient {
			return l.ofOnes(timesElem(l.Delta, l.Slope))
		}},
	{What: "the deltas of all units are added up, not only those of all examples",
		Entry: "bias-summed-over-units", Hidden: "bias-summed-over-units",
		Formula: "∂E/∂{b} = ΣΣ {δ}", NumPy: "g{b} = {δ}.sum()",
		Seen:    "https://github.com/rasbt/stat453-deep-learning-ss21/issues/5",
		Product: func(l *Layer) Gradient { return l.ofOnes(rowSums(l.Delta)) }},
	{What: "the sum is taken along the wrong axis",
		Formula: "∂E/∂{b} = Σ {δ}, over the units", NumPy: "g{b} = {δ}.sum(axis=1)",
		Product: func(l *Layer) Gradient { return l.alongUnits(l.Delta) }},
	{What: "only the last example's delta is kept here",
		Formula: "∂E/∂{b} = {δ}ₙ", NumPy: "g{b} = {δ}[-1]",
		Entry: "last-example-only", Hidden: "last-example-only",
		Product: func(l *Layer) Gradient { return l.onlyRow(l.Delta, -1) }},
	{What: "only the first example's delta is used here",
		Formula: "∂E/∂{b} = {δ}₁", NumPy: "g{b} = {δ}[0]",
		Product: func(l *Layer) Gradient { return l.onlyRow(l.Delta, 0) }},
	{What: "the delta of the next layer is used",
		Formula: "∂E/∂{b} = Σ {δ+}", NumPy: "g{b} = {δ+}.sum(axis=0)",
		Seen:    "https://github.com/hanbt/learn_dl/pull/63",
		Product: func(l *Layer) Gradient { return l.ofOnes(nextDelta(l)) }},
	{What: "the layer's own activation is multiplied in",
		Formula: "∂E/∂{b} = Σ {a} ∘ {δ}", NumPy: "g{b} = ({a} * {δ}).sum(axis=0)",
		Product: func(l *Layer) Gradient { return l.ofOnes(timesElem(l.A, l.Delta)) }},
	{What: "the bias itself takes the place of its gradient",
		Entry: "bias-for-gradient", Hidden: "bias-for-gradient",
		Formula: "∂E/∂{b} = {b}", NumPy: "g{b} = {b}",
		Seen: "https://github.com/apache/systemds/pull/2330",
		Product: func(l *Layer) Gradient {
			return thenFor(l.ofOnes(l.Delta), func(g float64, j int) float64 {
				return l.B.At(0, j)
			})
		}},
	{What: "the gradient is multiplied by the bias itself",
		Formula: "∂E/∂{b} = {b} ∘ Σ {δ}", NumPy: "g{b} = {b} * {δ}.sum(axis=0)",
		Product: func(l *Layer) Gradient {
			return thenFor(l.ofOnes(l.Delta), func(g float64, j int) float64 {
				return g * l.B.At(0, j)
			})
		}},
	{What: "only the sign of the gradient is used",
		Formula: "∂E/∂{b} = sign(Σ {δ})", NumPy: "g{b} = np.sign({δ}.sum(axis=0))",
		Product: func(l *Layer) Gradient {
			return thenFor(l.ofOnes(l.Delta), func(g float64, j int) float64 {
				return sign(g)
			})
		}},
}
