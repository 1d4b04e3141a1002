package main

import (
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"example/xor/steps/06-mistakes/survey"
	"example/xor/tensor"
)

// row is a line of a table in the guide: what one sees, and where that leads.
type row struct {
	see   string
	leads []string // names of mistakes
}

// guide reads the tables of README.md, in order.
func guide(t *testing.T) (tables [][]row) {
	t.Helper()
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`\]\(MISTAKES\.md#([a-z0-9-]+)\)`)
	for _, line := range strings.Split(string(text), "\n") {
		cells := strings.Split(line, "|")
		switch {
		case line == "| you see | look here |":
			tables = append(tables, nil)
		case len(cells) == 4 && len(tables) > 0 && !strings.HasPrefix(line, "|--"):
			r := row{see: strings.TrimSpace(cells[1])}
			for _, match := range link.FindAllStringSubmatch(cells[2], -1) {
				r.leads = append(r.leads, match[1])
			}
			tables[len(tables)-1] = append(tables[len(tables)-1], r)
		}
	}
	return tables
}

// From each of 100 single starts of each mistake, the guide leads to its entry: at least
// 97 times.
func TestGuideFromSingleStarts(t *testing.T) {
	tables := guide(t)
	if len(tables) != 3 {
		t.Fatalf("the guide has %d tables, want 3", len(tables))
	}
	for _, m := range allMistakes()[1:] {
		if m.onlyNumPy() {
			continue
		}
		t.Run(m.Name, func(t *testing.T) {
			t.Parallel()
			subject := m.subject(0, 100)
			trained := sync.OnceValue(func() []survey.Start {
				return survey.New(subject).Starts
			})
			astray := map[string]int{}
			right := 0
			for i, seed := range subject.Seeds {
				r := newReader(m.Program.complete(), seed)
				r.trained, r.index = trained, i
				if line := r.follow(t, tables); slices.Contains(line.leads, m.Name) {
					right++
				} else {
					astray[line.see]++
				}
			}
			t.Logf("%d of %d; elsewhere: %v", right, len(subject.Seeds), astray)
			if 100*right < 97*len(subject.Seeds) {
				t.Errorf("led there from %d of %d starts; elsewhere: %v", right,
					len(subject.Seeds), astray)
			}
		})
	}
}

// reader is somebody with one program and one start, who follows the guide.
type reader struct {
	p       Program
	seed    uint32
	first   Update                // with one example
	second  Update                // with another
	all     Update                // with all, unless the program moves after every one
	trained func() []survey.Start // all starts of the program, trained when needed
	index   int                   // of this start among them
}

