package pages

import (
	"fmt"
	"strings"
)

// Markdown returns MISTAKES.md: the table, and all entries by chapter.
func Markdown(chapters []Chapter) string {
	var entries []Entry
	for _, c := range chapters {
		entries = append(entries, c.Entries...)
	}
	var text strings.Builder
	text.WriteString(opening + "```text\n" + Table(entries) + "```\n")
	for _, c := range chapters {
		fmt.Fprintf(&text, "\n## %s\n", c.Title)
		for _, e := range c.Entries {
			text.WriteString("\n" + e.markdown())
		}
	}
	return text.String()
}

const opening = `# The mistakes, one by one

This page is made by the program: a test compares the two. [The guide](README.md) says
how to use it, and what the columns of the table are. "In NumPy" are lines that take the
place of those of [xor.py](xor.py) that begin with the same name.

`

func (e Entry) markdown() string {
	var text strings.Builder
	fmt.Fprintf(&text, "### %s\n\n%s.\n", e.Name, e.Title)
	if pieces := e.pieces(); pieces != "" {
		fmt.Fprintf(&text, "\n```text\n%s```\n", pieces)
	}
	linked := func(text string) string {
		return wrapped(link.ReplaceAllString(text, "[$1](#$1)"), "", 90)
	}
	text.WriteString("\n" + linked(e.Text))
	thread := e.Thread
	if e.URL != "" {
		thread += " [Read it there](" + e.URL + ")."
	}
	if thread != "" {
		text.WriteString("\n" + linked("Met: "+thread))
	}
	fmt.Fprintf(&text, "\n`go run ./steps/06-mistakes -name %s`\n", e.Name)
	return text.String()
}
