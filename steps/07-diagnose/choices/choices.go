// Package choices lists what people write at each place of a backprop. Each choice has its
// formula, the same in NumPy, and where it was seen; the first of a list is right. To add
// one, add it to its list.
//
// Names in braces are filled in for the layer it is about: {a} is its activation, {z} its
// pre-activation, {in} its input, {e} = ∂E/∂{a}, {δ} = ∂E/∂{z}; {W+}, {δ+} and so on are
// those of the next layer, {sent} is what that passes back, and {P} is a parameter.
package choices

import (
	"math"
	"slices"
	"strings"

	"example/xor/steps/07-diagnose/network"
)

// Choice is one thing to write at one place.
type Choice struct {
	What    string // what the program does
	Formula string // in the tutorial's notation
	NumPy   string // if it is more than the formula in NumPy's letters
	Torch   string // in PyTorch, if it differs there; after a line break, the right line
	Right   string // NumPy lines that belong to this one, if not the first of its list
	Seen    string // where it was met; empty if it was not, or where no link leads
	Entry   string // of step 06
	Hidden  string // of step 06, where it is another one in a hidden layer

	Where   func(l *Layer) bool                           // where it can be written; nil: anywhere
	Make    func(l *Layer) *matrix                        // of all but products and views
	Factors func(l *Layer, in *matrix) (*matrix, *matrix) // of a product; nil: in and delta
	Then    func(l *Layer, g, p float64) float64          // done with it, and the parameter p
	View    func(e Examples) (Examples, bool)             // false: nothing else to see
	Of      *network.Loss                                 // an error that is another loss's
	Full    bool                                          // an error that cancels nothing
	Without bool                                          // it leaves the weights out
}

// Product returns the gradient of the parameter p, given the input that belongs to it.
func (c *Choice) Product(l *Layer, in, p *matrix) Gradient {
	if c.Where != nil && !c.Where(l) {
		return Gradient{}
	}
	g := Gradient{In: in, Delta: l.Delta}
	if c.Factors != nil {
		g.In, g.Delta = c.Factors(l, in)
	}
	if c.Then != nil {
		g.Then = func(v float64, i, j int) float64 { return c.Then(l, v, p.At(i, j)) }
	}
	return g
}

// inNumPy rewrites a formula in NumPy's letters.
var inNumPy = strings.NewReplacer("{f}′({z})", "{slope}", "{f+}′({z+})", "{slope+}",
	"ᵀ·", ".T @ ", "ᵀ", ".T", "·{W", " @ {W", "·", " * ", "∘", "*", "−", "-", "²", "**2",
	"∂E/∂", "g", "} / n", "} / len(x)", "} / m", "} / y.shape[1]", "n·eta·", "len(x) * eta * ",
	"sign(", "np.sign(", "round(", "np.round(", ", with", "  # with")

// complete fills in what the literals leave out.
func complete(list ...Choice) []Choice {
	for i := range list {
		c := &list[i]
		if c.NumPy == "" {
			c.NumPy = inNumPy.Replace(c.Formula)
		}
		if anywhere := c.Make; anywhere != nil && c.Where != nil {
			c.Make = func(l *Layer) *matrix {
				if !c.Where(l) {
					return nil
				}
				return anywhere(l)
			}
		}
	}
	return list
}

// Where choices can be written.
func cancelled(l *Layer) bool    { return l.Cancelled }
func wholeSoftmax(l *Layer) bool { return l.Cancelled && l.F.F == nil }
func loneSoftmax(l *Layer) bool  { return !l.Cancelled && l.F.F == nil }
func oneUnit(l *Layer) bool      { return width(l.A) == 1 }
func severalUnits(l *Layer) bool { return width(l.A) > 1 } // a sum over one is that one

