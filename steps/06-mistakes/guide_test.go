package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// sections are the headings of the guide.
var sections = map[Symptom]string{
	diverges:   "### If it stops being finite",
	climbs:     "### If it climbs",
	flatAtHalf: "### If it is flat at 0.125",
	flat:       "### If it is flat at another level",
	falls:      "### If it falls and stops, or crawls",
	jumps:      "### If it jumps about",
	learns:     "### If it learns, but something is odd",
}

// condition returns what the guide calls the result of the two checks. A check that fails
// at the first update decides.
func condition(s Survey) string {
	first, second := s.Checks[0].wrong(), s.Checks[1].wrong()
	if len(first) == 0 && len(second) > 0 {
		return "The first check passes, the second does not."
	}
	ratio, same := s.Checks[0].ratio()
	switch groups := s.Checks[0].groups(); {
	case groups == "ok":
		return "The check passes."
	case same && ratio == -1 && groups == "all":
		return "The factor is −1 everywhere."
	case same && ratio == -1:
		return "The factor is −1 in some matrices."
	case same && ratio == 0 && groups == "all":
		return "The factor is 0 everywhere."
	case same && ratio == 0:
		return "The factor is 0 in some matrices."
	case same && groups == "all":
		return "Another factor, the same everywhere."
	case groups == "all":
		return "All matrices are off, with no factor in common."
	case groups == "W1":
		return "Only W1 is off."
	case groups == "W1 b1":
		return "W1 and b1 are off, W2 and b2 pass."
	}
	return "(the guide has no line for this)"
}

// advice returns what the guide says to someone who sees this: the bullet, on one line.
func advice(t *testing.T, s Survey) string {
	t.Helper()
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n"+sections[s.Symptom()]+"\n")
	section, _, _ = strings.Cut(section, "\n#")
	_, bullet, _ := strings.Cut(section, "- **"+condition(s)+"**")
	bullet, _, _ = strings.Cut(bullet, "\n- **")
	bullet, _, _ = strings.Cut(bullet, "\n\n")
	return strings.Join(strings.Fields(bullet), " ")
}

func leadsTo(advice, name string) bool {
	return strings.Contains(advice, "]("+"#"+name+")")
}

// Every mistake in the list is found by the guide from what is measured of it.
func TestGuideLeadsToEveryMistake(t *testing.T) {
	for _, m := range mistakes[1:] {
		s := surveyed(m, 0, 100)
		if !leadsTo(advice(t, s), m.Name) {
			t.Errorf("%s: %s. %s The guide says %q", m.Name, sections[s.Symptom()],
				condition(s), advice(t, s))
		}
	}
}

func TestGuideNarrowsDown(t *testing.T) {
	link := regexp.MustCompile(`\]\(#`)
	for _, m := range mistakes[1:] {
		text := advice(t, surveyed(m, 0, 100))
		if n := len(link.FindAllString(text, -1)); n > 8 {
			t.Errorf("%s: %d mistakes are left", m.Name, n)
		}
	}
}

// The guide also helps with programs that are not in the list. What is measured of each
// chooses the section and the bullet; the words are those in the bullet that decide.
func TestGuideHelpsStrangers(t *testing.T) {
	for _, stranger := range []struct {
		name    string
		program Program
		symptom Symptom
		check   string // the bullet to follow
		words   string // in it
		fits    func(s Survey) bool
		entry   string
	}{
		{
			"W2 is added to", Program{Epoch: w2AddedEpoch}, flatAtHalf,
			"The factor is −1 in some matrices.", "One layer works against the other",
			func(s Survey) bool { return s.Checks[0].groups() == "W2" },
			"sign-flipped-hidden",
		},
		{
			"the update is dropped", Program{Epoch: updateDroppedEpoch}, flat,
			"The factor is 0 everywhere.", "the update goes to where nobody reads it",
			func(s Survey) bool { return s.lastLoss() == s.Median[0] },
			"eta-is-zero",
		},
		{
			"twice the gradient", Program{Backprop: (*Gradients).twiceBackprop}, learns,
			"Another factor, the same everywhere.", "The direction is right",
			func(s Survey) bool { return s.Checks[0].String() == "0.33 all ×2" },
			"averaged",
		},
		{
			"labels one example off", Program{Targets: shiftedTargets}, learns,
			"The check passes.", "an output is not what XOR wants",
			func(s Survey) bool { return s.Learned == 0 && s.Outputs[0] > 0.9 },
			"wrong-label",
		},
		{
			"a huge start", Program{Uniform: hugeStartUniform}, flat,
			"The check passes.", "every output being 0 or every output being 1",
			func(s Survey) bool { return s.Median[0] == s.lastLoss() && s.Median[0] > 0.249 },
			"eta-far-too-large",
		},
		{
			"every weight from a new generator", Program{Uniform: reseededUniform}, falls,
			"The check passes.", "If the columns of W1 are the same",
			func(s Survey) bool { return s.Learned == 0 },
			"equal-start",
		},
	} {
		s := surveyed(Mistake{Name: stranger.name, Program: stranger.program}, 0, 50)
		if s.Symptom() != stranger.symptom || condition(s) != stranger.check ||
			!stranger.fits(s) {
			t.Errorf("%s: %s, %s\n%s", stranger.name, s.Symptom(), condition(s), s.row())
		}
		text := advice(t, s)
		if !strings.Contains(text, stranger.words) || !leadsTo(text, stranger.entry) {
			t.Errorf("%s: the guide says %q, which is not the way to %s",
				stranger.name, text, stranger.entry)
		}
	}
}

// Every mistake has an entry that says where it was met and how to see it.
func TestEveryMistakeHasAnEntry(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range mistakes[1:] {
		_, entry, _ := strings.Cut(string(text), "\n### "+m.Name+"\n")
		entry, _, _ = strings.Cut(entry, "\n#")
		for _, part := range []string{m.Title, m.URL, "```go", "-name " + m.Name + "`"} {
			if !strings.Contains(strings.Join(strings.Fields(entry), " "), part) {
				t.Errorf("the entry of %s lacks %q", m.Name, part)
			}
		}
	}
}

// README.md says so: more than a third pass both checks, and less than half of their starts
// learn.
func TestPassingTheCheckProvesLittle(t *testing.T) {
	n := 0
	for _, m := range mistakes[1:] {
		s := surveyed(m, 0, 100)
		if s.Checks[0].groups() == "ok" && s.Checks[1].groups() == "ok" &&
			2*s.Learned < len(s.Seeds) {
			n++
		}
	}
	if 3*n <= len(mistakes) || 5*n > 2*len(mistakes) {
		t.Errorf("%d of %d is not a little more than a third", n, len(mistakes))
	}
}
