package main

// The rounds: which mistake is in which, and which lines are accepted as an answer.

import (
	_ "embed"
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
	{"δ₂ and the derivatives", `sign-flipped no-slope-output weight-for-input derivative-twice
		slope-of-error sigmoid-as-slope derivative-of-z`},
	{"the hidden layer", `no-slope-hidden raw-error w2-left-out sign-flipped-hidden
		dot-product slopes-mixed target-for-every-layer gradient-sent-back slope-added
		eta-twice`},
	{"the products and the update", `input-left-out outer-reversed w1-not-updated
		biases-not-updated bias-summed-over-units own-activation mean-for-biases averaged
		bias-for-gradient bias-from-weights weights-replaced eta-is-zero momentum-of-weight
		decay-sign`},
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
	Number   int
	Chapter  string
	Mistakes []mistakes.Mistake
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
		for _, b := range rounds[a.Number:] {
			two := append(slices.Clone(a.Mistakes), b.Mistakes...)
			if _, ok := two[0].Program.With(two[1].Program); ok {
				pairs = append(pairs, round{a.Number + b.Number, "", two})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b round) int { return a.Number - b.Number })
	for i := range pairs {
		pairs[i].Number = i + 1
	}
	return pairs
}()

// program returns the program of the round, with what is wrong in it.
func (r round) program() mistakes.Program {
	var p mistakes.Program
	for _, m := range r.Mistakes {
		p, _ = p.With(m.Program)
	}
	return p
}

// told is what a line that somebody named turned out to be.
type told struct {
	line  int
	found bool // it is wrong, or could have made the same numbers
	text  string
}

// after corrects what is wrong in the lines, numbered from 1 on. It returns what is left of
// the round, and a sentence for each line.
func (r round) after(lines []int) (left round, all []told) {
	left = r
	for _, line := range lines {
		t := told{line: line}
		for _, v := range []verdict{right, instead} {
			for i := len(left.Mistakes) - 1; i >= 0; i-- { // a line may be wrong in two ways
				if is, text := judge(left.Mistakes[i], line-1); is == v && (v == right || !t.found) {
					t.found, t.text = true, text
					left.Mistakes = slices.Delete(slices.Clone(left.Mistakes), i, i+1)
				}
			}
		}
		if !t.found {
			in := mistakes.Measure(left.program(), seed)
			t.text = fmt.Sprintf("No: line %d is right. ", line) + left.evidence(line-1, in)
		} else if len(r.Mistakes) > 1 {
			t.text += " This is corrected now."
		}
		t.text = strings.TrimSpace(t.text)
		all = append(all, t)
	}
	return left, all
}

// verdict is what becomes of a line that somebody names.
type verdict int

const (
	wrong   verdict = iota // the line is right
	instead                // another line is wrong, but this one could make the same numbers
	right                  // this is the line
)

// judge returns what becomes of a line, given as an index, in a program with one mistake.
// The text is for a line that is accepted.
func judge(m mistakes.Mistake, line int) (v verdict, text string) {
	answer := answerLines(m)
	where := numbered(answer, "line %s is wrong", "lines %s are wrong")
	if answers[m.Name] != nil {
		where = numbered(answer, "the mistake is at line %s", "the mistake is at lines %s")
	}
	if slices.Contains(answer, line) {
		return right, "Yes: " + where + "."
	}
	for _, group := range alternatives[m.Name] {
		others := find(strings.Split(group, "|"))
		i := slices.Index(others, line)
		if i < 0 {
			continue
		}
		more := ""
		if others = slices.Delete(others, i, i+1); len(others) > 0 {
			more = numbered(others, ", together with line %s,", ", together with lines %s,")
		}
		return instead, fmt.Sprintf("That would do: if line %d were wrong%s the numbers could "+
			"be the same. In this program %s.", line+1, more, where)
	}
	return wrong, ""
}