// Views are the examples an update is made from.
var Views = complete(
	Choice{What: "all examples of the update", Formula: "∂E/∂{W} = Σ ∂Eᵢ/∂{W}",
		NumPy: "g{W} = {in}.T @ {δ}",
		View:  func(e Examples) (Examples, bool) { return e, true }},
	Choice{What: "only the last example's gradient is kept", Entry: "last-example-only",
		Formula: "∂E/∂{W} = ∂Eₙ/∂{W}", NumPy: "g{W} = {in}[-1:].T @ {δ}[-1:]",
		Seen: "https://github.com/dmarcosg/DSAC/issues/6",
		View: func(e Examples) (Examples, bool) { return e.one(e.Rows() - 1) }},
	Choice{What: "only the first example's gradient is kept",
		Formula: "∂E/∂{W} = ∂E₁/∂{W}", NumPy: "g{W} = {in}[:1].T @ {δ}[:1]",
		View: func(e Examples) (Examples, bool) { return e.one(0) }},
	Choice{What: "all forward passes come first, so backprop has the activations of the last example",
		Formula: "{a} of the last example, for every example", Entry: "forward-first",
		NumPy: "for x in X: forward(x)  # and only then the loop with backprop(x)",
		Right: "for x in X: forward(x); backprop(x)",
		View:  func(e Examples) (Examples, bool) { return e.lastForAll(), e.Rows() > 1 }},
)

// Errors are how the error of the output is formed.
var Errors = complete(append([]Choice{
	{What: "output minus target", Formula: "{e} = {a} − y",
		Make: func(l *Layer) *matrix {
			if l.Cancelled {
				return l.minus(l.A, l.Y)
			}
			return l.errors(l.Loss)
		}},
	{What: "the difference is squared, which gives the loss, not its derivative",
		Formula: "{e} = ({a} − y)²",
		Make:    errorOf(func(d float64) float64 { return d * d })},
	{What: "the difference has lost its sign",
		Formula: "{e} = |{a} − y|", NumPy: "{e} = np.abs({a} - y)",
		Make: errorOf(math.Abs)},
	{What: "the output is rounded before it is compared", Formula: "{e} = round({a}) − y",
		Make: func(l *Layer) *matrix {
			return l.minus(network.Like(l.A).Apply(math.RoundToEven, l.A), l.Y)
		}},
	{What: "the target is left out", Formula: "{e} = {a}",
		Make: func(l *Layer) *matrix { return l.A }},
	{What: "the pre-activation is compared, not the output", Formula: "{e} = {z} − y",
		Make: func(l *Layer) *matrix { return l.minus(l.Z, l.Y) }},
	{What: "only the sign of the difference is used", Formula: "{e} = sign({a} − y)",
		Where: cancelled, // otherwise it may be the L1 loss
		Make:  errorOf(network.Sign)},
	{What: "every example gets the mean error of all examples", Formula: "{e} = mean({a} − y)",
		NumPy: "{e} = np.mean({a} - y, axis=0, keepdims=True) + 0 * y",
		Make:  func(l *Layer) *matrix { return columnMeans(l.minus(l.A, l.Y)) }},
	{What: "one number, the mean of the squares, is used in place of the errors",
		Formula: "{e} = mean(({a} − y)²)", NumPy: "{e} = np.mean(({a} - y)**2) + 0 * y",
		Make: func(l *Layer) *matrix {
			d := l.minus(l.A, l.Y)
			means := columnMeans(like(l.A, network.RowSums(d.MulElem(d, d))))
			return means.Scale(1/float64(width(d)), means)
		}},
	{What: "every output is compared with every target", Formula: "{e} = {a} − mean(y)",
		NumPy: "{e} = ({a} - y.ravel()).mean(axis=1, keepdims=True)  # (n,1) − (n,) is (n,n)",
		Torch: "loss = loss_fn(output, y)  # (n,1) − (n,) is (n,n)\n" +
			"loss = loss_fn(output, y.view(-1, 1))",
		Seen: "https://github.com/HIPS/Kayak/issues/14", Entry: "label-broadcast",
		Where: func(l *Layer) bool { rows, cols := l.Y.Dims(); return rows > 1 && cols == 1 },
		Make: func(l *Layer) *matrix {
			n, _ := l.Y.Dims()
			sum := network.Like(l.A)
			for i := range n {
				sum.Add(sum, l.Loss.Errors(l.A, network.Repeated(row(l.Y, i), n)))
			}
			return sum.Scale(l.sign()/float64(n), sum)
		}},
	fed("softmax is applied before CrossEntropyLoss, which applies it itself",
		"CrossEntropyLoss", "torch.softmax(logits, 1)", "logits",
		"{e} = softmax({a}) − y, with {a} = softmax({z})", "softmax", "sigmoid"),
	fed("sigmoid is applied before BCEWithLogitsLoss, which applies it itself",
		"BCEWithLogitsLoss", "torch.sigmoid(logits)", "logits",
		"{e} = σ({a}) − y, with {a} = σ({z})", "sigmoid"),
}, otherLosses()...)...)

