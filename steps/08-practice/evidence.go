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
)

// all are the parameters, from the output back.
var all = []string{"b2", "W2", "b1", "W1"}

// always are what a line goes into that goes into every update.
var always = []string{second, four, last}

// parts say what lines go into, and what must be wrong if they are. Lines are beginnings,
// and the first that fits counts. Where into is nil, it is everything, directly or through
// the weights.
var parts = []struct {
	lines string
	into  []string
	must  []string
}{
	{"newExample", nil, []string{examples}},
	{"m.Set", nil, []string{start}},
	{"for _|x, y|n.Forward(x)|g.Backprop", nil, []string{four}},
	{"g := New|for e|loss, abs|g.Zero", nil, nil},
	{"difference|loss +=|return loss|return float64", []string{printed}, []string{printed}},
	{"absError", []string{last}, nil},
	{"n.W1.Add", append(always, "W1", etaZero), []string{"W1"}},
	{"n.W2.Add", append(always, "W2", etaZero), []string{"W2"}},
	{"n.B1.Add", append(always, "b1", etaZero), []string{"b1"}},
	{"n.B2.Add", append(always, "b2", etaZero), []string{"b2"}},
	{"n.z1|n.hidden", append(always, append(all, activations, printed)...), []string{activations}},
	{"n.z2|n.output", append(always, append(all, outputs, printed)...), []string{outputs}},
	{"return 1 /", append(always, append(all, activations, outputs, printed)...),
		[]string{activations, outputs}},
	{"g.dOutput|g.slope2|g.delta2|return a", append(always, all...), all},
	{"g.dHidden|g.slope1|g.delta1", append(always, "b1", "W1"), all[2:]},
	{"g.W2", append(always, "W2"), []string{"W2"}},
	{"g.B2", append(always, "b2"), []string{"b2"}},
	{"g.W1", append(always, "W1"), []string{"W1"}},
	{"g.B1", append(always, "b1"), []string{"b1"}},
}

