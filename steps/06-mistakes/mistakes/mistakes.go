// Package mistakes holds programs that train the network, each with something wrong in
// it, and what is known about that. The copies of the lesson are beside them, because
// that is what they change.
package mistakes

import "slices"

// Mistake is a program with something wrong in it, and its entry on the pages.
//
// To add one, put a literal into the list of its kind, and a link to its name into a table
// of ../README.md. The wrong lines that the pages show are read from the literal: see
// source.go.
type Mistake struct {
	Name  string // what -name takes
	Title string
	Tell  string // in a line, how it differs from its neighbours
	// Text is the entry. A name in [brackets] is a link to another one.
	Text string
	// NumPy is the mistake in NumPy: lines that replace those lines of xor.py which begin
	// with the same name.
	NumPy  string
	Thread string // where it is seen in public, or that no example was found
	URL    string // the source of that

	// Chaotic: starting weights changed in the 14th digit change how many runs learn.
	Chaotic bool
	// CountAfter are numbers of epochs, rising, after which its page counts the runs that
	// have learned.
	CountAfter []int

	Program Program
}

// Kind is a chapter of the entries.
type Kind struct {
	Title    string
	Mistakes []Mistake
}

// Kinds are all of them, in the order of the pages.
var Kinds = []Kind{
	{"No mistake", noMistakes},
	{"In the deltas", deltaMistakes},
	{"In the products", productMistakes},
	{"In the update", updateMistakes},
	{"In the loop over the examples", loopMistakes},
	{"In the start", startMistakes},
	{"In the settings", settingMistakes},
	{"In the network", networkMistakes},
	{"In the examples", exampleMistakes},
	{"Go's own", goMistakes},
	{"NumPy's own", numpyMistakes},
}

// All returns the mistakes of all Kinds. The first is no mistake: the correct
// program.
func All() []Mistake {
	var all []Mistake
	for _, k := range Kinds {
		all = append(all, k.Mistakes...)
	}
	return all
}

// OnlyNumPy reports whether m can't be made in Go.
func (m Mistake) OnlyNumPy() bool {
	return slices.ContainsFunc(numpyMistakes,
		func(n Mistake) bool { return n.Name == m.Name })
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

var noMistakes = []Mistake{{
	Name: "correct", Title: "No mistake: the files of step 04",
	Tell: "for comparison: a plateau near 0.125, then down to 0",
	Text: `network.go and backprop.go in the folder mistakes are those of step 04. The
		loss stays near 0.125 for a while, because from every start the network first
		learns to output one half for everything. Then it falls. If the check finds
		something here, one of the files has been changed.`,
	CountAfter: []int{500, 1000, 2000, 5000},
}, {
	Name: "two-hidden-units", Title: "Correct, but with two hidden units",
	Tell: "two units can do it, but fewer runs get there",
	Text: `Nothing is wrong here. Two hidden units can represent XOR, but more runs end
		where no small step leads further down. Compare [outer-reversed] and
		[own-activation], which have two units as well, with this entry.`,
	Program: Program{Hidden: 2},
}, {
	Name: "unlucky-start", Title: "An unlucky start, and nothing else",
	Tell: "one seed; other seeds of the same program learn",
	Text: `Two outputs are correct and two are one half. Nothing is wrong: try other seeds
		before you look for a bug. Most of them learn.`,
	Thread: `Outputs of 0, 0.5, 0.99 and 0.5 in one run of XOR, and all correct in the
		next. More hidden units made it rare.`,
	URL:     "https://github.com/lmjohns3/theanets/issues/67",
	Program: Program{Seeds: []uint32{116}},
}}
