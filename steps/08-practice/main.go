// Step 08 shows programs with a mistake, or with two, and the instruments of the steps
// before it. The reader finds the line.
package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"example/xor/steps/06-mistakes/mistakes"
	"example/xor/steps/06-mistakes/pages"
	"example/xor/steps/internal/cli"
)

const (
	step    = "08-practice"
	summary = "Shows a program with a mistake: find the line."
)

func main() { cli.Main(step, run) }

// options are what the flags say.
type options struct {
	round, line int // line is 0 if none is named
	hint, two   bool
	mended      []int
}

func run(args []string, stdout io.Writer) error {
	o := options{round: 1}
	flags := cli.NewFlags(step, summary)
	flags.Func("round", "N", fmt.Sprintf("which program: 1 to %d, or to %d with -two (default 1)",
		len(rounds), len(pairs)), "a whole number from 1 on", number(&o.round, len(pairs)))
	flags.Func("line", "N", fmt.Sprintf("is it line N? 1 to %d", len(listing)),
		fmt.Sprintf("a whole number from 1 to %d", len(listing)), number(&o.line, len(listing)))
	hint := flags.Bool("hint", "say in words what one instrument shows")
	two := flags.Bool("two", "a program with two mistakes")
	flags.Func("mended", "LIST", "with -two: put these lines right, such as 16,33",
		fmt.Sprintf("numbers from 1 to %d with commas between them", len(listing)),
		func(text string) (ok bool) {
			o.mended, ok = lineList(text)
			return ok
		})
	address := new(string)
	flags.Func("http", "ADDRESS", "show it in a browser on this machine: localhost:8080",
		"an address", func(text string) bool { *address = text; return text != "" })
	if err := flags.Parse(args); err != nil {
		return err
	}
	o.hint, o.two = *hint, *two
	switch {
	case !o.two && o.round > len(rounds):
		return cli.UsageErrorf("-round %d: want 1 to %d, or -two", o.round, len(rounds))
	case o.two && o.line != 0:
		return cli.UsageErrorf("-line %d: with -two, want -mended %[1]d", o.line)
	case !o.two && o.mended != nil:
		return cli.UsageErrorf("-mended %s: want -two as well", join(o.mended))
	case *address != "":
		return serve(*address)
	}
	_, err := io.WriteString(stdout, o.text())
	return err
}

// text is what the terminal shows.
func (o options) text() string {
	command := fmt.Sprintf("go run ./steps/%s -round %d", step, o.round)
	if o.two {
		return o.textOfPair(command + " -two")
	}
	r := rounds[o.round-1]
	in := mistakes.Measure(r.program(), seed)
	switch {
	case o.line != 0:
		return answer(r.mistakes[0], o.line, in)
	case o.hint:
		return pages.Wrapped(hint(in), "", 78)
	}
	return fmt.Sprintf("Round %d of %d: %s. The program has one mistake.\n", r.number,
		len(rounds), r.chapter) + instruments(r.program(), in) + "\n" + lines() +
		fmt.Sprintf("\nWhich line is wrong? Ask with a number:\n%s -line N\n", command)
}

func (o options) textOfPair(command string) string {
	left, all := pairs[o.round-1].mend(o.mended)
	in := mistakes.Measure(left.program(), seed)
	if o.hint {
		return pages.Wrapped(hint(in), "", 78)
	}
	text := fmt.Sprintf("Pair %d. The program has two mistakes.\n", left.number)
	for _, t := range all {
		text += pages.Wrapped(t.text, "", 78)
	}
	if len(left.mistakes) == 0 {
		text += "Both are found: what trains now is the correct program, to the last bit.\n"
		for _, m := range pairs[o.round-1].mistakes {
			text += "\n" + solution(m)
		}
		return text
	}
	more := "N"
	if o.mended != nil {
		more = join(o.mended) + ",N"
		text += []string{"", "One mistake is left.", "Two mistakes are left."}[len(left.mistakes)] + "\n"
	}
	return text + instruments(left.program(), in) + "\n" + lines() +
		fmt.Sprintf("\nPut a line right, and the program trains again:\n%s -mended %s\n",
			command, more)
}

// answer says whether it is this line, or what speaks against it.
func answer(m mistakes.Mistake, line int, in mistakes.Instruments) string {
	shown := fmt.Sprintf("%d    %s\n", line, strings.TrimSpace(listing[line-1].Text))
	switch v, against := judge(m, line-1, in); v {
	case right:
		return "Yes, this is the line.\n  " + shown + "\n" + solution(m)
	case instead:
		return fmt.Sprintf("That would do: wrong in the right way, this line would make the same "+
			"numbers.\n  %sIn this program %s.\n\n", shown, numbered(m)) + solution(m)
	default:
		return "No.\n  " + shown + pages.Wrapped(against, "", 78)
	}
}

// number returns a setter for a whole number from 1 to high.
func number(n *int, high int) func(text string) bool {
	return func(text string) bool {
		var err error
		*n, err = strconv.Atoi(text)
		return err == nil && 1 <= *n && *n <= high
	}
}

// lineList reads numbers of lines, with commas between them.
func lineList(text string) (list []int, ok bool) {
	for _, field := range strings.Split(text, ",") {
		var n int
		if !number(&n, len(listing))(field) || len(list) == len(listing) {
			return nil, false
		}
		if !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list, true
}

// join is the other way of lineList.
func join(list []int) string {
	return strings.ReplaceAll(strings.Trim(fmt.Sprint(list), "[]"), " ", ",")
}
