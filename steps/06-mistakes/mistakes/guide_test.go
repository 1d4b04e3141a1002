package mistakes

import (
	"cmp"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"example/xor/steps/06-mistakes/survey"
)

// row is a line of a table in the guide: what one sees, and where that leads.
type row struct {
	see   string
	leads []string // names of mistakes
}

var entryLink = regexp.MustCompile(`\]\(mistakes/MISTAKES\.md#([a-z0-9-]+)\)`)

// guide reads the tables of README.md, in order.
func guide(t *testing.T) (tables [][]row) {
	parts := strings.Split(read(t, "../README.md"), "| you see | look here |\n")
	for _, table := range parts[1:] {
		table, _, _ = strings.Cut(table, "\n\n")
		var rows []row
		for _, line := range strings.Split(table, "\n")[1:] { // without |--|--|
			r := row{see: strings.TrimSpace(strings.Split(line, "|")[1])}
			for _, match := range entryLink.FindAllStringSubmatch(line, -1) {
				r.leads = append(r.leads, match[1])
			}
			rows = append(rows, r)
		}
		tables = append(tables, rows)
	}
	return tables
}

// checkEta is the eta of the guide's check.
const checkEta = 1e-5

// From each single start of each mistake, the guide leads to its entry: from at least 97
// of 100 with -all, and from 9 of 10 without.
func TestGuideFromSingleStarts(t *testing.T) {
	tables := guide(t)
	if len(tables) != 7 {
		t.Fatalf("the guide has %d tables, want 7", len(tables))
	}
	for _, m := range All()[1:] {
		if m.OnlyNumPy {
			continue
		}
		t.Run(m.Name, func(t *testing.T) {
			t.Parallel()
			starts, percent := 10, 90
			if *all {
				starts, percent = 100, 97
			}
			p := m.Program.Complete()
			seeds := p.SeedsFrom(0, starts)
			astray := map[string]int{}
			right := 0
			for _, r := range readers(p, seeds) {
				if line := r.follow(t, tables); slices.Contains(line.leads, m.Name) {
					right++
				} else {
					astray[line.see]++
				}
			}
			if 100*right < percent*len(seeds) {
				t.Errorf("led there from %d of %d starts; elsewhere: %v", right, len(seeds),
					astray)
			}
		})
	}
}

// With two mistakes in one program, the guide leads to the entry of one of them at once,
// in 93 cases of 100; without -all, in 90 of every third pair. (When that one is corrected,
// it leads to the other as above.)
func TestGuideFromPairs(t *testing.T) {
	tables := guide(t)
	pairs, tried, most := 0, 0, 10 // percent of the tried
	if *all {
		most = 7
	}
	var astray []string
	for i, a := range All() {
		for _, b := range All()[:i] {
			p, ok := a.Program.With(b.Program)
			if !ok || a.OnlyNumPy || b.Program.Seeds != nil || b.Name == "correct" {
				continue
			}
			if pairs++; pairs%3 != 0 && !*all {
				continue
			}
			p = p.Complete()
			tried++
			line := readers(p, p.SeedsFrom(1, 3))[0].follow(t, tables)
			if !slices.Contains(line.leads, a.Name) && !slices.Contains(line.leads, b.Name) {
				astray = append(astray, a.Name+", "+b.Name+": "+line.see)
			}
		}
	}
	if pairs < 1000 || 100*len(astray) > most*tried {
		t.Errorf("%d of %d pairs lead elsewhere: %q", len(astray), tried, astray)
	}
}

// With tanh, a derivative taken twice matches in units near 0. The guide finds it. The check
// knows the right one.
func TestGuideWithTanh(t *testing.T) {
	derivative := tanhPrime
	p := mustFind(t, "other-derivative").Program
	p.HiddenDelta = func(g *Gradients, n *Network) {
		g.dHidden.Mul(g.delta2, n.W2.T())
		g.slope1.Apply(derivative, n.hidden)
		g.delta1.MulElem(g.dHidden, g.slope1)
	}
	p = p.Complete()
	for _, r := range readers(p, p.SeedsFrom(0, 20)) {
		line := r.follow(t, guide(t))
		if !slices.Contains(line.leads, "derivative-twice") {
			t.Errorf("seed %d: %s", r.seed, line.see)
		}
	}
	derivative = dtanh
	c := readers(p, []uint32{0})[0].first
	for j, used := range c.Used {
		if !near(used, c.Derivatives[j]) {
			t.Errorf("1 − hidden² is %g, the check has %g", used, c.Derivatives[j])
		}
	}
}

