package main

// What speaks against a line: a number that it cannot have made, or one that is right
// and would not be.

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"example/xor/steps/06-mistakes/mistakes"
)

// Things that can be wrong, beside the parameters.
const (
	start       = "the starting weights"
	examples    = "the examples"
	later       = "the examples of later epochs"
	activations = "the hidden activations"
	outputs     = "the step from the hidden activations to the output"
	printed     = "the loss that is printed"
	etaZero     = "an update with eta 0"
	// Of a parameter that is right in the first update:
	second = "what is kept from one update to the next"
	four   = "what happens between one example and the next"
	last   = "an update after training"
)

// parts says what lines go into, and what must be wrong if they are. Each is a list of
// beginnings of lines; the first that fits counts.
var parts = []struct{ lines, into, must []string }{
	{[]string{"newExample"}, []string{examples}, []string{examples}},
	{[]string{"m.Set"}, []string{start}, []string{start}},
	{[]string{"g := New"}, []string{etaZero}, nil},
	{[]string{"for e", "loss, abs"}, []string{etaZero, second, last, later}, nil},
	{[]string{"g.Zero"}, []string{second, four}, nil},
	{[]string{"for _", "x, y", "n.Forward(x)", "g.Backprop"},
		append(with(printed, all...), later), []string{four}},
	{[]string{"difference", "loss +=", "return loss", "return float64"},
		[]string{printed}, []string{printed}},
	{[]string{"absError"}, nil, nil},
	{[]string{"n.W1.Add"}, with("W1", etaZero), []string{"W1"}},
	{[]string{"n.W2.Add"}, with("W2", etaZero), []string{"W2"}},
	{[]string{"n.B1.Add"}, with("b1", etaZero), []string{"b1"}},
	{[]string{"n.B2.Add"}, with("b2", etaZero), []string{"b2"}},
	{[]string{"n.z1", "n.hidden"}, with(activations, all...), []string{activations}},
	{[]string{"n.z2", "n.output"}, with(outputs, all...), []string{outputs}},
	{[]string{"return 1 /"}, append(with(activations, all...), outputs),
		[]string{activations, outputs}},
	{[]string{"g.dOutput", "g.slope2", "g.delta2", "return a"}, with("b2", all...), all},
	{[]string{"g.dHidden", "g.slope1", "g.delta1"}, with("b1", "W1"), all[2:]},
	{[]string{"g.W2"}, with("W2"), []string{"W2"}},
	{[]string{"g.B2"}, with("b2"), []string{"b2"}},
	{[]string{"g.W1"}, with("W1"), []string{"W1"}},
	{[]string{"g.B1"}, with("b1"), []string{"b1"}},
}

// with returns what a line goes into that goes into every update.
func with(first string, more ...string) []string {
	return append([]string{first, second, four, last}, more...)
}

// all are the parameters, from the output back.
var all = []string{"b2", "W2", "b1", "W1"}

// partsOf returns what a line goes into, and what must be wrong if it is.
func partsOf(line mistakes.Line) (into, must []string) {
	for _, part := range parts {
		for _, begins := range part.lines {
			if strings.HasPrefix(line.Code(), begins) {
				return part.into, part.must
			}
		}
	}
	panic("no part for the line " + line.Text)
}

// finding is something that an instrument shows to be wrong.
type finding struct {
	what string // one of the constants, or a parameter
	text string // with a number
}

// xor are the examples as they should be.
var xor = [4]mistakes.Row{{}, {X1: 1, Target: 1}, {X2: 1, Target: 1}, {X1: 1, X2: 1}}

// names of the checks, in a sentence.
var checkNames = [...]string{"the first update", "the second update",
	"an update with all four examples"}

