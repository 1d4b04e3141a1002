package search

// A program of another hand: backprop in plain loops, one example and one unit at a time,
// with mistakes to be switched on. It shares no line with the code it tests, and what it
// does it writes down as JSON.

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand"
	"strings"
	"testing"

	"example/xor/steps/07-diagnose/recording"
)

// program is a network, its examples, and what is wrong with it.
type program struct {
	sizes    []int
	acts     []string
	cross    bool // cross-entropy
	eta      float64
	x, y     [][]float64
	batch    int // 0: all
	updates  int
	noBias   bool
	columns  bool // examples are written as columns
	turned   bool // W is written units×inputs
	noOuts   bool
	float32s bool
	plus     bool // y − output is formed, and gradients are added
	digits   int  // decimals that are written, 0 for all
	wrong    map[string]bool
	rule     rule // or plain gradient descent

	w [][][]float64 // layer, input, unit
	b [][]float64
	// left over from the update before
	vw [][][]float64
	vb [][]float64
	// of the forward pass
	z, a [][]float64
}

// newProgram returns a correct program with random weights in −1 … 1.
func newProgram(seed int64, sizes []int, acts ...string) *program {
	r := rand.New(rand.NewSource(seed))
	p := &program{sizes: sizes, acts: acts, eta: 0.7, updates: 4, wrong: map[string]bool{}}
	for k := 1; k < len(sizes); k++ {
		p.w = append(p.w, grid(r, sizes[k-1], sizes[k]))
		p.b = append(p.b, grid(r, 1, sizes[k])[0])
	}
	return p
}

func grid(r *rand.Rand, rows, cols int) [][]float64 {
	var m [][]float64
	for range rows {
		row := make([]float64, cols)
		for j := range row {
			row[j] = 2*r.Float64() - 1
		}
		m = append(m, row)
	}
	return m
}

// xor gives the program the four examples.
func (p *program) xor() *program {
	p.x = [][]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}}
	p.y = [][]float64{{0}, {1}, {1}, {0}}
	return p
}

// random gives it examples with inputs in 0 … 1 and targets its output can have.
func (p *program) random(seed int64, n int) *program {
	r := rand.New(rand.NewSource(seed + 1000))
	p.x, p.y = nil, nil
	for range n {
		x := make([]float64, p.sizes[0])
		for i := range x {
			x[i] = r.Float64()
		}
		y := make([]float64, p.sizes[len(p.sizes)-1])
		switch p.acts[len(p.acts)-1] {
		case "softmax":
			y[r.Intn(len(y))] = 1
		default:
			for j := range y {
				y[j] = float64(r.Intn(2))
			}
		}
		p.x, p.y = append(p.x, x), append(p.y, y)
	}
	return p
}

func (p *program) with(mistakes ...string) *program {
	for _, m := range mistakes {
		p.wrong[m] = true
	}
	return p
}

func activate(name string, z []float64) []float64 {
	a := make([]float64, len(z))
	sum := 0.0
	for j, v := range z {
		switch name {
		case "sigmoid":
			a[j] = 1 / (1 + math.Exp(-v))
		case "tanh":
			a[j] = math.Tanh(v)
		case "relu":
			a[j] = math.Max(v, 0)
		case "leaky relu":
			a[j] = math.Max(v, 0.01*v)
		case "linear":
			a[j] = v
		case "softmax":
			a[j] = math.Exp(v)
		}
		sum += a[j]
	}
	if name == "softmax" {
		for j := range a {
			a[j] /= sum
		}
	}
	return a
}

// derivative returns the slope of an activation function at z.
func derivative(name string, z float64) float64 {
	switch name {
	case "sigmoid", "softmax":
		s := 1 / (1 + math.Exp(-z))
		return s * (1 - s)
	case "tanh":
		return 1 - math.Tanh(z)*math.Tanh(z)
	case "relu", "leaky relu":
		if z > 0 {
			return 1
		}
		return map[string]float64{"leaky relu": 0.01}[name]
	}
	return 1
}

