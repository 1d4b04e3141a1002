package search

// What is recognised: mistakes alone, in pairs and by threes, made by the program of
// another hand in program_test.go.

import (
	"flag"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"example/xor/steps/07-diagnose/choices"
	"example/xor/steps/internal/golden"
)

// The counts on the page take a minute: go test ./steps/07-diagnose/search -all
var all = flag.Bool("all", false, "try all pairs, triples and shapes, not a sample of them")

// sampled reports whether case n is tried, one in so many. With -short, none is.
func sampled(n, many int) bool { return *all || n%many == 0 && !testing.Short() }

// A mistake can be switched on in a program. Two in the same place exclude each other.
type mistake struct {
	name  string // in program.wrong
	what  string // how the finding begins
	place string
}

var mistakes = []mistake{
	{"flipped", "the sign is wrong", "error"},
	{"squared", "the difference is squared", "error"},
	{"absolute", "the difference has lost its sign", "error"},
	{"output alone", "the target is left out", "error"},
	{"two", "a factor of 2", "two"},
	{"no slope output", "the activation derivative is left out", "slope2"},
	{"no slope hidden", "the activation derivative is left out", "slope1"},
	{"twice output", "the derivative is evaluated at the activation, not", "slope2"},
	{"twice hidden", "the derivative is evaluated at the activation, not", "slope1"},
	{"of z output", "the formula of the derivative is given the pre", "slope2"},
	{"of z hidden", "the formula of the derivative is given the pre", "slope1"},
	{"as slope output", "the activation function is used in place", "slope2"},
	{"as slope hidden", "the activation function is used in place", "slope1"},
	{"one minus output", "half of the derivative is missing", "slope2"},
	{"one minus hidden", "half of the derivative is missing", "slope1"},
	{"squared slope output", "the activation derivative is multiplied in twice", "slope2"},
	{"squared slope hidden", "the activation derivative is multiplied in twice", "slope1"},
	{"dot hidden", "a matrix product sums the derivatives into one number", "slope1"},
	{"scratch", "the activation derivative has overwritten the error", "slope1"},
	{"raw", "the next layer's error is backpropagated", "sent"},
	{"early", "the next layer's weights are updated", "weights"},
	{"without W", "the weights are left out", "through"},
	{"absolute W", "the weights have lost their sign", "through"},
	{"normalised", "the weights are divided by their sum", "through"},
	{"own activation", "the layer's own activation is used", "product1"},
	{"reversed", "the outer product is transposed", "product1"},
	{"no input", "the input is left out", "product1"},
	{"weight for input", "the weight itself is used in place", "product1"},
	{"z for input", "the pre-activation is used", "product2"},
	{"error for W", "the error is used here", "product2"},
	{"all units", "the deltas are summed over the units as well", "bias"},
	{"last bias", "only the last example's gradient", "bias"},
	{"error for b", "the error is used here", "bias"},
	{"no bias update", "no update changes", "bias"},
	{"mean", "the mean over the examples", "mean"},
	{"last only", "only the last example's gradient", "examples"},
	{"forward first", "all forward passes come first", "examples"},
	{"hidden sign", "the sign is wrong", "hidden sign"},
	{"eta twice", "eta is multiplied in twice", "eta"},
	{"piles up", "the gradient is never reset", "move"},
	{"momentum", "momentum", "move"},
	{"decay", "weight decay", "move"},
	{"replaced", "the update overwrites", "move"},
	{"next slope", "the next layer's derivative is multiplied in", "slope1"},
}

// exclude reports whether two of the mistakes cannot be in one program.
func exclude(combination []mistake) bool {
	places := map[string]bool{}
	for _, m := range combination {
		if places[m.place] {
			return true
		}
		places[m.place] = true
	}
	return false
}

// tally counts what comes back.
type tally struct {
	plus                     bool // y − output, and +=
	tried, named, same, lost int
	list                     string // of the diagnoses
}

// try gives a program with some mistakes to the diagnosis. What comes back has to name
// them all, or something that makes the same numbers and costs no more.
func (c *tally) try(t *testing.T, seed int, combination ...mistake) {
	t.Helper()
	hidden, cost := 3, 0
	var names []string
	for _, m := range combination {
		names = append(names, m.name)
		if m.place == "product1" {
			hidden = 2 // W1 is square, so that everything fits
		}
		cost += choices.Mistake + 1
	}
	p := newProgram(int64(seed), []int{2, hidden, 1}, "sigmoid", "sigmoid").xor().with(names...)
	p.plus = c.plus
	d := diagnosed(t, p.record())
	c.tried++
	c.list += fmt.Sprintf("%q, seed %d, plus %t\n    %s\n", names, seed, c.plus, d)
	switch {
	case d.Coarse:
		c.lost++ // so few numbers change that it does not commit itself
	case d.Explanation == nil, d.Explanation.Cost > cost:
		c.lost++
		t.Errorf("%q, seed %d, plus %t: %s", names, seed, c.plus, d)
	case areNamed(d, combination):
		c.named++
	default:
		c.same++
	}
}

// areNamed reports whether one of the explanations has all the findings.
func areNamed(d *Diagnosis, combination []mistake) bool {
	for _, e := range slices.Concat([]*Explanation{d.Explanation}, d.Same, d.Rival) {
		text, all := e.String(), true
		if d.Optimizer != nil {
			text += d.Optimizer.Text + d.Optimizer.Why()
		}
		for _, m := range combination {
			all = all && strings.Contains(text, m.what)
		}
		if all {
			return true
		}
	}
	return false
}

func (c *tally) String() string {
	return fmt.Sprintf("%4d tried, %4d found by name, %3d as something that makes the same "+
		"numbers, %d not found", c.tried, c.named, c.same, c.lost)
}

// With -all, the counts are those of the page.
func TestRecognised(t *testing.T) {
	t.Parallel()
	var alone, pairs, triples tally
	t.Run("together", func(t *testing.T) {
		t.Run("alone and pairs", func(t *testing.T) {
			t.Parallel()
			for i, m := range mistakes {
				alone.try(t, i, m)
				for j, n := range mistakes[:i] {
					if c := []mistake{m, n}; !exclude(c) && sampled(i*i+j, 25) {
						pairs.try(t, 100*i+j, c...)
					}
				}
			}
		})
		t.Run("triples", func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewSource(1))
			some := func() mistake { return mistakes[r.Intn(len(mistakes))] }
			for n := 0; n < 300; {
				if c := []mistake{some(), some(), some()}; !exclude(c) {
					if sampled(n, 60) {
						triples.try(t, n, c...)
					}
					n++
				}
			}
		})
	})
	if !*all {
		if !testing.Short() {
			golden.Check(t, "testdata/pairs.golden", pairs.list+triples.list)
		}
		return
	}
	golden.Check(t, "testdata/recognised.golden",
		fmt.Sprintf("alone    %s\npairs    %s\ntriples  %s\n", &alone, &pairs, &triples))
}

// Each mistake alone, from a few starts.
func TestEachMistakeAlone(t *testing.T) {
	list := ""
	for _, m := range mistakes {
		var c tally
		for seed := range 2 {
			c.plus = seed == 1
			c.try(t, seed, m)
		}
		if c.named < c.tried {
			t.Errorf("%s: %s. Is it in program_test.go?", m.name, &c)
		}
		list += c.list
	}
	golden.Check(t, "testdata/alone.golden", list)
}
