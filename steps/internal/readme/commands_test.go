package readme

import (
	"fmt"
	"io"
	"os"
	"slices"
	"testing"
	"testing/fstest"
)

// console puts lines into a block.
func console(lines string) string { return "'''console\n" + lines + "\n'''\n" }

func TestConsole(t *testing.T) {
	const diff = "$ diff old.txt new.txt\n2c2\n< 2.5\n---\n> 20.5"
	checkExamples(t, repositoryWith(t, nil), []example{
		{"step", console("$ go run ./steps/01-add x\nanything"), ""},
		{"no such step", console("$ go run ./steps/02-add x"),
			`README.md:2: go run ./steps/02-add x: there is no step "02-add"`},
		{"no step at all", console("$ go run ./steps/"), "unknown command"},
		{"another program", console("$ go run ./steps/internal"), "there is no step"},
		{"head", console("$ go run ./steps/01-add x | head -3"), ""},
		{"another pipe", console("$ go run ./steps/01-add | tail -3"), "the only pipe"},
		{"head of nothing", console("$ go run ./steps/01-add | head -0"), "the only pipe"},
		{"pipe of another command", console("$ go doc x | head -3"), "the only pipe"},
		{"redirection", console("$ go run ./steps/01-add >x"), `the character '>'`},
		{"two commands", console("$ cd x && go test ./..."), `the character '&'`},

		{"difference", console(diff), ""},
		{"difference not shown", console("$ diff old.txt ./new.txt"), ""},
		{"no difference", console("$ diff old.txt old.txt"), ""},
		{"left-out lines", console("$ diff old.txt new.txt\n2c2\n..."), ""},
		{"changed digit", console(diff[:len(diff)-1] + "6"), "-> 20.6\n+> 20.5"},
		{"dropped line", console(diff[:len(diff)-7]), "+> 20.5"},
		{"nothing left out", console(diff + "\n..."), "prints something else"},
		{"option", console("$ diff -u old.txt new.txt"), "diff needs two files"},
		{"no first file", console("$ diff x.txt new.txt"), "open x.txt"},
		{"no second file", console("$ diff old.txt x.txt"), "open x.txt"},

		{"commands that are not run", console("$ git clone https://example.com/x\n$ cd x\n" +
			"$ go test ./...\n$ go doc ./tensor\n$ make test\n$ make all"), ""},
		{"output of such a command", console("$ go test ./...\nok"),
			"README.md:2: go test ./...: nothing checks the output"},
		{"empty output of such a command", console("$ cd x\n\n$ go test ./..."),
			"nothing checks the output"},
		{"no target", console("$ make tset"), `the Makefile has no target "tset"`},
		{"variable, not target", console("$ make NAME"), "has no target"},
		{"unknown", console("$ ls"), "README.md:2: ls: unknown command"},
		{"clone of nothing", console("$ git clone"), "unknown command"},
		{"unknown git", console("$ git pull"), "unknown command"},
		{"unknown go", console("$ go build ./..."), "unknown command"},
		{"empty command", console("$ "), "unknown command"},
		{"no command", console("x"), "README.md:1: a console block must begin"},
		{"empty block", "'''console\n'''\n", "README.md:1: a console block must begin"},
	})
}

func TestInlineCommands(t *testing.T) {
	checkExamples(t, repositoryWith(t, nil), []example{
		{"step", "'go run ./steps/01-add x'", ""},
		{"over two lines", "'go run ./steps/01-add\nx'", ""},
		{"no such step", "x\n'go run ./steps/02-add'", "README.md:2: go run ./steps/02-add: "},
		{"placeholder", "'go run ./steps/01-add -csv FILE >x'", ""},
		{"no such step with a placeholder", "'go run ./steps/02-add FILE'", "there is no step"},
		{"placeholder for the step", "'go run ./steps/NN-name' 'go run ./steps/…'", ""},
		{"redirection", "'go run ./steps/01-add >x'", "the character '>'"},
		{"target", "'make test' and 'make TARGET'", ""},
		{"no target", "'make tset'", `README.md:1: make tset: the Makefile has no`},
		{"spaces inside", "' make tset '", "has no target"},
		{"comment", "<!--make tset-->", ""},
		{"other code", "'go test ./...' and 'ls'", ""},
	})
}

func TestSplitWords(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"", nil},
		{"a bc  d", []string{"a", "bc", "d"}},
		{"-x='a b' ''", []string{"-x=a b", ""}},
		{"'a > $b'", []string{"a > $b"}},
	}
	for _, test := range tests {
		got, err := splitWords(test.text)
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("splitWords(%q) = %q, %v, want %q", test.text, got, err, test.want)
		}
	}
	for _, text := range []string{"'a", "a;b", "a\"b\"", "$HOME", "a*", "a # b", "a\\ b"} {
		if got, err := splitWords(text); err == nil {
			t.Errorf("splitWords(%q) = %q, want an error", text, got)
		}
	}
}