// findings returns what the instruments show to be wrong, in the order in which one looks.
func findings(in mistakes.Instruments) (found []finding) {
	add := func(what, format string, values ...any) {
		found = append(found, finding{what, fmt.Sprintf(format, values...)})
	}
	if w, should := in.Start[0].Value.At(0, 0), in.Drawn[0].Value.At(0, 0); w != should {
		add(start, "W1[0,0] starts at %s, and np.random.seed(%d) makes it %s", fixed(w, 4), seed,
			fixed(should, 4))
	}
	for i, e := range in.Examples {
		if e != xor[i] {
			add(examples, "one of the examples is %v, which is not XOR", e)
			break
		}
	}
	for i, e := range in.Later {
		if e != in.Examples[i] {
			add(later, "after ten epochs example %d is %v, and was %v", i+1, e, in.Examples[i])
			break
		}
	}
	c := in.Checks[0]
	for j, a := range c.Hidden {
		if a != c.CorrectHidden[j] {
			add(activations, "in the first update hidden[%d] is %s, and W1 and b1 make it %s",
				j, fixed(a, 4), fixed(c.CorrectHidden[j], 4))
			break
		}
	}
	if c.Output != c.CorrectOutput {
		add(outputs, "in the first update the output is %.4f, and the hidden activations, W2 "+
			"and b2 make it %.4f", c.Output, c.CorrectOutput)
	}
	if math.Abs(in.Loss[0]-in.ByHand) > 1e-12 {
		add(printed, "the first loss that is printed is %.6f, and by hand it is %.6f",
			in.Loss[0], in.ByHand)
	}
	if len(in.EtaZero) > 0 {
		add(etaZero, "an update with eta 0 changes %s", strings.Join(in.EtaZero, ", "))
	}
	for _, parameter := range all {
		for k, c := range in.Checks[:3] {
			if s, off := c.Off(parameter); off {
				what := []string{parameter, second, four}[k]
				add(what, "in %s %s has the ratio %s", checkNames[k], s.Name, ratio(s.Ratio()))
				break
			}
		}
	}
	if c := in.Checks[3]; !c.Moved() {
		for _, parameter := range all {
			if s, off := c.Off(parameter); off {
				add(last, "after training nothing is updated, and %s has the gradient %s", s.Name,
					fixed(s.Numeric, 6))
				break
			}
		}
	}
	return found
}

// verdict is what becomes of a line that somebody names.
type verdict int

const (
	wrong   verdict = iota // the line is right
	instead                // another line is wrong, but this one would make the same numbers
	right                  // this is the line
)

// judge returns what becomes of a line, given as an index, in a program with one mistake,
// and what speaks against the line. If nothing does, it is accepted.
func judge(m mistakes.Mistake, line int, in mistakes.Instruments) (verdict, string) {
	if slices.Contains(answerLines(m), line) {
		return right, ""
	}
	if slices.Contains(find(alternatives[m.Name]), line) {
		return instead, ""
	}
	text := cannot(line, in)
	if text == "" {
		text = unlike(listing[line].Code(), in)
	}
	if text != "" {
		return wrong, text
	}
	return instead, ""
}

// cannot returns a number that this line cannot have made, if it alone is wrong, or one
// that is right and would not be.
func cannot(line int, in mistakes.Instruments) string {
	into, _ := partsOf(listing[line])
	for _, f := range findings(in) {
		if !slices.Contains(into, f.what) {
			return capital(f.text) + ". This line has no part in " + f.what + "."
		}
	}
	return cleared(line, in)
}

// cleared returns a number that is right and would not be if this line was wrong, or "".
func cleared(line int, in mistakes.Instruments) string {
	if listing[line].Of == "xor" && in.Examples[line] == xor[line] {
		return fmt.Sprintf("This example is right: %v.", xor[line])
	}
	_, must := partsOf(listing[line])
	found := findings(in)
	for _, what := range must {
		if !slices.ContainsFunc(found, func(f finding) bool {
			return f.what == what || what == four && slices.Contains(all, f.what)
		}) {
			return rightOf(what, in)
		}
	}
	return ""
}

// rightOf says that something is right which this line goes into.
func rightOf(what string, in mistakes.Instruments) string {
	c := in.Checks[0]
	switch what {
	case start:
		return fmt.Sprintf("The starting weights are those of seed %d: W1[0,0] is %.4f.",
			seed, in.Start[0].Value.At(0, 0))
	case examples:
		return fmt.Sprintf("The examples are right, such as %v.", in.Examples[3])
	case activations:
		return fmt.Sprintf("The hidden activations are right: in the first update hidden[0] "+
			"is %.4f, as W1 and b1 make it.", c.Hidden[0])
	case outputs:
		return fmt.Sprintf("The output is what the hidden activations, W2 and b2 make it: "+
			"%.4f in the first update.", c.Output)
	case four:
		return "This line goes into an update with all four examples, and there b2 has the " +
			"ratio 1.000."
	case printed:
		return fmt.Sprintf("The loss that is printed is right: by hand it is %.6f, too.",
			in.ByHand)
	}
	return fmt.Sprintf("This line goes into %s, and in the first update %[1]s has the ratio "+
		"1.000.", what)
}

