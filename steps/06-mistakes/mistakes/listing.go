package mistakes

// The correct program as a list of lines, for those who look for the wrong one.

import (
	"slices"
	"strings"
)

// Line is a line of the correct program.
type Line struct {
	Of   string // the function or variable that it belongs to, such as "Forward"
	Text string // indented by spaces
}

// Code returns the line without its comment.
func (l Line) Code() string { return code(l.Text) }

// listed are the functions and variables of the listing, and how some lines that belong
// to it begin; nil is all of them.
var listed = []struct {
	name   string
	begins []string
}{
	{"xor", nil},
	{"uniform", []string{"m.Set("}},
	{"Train", []string{"g := ", "for e ", "loss, absError := "}},
	{"Epoch", nil},
	{"Forward", nil},
	{"sigmoid", nil},
	{"Backprop", nil},
	{"dsigmoid", nil},
	{"halfSquare", nil},
}

// Listing returns the lines of the correct program that compute something.
func Listing() []Line {
	s := readSource()
	var listing []Line
	for _, part := range listed {
		for _, text := range s.lines(s.named[part.name]) {
			wanted := part.begins == nil || slices.ContainsFunc(part.begins,
				func(b string) bool { return strings.HasPrefix(code(text), b) })
			if code(text) != "}" && wanted {
				if len(part.begins) == 1 {
					text = strings.TrimSpace(text)
				}
				text = strings.ReplaceAll(text, "\t", "    ")
				listing = append(listing, Line{part.name, text})
			}
		}
	}
	return listing
}

// Lines returns the lines of the listing that m lacks, as indices from 0 on.
func (m Mistake) Lines() (indices []int) {
	s := readSource()
	for _, p := range s.partsOf(m.Name) {
		lacks := edits(s.lines(p.wrong), s.lines(p.right))
		for i, line := range Listing() {
			if line.Of == p.function && slices.ContainsFunc(lacks, func(e edit) bool {
				return e.mark == '+' && code(e.line) == line.Code()
			}) {
				indices = append(indices, i)
			}
		}
	}
	slices.Sort(indices)
	return indices
}
