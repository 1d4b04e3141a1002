package main

// The rounds: which mistake is in which, and which lines are accepted as an answer.

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example/xor/steps/06-mistakes/mistakes"
)

// chapters are the rounds, easy ones first, and what each chapter is about.
var chapters = []struct {
	about string
	names string
}{
	{"the last layer", `sign-flipped no-slope-output weight-for-input derivative-twice
		slope-of-error sigmoid-as-slope derivative-of-z`},
	{"the hidden layer", `no-slope-hidden raw-error w2-left-out sign-flipped-hidden
		dot-product slopes-mixed target-for-every-layer gradient-sent-back slope-added
		eta-twice`},
	{"the products and the update", `input-left-out outer-reversed w1-not-updated
		biases-not-updated bias-summed-over-units own-activation mean-for-biases averaged
		bias-for-gradient bias-from-weights weights-replaced eta-is-zero momentum-of-weight decay-sign`},
	{"the loop", `gradient-not-reset last-example-only forward-first eta-fades
		fresh-start-every-epoch one-at-a-time momentum-sign w2-too-early seeded-every-epoch
		label-broadcast shuffle-loses-examples inputs-shuffled w-new-is-w
		stops-on-signed-errors shared-weights shared-scratch`},
	{"the start, the examples and the forward pass", `wrong-label zero-start equal-start
		tiny-start half-is-zero minus-one-labels inputs-to-255 loss-is-zero no-biases
		linear-hidden sigmoid-mirrored bias-after-activation
		other-derivative dying-relu same-row-twice`},
}

// seed is where every round starts from.
const seed = 0

// round is a program with one mistake or two.
type round struct {
	number   int
	chapter  string
	mistakes []mistakes.Mistake
}

// rounds are those with one mistake. Round 1 is the first.
var rounds = func() (rounds []round) {
	for _, c := range chapters {
		for _, name := range strings.Fields(c.names) {
			m, ok := mistakes.Called(name)
			if !ok {
				panic("no mistake is called " + name)
			}
			rounds = append(rounds, round{len(rounds) + 1, c.about, []mistakes.Mistake{m}})
		}
	}
	return rounds
}()

