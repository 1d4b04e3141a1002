// Package choices lists what people write at each place of a backprop. Each choice has its
// formula, the same in NumPy, and where it was seen; the first of a list is right. To add
// one, add it to its list.
//
// Names in braces are filled in for the layer it is about: {a} is its activation, {z} its
// pre-activation, {in} its input, {e} = ∂E/∂{a}, {δ} = ∂E/∂{z}; {W+}, {δ+} and so on are
// those of the next layer, {sent} is what that passes back, and {P} is a parameter.
package choices

import (
	"fmt"
	"math"
	"slices"

	"example/xor/steps/07-diagnose/network"
	"example/xor/tensor"
)

// Choice is one thing to write at one place.
type Choice struct {
	What    string // what the program does
	Formula string // in the tutorial's notation
	NumPy   string
	Torch   string // in PyTorch, if it is written otherwise there
	Right   string // NumPy lines that belong to this one, if not the first of its list
	Seen    string // where it was met; empty if it was not, or where no link leads
	Entry   string // of step 06
	Hidden  string // of step 06, where it is another one in a hidden layer

	Make    func(l *Layer) *tensor.Matrix                 // of all but the next two
	Product func(l *Layer, in, p *tensor.Matrix) Gradient // of a parameter p
	View    func(e Examples) (Examples, bool)             // false: nothing else to see
	Of      *network.Loss                                 // an error that is another loss's
	Full    bool                                          // an error that cancels nothing
	Without bool                                          // it leaves the weights out
}

// Views are the examples an update is made from.
var Views = []Choice{
	{What: "all examples of the update",
		Formula: "∂E/∂{W} = Σ ∂Eᵢ/∂{W}", NumPy: "g{W} = {in}.T @ {δ}",
		View: func(e Examples) (Examples, bool) { return e, true }},
	{What: "only the last example's gradient is kept",
		Formula: "∂E/∂{W} = ∂Eₙ/∂{W}", NumPy: "g{W} = {in}[-1:].T @ {δ}[-1:]",
		Seen: "https://github.com/dmarcosg/DSAC/issues/6", Entry: "last-example-only",
		View: func(e Examples) (Examples, bool) { return e.part(e.Rows()-1, e.Rows()) }},
	{What: "only the first example counts",
		Formula: "∂E/∂{W} = ∂E₁/∂{W}", NumPy: "g{W} = {in}[:1].T @ {δ}[:1]",
		View: func(e Examples) (Examples, bool) { return e.part(0, 1) }},
	{What: "the last example is left out",
		Formula: "∂E/∂{W} = Σ ∂Eᵢ/∂{W}, up to n − 1", NumPy: "g{W} = {in}[:-1].T @ {δ}[:-1]",
		View: func(e Examples) (Examples, bool) { return e.part(0, e.Rows()-1) }},
	{What: "the first example is left out",
		Formula: "∂E/∂{W} = Σ ∂Eᵢ/∂{W}, from 2 on", NumPy: "g{W} = {in}[1:].T @ {δ}[1:]",
		View: func(e Examples) (Examples, bool) { return e.part(1, e.Rows()) }},
	{What: "all forward passes come first, and backprop has the activations of the last",
		Formula: "{a} of the last example, for every example",
		NumPy:   "for x in X: forward(x)  # and only then the loop with backprop(x)",
		Right:   "for x in X: forward(x); backprop(x)", Entry: "forward-first",
		View: func(e Examples) (Examples, bool) { return e.lastForAll(), e.Rows() > 1 }},
}

