// Package film turns a training run into an SVG picture that moves: what a network
// says over the unit square, the lines where its hidden units change sides, and the
// loss.
//
// The film needs no script, so it also plays inside an <img>. Whoever asks for reduced
// motion, or has a viewer that cannot animate, sees its last frame.
package film

import (
	"cmp"
	"math"
	"slices"

	"example/xor/tensor"
)

const (
	cells     = 12   // the map has cells × cells
	maxFrames = 64   // 8 a second
	maxLines  = 8    // of a large network only the strongest hidden units are drawn
	finest    = 1e-3 // a smaller move of the outputs makes no frame
)

// Moment is a network in some epoch. The matrices are only read while a function of
// this package runs, so they may be those that are being trained.
type Moment struct {
	Epoch  int
	Loss   float64
	Output func(x1, x2 float64) float64 // what the network says

	// The hidden units. Without them there are no lines.
	W1 *tensor.Matrix // 2×hidden
	B1 *tensor.Matrix // 1×hidden
	W2 *tensor.Matrix // hidden×1
}

// Recorder keeps some of the moments of a training as frames, evenly by how far the
// outputs for the four examples move between them, back and forth included. So a plateau
// of a thousand epochs takes no longer than a jump. The zero value is ready to use.
type Recorder struct {
	frames []frame
	latest [4]float64 // the outputs of the latest moment
	path   float64    // how far the outputs have moved up to there
	step   float64    // how far they move from frame to frame, at least
}

// frame is what the film keeps of a moment.
type frame struct {
	epoch   int
	loss    float64
	path    float64
	outputs [4]float64            // for the four examples
	says    [cells][cells]float64 // over the square: says[row][column]
	units   []unit
}

// unit is a hidden unit: z₁ = w[0]·x₁ + w[1]·x₂ + bias.
type unit struct {
	w      [2]float64
	bias   float64
	weight float64 // in W2
}

// Add offers the next moment. One whose loss or outputs are NaN or infinite is left out.
func (r *Recorder) Add(m Moment) {
	outputs := m.outputs()
	if !m.finite(outputs) {
		return
	}
	if len(r.frames) == 0 {
		r.step = finest
	} else {
		r.path += change(r.latest, outputs)
	}
	r.latest = outputs
	if n := len(r.frames); n > 0 && r.path < r.frames[n-1].path+r.step {
		return
	}
	f := m.frame(outputs)
	f.path = r.path
	r.frames = append(r.frames, f)
	for len(r.frames) == maxFrames {
		r.step *= 1.1
		r.thin()
	}
}

// thin drops the frames that are less than a step from the one before.
func (r *Recorder) thin() {
	kept := r.frames[:1]
	for _, f := range r.frames[1:] {
		if f.path >= kept[len(kept)-1].path+r.step {
			kept = append(kept, f)
		}
	}
	clear(r.frames[len(kept):]) // so that their memory is free
	r.frames = kept
}

// change returns how far the output has moved that has moved most, as far as it can be
// seen: what is outside of 0 to 1 looks like 0 or 1.
func change(from, to [4]float64) float64 {
	most := 0.0
	for i := range from {
		most = max(most, math.Abs(inRange(to[i])-inRange(from[i])))
	}
	return most
}

func inRange(output float64) float64 { return max(0, min(output, 1)) }

func (m Moment) finite(outputs [4]float64) bool {
	return finite(m.Loss) && finite(outputs[:]...)
}

func finite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// outputs returns what the network says to the four examples, in the order
// (0,0) (1,0) (0,1) (1,1).
func (m Moment) outputs() [4]float64 {
	var outputs [4]float64
	for i := range outputs {
		outputs[i] = m.Output(float64(i%2), float64(i/2))
	}
	return outputs
}

func (m Moment) frame(outputs [4]float64) frame {
	f := frame{epoch: m.Epoch, loss: m.Loss, outputs: outputs}
	for row := range cells {
		for column := range cells {
			x1, x2 := float64(column)/(cells-1), float64(row)/(cells-1)
			f.says[row][column] = m.Output(x1, x2)
		}
	}
	if m.W1 == nil {
		return f
	}
	_, hidden := m.W1.Dims()
	for j := range hidden {
		u := unit{
			w:      [2]float64{m.W1.At(0, j), m.W1.At(1, j)},
			bias:   m.B1.At(0, j),
			weight: m.W2.At(j, 0),
		}
		if !finite(u.w[0], u.w[1], u.bias, u.weight) {
			u = unit{} // no line
		}
		f.units = append(f.units, u)
	}
	return f
}

// strongest returns the indices of the units with the largest weights, largest first.
func strongest(units []unit) []int {
	indices := make([]int, len(units))
	for j := range indices {
		indices[j] = j
	}
	slices.SortStableFunc(indices, func(i, j int) int {
		return cmp.Compare(math.Abs(units[j].weight), math.Abs(units[i].weight))
	})
	return indices[:min(len(indices), maxLines)]
}

// ends returns two points of the line z₁ = 0, to either side of its point nearest to the
// middle of the square, and so far apart that both are outside of the map. A line that is
// far from the square, or is none, is put where it cannot be seen either.
func (u unit) ends() (from, to [2]float64) {
	const outOfSight = 1 // from the middle; a corner of the map is at 0.77
	a, b, away := 1.0, 0.0, float64(outOfSight)
	length := math.Sqrt(float64(u.w[0]*u.w[0]) + float64(u.w[1]*u.w[1]))
	if length > 0 && finite(length) {
		a, b = u.w[0]/length, u.w[1]/length
		away = -(float64(a/2) + float64(b/2) + u.bias/length)
		away = max(-outOfSight, min(outOfSight, away))
	}
	x, y := 0.5+float64(a*away), 0.5+float64(b*away)
	return [2]float64{x - b, y + a}, [2]float64{x + b, y - a}
}
