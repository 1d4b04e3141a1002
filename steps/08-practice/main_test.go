package main

import (
	"fmt"
	"io"
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
		inRounds[r.mistakes[0].Name]++
	}
	for _, k := range mistakes.Kinds {
		want := 1
		if k.Title == "No mistake" || k.Title == "In the settings" || k.Title == "NumPy's own" {
			want = 0
		}
		for _, m := range k.Mistakes {
			if inRounds[m.Name] != want {
				t.Errorf("%s is in %d rounds, want %d", m.Name, inRounds[m.Name], want)
			}
		}
	}
}

// Every round has lines that are accepted and lines that are not, an instrument that
// shows that something is wrong, and a text that does not give the mistake away.
func TestRounds(t *testing.T) {
	for _, r := range rounds {
		m := r.mistakes[0]
		in := mistakes.Measure(r.program(), seed)
		if len(findings(in)) == 0 {
			t.Errorf("%s: no instrument shows anything", m.Name)
		}
		accepted := 0
		for line := range listing {
			v, against := judge(m, line, in)
			if v != wrong {
				accepted++
			} else if !strings.ContainsAny(against, "0123456789") &&
				!strings.HasPrefix(listing[line].Code(), "absError") {
				t.Errorf("%s: no number speaks against line %d: %q", m.Name, line+1, against)
			}
			if wantLine := slices.Contains(answerLines(m), line); wantLine != (v == right) {
				t.Errorf("%s: line %d is judged %d", m.Name, line+1, v)
			}
			hides(t, m, against)
			for k, claim := range []string{"in the first update %s has", 2: "examples, and there %s has"} {
				for _, parameter := range all {
					_, off := in.Checks[k].Off(parameter)
					if off && strings.Contains(against, fmt.Sprintf(claim+" the ratio 1.000", parameter)) {
						t.Errorf("%s, line %d: %s is not right", m.Name, line+1, parameter)
					}
				}
			}
		}
		if len(answerLines(m)) == 0 || accepted > 12 {
			t.Errorf("%s: %d lines are accepted", m.Name, accepted)
		}
		o := options{round: r.number}
		hides(t, m, o.text())
		o.hint = true
		hides(t, m, o.text())
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

// What an instrument shows can come from the lines that are wrong, as far as the source
// says which they are; and where it is one line, nothing is right that it would change.
func TestInstrumentsAgreeWithTheSource(t *testing.T) {
	for _, r := range rounds {
		m := r.mistakes[0]
		if answers[m.Name] != nil {
			continue
		}
		in := mistakes.Measure(r.program(), seed)
		for _, f := range findings(in) {
			if !slices.ContainsFunc(m.Lines(), func(line int) bool {
				into, _ := partsOf(listing[line])
				return slices.Contains(into, f.what)
			}) {
				t.Errorf("%s: none of its lines goes into %s", m.Name, f.what)
			}
		}
		if lines := m.Lines(); len(lines) == 1 && cleared(lines[0], in) != "" {
			t.Errorf("%s: %s", m.Name, cleared(lines[0], in))
		}
	}
}

// A pair that is put right line by line ends as the correct program, to the last bit.
// On the way it is the program with the other mistake alone.
func TestPairs(t *testing.T) {
	n := mistakes.NewNetwork(3, seed)
	curve, err := mistakes.Train(n, mistakes.Program{}.Complete().Examples, 0.7, 2001)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(pairs); i += 29 {
		pair := pairs[i]
		named, other := pair.mistakes[i%2], pair.mistakes[1-i%2]
		lines := []int{answerLines(named)[0] + 1}
		left, told := pair.mend(lines)
		if len(left.mistakes) != 1 || !told[0].found || left.mistakes[0].Name != other.Name {
			t.Errorf("%s and %s: %v", named.Name, other.Name, told)
			continue
		}
		alone := mistakes.Measure(left.mistakes[0].Program, seed)
		if in := mistakes.Measure(left.program(), seed); fmt.Sprint(in.Loss) != fmt.Sprint(alone.Loss) {
			t.Errorf("pair %d: what is left is not %s", pair.number, left.mistakes[0].Name)
		}
		lines = append(lines, answerLines(left.mistakes[0])[0]+1)
		left, told = pair.mend(lines)
		in := mistakes.Measure(left.program(), seed)
		if len(left.mistakes) != 0 || !slices.Equal(in.Loss, curve.Loss) {
			t.Errorf("pair %d does not end as the correct program: %v", pair.number, told)
		}
	}
}

// A line that is wrong in two ways is put right in both.
func TestLineThatIsWrongTwice(t *testing.T) {
	draws, _ := mistakes.Called("fresh-start-every-epoch")
	zero, _ := mistakes.Called("zero-start")
	line := answerLines(zero)[0] + 1
	if left, _ := (round{mistakes: []mistakes.Mistake{draws, zero}}).mend([]int{line}); len(left.mistakes) > 0 {
		t.Errorf("line %d leaves %s", line, left.mistakes[0].Name)
	}
}

// Two mistakes in one program hide neither name nor title until both are found.
func TestPairsHide(t *testing.T) {
	for _, o := range []options{
		{round: 1}, {round: 12, mended: []int{32, 29, 35}}, {round: 300}, {round: len(pairs)},
	} {
		o.two = true
		for _, m := range pairs[o.round-1].mistakes {
			hides(t, m, o.text())
		}
	}
}

func TestOutputs(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"-round 9", "golden"},
		{"-round 32", "golden"},
		{"-two -round 12 -mended 32,35", "golden"},
		{"-two -round 12 -mended 35,34", "Both are found"},
		{"-round 9 -line 32", "Yes, this is the line.\n  32    g.dHidden.Mul("},
		{"-round 1 -line 17", "this line would make the same numbers"},
		{"-round 9 -line 33", "All of b1 has the ratio 5.520."},
		{"-round 9 -hint", "W2 and b2 are right, so δ₂"},
	} {
		text := golden.Output(t, run, strings.Fields(test.args)...)
		if test.want == "golden" {
			name := strings.NewReplacer("-", "", " ", "-", ",", "-").Replace(test.args)
			golden.Check(t, "testdata/"+name+".golden", text)
		} else if !strings.Contains(text, test.want) {
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
	for args, want := range map[string]string{
		"-round 63":         "want 1 to 62, or -two",
		"-round 0":          "want a whole number from 1 on",
		"-two -round 9999":  "want a whole number from 1 on",
		"-line 41":          "want a whole number from 1 to 40",
		"-two -line 3":      "want -mended 3",
		"-mended 3":         "want -two as well",
		"-two -mended 3,x":  "numbers from 1 to 40",
		"-two -mended 3,,4": "numbers from 1 to 40",
		"-hint=maybe":       "maybe",
	} {
		err := run(strings.Fields(args), io.Discard)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", args, err, want)
		}
	}
}
