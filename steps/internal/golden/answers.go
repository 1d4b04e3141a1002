package golden

import (
	"os"
	"strings"
	"testing"
)

// CheckAnswers compares what answer says of each line in a file with the next line, which
// has that after an arrow. Lines that begin with # are comments. Updating, it writes the
// answers.
func CheckAnswers(t testing.TB, file string, answer func(line string) string) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, line := range strings.Split(strings.TrimSuffix(string(content), "\n"), "\n") {
		if strings.HasPrefix(line, "→ ") {
			continue
		}
		if got += line + "\n"; !strings.HasPrefix(line, "#") {
			got += "→ " + strings.Join(strings.Fields(answer(line)), " ") + "\n"
		}
	}
	Check(t, file, got)
}