// NotLog is a loss that wants the logarithms of probabilities, and gets something else.
var NotLog = Choice{
	What:    "NLLLoss expects the logarithms of probabilities, but gets something else",
	Formula: "{e} = −y, with {a} = {f}({z})", NumPy: "{e} = -y",
	Torch: "loss = nn.NLLLoss()(output, y)  # of raw outputs, or of a softmax",
	Right: "loss = nn.NLLLoss()(torch.log_softmax(logits, 1), y)"}

// fed is a loss of PyTorch that is given something else than it wants, by a network that
// ends with one of the activations f.
func fed(what, loss, given, wanted, formula string, f ...string) Choice {
	of, _ := network.LossCalled(loss)
	return Choice{What: what, Full: true, Formula: formula,
		NumPy: strings.Replace(inNumPy.Replace(formula), "σ", "sigmoid", 2),
		Torch: "loss = nn." + loss + "()(" + given + ", y)",
		Right: "loss = nn." + loss + "()(" + wanted + ", y)",
		Where: func(l *Layer) bool { return slices.Contains(f, l.F.Name) },
		Make:  func(l *Layer) *matrix { return l.errors(of) }}
}

// otherLosses are errors that are right for another loss than the one recorded.
func otherLosses() []Choice {
	var list []Choice
	for _, loss := range network.Losses {
		list = append(list, Choice{
			What: "the gradients are those of " + loss.Torch, Of: &loss,
			Where: func(l *Layer) bool { // some have choices of their own
				bounded := l.F.Name == "sigmoid" || l.F.F == nil
				return loss.Torch != l.Loss.Torch && loss.Torch != "NLLLoss" &&
					!loss.Cancels(l.F) && !(loss.OfLogits && bounded)
			},
			Make: func(l *Layer) *matrix { return l.errors(loss) },
		})
	}
	return list
}