// Errors are how the error of the output is formed.
var Errors = append([]Choice{
	{What: "output minus target",
		Formula: "{e} = {a} − y", NumPy: "{e} = {a} - y",
		Make: func(l *Layer) *tensor.Matrix {
			if l.Cancelled {
				return l.minus(l.A, l.Y)
			}
			e := l.Loss.Errors(l.A, l.Y)
			return e.Scale(l.sign(), e)
		}},
	{What: "the difference is squared, which is the loss and not its derivative",
		Formula: "{e} = ({a} − y)²", NumPy: "{e} = ({a} - y)**2",
		Make: errorOf(func(d, o, t float64) float64 { return d * d })},
	{What: "the difference has lost its sign",
		Formula: "{e} = |{a} − y|", NumPy: "{e} = np.abs({a} - y)",
		Make: errorOf(func(d, o, t float64) float64 { return math.Abs(d) })},
	{What: "the output is rounded before it is compared",
		Formula: "{e} = round({a}) − y", NumPy: "{e} = np.round({a}) - y",
		Make: signed(func(o, t float64) float64 { return math.RoundToEven(o) - t })},
	{What: "the target is left out",
		Formula: "{e} = {a}", NumPy: "{e} = {a}",
		Make: errorOf(func(d, o, t float64) float64 { return o })},
	{What: "the output is left out",
		Formula: "{e} = −y", NumPy: "{e} = -y",
		Make: errorOf(func(d, o, t float64) float64 { return -t })},
	{What: "the output is compared with the input, not with the target",
		Formula: "{e} = {a} − x", NumPy: "{e} = {a} - x",
		Make: func(l *Layer) *tensor.Matrix { return l.minus(l.A, sameWidth(l.A, l.X)) }},
	{What: "the pre-activation is compared, not the output",
		Formula: "{e} = {z} − y", NumPy: "{e} = {z} - y",
		Make: func(l *Layer) *tensor.Matrix { return l.minus(l.Z, l.Y) }},
	{What: "only the sign of the difference is used",
		Formula: "{e} = sign({a} − y)", NumPy: "{e} = np.sign({a} - y)",
		Make: func(l *Layer) *tensor.Matrix {
			if !l.Cancelled {
				return nil // it may be the L1 loss
			}
			return errorOf(func(d, o, t float64) float64 { return signOf(d) })(l)
		}},
	{What: "the derivative of one half of cross-entropy is used",
		Formula: "{e} = −y/{a}", NumPy: "{e} = -y / {a}",
		Make: errorOf(func(d, o, t float64) float64 { return -t / o })},
	{What: "cross-entropy itself is used, not its derivative",
		Formula: "{e} = −y·ln {a} − (1 − y)·ln(1 − {a})",
		NumPy:   "{e} = -(y * np.log({a}) + (1 - y) * np.log(1 - {a}))",
		Make: errorOf(func(d, o, t float64) float64 {
			return -timesLog(t, o) - timesLog(1-t, 1-o)
		})},
	{What: "one half of cross-entropy itself is used, not its derivative",
		Formula: "{e} = −y·ln {a}", NumPy: "{e} = -y * np.log({a})",
		Make: errorOf(func(d, o, t float64) float64 { return -timesLog(t, o) })},
	{What: "every example gets the mean error of all",
		Formula: "{e} = mean({a} − y)",
		NumPy:   "{e} = np.mean({a} - y, axis=0, keepdims=True) + 0 * y",
		Make:    func(l *Layer) *tensor.Matrix { return columnMeans(l.minus(l.A, l.Y)) }},
	{What: "every output gets the errors of all outputs",
		Formula: "{e} = Σⱼ ({a}ⱼ − yⱼ)",
		NumPy:   "{e} = np.sum({a} - y, axis=1, keepdims=True) + 0 * y",
		Make: func(l *Layer) *tensor.Matrix {
			return like(l.A, network.RowSums(l.minus(l.A, l.Y)))
		}},
	{What: "one number, the mean of the squares, takes the place of the errors",
		Formula: "{e} = mean(({a} − y)²)", NumPy: "{e} = np.mean(({a} - y)**2) + 0 * y",
		Make: func(l *Layer) *tensor.Matrix {
			d := l.minus(l.A, l.Y)
			_, cols := d.Dims()
			means := columnMeans(like(l.A, network.RowSums(d.MulElem(d, d))))
			return means.Scale(1/float64(cols), means)
		}},
	{What: "every output is compared with every target",
		Formula: "{e} = {a} − mean(y)",
		NumPy:   "{e} = ({a} - y.ravel()).mean(axis=1, keepdims=True)  # (n,1) − (n,) is (n,n)",
		Torch:   "loss = loss_fn(output, y)  # (n,1) against (n,): say y.view(-1, 1)",
		Seen:    "https://github.com/HIPS/Kayak/issues/14", Entry: "label-broadcast",
		Make: func(l *Layer) *tensor.Matrix {
			if rows, cols := l.Y.Dims(); rows == 1 || cols > 1 {
				return nil
			}
			return l.broadcast()
		}},
	{What: "softmax is applied before CrossEntropyLoss, which applies it itself", Full: true,
		Formula: "{e} = softmax({a}) − y, with {a} = softmax({z})",
		NumPy:   "{e} = softmax({a}) - y  # and then softmax's derivative",
		Torch:   "loss = nn.CrossEntropyLoss()(torch.softmax(logits, 1), y)",
		Right:   "loss = nn.CrossEntropyLoss()(logits, y)",
		Make:    full("CrossEntropyLoss", "softmax", "sigmoid")},
	{What: "sigmoid is applied before BCEWithLogitsLoss, which applies it itself", Full: true,
		Formula: "{e} = σ({a}) − y, with {a} = σ({z})",
		NumPy:   "{e} = sigmoid({a}) - y  # and then the sigmoid's derivative",
		Torch:   "loss = nn.BCEWithLogitsLoss()(torch.sigmoid(logits), y)",
		Right:   "loss = nn.BCEWithLogitsLoss()(logits, y)",
		Make:    full("BCEWithLogitsLoss", "sigmoid")},
}, otherLosses()...)

// broadcast is the error of n outputs (n×1), each compared with all n targets.
func (l *Layer) broadcast() *tensor.Matrix {
	n, _ := l.Y.Dims()
	sum := network.Like(l.A)
	for i := range n {
		sum.Add(sum, l.Loss.Errors(l.A, network.Repeated(row(l.Y, i), n)))
	}
	return sum.Scale(l.sign()/float64(n), sum)
}

// NotLog is a loss that wants the logarithms of probabilities, and gets something else.
var NotLog = Choice{
	What:    "NLLLoss wants the logarithms of probabilities, and gets something else",
	Formula: "{e} = −y, with {a} = {f}({z})", NumPy: "{e} = -y",
	Torch: "loss = nn.NLLLoss()(output, y)  # of raw outputs, or of a softmax",
	Right: "loss = nn.NLLLoss()(torch.log_softmax(logits, 1), y)"}

