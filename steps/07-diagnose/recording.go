package main

// From the JSON of a recording to a Recording. Whatever is wrong with it becomes an
// error of one line: the field, what is there, and what is wanted.

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

const (
	largestFile = 64 << 20 // bytes
	mostLayers  = 20
	mostUpdates = 16 // updates beyond these add nothing, and are not looked at
)

// Recording is what a program wrote down about some of its updates.
type Recording struct {
	Eta         float64
	Activations []string // one a layer
	Loss        string   // "squared" or "cross-entropy"
	States      []map[string]Array
	// Index u holds what update u was made from.
	X, Y []Array
	// What the program itself says to X[0] or, if OfAll, to the x of the whole
	// recording. It may be missing.
	Outputs *Array
	AllX    Array
	OfAll   bool
	Columns bool   // the examples were columns of x and y, and are rows now
	Digits  Digits // of the numbers in States
	Still   bool   // all states are equal
}

// Array is a table of numbers of any dimension, flattened row by row.
type Array struct {
	shape  []int
	data   []float64
	digits Digits
}

// fields are the names that a recording may have at the top.
var fields = []string{
	"eta", "activations", "loss", "x", "y", "batch", "outputs", "states",
}

// ReadRecording reads a recording.
func ReadRecording(r io.Reader) (*Recording, error) {
	text, err := io.ReadAll(io.LimitReader(r, largestFile+1))
	if err != nil {
		return nil, err
	}
	if len(text) > largestFile {
		return nil, fmt.Errorf("the recording has more than %d megabytes; "+
			"want a few updates of a small network", largestFile>>20)
	}
	var top map[string]any
	decoder := json.NewDecoder(bytes.NewReader(quoteNonFinite(text)))
	decoder.UseNumber()
	if err := decoder.Decode(&top); err != nil {
		return nil, notJSON(err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the JSON object; want one object alone")
	}
	if err := knownNames("the recording", top, fields); err != nil {
		return nil, err
	}
	return newRecording(top)
}

func notJSON(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("not JSON: byte %d: %v; want an object like "+
			`{"eta": 0.7, "activations": …}`, syntax.Offset, err)
	case errors.As(err, &kind):
		return fmt.Errorf("the recording is a JSON %s; want an object like "+
			`{"eta": 0.7, "activations": …}`, kind.Value)
	case errors.Is(err, io.EOF):
		return errors.New("the recording is empty; want a JSON object")
	}
	return fmt.Errorf("not JSON: %w; is the file complete?", err)
}

// quoteNonFinite puts quotes around NaN, Infinity and -Infinity. Python writes these,
// and JSON does not have them. As a text each is found later, where its field is known.
func quoteNonFinite(text []byte) []byte {
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	var quoted []byte
	inString := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case inString && c == '\\' && i+1 < len(text):
			quoted = append(quoted, c)
			i++
		case c == '"':
			inString = !inString
		case !inString && (c == 'N' || c == 'I' || c == '-'):
			for _, word := range []string{"NaN", "Infinity", "-Infinity"} {
				if bytes.HasPrefix(text[i:], []byte(word)) {
					quoted = append(quoted, `"`+word[:len(word)-1]...)
					quoted = append(quoted, word[len(word)-1])
					i += len(word) - 1
					text[i] = '"'
					break
				}
			}
		}
		quoted = append(quoted, text[i])
	}
	return quoted
}

func newRecording(top map[string]any) (*Recording, error) {
	r := &Recording{Loss: "squared"}
	var err error
	if r.Eta, err = positive("eta", top); err != nil {
		return nil, err
	}
	if r.Activations, err = activationNames(top); err != nil {
		return nil, err
	}
	if err := r.readLoss(top); err != nil {
		return nil, err
	}
	states, err := list("states", top)
	if err != nil {
		return nil, err
	}
	if len(states) < 2 {
		return nil, fmt.Errorf("states has %d of them; want the parameters before the "+
			"first update and after each of a few: 2 or more", len(states))
	}
	states = states[:min(len(states), mostUpdates+1)]
	for i, v := range states {
		if err := r.addState(fmt.Sprintf("states[%d]", i), v); err != nil {
			return nil, err
		}
	}
	if err := r.checkStates(); err != nil {
		return nil, err
	}
	if _, found := r.States[0]["x"]; found {
		return r, r.takeExamples(top)
	}
	return r, r.shareExamples(top)
}

