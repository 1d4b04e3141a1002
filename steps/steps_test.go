// Package steps_test holds the steps together: what is copied from step to step
// stays the same, what differs is the lesson, and the READMEs say what is true.
package steps_test

import (
	"encoding/csv"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"example/xor/steps/internal/chart"
	"example/xor/steps/internal/golden"
	"example/xor/steps/internal/readme"
)

// The lesson's code is copied from step to step, so that every step can be read
// on its own. Copies have to stay copies.
func TestCopiesAreTheSame(t *testing.T) {
	for _, test := range []struct {
		file  string
		steps int // how many steps have it
	}{
		{"network.go", 5},
		{"train.go", 4},
		{"gradcheck.go", 2},
	} {
		copies, err := filepath.Glob("*/" + test.file)
		if err != nil || len(copies) != test.steps {
			t.Errorf("%d steps have a %s, want %d (%v)",
				len(copies), test.file, test.steps, err)
			continue
		}
		for _, other := range copies[1:] {
			checkSame(t, copies[0], other)
		}
	}
	checkSame(t, "04-fixed/backprop.go", "05-gradcheck/backprop.go")
	checkSame(t, "04-fixed/backprop.go", "06-mistakes/backprop.go")
}

func checkSame(t *testing.T, a, b string) {
	t.Helper()
	if diff := golden.UnifiedDiff(a, b, read(t, a), read(t, b)); diff != "" {
		t.Errorf("%s and %s have to be the same:\n%s", a, b, diff)
	}
}

// What the two backprops differ in is the bug, and it is one line.
func TestBackpropsDifferInOneLine(t *testing.T) {
	want := strings.Join([]string{
		"53c53",
		"< 	g.delta2.Sub(y, n.output)            // ∂E/∂output = y − output",
		"---",
		"> 	g.delta2.Sub(n.output, y)            // ∂E/∂output = output − y",
		"",
	}, "\n")
	got := golden.NormalDiff(read(t, "03-buggy/backprop.go"), read(t, "04-fixed/backprop.go"))
	if got != want {
		t.Errorf("diff of the two backprop.go:\n%s\nwant:\n%s", got, want)
	}
}

// Lessons calculate with the tensor package, and with nothing else of this
// repository.
func TestLessonsImportOnlyTensor(t *testing.T) {
	for _, name := range []string{"network", "backprop", "train", "gradcheck"} {
		copies, err := filepath.Glob("*/" + name + ".go")
		if err != nil || len(copies) == 0 {
			t.Fatalf("no step has a %s.go (%v)", name, err)
		}
		for _, path := range copies {
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
			if err != nil {
				t.Fatal(err)
			}
			for _, imported := range file.Imports {
				where, _ := strconv.Unquote(imported.Path.Value)
				if strings.HasPrefix(where, "example/") && where != "example/xor/tensor" {
					t.Errorf("%s imports %s", path, where)
				}
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

func TestREADMEs(t *testing.T) {
	readme.Check(t, "..")
}

// readme.Check compares every diff that is shown with the files. This makes sure
// that the one which matters is shown.
func TestDiffIsShown(t *testing.T) {
	const shown = "```diff\n--- steps/03-buggy/backprop.go\n+++ steps/04-fixed/backprop.go\n"
	for _, path := range []string{"../README.md", "04-fixed/README.md"} {
		if !strings.Contains(read(t, path), shown) {
			t.Errorf("%s does not show the diff of the two backprops", path)
		}
	}
}

// The picture of the front page has both curves in it, from epoch 0 on and as long
// as the shorter one.
func TestFrontPagePicture(t *testing.T) {
	buggy := readLoss(t, "03-buggy/testdata/numpy-seed0.csv")
	fixed := readLoss(t, "04-fixed/testdata/numpy-seed0.csv")
	plot := chart.Plot{
		Title:  "One line apart: seed 0, eta 0.7",
		XLabel: "epoch",
		YLabel: "loss",
		XTo:    float64(len(buggy) - 1),
		YTo:    0.25,
		Series: []chart.Series{
			{Name: "03-buggy", Y: buggy},
			{Name: "04-fixed", Y: fixed[:len(buggy)]},
		},
	}
	golden.Check(t, "testdata/curves.svg", plot.SVG())
}

// readLoss returns the second column of a CSV with a header.
func readLoss(t *testing.T, path string) []float64 {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(read(t, path))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var loss []float64
	for _, row := range rows[1:] {
		value, err := strconv.ParseFloat(row[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		loss = append(loss, value)
	}
	return loss
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
