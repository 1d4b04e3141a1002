package readme

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// excerptProblems checks that a block of Go is part of the file that the paragraph above
// it names.
func (repo *repository) excerptProblems(doc *document, b block) []Problem {
	source := doc.sourceAbove(b)
	if source == "" {
		return []Problem{doc.problem(b.line,
			"the paragraph above must link to the .go file that this is from")}
	}
	text, err := fs.ReadFile(repo.files, path.Join(path.Dir(doc.file), source))
	if err != nil {
		return []Problem{doc.problem(b.line, "the source of this excerpt: %v", err)}
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	pieces := piecesBetween(b.lines, isCodeEllipsis)
	if len(slices.Concat(pieces...)) == 0 {
		return []Problem{doc.problem(b.line, "this excerpt is empty")}
	}
	found := 0
	for tabs := range mostTabs(lines) + 1 {
		n := lengthFound(pieces, withoutTabs(lines, tabs))
		if n == len(b.lines) {
			return nil
		}
		found = max(found, n)
	}
	return []Problem{doc.problem(b.lineNumber(found),
		"%s does not go on like this here: %q", source, b.lines[found])}
}

// sourceAbove is the target of the last link to a .go file in the paragraph directly
// above the block.
func (d *document) sourceAbove(b block) string {
	prose := strings.Split(d.prose, "\n")
	last := b.line - 1
	for last > 0 && d.lines[last-1] == "" {
		last--
	}
	first := last
	for first > 0 && prose[first-1] != "" {
		first--
	}
	source := ""
	for _, l := range d.links {
		if first < l.line && l.line <= last && strings.HasSuffix(l.target, ".go") {
			source = l.target
		}
	}
	return source
}

func isCodeEllipsis(line string) bool {
	text := strings.TrimLeft(line, "\t")
	return text == ellipsis || text == "// "+ellipsis
}

func mostTabs(lines []string) int {
	most := 0
	for _, line := range lines {
		most = max(most, len(line)-len(strings.TrimLeft(line, "\t")))
	}
	return most
}

// withoutTabs takes the same number of tabs from the start of each line. A line that has
// fewer gets a text that no README can contain, unless it is empty.
func withoutTabs(lines []string, tabs int) []string {
	const unmatchable = "\n"
	dedented := make([]string, len(lines))
	for i, line := range lines {
		rest, found := strings.CutPrefix(line, strings.Repeat("\t", tabs))
		if !found && line != "" {
			rest = unmatchable
		}
		dedented[i] = rest
	}
	return dedented
}

// lengthFound is how many lines of an excerpt, counted with its ellipses, occur in lines
// before the first that does not.
func lengthFound(pieces [][]string, lines []string) int {
	found, next := 0, 0
	for i, piece := range pieces {
		if i > 0 {
			// The ellipsis before this piece stands for at least one line.
			next++
		}
		at := indexLines(lines, piece, next)
		if at < 0 && len(piece) == 0 {
			return found
		}
		if i > 0 {
			found++
		}
		if at < 0 {
			return found + longestStart(piece, lines, next)
		}
		next = at + len(piece)
		found += len(piece)
	}
	return found
}

// longestStart is how many lines at the start of piece occur together in lines, in which
// the whole of it does not.
func longestStart(piece, lines []string, from int) int {
	length := 0
	for indexLines(lines, piece[:length+1], from) >= 0 {
		length++
	}
	return length
}