func (p *program) forward(x []float64) {
	p.z, p.a = [][]float64{nil}, [][]float64{x}
	for k, w := range p.w {
		z := make([]float64, len(w[0]))
		for j := range z {
			for i := range w {
				z[j] += p.a[k][i] * w[i][j]
			}
			if !p.noBias {
				z[j] += p.b[k][j]
			}
		}
		p.z, p.a = append(p.z, z), append(p.a, activate(p.acts[k], z))
	}
}

// slope is what the program multiplies the error of unit j in layer k by.
func (p *program) slope(k, j int) float64 {
	name, z, a := p.acts[k-1], p.z[k][j], p.a[k][j]
	where := "hidden"
	if k == len(p.w) {
		where = "output"
	}
	has := func(m string) bool { return p.wrong[m] || p.wrong[m+" "+where] }
	switch {
	case has("no slope"):
		return 1
	case has("twice"):
		return derivative(name, a)
	case has("of z") && name == "tanh":
		return 1 - z*z
	case has("of z") && (name == "sigmoid" || name == "softmax"):
		return z * (1 - z)
	case has("as slope"):
		return a
	case has("one minus"):
		return 1 - a
	case has("squared slope"):
		return derivative(name, z) * derivative(name, z)
	case has("dot"):
		sum := 0.0
		for _, v := range p.z[k] {
			sum += derivative(name, v)
		}
		return sum
	}
	return derivative(name, z)
}

// backward returns the deltas and the errors of all layers for one example. Layer k
// has index k.
func (p *program) backward(y []float64, newW [][][]float64) (deltas, errors [][]float64) {
	last := len(p.w)
	deltas, errors = make([][]float64, last+1), make([][]float64, last+1)
	for k := last; k >= 1; k-- {
		units := p.sizes[k]
		errors[k], deltas[k] = make([]float64, units), make([]float64, units)
		for j := range units {
			if k == last {
				d := p.a[k][j] - y[j]
				if p.plus != p.wrong["flipped"] {
					d = y[j] - p.a[k][j]
				}
				switch {
				case p.wrong["squared"]:
					d = d * d
				case p.wrong["absolute"]:
					d = math.Abs(d)
				case p.wrong["output alone"]:
					d = p.a[k][j]
				}
				errors[k][j] = d
				if p.wrong["two"] {
					errors[k][j] = 2 * d
				}
				continue
			}
			for m := range p.sizes[k+1] {
				sent, w := deltas[k+1][m], p.w[k][j][m]
				if p.wrong["raw"] {
					sent = errors[k+1][m]
				}
				switch {
				case p.wrong["early"]:
					w = newW[k][j][m]
				case p.wrong["without W"]:
					w = 1
				case p.wrong["absolute W"]:
					w = math.Abs(w)
				case p.wrong["normalised"]:
					sum := 0.0
					for i := range p.w[k] {
						sum += p.w[k][i][m]
					}
					w /= sum
				}
				errors[k][j] += sent * w
			}
		}
		p.multiply(k, deltas[k], errors[k])
	}
	return deltas, errors
}

// multiply sets the deltas of layer k.
func (p *program) multiply(k int, delta, e []float64) {
	softmax := p.acts[k-1] == "softmax"
	for j := range delta {
		switch {
		case p.cross && k == len(p.w):
			delta[j] = e[j]
		case softmax && !p.wrong["no slope output"] && !p.wrong["diagonal"]:
			for i := range e {
				kronecker := 0.0
				if i == j {
					kronecker = 1
				}
				delta[j] += e[i] * p.a[k][i] * (kronecker - p.a[k][j])
			}
		case softmax && p.wrong["diagonal"]:
			delta[j] = e[j] * p.a[k][j] * (1 - p.a[k][j])
		case p.wrong["scratch"] && k < len(p.w):
			delta[j] = p.slope(k, j) * p.slope(k, j)
		default:
			delta[j] = e[j] * p.slope(k, j)
		}
	}
}

