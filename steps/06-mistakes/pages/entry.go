// Package pages prints mistakes and their measurements: as a table, as a page for each, and
// as CSV.
package pages

import (
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
	if m.OnlyNumPy {
		return Entry{Mistake: m}
	}
	p := m.Program.Complete()
	seeds := p.SeedsFrom(first, starts)
	s := p.Survey(seeds)
	return Entry{m, &s, p.Verdict(seeds)}
}

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
