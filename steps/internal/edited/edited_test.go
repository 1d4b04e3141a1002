package edited

import (
	"os"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

// Two words of step 02 are exchanged. That the wanted text is not printed is an error with
// what is. An exercise whose line or file is no longer there must not pass as done.
func TestCheck(t *testing.T) {
	if testing.Short() {
		t.Skip("with -short, Run skips everything")
	}
	if err := os.Chdir("../../02-forward"); err != nil {
		t.Fatal(err)
	}
	defer os.Chdir("../internal/edited")
	for _, test := range []struct{ file, old, want string }{
		{"main.go", "W2 =", `the edited program does not print "W3 ="`},
		{"main.go", "W2 =", "first ="},
		{"main.go", "W2 =", "second ="},
		{"main.go", "W4 =", `main.go has no "W4 ="`},
		{"none.go", "W2 =", "open none.go"},
	} {
		got := golden.Outcome(t, func(t testing.TB) {
			Check(t, "W3 =", test.file, "W1 =", "first =", test.old, "second =")
		})
		if !strings.Contains(got, test.want) {
			t.Errorf("%s, %s: %.300s, want %q", test.file, test.old, got, test.want)
		}
	}
}
