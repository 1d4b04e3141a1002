package main

// What is asked for, by flags or by an address, and the pictures that belong to it.

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"example/xor/steps/06-mistakes/mistakes"
	"example/xor/steps/internal/chart"
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
	side     int        // whose film
	query    url.Values // what was asked for by an address
}

// newScene returns a round after these lines. It trains what it takes to answer them.
func newScene(two bool, number int, lines []int) scene {
	s := scene{Two: two, Lines: lines, seed: seed}
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
	slices.SortFunc(all[1:], func(a, b mistakes.Mistake) int {
		return strings.Compare(a.Name, b.Name)
	})
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

// field is a field of an address, and what is allowed in it.
type field struct {
	name, want string
	set        func(text string) bool
}

func wholeField(name string, n *int, low, high int) field {
	want := fmt.Sprintf("a whole number from %d to %d", low, high)
	return field{name, want, whole(n, low, high)}
}

// read reads the fields that are there. Its error names one and what is allowed.
func read(query url.Values, fields ...field) error {
	for _, f := range fields {
		if text := query.Get(f.name); query.Has(f.name) && !f.set(text) {
			return fmt.Errorf("%s is %.40q, want %s", f.name, text, f.want)
		}
	}
	return nil
}

// readScene reads an address.
func readScene(query url.Values) (scene, error) {
	two := query.Has("two")
	switch {
	case query.Has("name"):
		return readComparison(query)
	case two && query.Has("round"):
		return scene{}, errors.New("round and two are both given, want one of them")
	}
	n := 1
	var lines []int
	number, named := wholeField("round", &n, 1, len(rounds)), "line"
	if two {
		number, named = wholeField("two", &n, 1, len(pairs)), "mended"
	}
	if err := read(query, number, field{named, wantLines, lineList(&lines)}); err != nil {
		return scene{}, err
	}
	s := newScene(two, n, lines)
	s.query = query
	return s, nil
}

// readComparison reads the settings of the third page. Those that are not there are the
// usual ones of the mistake.
func readComparison(query url.Values) (scene, error) {
	name := query.Get("name")
	s := scene{titles: []string{name, "correct"}, query: query}
	i := slices.IndexFunc(compared, func(m mistakes.Mistake) bool { return m.Name == name })
	if i < 0 {
		return s, fmt.Errorf("name is %.40q, want the name of a mistake in step 06, or none", name)
	}
	s.Compared = &compared[i]
	p := s.Compared.Program.Complete()
	err := read(query,
		wholeField("side", &s.side, 0, 1),
		field{"seed", "a whole number from 0 to 4294967295", func(text string) bool {
			seed, err := strconv.ParseUint(text, 10, 32)
			s.seed = uint32(seed)
			return err == nil
		}},
		wholeField("hidden", &p.Hidden, 1, 8),
		wholeField("epochs", &p.Epochs, 1, 20000),
		field{"eta", "a number above 0, at most 100", func(text string) (ok bool) {
			var err error
			p.Eta, err = strconv.ParseFloat(text, 64)
			return err == nil && 0 < p.Eta && p.Eta <= 100
		}})
	correct := mistakes.Program{Hidden: p.Hidden, Eta: p.Eta, Epochs: p.Epochs}
	s.programs = []mistakes.Program{limited(p), correct.Complete()}
	return s, err
}

// limited returns a program that panics when its time is over.
func limited(p mistakes.Program) mistakes.Program {
	epoch, end := p.Epoch, time.Now().Add(longest)
	p.Epoch = func(
		examples []mistakes.Example, n *mistakes.Network, g *mistakes.Gradients, eta float64,
		t *mistakes.Training,
	) (loss, absError float64) {
		if time.Now().After(end) {
			panic("this trains too long: want fewer epochs")
		}
		return epoch(examples, n, g, eta, t)
	}
	return p
}

// measured returns what the instruments show of the first program.
func (s scene) measured() mistakes.Instruments {
	return mistakes.Measure(s.programs[0], s.seed)
}

// film returns the film of one program. All are recorded, on one clock.
func (s scene) film() ([]byte, error) {
	var trainings []*mistakes.Training
	var networks []film.Network
	for _, p := range s.programs {
		t := p.Start(s.seed)
		trainings = append(trainings, t)
		networks = append(networks, t.Filmed())
	}
	recorder := film.New(networks...)
	recorder.Train(s.programs[0].Epochs, func() {
		for _, t := range trainings {
			t.Next()
		}
	})
	return []byte(recorder.SVG(s.side, s.titles[s.side])), nil
}

// loss returns the chart of the losses, as far as all of them are finite.
func (s scene) loss() ([]byte, error) {
	var losses []chart.Series
	for i, p := range s.programs {
		loss := mistakes.Measure(p, s.seed).Loss
		losses = append(losses, chart.Series{Name: s.titles[i], Y: loss})
	}
	plot := lossPlot(losses...)
	plot.Title = "The loss, as the program prints it"
	plot.YLabel = "loss"
	plot.Width = 400 // so that a phone shows it in its own size
	return []byte(plot.SVG()), nil
}
