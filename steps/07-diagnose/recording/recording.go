// Package recording reads what a program wrote down about a few updates of its network,
// whatever the shapes and the names, and gives it one form: Observed. A File is the same
// for programs in Go, which write.
package recording

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
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

// File is the JSON of a recording, as a program in Go writes it. What every field means
// is on the page of step 07.
type File struct {
	Eta         float64     `json:"eta"`
	Activations []string    `json:"activations"`
	Loss        string      `json:"loss,omitempty"`
	Code        string      `json:"code,omitempty"`
	X           [][]float64 `json:"x,omitempty"`
	Y           [][]float64 `json:"y,omitempty"`
	Batch       int         `json:"batch,omitempty"` // rows of x for each update
	Outputs     [][]float64 `json:"outputs,omitempty"`
	States      []FileState `json:"states"`
}

// FileState has the matrices of one moment by name: W1, b1, gW1, and x, y, outputs where
// each update has its own. A gradient that is missing is nil.
type FileState map[string][][]float64

// Recording is a File, as read: its tables may have any shape.
type Recording struct {
	eta           float64
	activations   []network.Activation
	loss          network.Loss
	code          string // the library or language: "pytorch"
	x, y, outputs *array // given once for all
	batch         int    // rows of x for each update, or 0 for all of them
	states        []state
	digits        Digits // of the parameters and gradients
	gradients     bool   // there are any
	cutAt         int    // the first state that is not finite, or 0
}

// state has the arrays of one moment by name: x, y, outputs, W1, b1, gW1, gb1 … What is
// null is missing.
type state map[string]*array

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
	// Python writes NaN and Infinity, which JSON does not have.
	text = bytes.ReplaceAll(bytes.ReplaceAll(text, []byte("NaN"), []byte("1e999")),
		[]byte("Infinity"), []byte("1e999"))
	var file struct { // as File, with tables of any shape
		Eta           float64
		Activations   []string
		Loss, Code    string
		X, Y, Outputs any
		Batch         int
		States        []map[string]any
	}
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\uFEFF"))))
	decoder.DisallowUnknownFields()
	decoder.UseNumber() // the digits show how the numbers are rounded
	if err := decoder.Decode(&file); err != nil {
		return nil, notRead(err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the JSON object; want one object alone")
	}
	r := &Recording{eta: file.Eta, code: file.Code, batch: file.Batch}
	if err := r.setNames(file.Activations, cmp.Or(file.Loss, "squared")); err != nil {
		return nil, err
	}
	var errs [3]error
	r.x, errs[0] = newArray("x", file.X)
	r.y, errs[1] = newArray("y", file.Y)
	r.outputs, errs[2] = newArray("outputs", file.Outputs)
	if err := cmp.Or(errs[0], errs[1], errs[2]); err != nil {
		return nil, err
	}
	for i, fields := range file.States {
		if err := r.addState(fmt.Sprintf("states[%d]", i), fields); err != nil {
			return nil, err
		}
	}
	return r, r.check()
}

// notRead makes errors of JSON speak of the recording.
func notRead(err error) error {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		want := map[reflect.Kind]string{reflect.Float64: "a number", reflect.String: "a text",
			reflect.Int: "a whole number", reflect.Slice: "a list"}[kind.Type.Kind()]
		return fmt.Errorf("%s is a JSON %s; want %s", cmp.Or(strings.ToLower(kind.Field),
			"the recording"), kind.Value, cmp.Or(want, "an object"))
	}
	if errors.Is(err, io.EOF) {
		return errors.New("the recording is empty; want a JSON object")
	}
	if field, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
		return fmt.Errorf("the recording has a field %s; want only eta, activations, loss, "+
			"code, x, y, outputs, batch and states", field)
	}
	return fmt.Errorf("not a recording: %w; is the file complete?", err)
}

func (r *Recording) setNames(activations []string, loss string) error {
	for i, name := range activations {
		f, ok := network.ActivationCalled(name)
		if !ok {
			return fmt.Errorf("activations[%d] is %q; want one of %s", i, name,
				strings.Join(network.ActivationNames(), ", "))
		}
		if f.F == nil && i < len(activations)-1 {
			return fmt.Errorf("activations[%d] is %s; want that in the last layer only",
				i, f.Name)
		}
		r.activations = append(r.activations, f)
	}
	var ok bool
	if r.loss, ok = network.LossCalled(loss); !ok {
		return fmt.Errorf("loss is %q; want one of %s", loss,
			strings.Join(network.LossNames(), ", "))
	}
	return nil
}

