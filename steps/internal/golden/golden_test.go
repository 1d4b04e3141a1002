package golden

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDiff(t *testing.T) {
	for _, test := range []struct{ a, b, want string }{
		{"x\ny\n", "x\ny\n", ""},
		{"x\ny", "x\nY", "@@ -1,2 +1,2 @@\n x\n-y\n+Y\n"},
		{"1\n2\n3\n4\na\nb\n5\n6\n7\n8", "1\n2\n3\n4\nc\n5\n6\n7\n8",
			"@@ -2,8 +2,7 @@\n 2\n 3\n 4\n-a\n-b\n+c\n 5\n 6\n 7\n"},
		{"x\nz", "x\ny\nz", "@@ -1,2 +1,3 @@\n x\n+y\n z\n"},
		{"x\nx", "x\nx\nx", "@@ -1,2 +1,3 @@\n x\n x\n+x\n"},
		{"x\ny", "x\ny\n", "@@ -1,2 +1,3 @@\n x\n y\n+\n"},
	} {
		if got := Diff(test.a, test.b); got != test.want {
			t.Errorf("%q and %q: got\n%s\nwant\n%s", test.a, test.b, got, test.want)
		}
	}
}

func fails(t testing.TB, check func(t testing.TB)) bool { return Outcome(t, check) != "" }

func TestCheck(t *testing.T) {
	file := filepath.Join(t.TempDir(), "want.txt")
	check := func(got string) bool {
		return fails(t, func(t testing.TB) { Check(t, file, got) })
	}
	t.Setenv("UPDATE", "")
	if !check("x\n") {
		t.Error("a missing file passes")
	}
	t.Setenv("UPDATE", "1")
	if check("x\n") {
		t.Error("the file cannot be updated")
	}
	if !fails(t, func(t testing.TB) { Check(t, filepath.Join(file, "below a file"), "x") }) {
		t.Error("a file that cannot be passes")
	}
	t.Setenv("UPDATE", "")
	if check("x\n") || !check("y\n") || !check("x") || !check("") {
		t.Error("what passes is not exactly what the file holds")
	}
}

func TestOutput(t *testing.T) {
	step := func(args []string, stdout io.Writer) error {
		fmt.Fprint(stdout, args)
		if len(args) > 1 {
			return errors.New("too many")
		}
		return nil
	}
	if got := Output(t, step, "x"); got != "[x]" {
		t.Errorf("the output is %q", got)
	}
	if !fails(t, func(t testing.TB) { Output(t, step, "x", "y") }) {
		t.Error("an error of the step passes")
	}
}

func TestCheckPicture(t *testing.T) {
	file := filepath.Join(t.TempDir(), "picture.svg")
	svg := `<text x="7.5" y="1">a = 0.2500</text><text>−1.5000, 3</text>`
	if err := os.WriteFile(file, []byte(svg), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]float64{
		"": {0.25, -1.5}, "value": {0.25, 1.5}, "order": {-1.5, 0.25}, "number": {0.25},
	} {
		if fails(t, func(t testing.TB) { CheckPicture(t, file, want) }) != (name != "") {
			t.Errorf("numbers %v: another %q is not found, or one that is not there", want, name)
		}
	}
}

// The numbers of a curve may be 0.01 away, those of a recording 0.01 of their size.
func TestCheckNumbers(t *testing.T) {
	t.Setenv("UPDATE", "")
	curve, recording := "x,y\n1,2\n3,0\n", `{"W1": [2, -1e-7, NaN]}`
	file := filepath.Join(t.TempDir(), "numbers")
	for got, want := range map[string]bool{
		curve:                             false,
		"x,y\n1.009,2\n3,-0.009\n":        false,
		"x,y\n1,2\n3,0.011\n":             true,
		"x,y\n0.989,2\n3,0\n":             true,
		"x,y\n1,2\n3,NaN\n":               true,
		"x,z\n1,2\n3,0\n":                 true,
		"x,y\n1,2\n":                      true,
		"x,y\n1,2\n3,0\n5,6\n":            true,
		recording:                         false,
		`{"W1": [1.99, -0.0000001, NaN]}`: false,
		`{"W1": [1.97, -1e-7, NaN]}`:      true,
		`{"W1": [2, 1e-4, NaN]}`:          true,
		`{"W2": [2, -1e-7, NaN]}`:         true,
	} {
		check, holds := CheckCurve, curve
		if strings.HasPrefix(got, "{") {
			check, holds = CheckNumbers, recording
		}
		if err := os.WriteFile(file, []byte(holds), 0o666); err != nil {
			t.Fatal(err)
		}
		if fails(t, func(t testing.TB) { check(t, file, got, 0.01) }) != want {
			t.Errorf("%q: fails %v, want %v", got, !want, want)
		}
	}
	if !fails(t, func(t testing.TB) { CheckCurve(t, file+".missing", curve, 0.01) }) {
		t.Error("a missing file passes")
	}
	t.Setenv("UPDATE", "1")
	CheckNumbers(t, file, "7", 0.01)
	if got, _ := os.ReadFile(file); string(got) != "7" {
		t.Errorf("updating a recording leaves %s", got)
	}
}