// update makes one update from some examples.
func (p *program) update(xs, ys [][]float64) {
	gw, gb := zeros(p.w), zeros2(p.b)
	newW := p.w
	if p.wrong["early"] { // the layers from the output back, each moved at once
		q := *p
		q.wrong = map[string]bool{}
		for m := range p.wrong {
			q.wrong[m] = m != "early"
		}
		newW = clone(p.w)
		for k := len(p.w) - 1; k >= 1; k-- {
			hw, hb := zeros(p.w), zeros2(p.b)
			q.wrong["early"] = true
			q.gradients(xs, ys, hw, hb, newW)
			moved := clone(p.w)
			q.w, q.b = moved, clone2(p.b)
			q.vw, q.vb = nil, nil
			if p.vw != nil {
				q.vw, q.vb = clone(p.vw), clone2(p.vb)
			}
			q.move(hw, hb)
			newW[k] = q.w[k]
			q.w, q.b = p.w, p.b
		}
	}
	p.gradients(xs, ys, gw, gb, newW)
	p.move(gw, gb)
}

// gradients adds up the gradients of the examples.
func (p *program) gradients(xs, ys [][]float64, gw [][][]float64, gb [][]float64, newW [][][]float64) {
	for e, x := range xs {
		p.forward(x)
		if p.wrong["forward first"] {
			p.forward(xs[len(xs)-1])
			p.a[0] = x
		}
		deltas, errors := p.backward(ys[e], newW)
		if p.wrong["last only"] {
			for k := range gw {
				for i := range gw[k] {
					for j := range gw[k][i] {
						gw[k][i][j] = 0
					}
				}
				for j := range gb[k] {
					gb[k][j] = 0
				}
			}
		}
		for k := range p.w {
			for j := range p.b[k] {
				d := deltas[k+1][j]
				for i := range p.w[k] {
					in, dw := p.a[k][i], d
					switch {
					case p.wrong["own activation"] && k == 0:
						in = p.a[1][i]
					case p.wrong["no input"] && k == 0:
						in = 1
					case p.wrong["weight for input"] && k == 0:
						in = p.w[k][i][j]
					case p.wrong["z for input"] && k == 1:
						in = p.z[k][i]
					case p.wrong["reversed"] && k == 0:
						in, dw = p.a[k][j], deltas[k+1][i]
					case p.wrong["error for W"] && k == len(p.w)-1:
						dw = errors[k+1][j]
					}
					gw[k][i][j] += in * dw
				}
				switch {
				case p.wrong["all units"]:
					for _, v := range deltas[k+1] {
						gb[k][j] += v
					}
				case p.wrong["last bias"]:
					gb[k][j] = d
				case p.wrong["error for b"]:
					gb[k][j] += errors[k+1][j]
				default:
					gb[k][j] += d
				}
			}
		}
	}
	if p.wrong["mean"] {
		scaleAll(gw, gb, 1/float64(len(xs)))
	}
	if p.wrong["sign of gradient"] {
		for k := range gw {
			for i := range gw[k] {
				for j, v := range gw[k][i] {
					gw[k][i][j] = math.Copysign(1, v)
					if v == 0 {
						gw[k][i][j] = 0
					}
				}
			}
		}
	}
}

func scaleAll(gw [][][]float64, gb [][]float64, f float64) {
	for k := range gw {
		for i := range gw[k] {
			for j := range gw[k][i] {
				gw[k][i][j] *= f
			}
		}
		for j := range gb[k] {
			gb[k][j] *= f
		}
	}
}

// move moves the parameters.
func (p *program) move(gw [][][]float64, gb [][]float64) {
	if p.rule != nil {
		p.moveBy(gw, gb)
		return
	}
	if p.vw == nil {
		p.vw, p.vb = zeros(p.w), zeros2(p.b)
	}
	for k := range p.w {
		eta := p.eta
		if p.plus {
			eta = -eta
		}
		if p.wrong["hidden sign"] && k < len(p.w)-1 {
			eta = -eta
		}
		if p.wrong["eta twice"] {
			eta *= p.eta
		}
		for j := range p.b[k] {
			for i := range p.w[k] {
				p.w[k][i][j] = p.moved(p.w[k][i][j], gw[k][i][j], eta, &p.vw[k][i][j])
			}
			if !p.wrong["no bias update"] {
				p.b[k][j] = p.moved(p.b[k][j], gb[k][j], eta, &p.vb[k][j])
			}
		}
	}
}

func (p *program) moved(w, g, eta float64, v *float64) float64 {
	step := eta * g
	switch {
	case p.wrong["piles up"]:
		step += *v
	case p.wrong["momentum"]:
		step += 0.9 * *v
	case p.wrong["decay"]:
		step += 0.01 * w
	case p.wrong["replaced"]:
		return -step
	}
	*v = step
	return w - step
}

