package steps_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"example/xor/steps/internal/golden"
)

// all asks for what takes long, as .ci/run does: go test ./steps -all
var all = flag.Bool("all", false, "run what takes long: more seeds, another processor")

// programs is the folder of the built steps.
var programs string

func TestMain(m *testing.M) {
	var err error
	if programs, err = os.MkdirTemp("", "steps"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	status := m.Run()
	os.RemoveAll(programs)
	os.Exit(status)
}

// steps returns the names of the steps, in order.
func steps(t *testing.T) []string { return glob(t, "[0-9]*") }

// build builds all the steps, once.
var build = sync.OnceValue(func() error {
	// The go command does not see what a test builds, and would repeat an old result.
	// It does see which folders a test reads, and when a file in them changes.
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if entry != nil && entry.IsDir() && entry.Name() == ".git" {
			return fs.SkipDir
		}
		return err
	})
	if err != nil {
		return err
	}
	folder := programs + string(filepath.Separator)
	c := exec.Command("go", "build", "-ldflags=-s -w", "-o", folder, "./...")
	if text, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%v\n%s", err, text)
	}
	return nil
})

// needPrograms makes sure that the steps are built, or skips the test: an emulated
// one cannot build, and is run with -short.
func needPrograms(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("this builds the steps, which -short leaves out")
	}
	if err := build(); err != nil {
		t.Fatal(err)
	}
}

// result is what became of a run.
type result struct {
	stdout, stderr string
	status         int // of the exit, or −1 if there was none
}

func run(c *exec.Cmd) result {
	var stdout, stderr strings.Builder
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); c.ProcessState == nil {
		return result{"", err.Error(), -1}
	}
	return result{stdout.String(), stderr.String(), c.ProcessState.ExitCode()}
}

// runStep runs a built step in a folder.
func runStep(step, folder, stdin string, args ...string) result {
	c := exec.Command(filepath.Join(programs, step), args...)
	c.Dir, c.Stdin = folder, strings.NewReader(stdin)
	return run(c)
}

// Every step prints what its default.golden holds. That those numbers are right is
// for the step's own tests to say.
func TestDefaultOutput(t *testing.T) {
	needPrograms(t)
	for _, step := range steps(t) {
		t.Run(step, func(t *testing.T) {
			t.Parallel()
			if step == "06-mistakes" && !*all && !golden.Updating() {
				t.Skip("this trains all the mistakes, which takes -all")
			}
			got := runStep(step, "", "")
			if got.status != 0 || got.stderr != "" || got.stdout == "" {
				t.Errorf("exit status %d, stderr %q, %d bytes on stdout",
					got.status, got.stderr, len(got.stdout))
			}
			golden.Check(t, step+"/testdata/default.golden", got.stdout)
		})
	}
}

// Help fits the terminal. A wrong flag or argument gets one line, which names it and what is
// allowed.
func TestUsage(t *testing.T) {
	needPrograms(t)
	for _, step := range steps(t) {
		help := runStep(step, "", "", "-h")
		usage := "\n\nUsage: go run ./steps/" + step + " [flags]"
		if !strings.Contains(help.stdout, usage) || help.stderr != "" || help.status != 0 ||
			regexp.MustCompile(`.{81}`).MatchString(help.stdout) {
			t.Errorf("%s -h: %+v", step, help)
		}
		line := regexp.MustCompile(`\A` + step + `: .*(wrong|stray).* -h\n\z`)
		for _, args := range [][]string{{"-wrong"}, {"stray", "wrong"}} {
			got := runStep(step, "", "", args...)
			if !line.MatchString(got.stderr) || got.stdout != "" || got.status != 2 {
				t.Errorf("%s %q: %+v, want status 2 and a line that says what is allowed",
					step, args, got)
			}
		}
	}
}

// The films of steps 03 and 04, as a reader makes them.
func TestFilms(t *testing.T) {
	needPrograms(t)
	for _, step := range []string{"03-buggy", "04-fixed"} {
		folder := t.TempDir()
		if got := runStep(step, folder, "", "-film", "film.svg"); got.status != 0 {
			t.Errorf("%s: %+v", step, got)
		}
		golden.Check(t, step+"/testdata/film.svg", read(t, folder+"/film.svg"))
	}
}
