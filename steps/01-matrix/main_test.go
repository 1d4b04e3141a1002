package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
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
	file, err := parser.ParseFile(token.NewFileSet(), "main.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	ast.Inspect(file, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		if f, ok := call.Fun.(*ast.SelectorExpr); !ok || f.Sel.Name != "show" {
			return true
		}
		shown++
		printed, err := strconv.Unquote(call.Args[1].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Count(string(source), printed) < 2 {
			t.Errorf("main.go prints %q but does not run it", printed)
		}
		return true
	})
	if shown == 0 {
		t.Error("main.go shows nothing")
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
