package main

// What speaks against a line: a number that it cannot have made, or one that is right
// although the line goes into it.

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"example/xor/steps/06-mistakes/mistakes"
)

// Things that can be wrong, apart from the parameters.
const (
	start       = "the starting weights"
	examples    = "the examples"
	later       = "the examples of later epochs"
	activations = "the hidden activations"
	outputs     = "the step from the hidden activations to the output"
	printed     = "the loss that is printed"
	etaZero     = "what an update with eta 0 changes"
	// Of a parameter that is right in the first update:
	second = "what is kept from one update to the next"
	four   = "what happens between one example and the next"
	last   = "an update after training"
	// Of one that is right in all updates:
	every = "every parameter"
)

// parameters are listed from the output back.
var parameters = []string{"b2", "W2", "b1", "W1"}

const anything = "anything" // of what a line goes into

// flows says what else is made of something.
var flows = map[string][]string{
	activations: append([]string{printed}, parameters...),
	outputs:     append([]string{printed}, parameters...),
	"b2":        {second, four, last},
	"W2":        {second, four, last},
	"b1":        {second, four, last},
	"W1":        {second, four, last},
}

// parts say what lines make: what must be wrong if they are. Lines are beginnings, and the
// first that fits counts.
var parts = []struct {
	lines string
	makes []string
}{
	{"newExample", []string{examples, anything}},
	{"m.Set", []string{start, anything}},
	{"for _|x, y|n.Forward(x)|g.Backprop", []string{every, anything}},
	{"g := New|for e|loss, abs|g.Zero", []string{anything}},
	{"difference|loss +=|return loss|return float64", []string{printed}},
	{"absError", []string{last}},
	{"n.W1.Add", []string{"W1", etaZero}},
	{"n.W2.Add", []string{"W2", etaZero}},
	{"n.B1.Add", []string{"b1", etaZero}},
	{"n.B2.Add", []string{"b2", etaZero}},
	{"n.z1|n.hidden", []string{activations}},
	{"n.z2|n.output", []string{outputs}},
	{"return 1 /", []string{activations, outputs}},
	{"g.dOutput|g.slope2|g.delta2|return a", parameters},
	{"g.dHidden|g.slope1|g.delta1", []string{"b1", "W1"}},
	{"g.W2", []string{"W2"}},
	{"g.B2", []string{"b2"}},
	{"g.W1", []string{"W1"}},
	{"g.B1", []string{"b1"}},
}

// madeBy returns what a line makes.
func madeBy(line int) []string {
	for _, part := range parts {
		if slices.Contains(find(part.lines), line) {
			return part.makes
		}
	}
	panic("no part for the line " + listing[line].Text)
}

// goInto reports whether things go into something, directly or through others.
func goInto(things []string, something string) bool {
	return slices.ContainsFunc(things, func(thing string) bool {
		return thing == anything || thing == something || goInto(flows[thing], something)
	})
}

// reading is what an instrument shows of something, with a number.
type reading struct {
	what  string // one of the constants, or a parameter
	wrong bool
	text  string
}

// xor are the examples as they should be.
var xor = [4]mistakes.Row{{}, {X1: 1, Target: 1}, {X2: 1, Target: 1}, {X1: 1, X2: 1}}

// names of the checks, in a sentence.
var checkNames = [...]string{"the first update", "the second update",
	"an update with all four examples"}

// readings returns what the instruments show, in the order in which one looks: of each
// thing the first that is wrong, or else one that is right.
func readings(in mistakes.Instruments) (shown []reading) {
	add := func(what string, wrong bool, format string, values ...any) {
		r := reading{what, wrong, fmt.Sprintf(format, values...)}
		seen := slices.IndexFunc(shown, func(s reading) bool { return s.what == what })
		if seen < 0 {
			shown = append(shown, r)
		} else if wrong && !shown[seen].wrong {
			shown[seen] = r
		}
	}
	w, drawn := in.Start[0].Value.At(0, 0), in.Drawn[0].Value.At(0, 0)
	add(start, w != drawn, "W1[0,0] starts at %s, and np.random.seed(%d) makes it %s", fixed(w, 4),
		seed, fixed(drawn, 4))
	for i, e := range in.Examples {
		add(examples, e != xor[i], "example %d is %v, and for XOR it is %v", i+1, e, xor[i])
	}
	for i, e := range in.Later {
		add(later, e != in.Examples[i], "after ten epochs example %d is %v, and was %v", i+1, e,
			in.Examples[i])
	}
	c := in.Checks[0]
	for j, a := range c.Hidden {
		add(activations, a != c.CorrectHidden[j], "in the first update hidden[%d] is %s, and W1 "+
			"and b1 make it %s", j, fixed(a, 4), fixed(c.CorrectHidden[j], 4))
	}
	add(outputs, c.Output != c.CorrectOutput, "in the first update the output is %.4f, and the "+
		"hidden activations, W2 and b2 make it %.4f", c.Output, c.CorrectOutput)
	add(printed, math.Abs(in.Loss[0]-in.ByHand) > 1e-12, "the first loss that is printed is %.6f, "+
		"and by hand it is %.6f", in.Loss[0], in.ByHand)
	if len(in.EtaZero) > 0 {
		add(etaZero, true, "an update with eta 0 changes %s", strings.Join(in.EtaZero, ", "))
	}
	for _, parameter := range parameters {
		wrong := false
		for k, c := range in.Checks[:3] {
			if s, off := c.Off(parameter); off && !wrong {
				wrong = true
				add([]string{parameter, second, four}[k], true, "in %s %s has the ratio %s",
					checkNames[k], s.Name, ratio(s.Ratio()))
			}
		}
		if !wrong {
			add(parameter, false, "in all three checks %s has the ratio 1.000", parameter)
			add(every, false, "in all three checks %s has the ratio 1.000", parameter)
		}
		if s, off := in.Checks[3].Off(parameter); off && !in.Checks[3].Moved() {
			add(last, true, "after training nothing is updated, and %s has the gradient %s", s.Name,
				fixed(s.Numeric, 6))
		}
	}
	return shown
}

