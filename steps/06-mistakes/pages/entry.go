// Package pages prints mistakes and their measurements: as a table, as a page for each,
// as CSV and as MISTAKES.md.
package pages

import (
	"fmt"
	"regexp"
	"strings"

	"example/xor/steps/06-mistakes/mistakes"
	"example/xor/steps/06-mistakes/survey"
)

// Entry is a mistake and what was measured of it.
type Entry struct {
	mistakes.Mistake
	Survey *survey.Survey // nil if there is no program in Go to measure
	Check  string         // the result of the gradient checks, in most runs
}

// New measures a mistake from the seeds first, first+1 …
func New(m mistakes.Mistake, first uint32, starts int) Entry {
	if m.OnlyNumPy() {
		return Entry{Mistake: m}
	}
	p := m.Program.Complete()
	seeds := p.SeedsFrom(first, starts)
	s := p.Survey(seeds)
	return Entry{m, &s, p.Verdict(seeds)}
}

// source shows the wrong lines and the right ones.
func (e Entry) source() string {
	var text strings.Builder
	for _, p := range e.Pieces() {
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

// Wrapped breaks the text into lines of at most width columns, each after indent.
func Wrapped(text, indent string, width int) string {
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

// Markdown returns MISTAKES.md: all entries, by kind.
func Markdown() string {
	text := opening
	for _, k := range mistakes.Kinds {
		text += "\n## " + k.Title + "\n"
		for _, m := range k.Mistakes {
			text += "\n" + Entry{Mistake: m}.markdown()
		}
	}
	return text
}

const opening = `# The mistakes, one by one

[The guide](README.md) leads to these entries, and [another page](SYMPTOMS.md) shows what
each mistake looks like. A minus marks a line that is wrong, and a plus the correct one.
The lines below "in NumPy" replace the lines of [xor.py](xor.py) that begin with the same
names. The page is generated from the sources of the step.
`

func (e Entry) markdown() string {
	text := fmt.Sprintf("### %s\n\n%s.\n", e.Name, e.Title)
	if source := e.source(); source != "" {
		text += "\n```text\n" + source + "```\n"
	}
	linked := func(text string) string {
		return "\n" + Wrapped(link.ReplaceAllString(text, "[$1](#$1)"), "", 90)
	}
	text += linked(e.Text)
	if e.URL != "" {
		text += linked("Seen in public: " + e.Thread + " [Source](" + e.URL + ").")
	} else if e.Thread != "" {
		text += linked(e.Thread)
	}
	return text + fmt.Sprintf("\n`go run ./steps/06-mistakes -name %s`\n", e.Name)
}
