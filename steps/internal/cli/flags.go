package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"
)

// Flags are the flags of a step. The usage text lists them in the order in which
// they were defined.
type Flags struct {
	set      *flag.FlagSet
	step     string
	synopsis string      // "[flags]", or "[flags] [FILE]"
	summary  string      // what the step does
	lines    [][2]string // of the usage text: "-seed N", "starting weights …"
	files    []file
	argument *string // the one that is allowed, or nil
	refused  bool    // a value was, and the error says what is allowed
}

// file is a flag for a file to write. Its name is empty if it was not given.
type file struct {
	flag string
	name *string
}

// helpText is the error of a run that was asked for help.
type helpText string

func (h helpText) Error() string { return string(h) }

// NewFlags returns a set with no flag but -h. The summary is a sentence for the
// usage text: what the step does.
func NewFlags(step, summary string) *Flags {
	set := flag.NewFlagSet(step, flag.ContinueOnError)
	set.SetOutput(io.Discard) // Main prints the errors, a line each
	return &Flags{set: set, step: step, synopsis: "[flags]", summary: summary}
}

// Func defines a flag, called "-name placeholder" in the usage text. Set takes its
// value and reports whether it is allowed. Want says in words what is.
func (f *Flags) Func(name, placeholder, usage, want string, set func(text string) bool) {
	f.lines = append(f.lines, [2]string{"-" + name + " " + placeholder, usage})
	f.set.Func(name, usage, func(text string) error {
		if !set(text) {
			f.refused = true
			return errors.New("want " + want)
		}
		return nil
	})
}

// Bool defines a flag without a value.
func (f *Flags) Bool(name, usage string) *bool {
	f.lines = append(f.lines, [2]string{"-" + name, usage})
	return f.set.Bool(name, false, usage)
}

// Seed defines -seed: a whole number that fits into 32 bits, 0 if not given.
func (f *Flags) Seed() *uint32 {
	seed := new(uint32)
	f.Func("seed", "N",
		"starting weights of np.random.seed(N): 0 to 4294967295 (default 0)",
		"a whole number from 0 to 4294967295",
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

// Int defines a flag for a whole number from low to high.
func (f *Flags) Int(name string, value, low, high int, usage string) *int {
	f.Func(name, "N", fmt.Sprintf("%s: %d to %d (default %d)", usage, low, high, value),
		fmt.Sprintf("a whole number from %d to %d", low, high),
		func(text string) bool {
			n, err := strconv.Atoi(text)
			value = n
			return err == nil && low <= n && n <= high
		})
	return &value
}

// Positive defines a flag for a finite number above 0.
func (f *Flags) Positive(name string, value float64, usage string) *float64 {
	f.Func(name, "F", fmt.Sprintf("%s: finite, above 0 (default %g)", usage, value),
		"a finite number above 0",
		func(text string) bool {
			x, err := strconv.ParseFloat(text, 64)
			value = x
			return err == nil && x > 0 && !math.IsInf(x, 0)
		})
	return &value
}

// File defines a flag for a file to write. It is empty if not given.
func (f *Flags) File(name, usage string) *string {
	return f.file(name, usage, "the name of a file",
		func(text string) bool { return text != "" && text != "-" })
}

// CSV defines -csv, a file for what is named by content. WriteCSV takes its value.
func (f *Flags) CSV(content string) *string {
	return f.file("csv", "also write "+content+" as CSV; - is standard output",
		"the name of a file, or - for standard output",
		func(text string) bool { return text != "" })
}

func (f *Flags) file(name, usage, want string, allowed func(text string) bool) *string {
	value := new(string)
	f.files = append(f.files, file{name, value})
	f.Func(name, "FILE", usage, want, func(text string) bool {
		*value = text
		return allowed(text)
	})
	return value
}

// Argument allows one argument before, between or after the flags. It is empty if not given.
func (f *Flags) Argument(placeholder, usage string) *string {
	f.lines = append(f.lines, [2]string{placeholder, usage})
	f.synopsis += " [" + placeholder + "]"
	f.argument = new(string)
	return f.argument
}

// Parse reads the arguments into the flags. Its error says what is wrong and what
// is allowed, or holds the usage text if that was asked for; return it to Main.
func (f *Flags) Parse(args []string) error {
	err := f.set.Parse(args)
	if err == nil && f.argument != nil && f.set.NArg() > 0 {
		*f.argument = f.set.Arg(0)
		err = f.set.Parse(f.set.Args()[1:]) // flags may follow
	}
	if err == nil && f.set.NArg() > 0 {
		err = fmt.Errorf("unexpected argument %q", f.set.Arg(0))
	}
	switch {
	case err == nil:
		return f.checkFiles()
	case errors.Is(err, flag.ErrHelp):
		return helpText(f.usage())
	case f.refused:
		return UsageErrorf("%v", err)
	}
	allowed := ""
	for _, line := range f.lines {
		allowed += line[0] + ", "
	}
	return UsageErrorf("%v; allowed: %s-h", err, allowed)
}

// checkFiles refuses to write two things to one file.
func (f *Flags) checkFiles() error {
	for i, a := range f.files {
		for _, b := range f.files[i+1:] {
			if *a.name != "" && *b.name != "" &&
				filepath.Clean(*a.name) == filepath.Clean(*b.name) {
				return UsageErrorf("-%s and -%s: both are %q, want two files",
					a.flag, b.flag, *b.name)
			}
		}
	}
	return nil
}

func (f *Flags) usage() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s\n\nUsage: go run ./steps/%s %s\n\n", f.summary, f.step, f.synopsis)
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	for _, line := range append(f.lines, [2]string{"-h", "print this text"}) {
		fmt.Fprintf(table, "  %s\t%s\n", line[0], line[1])
	}
	table.Flush()
	return text.String()
}