// full makes an error of a loss that cancels nothing.
func full(loss string, f ...string) func(l *Layer) *tensor.Matrix {
	of, _ := network.LossCalled(loss)
	return func(l *Layer) *tensor.Matrix {
		if !slices.Contains(f, l.F.Name) {
			return nil
		}
		e := of.Errors(l.A, l.Y)
		return e.Scale(l.sign(), e)
	}
}

// otherLosses are errors that are right for another loss than the one recorded.
func otherLosses() []Choice {
	var list []Choice
	for _, loss := range network.Losses() {
		list = append(list, Choice{
			What: "the gradients are those of the loss " + loss.Torch, Of: &loss,
			Make: func(l *Layer) *tensor.Matrix {
				bounded := l.F.Name == "sigmoid" || l.F.F == nil
				switch {
				case loss.Torch == l.Loss.Torch, loss.Torch == "NLLLoss", // these have
					loss.Cancels(l.F), loss.OfLogits && bounded, // choices of their own
					loss.Torch == "MSELoss" && l.Cancelled:
					return nil
				}
				e := loss.Errors(l.A, l.Y)
				return e.Scale(l.sign(), e)
			},
		})
	}
	return list
}

// Slopes are what the error is multiplied by.
var Slopes = []Choice{
	{What: "the activation derivative at the pre-activation",
		Formula: "{δ} = {e} ∘ {f}′({z})", NumPy: "{δ} = {e} * {slope}",
		Make: rightDelta},
	{What: "the activation derivative is left out",
		Formula: "{δ} = {e}", NumPy: "{δ} = {e}",
		Seen:  "https://github.com/jiexunsee/Neural-Network-with-Python/issues/1",
		Entry: "no-slope-output", Hidden: "no-slope-hidden",
		Make: func(l *Layer) *tensor.Matrix { return l.E }},
	{What: "the activation derivative is multiplied in, and cross-entropy has cancelled it",
		Formula: "{δ} = {e} ∘ {a}·(1 − {a})", NumPy: "{δ} = {e} * {a} * (1 - {a})",
		Seen: "https://github.com/deeplearning4j/libnd4j/issues/440",
		Make: func(l *Layer) *tensor.Matrix {
			if !l.Cancelled {
				return nil
			}
			return times(l.E, l.Slope())
		}},
	{What: "softmax's whole derivative is multiplied in, and cross-entropy has cancelled it",
		Formula: "{δ} = {a} ∘ ({e} − Σ {e}∘{a})",
		NumPy:   "{δ} = {a} * ({e} - ({e} * {a}).sum(axis=1, keepdims=True))",
		Torch:   "loss = nn.MSELoss()(torch.softmax(z, 1), y)  # the loss is not cross-entropy",
		Make: func(l *Layer) *tensor.Matrix {
			if !l.Cancelled || l.F.F != nil {
				return nil
			}
			return l.F.Backward(l.E, l.Z, l.A)
		}},
	{What: "softmax is taken for a function of one number: the other outputs are left out",
		Formula: "{δ} = {e} ∘ {a}·(1 − {a})", NumPy: "{δ} = {e} * {a} * (1 - {a})",
		Make: func(l *Layer) *tensor.Matrix {
			if l.Cancelled || l.F.F != nil {
				return nil
			}
			return times(l.E, l.Slope())
		}},
	{What: "the derivative is taken of the activation, where it wants the pre-activation",
		Formula: "{δ} = {e} ∘ {f}′({a})", NumPy: "{δ} = {e} * {slope of {f}({a})}",
		Seen:  "https://github.com/rahulparaselli/numpy-xor-nn",
		Entry: "derivative-twice",
		Make: func(l *Layer) *tensor.Matrix {
			return times(l.E, l.slopes(func(z, a float64) (float64, float64) {
				return a, l.value(a)
			}))
		}},
	{What: "the derivative wants the activation, and is given the pre-activation",
		Formula: "{δ} = {e} ∘ {f}′, with {z} for {a}", NumPy: "{δ} = {e} * {slope of {z}}",
		Seen:  "https://github.com/BoltzmannEntropy/interviews.ai/issues/15",
		Entry: "derivative-of-z",
		Make: func(l *Layer) *tensor.Matrix {
			return times(l.E, l.slopes(func(z, a float64) (float64, float64) { return z, z }))
		}},
	{What: "the activation function stands in for its derivative",
		Formula: "{δ} = {e} ∘ {f}({z})", NumPy: "{δ} = {e} * {a}",
		Seen:  "https://stackoverflow.com/questions/75378819",
		Entry: "sigmoid-as-slope",
		Make:  elementwise(func(l *Layer, e, z, a float64) float64 { return e * a })},
	{What: "the activation function, of the activation, stands in for its derivative",
		Formula: "{δ} = {e} ∘ {f}({a})", NumPy: "{δ} = {e} * {f}({a})",
		Entry: "sigmoid-as-slope",
		Make:  elementwise(func(l *Layer, e, z, a float64) float64 { return e * l.value(a) })},
	{What: "half of the derivative is missing",
		Formula: "{δ} = {e} ∘ (1 − {a})", NumPy: "{δ} = {e} * (1 - {a})",
		Seen: "https://github.com/neuroph/neuroph/issues/37",
		Make: elementwise(func(l *Layer, e, z, a float64) float64 { return e * (1 - a) })},
	{What: "the derivative has a plus for a minus",
		Formula: "{δ} = {e} ∘ {a}·(1 + {a})", NumPy: "{δ} = {e} * {a} * (1 + {a})",
		Make: elementwise(func(l *Layer, e, z, a float64) float64 { return e * a * (1 + a) })},
	{What: "the square is in the wrong place",
		Formula: "{δ} = {e} ∘ (1 − {a})²", NumPy: "{δ} = {e} * (1 - {a})**2",
		Make: elementwise(func(l *Layer, e, z, a float64) float64 {
			return e * (1 - a) * (1 - a)
		})},
	{What: "the activation is squared",
		Formula: "{δ} = {e} ∘ {a}²", NumPy: "{δ} = {e} * {a} * {a}",
		Make: elementwise(func(l *Layer, e, z, a float64) float64 { return e * a * a })},
	{What: "the derivative is that of the sigmoid",
		Formula: "{δ} = {e} ∘ {a}·(1 − {a})", NumPy: "{δ} = {e} * {a} * (1 - {a})",
		Make: foreign("sigmoid", func(z, a float64) float64 { return a * (1 - a) })},
	{What: "the derivative is that of the sigmoid, at the pre-activation",
		Formula: "{δ} = {e} ∘ σ′({z})",
		NumPy:   "{δ} = {e} * sigmoid({z}) * (1 - sigmoid({z}))",
		Make: foreign("sigmoid", func(z, a float64) float64 {
			return network.Sigmoid(z) * (1 - network.Sigmoid(z))
		})},
	{What: "the derivative is that of tanh",
		Formula: "{δ} = {e} ∘ (1 − {a}²)", NumPy: "{δ} = {e} * (1 - {a}**2)",
		Make: foreign("tanh", func(z, a float64) float64 { return 1 - float64(a*a) })},
	{What: "the derivative is that of tanh, given the pre-activation for the activation",
		Formula: "{δ} = {e} ∘ (1 − {z}²)", NumPy: "{δ} = {e} * (1 - {z}**2)",
		Make: foreign("tanh", func(z, a float64) float64 { return 1 - float64(z*z) })},
	{What: "the derivative is that of tanh, at the pre-activation",
		Formula: "{δ} = {e} ∘ (1 − tanh²({z}))", NumPy: "{δ} = {e} * (1 - np.tanh({z})**2)",
		Make: foreign("tanh", func(z, a float64) float64 { return tanhSlope(z) })},
	{What: "the derivative is that of tanh, of what is already an activation",
		Formula: "{δ} = {e} ∘ (1 − tanh²({a}))", NumPy: "{δ} = {e} * (1 - np.tanh({a})**2)",
		Make: foreign("tanh", func(z, a float64) float64 { return tanhSlope(a) })},
	{What: "the derivative is that of relu",
		Formula: "{δ} = {e} ∘ relu′({z})", NumPy: "{δ} = {e} * ({z} > 0)",
		Make: foreign("relu", func(z, a float64) float64 { return max(0, signOf(z)) })},
	{What: "the activation derivative is multiplied in twice",
		Formula: "{δ} = {e} ∘ {f}′({z})²", NumPy: "{δ} = {e} * {slope} * {slope}",
		Make: func(l *Layer) *tensor.Matrix { return times(times(l.E, l.Slope()), l.Slope()) }},
	{What: "the activation is multiplied in as well as its derivative",
		Formula: "{δ} = {e} ∘ {a} ∘ {f}′({z})", NumPy: "{δ} = {e} * {a} * {slope}",
		Seen: "https://github.com/itsron143/Neural-Network-XOR",
		Make: func(l *Layer) *tensor.Matrix { return times(times(l.E, l.A), l.Slope()) }},
	{What: "the activation derivative is added, not multiplied in", Entry: "slope-added",
		Formula: "{δ} = {e} + {f}′({z})", NumPy: "{δ} = {e} + {slope}",
		Seen: "https://github.com/Quasiparticles/Neural-Network-XOR",
		Make: func(l *Layer) *tensor.Matrix { return network.Like(l.E).Add(l.E, l.Slope()) }},
	{What: "the activation derivative has overwritten the error, and is squared",
		Formula: "{δ} = {f}′({z})²", NumPy: "{e}[:] = {slope}; {δ} = {e} * {slope}",
		Seen:  "https://github.com/deeplearning4j/deeplearning4j/pull/364",
		Entry: "shared-scratch",
		Make:  func(l *Layer) *tensor.Matrix { return times(l.Slope(), l.Slope()) }},
	{What: "the activation derivative takes the place of the error",
		Formula: "{δ} = {f}′({z})", NumPy: "{δ} = {slope} + 0 * {e}",
		Make: func(l *Layer) *tensor.Matrix { return l.Slope() }},
	{What: "the derivative is taken of the error, and takes its place",
		Formula: "{δ} = {f}′, with {e} for {a}", NumPy: "{δ} = {slope of {e}}",
		Make: elementwise(func(l *Layer, e, z, a float64) float64 { return l.F.Slope(e, e) })},
	{What: "the derivative is taken of the error, not of the activation",
		Entry:   "slope-of-error",
		Formula: "{δ} = {e} ∘ {f}′, with {e} for {a}", NumPy: "{δ} = {e} * {slope of {e}}",
		Seen: "https://techfeed.net/es/468648/",
		Make: elementwise(func(l *Layer, e, z, a float64) float64 {
			return e * l.F.Slope(e, e)
		})},
	{What: "the derivative is taken of the error, not of the pre-activation",
		Formula: "{δ} = {e} ∘ {f}′({e})", NumPy: "{δ} = {e} * {slope of {f}({e})}",
		Make: elementwise(func(l *Layer, e, z, a float64) float64 {
			return e * l.F.Slope(e, l.value(e))
		})},
	{What: "relu of the error takes the place of the error times relu's derivative",
		Formula: "{δ} = max(0, {e})", NumPy: "{δ} = np.maximum(0, {e})",
		Seen: "https://github.com/TiredTiddles/MNIST-from-scratch",
		Make: elementwise(func(l *Layer, e, z, a float64) float64 { return max(0, e) })},
	{What: "a matrix product makes one number of the derivatives",
		Formula: "{δ} = {e}·Σ {f}′({z})",
		NumPy:   "{δ} = {e} * {slope}.sum(axis=1, keepdims=True)  # np.dot({a}, 1 - {a})",
		Seen:    "https://datascience.stackexchange.com/questions/56928",
		Entry:   "dot-product",
		Make: severalUnits(func(l *Layer) *tensor.Matrix {
			return times(l.E, like(l.A, network.RowSums(l.Slope())))
		})},
	{What: "a matrix product makes one number of the errors and the derivatives",
		Formula: "{δ} = {e}·{f}′({z})ᵀ, for every unit",
		NumPy:   "{δ} = ({e} * {slope}).sum(axis=1, keepdims=True) + 0 * {e}  # np.dot",
		Seen:    "https://github.com/omartarek198/XOR-problem-ML",
		Entry:   "dot-product",
		Make: severalUnits(func(l *Layer) *tensor.Matrix {
			return like(l.A, network.RowSums(rightDelta(l)))
		})},
	{What: "the derivative is put together from two layers", Entry: "slopes-mixed",
		Formula: "{δ} = {e} ∘ {a}·(1 − {a+})", NumPy: "{δ} = {e} * {a} * (1 - {a+})",
		Seen: "https://github.com/nelaturuharsha/Neural-Network-XOR",
		Make: func(l *Layer) *tensor.Matrix {
			if l.Next == nil || like(l.A, l.Next.A) == nil {
				return nil
			}
			next := like(l.A, l.Next.A)
			return network.Made(l.A, func(i, j int) float64 {
				return l.E.At(i, j) * l.A.At(i, j) * (1 - next.At(i, j))
			})
		}},
	{What: "the derivative of the next layer's activation is used",
		Formula: "{δ} = {e} ∘ {f+}′({z+})", NumPy: "{δ} = {e} * {slope+}",
		Make: func(l *Layer) *tensor.Matrix {
			if l.Next == nil {
				return nil
			}
			return times(l.E, like(l.A, l.Next.Slope()))
		}},
	{What: "the delta of the next layer is used",
		Formula: "{δ} = {δ+}", NumPy: "{δ} = {δ+} + 0 * {e}",
		Seen: "https://github.com/hanbt/learn_dl/pull/63",
		Make: func(l *Layer) *tensor.Matrix {
			if l.Next == nil {
				return nil
			}
			return like(l.A, l.Next.Delta)
		}},
	rounded(1), rounded(2), rounded(3), rounded(4),
}

