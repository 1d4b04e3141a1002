package readme

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// A runner runs the commands of one step, each only once.
type runner struct {
	step    string
	run     Run
	results map[string]result // by the words of the command
}

type result struct {
	output string // standard output and standard error as they came
	stderr string // standard error alone
	status int
	err    error // of the surroundings, not of the program
}

func newRunner(step string, run Run) *runner {
	return &runner{step: step, run: run, results: map[string]result{}}
}

func (r *runner) result(c command) result {
	key := strings.Join(c.words, "\x00")
	if _, done := r.results[key]; !done {
		r.results[key] = r.runInNewFolder(c.words[3:])
	}
	return r.results[key]
}

// runInNewFolder gives the program a folder of its own, because it may write files.
func (r *runner) runInNewFolder(args []string) result {
	folder, err := os.MkdirTemp("", "readme")
	if err != nil {
		return result{err: err}
	}
	defer os.RemoveAll(folder)
	before, err := os.Getwd()
	if err != nil {
		return result{err: err}
	}
	if err := os.Chdir(folder); err != nil {
		return result{err: err}
	}
	var output, stderr bytes.Buffer
	status := r.run(args, &output, io.MultiWriter(&output, &stderr))
	return result{output.String(), stderr.String(), status, os.Chdir(before)}
}

// commandProblems runs the step's commands in all the READMEs.
func (repo *repository) commandProblems(r *runner) []Problem {
	var problems []Problem
	for _, file := range repo.readmes() {
		text, err := fs.ReadFile(repo.files, file)
		if err != nil {
			problems = append(problems, Problem{file, 1, err.Error()})
			continue
		}
		doc, _ := parseDocument(file, string(text))
		for _, c := range doc.commands() {
			if c.step() != r.step {
				continue
			}
			if mistake := r.mistakeIn(c); mistake != "" {
				problems = append(problems, doc.problem(c.line, "%s: %s", c.text, mistake))
			}
		}
	}
	return problems
}

// mistakeIn runs a command and says what the README gets wrong about it.
func (r *runner) mistakeIn(c command) string {
	result := r.result(c)
	switch {
	case result.err != nil:
		return result.err.Error()
	case c.headLines > 0 && (result.status != 0 || result.stderr != ""):
		return fmt.Sprintf("head does not see standard error, so the program must not "+
			"use it here; its exit status is %d, and it prints\n%s",
			result.status, result.stderr)
	case len(c.shown) == 0 && result.status != 0:
		return fmt.Sprintf("ends with exit status %d and prints\n%s",
			result.status, result.output)
	}
	return c.mistakeInOutput(r.terminalOutput(c))
}

// terminalOutput is what the reader sees after typing the command.
func (r *runner) terminalOutput(c command) string {
	result := r.result(c)
	if c.headLines > 0 {
		lines := strings.SplitAfter(result.output, "\n")
		return strings.Join(lines[:min(c.headLines, len(lines))], "")
	}
	if result.status != 0 {
		// This line comes from go run.
		return result.output + fmt.Sprintf("exit status %d\n", result.status)
	}
	return result.output
}
