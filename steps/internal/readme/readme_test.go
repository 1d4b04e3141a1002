package readme

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// backquoted turns the ' of a test's text into the backquotes of Markdown, which a raw
// string of Go cannot hold.
func backquoted(text string) string { return strings.ReplaceAll(text, "'", "\x60") }

// repositoryWith is a small repository with one step and these files in addition.
func repositoryWith(t *testing.T, files map[string]string) *repository {
	t.Helper()
	all := map[string]string{
		"Makefile":               "all: test\n\ntest:\n\tgo test\n\nNAME := x\n",
		"README.md":              "# Front page\n",
		"old.txt":                "1.5\n2.5\n3.5\n",
		"new.txt":                "1.5\n20.5\n3.5\n",
		"steps/01-add/README.md": "# Adding\n\n## The sum\n",
		"steps/01-add/main.go":   mainGo,
		"steps/01-add/main_test.go": "package main\n\n" +
			"func TestREADME(t *testing.T) {\n\treadme.CheckCommands(t, …)\n}\n",
		"steps/internal/x.go": "package internal\n",
	}
	maps.Copy(all, files)
	memory := fstest.MapFS{}
	for name, content := range all {
		memory[name] = &fstest.MapFile{Data: []byte(content)}
	}
	repo, err := openRepository(memory)
	if err != nil {
		t.Fatal(err)
	}
	return repo
}

const mainGo = `package main

func add(a, b float64) float64 {
	const offset = 0.25
	if a > 99 {
		a = 99
	}

	return a + b + offset
}

func main() {
	println(add(1, 2))
}
`

// add is the program of the step: it prints its arguments, one on a line.
func add(args []string, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		fmt.Fprintln(stderr, "nothing to add")
		return 3
	}
	for i, arg := range args {
		fmt.Fprintf(stdout, "line %d is %s\n", i+100, arg)
	}
	return 0
}

// An example is a README, and a part of the problem that must be found in it. Without
// one, there must be no problem.
type example struct{ name, text, want string }

func checkExamples(t *testing.T, repo *repository, examples []example) {
	t.Helper()
	for _, e := range examples {
		text := backquoted(e.text)
		expectProblem(t, e.name, e.want, repo.documentProblems("steps/01-add/README.md", text))
	}
}

func expectProblem(t *testing.T, name, want string, problems []Problem) {
	t.Helper()
	var found strings.Builder
	for _, p := range problems {
		fmt.Fprintln(&found, p)
	}
	switch {
	case want == "" && len(problems) > 0:
		t.Errorf("%s: found\n%swhere there is no problem", name, &found)
	case want != "" && !strings.Contains(found.String(), want):
		t.Errorf("%s: found\n%swant a problem with %q", name, &found, want)
	}
}

// everything uses all that a README may contain.
var everything = backquoted(`# Adding

<!-- numbers not from a run: 1986 6e-23 -->

Adding is old (1986, and 6e−23 before), says [the text](../../old.txt "a title").
See [below](#the-sum), [the front page](../../README.md#front-page) and
<https://example.com/88>. <img src="../../new.txt" width="640"> $x_{77} = 1$

## The sum

It prints 55.5 for 'go run ./steps/01-add 55.5', and 41 in step 01-add.
With 'go run ./steps/01-add -csv FILE' it writes, and 'make test' tests.

'''console
$ git clone https://example.com/xor
$ cd xor
$ go test ./...
`) + "$ go run ./steps/01-add 41 '42 43'\n" + backquoted(`line 100 is 41
line 101 is 42 43
$ go run ./steps/01-add
nothing to add
exit status 3
$ go run ./steps/01-add a b c d e | head -3
line 100 is a
...
line 102 is c
$ diff old.txt new.txt
2c2
< 2.5
---
> 20.5
'''

The offset is 0.25, see [main.go](main.go):

'''go
const offset = 0.25
if a > 99 {
	a = 99
// ...
return a + b + offset
'''

'''diff
--- old.txt
+++ new.txt
@@ -1,3 +1,3 @@
 1.5
-2.5
+20.5
 3.5
'''

'''text
anything, even 123
'''
`)

