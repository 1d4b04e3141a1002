package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"example/xor/steps/06-mistakes/mistakes"
	"example/xor/steps/internal/golden"
)

// Every mistake is in one round: but those in the settings, which are on display, and
// those that only NumPy has.
func TestEveryMistakeHasARound(t *testing.T) {
	inRounds := map[string]int{}
	for _, r := range rounds {
		inRounds[r.Mistakes[0].Name]++
	}
	for _, m := range mistakes.All() {
		want := 1
		if m.Kind == "No mistake" || m.Kind == "In the settings" || m.OnlyNumPy {
			want = 0
		}
		if inRounds[m.Name] != want {
			t.Errorf("%s is in %d rounds, want %d", m.Name, inRounds[m.Name], want)
		}
	}
}

// The listing has lines of the lesson.
func TestListing(t *testing.T) {
	source := ""
	for _, file := range []string{"network.go", "backprop.go", "train.go"} {
		text, err := os.ReadFile("../06-mistakes/mistakes/" + file)
		if err != nil {
			t.Fatal(err)
		}
		source += string(text)
	}
	for _, line := range listing {
		if text := strings.TrimSpace(line.Text) + "\n"; !strings.Contains(source, text) {
			t.Errorf("the lesson has no line %s", text)
		}
	}
}

// Every round has a line that is accepted, and an instrument that shows that something is
// wrong. What speaks against a line is true, and no text gives the mistake away. Where the
// source says which line is wrong, nothing speaks against it. A file has the hints, what is
// said of the lines that are accepted, and of some others.
func TestRounds(t *testing.T) {
	plain, refused, answered := 0, 0, ""
	var learned []int
	for _, r := range rounds {
		m, in := r.Mistakes[0], mistakes.Measure(r.program(), seed)
		lines := answers[m.Name].wrong
		right := func(i int) bool { return math.Abs(in.Outputs[i]-xor[i].Target) < 0.5 }
		if right(0) && right(1) && right(2) && right(3) {
			learned = append(learned, r.Number-1)
		}
		if len(lines) == 0 || hintOf(in) == "All instruments agree." {
			t.Errorf("%s: lines %v, %s", m.Name, lines, hintOf(in))
		}
		shown := instruments(r.program(), in)
		hides(t, m, shown+hintOf(in)+r.Chapter)
		if strings.Contains(shown, "NaN") || strings.Contains(shown, "Inf") {
			t.Errorf("round %d has a number without a dash:\n%s", r.Number, shown)
		}
		answered += fmt.Sprintf("round %d\n%s\n", r.Number, hintOf(in))
		for line := range listing {
			if v, text := judge(m, line); v != wrong {
				answered += text + "\n"
				continue
			}
			refused++
			against := r.evidence(line, in)
			if line%10 == r.Number%10 {
				answered += fmt.Sprintf("line %d: %s\n", line+1, against)
			}
			if against == "" {
				plain++
			}
			hides(t, m, against)
			for _, parameter := range parameters {
				for _, c := range in.Checks[:3] {
					_, off := c.Off(parameter)
					if off && strings.Contains(against, "all three checks "+parameter) {
						t.Errorf("%s, line %d: %s", m.Name, line+1, against)
					}
				}
			}
		}
		if len(lines) == 1 && !answers[m.Name].about && r.evidence(lines[0], in) != "" {
			t.Errorf("%s: %s", m.Name, r.evidence(lines[0], in))
		}
	}
	golden.Check(t, "testdata/answers.golden", answered)
	readme, _ := os.ReadFile("README.md")
	page := strings.Join(strings.Fields(string(readme)), " ")
	wants := []string{
		fmt.Sprintf("%d programs with one mistake, and %d with two", len(rounds), len(pairs)),
		numbered(learned, "round %s", "in rounds %s."),
	}
	for first, r := range rounds {
		if last := first; first == 0 || rounds[first-1].Chapter != r.Chapter {
			for last+1 < len(rounds) && rounds[last+1].Chapter == r.Chapter {
				last++
			}
			wants = append(wants, fmt.Sprintf("| %d to %d |", first+1, last+1))
		}
	}
	for _, want := range wants {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not have %q", want)
		}
	}
	if plain*5 > refused {
		t.Errorf("nothing speaks against %d of %d lines", plain, refused)
	}
}