// reader is somebody with one program and one start, who follows the guide.
type reader struct {
	p       Program
	seed    uint32
	first   Check                 // with one example
	second  Check                 // with another
	all     Check                 // with all, unless the program updates after every one
	trained func() []survey.Start // all starts of the program, trained when needed
	index   int                   // of this start among them
}

// readers have the same program, one from each start.
func readers(p Program, seeds []uint32) (readers []*reader) {
	trained := sync.OnceValue(func() []survey.Start { return p.Survey(seeds).Starts })
	for i, seed := range seeds {
		r := &reader{p: p, seed: seed, trained: trained, index: i}
		t := r.start()
		r.first = t.check(checkExamples[:1], checkEta)
		r.second = t.check(checkExamples[1:], checkEta)
		if !p.Online {
			t = r.start()
			r.all = t.check(t.examples, checkEta)
		}
		readers = append(readers, r)
	}
	return readers
}

// follow returns the first row that fits, of the first table in which one does.
func (r *reader) follow(t *testing.T, tables [][]row) row {
	t.Helper()
	for _, table := range tables {
		for _, line := range table {
			seen, known := sights[line.see]
			if !known {
				t.Fatalf("no test can follow this line of the guide: %q", line.see)
			}
			if seen(r) {
				return line
			}
		}
	}
	return row{see: "(the end)"}
}

// start returns the reader's program, untrained.
func (r *reader) start() *Training { return r.p.Start(r.seed) }

// end returns what came out of the reader's training.
func (r *reader) end() survey.Start { return r.trained()[r.index] }

// never is a sight for what no program of this step shows.
func never(*reader) bool { return false }

// off is a sight: these matrices are off, the other one, if there is one, is not, and the
// ratio is this one, if it is asked for.
func off(names, right string, ratio func(c Check) float64) func(r *reader) bool {
	return func(r *reader) bool {
		off := strings.Fields(names)
		return r.first.isOff(off...) && (right == "" || !r.first.isOff(right)) &&
			(ratio == nil || r.first.hasRatio(ratio(r.first), off...))
	}
}

func is(ratio float64) func(c Check) float64 { return func(Check) float64 { return ratio } }

func sumOfHidden(c Check) float64 { return sum(c.before.hidden) }

// correctSlope returns the correct activation derivative in hidden unit j.
func correctSlope(r *reader, j int) float64 { return r.first.Derivatives[j] }

func dtanh(a float64) float64     { return 1 - float64(a*a) }
func tanhPrime(z float64) float64 { return dtanh(math.Tanh(z)) }

// hiddenSlope is a sight: W1 and b1 are off, and the activation derivative used in each
// hidden unit j is this one.
func hiddenSlope(want func(r *reader, j int) float64) func(r *reader) bool {
	return func(r *reader) bool {
		is := r.first.isOff("W1", "b1")
		for j := range r.p.Hidden {
			is = is && near(r.first.Used[j], want(r, j))
		}
		return is
	}
}

// hiddenIs is a sight: they are a or b of hidden.
func hiddenIs(a, b func(hidden float64) float64) func(r *reader) bool {
	return func(r *reader) bool {
		isA := func(r *reader, j int) float64 { return a(r.first.Hidden[j]) }
		isB := func(r *reader, j int) float64 { return b(r.first.Hidden[j]) }
		return hiddenSlope(isA)(r) || hiddenSlope(isB)(r)
	}
}

// slope is a sight: W2 and b2 are off, and the derivative used at the output is this one.
func slope(want func(output, z, d float64) float64) func(r *reader) bool {
	return func(r *reader) bool {
		o, z := r.first.Output, r.first.before.z2.At(0, 0)
		return r.first.isOff("W2", "b2") &&
			near(r.first.Used2, want(o, z, o-r.first.Target))
	}
}

// someOff is a sight: in one of these matrices a number is off, and another is right.
func someOff(names ...string) func(r *reader) bool {
	return func(r *reader) bool {
		return slices.ContainsFunc(r.first.Slopes, func(s Slope) bool {
			return slices.Contains(names, s.Parameter) && r.first.isOff(s.Parameter) &&
				agrees(s) && math.Abs(s.Numeric) > 1e3*s.Noise
		})
	}
}

// inAny is a sight: something is so in one of the pairs of input and target.
func inAny(is func(x1, x2, y float64) bool) func(r *reader) bool {
	return func(r *reader) bool {
		return slices.ContainsFunc(r.p.Examples, func(e Example) bool {
			return is(e.X.At(0, 0), e.X.At(0, 1), e.Y.At(0, 0))
		})
	}
}

