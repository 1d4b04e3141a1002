// Step 07 reads a recording of a few updates of somebody's network, and says which line
// of its backprop is wrong, or that the update is right.
package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"os"

	"example/xor/steps/07-diagnose/report"
	"example/xor/steps/internal/cli"
)

const (
	step    = "07-diagnose"
	summary = "Says which line of a backprop is wrong, from a recording of a few updates."
)

// question is a recording of the question's program.
//
//go:embed testdata/question.json
var question []byte

func main() { cli.Main(step, run) }

func run(args []string, stdout io.Writer) error {
	flags := cli.NewFlags(step, summary)
	name := flags.Argument("FILE",
		"a recording; - is standard input (default: the question's program)")
	if err := flags.Parse(args); err != nil {
		return err
	}
	switch *name {
	case "":
		return diagnose(bytes.NewReader(question), stdout)
	case "-":
		return diagnose(os.Stdin, stdout)
	}
	file, err := os.Open(*name)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := diagnose(file, stdout); err != nil {
		return fmt.Errorf("%s: %w", *name, err)
	}
	return nil
}

// diagnose reads a recording and prints the report.
func diagnose(source io.Reader, stdout io.Writer) error {
	text, err := report.Diagnose(source)
	if err != nil {
		return err
	}
	_, err = io.WriteString(stdout, text)
	return err
}