// rightDelta is ∂E/∂Z, given ∂E/∂A.
func rightDelta(l *Layer) *tensor.Matrix {
	if l.Cancelled {
		return l.E
	}
	return l.F.Backward(l.E, l.Z, l.A)
}

// severalUnits makes deltas only where there is more than one unit; with one, a sum over
// the units is nothing else than the unit.
func severalUnits(make func(l *Layer) *tensor.Matrix) func(*Layer) *tensor.Matrix {
	return func(l *Layer) *tensor.Matrix {
		if !wide(l.A) {
			return nil
		}
		return make(l)
	}
}

func tanhSlope(z float64) float64 { return 1 - float64(math.Tanh(z)*math.Tanh(z)) }

// rounded is a choice that rounds the right deltas.
func rounded(decimals int) Choice {
	places := math.Pow(10, float64(decimals))
	return Choice{
		What:    fmt.Sprintf("the deltas are rounded to %d decimals", decimals),
		Formula: "{δ} = round({e} ∘ {f}′({z}))",
		NumPy:   fmt.Sprintf("{δ} = np.round({e} * {slope}, %d)", decimals),
		Seen:    "https://stackoverflow.com/questions/29587779",
		Make: func(l *Layer) *tensor.Matrix {
			return network.Like(l.A).Apply(func(v float64) float64 {
				return math.RoundToEven(v*places) / places
			}, rightDelta(l))
		},
	}
}

