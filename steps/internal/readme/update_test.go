package readme

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// writeRepository puts the small repository into a folder.
func writeRepository(t *testing.T, readme string) (root string) {
	t.Helper()
	root = t.TempDir()
	files := map[string]string{
		"README.md":                 backquoted(readme),
		"old.txt":                   "1.5\n",
		"new.txt":                   "2.5\n",
		"steps/01-add/README.md":    "# Adding\n",
		"steps/01-add/main.go":      mainGo,
		"steps/01-add/main_test.go": "readme.CheckCommands(t, …)",
	}
	for name, content := range files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func readFile(t *testing.T, names ...string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(names...))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// setUpdating sets the flag -update for one test.
func setUpdating(t *testing.T, updating bool) {
	t.Helper()
	before := flag.Lookup("update").Value.String()
	if err := flag.Set("update", strconv.FormatBool(updating)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { flag.Set("update", before) })
}

// enterStep makes the folder of the step the working directory, as go test does.
func enterStep(t *testing.T, root string) {
	t.Helper()
	before, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chdir(filepath.Join(root, "steps", "01-add")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chdir(before) })
}

const stale = `# Front page

'''console
$ go run ./steps/01-add x y
line 99 is x
$ go run ./steps/01-add a b c d e
line 99 is a
...
line 99 is d
line 99 is e
$ go run ./steps/01-add a b
line 99
...
line 99
$ go run ./steps/01-add
$ diff old.txt new.txt
old output
'''

'''diff
--- old.txt
+++ new.txt
'''

'''text
--- old.txt
+++ new.txt
'''

End.
`

const fresh = `# Front page

'''console
$ go run ./steps/01-add x y
line 100 is x
line 101 is y
$ go run ./steps/01-add a b c d e
line 100 is a
...
line 103 is d
line 104 is e
$ go run ./steps/01-add a b
line 100 is a
line 101 is b
$ go run ./steps/01-add
nothing to add
exit status 3
$ diff old.txt new.txt
1c1
< 1.5
---
> 2.5
'''

'''diff
--- old.txt
+++ new.txt
@@ -1 +1 @@
-1.5
+2.5
'''

'''text
--- old.txt
+++ new.txt
'''

End.
`

func TestUpdate(t *testing.T) {
	text := strings.Replace(stale, "01-add\n$ diff", "01-add\nx\n$ diff", 1)
	root := writeRepository(t, text)
	enterStep(t, root)
	setUpdating(t, true)
	CheckCommands(t, filepath.Join("..", ".."), "01-add", add)
	Check(t, root)
	if got := readFile(t, root, "README.md"); got != backquoted(fresh) {
		t.Errorf("the README is now\n%s", got)
	}
	setUpdating(t, false)
	CheckCommands(t, root, "01-add", add)
	Check(t, root)
	if names, _ := filepath.Glob(filepath.Join(root, "*.new")); len(names) > 0 {
		t.Errorf("%s is left behind", names)
	}
}

func TestUpdateLeavesWhatItCannotShow(t *testing.T) {
	const command = "$ go run ./steps/01-add "
	tests := []example{
		{"matching", command + "a b c\nline 100 is a\n...", ""},
		{"output not shown", command + "a b c", ""},
		{"matching with two ellipses", command + "a b c\n...\nline 101 is b\n...", ""},
		{"two ellipses", command + "a b c\n...\nline 99 is b\n...",
			"README.md:2: go run ./steps/01-add a b c: the shown pieces"},
		{"prompt in the output", command + "prompt\nx", `prints the line "$ y"`},
		{"ellipsis in the output", command + "ellipsis\nx", `prints the line "..."`},
		{"fence in the output", command + "fence\nx", `prints the line " '''text"`},
	}
	special := map[string]string{
		"prompt": "$ y", "ellipsis": "...", "fence": " " + fence + "text",
	}
	printing := func(args []string, stdout, stderr io.Writer) int {
		if line, found := special[args[0]]; found {
			fmt.Fprintln(stdout, line)
			return 0
		}
		return add(args, stdout, stderr)
	}
	for _, test := range tests {
		root := writeRepository(t, console(test.text))
		repo, err := openRepository(os.DirFS(root))
		if err != nil {
			t.Fatal(err)
		}
		problems := repo.updateCommands(root, newRunner("01-add", printing))
		expectProblem(t, test.name, backquoted(test.want), problems)
		if got := readFile(t, root, "README.md"); got != backquoted(console(test.text)) {
			t.Errorf("%s: the README is now\n%s", test.name, got)
		}
	}
}

func TestUpdateReportsWhatItCannotWrite(t *testing.T) {
	root := writeRepository(t, "x")
	repo, err := openRepository(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(root, "README.md")); err != nil {
		t.Fatal(err)
	}
	problems := repo.updateAll(root, repo.differenceEdits)
	expectProblem(t, "no README", "README.md:1: ", problems)
}

func TestUpdateKeepsOtherSteps(t *testing.T) {
	text := console("$ go run ./steps/02-mul\nx\n$ go run ./steps/01-add y\nx")
	root := writeRepository(t, text)
	repo, err := openRepository(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	problems := repo.updateAll(root, newRunner("01-add", add).edits)
	expectProblem(t, "update", "", problems)
	want := console("$ go run ./steps/02-mul\nx\n$ go run ./steps/01-add y\nline 100 is y")
	if got := readFile(t, root, "README.md"); got != backquoted(want) {
		t.Errorf("the README is now\n%s", got)
	}
}

// Many writers at the same time must not lose each other's edits.
func TestRewriteFileLosesNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "README.md")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	const writers, edits = 4, 10
	var all sync.WaitGroup
	for range writers {
		all.Add(1)
		go func() {
			defer all.Done()
			for range edits {
				err := rewriteFile(file, func(text string) string { return text + "x" })
				if err != nil {
					t.Error(err)
				}
			}
		}()
	}
	all.Wait()
	if got := readFile(t, file); len(got) != writers*edits {
		t.Errorf("%d edits are left of %d", len(got), writers*edits)
	}
}

func TestRewriteFileFails(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "README.md")
	if err := rewriteFile(missing, strings.ToUpper); err == nil {
		t.Error("rewriting a file that does not exist is no error")
	}
	unlock, err := lock(missing)
	if err != nil {
		t.Fatalf("the lock is still there after an error: %v", err)
	}
	unlock()
}

func TestApply(t *testing.T) {
	doc, _ := parseDocument("README.md", "a\nb\nc\nd\n")
	edits := []edit{{1, 2, nil}, {3, 3, []string{"x", "y"}}}
	if got, want := doc.apply(edits), "a\nc\nx\ny\nd\n"; got != want {
		t.Errorf("apply(%v) = %q, want %q", edits, got, want)
	}
	if got := doc.apply(nil); got != strings.Join(doc.lines, "\n") {
		t.Errorf("apply without edits gives %q", got)
	}
	if !slices.Equal(doc.lines, []string{"a", "b", "c", "d", ""}) {
		t.Errorf("apply changed the document to %q", doc.lines)
	}
}