// Slopes are what the error is multiplied by.
var Slopes = complete(
	Choice{What: "the activation derivative at the pre-activation",
		Formula: "{δ} = {e} ∘ {f}′({z})", Make: rightDelta},
	Choice{What: "the activation derivative is left out", Formula: "{δ} = {e}",
		Entry: "no-slope-output", Hidden: "no-slope-hidden",
		Seen: "https://github.com/jiexunsee/Neural-Network-with-Python/issues/1",
		Make: func(l *Layer) *matrix { return l.E }},
	Choice{What: "the activation derivative is multiplied in, although cross-entropy has cancelled it",
		Formula: "{δ} = {e} ∘ {a}·(1 − {a})", Where: cancelled,
		Seen: "https://github.com/deeplearning4j/libnd4j/issues/440",
		Make: func(l *Layer) *matrix { return times(l.E, l.Slope()) }},
	Choice{What: "softmax's whole derivative is multiplied in, although cross-entropy has " +
		"cancelled it",
		Formula: "{δ} = {a} ∘ ({e} − Σ {e}∘{a})", Where: wholeSoftmax,
		NumPy: "{δ} = {a} * ({e} - ({e} * {a}).sum(axis=1, keepdims=True))",
		Torch: "loss = nn.MSELoss()(torch.softmax(z, 1), y)\nloss = nn.CrossEntropyLoss()(z, y)",
		Make:  func(l *Layer) *matrix { return l.F.Backward(l.E, l.Z, l.A) }},
	Choice{What: "softmax is treated as a function of one number, so the other outputs are left out",
		Formula: "{δ} = {e} ∘ {a}·(1 − {a})", Where: loneSoftmax,
		Make: func(l *Layer) *matrix { return times(l.E, l.Slope()) }},
	Choice{What: "the derivative is evaluated at the activation, not at the pre-activation",
		Formula: "{δ} = {e} ∘ {f}′({a})", NumPy: "{δ} = {e} * {slope of {f}({a})}",
		Entry: "derivative-twice", Seen: "https://github.com/rahulparaselli/numpy-xor-nn",
		Make: each(func(u unit) float64 { return u.e * u.slope(u.a, u.f(u.a)) })},
	Choice{What: "the formula of the derivative is given the pre-activation, not the activation",
		Formula: "{δ} = {e} ∘ {f}′, with {z} for {a}", NumPy: "{δ} = {e} * {slope of {z}}",
		Seen:  "https://github.com/BoltzmannEntropy/interviews.ai/issues/15",
		Entry: "derivative-of-z",
		Make:  each(func(u unit) float64 { return u.e * u.slope(u.z, u.z) })},
	Choice{What: "the activation function is used in place of its derivative",
		Formula: "{δ} = {e} ∘ {f}({z})", NumPy: "{δ} = {e} * {a}",
		Entry: "sigmoid-as-slope", Seen: "https://stackoverflow.com/questions/75378819",
		Make: each(func(u unit) float64 { return u.e * u.a })},
	Choice{What: "the activation function, evaluated at the activation, is used in place of " +
		"its derivative",
		Formula: "{δ} = {e} ∘ {f}({a})", Entry: "sigmoid-as-slope",
		Make: each(func(u unit) float64 { return u.e * u.f(u.a) })},
	Choice{What: "half of the derivative is missing", Formula: "{δ} = {e} ∘ (1 − {a})",
		Seen: "https://github.com/neuroph/neuroph/issues/37",
		Make: each(func(u unit) float64 { return u.e * (1 - u.a) })},
	Choice{What: "the derivative is that of the sigmoid", Formula: "{δ} = {e} ∘ {a}·(1 − {a})",
		Make: foreign("sigmoid", func(u unit) float64 { return u.a * (1 - u.a) })},
	Choice{What: "the derivative is that of the sigmoid, evaluated at the pre-activation",
		Formula: "{δ} = {e} ∘ σ′({z})", NumPy: "{δ} = {e} * sigmoid({z}) * (1 - sigmoid({z}))",
		Make: foreign("sigmoid", func(u unit) float64 {
			return network.Sigmoid(u.z) * (1 - network.Sigmoid(u.z))
		})},
	Choice{What: "the derivative is that of tanh", Formula: "{δ} = {e} ∘ (1 − {a}²)",
		Make: foreign("tanh", func(u unit) float64 { return 1 - float64(u.a*u.a) })},
	Choice{What: "the derivative is that of tanh, given the pre-activation, not the activation",
		Formula: "{δ} = {e} ∘ (1 − {z}²)",
		Make:    foreign("tanh", func(u unit) float64 { return 1 - float64(u.z*u.z) })},
	Choice{What: "the derivative is that of tanh, evaluated at the pre-activation",
		Formula: "{δ} = {e} ∘ (1 − tanh²({z}))", NumPy: "{δ} = {e} * (1 - np.tanh({z})**2)",
		Make: foreign("tanh", func(u unit) float64 {
			return 1 - float64(math.Tanh(u.z)*math.Tanh(u.z))
		})},
	Choice{What: "the derivative is that of relu",
		Formula: "{δ} = {e} ∘ relu′({z})", NumPy: "{δ} = {e} * ({z} > 0)",
		Make: foreign("relu", func(u unit) float64 { return max(0, network.Sign(u.z)) })},
	Choice{What: "the activation derivative is multiplied in twice",
		Formula: "{δ} = {e} ∘ {f}′({z})²", NumPy: "{δ} = {e} * {slope} * {slope}",
		Make: func(l *Layer) *matrix { return times(times(l.E, l.Slope()), l.Slope()) }},
	Choice{What: "the activation is multiplied in as well as its derivative",
		Formula: "{δ} = {e} ∘ {a} ∘ {f}′({z})",
		Seen:    "https://github.com/itsron143/Neural-Network-XOR",
		Make:    func(l *Layer) *matrix { return times(times(l.E, l.A), l.Slope()) }},
	Choice{What: "the activation derivative is added, not multiplied in",
		Formula: "{δ} = {e} + {f}′({z})", Entry: "slope-added",
		Seen: "https://github.com/Quasiparticles/Neural-Network-XOR",
		Make: func(l *Layer) *matrix { return network.Like(l.E).Add(l.E, l.Slope()) }},
	Choice{What: "the activation derivative has overwritten the error, so the derivative is squared",
		Formula: "{δ} = {f}′({z})²", NumPy: "{e}[:] = {slope}; {δ} = {e} * {slope}",
		Seen:  "https://github.com/deeplearning4j/deeplearning4j/pull/364",
		Entry: "shared-scratch",
		Make:  func(l *Layer) *matrix { return times(l.Slope(), l.Slope()) }},
	Choice{What: "the derivative is evaluated at the error, and replaces the error",
		Formula: "{δ} = {f}′, with {e} for {a}", NumPy: "{δ} = {slope of {e}}",
		Make: each(func(u unit) float64 { return u.slope(u.e, u.e) })},
	Choice{What: "the derivative is evaluated at the error, not at the activation",
		Formula: "{δ} = {e} ∘ {f}′, with {e} for {a}", NumPy: "{δ} = {e} * {slope of {e}}",
		Entry: "slope-of-error", Seen: "https://techfeed.net/es/468648/",
		Make: each(func(u unit) float64 { return u.e * u.slope(u.e, u.e) })},
	Choice{What: "the derivative is evaluated at the error, not at the pre-activation",
		Formula: "{δ} = {e} ∘ {f}′({e})", NumPy: "{δ} = {e} * {slope of {f}({e})}",
		Make: each(func(u unit) float64 { return u.e * u.slope(u.e, u.f(u.e)) })},
	Choice{What: "relu of the error is used in place of the error times relu's derivative",
		Formula: "{δ} = max(0, {e})", NumPy: "{δ} = np.maximum(0, {e})",
		Seen: "https://github.com/TiredTiddles/MNIST-from-scratch",
		Make: each(func(u unit) float64 { return max(0, u.e) })},
	Choice{What: "a matrix product sums the derivatives into one number",
		Formula: "{δ} = {e}·Σ {f}′({z})", Entry: "dot-product", Where: severalUnits,
		NumPy: "{δ} = {e} * {slope}.sum(axis=1, keepdims=True)  # np.dot({a}, 1 - {a})",
		Seen:  "https://datascience.stackexchange.com/questions/56928",
		Make:  func(l *Layer) *matrix { return times(l.E, like(l.A, network.RowSums(l.Slope()))) }},
	Choice{What: "a matrix product sums the errors times the derivatives into one number",
		Formula: "{δ} = {e}·{f}′({z})ᵀ, for every unit", Entry: "dot-product",
		NumPy: "{δ} = ({e} * {slope}).sum(axis=1, keepdims=True) + 0 * {e}  # np.dot",
		Seen:  "https://github.com/omartarek198/XOR-problem-ML", Where: severalUnits,
		Make: func(l *Layer) *matrix { return like(l.A, network.RowSums(rightDelta(l))) }},
	Choice{What: "half of the derivative comes from the next layer", Entry: "slopes-mixed",
		Formula: "{δ} = {e} ∘ {a}·(1 − {a+})",
		Seen:    "https://github.com/nelaturuharsha/Neural-Network-XOR",
		Where:   func(l *Layer) bool { return l.Next != nil && like(l.A, l.Next.A) != nil },
		Make: func(l *Layer) *matrix {
			next := like(l.A, l.Next.A)
			return network.Made(l.A, func(i, j int) float64 {
				return l.E.At(i, j) * l.A.At(i, j) * (1 - next.At(i, j))
			})
		}},
	Choice{What: "the next layer's derivative is multiplied in, not the layer's own",
		Formula: "{δ} = {e} ∘ {f+}′({z+})",
		Where:   func(l *Layer) bool { return l.Next != nil && like(l.A, l.Next.A) != nil },
		Make:    func(l *Layer) *matrix { return times(l.E, like(l.A, l.Next.Slope())) }},
	Choice{What: "the delta of the next layer is used", Formula: "{δ} = {δ+}",
		NumPy: "{δ} = {δ+} + 0 * {e}", Seen: "https://github.com/hanbt/learn_dl/pull/63",
		Make: nextDelta},
)

