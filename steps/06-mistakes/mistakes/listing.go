package mistakes

// The correct program as a list of lines, for those who look for the wrong one.

import (
	"go/ast"
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
				listing = append(listing, Line{part.name, strings.ReplaceAll(text, "\t", "    ")})
			}
		}
	}
	return listing
}

// places say which lines of the listing belong to a part of Program.
var places = map[string]string{
	"Examples": "xor", "Uniform": "uniform", "Forward": "Forward",
	"OutputDelta": "Backprop", "HiddenDelta": "Backprop", "AddGradients": "Backprop",
	"Update": "Epoch", "Epoch": "Epoch", "HalfSquare": "halfSquare",
}

// Lines returns the lines of the listing that m lacks, as indices from 0 on.
func (m Mistake) Lines() []int {
	s := readSource()
	listing := Listing()
	var indices []int
	for _, part := range s.parts[m.Name] {
		name := part.Key.(*ast.Ident).Name
		right := s.correctPart(name)
		if right == nil {
			continue
		}
		lacks := lacking(s.lines(part.Value), s.lines(right))
		seen := map[string]int{} // the same line may be there twice
		for i, line := range listing {
			if line.Of == places[name] {
				seen[line.Code()]++
				if slices.Contains(lacks[line.Code()], seen[line.Code()]) {
					indices = append(indices, i)
				}
			}
		}
	}
	slices.Sort(indices)
	return slices.Compact(indices)
}

// lacking returns the lines of right that wrong does not have: at the same place, where
// both have as many lines, and else anywhere. A 2 says that it is the second such line.
func lacking(wrong, right []string) map[string][]int {
	lacks, seen := map[string][]int{}, map[string]int{}
	for i, line := range right {
		seen[code(line)]++
		has := slices.ContainsFunc(wrong, func(w string) bool { return code(w) == code(line) })
		if len(wrong) == len(right) {
			has = code(wrong[i]) == code(line)
		}
		if !has {
			lacks[code(line)] = append(lacks[code(line)], seen[code(line)])
		}
	}
	return lacks
}