// numbered writes the numbers of lines into a text for one, or for more.
func numbered(lines []int, one, more string) string {
	var numbers []string
	for _, i := range lines {
		numbers = append(numbers, strconv.Itoa(i+1))
	}
	last := len(numbers) - 1
	if last == 0 {
		return fmt.Sprintf(one, numbers[0])
	}
	return fmt.Sprintf(more, strings.Join(numbers[:last], ", ")+" and "+numbers[last])
}

// listedLine is a line of the correct program that computes something.
type listedLine struct {
	Of   string // the function or variable that it belongs to, such as "Forward"
	Text string // indented by spaces
	Code string // the same without indent and comment
}

//go:embed program.txt
var program string

// listing are the lines of the correct program, below the names of what they belong to.
var listing = func() (listing []listedLine) {
	of := ""
	for _, line := range strings.Split(strings.TrimSpace(program), "\n") {
		text, indented := strings.CutPrefix(line, "    ")
		if !indented {
			of = line
			continue
		}
		code, _, _ := strings.Cut(text, " //")
		listing = append(listing, listedLine{of, text, strings.TrimSpace(code)})
	}
	return listing
}()

// answers are the lines of the mistakes that exchange the whole loop, or have a line too
// many: where it stands, or what should be there. Each is the beginning of a line.
var answers = map[string][]string{
	"gradient-not-reset": {"g.Zero"},
	"momentum-sign":      {"g.Zero"},
	"last-example-only":  {"g.Zero", "for _"},
	"forward-first":      {"for _", "n.Forward(x)", "g.Backprop"},
	"w2-too-early":       {"g.Backprop", "n.W2.Add", "g.dHidden"},
	"w-new-is-w":         {"g.Backprop", "n.W2.Add", "g.dHidden"},
	"one-at-a-time":      {"for e", "g.Zero", "for _", "g.Backprop", "n.W1.Add"},
	"stops-on-signed-errors": {
		"for e", "loss, abs", "difference", "absError", "n.W1.Add", "return loss"},
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

// alternatives are other lines that could make the same numbers, if they were wrong: each
// is the beginning of a line, or of several that it takes together.
var alternatives = map[string][]string{
	"sign-flipped": {"g.slope2", "g.delta2",
		"n.W1.Add|n.W2.Add|n.B1.Add|n.B2.Add"},
	"no-slope-output":     {"g.slope2"},
	"derivative-twice":    {"return a"},
	"slope-of-error":      {"g.delta2"},
	"sigmoid-as-slope":    {"return a"},
	"no-slope-hidden":     {"g.slope1"},
	"sign-flipped-hidden": {"g.dHidden", "g.slope1", "g.delta1", "g.W1|g.B1"},
	"dot-product":         {"g.delta1"},
	"slopes-mixed":        {"g.delta1"},
	"eta-twice":           {"g.dHidden", "g.slope1", "g.delta1", "g.W1|g.B1"},
	"w1-not-updated":      {"g.W1"},
	"biases-not-updated":  {"g.B1|g.B2"},
	"mean-for-biases":     {"g.B1|g.B2"},
	"averaged":            {"g.dOutput", "g.slope2", "g.delta2", "g.W1|g.W2|g.B1|g.B2"},
	"bias-for-gradient":   {"g.B1"},
	"eta-is-zero":         {"loss, abs", "g.Backprop", "g.dOutput", "g.slope2", "g.delta2"},
	"loss-is-zero":        {"difference", "loss +=", "return loss"},
	"sigmoid-mirrored":    {"return 1 /"},
}

// find returns the lines that begin so, as indices.
func find(beginnings []string) (lines []int) {
	for i, line := range listing {
		if slices.ContainsFunc(beginnings,
			func(b string) bool { return strings.HasPrefix(line.Code, b) }) {
			lines = append(lines, i)
		}
	}
	return lines
}

// answerLines returns the wrong lines of a mistake: those that its entry shows with a plus,
// where no others are written down.
func answerLines(m mistakes.Mistake) (lines []int) {
	if written := answers[m.Name]; written != nil {
		return find(written)
	}
	for i, line := range listing {
		if strings.Contains(m.Diff, "\n  + "+line.Code) {
			lines = append(lines, i)
		}
	}
	return lines
}
