// Package cli is the command line of the steps: flags that say what they allow,
// errors of one line, exit statuses, and CSV.
package cli

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"unicode"
)

// Main runs a step with the arguments of the process and exits with its status. stdout
// is buffered and remembers a failed write, which Main reports, so the step need not
// check what it prints.
func Main(step string, run func(args []string, stdout io.Writer) error) {
	os.Exit(status(step, run, os.Args[1:], os.Stdout, os.Stderr))
}

// status runs a step and returns its exit status: 0, or 2 after a usage error, or 1
// after any other error. An error is one line on stderr that begins with the step's
// name. Help goes to stdout, and is no error.
func status(
	step string, run func(args []string, stdout io.Writer) error,
	args []string, stdout, stderr io.Writer,
) int {
	buffered := bufio.NewWriter(stdout)
	err := run(args, buffered)
	var help helpText
	if errors.As(err, &help) {
		_, err = buffered.WriteString(string(help))
	}
	// The buffer remembers a failed write, whether or not the step noticed it.
	failure := buffered.Flush()
	if failure != nil && (err == nil || errors.Is(err, failure)) {
		err = fmt.Errorf("standard output: %w", reason(failure))
	}
	if err == nil {
		return 0
	}
	fmt.Fprintf(stderr, "%s: %s\n", step, printable(err.Error()))
	if errors.As(err, new(usageError)) {
		return 2
	}
	return 1
}

// reason strips an error of the operation and of the file's name.
func reason(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}

// usageError is an error in the flags or arguments.
type usageError string

func (e usageError) Error() string { return string(e) }

// UsageErrorf returns an error that makes the exit status 2. Its text should name
// the flag, the value, and what is allowed.
func UsageErrorf(format string, values ...any) error {
	return usageError(fmt.Sprintf(format, values...))
}

// printable replaces what would break the line or upset the terminal: errors quote
// arguments, and an argument may hold any character.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, text)
}

// WriteCSV does what -csv asks for: name is the value of the flag. If it is empty,
// nothing is written. If it is "-", the rows go to stdout, where nothing else may
// follow: then done is true. The function rows calls row once for each row, with its
// fields. A float64 is written with as many digits as it takes to read it back.
func WriteCSV(
	name string, stdout io.Writer, rows func(row func(fields ...any)),
) (done bool, err error) {
	switch name {
	case "":
		return false, nil
	case "-":
		return true, writeRows(stdout, rows)
	}
	var text bytes.Buffer
	if err := writeRows(&text, rows); err != nil {
		return false, err
	}
	return false, os.WriteFile(name, text.Bytes(), 0o666)
}

func writeRows(to io.Writer, rows func(row func(fields ...any))) error {
	w := csv.NewWriter(to)
	rows(func(fields ...any) {
		record := make([]string, len(fields))
		for i, field := range fields {
			if x, ok := field.(float64); ok {
				record[i] = strconv.FormatFloat(x, 'g', -1, 64)
			} else {
				record[i] = fmt.Sprint(field)
			}
		}
		w.Write(record) // w remembers an error
	})
	w.Flush()
	return w.Error()
}
