package readme

import (
	"fmt"
	"slices"
	"strings"
)

const fence = "\x60\x60\x60"

// Blocks in console, go and diff are checked; the others are only shown.
var languages = []string{"console", "go", "diff", "text", "python", "math"}

// A document is a README, taken apart.
type document struct {
	file   string
	lines  []string
	blocks []block
	prose  string // the text with every line of a fenced block made empty
	spans  []span // of the prose
	links  []link // of the prose
}

// A block is what stands between two fences.
type block struct {
	language string
	line     int // of the opening fence, from 1
	lines    []string
}

// lineNumber is where in the document line i of the block stands.
func (b block) lineNumber(i int) int { return b.line + 1 + i }

func (d *document) problem(line int, format string, args ...any) Problem {
	return Problem{d.file, line, fmt.Sprintf(format, args...)}
}

func parseDocument(file, text string) (*document, []Problem) {
	d := &document{file: file, lines: strings.Split(text, "\n")}
	problems := d.splitBlocks()
	spanProblems := d.findSpans()
	linkProblems := d.findLinks()
	return d, slices.Concat(problems, spanProblems, linkProblems)
}

// splitBlocks separates the fenced blocks from the prose.
func (d *document) splitBlocks() []Problem {
	var problems []Problem
	var open *block
	prose := slices.Clone(d.lines)
	for i, line := range d.lines {
		if open == nil && !strings.HasPrefix(line, fence) {
			if isDisguisedFence(line) {
				problems = append(problems, d.problem(i+1,
					"a block must begin with %s at the start of the line", fence))
			}
			continue
		}
		prose[i] = ""
		switch {
		case open == nil:
			open = &block{language: strings.TrimPrefix(line, fence), line: i + 1}
			if !slices.Contains(languages, open.language) {
				problems = append(problems, d.problem(i+1,
					"the language of a block must be one of %q, not %q",
					languages, open.language))
			}
		case line == fence:
			d.blocks = append(d.blocks, *open)
			open = nil
		case strings.HasPrefix(strings.TrimSpace(line), fence):
			problems = append(problems, d.problem(i+1,
				"a fence inside the block of line %d, which is not closed", open.line))
			open.lines = append(open.lines, line)
		default:
			open.lines = append(open.lines, line)
		}
	}
	if open != nil {
		problems = append(problems, d.problem(open.line, "this block is never closed"))
	}
	d.prose = strings.Join(prose, "\n")
	return problems
}

// isDisguisedFence finds fences that Markdown accepts, but this checker does not.
func isDisguisedFence(line string) bool {
	text := strings.TrimLeft(line, " \t>-*+0123456789.)")
	return strings.HasPrefix(text, fence) || strings.HasPrefix(text, "~~~")
}

// spellingProblems are those of the lines of prose as such.
func (d *document) spellingProblems() []Problem {
	var problems []Problem
	blankBefore := true
	for i, line := range strings.Split(d.prose, "\n") {
		if strings.TrimRight(line, " \t") != line {
			problems = append(problems, d.problem(i+1, "spaces at the end of the line"))
		}
		indented := strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t")
		if blankBefore && indented {
			problems = append(problems, d.problem(i+1,
				"indented text shows as a block of code; use a fence with a language"))
		}
		blankBefore = line == ""
	}
	return problems
}