func allProblems(repo *repository, text string) []Problem {
	const file = "steps/01-add/README.md"
	repo.files.(fstest.MapFS)[file] = &fstest.MapFile{Data: []byte(text)}
	return append(repo.problems(), repo.commandProblems(newRunner("01-add", add))...)
}

func TestEverything(t *testing.T) {
	repo := repositoryWith(t, nil)
	expectProblem(t, "everything", "", allProblems(repo, everything))
}

// No digit in a checked block can change without being noticed, and no line can get lost,
// except for a command, or next to a line that stands for those left out.
func TestEveryDigitAndLineCounts(t *testing.T) {
	repo := repositoryWith(t, nil)
	doc, _ := parseDocument("README.md", everything)
	for _, b := range doc.blocks {
		if b.language == "text" {
			continue
		}
		for i, line := range b.lines {
			at := b.lineNumber(i) - 1
			for column, c := range line {
				if c >= '0' && c <= '9' {
					digit := string('0' + (c-'0'+1)%10)
					changed := line[:column] + digit + line[column+1:]
					expectChange(t, repo, doc, at, []string{changed})
				}
			}
			around := b.lines[max(i-1, 0):min(i+2, len(b.lines))]
			if !strings.HasPrefix(line, prompt) && !slices.ContainsFunc(around, isEllipsis) {
				expectChange(t, repo, doc, at, nil)
			}
		}
	}
}

func isEllipsis(line string) bool {
	return isOutputEllipsis(line) || isCodeEllipsis(line)
}

// expectChange replaces a line and expects that a problem is found.
func expectChange(t *testing.T, repo *repository, doc *document, at int, lines []string) {
	t.Helper()
	text := doc.apply([]edit{{at, at + 1, lines}})
	if len(allProblems(repo, text)) == 0 {
		t.Errorf("nothing is reported when %q becomes %q", doc.lines[at], lines)
	}
}

func TestRepository(t *testing.T) {
	tests := []struct{ name, file, content, want string }{
		{"good", "steps/02-x/main_test.go", "readme.CheckCommands(t, …)", ""},
		{"CheckCommands is not called", "steps/02-x/main_test.go", "package main",
			"steps/02-x/main_test.go:1: must call"},
		{"no README", "steps/03-x/main.go", "package main", "steps/03-x/README.md:1: "},
		{"no test", "steps/03-x/main.go", "package main", "steps/03-x/main_test.go:1: "},
		{"no step", "steps/04-x/notes.txt", "nothing", ""},
		{"CRLF", "README.md", "# Front page\n\nText.\r\n", "README.md:3: "},
		{"problem on the front page", "README.md", "4000", "README.md:1: the number 4000"},
	}
	for _, test := range tests {
		repo := repositoryWith(t, map[string]string{
			"steps/02-x/main.go":      "package main",
			"steps/02-x/README.md":    "# Two",
			"steps/02-x/main_test.go": "readme.CheckCommands(t, …)",
			test.file:                 test.content,
		})
		expectProblem(t, test.name, test.want, repo.problems())
	}
	if _, err := openRepository(fstest.MapFS{}); err == nil {
		t.Error("a repository without steps is no error")
	}
}

func TestMistakeInCaller(t *testing.T) {
	repo := repositoryWith(t, nil)
	tests := []struct {
		folder, step string
		isMistake    bool
	}{
		{"01-add", "01-add", false},
		{"02-mul", "01-add", true},
		{"01-add", "02-mul", true},
		{"internal", "internal", true},
	}
	for _, test := range tests {
		mistake := repo.mistakeInCaller(test.folder, test.step)
		if (mistake != "") != test.isMistake {
			t.Errorf("%s calling for %s: %q", test.folder, test.step, mistake)
		}
	}
}