// Sents are what a layer passes back. Each is made of the layer that passes it.
var Sents = []Choice{
	{What: "the delta", Formula: "{δ+}", NumPy: "{δ+}",
		Make: func(next *Layer) *tensor.Matrix { return next.Delta }},
	{What: "the output error is backpropagated, before its derivative is multiplied in",
		Formula: "{e+}", NumPy: "{e+}", Entry: "raw-error",
		Seen: "https://github.com/CodingTrain/Toy-Neural-Network-JS",
		Make: func(next *Layer) *tensor.Matrix { return next.E }},
	{What: "the derivative of the next layer is multiplied in once more",
		Formula: "({δ+} ∘ {f+}′({z+}))", NumPy: "({δ+} * {slope+})",
		Make: func(next *Layer) *tensor.Matrix { return times(next.Delta, next.Slope()) }},
	{What: "every example gets the mean delta of all",
		Formula: "mean({δ+})", NumPy: "({δ+}.mean(axis=0, keepdims=True) + 0 * {δ+})",
		Make: func(next *Layer) *tensor.Matrix { return columnMeans(next.Delta) }},
	{What: "only the last unit of the next layer passes its delta back, = for +=",
		Formula: "({δ+} of the last unit)",
		NumPy:   "({δ+} * (np.arange({δ+}.shape[1]) == {δ+}.shape[1] - 1))",
		Seen:    "https://github.com/aintsashqa/go-simple-neural-network-lib",
		Make: severalUnits(func(next *Layer) *tensor.Matrix {
			_, cols := next.Delta.Dims()
			return network.Made(next.Delta, func(i, j int) float64 {
				if j < cols-1 {
					return 0
				}
				return next.Delta.At(i, j)
			})
		})},
	{What: "the next layer's activation is backpropagated, not its delta",
		Formula: "{a+}", NumPy: "{a+}",
		Make: func(next *Layer) *tensor.Matrix { return next.A }},
}

