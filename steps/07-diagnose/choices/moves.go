package choices

// Moves are what an update does with the gradient, by name.
var (
	Plain    = move("eta times the gradient is subtracted", "{P} −= eta·∂E/∂{P}")
	Replaced = Choice{What: "the update overwrites the parameter",
		Formula: "{P} = −eta·∂E/∂{P}", NumPy: "{P} = -eta * g{P}",
		Seen: "https://techfeed.net/563456/", Entry: "weights-replaced"}
	NotReset = Choice{What: "the gradient is never reset to zero",
		Formula: "∂E/∂{P} += …, from the last update on",
		NumPy:   "g{P} += …  # missing: g{P} = 0", Right: "g{P} = 0 * g{P}; g{P} += …",
		Torch: "loss.backward(); optimizer.step()  # missing: zero_grad()\n" +
			"optimizer.zero_grad(); loss.backward(); optimizer.step()",
		Entry: "gradient-not-reset", Seen: "https://stats.stackexchange.com/questions/135359"}
	Momentum = Choice{What: "{number} times the previous update is added: momentum",
		Formula: "v = {number}·v + eta·∂E/∂{P}, {P} −= v",
		NumPy:   "v{P} = {number} * v{P} + eta * g{P}; {P} -= v{P}"}
	MomentumSign = Choice{
		What:    "momentum has the wrong sign: {number} times the previous update is subtracted",
		Formula: "v = −{number}·v + eta·∂E/∂{P}, {P} −= v",
		NumPy:   "v{P} = eta * g{P} - {number} * v{P}; {P} -= v{P}",
		Right:   "v{P} = eta * g{P} + {number} * v{P}; {P} -= v{P}"}
	Decay = move("{number} times the parameter itself is subtracted: weight decay",
		"{P} −= eta·∂E/∂{P} + {number}·{P}")
	Growth = Choice{
		What: "{number} times the parameter itself is added, which is weight decay with " +
			"the wrong sign",
		Formula: "{P} −= eta·∂E/∂{P} − {number}·{P}",
		NumPy:   "{P} -= eta * g{P} - {number} * {P}",
		Right:   "{P} -= eta * g{P} + {number} * {P}", Entry: "decay-sign",
		Seen: "https://github.com/andersbll/deeppy/issues/17"}
	OneByOne = Choice{
		What:    "the parameters are updated after every example, which is no mistake",
		Formula: "{W} −= eta·∂Eᵢ/∂{W}, for each example i",
		NumPy:   "for x, t in zip(X, y): …; {W} -= eta * g{W}"}
)

func move(what, formula string) Choice {
	return Choice{What: what, Formula: formula, NumPy: inNumPy.Replace(formula)}
}

// Part is a reason for a factor.
type Part struct {
	Choice
	Cost    int
	Value   float64
	Unknown bool
}

// Costs, where a mistake is 10. Constants that many a right program has cost less. An
// unknown factor counts like three mistakes: with one to choose freely, too much fits.
const (
	Mistake    = 10
	Harmless   = 4 // a constant that is the same everywhere
	Convention = 9 // momentum, decay, another loss than the one recorded
	Unknown    = 30
	Lost       = 100
)

// Sign is the factor −1, Zero a parameter that is not updated, Twice one that is updated
// twice.
var (
	Sign = &Part{Value: -1, Cost: Mistake, Choice: Choice{What: "the sign is wrong",
		Formula: "{P} += eta·∂E/∂{P}", NumPy: "{P} += eta * g{P}", Torch: "loss = -loss_fn(output, y)" +
			"  # or p += lr * p.grad\nloss = loss_fn(output, y)  # or p -= lr * p.grad"}}
	Zero = &Part{Value: 0, Cost: Mistake, Choice: Choice{What: "no update changes {where}",
		Formula: "{P} stays as it is", NumPy: "# missing: {P} -= eta * g{P}"}}
	Twice = &Part{Value: 2, Cost: Mistake, Choice: Choice{What: "{where} is updated twice",
		Formula: "{P} −= 2·eta·∂E/∂{P}", NumPy: "{P} -= eta * g{P}; {P} -= eta * g{P}"}}
)

func part(value float64, cost int, what, formula string) *Part {
	return &Part{Value: value, Cost: cost, Choice: move(what, formula)}
}

// from says where a part was met, and its entry of step 06.
func (p *Part) from(entry, seen string) *Part { p.Entry, p.Seen = entry, seen; return p }

// UnknownFactor is a factor that is no known one.
func UnknownFactor(f float64) *Part {
	p := part(f, Unknown, "the update is {number} times what it should be, which no listed "+
		"mistake explains", "{P} −= {number}·eta·∂E/∂{P}")
	p.Unknown = true
	return p
}

// Factors returns the parts of known factors, for a learning rate, a number of examples
// per update, and a number of outputs. Of each list one can be in a program.
func Factors(eta, n, m float64) [][]*Part {
	return [][]*Part{
		{part(2, Harmless, "a factor of 2, which the square has without the ½", "{P} −= 2·eta·∂E/∂{P}"),
			part(0.5, Harmless, "a factor of ½", "{P} −= eta·∂E/∂{P} / 2")},
		{part(1/n, Harmless, "the mean over the examples is taken, not the sum",
			"{P} −= eta·∂E/∂{P} / n").from("averaged", ""),
			part(n, 2*Harmless, "the gradient is multiplied by the number of examples",
				"{P} −= n·eta·∂E/∂{P}"),
			part(1/(n*n), 2*Harmless, "the mean over the examples is taken twice",
				"{P} −= eta·∂E/∂{P} / n²").from("", "https://github.com/d2l-ai/d2l-en/pull/1000")},
		{part(1/m, Harmless, "the mean over the outputs is taken, not the sum",
			"{P} −= eta·∂E/∂{P} / m")},
		{part(eta, Mistake, "eta is multiplied in twice", "{P} −= eta²·∂E/∂{P}").
			from("eta-twice", "https://github.com/gpleiss/nnlr/issues/3"),
			part(1/eta, Mistake, "eta is left out", "{P} −= ∂E/∂{P}").
				from("", "https://github.com/aimacode/aima-python/issues/285")},
		{Sign},
	}
}
