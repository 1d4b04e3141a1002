// Package recording reads what a program wrote down about a few updates of its network,
// whatever the shapes and the names, and gives it one form: Observed. A File is the same
// for programs in Go, which write.
package recording

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"example/xor/steps/07-diagnose/network"
)

const (
	largestFile = 64 << 20 // bytes
	mostLayers  = 20
	mostUpdates = 16 // updates beyond these add nothing, and are not looked at
)

// Recording is the JSON, as read.
type Recording struct {
	Eta         float64
	Activations []string // one a layer, as they are written
	Loss        string
	Code        string // the library or language: "pytorch"

	f             []network.Activation
	loss          network.Loss
	x, y, outputs *Array // given once for all
	batch         int    // rows of x for each update, or 0 for all of them
	states        []state
	digits        Digits // of the parameters
}

// state has the arrays of one moment by name: x, y, outputs, W1, b1, gW1, gb1 … One that
// is null is there, and nil.
type state map[string]*Array

// Array is a table of numbers of any dimension, row by row.
type Array struct {
	Shape     []int
	Data      []float64
	path      string
	digits    Digits
	notFinite string // the first number that is not, as in "x[0] is NaN"
}

// Read reads a recording. What is wrong with it is an error of one line: the field, what
// is there, and what is wanted.
func Read(source io.Reader) (*Recording, error) {
	text, err := io.ReadAll(io.LimitReader(source, largestFile+1))
	if err != nil {
		return nil, err
	}
	if len(text) > largestFile {
		return nil, fmt.Errorf("the recording has more than %d megabytes; "+
			"want a few updates of a small network", largestFile>>20)
	}
	d := &decoder{text: bytes.TrimPrefix(text, []byte("\uFEFF"))}
	switch d.peek() {
	case 0:
		return nil, errors.New("the recording is empty; want a JSON object")
	case '{':
	default:
		return nil, fmt.Errorf("the recording is %s; want an object like "+
			`{"eta": 0.7, "activations": …}`, d.shown())
	}
	r := &Recording{Loss: "squared"}
	seen := map[string]bool{}
	err = d.object(func(name string) error {
		if seen[name] {
			return fmt.Errorf("%s is there twice; want it once", name)
		}
		seen[name] = true
		return r.field(d, name)
	})
	if err != nil {
		return nil, err
	}
	if d.peek() != 0 {
		return nil, errors.New("something follows the JSON object; want one object alone")
	}
	return r, r.check(seen)
}

// field reads one of the fields at the top.
func (r *Recording) field(d *decoder, name string) (err error) {
	switch name {
	case "eta":
		return r.readEta(d)
	case "activations":
		return readList(d, name, func(i int) error {
			text, err := readText(d, fmt.Sprintf("activations[%d]", i))
			r.Activations = append(r.Activations, text)
			return err
		})
	case "loss":
		r.Loss, err = readText(d, name)
	case "code":
		r.Code, err = readText(d, name)
	case "batch":
		x, word, ok := d.number()
		if string(word) == "null" {
			d.word()
			return nil
		}
		if !ok || x != math.Trunc(x) || !(x >= 1 && x < 1e9) {
			return fmt.Errorf("batch is %s; want a whole number from 1 on: the rows of x "+
				"that an update saw", word)
		}
		r.batch = int(x)
	case "x":
		r.x, err = d.array(name)
	case "y":
		r.y, err = d.array(name)
	case "outputs":
		r.outputs, err = d.array(name)
	case "states":
		return readList(d, name, func(i int) error {
			if i > mostUpdates {
				return d.skip()
			}
			return r.readState(d, fmt.Sprintf("states[%d]", i))
		})
	default:
		return fmt.Errorf("the recording has a field %q; want only eta, activations, "+
			"loss, code, x, y, batch, outputs, states", name)
	}
	return err
}

