package golden

import (
	"os"
	"path/filepath"
	"testing"
)

// failures is a testing.TB that counts failures instead of failing.
type failures struct {
	testing.TB
	count int
}

func (f *failures) Helper() {}

// Fatalf does not return, like that of a test.
func (f *failures) Fatalf(string, ...any) {
	f.count++
	panic(f)
}

func (f *failures) Fatal(...any) { f.Fatalf("") }

func curveFails(file, got string) (failed bool) {
	f := new(failures)
	defer func() { failed = recover() != nil && f.count == 1 }()
	CheckCurve(f, file, got, 0.01)
	return
}

func TestCheckCurve(t *testing.T) {
	file := filepath.Join(t.TempDir(), "curve.csv")
	if err := os.WriteFile(file, []byte("x,y\n1,2\n3,4\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		got   string
		fails bool
	}{
		{"x,y\n1,2\n3,4\n", false},
		{"x,y\n1.009,2\n3,3.991\n", false},
		{"x,y\n1,2\n3,4.011\n", true},
		{"x,y\n0.989,2\n3,4\n", true},
		{"x,y\n1,2\n3,NaN\n", true},
		{"x,y\n1,2\n3,four\n", true},
		{"x,z\n1,2\n3,4\n", true},
		{"x,y\n1,2\n", true},
		{"x,y\n1,2\n3,4\n5,6\n", true},
		{"x\n1\n3\n", true},
		{"x,y,z\n1,2,0\n3,4,0\n", true},
		{"x,y\n1\n", true},
		{"", true},
	} {
		if got := curveFails(file, test.got); got != test.fails {
			t.Errorf("CheckCurve fails for %q: %v, want %v", test.got, got, test.fails)
		}
	}
	if !curveFails(file+".missing", "x,y\n") {
		t.Error("CheckCurve does not fail for a missing file")
	}
}
