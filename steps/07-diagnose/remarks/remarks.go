// Package remarks looks for what can keep a network from learning although its update
// is right: in the examples, the first weights, the units and the size of the updates.
package remarks

import (
	"encoding/binary"
	"fmt"
	"math"

	"example/xor/steps/07-diagnose/network"
	"example/xor/steps/07-diagnose/recording"
	"example/xor/tensor"
)

// The limits. What lies beyond one gets a remark.
const (
	largeInput   = 10   // as in step 06
	largeTarget  = 10   // with a linear output
	largeWeight  = 20   // no usual starting weight is
	tinyWeight   = 0.1  // the largest of a layer, times the root of its inputs
	fewWeights   = 8    // so few may all be positive by chance
	flatSlope    = 0.01 // of a unit, for every example
	flatShare    = 0.1  // of a layer's units
	repeatedRows = 0.25 // of the examples
	fewExamples  = 4    // of fewer, nothing is said about a unit
	smallSpread  = 1e-3 // of the outputs, as a share of that of the targets
	smallStep    = 2e-3 // of the largest weight of a matrix
	vanishing    = 1e-3 // the first layer's gradient, as a share of the last one's
	risen        = 1e-6 // of the loss, after an update
)

// view is what the checks look at, and the remarks so far.
type view struct {
	*recording.Observed
	updates []recording.Update
	first   recording.Update
	passes  []network.Pass
	count   int // of the examples of all updates
	last    network.Activation
	remarks []string
}

// Of returns what stands out in a recording, each in a sentence with its figure; right says
// that its update is right.
func Of(o *recording.Observed, right bool) []string {
	v := &view{Observed: o, updates: o.Updates, last: o.Activations[len(o.Activations)-1]}
	if len(v.updates) == 0 { // the first update has overflowed
		v.updates = []recording.Update{*o.Failed}
	}
	v.first = v.updates[0]
	for _, u := range v.updates {
		v.passes = append(v.passes, network.Forward(u.Before, o.Activations, u.X))
		n, _ := u.X.Dims()
		v.count += n
	}
	v.examples()
	v.network()
	v.weights()
	v.units()
	v.steps(right)
	return v.remarks
}

// add adds a remark if it holds, and reports that.
func (v *view) add(holds bool, format string, values ...any) bool {
	if holds {
		v.remarks = append(v.remarks, fmt.Sprintf(format, values...))
	}
	return holds
}

// examples looks at the inputs and the targets.
func (v *view) examples() {
	targets := map[string]string{}
	contradictions, repetitions, mixed := 0, 0, false
	low, high, largest := math.Inf(1), math.Inf(-1), 0.0
	for k, u := range v.updates {
		least, most := bounds(u.Y)
		low, high, largest = min(low, least), max(high, most), max(largest, network.Largest(u.X))
		n, _ := u.X.Dims()
		for i := range n {
			x, y := row(u.X, i), row(u.Y, i)
			before, found := targets[x]
			if found && before != y {
				contradictions++
			} else if found && k == 0 {
				repetitions++
			}
			targets[x] = y
			mixed = mixed || row(u.Y, 0) != y
		}
	}
	from, to, what := v.last.Low, v.last.High, "the output ranges from"
	switch v.Loss.Torch {
	case "BCELoss", "BCEWithLogitsLoss", "CrossEntropyLoss":
		from, to, what = 0, 1, "cross-entropy takes targets from"
	case "NLLLoss":
		from, to = 0, 1
	}
	v.add(low < from || high > to, "The targets range from %.3g to "+
		"%.3g, but %s %.3g to %.3g (minus-one-labels in step 06).", low, high, what, from, to)

	rows, _ := v.first.X.Dims()
	v.add(contradictions > 0, "%d times, the same inputs have other targets "+
		"than before: no network can output both (inputs-shuffled in step 06).", contradictions)
	v.add(float64(repetitions) >= repeatedRows*float64(rows), "%d of the %d "+
		"examples of the first update are repetitions (shuffle-loses-examples in step 06).",
		repetitions, rows)
	v.add(rows >= fewExamples && !mixed, "All examples of an update have the same target: "+
		"shuffle them, or each update undoes the previous one.")
	v.add(largest > largeInput, "The inputs reach %.3g. Scale them to about "+
		"−1 … 1: large inputs saturate units and make updates too long (inputs-to-255 in step "+
		"06).", largest)
	size := max(-low, high)
	v.add(size > largeTarget && v.last.Name == "linear", "The targets reach "+
		"%.3g. Scale them to about −1 … 1, and scale the outputs back: a network starts "+
		"with outputs near 0.", size)
}

// network looks at the layers.
func (v *view) network() {
	layers := len(v.Activations)
	v.add(v.last.F == nil && v.Sizes[layers] == 1, "A softmax over one "+
		"output is always 1: use a sigmoid, or one output for each class.")
	biases := layers == 1
	for k, f := range v.Activations {
		biases = biases || v.Bias[k] != recording.NoBias
		hidden := k < layers-1
		v.add(hidden && f.Name == "linear", "There is no activation between "+
			"layers %d and %d: together they are one linear layer (linear-hidden in step 06).",
			k+1, k+2)
		v.add(hidden && v.Sizes[k+1] == 1, "Hidden layer %d has one unit, so the "+
			"next layer sees one number (one-hidden-unit in step 06).", k+1)
	}
	v.add(!biases, "There are no biases, so an input of 0 gives the same output "+
		"whatever the first weights are (no-biases in step 06).")
}

