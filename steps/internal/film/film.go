// Package film turns the training of one or more networks into SVG pictures that move. They
// show the output over the unit square, the line of each hidden unit, and the loss.
//
// A film needs no script, so it also plays inside an <img>. A reader who asks for reduced
// motion, or whose viewer cannot animate, sees the last frame.
package film

import (
	"math"
	"slices"

	"example/xor/tensor"
)

const (
	cells     = 12        // the map has cells × cells
	maxFrames = 64        // 8 a second
	shotShare = 1.0 / 128 // a shot is due when this part of all that has happened is new
	timeShare = 0.5       // the weight of the epochs, where that of the changes is 1
	finest    = 1e-3      // outputs whose changes add up to less are at rest
)

// Network is a network in training, which changes its matrices and its outputs.
type Network struct {
	Output func(x1, x2 float64) float64

	// The hidden units. If the matrices are nil, the film has no lines.
	W1 *tensor.Matrix // 2×hidden
	B1 *tensor.Matrix // 1×hidden
	W2 *tensor.Matrix // hidden×1
}

// Recorder films one or more networks on one clock: all films have the same moments. They
// are spread evenly over the changes of the outputs for the four examples, and to a smaller
// part over the epochs. So a plateau of a thousand epochs takes little more time than a
// jump.
type Recorder struct {
	networks []Network
	shots    []shot
}

// shot is a moment of the clock, with a frame for each network.
type shot struct {
	epoch  int     // the numbers are those before its update
	path   float64 // how far the outputs have changed since the first shot
	passed float64 // the share of the epochs until then
	frames []frame
}

// frame is what a film shows of a network at some moment.
type frame struct {
	epoch   int
	outputs [4]float64            // for (0,0) (1,0) (0,1) (1,1)
	loss    float64               // the mean of ½·(output − target)²
	square  [cells][cells]float64 // the outputs over the square: square[row][column]
	units   []unit
	over    bool // the loss is not finite, and the rest is that of the frame before
}

// unit is a hidden unit: z₁ = w[0]·x₁ + w[1]·x₂ + bias.
type unit struct {
	w      [2]float64
	bias   float64
	weight float64 // in W2
}

// New returns a recorder of networks.
func New(networks ...Network) *Recorder { return &Recorder{networks: networks} }

// Train records a training. It calls next for each epoch, which trains all networks.
func (r *Recorder) Train(epochs int, next func()) {
	r.take(shot{})
	before, path := r.outputs(), 0.0
	for epoch := 1; epoch <= epochs; epoch++ {
		next()
		after := r.outputs()
		path += change(before, after)
		before = after
		now := shot{epoch: epoch, path: path, passed: float64(epoch) / float64(epochs)}
		last := r.shots[len(r.shots)-1]
		happened := now.path - last.path + float64(timeShare*(now.passed-last.passed))
		if epoch == epochs || happened >= shotShare*(timeShare+path) {
			r.take(now)
		}
	}
}

// take adds a shot.
func (r *Recorder) take(s shot) {
	for i, network := range r.networks {
		f := network.frame()
		if n := len(r.shots); f.over && n > 0 {
			f = r.shots[n-1].frames[i]
			f.over = true
		}
		f.epoch = s.epoch
		s.frames = append(s.frames, f)
	}
	r.shots = append(r.shots, s)
}

// spread returns those of the shots that are frames of the films: the first, the last, and
// what is evenly spread between them.
func (r *Recorder) spread() []shot {
	last := r.shots[len(r.shots)-1]
	happened := func(s shot) float64 {
		return s.path/max(last.path, finest) + float64(timeShare*s.passed)
	}
	var chosen []shot
	for k := range maxFrames {
		share := float64(k) / (maxFrames - 1)
		i := slices.IndexFunc(r.shots, func(s shot) bool {
			return happened(s) >= float64(share*happened(last))
		})
		if n := len(chosen); n == 0 || chosen[n-1].epoch < r.shots[i].epoch {
			chosen = append(chosen, r.shots[i])
		}
	}
	return chosen
}

// outputs returns the outputs of all networks for the four examples, as they look.
func (r *Recorder) outputs() []float64 {
	var outputs []float64
	for _, n := range r.networks {
		for i := range 4 {
			outputs = append(outputs, seen(n.Output(float64(i%2), float64(i/2))))
		}
	}
	return outputs
}

// change returns the largest change of an output.
func change(from, to []float64) float64 {
	most := 0.0
	for i := range to {
		most = max(most, math.Abs(to[i]-from[i]))
	}
	return most
}

// seen returns what an output looks like: outside of 0 to 1 like 0 or 1, and one half if it
// is not a number.
func seen(output float64) float64 {
	if !finite(output) {
		return 0.5
	}
	return max(0, min(output, 1))
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// target returns the XOR of the inputs of an example.
func target(example int) float64 { return float64(example%2 ^ example/2) }

func (n Network) frame() frame {
	var f frame
	for i := range f.outputs {
		f.outputs[i] = n.Output(float64(i%2), float64(i/2))
		difference := f.outputs[i] - target(i)
		f.loss += float64(difference * difference / 8)
	}
	if !finite(f.loss) {
		f.loss, f.over = 0, true
	}
	for row := range cells {
		for column := range cells {
			x1, x2 := float64(column)/(cells-1), float64(row)/(cells-1)
			f.square[row][column] = n.Output(x1, x2)
		}
	}
	if n.W1 == nil {
		return f
	}
	_, hidden := n.W1.Dims()
	for j := range hidden {
		w := [2]float64{n.W1.At(0, j), n.W1.At(1, j)}
		u := unit{w, n.B1.At(0, j), n.W2.At(j, 0)}
		if !finite(u.bias) || !finite(u.weight) {
			u = unit{} // no line
		}
		f.units = append(f.units, u)
	}
	return f
}
