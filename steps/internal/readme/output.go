package readme

import (
	"fmt"
	"slices"
	"strings"

	"example/xor/steps/internal/golden"
)

// ellipsis is the line that stands for one or more lines left out.
const ellipsis = "..."

const howToUpdate = "(if the output is right, accept it with go test ./... -update)"

// outputLines splits what a command prints.
func outputLines(output string) []string {
	if output == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(output, "\n"), "\n")
}

// mistakeInOutput compares what the README shows with what the command prints.
func (c command) mistakeInOutput(output string) string {
	got := outputLines(output)
	if len(c.shown) == 0 || matches(c.shown, got) {
		return ""
	}
	refreshed, ok := refresh(c.shown, got)
	if !ok {
		return "the shown pieces of the output do not occur in this order;\n" +
			"with more than one line of ... they must be edited by hand:\n" +
			golden.UnifiedDiff("README", "output", joinLines(c.shown), output)
	}
	return "prints something else " + howToUpdate + ":\n" +
		golden.UnifiedDiff("README", "output", joinLines(c.shown), joinLines(refreshed))
}

func joinLines(lines []string) string {
	return strings.Join(lines, "\n") + "\n"
}

// piecesBetween splits lines at those that stand for lines left out.
func piecesBetween(lines []string, isEllipsis func(string) bool) [][]string {
	pieces := [][]string{nil}
	for _, line := range lines {
		if isEllipsis(line) {
			pieces = append(pieces, nil)
			continue
		}
		last := len(pieces) - 1
		pieces[last] = append(pieces[last], line)
	}
	return pieces
}

func isOutputEllipsis(line string) bool { return line == ellipsis }

// matches reports whether shown is got, but for the lines left out.
func matches(shown, got []string) bool {
	pieces := piecesBetween(shown, isOutputEllipsis)
	first, last := pieces[0], pieces[len(pieces)-1]
	if len(pieces) == 1 {
		return slices.Equal(first, got)
	}
	if indexLines(got, first, 0) != 0 {
		return false
	}
	next := len(first)
	for _, piece := range pieces[1 : len(pieces)-1] {
		// At least one line is left out before each piece.
		at := indexLines(got, piece, next+1)
		if at < 0 {
			return false
		}
		next = at + len(piece)
	}
	tail := len(got) - len(last)
	return tail > next && slices.Equal(got[tail:], last)
}

// indexLines is where piece first occurs in lines, not before from, or -1.
func indexLines(lines, piece []string, from int) int {
	for at := from; at+len(piece) <= len(lines); at++ {
		if slices.Equal(lines[at:at+len(piece)], piece) {
			return at
		}
	}
	return -1
}

// refresh returns what to show of a new output: as many lines from its start and from its
// end as before. It cannot choose which lines to keep in the middle.
func refresh(shown, got []string) (refreshed []string, ok bool) {
	pieces := piecesBetween(shown, isOutputEllipsis)
	if len(pieces) > 2 {
		return nil, false
	}
	head, tail := len(pieces[0]), len(pieces[len(pieces)-1])
	if len(pieces) == 1 || len(got) <= head+tail {
		return got, true
	}
	return slices.Concat(got[:head], []string{ellipsis}, got[len(got)-tail:]), true
}

// unshowable says why a README cannot show these lines, or is empty.
func unshowable(got []string) string {
	for _, line := range got {
		if line == ellipsis || strings.HasPrefix(line, prompt) ||
			strings.HasPrefix(strings.TrimSpace(line), fence) {
			return fmt.Sprintf("prints the line %q, which a README cannot show", line)
		}
	}
	return ""
}
