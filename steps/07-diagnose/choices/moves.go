package choices

// Moves are what an update does with the gradient, by name.
var (
	Plain = Choice{
		What:    "eta times the gradient is subtracted",
		Formula: "{P} −= eta·∂E/∂{P}", NumPy: "{P} -= eta * g{P}"}
	Replaced = Choice{
		What:    "the update takes the place of the parameter",
		Formula: "{P} = −eta·∂E/∂{P}", NumPy: "{P} = -eta * g{P}",
		Seen: "https://techfeed.net/563456/", Entry: "weights-replaced"}
	NotReset = Choice{
		What:    "the gradient is never set back to zero",
		Formula: "∂E/∂{P} += …, from the last update on",
		NumPy:   "g{P} += …  # missing: g{P} = 0",
		Torch:   "loss.backward(); optimizer.step()  # missing: optimizer.zero_grad()",
		Right:   "g{P} = 0 * g{P}; g{P} += …",
		Seen:    "https://stats.stackexchange.com/questions/135359",
		Entry:   "gradient-not-reset"}
	Momentum = Choice{
		What:    "{number} of the update before is added: momentum",
		Formula: "v = {number}·v + eta·∂E/∂{P}, {P} −= v",
		NumPy:   "v{P} = {number} * v{P} + eta * g{P}; {P} -= v{P}"}
	MomentumSign = Choice{
		What:    "momentum has the wrong sign: {number} of the update before is taken back",
		Formula: "v = −{number}·v + eta·∂E/∂{P}, {P} −= v",
		NumPy:   "v{P} = eta * g{P} - {number} * v{P}; {P} -= v{P}",
		Right:   "v{P} = eta * g{P} + {number} * v{P}; {P} -= v{P}"}
	Decay = Choice{
		What:    "{number} of the parameter itself is subtracted: weight decay",
		Formula: "{P} −= eta·∂E/∂{P} + {number}·{P}",
		NumPy:   "{P} -= eta * g{P} + {number} * {P}"}
	Growth = Choice{
		What: "{number} of the parameter itself is added, which is weight decay with " +
			"the wrong sign",
		Formula: "{P} −= eta·∂E/∂{P} − {number}·{P}",
		NumPy:   "{P} -= eta * g{P} - {number} * {P}",
		Right:   "{P} -= eta * g{P} + {number} * {P}",
		Seen:    "https://github.com/andersbll/deeppy/issues/17",
		Entry:   "decay-sign"}
	OneByOne = Choice{
		What:    "the parameters are updated after every example; that is no mistake",
		Formula: "{W} −= eta·∂Eᵢ/∂{W}, for each example i",
		NumPy:   "for x, t in zip(X, y): …; {W} -= eta * g{W}"}
)

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

var (
	// Sign is the factor −1.
	Sign = &Part{Value: -1, Cost: Mistake, Choice: Choice{
		What:    "the sign is wrong",
		Formula: "{P} += eta·∂E/∂{P}", NumPy: "{P} += eta * g{P}"}}
	// Zero is a parameter that is not updated.
	Zero = &Part{Value: 0, Cost: Mistake, Choice: Choice{
		What:    "no update changes {where}",
		Formula: "{P} stays as it is", NumPy: "# missing: {P} -= eta * g{P}"}}
	// Twice is a matrix that is updated twice.
	Twice = &Part{Value: 2, Cost: Mistake, Choice: Choice{
		What:    "{where} is updated twice",
		Formula: "{P} −= 2·eta·∂E/∂{P}",
		NumPy:   "{P} -= eta * g{P}; {P} -= eta * g{P}"}}
)

// UnknownFactor is a factor that is no known one.
func UnknownFactor(f float64) *Part {
	return &Part{Value: f, Unknown: true, Cost: Unknown, Choice: Choice{
		What: "the update is {number} times what it should be, which is no factor " +
			"that is known here",
		Formula: "{P} −= {number}·eta·∂E/∂{P}", NumPy: "{P} -= {number} * eta * g{P}"}}
}

// Factors returns the parts of known factors, for a learning rate, a number of examples
// per update, and a number of outputs. Of each list one can be in a program.
func Factors(eta, n, m float64) [][]*Part {
	return [][]*Part{
		{
			{Value: 2, Cost: Harmless, Choice: Choice{
				What:    "a factor 2, which the square has without the ½",
				Formula: "{P} −= 2·eta·∂E/∂{P}", NumPy: "{P} -= 2 * eta * g{P}"}},
			{Value: 0.5, Cost: Harmless, Choice: Choice{
				What:    "a factor ½",
				Formula: "{P} −= eta·∂E/∂{P} / 2", NumPy: "{P} -= eta * g{P} / 2"}},
		},
		{
			{Value: 1 / n, Cost: Harmless, Choice: Choice{Entry: "averaged",
				What:    "the mean over the examples is taken, not the sum",
				Formula: "{P} −= eta·∂E/∂{P} / n", NumPy: "{P} -= eta * g{P} / len(x)"}},
			{Value: n, Cost: 2 * Harmless, Choice: Choice{
				What:    "each example counts as often as there are examples",
				Formula: "{P} −= n·eta·∂E/∂{P}", NumPy: "{P} -= len(x) * eta * g{P}"}},
			{Value: 1 / (n * n), Cost: 2 * Harmless, Choice: Choice{
				What:    "the mean over the examples is taken twice",
				Formula: "{P} −= eta·∂E/∂{P} / n²", NumPy: "{P} -= eta * g{P} / len(x)**2",
				Seen: "https://github.com/d2l-ai/d2l-en/pull/1000"}},
		},
		{
			{Value: 1 / m, Cost: Harmless, Choice: Choice{
				What:    "the mean over the outputs is taken, not the sum",
				Formula: "{P} −= eta·∂E/∂{P} / m", NumPy: "{P} -= eta * g{P} / y.shape[1]"}},
		},
		{
			{Value: eta, Cost: Mistake, Choice: Choice{Entry: "eta-twice",
				What:    "eta is multiplied in twice",
				Formula: "{P} −= eta²·∂E/∂{P}", NumPy: "{P} -= eta * eta * g{P}",
				Seen: "https://github.com/gpleiss/nnlr/issues/3"}},
			{Value: 1 / eta, Cost: Mistake, Choice: Choice{
				What:    "eta is left out",
				Formula: "{P} −= ∂E/∂{P}", NumPy: "{P} -= g{P}",
				Seen: "https://github.com/aimacode/aima-python/issues/285"}},
		},
		{Sign},
	}
}