// hides checks that a text has neither the name nor the title of a mistake.
func hides(t *testing.T, m mistakes.Mistake, text string) {
	t.Helper()
	for _, secret := range []string{m.Name, m.Title} {
		if strings.Contains(strings.ToLower(text), strings.ToLower(secret)) {
			t.Errorf("%s is given away by %q", m.Name, secret)
		}
	}
}

// A pair that is corrected line by line ends as the correct program, to the last bit. On the
// way it is the program with the other mistake alone, and gives neither away.
func TestPairs(t *testing.T) {
	n := mistakes.NewNetwork(3, seed)
	curve, err := mistakes.Train(n, mistakes.Program{}.Complete().Examples, 0.7, 2001)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(pairs); i += 97 {
		pair := pairs[i]
		named, other := pair.Mistakes[i%2], pair.Mistakes[1-i%2]
		lines := []int{answers[named.Name].wrong[0] + 1}
		left := newScene(true, pair.Number, lines)
		rest := left.Left.Mistakes
		if len(rest) != 1 || !left.told[0].found || rest[0].Name != other.Name {
			t.Errorf("%s and %s: %v", named.Name, other.Name, left.told)
			continue
		}
		hides(t, named, left.text())
		hides(t, other, left.text())
		alone := mistakes.Measure(other.Program, seed)
		if in := left.measured(); fmt.Sprint(in.Loss) != fmt.Sprint(alone.Loss) {
			t.Errorf("pair %d: what is left is not %s", pair.Number, other.Name)
		}
		end := newScene(true, pair.Number, append(lines, answers[other.Name].wrong[0]+1))
		if len(end.Left.Mistakes) != 0 || !slices.Equal(end.measured().Loss, curve.Loss) {
			t.Errorf("pair %d does not end as the correct program: %v", pair.Number, end.told)
		}
	}
	draws, _ := mistakes.Called("fresh-start-every-epoch")
	zero, _ := mistakes.Called("zero-start")
	line := answers[zero.Name].wrong[0] + 1
	twice := round{Mistakes: []mistakes.Mistake{draws, zero}}
	if left, _ := twice.after([]int{line}); len(left.Mistakes) > 0 {
		t.Errorf("line %d is wrong in two ways and leaves %s", line, left.Mistakes[0].Name)
	}
}

func TestOutputs(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"-round 9", "golden"},
		{"-round 32", "golden"},
		{"-two -round 12 -mended 32,35", "golden"},
		{"-two -round 12 -mended 35,34", "Both are found"},
		{"-two -round 12 -mended 32", "Two mistakes are left."},
		{"-round 7", "epoch; from 9 on it is not a number"},
		{"-round 9 -line 32", "Yes: line 32 is wrong.\n"},
		{"-round 9 -line 32", "learns anyway."},
		{"-round 9 -line 33", "all of b1 has the ratio 5.520."},
		{"-round 9 -hint", "W2 and b2 are right, so δ₂"},
	} {
		text := golden.Output(t, run, strings.Fields(test.args)...)
		if test.want == "golden" {
			name := strings.NewReplacer("-", "", " ", "-", ",", "-").Replace(test.args)
			golden.Check(t, "testdata/"+name+".golden", text)
		} else if !strings.Contains(strings.ReplaceAll(text, "\nthe", " the"), test.want) {
			t.Errorf("%s: want %q in\n%s", test.args, test.want, text)
		}
		for _, line := range strings.Split(text, "\n") {
			if len([]rune(line)) > 80 && !strings.Contains(line, "https://") {
				t.Errorf("%s: wider than 80 columns: %q", test.args, line)
			}
		}
	}
}

func TestUsage(t *testing.T) {
	bounds := fmt.Sprintf("want 1 to %d, or 1 to %d with -two", len(rounds), len(pairs))
	for args, want := range map[string]string{
		fmt.Sprintf("-round %d", len(rounds)+1):     bounds,
		fmt.Sprintf("-two -round %d", len(pairs)+1): bounds,
		"-round 0":                              bounds,
		fmt.Sprintf("-line %d", len(listing)+1): "want a whole number from 1 to",
		"-two -line 3":                          "want -mended 3",
		"-mended 3":                             "want -two as well",
		"-two -mended 3,,4":                     "numbers from 1 to",
		"-hint -line 3":                         "want it without -line",
		"-http 0.0.0.0:80":                      "want an address of this machine alone",
		"-http localhost":                       "want an address of this machine alone",
		"-http :8080":                           "want an address of this machine alone",
		"-http example.com:80":                  "want an address of this machine alone",
	} {
		err := run(strings.Fields(args), io.Discard)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", args, err, want)
		}
	}
}
