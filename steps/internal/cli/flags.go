package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Flags are the flags of a step. They stand in the usage text in the order in
// which they were defined.
type Flags struct {
	set     *flag.FlagSet
	step    string
	summary string
	lines   []usageLine
}

type usageLine struct {
	flag  string
	words []string // of its description
}

// helpText is what a run ends with that was asked for help.
type helpText string

func (h helpText) Error() string { return string(h) }

// NewFlags returns a set with no flag but -h. The summary is a sentence for the
// usage text: what the step does.
func NewFlags(step, summary string) *Flags {
	set := flag.NewFlagSet(step, flag.ContinueOnError)
	set.SetOutput(io.Discard) // Run prints the errors, a line each
	return &Flags{set: set, step: step, summary: summary}
}

// Seed defines -seed: a whole number that fits into 32 bits, 0 if not given.
func (f *Flags) Seed() *uint32 {
	seed := new(uint32)
	const allowed = "0 to 4294967295"
	usage := "starting weights, as np.random.seed(N): " + allowed
	f.define("seed", "N", usage, "0", "a whole number from "+allowed,
		func(text string) bool {
			n, err := strconv.ParseUint(text, 10, 32)
			*seed = uint32(n)
			return err == nil
		})
	return seed
}

// Hidden defines -hidden, the number of hidden units: 3 if not given.
func (f *Flags) Hidden() *int {
	return f.Int("hidden", 3, 1, 1000, "hidden units")
}

// CSV defines -csv, the name of a file for what is named by content. WriteCSV
// takes its value.
func (f *Flags) CSV(content string) *string {
	return f.Text("csv", "FILE", "also write "+content+" as CSV; - is standard output")
}

// Int defines a flag for a whole number from low to high.
func (f *Flags) Int(name string, value, low, high int, usage string) *int {
	allowed := fmt.Sprintf("%d to %d", low, high)
	f.define(name, "N", usage+": "+allowed, strconv.Itoa(value),
		"a whole number from "+allowed,
		func(text string) bool {
			n, err := strconv.Atoi(text)
			value = n
			return err == nil && low <= n && n <= high
		})
	return &value
}

// Positive defines a flag for a finite number above 0.
func (f *Flags) Positive(name string, value float64, usage string) *float64 {
	f.define(name, "F", usage+": finite, above 0",
		strconv.FormatFloat(value, 'g', -1, 64), "a finite number above 0",
		func(text string) bool {
			x, err := strconv.ParseFloat(text, 64)
			value = x
			return err == nil && x > 0 && !math.IsInf(x, 0)
		})
	return &value
}

// Text defines a flag for any text but the empty one, called by placeholder in
// the usage text. It is empty if not given.
func (f *Flags) Text(name, placeholder, usage string) *string {
	value := new(string)
	f.define(name, placeholder, usage, "", "a text that is not empty",
		func(text string) bool {
			*value = text
			return text != ""
		})
	return value
}

// define adds a flag. Want says in words what its value may be, and set whether a
// given one is that.
func (f *Flags) define(
	name, placeholder, usage, standard, want string, set func(text string) bool,
) {
	words := strings.Fields(usage)
	if standard != "" {
		words = append(words, "(default "+standard+")")
	}
	f.lines = append(f.lines, usageLine{"-" + name + " " + placeholder, words})
	f.set.Func(name, want, func(text string) error {
		if !set(text) {
			return errors.New("want " + want)
		}
		return nil
	})
}

// noValue is how package flag begins its complaint about a last argument that is a
// flag and has no value.
const noValue = "flag needs an argument: -"

// Parse reads the arguments into the flags. Its error says what is wrong and what
// is allowed, or holds the usage text if that was asked for; pass it on to Run.
func (f *Flags) Parse(args []string) error {
	err := f.set.Parse(args)
	if err == nil && f.set.NArg() > 0 {
		err = fmt.Errorf("unexpected argument %q", f.set.Arg(0))
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, flag.ErrHelp):
		return helpText(f.usage())
	case strings.HasPrefix(err.Error(), "invalid value"):
		return usageError(err.Error()) // ends with what is allowed
	}
	if name, found := strings.CutPrefix(err.Error(), noValue); found {
		return UsageErrorf("%v; want %s", err, f.set.Lookup(name).Usage)
	}
	return UsageErrorf("%v; allowed: %s", err, f.names())
}

// names returns the flags with their placeholders, for the end of an error.
func (f *Flags) names() string {
	var names []string
	for _, line := range f.lines {
		names = append(names, line.flag)
	}
	return strings.Join(append(names, "-h"), ", ")
}

func (f *Flags) usage() string {
	const width = 80
	var text strings.Builder
	for _, line := range wrap(strings.Fields(f.summary), width) {
		fmt.Fprintln(&text, line)
	}
	fmt.Fprintf(&text, "\nUsage: go run ./steps/%s [flags]\n\n", f.step)
	lines := append(f.lines, usageLine{"-h", []string{"print this text"}})
	widest := 0
	for _, line := range lines {
		widest = max(widest, len(line.flag))
	}
	for _, line := range lines {
		name := line.flag
		for _, description := range wrap(line.words, width-widest-4) {
			fmt.Fprintf(&text, "  %-*s  %s\n", widest, name, description)
			name = ""
		}
	}
	return text.String()
}

// wrap puts words into lines that are no wider than width if their words are not.
func wrap(words []string, width int) []string {
	var lines []string
	left := 0 // columns on the last line
	for _, word := range words {
		length := utf8.RuneCountInString(word)
		if left -= 1 + length; left >= 0 {
			lines[len(lines)-1] += " " + word
			continue
		}
		lines = append(lines, word)
		left = width - length
	}
	return lines
}