func (r *Recording) readLoss(top map[string]any) error {
	last := r.Activations[len(r.Activations)-1]
	loss, found := top["loss"]
	if !found {
		return nil
	}
	switch loss {
	case "squared":
	case "cross-entropy":
		if last != "sigmoid" && last != "softmax" {
			return fmt.Errorf("loss is cross-entropy and the last activation %s; "+
				"want sigmoid or softmax with it", last)
		}
		r.Loss = "cross-entropy"
	default:
		return fmt.Errorf(`loss is %s; want "squared" or "cross-entropy"`, shown(loss))
	}
	return nil
}

func activationNames(top map[string]any) ([]string, error) {
	values, err := list("activations", top)
	if err != nil {
		return nil, err
	}
	if len(values) > mostLayers {
		return nil, fmt.Errorf("activations has %d of them; want at most %d",
			len(values), mostLayers)
	}
	var names []string
	for i, v := range values {
		name, _ := v.(string)
		name = strings.ToLower(strings.TrimSpace(name))
		if _, ok := activationCalled(name); !ok {
			return nil, fmt.Errorf("activations[%d] is %s; want one of %s",
				i, shown(v), strings.Join(knownActivations(), ", "))
		}
		if name == "softmax" && i < len(values)-1 {
			return nil, fmt.Errorf("activations[%d] is softmax; want that in the last "+
				"layer only", i)
		}
		names = append(names, name)
	}
	return names, nil
}

// addState reads the parameters of one moment, and what the next update is made from
// if that is there, too.
func (r *Recording) addState(path string, v any) error {
	fields, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("%s is %s; want an object with W1, b1, W2 …", path, shown(v))
	}
	names := append([]string{"x", "y", "outputs"}, r.parameterNames()...)
	if err := knownNames(path, fields, names); err != nil {
		return err
	}
	state := map[string]Array{}
	for _, name := range names { // in this order, so that errors do not depend on a map
		value, found := fields[name]
		if !found {
			continue
		}
		a, err := newArray(path+"."+name, value)
		if err != nil {
			return err
		}
		state[name] = a
		if name[0] == 'W' || name[0] == 'b' {
			r.Digits.add(a.digits)
		}
	}
	for k := range r.Activations {
		name := fmt.Sprintf("W%d", k+1)
		if _, found := state[name]; !found {
			return fmt.Errorf("%s has no %s; want one for each of the %d activations",
				path, name, len(r.Activations))
		}
	}
	r.States = append(r.States, state)
	return nil
}

// parameterNames are W1, b1, W2, b2 and so on.
func (r *Recording) parameterNames() []string {
	var names []string
	for k := range r.Activations {
		names = append(names, fmt.Sprintf("W%d", k+1), fmt.Sprintf("b%d", k+1))
	}
	return names
}

// checkStates makes sure that all states have the same parameters, of the same shapes,
// and finds out whether anything moves.
func (r *Recording) checkStates() error {
	moved := false
	for i, state := range r.States[1:] {
		for _, name := range r.parameterNames() {
			first, there := r.States[0][name]
			a, found := state[name]
			if there != found {
				return fmt.Errorf("states[0] and states[%d]: one has %s, the other has "+
					"not; want the same in all", i+1, name)
			}
			if !slices.Equal(first.shape, a.shape) {
				return fmt.Errorf("states[%d].%s is %s, states[0].%s is %s; want the "+
					"same shape: did NumPy broadcast it, where a sum over the examples "+
					"is missing?", i+1, name, a.size(), name, first.size())
			}
			moved = moved || !slices.Equal(first.data, a.data)
		}
	}
	if r.Still = !moved; r.Still { // then their digits say nothing about the steps
		r.Digits = Digits{significant: fullDigits, wide: true}
	}
	return nil
}

