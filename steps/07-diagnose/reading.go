package main

// How a recording is to be read: which way each W is stored, where the biases are, and
// whether the examples are rows or columns. The shapes decide, and where they leave it
// open, the program's own outputs do.

import (
	"fmt"
	"math"
	"slices"

	"example/xor/tensor"
)

// biasPlace says where a layer has its biases.
type biasPlace int

const (
	noBias     biasPlace = iota
	ownBias              // b, one for each unit
	oneBias              // b, a single number for all units
	lastInW              // the last input of W
	firstInW             // the first input of W
	deadBiases           // b is in the recording, and the forward pass does not use it
)

// Reading is one way to understand a recording.
type Reading struct {
	Sizes      []int  // inputs, and the units of each layer
	Transposed []bool // W is stored units×inputs
	Bias       []biasPlace
	BiasSign   float64 // −1 if the biases are subtracted
	X, Y       turn    // x and y, from what is in the recording to an example a row
}

// turn says whether a table is transposed before it is used.
type turn bool

func (t turn) apply(a Array) Array {
	if t {
		return a.transposed()
	}
	return a
}

// matrix returns an array of up to two dimensions as a matrix; a single list is a row.
func (a Array) matrix() *tensor.Matrix {
	rows, cols := 1, len(a.data)
	if len(a.shape) == 2 {
		rows, cols = a.shape[0], a.shape[1]
	}
	m := tensor.New(rows, cols)
	for i := range rows {
		for j := range cols {
			m.Set(i, j, a.data[i*cols+j])
		}
	}
	return m
}

// Readings returns all ways to read the recording in which the shapes chain, the
// likelier ones first: all matrices stored alike, an example a row.
func Readings(r *Recording) ([]Reading, error) {
	var readings []Reading
	for _, transposed := range ways(len(r.Activations)) {
		for _, inW := range []biasPlace{lastInW, firstInW} {
			for _, x := range []turn{false, true} {
				for _, y := range []turn{false, true} {
					reading := Reading{Transposed: transposed, BiasSign: 1, X: x, Y: y}
					if reading.chain(r, inW) &&
						!slices.ContainsFunc(readings, reading.same) {
						readings = append(readings, reading)
					}
				}
			}
		}
	}
	if len(readings) == 0 {
		return nil, doNotChain(r)
	}
	// Matrices stored each in its own way are for recordings that nothing else fits.
	uniform := func(g Reading) bool {
		return !slices.Contains(g.Transposed, !g.Transposed[0])
	}
	if r.Outputs == nil && slices.ContainsFunc(readings, uniform) {
		readings = slices.DeleteFunc(readings, func(g Reading) bool {
			return !uniform(g)
		})
	}
	return readings, nil
}

// ways returns which matrices may be transposed: none, all, and then each on its own.
func ways(layers int) [][]bool {
	all := make([]bool, layers)
	for k := range all {
		all[k] = true
	}
	list := [][]bool{make([]bool, layers), all}
	if layers > 5 {
		return list
	}
	for mask := 1; mask < 1<<layers-1; mask++ {
		way := make([]bool, layers)
		for k := range way {
			way[k] = mask>>k&1 == 1
		}
		list = append(list, way)
	}
	return list
}

func (g Reading) same(h Reading) bool {
	return slices.Equal(g.Sizes, h.Sizes) && slices.Equal(g.Transposed, h.Transposed) &&
		slices.Equal(g.Bias, h.Bias) && g.X == h.X && g.Y == h.Y
}

// chain fills in the sizes and the places of the biases, and reports whether each layer
// takes what the one before it gives.
func (g *Reading) chain(r *Recording, inW biasPlace) bool {
	x, y := g.X.apply(r.X[0].squeezed()), g.Y.apply(r.Y[0].squeezed())
	if len(x.shape) > 2 || len(y.shape) > 2 {
		return false
	}
	rows, inputs := x.matrix().Dims()
	g.Sizes = []int{inputs}
	for k, transposed := range g.Transposed {
		w := r.States[0][fmt.Sprintf("W%d", k+1)]
		rows, units, ok := sizesOfW(w, transposed, g.Sizes[k])
		if !ok {
			return false
		}
		b, hasB := r.States[0][fmt.Sprintf("b%d", k+1)]
		place := noBias
		switch {
		case rows == g.Sizes[k] && !hasB:
		case rows == g.Sizes[k] && len(b.data) == units:
			place = ownBias
		case rows == g.Sizes[k] && len(b.data) == 1:
			place = oneBias
		case rows == g.Sizes[k]+1 && !hasB:
			place = inW
		default:
			return false
		}
		g.Sizes, g.Bias = append(g.Sizes, units), append(g.Bias, place)
	}
	yRows, outputs := y.matrix().Dims()
	return yRows == rows && outputs == g.Sizes[len(g.Sizes)-1]
}

// sizesOfW returns the rows and columns of a W that has been turned to inputs×units. A
// list without a second dimension is whichever of row and column the inputs allow.
func sizesOfW(w Array, transposed bool, inputs int) (rows, units int, ok bool) {
	switch w = w.squeezed(); len(w.shape) {
	case 0:
		return 1, 1, true
	case 1:
		if n := w.shape[0]; n == inputs || n == inputs+1 {
			return n, 1, true
		}
		return 1, w.shape[0], true
	case 2:
		if transposed {
			return w.shape[1], w.shape[0], true
		}
		return w.shape[0], w.shape[1], true
	}
	return 0, 0, false
}

