// Package mistakes holds programs that train the network, each with something wrong in
// it, and what is known about that. The copies of the lesson are beside them, because
// that is what they change.
package mistakes

import (
	_ "embed"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Mistake is a program with something wrong in it, and its entry in MISTAKES.md.
//
// To add one, write its entry, put its program into the map of its kind, and a link to its
// name into a table of ../README.md.
type Mistake struct {
	Name   string // what -name takes
	Kind   string // the chapter of the entry
	Title  string
	Diff   string // the wrong lines and the right ones, in Go and in NumPy
	Tell   string // in a line, how it differs from its neighbours
	Text   string
	Thread string // where it is seen in public, or that no example was found

	// Chaotic: starting weights changed in the 14th digit change how many runs learn.
	Chaotic bool
	// CountAfter are numbers of epochs, rising, after which its page counts the runs that
	// have learned.
	CountAfter []int

	Program   Program
	OnlyNumPy bool // it can't be made in Go
}

//go:embed MISTAKES.md
var page string

// All are the mistakes in the order of the page. The first is no mistake: the correct
// program.
var All = sync.OnceValue(func() (all []Mistake) {
	programs := map[string]Program{}
	for _, kind := range []map[string]Program{
		noMistakes, deltaMistakes, productMistakes, updateMistakes, loopMistakes, startMistakes,
		settingMistakes, networkMistakes, exampleMistakes, goMistakes,
	} {
		maps.Copy(programs, kind)
	}
	for _, chapter := range strings.Split(page, "\n## ")[1:] {
		kind, entries, _ := strings.Cut(chapter, "\n")
		for _, entry := range strings.Split(entries, "\n### ")[1:] {
			m := readEntry(entry)
			program, inGo := programs[m.Name]
			m.Kind, m.Program, m.OnlyNumPy = kind, program, !inGo
			m.Chaotic, m.CountAfter = slices.Contains(chaotic, m.Name), countAfter[m.Name]
			all = append(all, m)
			delete(programs, m.Name)
		}
	}
	for name := range programs {
		panic("MISTAKES.md has no entry " + name)
	}
	return all
})

// link leads to another entry, or to the source of a thread.
var link = regexp.MustCompile(`\[(?:Source\]\((.*?)\)\.|(.*?)\]\(#.*?\))`)

// readEntry reads an entry of the page: its name, its title, lines of the program if there are
// any, a sentence in italics, the text, a thread if there is one, and the command.
func readEntry(entry string) (m Mistake) {
	plain := func(paragraph string) string {
		text := strings.Join(strings.Fields(paragraph), " ")
		return link.ReplaceAllString(text, "$1$2")
	}
	paragraphs := strings.Split(entry, "\n\n")
	m.Name, m.Title = paragraphs[0], strings.TrimSuffix(plain(paragraphs[1]), ".")
	paragraphs = paragraphs[2:]
	if lines, ok := strings.CutPrefix(paragraphs[0], "```text\n"); ok {
		m.Diff = strings.TrimSuffix(lines, "```")
		paragraphs = paragraphs[1:]
	}
	m.Tell, m.Text = strings.Trim(paragraphs[0], "*"), plain(paragraphs[1])
	if len(paragraphs) > 3 {
		m.Thread = strings.TrimPrefix(plain(paragraphs[2]), "Seen in public: ")
	}
	return m
}

// Called returns the mistake of that name.
func Called(name string) (m Mistake, ok bool) {
	for _, m := range All() {
		if m.Name == name {
			return m, true
		}
	}
	return Mistake{}, false
}

var noMistakes = map[string]Program{
	"correct":          {},
	"two-hidden-units": {Hidden: 2},
	"unlucky-start":    {Seeds: []uint32{116}},
}

var chaotic = []string{"sigmoid-as-slope", "dot-product", "eta-too-large"}

var countAfter = map[string][]int{
	"correct":          {500, 1000, 2000, 5000},
	"derivative-twice": {2000, 3000, 5000, 10000, 20000},
	"momentum-sign":    {1000, 2000, 4000},
	"tiny-start":       {2000, 20000, 100000},
}
