package golden

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckAnswers(t *testing.T) {
	file := filepath.Join(t.TempDir(), "answers.txt")
	upper := func(line string) string {
		return strings.ReplaceAll(strings.ToUpper(line), "/", "\n")
	}
	for want, text := range map[string]string{
		"# letters\na\n→ A\n\n→\n": "# letters\na\n→ b\n\n",
		"a/b\n→ A\n→ B\nc\n→ C\n":  "a/b\nc\n",
	} {
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		check := func(t testing.TB) { CheckAnswers(t, file, upper) }
		t.Setenv("UPDATE", "")
		if !fails(t, check) {
			t.Errorf("%q passes", text)
		}
		t.Setenv("UPDATE", "1")
		check(t)
		t.Setenv("UPDATE", "")
		if got, _ := os.ReadFile(file); string(got) != want || fails(t, check) {
			t.Errorf("the update of %q is %q", text, got)
		}
	}
}
