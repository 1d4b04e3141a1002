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
	sizes     []int
	acts      []string
	cross     bool // cross-entropy
	oneByOne  bool // the parameters are updated after each example
	eta       float64
	x, y      [][]float64
	batch     int // 0: all
	updates   int
	noBias    bool
	noOuts    bool
	float32s  bool
	otherLoss string // named in the recording, but not used
	plus      bool   // y − output is formed, and gradients are added
	digits    int    // decimals that are written, 0 for all
	wrong     map[string]bool
	rule      rule // or plain gradient descent

	w, v []grid      // by layer; v is left over from the update before
	z, a [][]float64 // of the forward pass, by layer
}

// A grid has a row for each input and, last, one for the biases, whose input is 1.
type grid [][]float64

// newProgram returns a correct program with random weights in −1 … 1.
func newProgram(seed int64, sizes []int, acts ...string) *program {
	r := rand.New(rand.NewSource(seed))
	p := &program{sizes: sizes, acts: acts, eta: 0.7, updates: 4, wrong: map[string]bool{}}
	for k := 1; k < len(sizes); k++ {
		w := blank(sizes[k-1]+1, sizes[k])
		w.each(func(i, j int) { w[i][j] = 2*r.Float64() - 1 })
		p.w = append(p.w, w)
	}
	return p
}

func blank(rows, cols int) grid {
	var m grid
	for range rows {
		m = append(m, make([]float64, cols))
	}
	return m
}

func (m grid) each(f func(i, j int)) {
	for i, row := range m {
		for j := range row {
			f(i, j)
		}
	}
}

// copied returns a copy of all layers, each number times f.
func copied(m []grid, f float64) []grid {
	var c []grid
	for _, w := range m {
		d := blank(len(w), len(w[0]))
		d.each(func(i, j int) { d[i][j] = f * w[i][j] })
		c = append(c, d)
	}
	return c
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
		p.used(w).each(func(i, j int) { z[j] += p.input(k, i) * w[i][j] })
		p.z, p.a = append(p.z, z), append(p.a, activate(p.acts[k], z))
	}
}

// used returns the rows of W, and the biases if the program has any.
func (p *program) used(w grid) grid {
	if p.noBias {
		return w[:len(w)-1]
	}
	return w
}

// input is what row i of a layer's grid is multiplied by.
func (p *program) input(k, i int) float64 {
	if i < len(p.a[k]) {
		return p.a[k][i]
	}
	return 1
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
	case p.wrong["next slope"] && k < len(p.w) && (p.sizes[k+1] == 1 || p.sizes[k+1] == p.sizes[k]):
		return derivative(p.acts[k], p.z[k+1][min(j, p.sizes[k+1]-1)])
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
func (p *program) backward(y []float64, newW []grid) (deltas, errors [][]float64) {
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
				sent, from := deltas[k+1][m], p.w[k]
				if p.wrong["early"] {
					from = newW[k]
				}
				w := from[j][m]
				if p.wrong["raw"] {
					sent = errors[k+1][m]
				}
				switch {
				case p.wrong["without W"]:
					w = 1
				case p.wrong["absolute W"]:
					w = math.Abs(w)
				case p.wrong["normalised"]:
					sum := 0.0
					for i := range units {
						sum += from[i][m]
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
		case softmax && !p.wrong["no slope output"]:
			for i := range e {
				kronecker := 0.0
				if i == j {
					kronecker = 1
				}
				delta[j] += e[i] * p.a[k][i] * (kronecker - p.a[k][j])
			}
		case p.wrong["mixed hidden"] && k < len(p.w):
			delta[j] = e[j]*p.slope(k, j) + 0.3*p.a[k][j]
		case p.wrong["scratch"] && k < len(p.w):
			delta[j] = p.slope(k, j) * p.slope(k, j)
		default:
			delta[j] = e[j] * p.slope(k, j)
		}
	}
}

// update makes one update from some examples.
func (p *program) update(xs, ys [][]float64) {
	newW := p.w
	if p.wrong["early"] { // the layers from the output back, each updated at once
		newW = copied(p.w, 1)
		for k := len(p.w) - 1; k >= 1; k-- {
			q := *p
			q.w, q.v = copied(p.w, 1), copied(p.v, 1)
			q.move(p.gradients(xs, ys, newW))
			newW[k] = q.w[k]
		}
	}
	p.move(p.gradients(xs, ys, newW))
}

// gradients adds up the gradients of the examples.
func (p *program) gradients(xs, ys [][]float64, newW []grid) []grid {
	sums := copied(p.w, 0)
	for e, x := range xs {
		p.forward(x)
		if p.wrong["forward first"] {
			p.forward(xs[len(xs)-1])
			p.a[0] = x
		}
		deltas, errors := p.backward(ys[e], newW)
		if p.wrong["last only"] {
			sums = copied(p.w, 0)
		}
		for k, sum := range sums {
			sum.each(func(i, j int) {
				if i < len(sum)-1 {
					sum[i][j] += p.weightGradient(k, i, j, deltas[k+1], errors[k+1])
				} else if g := p.biasGradient(j, deltas[k+1], errors[k+1]); p.wrong["last bias"] {
					sum[i][j] = g
				} else {
					sum[i][j] += g
				}
			})
		}
	}
	if p.wrong["mean"] {
		sums = copied(sums, 1/float64(len(xs)))
	}
	return sums
}

// weightGradient is what one example adds to a gradient.
func (p *program) weightGradient(k, i, j int, delta, errors []float64) float64 {
	in, d := p.a[k][i], delta[j]
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
		in, d = p.a[k][j], delta[i]
	case p.wrong["error for W"] && k == len(p.w)-1:
		d = errors[j]
	}
	return in * d
}

