// Step 07 reads a recording of a few updates of somebody's network, and says which line
// of its backprop is wrong, or that the update is right.
package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"os"
	"strings"

	"example/xor/steps/internal/cli"
)

const (
	step    = "07-diagnose"
	summary = "Says which line is wrong, from a recording of a few updates: FILE, - for " +
		"standard input, or nothing for the program of the question."
)

//go:embed testdata/question.json
var question []byte

func main() {
	cli.Main(step, func(args []string, stdout io.Writer) error {
		return run(args, os.Stdin, stdout)
	})
}

func run(args []string, stdin io.Reader, stdout io.Writer) error {
	args, name, err := splitFile(args)
	if err != nil {
		return err
	}
	if err := cli.NewFlags(step, summary).Parse(args); err != nil {
		return err
	}
	source, prefix := stdin, ""
	switch name {
	case "":
		source = bytes.NewReader(question)
	case "-":
	default:
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		source, prefix = file, name+": "
	}
	if err := diagnose(source, stdout); err != nil {
		return fmt.Errorf("%s%w", prefix, err)
	}
	return nil
}

// splitFile takes the name of the file from the end of the arguments.
func splitFile(args []string) (flags []string, name string, err error) {
	if len(args) > 0 && args[0] == "--" {
		args = args[1:]
	} else if len(args) > 0 && len(args[0]) > 1 && strings.HasPrefix(args[0], "-") {
		return args, "", nil
	}
	switch {
	case len(args) == 0:
		return nil, "", nil
	case len(args) > 1:
		return nil, "", cli.UsageErrorf("unexpected argument %q; want one FILE, or -, or none",
			args[1])
	case args[0] == "":
		return nil, "", cli.UsageErrorf("FILE is empty; want the name of a recording, or -")
	}
	return nil, args[0], nil
}

// diagnose reads a recording and prints the report.
func diagnose(source io.Reader, stdout io.Writer) error {
	r, err := ReadRecording(source)
	if err != nil {
		return err
	}
	readings, err := Readings(r)
	if err != nil {
		return err
	}
	f := r.activations()
	if r.Outputs != nil {
		fitting := Fitting(r, readings, f)
		if len(fitting) == 0 {
			_, err := io.WriteString(stdout, misfit(r, readings, f))
			return err
		}
		readings = fitting
	}
	d, err := Diagnose(r, readings)
	if err != nil {
		return err
	}
	d.Write(stdout)
	return nil
}

func (r *Recording) activations() []Activation {
	var list []Activation
	for _, name := range r.Activations {
		f, _ := activationCalled(name)
		list = append(list, f)
	}
	return list
}