// addState reads the parameters of one moment, and what the next update is made from
// if that is there, too.
func (r *Recording) addState(path string, fields map[string]any) error {
	s := state{}
	r.states = append(r.states, s)
	var names []string
	for name := range fields {
		names = append(names, name)
	}
	slices.Sort(names) // so that errors do not depend on a map
	for _, name := range names {
		layer, gradient := layerOf(name)
		if layer == 0 && name != "x" && name != "y" && name != "outputs" {
			return fmt.Errorf("%s has a field %q; want only x, y, outputs, W1, b1, gW1, "+
				"gb1, W2 …", path, name)
		}
		r.gradients = r.gradients || gradient
		a, err := newArray(path+"."+name, fields[name])
		if err != nil {
			return err
		}
		if a == nil {
			continue
		}
		if s[name] = a; layer == 0 {
			continue
		}
		r.digits.add(a.digits)
		if a.notFinite == "" || r.cutAt > 0 {
			continue
		}
		if r.cutAt = len(r.states) - 1; gradient {
			r.cutAt++ // the update of this state is made from it
		} else if r.cutAt == 0 {
			return fmt.Errorf("%s is not finite; want finite numbers before the first "+
				"update", a.notFinite)
		}
	}
	return nil
}

var parameterName = regexp.MustCompile(`^g?[Wb]([1-9]\d*)$`)

// layerOf returns the layer of a parameter or gradient from 1, or 0 if it is neither.
func layerOf(name string) (layer int, gradient bool) {
	if match := parameterName.FindStringSubmatch(name); match != nil {
		layer, _ = strconv.Atoi(match[1])
	}
	return layer, strings.HasPrefix(name, "g")
}

// check looks at what needs more than one field.
func (r *Recording) check() error {
	layers := len(r.activations)
	switch {
	case !(r.eta > 0):
		return fmt.Errorf("eta is %v, or missing; want a number above 0 (1 if your program "+
			"has none)", r.eta)
	case r.batch < 0:
		return fmt.Errorf("batch is %d; want the rows of x that an update saw", r.batch)
	case layers == 0 || layers > mostLayers:
		return fmt.Errorf("activations has %d names; want one a layer, and at most %d",
			layers, mostLayers)
	case len(r.states) < 2:
		return fmt.Errorf("states has %d entries; want the parameters before the "+
			"first update and after each of a few: 2 or more", len(r.states))
	}
	for i, s := range r.states {
		if _, found := s[fmt.Sprint("W", layers+1)]; found {
			return fmt.Errorf("states[%d] has a W%d, but activations has %d names; want one "+
				`for each layer ("linear" where there is none)`, i, layers+1, layers)
		}
		for k := range r.activations {
			for _, kind := range []string{"W", "b"} {
				if err := r.checkParameter(i, fmt.Sprint(kind, k+1)); err != nil {
					return err
				}
			}
		}
	}
	return r.checkExamples()
}

// checkParameter looks at a parameter of state i, which must be as in state 0, and at
// its gradient.
func (r *Recording) checkParameter(i int, name string) error {
	first, a, g := r.states[0][name], r.states[i][name], r.states[i]["g"+name]
	switch {
	case a == nil && first == nil && g == nil && name[0] == 'b':
		return nil
	case a == nil || first == nil:
		if first == nil {
			i = 0
		}
		return fmt.Errorf("states[%d] has no %s; want the same parameters in all, and one "+
			"W for each activation", i, name)
	case !slices.Equal(first.shape, a.shape):
		return fmt.Errorf("%s is %s, %s is %s; want the same shape: did NumPy broadcast "+
			"it, because a sum over the examples is missing?", a.path, a.size(), first.path,
			first.size())
	case g != nil && len(g.data) != len(a.data):
		return fmt.Errorf("%s is %s, %s is %s; want the same shape", g.path, g.size(),
			a.path, a.size())
	case g != nil:
		g.shape = a.shape
	}
	return nil
}

// checkExamples makes sure that x and y are there, once for all or in each state.
func (r *Recording) checkExamples() error {
	all := []*array{r.x, r.y}
	own := r.states[0]["x"] != nil
	for i, s := range r.states {
		switch {
		case !own && (s["x"] != nil || s["y"] != nil),
			own && i < len(r.states)-1 && (s["x"] == nil || s["y"] == nil):
			return fmt.Errorf("states[%d]: only some states have x and y; want both in each "+
				"but the last, or once for all", i)
		}
		all = append(all, s["x"], s["y"])
	}
	if own && (r.x != nil || r.y != nil || r.outputs != nil || r.batch > 0) ||
		!own && (r.x == nil || r.y == nil) {
		return errors.New("x and y are missing, or given twice; want both, an example a " +
			"row, once for all or in each state")
	}
	for _, a := range all {
		if a != nil && a.notFinite != "" {
			return fmt.Errorf("%s is not finite: is a value missing in the data?",
				a.notFinite)
		}
	}
	if r.batch > 0 {
		n, _ := r.x.dims()
		if len(r.y.data)%n > 0 || r.batch > n {
			return fmt.Errorf("batch is %d, x %s and y %s; want a row of y for each of x, "+
				"and no fewer", r.batch, r.x.size(), r.y.size())
		}
	}
	return nil
}