func (p *program) biasGradient(j int, delta, errors []float64) float64 {
	switch {
	case p.wrong["all units"]:
		sum := 0.0
		for _, v := range delta {
			sum += v
		}
		return sum
	case p.wrong["error for b"]:
		return errors[j]
	}
	return delta[j]
}

// move updates the parameters.
func (p *program) move(g []grid) {
	if p.rule != nil {
		p.moveBy(g)
		return
	}
	if p.v == nil {
		p.v = copied(p.w, 0)
	}
	for k, w := range p.w {
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
		p.used(w).each(func(i, j int) {
			eta := eta
			if p.wrong["W2 twice"] && k == 1 && i < len(w)-1 {
				eta *= 2
			}
			if i < len(w)-1 || !p.wrong["no bias update"] {
				w[i][j] = p.moved(w[i][j], g[k][i][j], eta, &p.v[k][i][j])
			}
		})
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

// record runs the program and returns the recording.
func (p *program) record() string {
	r := map[string]any{"eta": p.eta, "activations": p.acts}
	if p.cross {
		r["loss"] = "cross-entropy"
	}
	if p.otherLoss != "" {
		r["loss"] = p.otherLoss
	}
	var outputs [][]float64
	for _, row := range p.x {
		p.forward(row)
		outputs = append(outputs, p.a[len(p.a)-1])
	}
	if r["x"], r["y"] = p.x, p.y; !p.noOuts {
		r["outputs"] = outputs
	}
	if p.batch > 0 {
		r["batch"] = p.batch
	}
	states := []any{p.state()}
	for u := range p.updates {
		xs, ys := p.examples(u)
		if p.oneByOne {
			for i := range xs {
				p.update(xs[i:i+1], ys[i:i+1])
			}
		} else {
			p.update(xs, ys)
		}
		if p.float32s {
			p.roundTo32()
		}
		states = append(states, p.state())
	}
	r["states"] = states
	text, err := json.Marshal(r)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// examples are those of one update.
func (p *program) examples(u int) (xs, ys [][]float64) {
	if p.batch == 0 {
		return p.x, p.y
	}
	for i := range p.batch {
		at := (u*p.batch + i) % len(p.x)
		xs, ys = append(xs, p.x[at]), append(ys, p.y[at])
	}
	return xs, ys
}

func (p *program) roundTo32() {
	for _, w := range p.w {
		w.each(func(i, j int) { w[i][j] = float64(float32(w[i][j])) })
	}
}

func (p *program) state() map[string]any {
	s := map[string]any{}
	for k, w := range copied(p.w, 1) {
		if p.digits > 0 {
			unit := math.Pow10(p.digits)
			w.each(func(i, j int) { w[i][j] = math.Round(w[i][j]*unit) / unit })
		}
		s[fmt.Sprint("W", k+1)] = w[:len(w)-1]
		if !p.noBias {
			s[fmt.Sprint("b", k+1)] = w[len(w)-1]
		}
	}
	return s
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
	if o := d.Optimizer; o != nil {
		text += fmt.Sprintf(" + %s, eta %.4g; %s %s", o.Text, o.Eta, o.Why(), o.Note)
	}
	if d.Coarse {
		text += " (too few digits)"
	}
	if d.Good != nil || d.Bad != nil {
		text += fmt.Sprintf(", good %v, bad %v", d.Good, d.Bad)
	}
	for _, e := range d.Same {
		text += "; the same: " + e.String()
	}
	for i, e := range d.Rival {
		text += "; or: " + e.String() + ", told apart by " + d.Tells[i]
	}
	return text
}