// evidence returns what speaks against a line, or "". With two mistakes only what is right
// does: a wrong number may come from the other one.
func (r round) evidence(line int, in mistakes.Instruments) string {
	if listing[line].Of == "xor" && in.Examples[line] == xor[line] {
		return fmt.Sprintf("This example is %v, and so it is for XOR.", xor[line])
	}
	shown, made := readings(in), madeBy(line)
	for _, what := range made {
		for _, r := range shown {
			if r.what == what && !r.wrong {
				return capital(r.text) + ". If this line were wrong, " + what + " would be, too."
			}
		}
	}
	if len(r.Mistakes) > 1 {
		return ""
	}
	for _, r := range shown {
		if r.wrong && !goInto(made, r.what) {
			return capital(r.text) + ". This line has no part in " + r.what + "."
		}
	}
	return unlike(listing[line].Code, in.Checks[0])
}

// unlike returns how the first update differs from one that this line would spoil, or "".
func unlike(code string, c mistakes.Check) string {
	var b1 []float64
	for _, s := range c.Slopes {
		if s.Parameter == "b1" {
			b1 = append(b1, s.Ratio())
		}
	}
	switch {
	case strings.HasPrefix(code, "for e") || strings.HasPrefix(code, "g.Zero"):
		for _, parameter := range parameters {
			if s, off := c.Off(parameter); off {
				return fmt.Sprintf("In the first update %s has the ratio %s. Nothing has been "+
					"repeated by then.", s.Name, ratio(s.Ratio()))
			}
		}
	case (strings.HasPrefix(code, "g.slope1") || strings.HasPrefix(code, "g.delta1")) && alike(b1):
		return fmt.Sprintf("In the first update all of b1 has the ratio %s. σ′(z₁) is another "+
			"number in each hidden unit, so a wrong one would make several ratios.", ratio(b1[0]))
	case strings.HasPrefix(code, "g.dHidden") && alike(c.Used):
		return fmt.Sprintf("In the first update δ₁/(δ₂·W₂) is %s in every hidden unit. A "+
			"wrong ∂E/∂hidden would leave σ′(z₁) in it, another number in each.", ratio(c.Used[0]))
	}
	return ""
}

// alike reports whether there are several numbers that are written alike.
func alike(v []float64) bool {
	return len(v) > 1 && ratio(slices.Min(v)) == ratio(slices.Max(v))
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
	etaZero: "No gradient can do that. Look at how the update uses it, and at the lines near it.",
	second:  "The first update is right: what is left of it in the second?",
	four:    "One example alone is right: what is done for each, and what once for all?",
	last:    "The updates before training are right: what stops them?",
	"δ₂": "W2 and b2 are both wrong, so begin with δ₂, and look at W1 and b1 later. Compare " +
		"δ₂ / (output − target) with a·(1−a), in both updates.",
	"δ₁": "W2 and b2 are right, so δ₂ is, and δ₁ is not. Compare δ₁ / (δ₂·W₂) with a·(1−a) " +
		"in each hidden unit, in both updates. If the two differ by one ratio in all units, " +
		"or the first is negative, what σ′ is multiplied by is wrong, or the update.",
	"one": "Something made of the same delta is right, so the delta is. Look at what is made " +
		"of it.",
}

// hintOf says in words what one instrument shows.
func hintOf(in mistakes.Instruments) string {
	wrong := map[string]bool{}
	var first reading
	for _, r := range readings(in) {
		if wrong[r.what] = r.wrong; r.wrong && first.what == "" {
			first = r
		}
	}
	what := first.what
	switch {
	case what == "":
		return "All instruments agree."
	case !slices.Contains(parameters, what):
	case !in.Checks[0].Moved():
		return "No parameter is updated at all. Look at what is subtracted, and at eta."
	case wrong["b2"] && wrong["W2"]:
		what = "δ₂"
	case wrong["b1"] && wrong["W1"] && !wrong["b2"] && !wrong["W2"]:
		what = "δ₁"
	default:
		what = "one"
	}
	return capital(first.text) + ". " + advice[what]
}
