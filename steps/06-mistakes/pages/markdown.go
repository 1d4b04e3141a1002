package pages

import (
	"fmt"
	"strings"
)

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
guide](README.md) says how to get here. What "missing" marks is not there and should be;
"not here" marks what should not. "In NumPy" are lines that take the place of those of
[xor.py](xor.py) that begin with the same name.
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