// takeExamples takes x and y from the states, where each has its own.
func (r *Recording) takeExamples(top map[string]any) error {
	for _, name := range []string{"x", "y", "batch", "outputs"} {
		if _, found := top[name]; found {
			return fmt.Errorf("%s is given once for all, and states[0] has an x of its "+
				"own; want one or the other", name)
		}
	}
	for u, state := range r.States[:len(r.States)-1] {
		x, hasX := state["x"]
		y, hasY := state["y"]
		if !hasX || !hasY {
			return fmt.Errorf("states[%d] has no x or no y; want both in each state but "+
				"the last, if states[0] has them", u)
		}
		r.X, r.Y = append(r.X, x), append(r.Y, y)
	}
	if outputs, found := r.States[0]["outputs"]; found {
		r.Outputs = &outputs
	}
	return nil
}

// shareExamples cuts the x and y of the whole recording into what each update saw.
func (r *Recording) shareExamples(top map[string]any) error {
	for u, state := range r.States {
		for _, name := range []string{"x", "y"} {
			if _, found := state[name]; found {
				return fmt.Errorf("states[%d] has %s, and states[0] has no x; want x "+
					"and y in all of them or in none", u, name)
			}
		}
	}
	var xy [2]Array
	for i, name := range []string{"x", "y"} {
		v, found := top[name]
		if !found {
			return fmt.Errorf("%s is missing; want the examples, one a row", name)
		}
		var err error
		if xy[i], err = newArray(name, v); err != nil {
			return err
		}
	}
	r.OfAll = true
	if v, found := top["outputs"]; found {
		outputs, err := newArray("outputs", v)
		if err != nil {
			return err
		}
		r.Outputs = &outputs
	}
	batch, err := batchOf(top)
	if err != nil {
		return err
	}
	return r.cut(xy[0], xy[1], batch)
}

// batchOf returns the number of rows per update, or 0 if all of them are meant.
func batchOf(top map[string]any) (int, error) {
	v, found := top["batch"]
	if !found || v == nil {
		return 0, nil
	}
	n, _ := v.(json.Number)
	batch, err := strconv.Atoi(string(n))
	if err != nil || batch < 1 {
		return 0, fmt.Errorf("batch is %s; want a whole number from 1 on: the rows of x "+
			"that an update saw", shown(v))
	}
	return batch, nil
}

// cut gives each update its rows of x and y, in order, and from the first one again
// when they are used up.
func (r *Recording) cut(x, y Array, batch int) error {
	if x, y = x.squeezed(), y.squeezed(); x.rows() != y.rows() && x.cols() == y.cols() {
		r.Columns = true
		x, y = x.transposed(), y.transposed()
	}
	r.AllX = x
	n := x.rows()
	if batch > 0 && len(y.data)%n != 0 {
		return fmt.Errorf("x has %d rows and y is %s; want a row of y for each of x",
			n, y.size())
	}
	if batch > n {
		return fmt.Errorf("batch is %d and x has %d rows; want at most that", batch, n)
	}
	for u := range r.States[1:] {
		if batch == 0 || batch == n {
			r.X, r.Y = append(r.X, x), append(r.Y, y)
			continue
		}
		var rows []int
		for i := range batch {
			rows = append(rows, (u*batch+i)%n)
		}
		r.X = append(r.X, x.selectRows(n, rows))
		r.Y = append(r.Y, y.selectRows(n, rows))
	}
	return nil
}

// rows is the length of the outermost list.
func (a Array) rows() int {
	if len(a.shape) == 0 {
		return 1
	}
	return a.shape[0]
}

// cols is the length of the innermost list.
func (a Array) cols() int {
	if len(a.shape) == 0 {
		return 1
	}
	return a.shape[len(a.shape)-1]
}

// squeezed returns a without the dimensions of length 1 that it has beyond two: a list
// of column vectors is a table.
func (a Array) squeezed() Array {
	shape := slices.Clone(a.shape)
	for i := len(shape) - 1; i >= 0 && len(shape) > 2; i-- {
		if shape[i] == 1 {
			shape = slices.Delete(shape, i, i+1)
		}
	}
	a.shape = shape
	return a
}

// transposed returns a table with rows and columns exchanged. A single list becomes a
// column, and anything else stays as it is.
func (a Array) transposed() Array {
	switch len(a.shape) {
	case 1:
		a.shape = []int{a.shape[0], 1}
	case 2:
		rows, cols := a.shape[0], a.shape[1]
		data := make([]float64, 0, len(a.data))
		for j := range cols {
			for i := range rows {
				data = append(data, a.data[i*cols+j])
			}
		}
		a.shape, a.data = []int{cols, rows}, data
	}
	return a
}

