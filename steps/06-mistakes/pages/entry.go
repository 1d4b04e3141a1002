// Package pages shows mistakes and what was measured of them: as a table, as a page
// each, as CSV and as MISTAKES.md. It gets all of it as plain data.
package pages

import (
	"fmt"
	"regexp"
	"strings"

	"example/xor/steps/06-mistakes/survey"
)

// Entry is what is known of a mistake.
type Entry struct {
	Name, Title, Tell, Text, NumPy, Thread, URL string

	Chaotic bool
	Pieces  []Piece
	Survey  *survey.Survey // nil if there is no program in Go to measure
}

// Chapter is a list of entries with a title.
type Chapter struct {
	Title   string
	Entries []Entry
}

// Piece is a piece of source that is not right.
type Piece struct {
	Of    string // what it takes the place of, such as "Forward"
	File  string
	Lines []Line
}

// Line is a line of source.
type Line struct {
	Mark Mark
	Text string
}

// Mark says whether a line is wrong, or what should be there.
type Mark string

const (
	Plain   Mark = ""
	Wrong   Mark = "wrong"
	Right   Mark = "right"
	Missing Mark = "missing"
	NotHere Mark = "not here"
)

// pieces shows the wrong lines and the right ones.
func (e Entry) pieces() string {
	var text strings.Builder
	for _, p := range e.Pieces {
		fmt.Fprintf(&text, "%s, in %s:\n", p.Of, p.File)
		for _, line := range p.Lines {
			row := "  " + untabbed(line.Text)
			if line.Mark != Plain {
				row = fmt.Sprintf("  %-8s  %s", line.Mark, line.Text)
			}
			text.WriteString(strings.TrimRight(row, " ") + "\n")
		}
	}
	if e.NumPy != "" {
		text.WriteString("in NumPy:\n")
		for _, line := range strings.Split(strings.TrimSpace(e.NumPy), "\n") {
			text.WriteString("  " + strings.TrimSpace(line) + "\n")
		}
	}
	return text.String()
}

func untabbed(line string) string {
	code := strings.TrimLeft(line, "\t")
	return strings.Repeat("    ", len(line)-len(code)) + code
}

// link is a name in brackets.
var link = regexp.MustCompile(`\[([a-z][a-z0-9-]{4,})\]`)

// wrapped breaks the text into lines of at most width columns, each after indent.
func wrapped(text, indent string, width int) string {
	var out strings.Builder
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len([]rune(indent+line+" "+word)) > width {
			out.WriteString(indent + line + "\n")
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return out.String() + indent + line + "\n"
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