func TestMatches(t *testing.T) {
	got := []string{"a", "b", "c", "d", "e"}
	tests := []struct {
		shown []string
		want  bool
	}{
		{[]string{"a", "b", "c", "d", "e"}, true},
		{[]string{"a", "b", "c", "d"}, false},
		{[]string{"a", "b", "c", "d", "e", "f"}, false},
		{[]string{"a", "...", "e"}, true},
		{[]string{"...", "e"}, true},
		{[]string{"a", "..."}, true},
		{[]string{"..."}, true},
		{[]string{"a", "b", "...", "d", "e"}, true},
		{[]string{"a", "b", "...", "c", "d", "e"}, false},
		{[]string{"b", "...", "e"}, false},
		{[]string{"a", "...", "d"}, false},
		{[]string{"a", "...", "c", "...", "e"}, true},
		{[]string{"a", "...", "c", "...", "d", "e"}, false},
		{[]string{"a", "...", "b", "...", "e"}, false},
		{[]string{"a", "...", "x", "...", "e"}, false},
		{[]string{"a", "b", "c", "d", "e", "..."}, false},
		{[]string{"...", "a", "b", "c", "d", "e"}, false},
		{[]string{"...", "...", "...", "...", "..."}, true},
		{[]string{"...", "...", "...", "...", "...", "..."}, false},
	}
	for _, test := range tests {
		if matches(test.shown, got) != test.want {
			t.Errorf("matches(%q, %q) = %v", test.shown, got, !test.want)
		}
	}
}

func TestCommandProblems(t *testing.T) {
	tests := []example{
		{"output", console("$ go run ./steps/01-add x\nline 100 is x"), ""},
		{"no output shown", console("$ go run ./steps/01-add x"), ""},
		{"inline", "'go run ./steps/01-add x'", ""},
		{"error", console("$ go run ./steps/01-add\nnothing to add\nexit status 3"), ""},
		{"two commands", console("$ go run ./steps/01-add x\nline 100 is x\n" +
			"$ go run ./steps/01-add y\nline 100 is y"), ""},
		{"head", console("$ go run ./steps/01-add x y z | head -2\nline 100 is x\n" +
			"line 101 is y"), ""},
		{"head of less", console("$ go run ./steps/01-add x | head -2\nline 100 is x"), ""},
		{"another step", console("$ go run ./steps/02-mul x\nx"), ""},
		{"with a placeholder", "'go run ./steps/01-add FILE'", ""},

		{"changed digit", console("$ go run ./steps/01-add x\nline 101 is x"),
			"README.md:2: go run ./steps/01-add x: prints something else (if the output is " +
				"right, accept it with go test ./... -update):\n--- README\n+++ output\n" +
				"@@ -1 +1 @@\n-line 101 is x\n+line 100 is x\n"},
		{"dropped line", console("$ go run ./steps/01-add x y\nline 100 is x"),
			"+line 101 is y"},
		{"changed end", console("$ go run ./steps/01-add x y z\n...\nline 102 is x"),
			" ...\n-line 102 is x\n+line 102 is z\n"},
		{"changed middle", console("$ go run ./steps/01-add a b c d e\n...\nline 101 is x\n" +
			"...\nline 104 is e"), "must be edited by hand"},
		{"missing exit status", console("$ go run ./steps/01-add\nnothing to add"),
			"+exit status 3"},
		{"error without output", console("$ go run ./steps/01-add"), "ends with exit status 3"},
		{"inline error", "x\n'go run ./steps/01-add'",
			"README.md:2: go run ./steps/01-add: ends with exit status 3 and prints\nnothing"},
		{"head of an error", console("$ go run ./steps/01-add | head -1\nnothing to add"),
			"head does not see standard error"},
		{"more than head prints", console("$ go run ./steps/01-add x y | head -1\n" +
			"line 100 is x\nline 101 is y"), "-line 101 is y"},
		{"empty line after the output", console("$ go run ./steps/01-add x\nline 100 is x\n"),
			"prints something else"},
	}
	for _, test := range tests {
		repo := repositoryWith(t, map[string]string{"README.md": backquoted(test.text)})
		problems := repo.commandProblems(newRunner("01-add", add))
		expectProblem(t, test.name, test.want, problems)
	}
	repo := repositoryWith(t, nil)
	delete(repo.files.(fstest.MapFS), "steps/01-add/README.md")
	expectProblem(t, "missing README", "steps/01-add/README.md:1: ",
		repo.commandProblems(newRunner("01-add", add)))
}

// What head would not see cannot be shown, however the program ends.
func TestHeadNeedsStandardOutput(t *testing.T) {
	text := backquoted(console("$ go run ./steps/01-add | head -1\nx"))
	repo := repositoryWith(t, map[string]string{"README.md": text})
	tests := []struct {
		stderr string
		status int
		want   string
	}{
		{"", 0, ""},
		{"warning", 0, "head does not see standard error"},
		{"", 1, "head does not see standard error"},
	}
	for _, test := range tests {
		run := func(args []string, stdout, stderr io.Writer) int {
			fmt.Fprintln(stdout, "x")
			fmt.Fprint(stderr, test.stderr)
			return test.status
		}
		name := fmt.Sprintf("standard error %q, status %d", test.stderr, test.status)
		expectProblem(t, name, test.want, repo.commandProblems(newRunner("01-add", run)))
	}
}

// A program may leave files behind, and runs once however often a README shows it.
func TestRunInNewFolder(t *testing.T) {
	before, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	runs, folder := 0, ""
	write := func(args []string, stdout, stderr io.Writer) int {
		runs++
		folder, _ = os.Getwd()
		if err := os.WriteFile(args[0], nil, 0o644); err != nil {
			fmt.Fprintln(stderr, err)
			return 1
		}
		return 0
	}
	text := "'go run ./steps/01-add x.csv' or 'go run ./steps/01-add x.csv'"
	repo := repositoryWith(t, map[string]string{"README.md": backquoted(text)})
	expectProblem(t, "writing", "", repo.commandProblems(newRunner("01-add", write)))
	if after, err := os.Getwd(); err != nil || after != before {
		t.Errorf("the working directory is %s afterwards, want %s", after, before)
	}
	if _, err := os.Stat(folder); err == nil || folder == before || runs != 1 {
		t.Errorf("%d runs, the last in %s, which still exists", runs, folder)
	}
}