// pairs are the rounds with two: those of the early rounds come first.
var pairs = func() (pairs []round) {
	for _, a := range rounds {
		for _, b := range rounds[a.number:] {
			two := append(slices.Clone(a.mistakes), b.mistakes...)
			if _, ok := two[0].Program.With(two[1].Program); ok {
				pairs = append(pairs, round{a.number + b.number, "", two})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b round) int { return cmp.Compare(a.number, b.number) })
	for i := range pairs {
		pairs[i].number = i + 1
	}
	return pairs
}()

// program returns the program of the round, with what is wrong in it.
func (r round) program() mistakes.Program {
	var p mistakes.Program
	for _, m := range r.mistakes {
		p, _ = p.With(m.Program)
	}
	return p
}

// told is what a line that somebody named turned out to be.
type told struct {
	line  int
	found bool // it was wrong, or would make the same numbers
	text  string
}

// mend puts right what is wrong in the lines, numbered from 1 on. It returns what is left
// of the round, and a sentence for each line.
func (r round) mend(lines []int) (left round, all []told) {
	left = r
	for _, line := range lines {
		i, v := left.named(line)
		t := told{line, v != wrong, fmt.Sprintf("Line %d was wrong, and is put right.", line)}
		switch v {
		case instead:
			t.text = fmt.Sprintf("Line %d would make the same numbers as what was wrong: %s. "+
				"That is put right.", line, numbered(left.mistakes[i]))
		case wrong:
			t.text = strings.TrimSpace(fmt.Sprintf("Line %d is right. %s", line, left.against(line)))
		}
		for again := false; v == right || v == instead && !again; again = true {
			left.mistakes = slices.Delete(slices.Clone(left.mistakes), i, i+1)
			i, v = left.named(line) // it may be wrong in two ways
		}
		all = append(all, t)
	}
	return left, all
}

// against returns what speaks against a line, or "": of a line that is wrong alone more
// can be said.
func (r round) against(line int) (text string) {
	in := mistakes.Measure(r.program(), seed)
	if len(r.mistakes) == 1 {
		_, text = judge(r.mistakes[0], line-1, in)
		return text
	}
	return cleared(line-1, in)
}

// named returns the mistake that a line is accepted for, and how.
func (r round) named(line int) (mistake int, v verdict) {
	for i, m := range r.mistakes {
		alone := mistakes.Measure(round{mistakes: []mistakes.Mistake{m}}.program(), seed)
		if one, _ := judge(m, line-1, alone); one > v {
			mistake, v = i, one
		}
	}
	return mistake, v
}

// numbered names the wrong lines of a mistake: "line 33 is wrong", or "lines 21 and 23 are
// wrong".
func numbered(m mistakes.Mistake) string {
	var numbers []string
	for _, i := range answerLines(m) {
		numbers = append(numbers, strconv.Itoa(i+1))
	}
	last := len(numbers) - 1
	if last == 0 {
		return "line " + numbers[0] + " is wrong"
	}
	return "lines " + strings.Join(numbers[:last], ", ") + " and " + numbers[last] + " are wrong"
}

var listing = mistakes.Listing()

// answers are the lines of the mistakes that exchange the whole loop, or have a line too
// many: where it stands, or what should be there. Each is the beginning of a line.
var answers = map[string][]string{
	"gradient-not-reset":      {"g.Zero"},
	"momentum-sign":           {"g.Zero"},
	"last-example-only":       {"g.Zero", "for _"},
	"forward-first":           {"for _", "n.Forward(x)", "g.Backprop"},
	"w2-too-early":            {"g.Backprop", "n.W2.Add", "g.dHidden"},
	"w-new-is-w":              {"g.Backprop", "n.W2.Add", "g.dHidden"},
	"one-at-a-time":           {"for e", "g.Zero", "for _", "g.Backprop", "n.W1.Add"},
	"stops-on-signed-errors":  {"for e", "loss, abs", "difference", "absError", "n.W1.Add", "return loss"},
	"eta-fades":               {"for e", "loss, abs", "g.Zero", "n.W1.Add"},
	"fresh-start-every-epoch": {"m.Set", "for e", "loss, abs", "g.Zero"},
	"seeded-every-epoch":      {"for e", "loss, abs", "g.Zero", "for _", "x, y"},
	"inputs-shuffled":         {"for e", "loss, abs", "g.Zero", "for _", "x, y"},
	"shuffle-loses-examples":  {"for e", "loss, abs", "g.Zero", "for _", "x, y"},
	"label-broadcast":         {"for _", "x, y", "g.Backprop"},
	"eta-is-zero":             {"n.W1.Add", "n.W2.Add", "n.B1.Add", "n.B2.Add"},
	"shared-weights":          {"g := NewGradients"},
	"shared-scratch":          {"g := NewGradients"},
}

// alternatives are lines that would make the same numbers, if they were wrong.
var alternatives = map[string][]string{
	"sign-flipped":        {"n.W1.Add", "n.W2.Add", "n.B1.Add", "n.B2.Add"},
	"sign-flipped-hidden": {"g.dHidden", "g.slope1", "g.delta1"},
	"eta-twice":           {"g.dHidden", "g.slope1", "g.delta1"},
	"averaged":            {"g.dOutput", "g.slope2", "g.delta2"},
	"mean-for-biases":     {"g.B1.Add", "g.B2.Add"},
	"biases-not-updated":  {"g.B1.Add", "g.B2.Add"},
	"eta-is-zero":         {"loss, abs"},
	"sigmoid-mirrored":    {"return 1 / (1 +"},
}

// find returns the lines that begin so, as indices.
func find(beginnings []string) (lines []int) {
	for i, line := range listing {
		if slices.ContainsFunc(beginnings,
			func(b string) bool { return strings.HasPrefix(line.Code(), b) }) {
			lines = append(lines, i)
		}
	}
	return lines
}

// answerLines returns the wrong lines of a mistake: those that the source says, where no
// others are written down.
func answerLines(m mistakes.Mistake) []int {
	if written := answers[m.Name]; written != nil {
		return find(written)
	}
	return m.Lines()
}
