// Package cli is the command line of the steps: flags that know what they allow,
// errors of one line, exit statuses, and files that are whole or not there.
package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
)

// Main runs a step with the arguments of the process and exits with its status.
func Main(step string, run func(args []string, stdout io.Writer) error) {
	os.Exit(Run(step, run, os.Args[1:], os.Stdout, os.Stderr))
}

// Run runs a step and returns its exit status: 0, or 2 after a usage error, or 1
// after any other error. An error is one line on stderr that begins with the
// step's name. What -h asks for goes to stdout, and is no error.
func Run(
	step string, run func(args []string, stdout io.Writer) error,
	args []string, stdout, stderr io.Writer,
) int {
	buffered := bufio.NewWriter(stdout)
	err := run(args, buffered)
	var help helpText
	if errors.As(err, &help) {
		_, err = buffered.WriteString(string(help))
	}
	// A failure to write stays with the buffer: the step may have met it before.
	failure := buffered.Flush()
	if failure != nil && (err == nil || errors.Is(err, failure)) {
		err = fmt.Errorf("standard output: %w", reason(failure))
	}
	if err == nil {
		return 0
	}
	fmt.Fprintf(stderr, "%s: %s\n", step, oneLine(err.Error()))
	if errors.As(err, new(usageError)) {
		return 2
	}
	return 1
}

// usageError is an error in the flags or arguments.
type usageError string

func (e usageError) Error() string { return string(e) }

// UsageErrorf returns an error that makes the exit status 2. Its text should name
// the flag, the value, and what is allowed.
func UsageErrorf(format string, values ...any) error {
	return usageError(fmt.Sprintf(format, values...))
}

// oneLine replaces what would break a line, or the terminal: an argument may hold
// any character, and error messages quote arguments. It leaves out the middle of a
// text that is far too long; who complains, and what is allowed, stands at the ends.
func oneLine(text string) string {
	const longest = 600
	if runes := []rune(text); len(runes) > longest {
		tail := runes[len(runes)-longest/2:]
		text = string(runes[:longest/2]) + "…" + string(tail)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '\uFFFD'
	}, text)
}
