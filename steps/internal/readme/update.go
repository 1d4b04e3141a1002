package readme

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// An edit replaces some lines of a README.
type edit struct {
	start, end int // indexes into the lines of the document
	lines      []string
}

// apply returns the text with the edits made, which must not overlap and be in order.
func (d *document) apply(edits []edit) string {
	var lines []string
	next := 0
	for _, e := range edits {
		lines = append(lines, d.lines[next:e.start]...)
		lines = append(lines, e.lines...)
		next = e.end
	}
	return strings.Join(append(lines, d.lines[next:]...), "\n")
}

// outputEdit brings the output of a command up to date. It makes no edit where refresh
// cannot choose; the comparison that follows the update reports that.
func (c command) outputEdit(output string) (edits []edit, mistake string) {
	got := outputLines(output)
	if len(c.shown) == 0 || matches(c.shown, got) {
		return nil, ""
	}
	refreshed, ok := refresh(c.shown, got)
	if !ok {
		return nil, ""
	}
	if mistake := unshowable(got); mistake != "" {
		return nil, mistake
	}
	// The output begins on the line after the command, whose number counts from 1.
	return []edit{{c.line, c.line + len(c.shown), refreshed}}, ""
}

// edits are those that the outputs of this runner's commands make necessary.
func (r *runner) edits(doc *document) ([]edit, []Problem) {
	return doc.outputEdits(func(c command) (output string, ok bool) {
		if c.step() != r.step || r.result(c).err != nil {
			return "", false
		}
		return r.terminalOutput(c), true
	})
}

// updateCommands brings the outputs of the runner's commands up to date, and returns the
// problems that are left.
func (repo *repository) updateCommands(root string, r *runner) []Problem {
	return append(repo.updateAll(root, r.edits), repo.commandProblems(r)...)
}

// outputEdits collects the edits for those commands whose output is known.
func (d *document) outputEdits(output func(command) (string, bool)) ([]edit, []Problem) {
	var edits []edit
	var problems []Problem
	for _, c := range d.commands() {
		text, ok := output(c)
		if !ok {
			continue
		}
		newEdits, mistake := c.outputEdit(text)
		edits = append(edits, newEdits...)
		if mistake != "" {
			problems = append(problems, d.problem(c.line, "%s: %s", c.text, mistake))
		}
	}
	return edits, problems
}

// differenceEdits bring the differences up to date, those in diff blocks as well as those
// that a command shows.
func (repo *repository) differenceEdits(doc *document) ([]edit, []Problem) {
	edits, problems := doc.outputEdits(func(c command) (string, bool) {
		if !c.isDifference() {
			return "", false
		}
		output, err := repo.difference(c)
		return output, err == nil
	})
	for _, b := range doc.blocks {
		if b.language != "diff" {
			continue
		}
		if want, err := repo.unifiedDifference(b); err == nil {
			edits = append(edits, edit{b.line, b.line + len(b.lines), outputLines(want)})
		}
	}
	slices.SortFunc(edits, func(a, b edit) int { return a.start - b.start })
	return edits, problems
}

// updateAll makes the edits in every README.
func (repo *repository) updateAll(root string,
	edits func(*document) ([]edit, []Problem)) []Problem {
	var problems []Problem
	for _, file := range repo.readmes() {
		rewrite := func(text string) string {
			doc, _ := parseDocument(file, text)
			newEdits, newProblems := edits(doc)
			problems = append(problems, newProblems...)
			return doc.apply(newEdits)
		}
		err := rewriteFile(filepath.Join(root, filepath.FromSlash(file)), rewrite)
		if err != nil {
			problems = append(problems, Problem{file, 1, err.Error()})
		}
	}
	return problems
}

// rewriteFile replaces the content of a file. The tests of several steps run at the same
// time, and all of them may rewrite the front page: the lock keeps the edits of one from
// getting lost in those of another, and renaming keeps readers from seeing half a file.
func rewriteFile(file string, rewrite func(string) string) error {
	unlock, err := lock(file)
	if err != nil {
		return err
	}
	defer unlock()
	before, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	after := rewrite(string(before))
	if after == string(before) {
		return nil
	}
	if err := os.WriteFile(file+".new", []byte(after), 0o644); err != nil {
		return err
	}
	return os.Rename(file+".new", file)
}

const longestWait = 30 * time.Second

// lock waits until no other process rewrites the file.
func lock(file string) (unlock func(), err error) {
	absolute, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	hash := fnv.New64a()
	hash.Write([]byte(absolute))
	name := filepath.Join(os.TempDir(), fmt.Sprintf("readme-%x.lock", hash.Sum64()))
	deadline := time.Now().Add(longestWait)
	for {
		f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err == nil {
			f.Close()
			return func() { os.Remove(name) }, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		if time.Now().After(deadline) {
			return nil, fmt.Errorf("%s is locked; if no test is running, delete %s",
				file, name)
		}
		time.Sleep(10 * time.Millisecond)
	}
}
