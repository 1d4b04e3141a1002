package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"example/xor/steps/06-mistakes/mistakes"
	"example/xor/steps/internal/golden"
)

// The entries of step 06 that choices name are there.
func TestEntries(t *testing.T) {
	for _, file := range []string{"choices/choices.go", "choices/moves.go"} {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		entry := regexp.MustCompile(`(?:Entry|Hidden): +"([^"]+)"|from\("([^"]+)"`)
		for _, match := range entry.FindAllStringSubmatch(string(source), -1) {
			if _, ok := mistakes.Called(match[1] + match[2]); !ok {
				t.Errorf("%s: step 06 has no entry %s%s", file, match[1], match[2])
			}
		}
	}
}

// The golden files show whole reports.
func TestReports(t *testing.T) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no recordings in testdata: ", err)
	}
	for _, file := range files {
		report := golden.Output(t, run, file)
		kept := strings.TrimSuffix(file, ".json") + ".golden"
		golden.Check(t, strings.Replace(kept, "question", "default", 1), report)
		for _, line := range strings.Split(report, "\n") {
			if utf8.RuneCountInString(line) > 80 || strings.HasSuffix(line, " ") {
				t.Errorf("%s: %q", file, line)
			}
		}
	}
}

func TestStandardInput(t *testing.T) {
	file, err := os.Open("testdata/correct.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	stdin := os.Stdin
	defer func() { os.Stdin = stdin }()
	os.Stdin = file
	if golden.Output(t, run, "-") != golden.Output(t, run, "testdata/correct.json") {
		t.Error("the report on standard input is another")
	}
}

func TestErrors(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing.json")
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{missing}, "missing.json"},
		{[]string{"testdata"}, "testdata"},
		{[]string{"main.go"}, "main.go: not a recording"},
		{[]string{"a", "b"}, `unexpected argument "b"`},
		{[]string{"-seed", "1"}, "seed"},
	} {
		var stdout strings.Builder
		err := run(test.args, &stdout)
		if err == nil || !strings.Contains(err.Error(), test.want) || stdout.Len() > 0 {
			t.Errorf("%q: %v, and %q", test.args, err, &stdout)
		}
	}
}

// The recording on the page is one, and the counts are those of the tests that make them.
func TestPageHasTheCounts(t *testing.T) {
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"testdata/smallest.json", "testdata/decimals.golden",
		"search/testdata/recognised.golden", "search/testdata/right.golden",
		"search/testdata/wrong.golden",
		"pytorch/testdata/right.golden"} {
		counts, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(page), "```text\n"+string(counts)+"```") {
			t.Errorf("README.md has no block with the lines of %s", name)
		}
	}
}

// Whatever is read, there is a report or an error of one line, and no panic.
func FuzzDiagnose(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.json")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var report bytes.Buffer
		err := diagnose(bytes.NewReader(text), &report)
		if (err == nil) != (report.Len() > 0) || err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("error %q, and a report of %d bytes", err, report.Len())
		}
	})
}
