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
	Of    string   // what it takes the place of, such as "Forward"
	File  string   // where it is
	Lines []string // "- " before a wrong line, "+ " before what should be there
}

// source shows the wrong lines and the right ones.
func (e Entry) source() string {
	var text strings.Builder
	for _, p := range e.Pieces {
		fmt.Fprintf(&text, "%s, in %s:\n", p.Of, p.File)
		for _, line := range p.Lines {
			text.WriteString("  " + strings.ReplaceAll(line, "\t", "    ") + "\n")
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

// link is the name of an entry in brackets.
var link = regexp.MustCompile(`\[([a-z][a-z0-9-]{4,})\]`)

// wrapped breaks the text into lines of at most width columns, each after indent.
func wrapped(text, indent string, width int) string {
	out, line := "", indent
	for _, word := range strings.Fields(text) {
		if line != indent && len([]rune(line+" "+word)) > width {
			out += line + "\n"
			line = indent
		} else if line != indent {
			line += " "
		}
		line += word
	}
	return out + line + "\n"
}

// Markdown returns MISTAKES.md: all entries, by chapter.
func Markdown(chapters []Chapter) string {
	var text strings.Builder
	text.WriteString(opening)
	for _, c := range chapters {
		fmt.Fprintf(&text, "\n## %s\n", c.Title)
		for _, e := range c.Entries {
			text.WriteString("\n" + e.markdown())
		}
	}
	return text.String()
}

const opening = `# The mistakes, one by one

This page is made from the sources of the step, and a test compares the two. [The
guide](README.md) says how to get here. A minus is before a line that is wrong, and a plus
before one that should be there. "In NumPy" are lines that take the place of those of
[xor.py](xor.py) that begin with the same name. [Step
07](../07-diagnose/README.md#what-comes-back) has a table of what it says of
them.
`

func (e Entry) markdown() string {
	text := fmt.Sprintf("### %s\n\n%s.\n", e.Name, e.Title)
	if source := e.source(); source != "" {
		text += "\n```text\n" + source + "```\n"
	}
	linked := func(text string) string {
		return "\n" + wrapped(link.ReplaceAllString(text, "[$1](#$1)"), "", 90)
	}
	text += linked(e.Text)
	if e.URL != "" {
		text += linked("Met: " + e.Thread + " [Read it there](" + e.URL + ").")
	} else if e.Thread != "" {
		text += linked("Met: " + e.Thread)
	}
	return text + fmt.Sprintf("\n`go run ./steps/06-mistakes -name %s`\n", e.Name)
}