// Vias are the weights that it goes through. Each is made of the next layer.
var Vias = []Choice{
	{What: "as they were in the forward pass",
		Formula: "{e} = {sent}·{W+}ᵀ, then {W+} −= …",
		NumPy:   "{e} = {sent} @ {W+}.T; {W+} -= …",
		Make:    func(next *Layer) *tensor.Matrix { return next.W }},
	{What: "the next weights have been updated before the error goes back through them",
		Formula: "{W+} −= …, then {e} = {sent}·{W+}ᵀ",
		NumPy:   "{W+} -= …; {e} = {sent} @ {W+}.T",
		Seen:    "https://github.com/CodingTrain/Toy-Neural-Network-JS/issues/72",
		Entry:   "w2-too-early",
		Make:    func(next *Layer) *tensor.Matrix { return next.NewW }},
}

// Throughs are how it goes through them.
var Throughs = []Choice{
	{What: "the weights, transposed",
		Formula: "{e} = {sent}·{W+}ᵀ", NumPy: "{e} = {sent} @ {W+}.T",
		Make: func(l *Layer) *tensor.Matrix { return back(l.A, l.Sent, l.Via) }},
	{What: "the weights are left out", Without: true, Entry: "w2-left-out",
		Formula: "{e} = Σⱼ {sent}ⱼ", NumPy: "{e} = {sent}.sum(axis=1, keepdims=True) + 0 * {a}",
		Seen: "https://whosebug.com/question/2948401/",
		Make: func(l *Layer) *tensor.Matrix { return like(l.A, network.RowSums(l.Sent)) }},
	{What: "the weights are left out, and it goes from unit to unit",
		Formula: "{e} = {sent}", NumPy: "{e} = {sent}", Without: true, Entry: "w2-left-out",
		Make: func(l *Layer) *tensor.Matrix {
			if !wide(l.Sent) {
				return nil
			}
			return sameWidth(l.A, l.Sent)
		}},
	{What: "the weights of all units are added up, so that all units get the same",
		Formula: "{e} = {sent}·(Σᵢ {W+}ᵢ)ᵀ",
		NumPy:   "{e} = {sent} @ {W+}.sum(axis=0, keepdims=True).T + 0 * {a}",
		Seen:    "https://github.com/bugamehmet/CokKatmanliAlgilayicilar-XOR-Problemi",
		Make: func(l *Layer) *tensor.Matrix {
			rows, _ := l.Via.Dims()
			return back(l.A, l.Sent, network.Repeated(network.ColumnSums(l.Via), rows))
		}},
	{What: "the weights are not transposed",
		Formula: "{e} = {sent}·{W+}", NumPy: "{e} = {sent} @ {W+}",
		Make: func(l *Layer) *tensor.Matrix { return back(l.A, l.Sent, l.Via.T()) }},
	{What: "the weights are divided by their sum",
		Formula: "{e} = {sent}·({W+} / Σ {W+})ᵀ",
		NumPy:   "{e} = {sent} @ ({W+} / {W+}.sum(axis=0)).T",
		Make: func(l *Layer) *tensor.Matrix {
			sums := network.ColumnSums(l.Via)
			return back(l.A, l.Sent, network.Made(l.Via, func(i, j int) float64 {
				return l.Via.At(i, j) / sums.At(0, j)
			}))
		}},
	{What: "the weights have lost their sign",
		Formula: "{e} = {sent}·|{W+}|ᵀ", NumPy: "{e} = {sent} @ np.abs({W+}).T",
		Make: func(l *Layer) *tensor.Matrix { return back(l.A, l.Sent, network.Absolute(l.Via)) }},
	{What: "the gradient of the weights takes their place", Without: true,
		Entry:   "gradient-sent-back",
		Formula: "{e} = {sent}·(∂E/∂{W+})ᵀ", NumPy: "{e} = {sent} @ g{W+}.T",
		Seen: "https://github.com/AbhilashPal/XOR-Neural-Network",
		Make: func(l *Layer) *tensor.Matrix {
			return back(l.A, l.Sent, Gradient{In: l.Next.In, Delta: l.Next.Delta}.Matrix())
		}},
	{What: "the gradient of the weights, of the example alone, takes their place",
		Without: true, Entry: "gradient-sent-back",
		Formula: "{e} = {sent}·({a}ᵀ·{δ+})ᵀ",
		NumPy:   "{e} = ({sent} * {δ+}).sum(axis=1, keepdims=True) * {a}",
		Seen:    "https://github.com/AbhilashPal/XOR-Neural-Network",
		Make: func(l *Layer) *tensor.Matrix {
			return times(l.A, like(l.A, network.RowSums(times(l.Sent, l.Next.Delta))))
		}},
	{What: "the weights of the layer itself take the place of the next one's",
		Formula: "{e} = {sent}·{W}", NumPy: "{e} = {sent} @ {W}", Without: true,
		Make: func(l *Layer) *tensor.Matrix { return back(l.A, l.Sent, l.W.T()) }},
	{What: "nothing is backpropagated, and the layer is compared with the target itself",
		Entry: "target-for-every-layer", Without: true,
		Formula: "{e} = {a} − y", NumPy: "{e} = {a} - y",
		Seen: "https://github.com/matthewlroy/xor-neural-network",
		Make: func(l *Layer) *tensor.Matrix { return l.minus(l.A, l.Y) }},
}