// rightDelta is ∂E/∂Z, given ∂E/∂A.
func rightDelta(l *Layer) *matrix {
	if l.Cancelled {
		return l.E
	}
	return l.F.Backward(l.E, l.Z, l.A)
}

// nextDelta is the delta of the next layer, or nil if there is none or none that fits.
func nextDelta(l *Layer) *matrix {
	if l.Next == nil {
		return nil
	}
	return like(l.A, l.Next.Delta)
}

// Sents are what a layer passes back. Each is made of the layer that passes it.
var Sents = complete(
	Choice{What: "the delta", Formula: "{δ+}",
		Make: func(next *Layer) *matrix { return next.Delta }},
	Choice{What: "the next layer's error is backpropagated, not its delta",
		Formula: "{e+}", Entry: "raw-error",
		Seen: "https://github.com/CodingTrain/Toy-Neural-Network-JS",
		Make: func(next *Layer) *matrix { return next.E }},
	Choice{What: "the derivative of the next layer is multiplied in once more",
		Formula: "({δ+} ∘ {f+}′({z+}))",
		Make:    func(next *Layer) *matrix { return times(next.Delta, next.Slope()) }},
	Choice{What: "only the last unit of the next layer passes its delta back, with = in place of +=",
		Formula: "({δ+} of the last unit)", Where: severalUnits,
		NumPy: "({δ+} * (np.arange({δ+}.shape[1]) == {δ+}.shape[1] - 1))",
		Seen:  "https://github.com/aintsashqa/go-simple-neural-network-lib",
		Make: func(next *Layer) *matrix {
			last := width(next.Delta) - 1
			return network.Made(next.Delta, func(i, j int) float64 {
				return next.Delta.At(i, j) * float64(j/last) // 0 but for the last
			})
		}},
	Choice{What: "the next layer's activation is backpropagated, not its delta",
		Formula: "{a+}", Make: func(next *Layer) *matrix { return next.A }},
)

