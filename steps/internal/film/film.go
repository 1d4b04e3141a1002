// Package film turns the training of one or more networks into SVG pictures that move. They
// show the output over the unit square, the line of each hidden unit, and the loss.
//
// A film needs no script, so it also plays inside an <img>. Its styles and its ids are its
// own, so a page of HTML can hold several films. A reader who asks for reduced motion, or
// whose viewer cannot animate, sees the last frame.
package film

import (
	"math"

	"example/xor/tensor"
)

const (
	cells         = 12 // the map has cells × cells
	maxFrames     = 64 // 8 a second
	maxCandidates = 4 * maxFrames
	timeShare     = 0.5  // the weight of the epochs, where that of the changes is 1
	finest        = 1e-3 // outputs whose changes add up to less are at rest
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
	latest   shot // it has frames if it is among the shots
}

// shot is a moment of the clock, with a frame for each network.
type shot struct {
	epoch   int
	path    float64 // how far the outputs have changed since the first shot
	outputs [][4]float64
	frames  []frame
}

// frame is what a film shows of a network at some moment.
type frame struct {
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
	r.record(0)
	for epoch := range epochs {
		next()
		r.record(epoch + 1)
	}
}

// record makes the present states a shot, if enough has happened since the last one. They
// are those before the update of the epoch.
func (r *Recorder) record(epoch int) {
	now := shot{epoch: epoch, path: r.latest.path}
	for _, network := range r.networks {
		now.outputs = append(now.outputs, network.outputs())
	}
	if len(r.shots) > 0 {
		now.path += change(r.latest.outputs, now.outputs)
	}
	r.latest = now
	if n := len(r.shots); n == 0 || r.between(r.shots[n-1], now) >= step(maxCandidates) {
		r.take()
	}
	if len(r.shots) >= maxCandidates {
		r.shots = r.spread(maxCandidates)
	}
}

// take adds the latest moment to the shots, unless it is the last of them already.
func (r *Recorder) take() {
	n := len(r.shots)
	if n > 0 && r.shots[n-1].epoch == r.latest.epoch {
		return
	}
	for i, network := range r.networks {
		f := network.frame()
		if f.over && n > 0 {
			f = r.shots[n-1].frames[i]
			f.over = true
		}
		r.latest.frames = append(r.latest.frames, f)
	}
	r.shots = append(r.shots, r.latest)
}

// between returns how much happens between two shots. It adds up to 1 + timeShare over the
// training so far.
func (r *Recorder) between(a, b shot) float64 {
	changed := (b.path - a.path) / max(r.latest.path, finest)
	passed := float64(b.epoch-a.epoch) / float64(max(r.latest.epoch, 1))
	return changed + float64(timeShare*passed)
}

// step returns how much has to happen between two shots, so that the shots fill at most
// seven in eight of the places.
func step(places int) float64 { return (1 + timeShare) / float64(places*7/8) }

// spread returns the shots that are at least a step apart.
func (r *Recorder) spread(places int) []shot {
	kept := []shot{r.shots[0]}
	for _, s := range r.shots[1:] {
		if r.between(kept[len(kept)-1], s) >= step(places) {
			kept = append(kept, s)
		}
	}
	return kept
}

// change returns the largest change of an output, as far as it can be seen: an output
// outside of 0 to 1 looks like 0 or 1. An output that stops being finite has changed by 1.
func change(from, to [][4]float64) float64 {
	most := 0.0
	for n := range to {
		for i, output := range to[n] {
			before := from[n][i]
			switch {
			case finite(before) != finite(output):
				most = 1
			case finite(output):
				most = max(most, math.Abs(inRange(output)-inRange(before)))
			}
		}
	}
	return most
}

func inRange(output float64) float64 { return max(0, min(output, 1)) }

func finite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

func (n Network) outputs() (outputs [4]float64) {
	for i := range outputs {
		outputs[i] = n.Output(float64(i%2), float64(i/2))
	}
	return outputs
}

// target returns the XOR of the inputs of an example.
func target(example int) float64 { return float64(example%2 ^ example/2) }

func (n Network) frame() frame {
	f := frame{outputs: n.outputs()}
	for i, output := range f.outputs {
		difference := output - target(i)
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
		if !finite(w[0], w[1], u.bias, u.weight) {
			u = unit{} // no line
		}
		f.units = append(f.units, u)
	}
	return f
}