// Products are how the gradient of a W is made, and that of a b, whose input is 1.
var Products = []Choice{
	{What: "the input, times the delta",
		Formula: "∂E/∂{P} = {in}ᵀ·{δ}", NumPy: "g{P} = {in}.T @ {δ}",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			if rows, _ := p.Dims(); l.OneBias && rows == 1 && in != l.In {
				return Gradient{In: in, Delta: like(l.A, network.RowSums(l.Delta))}
			}
			return Gradient{In: in, Delta: l.Delta}
		}},
	{What: "the error is used here, not the delta",
		Formula: "∂E/∂{P} = {in}ᵀ·{e}", NumPy: "g{P} = {in}.T @ {e}",
		Seen:    "https://stackoverflow.com/questions/59399842",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient { return Gradient{In: in, Delta: l.E} }},
	{What: "the activation derivative is multiplied in once more here",
		Formula: "∂E/∂{P} = {in}ᵀ·({δ} ∘ {f}′({z}))",
		NumPy:   "g{P} = {in}.T @ ({δ} * {slope})",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: in, Delta: times(l.Delta, l.Slope())}
		}},
	{What: "the delta of the next layer is used here",
		Formula: "∂E/∂{P} = {in}ᵀ·{δ+}", NumPy: "g{P} = {in}.T @ {δ+} + 0 * {P}",
		Seen: "https://github.com/hanbt/learn_dl/pull/63",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			if l.Next == nil {
				return Gradient{}
			}
			return Gradient{In: in, Delta: like(l.A, l.Next.Delta)}
		}},
	{What: "only the last example's gradient is kept here",
		Formula: "∂E/∂{P} = {in}ₙᵀ·{δ}ₙ", NumPy: "g{P} = {in}[-1:].T @ {δ}[-1:]",
		Entry: "last-example-only",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: row(in, -1), Delta: row(l.Delta, -1)}
		}},
	{What: "only the first example's gradient is kept here",
		Formula: "∂E/∂{P} = {in}₁ᵀ·{δ}₁", NumPy: "g{P} = {in}[:1].T @ {δ}[:1]",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: row(in, 0), Delta: row(l.Delta, 0)}
		}},
	{What: "the gradient is multiplied by the parameter itself",
		Formula: "∂E/∂{P} = {P} ∘ {in}ᵀ·{δ}", NumPy: "g{P} = {P} * ({in}.T @ {δ})",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: in, Delta: l.Delta,
				Then: func(g float64, i, j int) float64 { return g * p.At(i, j) }}
		}},
	{What: "only the sign of the gradient is used",
		Formula: "∂E/∂{P} = sign({in}ᵀ·{δ})", NumPy: "g{P} = np.sign({in}.T @ {δ})",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: in, Delta: l.Delta,
				Then: func(g float64, i, j int) float64 { return signOf(g) }}
		}},
}