func newReader(p Program, seed uint32) *reader {
	r := &reader{p: p, seed: seed}
	t := r.start()
	r.first = t.update(checkInputs[:1], checkTargets[:1], p.Eta)
	r.second = t.update(checkInputs[1:], checkTargets[1:], p.Eta)
	if !p.Online {
		t = r.start()
		r.all = t.update(t.inputs, t.targets, p.Eta)
	}
	return r
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
func (r *reader) start() *Training { return r.p.start(r.seed) }

// end returns what came out of the reader's training.
func (r *reader) end() survey.Start { return r.trained()[r.index] }

// off is a sight: exactly these matrices are off in the first update.
func off(names string) func(r *reader) bool {
	return func(r *reader) bool { return r.first.off() == names }
}

// all and both are names for off.
const (
	all  = "W1 W2 b1 b2"
	both = "W1 b1"
)

// hiddenSlope is a sight: W1 and b1 are off, and the slope used in a hidden unit is this
// one, of its activation a and its weight w to the output.
func hiddenSlope(want func(r *reader, a, w float64) float64) func(r *reader) bool {
	return func(r *reader) bool {
		n := r.first.Before
		for j := range r.p.Hidden {
			w := want(r, n.hidden.At(0, j), n.W2.At(j, 0))
			if !near(r.first.hiddenSlopeUsed(j), w) {
				return false
			}
		}
		return r.first.off() == both
	}
}

// slope is a sight: all are off, and the slope used at the output is this one.
func slope(want func(output, z, d float64) float64) func(r *reader) bool {
	return func(r *reader) bool {
		o, z := r.first.Before.output.At(0, 0), r.first.Before.z2.At(0, 0)
		return r.first.off() == all &&
			near(r.first.slopeUsed(), want(o, z, o-r.first.Target))
	}
}

// inAny is a sight: something is so in one of the pairs of input and target.
func inAny(is func(x1, x2, y float64) bool) func(r *reader) bool {
	return func(r *reader) bool {
		for i, x := range r.p.Inputs {
			if is(x.At(0, 0), x.At(0, 1), r.p.Targets[i].At(0, 0)) {
				return true
			}
		}
		return false
	}
}

// sights say how each line of the guide is seen.
var sights = map[string]func(r *reader) bool{
	"The first loss that is printed is less than half of what you work out.": func(
		r *reader,
	) bool {
		t := r.start()
		sum := 0.0
		for i, o := range t.Outputs() {
			sum += halfSquare(o - r.p.Targets[i].At(0, 0))
		}
		return t.Next() < sum/4/2
	},
	"Two seeds give the same curve.": func(r *reader) bool {
		mine, other := r.start(), r.p.start(r.seed+1)
		return mine.Next() == other.Next() && mine.Next() == other.Next()
	},
	"Two hidden units have the same weights.": func(r *reader) bool {
		w := r.first.Before.W1
		return r.p.Hidden > 1 && w.At(0, 0) == w.At(0, 1) && w.At(1, 0) == w.At(1, 1)
	},
	"There is no bias.":         func(r *reader) bool { return r.p.NoBiases },
	"There is one hidden unit.": func(r *reader) bool { return r.p.Hidden == 1 },
	"The hidden layer has no activation.": func(r *reader) bool {
		return r.p.Activation == "linear"
	},
	"A hidden unit is 0 for all examples, before training or after.": func(r *reader) bool {
		t := r.start()
		if r.p.Activation != "relu" || t.deadUnits() > 0 {
			return r.p.Activation == "relu"
		}
		for range r.p.Epochs {
			t.Next()
		}
		return t.deadUnits() > 0
	},
	"An input is far outside −1 … 1.": inAny(func(x1, x2, y float64) bool {
		return math.Abs(x1) > 10 || math.Abs(x2) > 10
	}),
	"A target is out of the output's reach.": inAny(func(x1, x2, y float64) bool {
		return y < 0 || y > 1
	}),
	"An input has a target that is not its own.": inAny(func(x1, x2, y float64) bool {
		return y == 1 == (x1 == x2)
	}),
	"After ten epochs the pairs of input and target are others.": func(r *reader) bool {
		t := r.start()
		before := t.pairs()
		for range 10 {
			t.Next()
			if !slices.Equal(t.pairs(), before) {
				return true
			}
		}
		return false
	},
	"An output stays the same when an input is changed, or when two are exchanged.": func(
		r *reader,
	) bool {
		o := r.start().Outputs() // (0,0) (1,0) (0,1) (1,1)
		return o[0] == o[1] || o[0] == o[2] || o[3] == o[1] ||
			o[3] == o[2] || o[1] == o[2]
	},
	// There is none in these programs.
	"The outputs of a softmax do not add up to 1 for each example.": func(r *reader) bool {
		return false
	},
	"All starting weights are below a tenth of 1/√n, with n inputs to a unit.": func(
		r *reader,
	) bool {
		return max(slices.Max(r.weights()), -slices.Min(r.weights())) < 0.1/math.Sqrt2
	},
	"No starting weight is negative.": func(r *reader) bool {
		return slices.Min(r.weights()) >= 0
	},

	"Nothing has moved.": func(r *reader) bool {
		return !slices.ContainsFunc(r.first.Slopes,
			func(s Slope) bool { return s.Analytic != 0 })
	},
	// No matrix of package tensor ever has.
	"Something has another shape than before.": func(r *reader) bool { return false },
	"With eta 0 something moves.": func(r *reader) bool {
		t := r.start()
		t.Eta = 0
		before := t.n.clone()
		t.Program.Epoch(checkInputs[:1], checkTargets[:1], t.n, t.g, 0, t)
		return !slices.Equal(weightsOf(t.n), weightsOf(before))
	},
	"Every factor is −1.": func(r *reader) bool {
		return r.first.off() == all && r.first.hasFactor(-1)
	},
	"Some factors are −1, the others 1.": func(r *reader) bool {
		return r.first.hasFactor(-1)
	},
	"Some factors are 0, the others 1.": func(r *reader) bool {
		return r.first.hasFactor(0)
	},
	"W1 and b1 have one factor, the others 1.": func(r *reader) bool {
		return r.first.off() == both && r.first.hasFactor(r.first.factor())
	},
	"b1 and b2 have one factor, the others 1.": func(r *reader) bool {
		return r.first.off() == "b1 b2" && r.first.hasFactor(r.first.factor())
	},
	"Only biases are off.": func(r *reader) bool {
		return r.first.off() != "" && strings.Contains("b1 b2", r.first.off())
	},
	"In one matrix some numbers are off, and others are right.": func(r *reader) bool {
		for _, name := range strings.Fields(r.first.off()) {
			for _, s := range r.first.Slopes {
				if s.Parameter == name && s.Agrees() && math.Abs(s.Numeric) > 1e3*s.Noise {
					return true
				}
			}
		}
		return false
	},
	"Only W2 is off.":                           off("W2"),
	"Only W1 is off.":                           off("W1"),
	"W1 and W2 are off, and no bias.":           off("W1 W2"),
	"W2 and b2 are off, and W1 and b1 are not.": off("W2 b2"),
	"W1 and b1 are off, and ten times less with a tenth of eta.": func(r *reader) bool {
		tenth := r.start().update(checkInputs[:1], checkTargets[:1], r.p.Eta/10)
		return r.first.off() == both && r.first.distance() > 5*tenth.distance()
	},
	"W1 and b1 are off, and b1 moves even with the output for a target.": func(
		r *reader,
	) bool {
		output := matrices{copyOf(r.first.Before.output)}
		u := r.start().update(checkInputs[:1], output, r.p.Eta)
		return r.first.off() == both && u.delta1(0) != 0
	},
	"W1 and b1 are off, and the slope used is 1 in every hidden unit.": hiddenSlope(
		func(r *reader, a, w float64) float64 { return 1 }),
	"W1 and b1 are off, and the slope used is the same in every hidden unit.": hiddenSlope(
		func(r *reader, a, w float64) float64 { return r.first.hiddenSlopeUsed(0) }),
	"W1 and b1 are off, and δ₁/δ₂ is hidden·(1 − hidden).": hiddenSlope(
		func(r *reader, a, w float64) float64 { return a * (1 - a) / w }),
	"W1 and b1 are off in another way.": off(both),
	"All are off, and the slope used at the output is −output·(1 − output).": slope(
		func(o, z, d float64) float64 { return -o * (1 - o) }),
	"All are off, and the slope used at the output is 1.": slope(
		func(o, z, d float64) float64 { return 1 }),
	"All are off, and the slope used at the output is the output.": slope(
		func(o, z, d float64) float64 { return o }),
	"All are off, and the slope used at the output is σ′(output).": slope(
		func(o, z, d float64) float64 { return sigmoidPrime(o) }),
	"All are off, and the slope used at the output is z₂·(1 − z₂).": slope(
		func(o, z, d float64) float64 { return z * (1 - z) }),
	"All are off, and the slope used at the output is d·(1 − d).": slope(
		func(o, z, d float64) float64 { return d * (1 - d) }),
	"All have one factor, and the same with another example.": func(r *reader) bool {
		factor := r.first.factor()
		return r.first.off() == all && r.first.hasFactor(factor) &&
			r.second.hasFactor(factor)
	},
	"All have one factor, and another one with another example.": func(r *reader) bool {
		return r.first.off() == all && r.first.hasFactor(r.first.factor()) &&
			r.second.hasFactor(r.second.factor())
	},
	"All are off, and one epoch takes the output to within 0.11 of its target.": func(
		r *reader,
	) bool {
		r.p.Forward(r.first.After, checkInputs[0])
		return r.first.off() == all &&
			math.Abs(r.first.After.output.At(0, 0)-r.first.Target) < 0.11
	},
	"All are off in another way.": off(all),
	"Anything else is off.":       func(r *reader) bool { return r.first.off() != "" },
	"The first update passes, the second has one factor everywhere.": func(r *reader) bool {
		return r.second.off() == all && r.second.hasFactor(r.second.factor())
	},
	"The first update passes, the second does not.": func(r *reader) bool {
		return r.second.off() != ""
	},
	"One example passes, all together do not.": func(r *reader) bool {
		return r.all.off() != ""
	},

	"The loss goes to 0.": func(r *reader) bool { return r.end().Learned() },
	"The loss goes up and down without an end.": func(r *reader) bool {
		return r.end().Shape.Detour > 0.5 && !r.end().Shape.Still
	},
	"The loss does not change any more, not in the last digit.": func(r *reader) bool {
		return r.end().Shape.Still
	},
	"An output is at the wrong end: below 0.01 for a target of 1, or above 0.99 for 0.": func(
		r *reader,
	) bool {
		for i, o := range r.end().Outputs {
			if math.Abs(o-r.p.Targets[i].At(0, 0)) > 0.99 {
				return true
			}
		}
		return false
	},
	"Of ten other seeds, one or more learn.": func(r *reader) bool {
		starts := r.trained()
		if len(starts) == 1 { // a program of one seed
			p := r.p
			p.Seeds = nil
			starts = survey.New(Mistake{Program: p}.subject(0, 10)).Starts
		}
		for i := range 10 {
			if starts[(r.index+1+i)%len(starts)].Learned() {
				return true
			}
		}
		return false
	},
	"With ten times the eta the loss ends lower.": func(r *reader) bool {
		t := r.start()
		t.Eta *= 10
		for range t.Epochs {
			t.Next()
		}
		return (survey.Start{Outputs: t.Outputs()}).Loss() < r.end().Loss()-0.00005
	},
	"Nothing of this.": func(r *reader) bool { return true },
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-6*(math.Abs(a)+math.Abs(b)) }

// off names the matrices in which a number disagrees.
func (u Update) off() string {
	var names []string
	for _, s := range u.Slopes {
		if !s.Agrees() && !slices.Contains(names, s.Parameter) {
			names = append(names, s.Parameter)
		}
	}
	return strings.Join(names, " ")
}

// factor is that of the number that is off by the most.
func (u Update) factor() float64 {
	return slices.MaxFunc(u.Slopes, func(a, b Slope) int {
		if math.Abs(a.Analytic-a.Numeric) < math.Abs(b.Analytic-b.Numeric) {
			return -1
		}
		return 1
	}).Ratio()
}

// hasFactor reports whether all numbers of all matrices that are off have this factor.
func (u Update) hasFactor(factor float64) bool {
	names := u.off()
	for _, s := range u.Slopes {
		if strings.Contains(names, s.Parameter) &&
			math.Abs(s.Analytic-factor*s.Numeric) > 1e-6*math.Abs(s.Numeric)+s.Noise {
			return false
		}
	}
	return names != ""
}

// distance is the largest difference between a slope and what was subtracted.
func (u Update) distance() float64 {
	d := 0.0
	for _, s := range u.Slopes {
		d = max(d, math.Abs(s.Analytic-s.Numeric))
	}
	return d
}

// pairs returns the examples as numbers, in an order that does not depend on theirs.
func (t *Training) pairs() []float64 {
	var pairs []float64
	for i, x := range t.inputs {
		pairs = append(pairs, x.At(0, 0)+2*x.At(0, 1)+4*t.targets[i].At(0, 0))
	}
	slices.Sort(pairs)
	return pairs
}

// deadUnits counts the hidden units that are 0 for all examples.
func (t *Training) deadUnits() (units int) {
	for j := range t.Hidden {
		alive := slices.ContainsFunc(t.inputs, func(x *tensor.Matrix) bool {
			t.Forward(t.n, x)
			return t.n.hidden.At(0, j) != 0
		})
		if !alive {
			units++
		}
	}
	return units
}

func (r *reader) weights() []float64 { return weightsOf(r.start().n) }

func weightsOf(n *Network) []float64 {
	return slices.Concat(slices.Concat(rows(n.W1)...), slices.Concat(rows(n.W2)...),
		rows(n.B1)[0], rows(n.B2)[0])
}
