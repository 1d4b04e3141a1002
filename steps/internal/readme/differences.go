package readme

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"example/xor/steps/internal/golden"
)

// difference runs diff PATH PATH.
func (repo *repository) difference(c command) (string, error) {
	if len(c.words) != 3 {
		return "", errors.New("diff needs two files and takes no options")
	}
	a, err := fs.ReadFile(repo.files, path.Clean(c.words[1]))
	if err != nil {
		return "", err
	}
	b, err := fs.ReadFile(repo.files, path.Clean(c.words[2]))
	if err != nil {
		return "", err
	}
	return golden.NormalDiff(string(a), string(b)), nil
}

// differenceProblems checks that a block of diff is the difference of its two files.
func (repo *repository) differenceProblems(doc *document, b block) []Problem {
	want, err := repo.unifiedDifference(b)
	if err != nil {
		return []Problem{doc.problem(b.line, "%v", err)}
	}
	if diff := golden.UnifiedDiff("README", "files", joinLines(b.lines), want); diff != "" {
		return []Problem{doc.problem(b.line,
			"the files differ in another way %s:\n%s", howToUpdate, diff)}
	}
	return nil
}

// unifiedDifference is the difference of the two files that a diff block names.
func (repo *repository) unifiedDifference(b block) (string, error) {
	if len(b.lines) < 2 {
		return "", errNoFileNames
	}
	oldName, hasOld := strings.CutPrefix(b.lines[0], "--- ")
	newName, hasNew := strings.CutPrefix(b.lines[1], "+++ ")
	if !hasOld || !hasNew {
		return "", errNoFileNames
	}
	oldText, err := fs.ReadFile(repo.files, oldName)
	if err != nil {
		return "", err
	}
	newText, err := fs.ReadFile(repo.files, newName)
	if err != nil {
		return "", err
	}
	diff := golden.UnifiedDiff(oldName, newName, string(oldText), string(newText))
	if diff == "" {
		return "", fmt.Errorf("%s and %s do not differ", oldName, newName)
	}
	return diff, nil
}

var errNoFileNames = errors.New("a diff block must begin with --- path and +++ path")