func (r *Recording) readEta(d *decoder) error {
	const want = "want a finite number above 0"
	x, word, ok := d.number()
	switch {
	case !ok:
		return fmt.Errorf("eta is %s; %s", d.shown(), want)
	case x == 0:
		return fmt.Errorf("eta is %s; %s: with 0 nothing is updated (eta-is-zero in "+
			"step 06)", word, want)
	case !(x > 0) || math.IsInf(x, 0):
		return fmt.Errorf("eta is %s; %s", word, want)
	}
	r.Eta = x
	return nil
}

func readText(d *decoder, path string) (string, error) {
	if d.peek() != '"' {
		return "", fmt.Errorf("%s is %s; want a text", path, d.shown())
	}
	return d.string()
}

func readList(d *decoder, path string, element func(i int) error) error {
	if d.peek() != '[' {
		return fmt.Errorf("%s is %s; want a list", path, d.shown())
	}
	return d.list(element)
}

// readState reads the parameters of one moment, and what the next update is made from
// if that is there, too.
func (r *Recording) readState(d *decoder, path string) error {
	if d.peek() != '{' {
		return fmt.Errorf("%s is %s; want an object with W1, b1, W2 …", path, d.shown())
	}
	s := state{}
	r.states = append(r.states, s)
	return d.object(func(name string) (err error) {
		layer, gradient := layerOf(name)
		if layer == 0 && name != "x" && name != "y" && name != "outputs" {
			return fmt.Errorf("%s has a field %q; want only x, y, outputs, W1, b1, gW1, "+
				"gb1, W2 …", path, name)
		}
		if d.peek() == 'n' && (gradient || name == "outputs") {
			if string(d.word()) == "null" {
				s[name] = nil
				return nil
			}
		}
		if s[name], err = d.array(path + "." + name); err != nil {
			return err
		}
		if layer > 0 {
			r.digits.add(s[name].digits)
		}
		return nil
	})
}

// layerOf returns the layer of a parameter or gradient from 1, or 0 if it is neither.
func layerOf(name string) (layer int, gradient bool) {
	rest, gradient := strings.CutPrefix(name, "g")
	if len(rest) < 2 || rest[0] != 'W' && rest[0] != 'b' || rest[1] == '0' {
		return 0, false
	}
	layer, err := strconv.Atoi(rest[1:])
	if err != nil || layer < 0 {
		return 0, false
	}
	return layer, gradient
}

// check looks at what needs more than one field.
func (r *Recording) check(seen map[string]bool) error {
	switch {
	case !seen["eta"]:
		return errors.New("eta is missing; want a finite number above 0 (1 if your " +
			"program has none)")
	case !seen["activations"]:
		return errors.New("activations is missing; want a list of names, one a layer")
	case len(r.Activations) == 0:
		return errors.New("activations is an empty list; want one entry or more")
	case len(r.Activations) > mostLayers:
		return fmt.Errorf("activations has %d of them; want at most %d",
			len(r.Activations), mostLayers)
	}
	for i, name := range r.Activations {
		f, ok := network.ActivationCalled(name)
		if !ok {
			return fmt.Errorf("activations[%d] is %q; want one of %s", i, name,
				strings.Join(network.ActivationNames(), ", "))
		}
		if f.F == nil && i < len(r.Activations)-1 {
			return fmt.Errorf("activations[%d] is %s; want that in the last layer only",
				i, f.Name)
		}
		r.f = append(r.f, f)
	}
	var ok bool
	if r.loss, ok = network.LossCalled(r.Loss); !ok {
		return fmt.Errorf("loss is %q; want one of %s", r.Loss,
			strings.Join(network.LossNames(), ", "))
	}
	if !seen["states"] {
		return errors.New("states is missing; want a list of what record() saw")
	}
	if len(r.states) < 2 {
		return fmt.Errorf("states has %d of them; want the parameters before the "+
			"first update and after each of a few: 2 or more", len(r.states))
	}
	if err := r.checkStates(); err != nil {
		return err
	}
	return r.checkExamples()
}

