package readme

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// A repository is what the READMEs speak about.
type repository struct {
	files       fs.FS
	steps       []string // the names of the folders, such as 04-fixed
	makeTargets []string
}

var stepName = regexp.MustCompile(`^[0-9][0-9]-[a-z0-9-]+$`)

func openRepository(files fs.FS) (*repository, error) {
	repo := &repository{files: files}
	entries, err := fs.ReadDir(files, "steps")
	if err != nil {
		return nil, fmt.Errorf("looking for the steps: %w", err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if stepName.MatchString(name) && repo.exists(path.Join("steps", name, "main.go")) {
			repo.steps = append(repo.steps, name)
		}
	}
	if makefile, err := fs.ReadFile(files, "Makefile"); err == nil {
		repo.makeTargets = makeTargets(string(makefile))
	}
	return repo, nil
}

var makeRule = regexp.MustCompile(`(?m)^([a-z][a-z0-9 _-]*):($|[^=])`)

func makeTargets(makefile string) []string {
	var targets []string
	for _, rule := range makeRule.FindAllStringSubmatch(makefile, -1) {
		targets = append(targets, strings.Fields(rule[1])...)
	}
	return targets
}

func (repo *repository) exists(name string) bool {
	_, err := fs.Stat(repo.files, name)
	return err == nil
}

func (repo *repository) hasStep(name string) bool {
	return slices.Contains(repo.steps, name)
}

// readmes lists the front page and the README that every step must have.
func (repo *repository) readmes() []string {
	files := []string{"README.md"}
	for _, step := range repo.steps {
		files = append(files, path.Join("steps", step, "README.md"))
	}
	return files
}

// untestedSteps finds the steps whose commands nobody would run.
func (repo *repository) untestedSteps() []Problem {
	var problems []Problem
	for _, step := range repo.steps {
		file := path.Join("steps", step, "main_test.go")
		test, err := fs.ReadFile(repo.files, file)
		if err != nil || !strings.Contains(string(test), "readme.CheckCommands(") {
			problems = append(problems, Problem{file, 1,
				"must call readme.CheckCommands, or this step's commands go unchecked"})
		}
	}
	return problems
}