// Vias are the weights that it goes through. Each is made of the next layer.
var Vias = complete(
	Choice{What: "as they were in the forward pass",
		Formula: "{e} = {sent}·{W+}ᵀ, then {W+} −= …", NumPy: "{e} = {sent} @ {W+}.T; {W+} -= …",
		Make: func(next *Layer) *matrix { return next.W }},
	Choice{What: "the next layer's weights are updated before the error is backpropagated " +
		"through them",
		Formula: "{W+} −= …, then {e} = {sent}·{W+}ᵀ", NumPy: "{W+} -= …; {e} = {sent} @ {W+}.T",
		Seen:  "https://github.com/CodingTrain/Toy-Neural-Network-JS/issues/72",
		Entry: "w2-too-early",
		Make:  func(next *Layer) *matrix { return next.NewW }},
)

// Throughs are how it goes through them.
var Throughs = complete(
	Choice{What: "the weights, transposed", Formula: "{e} = {sent}·{W+}ᵀ",
		Make: func(l *Layer) *matrix { return back(l, l.Via) }},
	Choice{What: "the weights are left out", Without: true, Entry: "w2-left-out",
		Formula: "{e} = Σⱼ {sent}ⱼ", NumPy: "{e} = {sent}.sum(axis=1, keepdims=True) + 0 * {a}",
		Seen: "https://whosebug.com/question/2948401/",
		Make: func(l *Layer) *matrix { return like(l.A, network.RowSums(l.Sent)) }},
	Choice{What: "the weights are left out, so each unit passes its delta to one unit",
		Formula: "{e} = {sent}", Without: true, Entry: "w2-left-out",
		Where: func(l *Layer) bool { return width(l.Sent) > 1 },
		Make:  func(l *Layer) *matrix { return like(l.A, l.Sent) }},
	Choice{What: "the weights of all units are added up, so that all units get the same",
		Formula: "{e} = {sent}·(Σᵢ {W+}ᵢ)ᵀ",
		NumPy:   "{e} = {sent} @ {W+}.sum(axis=0, keepdims=True).T + 0 * {a}",
		Seen:    "https://github.com/bugamehmet/CokKatmanliAlgilayicilar-XOR-Problemi",
		Make: func(l *Layer) *matrix {
			rows, _ := l.Via.Dims()
			return back(l, network.Repeated(network.ColumnSums(l.Via), rows))
		}},
	Choice{What: "the weights are not transposed", Formula: "{e} = {sent}·{W+}",
		Make: func(l *Layer) *matrix { return back(l, l.Via.T()) }},
	Choice{What: "the weights are divided by their sum",
		Formula: "{e} = {sent}·({W+} / Σ {W+})ᵀ",
		NumPy:   "{e} = {sent} @ ({W+} / {W+}.sum(axis=0)).T",
		Make: func(l *Layer) *matrix {
			sums := network.ColumnSums(l.Via)
			return back(l, network.Made(l.Via, func(i, j int) float64 {
				return l.Via.At(i, j) / sums.At(0, j)
			}))
		}},
	Choice{What: "the weights have lost their sign",
		Formula: "{e} = {sent}·|{W+}|ᵀ", NumPy: "{e} = {sent} @ np.abs({W+}).T",
		Make: func(l *Layer) *matrix { return back(l, network.Absolute(l.Via)) }},
	Choice{What: "the gradient of the weights is used in place of the weights", Without: true,
		Formula: "{e} = {sent}·(∂E/∂{W+})ᵀ", NumPy: "{e} = {sent} @ g{W+}.T",
		Entry: "gradient-sent-back", Seen: "https://github.com/AbhilashPal/XOR-Neural-Network",
		Make: func(l *Layer) *matrix {
			return back(l, Gradient{In: l.Next.In, Delta: l.Next.Delta}.Matrix())
		}},
	Choice{What: "the example's own gradient is used in place of the weights",
		Formula: "{e} = {sent}·({a}ᵀ·{δ+})ᵀ", Without: true, Entry: "gradient-sent-back",
		NumPy: "{e} = ({sent} * {δ+}).sum(axis=1, keepdims=True) * {a}",
		Seen:  "https://github.com/AbhilashPal/XOR-Neural-Network",
		Make: func(l *Layer) *matrix {
			return times(l.A, like(l.A, network.RowSums(times(l.Sent, l.Next.Delta))))
		}},
	Choice{What: "nothing is backpropagated: the layer is compared with the target itself",
		Formula: "{e} = {a} − y", Without: true, Entry: "target-for-every-layer",
		Seen: "https://github.com/matthewlroy/xor-neural-network",
		Make: func(l *Layer) *matrix { return l.minus(l.A, l.Y) }},
)