// weights looks at the parameters before the first update.
func (v *view) weights() {
	s := v.first.Before
	size, reach, least, count := 0.0, 0.0, math.Inf(1), 0
	for _, w := range s.W {
		inputs, units := w.Dims()
		low, _ := bounds(w)
		size, least, count = max(size, network.Largest(w)), min(least, low), count+inputs*units
		reach = max(reach, network.Largest(w)*math.Sqrt(float64(inputs)))
	}
	if v.add(size == 0, "All weights are 0, so all units are alike and no "+
		"gradient gets through (zero-start in step 06).") {
		return
	}
	for k := range s.W[1:] {
		units := map[string]bool{}
		for j := range v.Sizes[k+1] { // what goes into a unit, and what comes out
			text := row(s.W[k].T(), j) + row(s.W[k+1], j)
			if s.B[k] != nil {
				text += row(s.B[k].T(), j)
			}
			units[text] = true
		}
		v.add(len(units) < v.Sizes[k+1], "Only %d of the %d units of hidden "+
			"layer %d differ: equal ones get equal gradients and stay equal (equal-start in "+
			"step 06).", len(units), v.Sizes[k+1], k+1)
	}
	v.add(reach < tinyWeight, "No weight is larger than %.2g. So close to 0, "+
		"all examples give nearly the same output, and gradients are small (tiny-start in step "+
		"06).", size)
	v.add(size > largeWeight, "The largest weight is %.3g. Such large weights "+
		"saturate units.", size)
	v.add(least > 0 && count > fewWeights, "No weight is negative: the "+
		"smallest is %.2g. Starting weights should lie around 0 (half-is-zero in step 06).",
		least)
}

// units looks at the derivatives of all units, and at the outputs.
func (v *view) units() {
	if v.count < fewExamples {
		return
	}
	for k, f := range v.Activations {
		flat, units := 0, v.Sizes[k+1]
		for j := range units {
			steepest := 0.0 // the largest derivative of the unit for an example
			for _, p := range v.passes {
				rows, _ := p.A[k+1].Dims()
				for i := range rows {
					slope := f.Slope(p.Z[k+1].At(i, j), p.A[k+1].At(i, j))
					steepest = max(steepest, math.Abs(slope))
				}
			}
			if steepest < flatSlope {
				flat++
			}
		}
		word, entry := fmt.Sprintf("saturated: their derivative is below %g", flatSlope), ""
		if f.Name == "relu" {
			word = "dead: their output and derivative are 0"
			entry = " (dying-relu in step 06)"
		}
		v.add(f.F != nil && flat > 0 && float64(flat) >= flatShare*float64(units),
			"In layer %d, %d of %d units are %s for every example%s.", k+1, flat, units, word, entry)
	}
	answers, targets := spread(v.passes[0].Output()), spread(v.first.Y)
	v.add(answers < smallSpread*min(1, targets), "The outputs for different "+
		"examples differ by %.2g at most, the targets by %.2g: so far, all examples give the "+
		"same output.",
		answers, targets)
}

// steps looks at the first update and at its gradient.
func (v *view) steps(right bool) {
	end := len(v.Activations) - 1
	if g := v.first.Gradient; g != nil && end > 1 && g.W[0] != nil && g.W[end] != nil {
		first, last := network.Largest(g.W[0]), network.Largest(g.W[end])
		v.add(first > 0 && first < vanishing*last, "The gradient of W1 is "+
			"%.2g at most, that of W%d %.2g: it vanishes in the backward pass. ReLU or fewer "+
			"layers help.", first, end+1, last)
	}
	if v.Still || v.CutAt == 1 {
		return
	}
	share := 0.0 // of the largest weight of a matrix, where that is not tiny
	for k, w := range v.first.Before.W {
		inputs, _ := w.Dims()
		if size := network.Largest(w); size*math.Sqrt(float64(inputs)) >= tinyWeight {
			change := network.Like(w).Sub(v.first.After.W[k], w)
			share = max(share, network.Largest(change)/size)
		}
	}
	v.add(share > 0 && share < smallStep, "The first update changes no weight "+
		"by more than %.2g of the largest weight of its matrix: the learning rate, or the number "+
		"of epochs, may be too small (eta-too-small in step 06).", share)
	rows, _ := v.first.X.Dims()
	loss := func(p network.Pass) float64 {
		return v.Loss.Total(p.Output(), v.first.Y) / float64(rows)
	}
	before := loss(v.passes[0])
	after := loss(network.Forward(v.first.After, v.Activations, v.first.X))
	rises := right && after > before*(1+risen)
	v.add(rises, "The first update is right, but the loss rises from %.4g to "+
		"%.4g: the step is too long. Reduce the learning rate (eta-too-large in step 06).",
		before, after)
	v.add(right && !rises && share > 1, "The first update changes a weight by "+
		"%.2g times the largest weight of its matrix (eta-too-large in step 06).", share)
}

// row returns the numbers of a row as a key to compare.
func row(m *tensor.Matrix, i int) string {
	_, cols := m.Dims()
	var key []byte
	for j := range cols {
		key = binary.BigEndian.AppendUint64(key, math.Float64bits(m.At(i, j)))
	}
	return string(key)
}

// bounds returns the lowest and the highest number in m.
func bounds(m *tensor.Matrix) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	rows, cols := m.Dims()
	for i := range rows {
		for j := range cols {
			low, high = min(low, m.At(i, j)), max(high, m.At(i, j))
		}
	}
	return low, high
}

// spread returns the largest difference within a column of m.
func spread(m *tensor.Matrix) float64 {
	columns, most := m.T(), 0.0
	n, _ := columns.Dims()
	for j := range n {
		low, high := bounds(network.Rows(columns, j, j+1))
		most = max(most, high-low)
	}
	return most
}