// sights say how each line of the guide is seen.
var sights = map[string]func(r *reader) bool{
	"Two runs with different starting weights give the same outputs, or two hidden units " +
		"start with the same weights.": func(r *reader) bool {
		w := r.first.before.W1
		return r.start().Outputs() == r.p.Start(r.seed+1).Outputs() ||
			r.p.Hidden > 1 && w.At(0, 0) == w.At(0, 1) && w.At(1, 0) == w.At(1, 1)
	},
	"The hidden layer has no activation function.": func(r *reader) bool {
		return r.p.Activation == "linear"
	},
	"A target is outside the range of the output.": inAny(func(x1, x2, y float64) bool {
		return y < 0 || y > 1
	}),
	"An input has the wrong target.": inAny(func(x1, x2, y float64) bool {
		return y == 1 == (x1 == x2)
	}),
	"After ten epochs, inputs have different targets, or examples are " +
		"missing.": func(r *reader) bool {
		t, changed := r.start(), false
		before := t.pairs()
		for range 10 {
			t.Next()
			changed = changed || !slices.Equal(t.pairs(), before)
		}
		return changed
	},
	// Neither is in any of these programs.
	"The outputs of a softmax do not add up to 1 for each example.": never,
	"A weight array has an integer type.":                           never,

	// No matrix of package tensor ever has.
	"An array has changed shape.": never,
	"With eta 0, something has changed.": func(r *reader) bool {
		c := r.start().check(checkExamples[:1], 0)
		return !reflect.DeepEqual(c.after.parameters(), c.before.parameters())
	},
	"Nothing has changed with eta 0.00001 either.": func(r *reader) bool {
		return r.first.hasRatio(0)
	},
	"The gradient of a whole array is 0, even with a different example.": func(r *reader) bool {
		return slices.ContainsFunc([]string{"W1", "W2", "b1", "b2"}, func(name string) bool {
			has := !r.p.NoBiases || name[0] == 'W'
			return has && r.first.isFlat(name) && r.second.isFlat(name)
		})
	},
	"Every ratio is −1.": func(r *reader) bool {
		return r.first.allOff() && r.first.hasRatio(-1)
	},
	"All ratios are the same number, also with a different example.": func(r *reader) bool {
		ratio := r.first.ratio()
		return r.first.allOff() && r.first.hasRatio(ratio) && r.second.hasRatio(ratio)
	},
	"All ratios are far above 1, and nearly equal.": func(r *reader) bool {
		low, high := math.Inf(1), 0.0
		for _, s := range r.first.Slopes {
			low, high = min(low, s.Ratio()), max(high, s.Ratio())
		}
		return low > 10 && high < 1.5*low
	},
	// Nothing is rounded in these programs.
	"The gradient used has only two or three digits, such as 0.079.": never,

	"W2 and b2 have the ratio −1.":                          off("W2 b2", "", is(-1)),
	"W2 matches, and b2 has not changed.":                   off("b2", "W2", is(0)),
	"W2 matches, and the ratio of b2 is the sum of hidden.": off("b2", "W2", sumOfHidden),
	"W2 matches, but b2 does not.":                          off("b2", "W2", nil),
	"b2 matches, and W2 has not changed.":                   off("W2", "b2", is(0)),
	"Some numbers of W2 or b2 match, and others do not.":    someOff("W2", "b2"),
	"b2 matches, but W2 does not.":                          off("W2", "b2", nil),
	"W2 and b2 share one ratio, also with a different example.": func(r *reader) bool {
		ratio := r.first.Used2 / dsigmoid(r.first.Output)
		return off("W2 b2", "", is(ratio))(r) && r.second.hasRatio(ratio, "W2", "b2")
	},
	"The output derivative of a sigmoid or tanh is 1.": slope(
		func(o, z, d float64) float64 { return 1 }),
	"The output derivative is the output.": slope(
		func(o, z, d float64) float64 { return o }),
	"The output derivative is z₂·(1 − z₂).": slope(
		func(o, z, d float64) float64 { return z * (1 - z) }),
	"The output derivative is d·(1 − d).": slope(
		func(o, z, d float64) float64 { return d * (1 - d) }),
	"The output derivative is σ′(output).": slope(
		func(o, z, d float64) float64 { return sigmoidPrime(o) }),
	"The output derivative is that of another activation.": slope(
		func(o, z, d float64) float64 { return dtanh(o) }),
	"W2 and b2 do not match in another way.": off("W2 b2", "", nil),

	"W1 and b1 have the ratio −1.":                     off("W1 b1", "", is(-1)),
	"W1 and b1 hardly change: their ratio is eta.":     off("W1 b1", "", is(checkEta)),
	"W1 and b1 share one ratio.":                       off("W1 b1", "", Check.ratio),
	"W1 matches, and the ratio of b1 is the sum of x.": off("b1", "W1", is(0.6+0.9)),
	"W1 matches, but b1 does not.":                     off("b1", "W1", nil),
	"b1 matches, and W1 has not changed.":              off("W1", "b1", is(0)),
	"Some numbers of W1 or b1 match (with tanh, not only in units near 0), and others " +
		"do not.": someOff("W1", "b1"),
	"b1 matches, but W1 does not.": off("W1", "b1", nil),
	"With y set to the output of this example, b1 still changes.": func(r *reader) bool {
		output := Example{checkExamples[0].X, copyOf(r.first.before.output)}
		c := r.start().check([]Example{output}, checkEta)
		return r.first.isOff("W1", "b1") && !c.hasRatio(0, "b1")
	},
	"The hidden derivatives are correct, but W1 and b1 do not match.": hiddenSlope(correctSlope),
	"The hidden derivatives are 1.": hiddenSlope(
		func(r *reader, j int) float64 { return 1 }),
	"The hidden derivatives are σ′(hidden).":                  hiddenIs(sigmoidPrime, tanhPrime),
	"The hidden derivatives are those of another activation.": hiddenIs(dsigmoid, dtanh),
	"The hidden derivatives are hidden·(1 − output).": hiddenSlope(
		func(r *reader, j int) float64 {
			return r.first.Hidden[j] * (1 - r.first.Output)
		}),
	"The hidden derivatives are all one number.": hiddenSlope(
		func(r *reader, j int) float64 { return r.first.Used[0] }),
	// In none of these programs.
	"ReLU: the derivative is 0 in a unit above 0, or 1 in a unit at 0.": never,
	"δ₁/δ₂ gives the correct hidden derivatives.": hiddenSlope(
		func(r *reader, j int) float64 {
			return correctSlope(r, j) / r.first.before.W2.At(j, 0)
		}),
	"W1 and b1 do not match in another way.": off("W1 b1", "", nil),

	"In the second update all ratios are the same.": func(r *reader) bool {
		return r.second.allOff() && r.second.hasRatio(r.second.ratio())
	},
	"In the second update nothing changes.": func(r *reader) bool {
		return r.second.hasRatio(0)
	},
	"In the second update, used − gradient is a fixed multiple of the gradient used in " +
		"the first.": func(r *reader) bool {
		left := r.second
		left.Slopes = slices.Clone(left.Slopes)
		for i, s := range left.Slopes {
			left.Slopes[i].Analytic = s.Analytic - s.Numeric
			left.Slopes[i].Numeric = r.first.Slopes[i].Analytic
		}
		return r.second.isOff() && left.hasRatio(left.ratio())
	},
	"The second update does not match in another way.": func(r *reader) bool {
		return r.second.isOff()
	},
	"An update with all examples does not match.": func(r *reader) bool { return r.all.isOff() },
	"With your own eta, W1 and b1 do not match.": func(r *reader) bool {
		return r.start().check(checkExamples[:1], r.p.Eta).isOff("W1", "b1")
	},

	"The first loss that is printed is less than half of the one you work out " +
		"by hand.": func(r *reader) bool {
		t := r.start()
		return t.Next() < r.start().lossByHand()/2
	},
	"There is no bias.":              func(r *reader) bool { return r.p.NoBiases },
	"There is only one hidden unit.": func(r *reader) bool { return r.p.Hidden == 1 },
	"ReLU: a hidden unit is 0 for all examples.": func(r *reader) bool {
		t, dead := r.start(), false
		for e := 0; r.p.Activation == "relu" && e < r.p.Epochs && !dead; e++ {
			dead = t.deadUnits() > 0
			t.Next()
		}
		return dead
	},
	"The absolute value of an input is above 10.": inAny(func(x1, x2, y float64) bool {
		return math.Abs(x1) > 10 || math.Abs(x2) > 10
	}),
	"The output stays the same when one input is changed, or when two are " +
		"exchanged.": func(r *reader) bool {
		o := r.start().Outputs() // (0,0) (1,0) (0,1) (1,1)
		return o[0] == o[1] || o[0] == o[2] || o[3] == o[1] || o[3] == o[2] || o[1] == o[2]
	},
	"All starting weights are below a tenth of 1/√n, with n inputs to a " +
		"unit.": func(r *reader) bool {
		return max(slices.Max(r.weights()), -slices.Min(r.weights())) < 0.1/math.Sqrt2
	},
	"No starting weight is negative.": func(r *reader) bool {
		return slices.Min(r.weights()) >= 0
	},

	"The loss goes to 0.": func(r *reader) bool { return r.end().Learned() },
	"The loss goes up and down without end.": func(r *reader) bool {
		return r.end().Shape.Detour > 0.5 && !r.end().Shape.Still
	},
	"The loss no longer changes, not even in the last digit.": func(r *reader) bool {
		return r.end().Shape.Still
	},
	"An output is at the wrong end: below 0.01 for a target of 1, or above 0.99 for " +
		"0.": func(r *reader) bool {
		most := 0.0
		for i, o := range r.end().Outputs {
			most = max(most, math.Abs(o-r.p.Examples[i].Y.At(0, 0)))
		}
		return most > 0.99
	},
	"At least one of ten other seeds learns.": func(r *reader) bool {
		starts := r.trained()
		if len(starts) == 1 { // a program of one seed
			p := r.p
			p.Seeds = nil
			starts = p.Survey(p.SeedsFrom(0, 10)).Starts
		}
		learned := false
		for i := range 10 {
			learned = learned || starts[(r.index+1+i)%len(starts)].Learned()
		}
		return learned
	},
	"With ten times the eta the loss ends lower.": func(r *reader) bool {
		t := r.start()
		t.Eta *= 10
		for range t.Epochs {
			t.Next()
		}
		return (survey.Start{Outputs: t.Outputs()}).Loss() < r.end().Loss()-0.00005
	},
	"None of this.": func(r *reader) bool { return true },
}

