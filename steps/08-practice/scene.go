package main

// What is asked for, by flags or by an address, and the pictures that belong to it.

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"example/xor/steps/06-mistakes/mistakes"
	"example/xor/steps/internal/film"
)

// scene is a round, in which lines have been named, or a mistake beside the correct
// program.
type scene struct {
	round
	Two   bool
	Lines []int // that have been named, from 1 on
	Left  round // what is wrong still
	told  []told

	Compared *mistakes.Mistake // or nil
	seed     uint32
	programs []mistakes.Program // that train: one, or the wrong one and the correct one
	titles   []string
	side     int // whose film
	until    time.Time
}

// newScene returns a round after these lines. It trains what it takes to answer them.
func newScene(two bool, number int, lines []int) scene {
	s := scene{Two: two, Lines: lines, seed: seed, until: time.Now().Add(longest)}
	s.round = s.all()[number-1]
	s.Left, s.told = s.after(lines)
	s.programs = []mistakes.Program{s.Left.program().Complete()}
	s.titles = []string{fmt.Sprintf("Round %d", number)}
	if two {
		s.titles = []string{fmt.Sprintf("Pair %d", number)}
	}
	return s
}

func (s scene) all() []round {
	if s.Two {
		return pairs
	}
	return rounds
}

func (s scene) Last() int { return len(s.all()) }

// none is a mistake to compare with that is none.
const none = "none"

// compared are the mistakes that the third page offers, by name: in another order than the
// rounds have.
var compared = func() []mistakes.Mistake {
	all := []mistakes.Mistake{{Name: none}}
	for _, r := range rounds {
		all = append(all, r.Mistakes[0])
	}
	slices.SortFunc(all[1:], func(a, b mistakes.Mistake) int { return cmp.Compare(a.Name, b.Name) })
	return all
}()

// whole returns a setter for a whole number from low to high.
func whole(n *int, low, high int) func(text string) bool {
	return func(text string) bool {
		var err error
		*n, err = strconv.Atoi(text)
		return err == nil && low <= *n && *n <= high
	}
}

var wantLines = fmt.Sprintf("numbers from 1 to %d with commas between them", len(listing))

// lineList returns a setter for numbers of lines, with commas between them.
func lineList(list *[]int) func(text string) bool {
	return func(text string) bool {
		for _, field := range strings.SplitN(text, ",", len(listing)+1) {
			var n int
			if !whole(&n, 1, len(listing))(strings.TrimSpace(field)) {
				return false
			}
			if !slices.Contains(*list, n) {
				*list = append(*list, n)
			}
		}
		return true
	}
}

// join is the other way of lineList.
func join(list []int) string {
	return strings.ReplaceAll(strings.Trim(fmt.Sprint(list), "[]"), " ", ",")
}

// reader reads the fields of an address. Its error names one and what is allowed.
type reader struct {
	query url.Values
	err   error
}

// read passes the text of a field to set, if it is there, and reports whether it is.
func (r *reader) read(name, want string, set func(text string) bool) bool {
	if r.err == nil && r.query.Has(name) && !set(r.query.Get(name)) {
		r.err = fmt.Errorf("%s is %.40q, want %s", name, r.query.Get(name), want)
	}
	return r.query.Has(name)
}

// whole reads a whole number from low to high into n.
func (r *reader) whole(name string, n *int, low, high int) bool {
	return r.read(name, fmt.Sprintf("a whole number from %d to %d", low, high), whole(n, low, high))
}

// readScene reads an address.
func readScene(query url.Values) (scene, error) {
	r := &reader{query: query}
	if r.query.Has("name") {
		s := readComparison(r)
		return s, r.err
	}
	n, list := 1, "line"
	var lines []int
	two := r.whole("two", &n, 1, len(pairs))
	if two {
		list = "mended"
	} else {
		r.whole("round", &n, 1, len(rounds))
	}
	if two && r.query.Has("round") {
		return scene{}, errors.New("round and two are both given, want one of them")
	}
	if r.read(list, wantLines, lineList(&lines)); r.err != nil {
		return scene{}, r.err
	}
	return newScene(two, n, lines), nil
}

