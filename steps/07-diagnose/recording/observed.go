package recording

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"example/xor/steps/07-diagnose/network"
	"example/xor/tensor"
)

// Observed is a recording in the one form that everything else sees: W is inputs×units,
// b is 1×units and added, an example is a row.
type Observed struct {
	Eta         float64
	Activations []network.Activation
	Loss        network.Loss
	Sizes       []int // inputs, and the units of each layer
	Bias        []BiasPlace
	Subtracted  bool   // the program subtracts its biases: each B is −b
	Layout      string // how the recording stores them, as sentences
	Checked     bool   // the program's outputs at the first state are recorded
	Fits        bool   // and this network gives them
	Updates     []Update
	Digits      Digits
	Torch       bool // the program is PyTorch's
	Merged      int  // equal states that were the examples of one update; 1 if none
	Still       bool // no state differs from another
	// CutAt is the first state that is not finite, or 0. What comes before it is in
	// Updates, which may be empty, and Failed is the update that led there, without After.
	CutAt  int
	CutWhy string
	Failed *Update
}

// Update is one update, with what it was made from.
type Update struct {
	X, Y          *tensor.Matrix // n×inputs, n×outputs
	Before, After network.State
	Gradient      *network.State // the program's own; nil if none, a matrix nil if missing
	Outputs       *tensor.Matrix // n×outputs, the program's own before this update, or nil

	outputDigits Digits
}

// Readings returns the ways to read the recording that its shapes allow, the likeliest
// first: those that give the recorded outputs, if any does.
func (r *Recording) Readings() ([]*Observed, error) {
	takes, merged := r.takes()
	layouts := r.layouts(takes[0])
	if len(layouts) == 0 {
		return nil, r.doNotChain(takes[0])
	}
	var fitting []layout
	if outputs := takes[0].outputs; outputs != nil && outputs.finite {
		fitting = r.fitting(layouts, takes[0])
	}
	// Matrices stored each in its own way are for recordings that nothing else fits.
	if slices.ContainsFunc(layouts, layout.isUniform) {
		layouts = slices.DeleteFunc(layouts, func(l layout) bool { return !l.isUniform() })
	}
	if len(fitting) > 0 {
		layouts = fitting
	}
	var list []*Observed
	for _, l := range layouts {
		o, err := r.observe(l, takes)
		if err != nil {
			return nil, err
		}
		o.Merged, o.Fits = merged, len(fitting) > 0
		list = append(list, o)
	}
	return list, nil
}

// fitting returns the layouts that give the recorded outputs. Biases that are subtracted
// are tried if no other does.
func (r *Recording) fitting(layouts []layout, t take) (fitting []layout) {
	for _, subtracted := range []bool{false, true} {
		for _, l := range layouts {
			l.subtracted = subtracted
			if subtracted && !slices.ContainsFunc(l.bias, func(b BiasPlace) bool {
				return b != NoBias
			}) {
				continue
			}
			if r.Outputs != nil { // they belong to all rows of x
				t.x, _ = r.rowsOfXY()
			}
			u := r.update(l, t)
			if u.Outputs != nil && sameOutputs(&u, network.Forward(u.Before, r.f, u.X).Output(), r.digits) {
				fitting = append(fitting, l)
			}
		}
		if len(fitting) > 0 {
			break
		}
	}
	return fitting
}

// update turns one update; After is added by observe.
func (r *Recording) update(l layout, t take) Update {
	u := Update{X: t.x.table(l.xColumns), Before: l.state(r.States[t.before], "")}
	if a := t.outputs; a != nil && a.finite {
		rows, _ := u.X.Dims()
		u.outputDigits = a.digits
		u.Outputs = l.outputs(a.squeezed(), rows)
	}
	for name := range r.States[t.gradient] {
		if strings.HasPrefix(name, "g") {
			g := l.state(r.States[t.gradient], "g")
			u.Gradient = &g
			break
		}
	}
	return u
}

// outputs returns recorded outputs as n×outputs, or nil if they have another size.
func (l layout) outputs(a *Array, n int) *tensor.Matrix {
	units := l.sizes[len(l.sizes)-1]
	if len(a.Data) != n*units || len(a.Shape) > 2 {
		return nil
	}
	// For as many examples as outputs, they lie as those of x do.
	turned := len(a.Shape) == 2 && (a.Shape[0] != n || n == units && l.xColumns)
	return a.matrix(n, units, turned)
}

