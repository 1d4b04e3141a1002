// Step 08 shows programs with a mistake, or with two, and the instruments of the steps
// before it. The reader finds the line.
package main

import (
	"fmt"
	"io"
	"strings"

	"example/xor/steps/06-mistakes/pages"
	"example/xor/steps/internal/cli"
)

const (
	step    = "08-practice"
	summary = "Shows a program with a mistake: find the line."
)

func main() { cli.Main(step, run) }

func run(args []string, stdout io.Writer) error {
	n, line := 1, 0
	var lines []int
	flags := cli.NewFlags(step, summary)
	wantRound := fmt.Sprintf("1 to %d, or 1 to %d with -two", len(rounds), len(pairs))
	flags.Func("round", "N", "which program: "+wantRound+" (default 1)", wantRound,
		whole(&n, 1, len(pairs)))
	lineField := wholeField("line", &line, 1, len(listing))
	flags.Func("line", "N", fmt.Sprintf("is it line N? 1 to %d", len(listing)), lineField.want,
		lineField.set)
	hint := flags.Bool("hint", "say in words what one instrument shows")
	two := flags.Bool("two", "a program with two mistakes")
	flags.Func("mended", "LIST", "with -two: correct these lines, such as 16,33", wantLines,
		lineList(&lines))
	address := new(string)
	flags.Func("http", "ADDRESS", "show it in a browser on this machine: localhost:8080",
		"an address", func(text string) bool { *address = text; return text != "" })
	if err := flags.Parse(args); err != nil {
		return err
	}
	switch {
	case !*two && n > len(rounds):
		return cli.UsageErrorf("-round %d: want %s", n, wantRound)
	case *two && line != 0:
		return cli.UsageErrorf("-line %d: with -two, want -mended %[1]d", line)
	case !*two && lines != nil:
		return cli.UsageErrorf("-mended %s: want -two as well", join(lines))
	case *hint && line != 0:
		return cli.UsageErrorf("-hint: want it without -line")
	case *address != "":
		return serve(*address)
	}
	if line != 0 {
		lines = []int{line}
	}
	s := newScene(*two, n, lines)
	text := s.text()
	if *hint {
		text = wrapped(hintOf(s.measured()))
	}
	_, err := io.WriteString(stdout, text)
	return err
}

func wrapped(text string) string { return pages.Wrapped(text, "", 78) }

// text is what the terminal shows.
func (s scene) text() string {
	command := "go run ./steps/" + step
	if s.Two {
		command += " -two"
	}
	this := fmt.Sprintf("%s -round %d", command, s.Number)
	text := ""
	switch {
	case s.Two:
		text = fmt.Sprintf("Pair %d of %d. The program has two mistakes.\n", s.Number, s.Last())
	case s.Lines == nil:
		text = fmt.Sprintf("Round %d of %d: %s.\nThe program has one mistake.\n", s.Number,
			s.Last(), s.Chapter)
	}
	for _, t := range s.told {
		text += numberedLine(t.line-1) + wrapped(t.text)
	}
	if len(s.Left.Mistakes) == 0 {
		if s.Two {
			text += "\nBoth are found: what trains now is the correct program, to the last bit.\n"
		}
		for _, m := range s.Found() {
			text += "\n" + solution(m)
		}
		if s.Number < s.Last() {
			text += fmt.Sprintf("\nThe next program:\n%s -round %d\n", command, s.Number+1)
		}
		return text
	}
	if !s.Two && s.Lines != nil {
		return text
	}
	if s.Lines != nil && len(s.Left.Mistakes) == 1 {
		text += "\nOne mistake is left.\n"
	} else if s.Lines != nil {
		text += "\nTwo mistakes are left.\n"
	}
	text += instruments(s.programs[0], s.measured()) + "\n"
	switch {
	case s.Lines != nil:
		return text + fmt.Sprintf("Name another line:\n%s -mended %s,N\n"+
			"The lines are listed by\n%[1]s\n", this, join(s.Lines))
	case s.Two:
		return text + numberedLines() + "\nName a line. If it is wrong, it is corrected, " +
			"and the program trains again:\n" + this + " -mended N\n"
	}
	return text + numberedLines() +
		"\nWhich line is wrong? Ask with a number:\n" + this + " -line N\n"
}

// numberedLines returns the lines of the correct program.
func numberedLines() string {
	text := "the correct program (declarations and braces left out)\n"
	for i, line := range listing {
		if i == 0 || line.Of != listing[i-1].Of {
			text += "      " + line.Of + "\n"
		}
		text += numberedLine(i)
	}
	return text
}

func numberedLine(i int) string {
	return fmt.Sprintf("  %2d    %s\n", i+1, strings.TrimRight(listing[i].Text, " "))
}