// unlike returns how the numbers differ from those of the mistakes that are easily made
// in a line, or "". It tells lines apart that go into the same parameters.
func unlike(code string, in mistakes.Instruments) string {
	begins := func(lines ...string) bool {
		return slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(code, l) })
	}
	first, next := in.Checks[0], in.Checks[1]
	b1, b2, b2Next := ratios(first, "b1"), ratios(first, "b2")[0], ratios(next, "b2")[0]
	switch {
	case begins("for _", "x, y", "n.Forward(x)", "g.Backprop"):
		for _, s := range first.Slopes {
			if r := s.Ratio(); !alike(r, b2) || r != 0 && !alike(r, 2) {
				return fmt.Sprintf("In the first update, with one example, %s has the ratio %s. "+
					"Left out or done twice, this line would make all ratios 0 or 2.", s.Name,
					ratio(r))
			}
		}
	case begins("g.dOutput") && !alike(b2, b2Next):
		return fmt.Sprintf("b2 has the ratio %s in the first update and %s in the second. A "+
			"wrong sign or factor in this line would make the same ratio twice.",
			ratio(b2), ratio(b2Next))
	case begins("g.slope2", "g.delta2") && first.Used2 < 0:
		return fmt.Sprintf("The derivative used at the output is %s. That of an activation "+
			"is not negative.", ratio(first.Used2))
	case begins("return a") && alike(append(b1, b2)...):
		return fmt.Sprintf("b2 and all of b1 have the ratio %s. This line goes into δ₂ once "+
			"and into δ₁ twice, so the two would differ.", ratio(b2))
	case begins("g.slope1", "g.delta1") && len(b1) > 1 && alike(b1...):
		return fmt.Sprintf("All of b1 has the ratio %s. σ′(z₁) is another number in each "+
			"hidden unit, so a wrong one would make several ratios.", ratio(b1[0]))
	case begins("g.slope1", "g.delta1") && slices.Min(first.Used) < 0:
		return fmt.Sprintf("The derivative used in a hidden unit is %s. That of an activation "+
			"is not negative.", ratio(slices.Min(first.Used)))
	case begins("g.dHidden") && len(first.Used) > 1 && alike(first.Used...):
		return fmt.Sprintf("The derivative used is %s in every hidden unit. A wrong "+
			"∂E/∂hidden would leave σ′(z₁) in it, another number in each.", ratio(first.Used[0]))
	case begins("n.z1") && (slices.Max(first.Hidden) >= 1 || slices.Min(first.Hidden) <= 0):
		return fmt.Sprintf("The hidden activations lie between %s and %s. Whatever z₁ is, σ "+
			"makes a number between 0 and 1 of it.", fixed(slices.Min(first.Hidden), 4),
			fixed(slices.Max(first.Hidden), 4))
	case begins("n.W1.Add", "n.W2.Add", "n.B1.Add", "n.B2.Add"):
		name := strings.Replace(code[2:4], "B", "b", 1)
		if r := append(ratios(first, name), ratios(next, name)...); !alike(r...) {
			return fmt.Sprintf("The ratios of %s lie between %s and %s. A wrong sign or factor "+
				"in this line would make one ratio.", name, ratio(slices.Min(r)), ratio(slices.Max(r)))
		}
	}
	return ""
}

// ratios returns those of a parameter.
func ratios(c mistakes.Check, parameter string) (ratios []float64) {
	for _, s := range c.Slopes {
		if s.Parameter == parameter {
			ratios = append(ratios, s.Ratio())
		}
	}
	return ratios
}

// alike reports whether the numbers are the same to four digits.
func alike(v ...float64) bool {
	return slices.Max(v)-slices.Min(v) <= 1e-4*max(math.Abs(slices.Max(v)), math.Abs(slices.Min(v)))
}

// advice is what to do about the first finding.
var advice = map[string]string{
	start:       "Compare the starting weights with those of another round.",
	examples:    "Compare the examples with XOR.",
	later:       "What happens to the examples from epoch to epoch?",
	activations: "Compare the other activations, too: which are right?",
	outputs:     "The hidden activations are right, so look after them.",
	printed: "By hand means: from the starting weights. If all updates are right, look at " +
		"the lines that only the loss goes through. If not, what changes too early?",
	etaZero: "No gradient can do that. Look at how the update uses it, and beside the update.",
	second:  "The first update is right: what is left of it in the second?",
	four:    "One example alone is right: what is done for each, and what once for all?",
	last:    "The updates before training are right: what stops them?",
	"δ₂": "W2 and b2 are both wrong, so begin with δ₂, and look at W1 and b1 later. Compare " +
		"the derivative used at the output with σ′, in both updates.",
	"δ₁": "W2 and b2 are right, so δ₂ is, and δ₁ is not. Compare the derivative used in each " +
		"hidden unit with σ′, in both updates.",
	"one": "Something made of the same delta is right, so the delta is. Look at what is made " +
		"of it.",
}

// hint says in words what one instrument shows.
func hint(in mistakes.Instruments) string {
	found := findings(in)
	off := func(what string) bool {
		return slices.ContainsFunc(found, func(f finding) bool { return f.what == what })
	}
	if len(found) == 0 {
		return "Every instrument is content."
	}
	what := found[0].what
	switch {
	case !slices.Contains(all, what):
	case off("b2") && off("W2"):
		what = "δ₂"
	case off("b1") && off("W1") && !off("b2") && !off("W2"):
		what = "δ₁"
	default:
		what = "one"
	}
	return capital(found[0].text) + ". " + advice[what]
}