// observe turns all updates.
func (r *Recording) observe(l layout, takes []take) (*Observed, error) {
	outputs := takes[0].outputs
	o := &Observed{
		Eta: r.Eta, Activations: r.f, Loss: r.loss, Sizes: l.sizes, Bias: l.bias,
		Subtracted: l.subtracted, Layout: l.String(), Digits: r.digits,
		Checked: outputs != nil && outputs.finite,
		Torch:   r.loss.Torchs || strings.Contains(strings.ToLower(r.Code), "torch"),
		Still:   true,
	}
	for i := range r.States[1:] {
		o.Still = o.Still && r.sameParameters(0, i+1)
	}
	for _, t := range takes {
		rows, inputs := t.x.tableSize(l.xColumns)
		if y := t.y.classes(l.sizes[len(l.sizes)-1]); l.y == asClasses && y != "" {
			return nil, fmt.Errorf("states[%d]: %s", t.before, y)
		}
		u := r.update(l, t)
		u.Y = l.targets(t.y)
		yRows, yCols := u.Y.Dims()
		if inputs != l.sizes[0] || yCols != l.sizes[len(l.sizes)-1] || rows != yRows {
			return nil, fmt.Errorf("states[%d]: x is %s and y %s; want the shapes of "+
				"states[0], x %s and y %s", t.before, t.x.size(), t.y.size(),
				takes[0].x.size(), takes[0].y.size())
		}
		if r.Outputs != nil && r.Batch > 0 && t.before == 0 {
			u.Outputs = r.firstOutputs(l, rows)
		}
		if !r.States[t.after].isFinite(false) || !r.States[t.gradient].isFinite(true) {
			o.CutAt, o.Failed, o.Still = t.after, &u, false
			o.CutWhy = o.whyNotFinite()
			break
		}
		u.After = l.state(r.States[t.after], "")
		o.Updates = append(o.Updates, u)
	}
	return o, nil
}

// firstOutputs returns the outputs for the first rows of x.
func (r *Recording) firstOutputs(l layout, rows int) *tensor.Matrix {
	x, _ := r.rowsOfXY()
	all := l.outputs(r.Outputs.squeezed(), x.rows())
	if all == nil {
		return nil
	}
	return network.Rows(all, 0, rows)
}

// Gives reports whether the program's outputs before an update are these (n×outputs),
// as far as its digits show.
func (o *Observed) Gives(u *Update, output *tensor.Matrix) bool {
	return u.Outputs != nil && sameOutputs(u, output, o.Digits)
}

func sameOutputs(u *Update, output *tensor.Matrix, d Digits) bool {
	size := max(1, network.Largest(output))
	slack := float64(1e-6 * size)
	if decimals := u.outputDigits.decimals; decimals > 1 { // fewer are exact, as 0.5 is
		slack += float64(math.Pow(10, -float64(decimals)) / 2)
	}
	for _, w := range u.Before.W {
		slack = max(slack, 8*d.Rounding(network.Largest(w))*max(1, network.Largest(u.X)))
	}
	rows, cols := output.Dims()
	for i := range rows {
		for j := range cols {
			if !(math.Abs(u.Outputs.At(i, j)-output.At(i, j)) <= slack) {
				return false
			}
		}
	}
	return true
}

// doNotChain says why no layout fits.
func (r *Recording) doNotChain(t take) error {
	last := r.States[0][fmt.Sprint("W", len(r.f))].squeezed()
	rows, _ := t.x.tableSize(false)
	if len(t.y.Data) == rows && len(last.Shape) == 2 {
		outputs := min(last.Shape[0], last.Shape[1])
		if classes := t.y.classes(outputs); outputs > 1 && classes != "" {
			return fmt.Errorf("y is %s and the network has %d outputs, but %s; want a row "+
				"of %d for each example, or its class", t.y.size(), outputs, classes, outputs)
		}
	}
	sizes := []string{"x " + t.x.size()}
	for k := range r.f {
		for _, name := range []string{fmt.Sprint("W", k+1), fmt.Sprint("b", k+1)} {
			if a, found := r.States[0][name]; found {
				sizes = append(sizes, name+" "+a.size())
			}
		}
	}
	return fmt.Errorf("the shapes do not chain: %s, y %s; want each layer to take what "+
		"the one before it gives, and as many rows of y as of x",
		strings.Join(sizes, ", "), t.y.size())
}