// selectRows returns some of the n rows as a table of two dimensions.
func (a Array) selectRows(n int, rows []int) Array {
	width := len(a.data) / n
	b := Array{shape: []int{len(rows), width}, digits: a.digits}
	for _, row := range rows {
		b.data = append(b.data, a.data[row*width:(row+1)*width]...)
	}
	return b
}

// size returns the shape for messages: 4×2, or a number.
func (a Array) size() string {
	if len(a.shape) == 0 {
		return "a number"
	}
	var sizes []string
	for _, n := range a.shape {
		sizes = append(sizes, strconv.Itoa(n))
	}
	if len(sizes) == 1 {
		return sizes[0] + " numbers"
	}
	return strings.Join(sizes, "×")
}

func newArray(path string, v any) (Array, error) {
	var a Array
	err := a.add(path, v, 0)
	return a, err
}

// add adds a list of lists, or a number, at some depth of nesting.
func (a *Array) add(path string, v any, depth int) error {
	switch v := v.(type) {
	case json.Number:
		if depth != len(a.shape) {
			return fmt.Errorf("%s is a number where others have a list; want the same "+
				"depth everywhere", path)
		}
		x, err := strconv.ParseFloat(string(v), 64)
		if err != nil {
			return fmt.Errorf("%s is %s; want a finite number", path, v)
		}
		a.data = append(a.data, x)
		a.digits.addNumber(string(v), x)
		return nil
	case []any:
		if len(v) == 0 {
			return fmt.Errorf("%s is an empty list; want numbers", path)
		}
		if len(a.data) == 0 && len(a.shape) == depth {
			a.shape = append(a.shape, len(v))
		}
		if depth >= len(a.shape) || len(v) != a.shape[depth] {
			return a.ragged(path, v, depth)
		}
		for i, element := range v {
			err := a.add(fmt.Sprintf("%s[%d]", path, i), element, depth+1)
			if err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("%s is %s; want a finite number", path, shown(v))
}

func (a *Array) ragged(path string, v []any, depth int) error {
	if depth >= len(a.shape) {
		return fmt.Errorf("%s is a list where others have a number; want the same depth "+
			"everywhere", path)
	}
	return fmt.Errorf("%s has %d elements where others have %d; want rows of one length",
		path, len(v), a.shape[depth])
}

func positive(name string, top map[string]any) (float64, error) {
	v, found := top[name]
	if !found {
		return 0, fmt.Errorf("%s is missing; want a finite number above 0", name)
	}
	n, _ := v.(json.Number)
	x, err := strconv.ParseFloat(string(n), 64)
	switch {
	case err == nil && x == 0:
		return 0, fmt.Errorf("%s is %s; want a finite number above 0: with 0 nothing "+
			"moves (eta-is-zero in step 06)", name, n)
	case err != nil || x < 0 || math.IsInf(x, 0):
		return 0, fmt.Errorf("%s is %s; want a finite number above 0", name, shown(v))
	}
	return x, nil
}

func list(name string, top map[string]any) ([]any, error) {
	v, found := top[name]
	if !found {
		return nil, fmt.Errorf("%s is missing; want a list", name)
	}
	values, ok := v.([]any)
	if !ok {
		return nil, fmt.Errorf("%s is %s; want a list", name, shown(v))
	}
	if len(values) == 0 {
		return nil, fmt.Errorf("%s is an empty list; want one entry or more", name)
	}
	return values, nil
}

func knownNames(path string, object map[string]any, names []string) error {
	var unknown []string
	for name := range object {
		if !slices.Contains(names, name) {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	return fmt.Errorf("%s has a field %q; want only %s",
		path, slices.Min(unknown), strings.Join(names, ", "))
}

// shown returns a JSON value for an error message.
func shown(v any) string {
	switch v := v.(type) {
	case []any:
		return "a list"
	case map[string]any:
		return "an object"
	case nil:
		return "null"
	case string:
		if v == "NaN" || v == "Infinity" || v == "-Infinity" {
			return v
		}
		return strconv.Quote(v)
	}
	return fmt.Sprint(v)
}