func zeros(m [][][]float64) [][][]float64 {
	c := clone(m)
	for _, t := range c {
		for _, row := range t {
			clear(row)
		}
	}
	return c
}

func zeros2(m [][]float64) [][]float64 {
	c := clone2(m)
	for _, row := range c {
		clear(row)
	}
	return c
}

func clone(m [][][]float64) [][][]float64 {
	var c [][][]float64
	for _, t := range m {
		c = append(c, clone2(t))
	}
	return c
}

func clone2(m [][]float64) [][]float64 {
	var c [][]float64
	for _, row := range m {
		c = append(c, append([]float64(nil), row...))
	}
	return c
}

// record runs the program and returns the recording.
func (p *program) record() string {
	u := 0
	return p.recordWith(func() {
		xs, ys := p.x, p.y
		if p.batch > 0 {
			xs, ys = nil, nil
			for i := range p.batch {
				at := (u*p.batch + i) % len(p.x)
				xs, ys = append(xs, p.x[at]), append(ys, p.y[at])
			}
		}
		u++
		p.update(xs, ys)
		if p.float32s {
			p.roundTo32()
		}
	})
}

// recordWith returns the recording of a program with some update.
func (p *program) recordWith(update func()) string {
	r := map[string]any{"eta": p.eta, "activations": p.acts}
	if p.cross {
		r["loss"] = "cross-entropy"
	}
	x, y := p.x, p.y
	var outputs [][]float64
	for _, row := range x {
		p.forward(row)
		outputs = append(outputs, p.a[len(p.a)-1])
	}
	if p.columns {
		x, y, outputs = transposed(x), transposed(y), transposed(outputs)
	}
	r["x"], r["y"] = x, y
	if !p.noOuts {
		r["outputs"] = outputs
	}
	if p.batch > 0 {
		r["batch"] = p.batch
	}
	states := []any{p.state()}
	for range p.updates {
		update()
		states = append(states, p.state())
	}
	r["states"] = states
	text, err := json.Marshal(r)
	if err != nil {
		panic(err)
	}
	return string(text)
}

func (p *program) roundTo32() {
	for k := range p.w {
		for i := range p.w[k] {
			for j := range p.w[k][i] {
				p.w[k][i][j] = float64(float32(p.w[k][i][j]))
			}
		}
		for j := range p.b[k] {
			p.b[k][j] = float64(float32(p.b[k][j]))
		}
	}
}

func (p *program) state() map[string]any {
	s := map[string]any{}
	for k := range p.w {
		w := clone2(p.w[k])
		if p.turned {
			w = transposed(w)
		}
		b := clone2(p.b)[k]
		for _, row := range append(w, b) {
			for j, v := range row {
				if p.digits > 0 {
					row[j] = math.Round(v*math.Pow10(p.digits)) / math.Pow10(p.digits)
				}
			}
		}
		s[fmt.Sprintf("W%d", k+1)] = w
		if !p.noBias {
			s[fmt.Sprintf("b%d", k+1)] = b
		}
	}
	return s
}

func transposed(m [][]float64) [][]float64 {
	t := make([][]float64, len(m[0]))
	for j := range t {
		for i := range m {
			t[j] = append(t[j], m[i][j])
		}
	}
	return t
}

// diagnosed returns what is made of a recording.
func diagnosed(t testing.TB, text string) *Diagnosis {
	t.Helper()
	r, err := recording.Read(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v: %.300s", err, text)
	}
	readings, err := r.Readings()
	if err != nil {
		t.Fatalf("%v: %.300s", err, text)
	}
	if readings[0].Checked && !readings[0].Fits {
		t.Fatalf("no reading gives the outputs: %.300s", text)
	}
	return Diagnose(readings)
}

// String is the diagnosis in a line.
func (d *Diagnosis) String() string {
	text := "lost"
	if d.Explanation != nil {
		text = d.Explanation.String()
	}
	if d.Optimizer != nil {
		text += " + " + d.Optimizer.Text
	}
	if d.Coarse {
		text += " (too few digits)"
	}
	return text
}
