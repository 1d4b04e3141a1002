package main

// The NumPy programs of this step, run again where there is a Python with NumPy: their
// recordings are those in testdata.

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
	"example/xor/steps/internal/numpy"
)

// edits are the programs that are others with a line or two changed: those of the
// exercises.
var edits = map[string]struct {
	program string
	oldnew  []string
}{
	"question":     {program: "question.py"},
	"correct":      {program: "correct.py"},
	"each_example": {program: "each_example.py"},
	"columns":      {program: "columns.py"},
	"exercise1": {"correct.py", []string{
		"delta2 = error2*output*(1 - output)", "delta2 = error2*output",
	}},
	"exercise2": {"correct.py", []string{
		"    b2 -= eta*delta2.sum(axis=0)\n", "",
		"W1 -= eta*(X.T @ delta1)", "W1 += eta*(X.T @ delta1)",
		"b1 -= eta*delta1.sum(axis=0)", "b1 += eta*delta1.sum(axis=0)",
	}},
	"exercise3": {"correct.py", []string{
		"delta1 = error1*hidden*(1 - hidden)", "delta1 = error1*np.cos(hidden)",
	}},
	"lost": {"each_example.py", []string{
		"self.b2 += eta*delta2", "self.b2 += eta*delta2*0.3",
		"self.W2.T @ error)", "self.W2.T @ delta2)",
		"self.W1 += eta*np.outer(delta1, x)", "self.W1 += eta*np.outer(np.sin(delta1), x)",
	}},
}

// With UPDATE=1 the recordings are made anew.
func TestNumPyRecordings(t *testing.T) {
	for name, edit := range edits {
		folder := t.TempDir()
		source, err := os.ReadFile(filepath.Join("python", edit.program))
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(source), "\r\n", "\n")
		for i := 0; i < len(edit.oldnew); i += 2 {
			if !strings.Contains(text, edit.oldnew[i]) {
				t.Fatalf("%s has no %q", edit.program, edit.oldnew[i])
			}
			text = strings.Replace(text, edit.oldnew[i], edit.oldnew[i+1], 1)
		}
		file := filepath.Join(folder, "recording.json")
		text = strings.ReplaceAll(text, `"recording.json"`, "sys.argv[1]")
		text = strings.Replace(text, "import numpy as np", "import sys\nimport numpy as np", 1)
		program := filepath.Join(folder, edit.program)
		if err := os.WriteFile(program, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		numpy.Run(t, program, file)
		written, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		golden.CheckNumbers(t, filepath.Join("testdata", name+".json"), string(written), 1e-10)
	}
}