// Products are how the gradient of a W is made, and that of a b, whose input is 1.
var Products = complete(
	Choice{What: "the input, times the delta", Formula: "∂E/∂{P} = {in}ᵀ·{δ}",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) {
			if l.OneBias && in != l.In {
				return in, like(l.A, network.RowSums(l.Delta))
			}
			return in, l.Delta
		}},
	Choice{What: "the error is used here, not the delta", Formula: "∂E/∂{P} = {in}ᵀ·{e}",
		Seen:    "https://stackoverflow.com/questions/59399842",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) { return in, l.E }},
	Choice{What: "the activation derivative is multiplied in once more here",
		Formula: "∂E/∂{P} = {in}ᵀ·({δ} ∘ {f}′({z}))",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) { return in, times(l.Delta, l.Slope()) }},
	Choice{What: "the delta of the next layer is used here",
		Formula: "∂E/∂{P} = {in}ᵀ·{δ+}", NumPy: "g{P} = {in}.T @ {δ+} + 0 * {P}",
		Seen:    "https://github.com/hanbt/learn_dl/pull/63",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) { return in, nextDelta(l) }},
	Choice{What: "only the last example's gradient is kept here", Entry: "last-example-only",
		Formula: "∂E/∂{P} = {in}ₙᵀ·{δ}ₙ", NumPy: "g{P} = {in}[-1:].T @ {δ}[-1:]",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) { return row(in, -1), row(l.Delta, -1) }},
	Choice{What: "only the first example's gradient is kept here",
		Formula: "∂E/∂{P} = {in}₁ᵀ·{δ}₁", NumPy: "g{P} = {in}[:1].T @ {δ}[:1]",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) { return row(in, 0), row(l.Delta, 0) }},
	Choice{What: "only the sign of the gradient is used", Formula: "∂E/∂{P} = sign({in}ᵀ·{δ})",
		Then: func(l *Layer, g, p float64) float64 { return network.Sign(g) }},
)

