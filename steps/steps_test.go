// Package steps_test holds the steps together: what is copied from step to step
// stays the same, what differs is the lesson, the programs do what their readers
// type, and the READMEs say what is true.
package steps_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
	"example/xor/steps/internal/numpy"
)

// lessonFiles are copied from step to step, so that every step can be read on its
// own. Step 06 has its copies in a package, beside the mistakes that change them.
var lessonFiles = []string{"network.go", "backprop.go", "train.go", "gradcheck.go"}

// asPosted is the backprop that has the bug.
const asPosted = "03-buggy/backprop.go"

// Copies have to stay copies. The one file that may differ is the bug's.
func TestCopiesAreTheSame(t *testing.T) {
	for _, name := range append([]string{"film.go"}, lessonFiles...) {
		copies := copiesOf(t, name)
		last := copies[len(copies)-1]
		want := strings.Replace(read(t, last), "package mistakes\n", "package main\n", 1)
		for _, other := range copies[:len(copies)-1] {
			if diff := golden.Diff(read(t, other), want); diff != "" && other != asPosted {
				t.Errorf("%s and %s have to be the same:\n%s", other, last, diff)
			}
		}
	}
}

// copiesOf returns the copies of a file; that of step 06's package is the last.
func copiesOf(t *testing.T, name string) []string {
	copies := glob(t, "*/"+name)
	if slices.Contains(lessonFiles, name) {
		copies = append(copies, glob(t, "06-mistakes/mistakes/"+name)...)
	}
	return copies
}

// What the two backprops differ in is the bug, and it is one line.
func TestBackpropsDifferInOneLine(t *testing.T) {
	diff := golden.Diff(read(t, asPosted), read(t, "04-fixed/backprop.go"))
	got := strings.Join(regexp.MustCompile(`(?m)^[-+].*\n`).FindAllString(diff, -1), "")
	const want = `-	g.dOutput.Sub(y, n.output)            // ∂E/∂output
+	g.dOutput.Sub(n.output, y)            // ∂E/∂output
`
	if got != want {
		t.Errorf("the two backprop.go differ in\n%s\nwant\n%s", got, want)
	}
}

// Step 05 has the two functions of step 03, under names that end in AsPosted.
func TestAsPostedIsStep03(t *testing.T) {
	const copied = "05-gradcheck/asposted.go"
	rename := regexp.MustCompile(`\b(Backprop|Epoch)\(`)
	for name, original := range map[string]string{
		`\(g \*Gradients\) Backprop`: asPosted, "Epoch": "03-buggy/train.go",
	} {
		function := regexp.MustCompile(`(?ms)^func ` + name + `(AsPosted)?\(.*?^}\n`)
		want := rename.ReplaceAllString(function.FindString(read(t, original)), "${1}AsPosted(")
		got := function.FindString(read(t, copied))
		if diff := golden.Diff(want, got); diff != "" || got == "" {
			t.Errorf("%s of %s is not the one of %s:\n%s", name, copied, original, diff)
		}
	}
}

// Lessons calculate with the tensor package, and with nothing else of this
// repository.
func TestLessonsImportOnlyTensor(t *testing.T) {
	for _, name := range lessonFiles {
		for _, path := range copiesOf(t, name) {
			imports := regexp.MustCompile(`"example/.*"`).FindAllString(read(t, path), -1)
			if got := strings.Join(imports, " "); got != "" && got != `"example/xor/tensor"` {
				t.Errorf("%s imports %s", path, got)
			}
		}
	}
}

// No dependency, ever: go.mod names the module and the oldest Go, and no more.
func TestNoDependencies(t *testing.T) {
	const want = "module example/xor\n\ngo 1.22\n"
	if got := read(t, "../go.mod"); got != want {
		t.Errorf("go.mod is\n%s\nwant\n%s", got, want)
	}
}

// The front page leads to every step.
func TestFrontPageHasEveryStep(t *testing.T) {
	page := read(t, "../README.md")
	for _, step := range steps(t) {
		if !strings.Contains(page, "["+step+"](steps/"+step+"/README.md)") {
			t.Errorf("README.md has no link to the page of %s", step)
		}
	}
}

// The curves in testdata are those of the question's and the answer's program. They have
// eleven decimals, and the last one may differ where NumPy computes other last bits.
func TestNumPyMakesTheCurves(t *testing.T) {
	if !*all {
		t.Skip("this trains eight times in NumPy, which takes -all")
	}
	for program, curves := range map[string]string{
		"03-buggy/question.py": "03-buggy/testdata/numpy-seed%d.csv",
		"04-fixed/answer.py":   "04-fixed/testdata/numpy-seed%d.csv",
	} {
		for seed := range 4 {
			file := filepath.Join(t.TempDir(), "curve.csv")
			numpy.Run(t, program, fmt.Sprint(seed), file)
			golden.CheckCurve(t, fmt.Sprintf(curves, seed), read(t, file), 1.1e-11)
		}
	}
}

// A product that meets a sum is rounded first, by a conversion: float64(x*y) + z.
// Without it some processors round once instead of twice, and the last digits of a
// result depend on the machine. The code for one of them shows every place.
func TestNoFusedMultiplyAdd(t *testing.T) {
	if !*all {
		t.Skip("this compiles everything for another processor, which takes -all")
	}
	c := exec.Command("go", "build", "-gcflags=-S", "./...")
	c.Dir = ".."
	c.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	assembly, err := c.CombinedOutput()
	if err != nil || len(assembly) == 0 {
		t.Fatalf("%v: %s", err, assembly)
	}
	fused := regexp.MustCompile(`\(([^()]*:\d+)\)\tFN?M(?:ADD|SUB)[SD]\t`)
	for _, match := range fused.FindAllSubmatch(assembly, -1) {
		t.Errorf("%s: write float64(x*y) where this product meets a sum", match[1])
	}
}

// glob returns the files that match the pattern, with slashes in their names.
func glob(t *testing.T, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no file matches %s (%v)", pattern, err)
	}
	for i := range paths {
		paths[i] = filepath.ToSlash(paths[i])
	}
	return paths
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