// A reader compares numbers to four digits.
const fourDigits = 1e-4

func near(a, b float64) bool { return math.Abs(a-b) < fourDigits*math.Abs(b) }

func agrees(s Slope) bool {
	return math.Abs(s.Analytic-s.Numeric) <= s.Noise+fourDigits*math.Abs(s.Numeric)
}

// isOff reports whether in each of these matrices a number disagrees; without names,
// whether one does anywhere.
func (c Check) isOff(names ...string) bool {
	off := map[string]bool{}
	for _, s := range c.Slopes {
		off[s.Parameter] = off[s.Parameter] || !agrees(s)
	}
	off[""] = off["W1"] || off["b1"] || off["W2"] || off["b2"]
	isRight := func(name string) bool { return !off[name] }
	return !slices.ContainsFunc(append(names, ""), isRight)
}

func (c Check) allOff() bool { return c.isOff("W1", "b1", "W2", "b2") }

// ratio is that of the number that is off by the most.
func (c Check) ratio() float64 {
	return slices.MaxFunc(c.Slopes, func(a, b Slope) int {
		return cmp.Compare(math.Abs(a.Analytic-a.Numeric), math.Abs(b.Analytic-b.Numeric))
	}).Ratio()
}

// hasRatio reports whether all numbers of these matrices have this ratio; without
// names, all numbers there are.
func (c Check) hasRatio(ratio float64, names ...string) bool {
	return !slices.ContainsFunc(c.Slopes, func(s Slope) bool {
		return (len(names) == 0 || slices.Contains(names, s.Parameter)) &&
			math.Abs(s.Analytic-ratio*s.Numeric) > fourDigits*math.Abs(s.Numeric)+s.Noise
	})
}

// isFlat reports whether the measured gradient is 0 in all of a matrix.
func (c Check) isFlat(name string) bool {
	return !slices.ContainsFunc(c.Slopes, func(s Slope) bool {
		return s.Parameter == name && math.Abs(s.Numeric) > s.Noise
	})
}

// pairs returns the examples as numbers, in an order that does not depend on theirs.
func (t *Training) pairs() []float64 {
	var pairs []float64
	for _, e := range t.examples {
		pairs = append(pairs, e.X.At(0, 0)+2*e.X.At(0, 1)+4*e.Y.At(0, 0))
	}
	slices.Sort(pairs)
	return pairs
}

// deadUnits counts the hidden units that are 0 for all examples.
func (t *Training) deadUnits() (units int) {
	for j := range t.Hidden {
		alive := slices.ContainsFunc(t.examples, func(e Example) bool {
			t.Forward(t.n, e.X)
			return t.n.hidden.At(0, j) != 0
		})
		if !alive {
			units++
		}
	}
	return units
}

// weights returns all starting weights and biases.
func (r *reader) weights() (all []float64) {
	for _, p := range r.start().n.parameters() {
		all = append(all, slices.Concat(rows(p.Value)...)...)
	}
	return all
}
