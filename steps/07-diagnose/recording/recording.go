// Package recording reads what a program wrote down about a few updates of its network,
// whatever the shapes and the names, and gives it one form: Observed. A File is the same
// for programs in Go, which write.
package recording

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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
	Eta         float64  `json:"eta"`
	Activations []string `json:"activations"` // one a layer, as they are written
	Loss        string   `json:"loss"`
	Code        string   `json:"code"` // the library or language: "pytorch"
	X           *Array   `json:"x"`    // x, y and outputs if given once for all
	Y           *Array   `json:"y"`
	Outputs     *Array   `json:"outputs"`
	Batch       int      `json:"batch"` // rows of x for each update, or 0 for all of them
	States      []state  `json:"states"`

	f      []network.Activation
	loss   network.Loss
	digits Digits // of the parameters
}

// state has the arrays of one moment by name: x, y, outputs, W1, b1, gW1, gb1 … One that
// is null is there, and nil.
type state map[string]*Array

const form = `want an object like {"eta": 0.7, "activations": …} with only eta, ` +
	"activations, loss, code, x, y, batch, outputs, states"

const wantFinite = "want finite numbers: is a value missing in the data?"

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
	r := &Recording{Loss: "squared"}
	decoder := json.NewDecoder(bytes.NewReader(withoutNaN(text)))
	decoder.DisallowUnknownFields()
	err = decoder.Decode(r)
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind) && kind.Field == "":
		return nil, fmt.Errorf("the recording is a JSON %s; %s", kind.Value, form)
	case errors.As(err, &kind):
		return nil, fmt.Errorf("%s is a JSON %s; want what the page of step 07 shows",
			kind.Field, kind.Value)
	case err == io.EOF:
		return nil, fmt.Errorf("the recording is empty; %s", form)
	case err == io.ErrUnexpectedEOF:
		return nil, errors.New("the recording ends too early; is the file complete?")
	case err != nil:
		return nil, fmt.Errorf("%v; %s", err, form)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, errors.New("something follows the JSON object; want one object alone")
	}
	return r, r.check()
}

// layerOf returns the layer of a parameter or gradient from 1, or 0 if it is neither.
func layerOf(name string) (layer int, gradient bool) {
	rest, gradient := strings.CutPrefix(name, "g")
	if len(rest) < 2 || rest[0] != 'W' && rest[0] != 'b' {
		return 0, false
	}
	layer, err := strconv.Atoi(rest[1:])
	if err != nil || layer < 1 || rest[1:] != strconv.Itoa(layer) {
		return 0, false
	}
	return layer, gradient
}

// check looks at the fields, and at what needs more than one.
func (r *Recording) check() error {
	switch n := len(r.Activations); {
	case !(r.Eta > 0):
		return fmt.Errorf("eta is %v or missing; want a finite number above 0: 1 if your "+
			"program has none", r.Eta)
	case n == 0 || n > mostLayers:
		return fmt.Errorf("activations has %d names; want one a layer, 1 to %d",
			n, mostLayers)
	case r.Batch < 0:
		return fmt.Errorf("batch is %d; want the rows of x that an update saw", r.Batch)
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
	if len(r.States) < 2 {
		return fmt.Errorf("states has %d entries; want the parameters before the first "+
			"update and after each of a few: 2 or more", len(r.States))
	}
	r.States = r.States[:min(len(r.States), mostUpdates+1)]
	for i := range r.States {
		if err := r.checkState(i); err != nil {
			return err
		}
	}
	return r.checkExamples()
}

// checkState looks at each array of a state, and that it has what the first state has, of
// the same shapes.
func (r *Recording) checkState(i int) error {
	var names []string
	for name := range r.States[i] {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if layer, _ := layerOf(name); layer == 0 && !isExample(name) {
			return fmt.Errorf("states[%d] has a field %q; want only x, y, outputs, W1, b1, "+
				"gW1, gb1 …", i, name)
		}
	}
	for k := range r.f {
		names = append(names, fmt.Sprint("W", k+1), fmt.Sprint("b", k+1))
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		a := r.States[i][name]
		first := r.States[0][strings.TrimPrefix(name, "g")]
		layer, gradient := layerOf(name)
		path := fmt.Sprintf("states[%d].%s", i, name)
		example := isExample(name)
		switch {
		case layer > len(r.f):
			return fmt.Errorf("%s is there, and activations has %d names; want one for "+
				`each layer ("linear" where there is none)`, path, len(r.f))
		case a == nil && (first == nil || gradient) && name[0] != 'W':
			continue // no bias in any state, no outputs, or no gradient
		case a == nil:
			return fmt.Errorf("%s is missing; want the same parameters in all states, and "+
				"a W for each activation", path)
		case !example && first == nil:
			return fmt.Errorf("%s is there and states[0].%s is not; want both", path,
				strings.TrimPrefix(name, "g"))
		}
		a.path = path
		switch same := example || len(a.Data) == len(first.Data); {
		case a.bad != "":
			return fmt.Errorf("%s %s", path, a.bad)
		case !same || !gradient && !example && !slices.Equal(a.Shape, first.Shape):
			return fmt.Errorf("%s is %s, %s is %s; want the same shape: did NumPy broadcast "+
				"it, where a sum over the examples is missing?", path, a.size(), first.path,
				first.size())
		case i == 0 && layer > 0 && !gradient && !a.finite,
			(name == "x" || name == "y") && !a.finite:
			return fmt.Errorf("%s has NaN or Infinity; %s", path, wantFinite)
		}
		if gradient {
			a.Shape = first.Shape
		}
		if layer > 0 {
			r.digits.add(a.digits)
		}
	}
	return nil
}

// isExample reports whether a name is that of something other than a parameter.
func isExample(name string) bool { return name == "x" || name == "y" || name == "outputs" }

// checkExamples makes sure that x and y are there, once for all or in each state.
func (r *Recording) checkExamples() error {
	own := r.States[0]["x"] != nil
	for i, s := range r.States {
		x, y := s["x"] != nil, s["y"] != nil
		if own != x && i < len(r.States)-1 || x != y {
			return fmt.Errorf("states[%d] and states[0] differ in their x and y; want both "+
				"in each state but the last, or in none", i)
		}
	}
	once := []*Array{r.X, r.Y, r.Outputs}
	for i, name := range []string{"x", "y", "outputs"} {
		a := once[i]
		switch {
		case a != nil && own:
			return fmt.Errorf("%s is given once for all, and states[0] has an x of its "+
				"own; want one or the other", name)
		case own || a == nil && name == "outputs":
		case a == nil:
			return fmt.Errorf("%s is missing; want the examples, one a row", name)
		case a.bad != "":
			return fmt.Errorf("%s %s", name, a.bad)
		case name != "outputs" && !a.finite:
			return fmt.Errorf("%s has NaN or Infinity; %s", name, wantFinite)
		}
	}
	if own {
		return nil
	}
	if x, y := r.rowsOfXY(); r.Batch > x.rows() || r.Batch > 0 && x.rows() != y.rows() {
		return fmt.Errorf("batch is %d, x has %d rows and y is %s; want a row of y for "+
			"each of x, and a batch of at most that", r.Batch, x.rows(), y.size())
	}
	return nil
}
