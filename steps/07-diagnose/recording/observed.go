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
	Layout      string // how the recording stores them, as a sentence
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
	checked := takes[0].outputs != nil && takes[0].outputs.notFinite == ""
	var fitting []layout
	said := ""
	if checked {
		if fitting = r.fitting(layouts, takes[0]); len(fitting) == 0 {
			fitting, said = r.fittingLogits(layouts, takes[0])
		}
	}
	if len(fitting) > 0 {
		layouts = fitting
	} else if slices.ContainsFunc(layouts, layout.isUniform) {
		// Matrices stored each in its own way are for recordings that nothing else fits.
		layouts = slices.DeleteFunc(layouts, func(l layout) bool { return !l.isUniform() })
	}
	var list []*Observed
	for _, l := range layouts {
		o := &Observed{
			Eta: r.eta, Activations: r.activations, Loss: r.loss, Sizes: l.sizes,
			Bias: l.bias, Subtracted: l.subtracted, Layout: l.String() + said, Digits: r.digits,
			Checked: checked, Fits: len(fitting) > 0, Merged: merged, Still: true,
			Torch: r.loss.Torchs || strings.Contains(strings.ToLower(r.code), "torch"),
		}
		if err := r.observe(o, l, takes); err != nil {
			return nil, err
		}
		list = append(list, o)
	}
	return list, nil
}

// fitting returns the layouts that give the recorded outputs. Biases that are subtracted
// are tried if no other does.
func (r *Recording) fitting(layouts []layout, t take) (fitting []layout) {
	if r.x != nil {
		t.x = r.x // the outputs belong to all rows
	}
	for _, subtracted := range []bool{false, true} {
		for _, l := range layouts {
			l.subtracted = subtracted && slices.Max(l.bias) > NoBias
			u := r.update(l, t)
			if l.subtracted == subtracted && u.Outputs != nil &&
				u.gives(network.Forward(u.Before, r.activations, u.X).Output(), r.digits) {
				fitting = append(fitting, l)
			}
		}
		if len(fitting) > 0 {
			break
		}
	}
	return fitting
}

// lastOf is what a loss of PyTorch takes from the last layer, if that is not the softmax or
// sigmoid that a recording names: the loss has it inside, or wants its logarithm.
var lastOf = map[string]string{"CrossEntropyLoss": "linear", "BCEWithLogitsLoss": "linear",
	"NLLLoss": "log_softmax"}

// fittingLogits returns the layouts that give the recorded outputs if the last activation
// is the one that the loss of PyTorch takes, with a sentence on it, and changes it in r.
func (r *Recording) fittingLogits(layouts []layout, t take) ([]layout, string) {
	last := &r.activations[len(r.activations)-1]
	was := *last
	f, ok := network.ActivationCalled(lastOf[r.loss.Torch])
	if !ok || !r.loss.Torchs || was.Name != "softmax" && was.Name != "sigmoid" {
		return nil, ""
	}
	*last = f
	fitting := r.fitting(layouts, t)
	if len(fitting) == 0 {
		*last = was
		return nil, ""
	}
	return fitting, fmt.Sprintf(" The outputs are those of a %s last layer, as %s takes them, "+
		"so it is read as %s, not %s.", f.Name, r.loss.Torch, f.Name, was.Name)
}

// update turns one update, but for its targets and what comes after it.
func (r *Recording) update(l layout, t take) Update {
	u := Update{X: t.x.table(l.xColumns), Before: l.state(r.states[t.before], "")}
	if a := t.outputs; a != nil && a.notFinite == "" {
		u.outputDigits = a.digits
		n, _ := u.X.Dims()
		units := l.sizes[len(l.sizes)-1]
		rows, _ := a.dims()
		// For as many examples as outputs, they lie as those of x do.
		columns := len(a.shape) == 2 && (rows != n || n == units && l.xColumns)
		if len(a.data) == n*units {
			u.Outputs = a.matrix(n, units, columns)
		}
	}
	if r.gradients {
		g := l.state(r.states[t.gradient], "g")
		u.Gradient = &g
	}
	return u
}

// observe turns all updates, up to the one that has numbers that are not finite.
func (r *Recording) observe(o *Observed, l layout, takes []take) error {
	for i, t := range takes {
		rows, inputs := turned(l.xColumns, t.x)
		yRows, outputs := turned(l.yColumns, t.y)
		if l.classes && areClasses(t.y, l.sizes[len(l.sizes)-1]) {
			yRows, outputs = len(t.y.data), l.sizes[len(l.sizes)-1]
		}
		if inputs != l.sizes[0] || outputs != l.sizes[len(l.sizes)-1] || rows != yRows {
			return fmt.Errorf("states[%d]: x is %s and y %s; want shapes as in states[0], x "+
				"%s and y %s", t.before, t.x.size(), t.y.size(), takes[0].x.size(),
				takes[0].y.size())
		}
		if i == 0 && r.batch > 0 && t.outputs != nil {
			n, _ := r.x.dims()
			t.outputs = t.outputs.selectRows(0, rows, n)
		}
		u := r.update(l, t)
		u.Y = l.targets(t.y)
		o.Still = o.Still && r.sameParameters(0, t.after)
		if r.cutAt > 0 && t.after >= r.cutAt {
			o.CutAt, o.Failed, o.Still = t.after, &u, false
			o.CutWhy = o.whyNotFinite()
			break
		}
		u.After = l.state(r.states[t.after], "")
		o.Updates = append(o.Updates, u)
	}
	return nil
}

// Gives reports whether the program's outputs before an update are these (n×outputs),
// as far as its digits show.
func (o *Observed) Gives(u *Update, output *tensor.Matrix) bool {
	return u.Outputs != nil && u.gives(output, o.Digits)
}

func (u *Update) gives(output *tensor.Matrix, d Digits) bool {
	slack := float64(1e-6 * max(1, network.Largest(output)))
	if decimals := u.outputDigits.decimals; decimals > 1 { // fewer are exact, as 0.5 is
		slack += float64(math.Pow(10, -float64(decimals)) / 2)
	}
	// What the rounding of the parameters makes of z, layer by layer; no activation is
	// much steeper than 1.
	in, off := network.Largest(u.X), 0.0
	for _, w := range u.Before.W {
		rows, _ := w.Dims()
		size, root := network.Largest(w), math.Sqrt(float64(rows+1))
		off = float64(3*root*d.Rounding(size)*max(1, in)) + float64(off*size*root)
		in = min(float64(in*size*float64(rows)), max(1, in*size))
	}
	difference := network.Largest(network.Made(output, func(i, j int) float64 {
		return output.At(i, j) - u.Outputs.At(i, j)
	}))
	return difference <= slack+off
}

// doNotChain says why no layout fits.
func (r *Recording) doNotChain(t take) error {
	sizes := "x " + t.x.size()
	for k := range r.activations {
		for _, name := range []string{fmt.Sprint("W", k+1), fmt.Sprint("b", k+1)} {
			if a := r.states[0][name]; a != nil {
				sizes += ", " + name + " " + a.size()
			}
		}
	}
	return fmt.Errorf("the shapes do not chain: %s, y %s; want each layer to take what the "+
		"one before it gives, and a row of y for each of x, or its class from 0 on", sizes,
		t.y.size())
}