// checkStates makes sure that all states have the same parameters, of the same shapes.
func (r *Recording) checkStates() error {
	for i, s := range r.states {
		for name := range s {
			if layer, _ := layerOf(name); layer > len(r.f) {
				return fmt.Errorf("states[%d] has layer %d and activations has %d of "+
					`them; want one for each layer ("linear" where there is none)`,
					i, r.lastLayer(s), len(r.f))
			}
		}
		for k := range r.f {
			for _, kind := range []string{"W", "b"} {
				if err := r.checkParameter(i, fmt.Sprint(kind, k+1)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// lastLayer is the highest layer of which a state has something.
func (r *Recording) lastLayer(s state) int {
	last := 0
	for name := range s {
		layer, _ := layerOf(name)
		last = max(last, layer)
	}
	return last
}

// checkParameter looks at a parameter of state i, and at its gradient.
func (r *Recording) checkParameter(i int, name string) error {
	first, there := r.states[0][name]
	a, found := r.states[i][name]
	g := r.states[i]["g"+name]
	switch {
	case !found && name[0] == 'W':
		return fmt.Errorf("states[%d] has no %s; want one for each of the %d activations",
			i, name, len(r.f))
	case there != found:
		return fmt.Errorf("states[0] and states[%d]: one has %s, the other has not; want "+
			"the same in all", i, name)
	case found && !slices.Equal(first.Shape, a.Shape):
		return fmt.Errorf("%s is %s, %s is %s; want the same shape: did NumPy broadcast "+
			"it, where a sum over the examples is missing?", a.path, a.size(), first.path,
			first.size())
	case found && i == 0 && a.notFinite != "":
		return fmt.Errorf("%s; want finite numbers before the first update", a.notFinite)
	case g != nil && !found:
		return fmt.Errorf("%s is there and %s is not; want both", g.path, name)
	case g != nil && len(g.Data) != len(a.Data):
		return fmt.Errorf("%s is %s, %s is %s; want the same shape", g.path, g.size(),
			a.path, a.size())
	}
	if g != nil {
		g.Shape = a.Shape
	}
	return nil
}

// checkExamples makes sure that x and y are there, once for all or in each state.
func (r *Recording) checkExamples() error {
	own := r.states[0]["x"] != nil
	for _, field := range []struct {
		name  string
		given bool
	}{{"x", r.x != nil}, {"y", r.y != nil}, {"outputs", r.outputs != nil}, {"batch", r.batch > 0}} {
		if field.given && own {
			return fmt.Errorf("%s is given once for all, and states[0] has an x of its "+
				"own; want one or the other", field.name)
		}
	}
	for i, s := range r.states {
		_, hasX := s["x"]
		_, hasY := s["y"]
		switch {
		case own && i < len(r.states)-1 && (!hasX || !hasY):
			return fmt.Errorf("states[%d] has no x or no y; want both in each state but "+
				"the last, if states[0] has them", i)
		case !own && (hasX || hasY):
			return fmt.Errorf("states[%d] has x or y, and states[0] has no x; want x and "+
				"y in all of them or in none", i)
		}
		if err := finite(s["x"], s["y"]); err != nil {
			return err
		}
	}
	switch {
	case own:
		return nil
	case r.x == nil:
		return errors.New("x is missing; want the examples, one a row")
	case r.y == nil:
		return errors.New("y is missing; want the targets, one a row")
	}
	if x, y := r.rowsOfXY(); r.batch > 0 && x.rows() != y.rows() {
		return fmt.Errorf("x has %d rows and y is %s; want a row of y for each of x",
			x.rows(), y.size())
	} else if r.batch > x.rows() {
		return fmt.Errorf("batch is %d and x has %d rows; want at most that",
			r.batch, x.rows())
	}
	return finite(r.x, r.y)
}

// finite refuses examples that are not: no update can be right with them.
func finite(arrays ...*Array) error {
	for _, a := range arrays {
		if a != nil && a.notFinite != "" {
			return fmt.Errorf("%s; want finite numbers: is a value missing in the data?",
				a.notFinite)
		}
	}
	return nil
}
