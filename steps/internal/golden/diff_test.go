package golden

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestNormalDiff(t *testing.T) {
	tests := []struct{ name, a, b, want string }{
		{"equal", "x\ny\n", "x\ny\n", ""},
		{"both empty", "", "", ""},
		{"change", "x\ny\nz\n", "x\nY\nz\n", "2c2\n< y\n---\n> Y\n"},
		{"change of ranges", "x\na\nb\ny\n", "x\nc\nd\ne\ny\n",
			"2,3c2,4\n< a\n< b\n---\n> c\n> d\n> e\n"},
		{"add", "x\nz\n", "x\ny\nz\n", "1a2\n> y\n"},
		{"add at the start", "z\n", "x\ny\nz\n", "0a1,2\n> x\n> y\n"},
		{"delete", "x\ny\nz\n", "x\nz\n", "2d1\n< y\n"},
		{"delete everything", "x\ny\n", "", "1,2d0\n< x\n< y\n"},
		{"two edits", "1\n2\n3\n4\n", "1\n3\n4\n5\n", "2d1\n< 2\n4a4\n> 5\n"},
		{"no newline at the end", "x\ny", "x\ny\n",
			"2c2\n< y\n\\ No newline at end of file\n---\n> y\n"},
		// What GNU diff prints where there are several shortest answers:
		{"added function owns its own brace", "f {\n}\n\nh {\n}\nold\n",
			"f {\n}\n\ng {\n}\n\nh {\n}\nnew\n",
			"3a4,6\n> g {\n> }\n> \n6c9\n< old\n---\n> new\n"},
	}
	for _, test := range tests {
		if got := NormalDiff(test.a, test.b); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func TestUnifiedDiff(t *testing.T) {
	const ten = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"
	tests := []struct{ name, want, got, diff string }{
		{"equal", "x\n", "x\n", ""},
		{"three lines of context", ten, strings.Replace(ten, "5", "five", 1),
			"@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"},
		{"less context at the borders", "x\ny\n", "x\nY\n",
			"@@ -1,2 +1,2 @@\n x\n-y\n+Y\n"},
		{"from nothing", "", "x\n", "@@ -0,0 +1 @@\n+x\n"},
		{"to nothing", "x\ny\n", "", "@@ -1,2 +0,0 @@\n-x\n-y\n"},
		{"context of two edits touches", ten,
			strings.NewReplacer("1\n2", "2", "8\n", "").Replace(ten),
			"@@ -1,10 +1,8 @@\n-1\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n 9\n 10\n"},
		{"two hunks", ten, strings.NewReplacer("1\n2", "2", "10", "ten").Replace(ten),
			"@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n" +
				"@@ -7,4 +6,4 @@\n 7\n 8\n 9\n-10\n+ten\n"},
		{"no newline at the end", "x\ny\n", "x\ny",
			"@@ -1,2 +1,2 @@\n x\n-y\n+y\n\\ No newline at end of file\n"},
		{"neither has a newline at the end", "x\ny", "X\ny",
			"@@ -1,2 +1,2 @@\n-x\n+X\n y\n\\ No newline at end of file\n"},
	}
	for _, test := range tests {
		want := test.diff
		if want != "" {
			want = "--- old\n+++ new\n" + want
		}
		if got := UnifiedDiff("old", "new", test.want, test.got); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, want)
		}
	}
}

// Whatever edits are chosen, applying them to a must give b.
func TestCompareTurnsOneTextIntoTheOther(t *testing.T) {
	texts := everyText("xyz", 4)
	for _, aText := range texts {
		for _, bText := range texts {
			a, b := strings.Split(aText, ""), strings.Split(bText, "")
			var got []string
			next := 0
			for _, e := range compare(a, b) {
				got = append(got, a[next:e.aStart]...)
				got = append(got, b[e.bStart:e.bEnd]...)
				next = e.aEnd
			}
			got = append(got, a[next:]...)
			if strings.Join(got, "") != bText {
				t.Fatalf("the edits turn %q into %q, not into %q", aText, got, bText)
			}
		}
	}
}

// everyText lists all the texts of up to length letters.
func everyText(letters string, length int) []string {
	texts := []string{""}
	if length == 0 {
		return texts
	}
	for _, letter := range letters {
		for _, rest := range everyText(letters, length-1) {
			texts = append(texts, string(letter)+rest)
		}
	}
	return texts
}

func TestLongTexts(t *testing.T) {
	for _, lines := range []int{3000, 10000} {
		var a, b strings.Builder
		for i := range lines {
			fmt.Fprintf(&a, "old %d\n", i)
			fmt.Fprintf(&b, "new %d\n", i)
		}
		start := time.Now()
		diff := NormalDiff(a.String(), b.String())
		if elapsed := time.Since(start); elapsed > 10*time.Second {
			t.Errorf("comparing two texts of %d lines took %v", lines, elapsed)
		}
		want := fmt.Sprintf("1,%dc1,%d\n< old 0\n", lines, lines)
		if !strings.HasPrefix(diff, want) {
			t.Errorf("the difference starts with %.40q, want %q", diff, want)
		}
	}
}
