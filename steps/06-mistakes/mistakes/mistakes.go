// Package mistakes holds programs that train the network, each with something wrong in
// it, and what is known about that. The copies of the lesson are beside them, because
// that is what they change.
package mistakes

import "slices"

// Mistake is a program with something wrong in it, and what is known about that.
//
// To add one, put a literal into the list of its kind, and a link to its name into the
// path in ../README.md. The wrong lines that the pages show are read from the literal: see
// source.go.
type Mistake struct {
	Name  string // what -name takes
	Title string
	Tell  string // how it is told from its neighbours, in a line
	// Text is the entry. A name in [brackets] is a link to another one.
	Text string
	// NumPy is the mistake as NumPy has it: lines that take the place of those of xor.py
	// that begin with the same name.
	NumPy  string
	Thread string // where it was met, or that no thread was found
	URL    string // where that can be read

	// Chaotic: starts moved in the 14th digit change how many learn.
	Chaotic bool
	// CountAfter are numbers of epochs, rising, after which its page counts who has
	// learned.
	CountAfter []int

	Program Program
}

// Kind is a chapter of the entries.
type Kind struct {
	Title    string
	Mistakes []Mistake
}

// kinds are all of them, in the order of the pages.
var kinds = []Kind{
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

// All returns the mistakes of all kinds. The first is no mistake: the correct
// program.
func All() []Mistake {
	var all []Mistake
	for _, k := range kinds {
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
	all := All()
	i := slices.IndexFunc(all, func(m Mistake) bool { return m.Name == name })
	if i < 0 {
		return Mistake{}, false
	}
	return all[i], true
}

var noMistakes = []Mistake{
	{
		Name:  "correct",
		Title: "No mistake: network.go and backprop.go of this folder",
		Tell:  "to compare with: a plateau near 0.125, then all the way down",
		Text: `As they come, they are those of step 04. The loss stays near 0.125 for a
			while, since a network that says one half to everything is where all starts
			meet first. Then it falls. If the check finds something here, one of the
			files has been changed.`,
		CountAfter: []int{500, 1000, 2000, 5000},
	},
	{
		Name:  "two-hidden-units",
		Title: "Correct, but with two hidden units",
		Tell:  "two units can do it, but fewer starts get there",
		Text: `Nothing is wrong here. Two hidden units are enough to represent XOR, but
			more starts end in a place from which no small step leads on. Compare
			[outer-reversed] and [own-activation] with this row, not with the first one.`,
		Program: Program{Hidden: 2},
	},
	{
		Name:  "unlucky-start",
		Title: "An unlucky start, and nothing else",
		Tell:  "one start; other seeds of the same program learn",
		Text: `Two outputs are right and two are one half. Nothing is wrong: start again
			with another seed before you look for a bug. Most of them learn.`,
		Thread: `Outputs of 0, 0.5, 0.99 and 0.5 in one run of XOR, and all right in the
			next. More hidden units made it rare.`,
		URL:     "https://github.com/lmjohns3/theanets/issues/67",
		Program: Program{Seeds: []uint32{116}},
	},
}
