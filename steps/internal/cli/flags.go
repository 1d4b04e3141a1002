package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// Flags are the flags of a step. They stand in the usage text in the order in
// which they were defined.
type Flags struct {
	set     *flag.FlagSet
	step    string
	summary string
	lines   []usageLine
}

type usageLine struct{ flag, text string }

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
	f.define("seed", "N", "starting weights, as np.random.seed(N): "+allowed, "0",
		func(text string) error {
			n, err := strconv.ParseUint(text, 10, 32)
			if err != nil {
				return errors.New("want a whole number from " + allowed)
			}
			*seed = uint32(n)
			return nil
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
	usage = fmt.Sprintf("%s: %d to %d", usage, low, high)
	f.define(name, "N", usage, strconv.Itoa(value), func(text string) error {
		n, err := strconv.Atoi(text)
		if err != nil || n < low || n > high {
			return fmt.Errorf("want a whole number from %d to %d", low, high)
		}
		value = n
		return nil
	})
	return &value
}

// Positive defines a flag for a finite number above 0.
func (f *Flags) Positive(name string, value float64, usage string) *float64 {
	usage += ": finite, above 0"
	f.define(name, "F", usage, strconv.FormatFloat(value, 'g', -1, 64),
		func(text string) error {
			x, err := strconv.ParseFloat(text, 64)
			if err != nil || !(x > 0) || math.IsInf(x, 0) {
				return errors.New("want a finite number above 0")
			}
			value = x
			return nil
		})
	return &value
}

// Text defines a flag for any text but the empty one, called by placeholder in
// the usage text. It is empty if not given.
func (f *Flags) Text(name, placeholder, usage string) *string {
	value := new(string)
	f.define(name, placeholder, usage, "", func(text string) error {
		if text == "" {
			return errors.New("want a text that is not empty")
		}
		*value = text
		return nil
	})
	return value
}

func (f *Flags) define(
	name, placeholder, usage, standard string, set func(text string) error,
) {
	if standard != "" {
		usage += " (default " + standard + ")"
	}
	f.lines = append(f.lines, usageLine{"-" + name + " " + placeholder, usage})
	f.set.Func(name, usage, set)
}

// Parse reads the arguments into the flags. Its error says what is wrong and what
// is allowed, or holds the usage text if that was asked for; pass it on to Run.
func (f *Flags) Parse(args []string) error {
	err := f.set.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return helpText(f.usage())
	case err != nil && strings.HasPrefix(err.Error(), "invalid value"):
		return usageError(err.Error()) // ends with what is allowed
	case err != nil:
		return UsageErrorf("%v; allowed: %s", err, f.names())
	case f.set.NArg() > 0:
		return UsageErrorf("unexpected argument %q; allowed: %s", f.set.Arg(0), f.names())
	}
	return nil
}

// names returns the flags with their placeholders, for the end of an error.
func (f *Flags) names() string {
	names := make([]string, 0, len(f.lines)+1)
	for _, line := range f.lines {
		names = append(names, line.flag)
	}
	return strings.Join(append(names, "-h"), ", ")
}

func (f *Flags) usage() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s\n\nUsage: go run ./steps/%s [flags]\n\n", f.summary, f.step)
	for _, line := range append(f.lines, usageLine{"-h", "print this text"}) {
		fmt.Fprintf(&text, "  %-12s  %s\n", line.flag, line.text)
	}
	return text.String()
}