func doNotChain(r *Recording) error {
	return fmt.Errorf("the shapes do not chain: %s; want each layer to take what the "+
		"one before it gives, and as many rows of y as of x", r.shapes())
}

// state turns the parameters of one moment to inputs×units and 1×units.
func (g Reading) state(s map[string]Array) State {
	var state State
	for k, place := range g.Bias {
		w := s[fmt.Sprintf("W%d", k+1)].squeezed()
		rows, units, _ := sizesOfW(w, g.Transposed[k], g.Sizes[k])
		if len(w.shape) == 2 && g.Transposed[k] {
			w = w.transposed()
		}
		w.shape = []int{rows, units}
		all := w.matrix()
		weights, bias := all, (*tensor.Matrix)(nil)
		switch b := s[fmt.Sprintf("b%d", k+1)]; place {
		case ownBias, oneBias:
			b.shape = nil
			bias = b.matrix()
			if place == oneBias {
				bias = filled(1, units, b.data[0])
			}
		case lastInW:
			weights, bias = rowsOf(all, 0, rows-1), rowsOf(all, rows-1, rows)
		case firstInW:
			weights, bias = rowsOf(all, 1, rows), rowsOf(all, 0, 1)
		}
		if bias != nil {
			bias.Scale(g.BiasSign, bias) // what is subtracted is the negative, added
		}
		state.W, state.B = append(state.W, weights), append(state.B, bias)
	}
	return state
}

// rowsOf returns a copy of the rows from low to before high.
func rowsOf(m *tensor.Matrix, low, high int) *tensor.Matrix {
	_, cols := m.Dims()
	part := tensor.New(high-low, cols)
	for i := range high - low {
		for j := range cols {
			part.Set(i, j, m.At(low+i, j))
		}
	}
	return part
}

// examples returns x and y of one update, an example a row.
func (g Reading) examples(r *Recording, u int) (x, y *tensor.Matrix, err error) {
	x = g.X.apply(r.X[u].squeezed()).matrix()
	y = g.Y.apply(r.Y[u].squeezed()).matrix()
	rows, inputs := x.Dims()
	yRows, outputs := y.Dims()
	if inputs != g.Sizes[0] || outputs != g.Sizes[len(g.Sizes)-1] || rows != yRows {
		return nil, nil, fmt.Errorf("states[%d]: x is %s and y %s; want the shapes of "+
			"states[0], x %s and y %s", u, r.X[u].size(), r.Y[u].size(),
			r.X[0].size(), r.Y[0].size())
	}
	return x, y, nil
}

// firstX returns what the recorded outputs are the answer to.
func (g Reading) firstX(r *Recording) *tensor.Matrix {
	if r.OfAll {
		return g.X.apply(r.AllX).matrix()
	}
	return g.X.apply(r.X[0].squeezed()).matrix()
}

// gives reports whether the network of this reading says what the program said.
func (g Reading) gives(r *Recording, f []Activation) bool {
	x := g.firstX(r)
	if _, inputs := x.Dims(); inputs != g.Sizes[0] {
		return false
	}
	s := g.state(r.States[0])
	return sameOutputs(r, s, Forward(s, f, x, nil).Output())
}

// sameOutputs compares outputs (n×units) of a state with the recorded ones, which may
// be turned.
func sameOutputs(r *Recording, s State, output *tensor.Matrix) bool {
	want := r.Outputs.squeezed()
	rows, cols := output.Dims()
	if len(want.data) != rows*cols || len(want.shape) > 2 {
		return false
	}
	slack := 1e-6 + float64(2*math.Pow(10, -float64(want.digits.decimals))) +
		float64(8*r.Digits.rounding(s.size()))
	close := func(a Array) bool {
		for k, v := range a.data {
			if !(math.Abs(v-output.At(k/cols, k%cols)) <= slack) {
				return false
			}
		}
		return true
	}
	byRows := len(want.shape) < 2 || want.shape[0] == rows
	byCols := len(want.shape) < 2 || want.shape[1] == rows
	return byRows && close(want) || byCols && close(want.transposed())
}

// Fitting returns the readings that give the recorded outputs, trying biases that are
// subtracted or not used as well.
func Fitting(r *Recording, readings []Reading, f []Activation) []Reading {
	var fitting []Reading
	for _, sign := range []float64{1, -1, 0} {
		for _, g := range readings {
			hasBias := slices.ContainsFunc(g.Bias, func(b biasPlace) bool {
				return b != noBias
			})
			if sign != 1 && !hasBias {
				continue
			}
			g.BiasSign = sign
			if sign == 0 {
				g.Bias = unused(g.Bias)
			}
			if g.gives(r, f) {
				fitting = append(fitting, g)
			}
		}
		if len(fitting) > 0 {
			break
		}
	}
	return fitting
}

// unused returns the places of biases that the forward pass leaves out.
func unused(places []biasPlace) []biasPlace {
	list := slices.Clone(places)
	for k, place := range list {
		if place == ownBias || place == oneBias {
			list[k] = deadBiases
		}
	}
	return list
}
