package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"example/xor/steps/internal/golden"
)

// The golden files show whole reports; what is in them is tested elsewhere.
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
	if golden.Output(t, run) != golden.Output(t, run, "testdata/question.json") {
		t.Error("without a file the recording is not the question's")
	}
}

// A golden file would freeze a wrong verdict as well.
func TestVerdicts(t *testing.T) {
	for name, want := range map[string][]string{
		"question":     {"the sign is wrong (everywhere)"},
		"correct":      {},
		"each_example": {"the raw error is sent back", "weights have moved before"},
		"columns":      {"the deltas of all units are added up", "the mean over the examples"},
		"exercise1":    {"the activation function stands in for its derivative (output layer)"},
		"exercise2":    {"no update moves b2", "the sign is wrong (W1 and b1)"},
	} {
		file, err := os.ReadFile("testdata/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		best := diagnosed(t, string(file))
		if len(best.Best[0].Findings) != len(want) {
			t.Errorf("%s: %s", name, best.Best[0])
		}
		for _, text := range want {
			if !strings.Contains(best.names(best.Best[0]), text) {
				t.Errorf("%s: %s, want %q", name, best.names(best.Best[0]), text)
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
		{[]string{"main.go"}, "main.go: not JSON"},
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
