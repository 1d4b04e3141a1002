package golden

import (
	"fmt"
	"strings"
)

// UnifiedDiff returns the difference of want and got as diff -u would print it, with
// three lines of context and no times in its headers. It is empty when they are equal.
func UnifiedDiff(wantName, gotName, want, got string) string {
	a, b := splitLines(want), splitLines(got)
	edits := compare(a, b)
	if len(edits) == 0 {
		return ""
	}
	var out strings.Builder
	fmt.Fprintf(&out, "--- %s\n+++ %s\n", wantName, gotName)
	for _, hunk := range groupByContext(edits) {
		writeHunk(&out, a, b, hunk)
	}
	return out.String()
}

// NormalDiff returns the difference of a and b in the default format of POSIX diff. It
// is empty when they are equal.
func NormalDiff(a, b string) string {
	aLines, bLines := splitLines(a), splitLines(b)
	var out strings.Builder
	for _, e := range compare(aLines, bLines) {
		fmt.Fprintf(&out, "%s%s%s\n",
			normalRange(e.aStart, e.aEnd), e.command(), normalRange(e.bStart, e.bEnd))
		writeLines(&out, "< ", aLines[e.aStart:e.aEnd])
		if e.command() == "c" {
			out.WriteString("---\n")
		}
		writeLines(&out, "> ", bLines[e.bStart:e.bEnd])
	}
	return out.String()
}

// splitLines keeps each line's newline, so that a last line without one differs from
// the same line with one.
func splitLines(text string) []string {
	lines := strings.SplitAfter(text, "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

func writeLines(out *strings.Builder, prefix string, lines []string) {
	for _, line := range lines {
		out.WriteString(prefix + line)
		if !strings.HasSuffix(line, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}

// command is the letter of an edit in the format of POSIX diff.
func (e edit) command() string {
	switch {
	case e.aStart == e.aEnd:
		return "a"
	case e.bStart == e.bEnd:
		return "d"
	default:
		return "c"
	}
}

// normalRange counts lines from 1. An empty range is named by the line before it.
func normalRange(start, end int) string {
	switch end - start {
	case 0:
		return fmt.Sprint(start)
	case 1:
		return fmt.Sprint(start + 1)
	default:
		return fmt.Sprintf("%d,%d", start+1, end)
	}
}

// unifiedRange counts lines from 1, too, but gives a length instead of the last line.
func unifiedRange(start, end int) string {
	switch end - start {
	case 0:
		return fmt.Sprintf("%d,0", start)
	case 1:
		return fmt.Sprint(start + 1)
	default:
		return fmt.Sprintf("%d,%d", start+1, end-start)
	}
}

const contextLines = 3

// groupByContext puts edits into one hunk when the context between them would touch or
// overlap.
func groupByContext(edits []edit) [][]edit {
	var hunks [][]edit
	for i, e := range edits {
		if i == 0 || e.aStart-edits[i-1].aEnd > 2*contextLines {
			hunks = append(hunks, nil)
		}
		last := len(hunks) - 1
		hunks[last] = append(hunks[last], e)
	}
	return hunks
}

func writeHunk(out *strings.Builder, a, b []string, hunk []edit) {
	first, last := hunk[0], hunk[len(hunk)-1]
	before := min(contextLines, first.aStart)
	after := min(contextLines, len(a)-last.aEnd)
	fmt.Fprintf(out, "@@ -%s +%s @@\n",
		unifiedRange(first.aStart-before, last.aEnd+after),
		unifiedRange(first.bStart-before, last.bEnd+after))
	unchanged := first.aStart - before
	for _, e := range hunk {
		writeLines(out, " ", a[unchanged:e.aStart])
		writeLines(out, "-", a[e.aStart:e.aEnd])
		writeLines(out, "+", b[e.bStart:e.bEnd])
		unchanged = e.aEnd
	}
	writeLines(out, " ", a[unchanged:last.aEnd+after])
}