// partsOf returns what a line goes into, and what must be wrong if it is.
func partsOf(line mistakes.Line) (into, must []string) {
	for _, part := range parts {
		for _, begins := range strings.Split(part.lines, "|") {
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
	add := func(wrong bool, what, format string, values ...any) bool {
		if wrong {
			found = append(found, finding{what, fmt.Sprintf(format, values...)})
		}
		return wrong
	}
	w, should := in.Start[0].Value.At(0, 0), in.Drawn[0].Value.At(0, 0)
	add(w != should, start, "W1[0,0] starts at %s, and np.random.seed(%d) makes it %s",
		fixed(w, 4), seed, fixed(should, 4))
	for i, e := range in.Examples {
		if add(e != xor[i], examples, "one of the examples is %v, which is not XOR", e) {
			break
		}
	}
	for i, e := range in.Later {
		if add(e != in.Examples[i], later, "after ten epochs example %d is %v, and was %v", i+1, e,
			in.Examples[i]) {
			break
		}
	}
	c := in.Checks[0]
	for j, a := range c.Hidden {
		if add(a != c.CorrectHidden[j], activations, "in the first update hidden[%d] is %s, and W1 "+
			"and b1 make it %s", j, fixed(a, 4), fixed(c.CorrectHidden[j], 4)) {
			break
		}
	}
	add(c.Output != c.CorrectOutput, outputs, "in the first update the output is %.4f, and the "+
		"hidden activations, W2 and b2 make it %.4f", c.Output, c.CorrectOutput)
	add(math.Abs(in.Loss[0]-in.ByHand) > 1e-12, printed, "the first loss that is printed is %.6f, "+
		"and by hand it is %.6f", in.Loss[0], in.ByHand)
	add(len(in.EtaZero) > 0, etaZero, "an update with eta 0 changes %s",
		strings.Join(in.EtaZero, ", "))
	for _, parameter := range all {
		for k, c := range in.Checks[:3] {
			s, off := c.Off(parameter)
			if add(off, []string{parameter, second, four}[k], "in %s %s has the ratio %s",
				checkNames[k], s.Name, ratio(s.Ratio())) {
				break
			}
		}
	}
	for _, parameter := range all {
		s, off := in.Checks[3].Off(parameter)
		if add(off && !in.Checks[3].Moved(), last, "after training nothing is updated, and %s has "+
			"the gradient %s", s.Name, fixed(s.Numeric, 6)) {
			break
		}
	}
	return found
}

// evidence returns what speaks against a line, or "". With two mistakes only what is right
// does: a wrong number may come from the other one.
func (r round) evidence(line int, in mistakes.Instruments) string {
	into, _ := partsOf(listing[line])
	if text := cleared(line, in); text != "" || len(r.Mistakes) > 1 {
		return text
	}
	for _, f := range findings(in) {
		if into != nil && !slices.Contains(into, f.what) {
			return capital(f.text) + ". This line has no part in " + f.what + "."
		}
	}
	return unlike(listing[line].Code(), in.Checks[0])
}

// cleared returns a number that is right although the line goes into it, or "".
func cleared(line int, in mistakes.Instruments) string {
	if listing[line].Of == "xor" && in.Examples[line] == xor[line] {
		return fmt.Sprintf("This example is right: %v.", xor[line])
	}
	c, found := in.Checks[0], findings(in)
	_, must := partsOf(listing[line])
	for _, what := range must {
		if slices.ContainsFunc(found, func(f finding) bool { return f.what == what }) {
			continue
		}
		switch what {
		case start:
			return fmt.Sprintf("The starting weights are those of seed %d: W1[0,0] is %.4f.",
				seed, in.Start[0].Value.At(0, 0))
		case examples:
			continue // this one is wrong
		case activations:
			return fmt.Sprintf("The hidden activations are right: in the first update hidden[0] is "+
				"%.4f, as W1 and b1 make it.", c.Hidden[0])
		case outputs:
			return fmt.Sprintf("The output is what the hidden activations, W2 and b2 make it: %.4f "+
				"in the first update.", c.Output)
		case printed:
			return fmt.Sprintf("The loss that is printed is right: by hand it is %.6f, too.",
				in.ByHand)
		case four:
			for _, parameter := range all {
				if _, off := in.Checks[2].Off(parameter); !off {
					return fmt.Sprintf("This line goes into all parameters, and in an update with "+
						"all four examples %s has the ratio 1.000.", parameter)
				}
			}
		default:
			return fmt.Sprintf("This line goes into %s, and in the first update %[1]s has the "+
				"ratio 1.000.", what)
		}
	}
	return ""
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
		for _, parameter := range all {
			if s, off := c.Off(parameter); off {
				return fmt.Sprintf("In the first update %s has the ratio %s. Nothing has been "+
					"repeated by then.", s.Name, ratio(s.Ratio()))
			}
		}
	case (strings.HasPrefix(code, "g.slope1") || strings.HasPrefix(code, "g.delta1")) && alike(b1):
		return fmt.Sprintf("All of b1 has the ratio %s. σ′(z₁) is another number in each hidden "+
			"unit, so a wrong one would make several ratios.", ratio(b1[0]))
	case strings.HasPrefix(code, "g.dHidden") && alike(c.Used):
		return fmt.Sprintf("δ₁ / (δ₂·W₂) is %s in every hidden unit. A wrong ∂E/∂hidden would "+
			"leave σ′(z₁) in it, another number in each.", ratio(c.Used[0]))
	}
	return ""
}

// alike reports whether there are several numbers, the same to four digits.
func alike(v []float64) bool {
	low, high := slices.Min(v), slices.Max(v)
	return len(v) > 1 && high-low <= 1e-4*max(math.Abs(low), math.Abs(high))
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
	found := findings(in)
	off := func(what string) bool {
		return slices.ContainsFunc(found, func(f finding) bool { return f.what == what })
	}
	if len(found) == 0 {
		return "All instruments agree."
	}
	what := found[0].what
	switch {
	case !slices.Contains(all, what):
	case !in.Checks[0].Moved():
		return "No parameter is updated at all. Look at what is subtracted, and at eta."
	case off("b2") && off("W2"):
		what = "δ₂"
	case off("b1") && off("W1") && !off("b2") && !off("W2"):
		what = "δ₁"
	default:
		what = "one"
	}
	return capital(found[0].text) + ". " + advice[what]
}