// WeightProducts are how the gradient of a W alone is made.
var WeightProducts = []Choice{
	{What: "the outer product is transposed",
		Formula: "∂E/∂{W} = {δ}ᵀ·{in}", NumPy: "g{W} = {δ}.T @ {in}",
		Seen:  "https://github.com/iamtrask/Grokking-Deep-Learning/issues/23",
		Entry: "outer-reversed",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: l.Delta, Delta: in}
		}},
	{What: "the layer's own activation takes the place of its input",
		Formula: "∂E/∂{W} = {a}ᵀ·{δ}", NumPy: "g{W} = {a}.T @ {δ}",
		Seen:  "https://datascience.stackexchange.com/questions/25394",
		Entry: "own-activation",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: l.A, Delta: l.Delta}
		}},
	{What: "the layer's own activation takes the place of its input, the same for all",
		Formula: "∂E/∂{W} = {a}ᵀ·{δ}, for every input", NumPy: "g{W} = {a}.T @ {δ} + 0 * {W}",
		Seen: "https://stackoverflow.com/questions/55858141", Entry: "own-activation",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			if wide(l.A) {
				return Gradient{}
			}
			return Gradient{In: like(in, l.A), Delta: l.Delta}
		}},
	{What: "the pre-activation takes the place of the input",
		Formula: "∂E/∂{W} = {zin}ᵀ·{δ}", NumPy: "g{W} = {zin}.T @ {δ}",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: l.ZIn, Delta: l.Delta}
		}},
	{What: "the input of the network takes the place of the layer's input",
		Formula: "∂E/∂{W} = xᵀ·{δ}", NumPy: "g{W} = x.T @ {δ}",
		Seen: "https://github.com/ralampay/ann/pull/22",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: l.X, Delta: l.Delta}
		}},
	{What: "the weight itself takes the place of the input",
		Entry: "weight-for-input", Seen: "https://stats.stackexchange.com/questions/464262",
		Formula: "∂E/∂{W} = {W} ∘ Σ {δ}", NumPy: "g{W} = {W} * {δ}.sum(axis=0)",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: ones(in.Dims()), Delta: l.Delta,
				Then: func(g float64, i, j int) float64 { return g * p.At(i, j) }}
		}},
	{What: "the input is left out", Entry: "input-left-out",
		Formula: "∂E/∂{W} = Σ {δ}", NumPy: "g{W} = {δ}.sum(axis=0) + 0 * {W}",
		Seen: "https://stackoverflow.com/questions/12558517",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: ones(in.Dims()), Delta: l.Delta}
		}},
	{What: "a dot product takes the place of the outer one, so all weights change alike",
		Formula: "∂E/∂{W} = {in}·{δ}ᵀ, for every weight",
		NumPy:   "g{W} = ({in} * {δ}).sum() + 0 * {W}  # np.dot({in}, {δ})",
		Seen:    "https://github.com/casper-hansen/Neural-Network-From-Scratch/pull/1",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			if sameWidth(in, l.Delta) == nil {
				return Gradient{}
			}
			return Gradient{In: ones(in.Dims()),
				Delta: like(l.A, network.RowSums(times(in, l.Delta)))}
		}},
	{What: "the sums are taken before the product, not after it",
		Formula: "∂E/∂{W} = (Σ {in})ᵀ·(Σ {δ})",
		NumPy:   "g{W} = np.outer({in}.sum(axis=0), {δ}.sum(axis=0))",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: network.ColumnSums(in), Delta: network.ColumnSums(l.Delta)}
		}},
}

// BiasProducts are how the gradient of a b alone is made.
var BiasProducts = []Choice{
	{What: "the deltas of all units are added up, not only those of all examples",
		Entry: "bias-summed-over-units", Seen: "https://github.com/rasbt/stat453-deep-learning-ss21/issues/5",
		Formula: "∂E/∂{b} = ΣΣ {δ}", NumPy: "g{b} = {δ}.sum() + 0 * {b}",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: in, Delta: like(l.A, network.RowSums(l.Delta))}
		}},
	{What: "the sum is taken along the wrong axis",
		Formula: "∂E/∂{b} = Σ {δ}, over the units", NumPy: "g{b} = {δ}.sum(axis=1)",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			_, units := l.Delta.Dims()
			return Gradient{In: ones(units, 1), Delta: l.Delta.T()}
		}},
	{What: "the gradient of the weights is summed over the inputs",
		Formula: "∂E/∂{b} = Σᵢ (∂E/∂{W})ᵢ", NumPy: "g{b} = ({in}.T @ {δ}).sum(axis=0)",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: network.RowSums(l.In), Delta: l.Delta}
		}},
	{What: "the layer's own activation is multiplied in",
		Formula: "∂E/∂{b} = Σ {a} ∘ {δ}", NumPy: "g{b} = ({a} * {δ}).sum(axis=0)",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: in, Delta: times(l.A, l.Delta)}
		}},
	{What: "the bias itself takes the place of its gradient",
		Entry: "bias-for-gradient", Seen: "https://github.com/apache/systemds/pull/2330",
		Formula: "∂E/∂{b} = {b}", NumPy: "g{b} = {b}",
		Product: func(l *Layer, in, p *tensor.Matrix) Gradient {
			return Gradient{In: in, Delta: l.Delta,
				Then: func(g float64, i, j int) float64 { return l.sign() * p.At(i, j) }}
		}},
}