// readComparison reads the settings of the third page. Those that are not there are the
// usual ones of the mistake.
func readComparison(r *reader) (s scene) {
	i := slices.IndexFunc(compared, func(m mistakes.Mistake) bool {
		return m.Name == r.query.Get("name")
	})
	if i < 0 {
		r.read("name", "the name of a mistake in step 06, or none",
			func(string) bool { return false })
		return s
	}
	s = scene{Compared: &compared[i], until: time.Now().Add(longest)}
	p := s.Compared.Program.Complete()
	r.whole("side", &s.side, 0, 1)
	r.read("seed", "a whole number from 0 to 4294967295", func(text string) bool {
		seed, err := strconv.ParseUint(text, 10, 32)
		s.seed = uint32(seed)
		return err == nil
	})
	r.whole("hidden", &p.Hidden, 1, 8)
	r.whole("epochs", &p.Epochs, 1, 20000)
	r.read("eta", "a number above 0, at most 100", func(text string) (ok bool) {
		var err error
		p.Eta, err = strconv.ParseFloat(text, 64)
		return err == nil && 0 < p.Eta && p.Eta <= 100
	})
	correct := mistakes.Program{Hidden: p.Hidden, Eta: p.Eta, Epochs: p.Epochs}
	s.programs = []mistakes.Program{p, correct.Complete()}
	s.titles = []string{s.Compared.Name, "correct"}
	return s
}

// limited returns a program that panics when its time is over.
func limited(p mistakes.Program, until time.Time) mistakes.Program {
	epoch := p.Epoch
	p.Epoch = func(
		examples []mistakes.Example, n *mistakes.Network, g *mistakes.Gradients, eta float64,
		t *mistakes.Training,
	) (loss, absError float64) {
		if time.Now().After(until) {
			panic("this trains too long: want fewer epochs")
		}
		return epoch(examples, n, g, eta, t)
	}
	return p
}

// measured returns what the instruments show of the programs.
func (s scene) measured() (all []mistakes.Instruments) {
	for _, p := range s.programs {
		all = append(all, mistakes.Measure(limited(p, s.until), s.seed))
	}
	return all
}

// film returns the film of one program. All are recorded, on one clock.
func (s scene) film() ([]byte, error) {
	var trainings []*mistakes.Training
	var networks []film.Network
	epochs := 0
	for _, p := range s.programs {
		t := limited(p, s.until).Start(s.seed)
		trainings = append(trainings, t)
		networks = append(networks, t.Filmed())
		epochs = max(epochs, p.Epochs)
	}
	recorder := film.New(networks...)
	recorder.Train(epochs, func() {
		for _, t := range trainings {
			t.Next()
		}
	})
	return []byte(recorder.SVG(s.side, s.titles[s.side])), nil
}

// loss returns the chart of the losses, as far as all of them are finite.
func (s scene) loss() ([]byte, error) {
	all := s.measured()
	plot, ok := lossPlot(all[0])
	for _, in := range all[1:] {
		other, _ := lossPlot(in)
		end := min(len(plot.Series[0].Y), len(other.Series[0].Y))
		plot.XTo = float64(end - 1)
		plot.Series = append(plot.Series, other.Series...)
		for i := range plot.Series {
			plot.Series[i].Name, plot.Series[i].Y = s.titles[i], plot.Series[i].Y[:end]
		}
	}
	if !ok {
		return nil, errors.New("the loss is not a number from the first epoch on")
	}
	plot.Title = "The loss, as the program prints it"
	plot.YLabel = "loss"
	plot.Width = 400 // so that a phone shows it in its own size
	return []byte(plot.SVG()), nil
}
