// Package readme checks that what the READMEs say is true: that the commands print what
// is shown under them, that the code shown is the code of the files, that links lead
// somewhere, and that numbers in the prose come from a block that is checked.
//
// Check covers what needs no step to run. CheckCommands runs the commands of one step,
// and belongs into the test of that step, because only there can its package main be
// called. With -update, both bring the shown outputs up to date.
package readme

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

// A Problem is something in a README that is not true, or that cannot be checked.
type Problem struct {
	File string // from the root of the repository, with slashes
	Line int    // from 1
	Text string
}

func (p Problem) String() string {
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text)
}

// Run is a step's program: its exit status for these arguments, and what it prints.
type Run = func(args []string, stdout, stderr io.Writer) int

// Check reports everything that is wrong with the READMEs of the repository at root and
// can be found without running a step.
func Check(t *testing.T, root string) {
	t.Helper()
	repo, err := openRepository(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	var problems []Problem
	if golden.Updating() {
		problems = repo.updateAll(root, repo.differenceEdits)
	}
	report(t, append(problems, repo.problems()...))
}

// CheckCommands runs every command of one step that any README shows, and reports where
// the README is wrong about it. The function run is what the step's main calls.
func CheckCommands(t *testing.T, root, step string, run Run) {
	t.Helper()
	repo, err := openRepository(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	folder, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	if mistake := repo.mistakeInCaller(filepath.Base(folder), step); mistake != "" {
		t.Fatal(mistake)
	}
	r := newRunner(step, run)
	problems := repo.commandProblems(r)
	if golden.Updating() {
		// By now every command has run, so that none runs while a README is locked.
		problems = repo.updateCommands(root, r)
	}
	report(t, problems)
}

// mistakeInCaller keeps a test that was copied from another step from checking that
// step's commands once more, and its own never.
func (repo *repository) mistakeInCaller(folder, step string) string {
	if folder != step || !repo.hasStep(step) {
		return fmt.Sprintf("the test of %s calls CheckCommands for %s", folder, step)
	}
	return ""
}

func report(t *testing.T, problems []Problem) {
	t.Helper()
	for _, problem := range problems {
		t.Error(problem)
	}
}

// problems are all the problems that can be found without running a step.
func (repo *repository) problems() []Problem {
	problems := repo.untestedSteps()
	for _, file := range repo.readmes() {
		text, err := fs.ReadFile(repo.files, file)
		if err != nil {
			problems = append(problems, Problem{file, 1, err.Error()})
			continue
		}
		problems = append(problems, repo.documentProblems(file, string(text))...)
	}
	return problems
}

func (repo *repository) documentProblems(file, text string) []Problem {
	if at := strings.Index(text, "\r"); at >= 0 {
		line := 1 + strings.Count(text[:at], "\n")
		return []Problem{{file, line, "the line contains a CR; lines end with LF only"}}
	}
	doc, problems := parseDocument(file, text)
	problems = append(problems, doc.spellingProblems()...)
	problems = append(problems, repo.blockProblems(doc)...)
	problems = append(problems, repo.inlineCommandProblems(doc)...)
	problems = append(problems, repo.linkProblems(doc)...)
	problems = append(problems, repo.numberProblems(doc)...)
	return problems
}

// blockProblems checks the fenced blocks, each by the rule for its language.
func (repo *repository) blockProblems(doc *document) []Problem {
	var problems []Problem
	for _, b := range doc.blocks {
		switch b.language {
		case "console":
			problems = append(problems, repo.consoleProblems(doc, b)...)
		case "go":
			problems = append(problems, repo.excerptProblems(doc, b)...)
		case "diff":
			problems = append(problems, repo.differenceProblems(doc, b)...)
		}
	}
	return problems
}
