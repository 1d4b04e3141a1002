package golden

import (
	"os"
	"strings"
	"testing"
)

// CheckAnswers compares what answer says of each line in a file with the lines below it, which
// have that after arrows. Lines that begin with # are comments. Updating, it writes the
// answers.
func CheckAnswers(t testing.TB, file string, answer func(line string) string) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, line := range strings.Split(strings.TrimSuffix(string(content), "\n"), "\n") {
		if strings.HasPrefix(line, "→") {
			continue
		}
		got += line + "\n"
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, said := range strings.Split(strings.TrimSpace(answer(line)), "\n") {
			got += strings.TrimSpace("→ "+said) + "\n"
		}
	}
	Check(t, file, got)
}
