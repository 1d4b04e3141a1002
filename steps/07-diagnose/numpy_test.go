package main

// The NumPy programs of this step, run again where there is a Python with NumPy: their
// recordings are those in testdata.

import (
	"testing"

	"example/xor/steps/internal/edited"
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

// With UPDATE=1 the recordings are made again.
func TestNumPyRecordings(t *testing.T) {
	var names, sources []string
	for name, edit := range edits {
		names = append(names, name)
		sources = append(sources, edited.Source(t, "python/"+edit.program, edit.oldnew...))
	}
	if numpy.Python() == "" {
		t.Skip("there is no Python with NumPy")
	}
	for i, written := range numpy.Recordings(t, numpy.Python(), sources) {
		golden.CheckNumbers(t, "testdata/"+names[i]+".json", written, 1e-10)
	}
}
