package main

// The wrong lines and the right ones, read from the very source that runs.

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
	"unicode"
)

//go:embed mistakes_*.go
var mistakeFiles embed.FS

// Piece is a piece of source that is not right: a function or a variable.
type Piece struct {
	Of    string // the name of what it takes the place of, such as "Backprop"
	File  string
	Lines []string // from the first line of its body to the last, without the indent
}

// parts are the names of what a mistake can exchange: the fields of Program.
var parts = []string{
	"Settings", "Uniform", "NewGradients", "Forward", "Backprop", "Targets",
	"HalfSquare", "Epoch", "Loss",
}

// The comments that mark the lines.
const (
	rightMark   = "// right: "   // the line above is wrong, this is how it should be
	missingMark = "// missing: " // here stands nothing, and this should
	notHere     = "(not here)"   // the line above should not be there
)

// piecesOf finds the source of a mistake. The pieces of sign-flipped are called
// signFlippedBackprop, signFlippedEpoch …
func piecesOf(name string) []Piece {
	var pieces []Piece
	files, err := fs.Glob(mistakeFiles, "*.go")
	if err != nil {
		panic(err)
	}
	for _, file := range files {
		text, err := mistakeFiles.ReadFile(file)
		if err != nil {
			panic(err)
		}
		for _, part := range parts {
			if body, ok := bodyOf(camelCase(name)+part, string(text)); ok {
				pieces = append(pieces, Piece{part, file, body})
			}
		}
	}
	return pieces
}

// camelCase turns sign-flipped into signFlipped.
func camelCase(name string) string {
	words := strings.Split(name, "-")
	for i, word := range words[1:] {
		words[i+1] = string(unicode.ToUpper(rune(word[0]))) + word[1:]
	}
	return strings.Join(words, "")
}

// bodyOf returns the lines between the braces of a function, a method or a variable. A
// variable on one line has that line for a body.
func bodyOf(name, source string) (body []string, ok bool) {
	lines := strings.Split(source, "\n")
	for i, line := range lines {
		if !declares(line, name) {
			continue
		}
		indent := line[:len(line)-len(strings.TrimLeft(line, "\t"))]
		start := i
		if strings.HasSuffix(line, "(") { // the parameters are on lines of their own
			start += slices.IndexFunc(lines[i:], endsInBrace)
		} else if !endsInBrace(line) {
			return []string{line}, true
		}
		for _, line := range lines[start+1:] {
			if line == indent+"}" {
				return body, true
			}
			body = append(body, strings.TrimPrefix(line, indent+"\t"))
		}
	}
	return nil, false
}

// endsInBrace allows for a comment after the brace.
func endsInBrace(line string) bool {
	code, _, _ := strings.Cut(line, " //")
	return strings.HasSuffix(code, "{")
}

func declares(line, name string) bool {
	line = strings.TrimPrefix(strings.TrimLeft(line, "\t"), "var ")
	if strings.HasPrefix(line, name+" = ") {
		return true
	}
	before, _, found := strings.Cut(line, name+"(")
	return found && strings.HasPrefix(line, "func ") &&
		(before == "func " || strings.HasSuffix(before, ") "))
}

// Change is a line that is wrong, what is right, or both.
type Change struct {
	Wrong string // empty where a line is missing
	Right string // empty where a line should not be there
}

// changes returns the marked lines.
func (p Piece) changes() []Change {
	var changes []Change
	for i, line := range p.Lines {
		text := strings.TrimSpace(line)
		if right, found := strings.CutPrefix(text, missingMark); found {
			changes = append(changes, Change{Right: right})
		}
		if right, found := strings.CutPrefix(text, rightMark); found {
			wrong := strings.TrimSpace(p.Lines[i-1])
			if right == notHere {
				right = ""
			}
			changes = append(changes, Change{wrong, right})
		}
	}
	return changes
}
