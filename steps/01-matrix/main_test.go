package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"example/xor/tensor"
)

// Go code that main.go prints has to be code that it runs. The results in
// testdata/default.golden are also those of NumPy 1.24 for the expressions printed beside
// them.
func TestPrintedCodeIsCode(t *testing.T) {
	source, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	show := regexp.MustCompile(`p\.show\("[^"]*",\s*"([^"]*)", `)
	shown := show.FindAllStringSubmatch(string(source), -1)
	if calls := strings.Count(string(source), "p.show("); calls == 0 || len(shown) != calls {
		t.Errorf("this test finds the code of %d among %d calls", len(shown), calls)
	}
	for _, match := range shown {
		if strings.Count(string(source), match[1]) < 2 {
			t.Errorf("main.go prints %q but does not run it", match[1])
		}
	}
}

func TestEqualLooksAtEveryNumber(t *testing.T) {
	a := tensor.FromRows([][]float64{{1, 2}, {3, 4}})
	if !equal(a, a) {
		t.Error("a matrix is not equal to itself")
	}
	for i := range 2 {
		for j := range 2 {
			b := tensor.New(2, 2).Copy(a)
			b.Set(i, j, 5)
			if equal(a, b) {
				t.Errorf("element %d,%d is not compared", i, j)
			}
		}
	}
}