// WeightProducts are how the gradient of a W alone is made.
var WeightProducts = complete(
	Choice{What: "the outer product is transposed", Formula: "∂E/∂{W} = {δ}ᵀ·{in}",
		Seen:    "https://github.com/iamtrask/Grokking-Deep-Learning/issues/23",
		Entry:   "outer-reversed",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) { return l.Delta, in }},
	Choice{What: "the layer's own activation is used in place of its input",
		Formula: "∂E/∂{W} = {a}ᵀ·{δ}", Entry: "own-activation",
		Seen:    "https://datascience.stackexchange.com/questions/25394",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) { return l.A, l.Delta }},
	Choice{What: "the layer's own activation is used in place of its input, the same for all",
		Formula: "∂E/∂{W} = {a}ᵀ·{δ}, for every input", NumPy: "g{W} = {a}.T @ {δ} + 0 * {W}",
		Seen: "https://stackoverflow.com/questions/55858141", Entry: "own-activation",
		Where:   oneUnit,
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) { return like(in, l.A), l.Delta }},
	Choice{What: "the pre-activation is used in place of the input",
		Formula: "∂E/∂{W} = {zin}ᵀ·{δ}",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) { return l.ZIn, l.Delta }},
	Choice{What: "the input of the network is used in place of the layer's input",
		Formula: "∂E/∂{W} = xᵀ·{δ}", Seen: "https://github.com/ralampay/ann/pull/22",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) { return l.X, l.Delta }},
	Choice{What: "the weight itself is used in place of the input", Entry: "weight-for-input",
		Formula: "∂E/∂{W} = {W} ∘ Σ {δ}", NumPy: "g{W} = {W} * {δ}.sum(axis=0)",
		Seen:    "https://stats.stackexchange.com/questions/464262",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) { return ones(in.Dims()), l.Delta },
		Then:    func(l *Layer, g, p float64) float64 { return g * p }},
	Choice{What: "the input is left out", Entry: "input-left-out",
		Formula: "∂E/∂{W} = Σ {δ}", NumPy: "g{W} = {δ}.sum(axis=0) + 0 * {W}",
		Seen:    "https://stackoverflow.com/questions/12558517",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) { return ones(in.Dims()), l.Delta }},
	Choice{What: "a dot product is used in place of the outer product, so all weights change alike",
		Formula: "∂E/∂{W} = {in}·{δ}ᵀ, for every weight",
		NumPy:   "g{W} = ({in} * {δ}).sum() + 0 * {W}  # np.dot({in}, {δ})",
		Seen:    "https://github.com/casper-hansen/Neural-Network-From-Scratch/pull/1",
		Where:   func(l *Layer) bool { return width(l.In) == width(l.A) },
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) {
			return ones(in.Dims()), like(l.A, network.RowSums(times(in, l.Delta)))
		}},
)

// BiasProducts are how the gradient of a b alone is made.
var BiasProducts = complete(
	Choice{What: "the deltas are summed over the units as well, not only over the examples",
		Formula: "∂E/∂{b} = ΣΣ {δ}", NumPy: "g{b} = {δ}.sum() + 0 * {b}",
		Entry: "bias-summed-over-units",
		Seen:  "https://github.com/rasbt/stat453-deep-learning-ss21/issues/5",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) {
			return in, like(l.A, network.RowSums(l.Delta))
		}},
	Choice{What: "the sum is taken along the wrong axis",
		Formula: "∂E/∂{b} = Σ {δ}, over the units", NumPy: "g{b} = {δ}.sum(axis=1)",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) {
			return ones(width(l.Delta), 1), l.Delta.T()
		}},
	Choice{What: "the gradient of the weights is summed over the inputs",
		Formula: "∂E/∂{b} = Σᵢ (∂E/∂{W})ᵢ", NumPy: "g{b} = ({in}.T @ {δ}).sum(axis=0)",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) { return network.RowSums(l.In), l.Delta }},
	Choice{What: "the layer's own activation is multiplied in",
		Formula: "∂E/∂{b} = Σ {a} ∘ {δ}", NumPy: "g{b} = ({a} * {δ}).sum(axis=0)",
		Factors: func(l *Layer, in *matrix) (*matrix, *matrix) { return in, times(l.A, l.Delta) }},
	Choice{What: "the bias itself is used in place of its gradient", Formula: "∂E/∂{b} = {b}",
		Entry: "bias-for-gradient", Seen: "https://github.com/apache/systemds/pull/2330",
		Then: func(l *Layer, g, p float64) float64 { return l.sign() * p }},
)
