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

// seed is where every round starts from.
const seed = 0

// round is a program with one mistake or two.
type round struct {
	Number   int
	Chapter  string
	Mistakes []mistakes.Mistake
}

// accepted are the lines that are an answer, as indices.
type accepted struct {
	wrong    []int
	about    bool    // it is about there that a line is missing, or one too many
	together [][]int // lines that could make the same numbers, if they were wrong instead
}

// In rounds.txt a chapter has a line for each of its rounds, easy ones first: the name of the
// mistake, the lines where it is, unless its entry shows them, and each choice of other lines
// that could make the same numbers. They are given by how they begin.
//
//go:embed rounds.txt
var roundsText string

// rounds are those with one mistake, and answers are accepted for it. Round 1 is the first.
var rounds, answers = func() (rounds []round, answers map[string]accepted) {
	answers = map[string]accepted{}
	eachBelow(roundsText, func(chapter, text string) {
		fields := strings.Split(text, "; ")
		m, ok := mistakes.Called(fields[0])
		if !ok {
			panic("no mistake is called " + fields[0])
		}
		rounds = append(rounds, round{len(rounds) + 1, chapter, []mistakes.Mistake{m}})
		answer := accepted{wrong: shownAsWrong(m)}
		for _, field := range fields[1:] {
			if at, ok := strings.CutPrefix(field, "at "); ok {
				answer.wrong, answer.about = find(at), true
			} else {
				answer.together = append(answer.together, find(strings.TrimPrefix(field, "or ")))
			}
		}
		answers[m.Name] = answer
	})
	return rounds, answers
}()

// eachBelow calls f for each line of a text that is indented, with the last line that is not.
func eachBelow(text string, f func(heading, line string)) {
	heading := ""
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if below, indented := strings.CutPrefix(line, "    "); indented {
			f(heading, below)
		} else {
			heading = line
		}
	}
}

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
	answer := answers[m.Name]
	where := numbered(answer.wrong, "line %s is wrong", "lines %s are wrong")
	if answer.about {
		where = numbered(answer.wrong, "the mistake is at line %s", "the mistake is at lines %s")
	}
	if slices.Contains(answer.wrong, line) {
		return right, "Yes: " + where + "."
	}
	for _, lines := range answer.together {
		if !slices.Contains(lines, line) {
			continue
		}
		others := slices.DeleteFunc(slices.Clone(lines), func(i int) bool { return i == line })
		more := ""
		if len(others) > 0 {
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
	eachBelow(program, func(of, text string) {
		code, _, _ := strings.Cut(text, " //")
		listing = append(listing, listedLine{of, text, strings.TrimSpace(code)})
	})
	return listing
}()

// find returns the lines that begin so, as indices. A | stands between beginnings.
func find(beginnings string) (lines []int) {
	for i, line := range listing {
		if slices.ContainsFunc(strings.Split(beginnings, "|"),
			func(b string) bool { return strings.HasPrefix(line.Code, b) }) {
			lines = append(lines, i)
		}
	}
	return lines
}

// shownAsWrong returns the lines that the entry of a mistake shows with a plus.
func shownAsWrong(m mistakes.Mistake) (lines []int) {
	for i, line := range listing {
		if strings.Contains(m.Diff, "\n  + "+line.Code) {
			lines = append(lines, i)
		}
	}
	return lines
}
