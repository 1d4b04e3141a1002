package main

// Where the update is right: what in the recording can still keep a network from
// learning, each with its figure.

import (
	"fmt"
	"math"

	"example/xor/tensor"
)

// sound returns a sentence for everything that stands out.
func (p *Problem) sound() []string {
	u := p.Updates[0]
	var list []string
	add := func(format string, values ...any) {
		list = append(list, fmt.Sprintf(format, values...))
	}
	p.soundWeights(u, add)
	p.soundUnits(u, add)
	p.soundExamples(add)
	p.soundSteps(add)
	if list == nil {
		add("Nothing in this recording. Try another start, more epochs or more units; " +
			"and compare the labels with the inputs.")
	}
	return list
}

// soundWeights looks at the parameters before the first update.
func (p *Problem) soundWeights(u *Update, add func(string, ...any)) {
	size, lowest, hasBias, alike, count := 0.0, math.Inf(1), false, false, 0
	for k, w := range u.Before.W {
		size = max(size, largest(w))
		lowest = min(lowest, smallest(w))
		hasBias = hasBias || u.Before.B[k] != nil
		rows, cols := w.Dims()
		count += rows * cols
		if n := equalColumns(w); n > 1 && largest(w) > 0 {
			alike = true
			add("W%d: %d of %d units have the same weights. They get the same gradients "+
				"and stay the same (equal-start in step 06).", k+1, n, p.Sizes[k+1])
		}
	}
	switch {
	case size == 0:
		add("All weights are 0, so all units are alike, and what is sent back is 0 " +
			"(zero-start in step 06).")
	case size < 0.05:
		add("No weight is larger than %.2g. So close to 0 the network says the same to "+
			"everything, and slopes are small (tiny-start in step 06).", size)
	case size > 20:
		add("The largest weight is %.3g. Weights so large make units flat.", size)
	}
	// Of few weights, all may be positive by chance.
	if lowest >= 0 && size > 0 && !alike && count > 7 {
		add("No weight is negative: the smallest is %.2g. A start should lie around 0 "+
			"(half-is-zero in step 06).", lowest)
	}
	if !hasBias {
		add("There are no biases. With the input 0 every unit says the same, whatever " +
			"its weights are (no-biases in step 06).")
	}
}

// soundUnits looks at the layers, with the examples of all updates.
func (p *Problem) soundUnits(u *Update, add func(string, ...any)) {
	for k := 1; k <= p.layers(); k++ {
		f, units := p.F[k-1], p.Sizes[k]
		if k < p.layers() && f.Name == "linear" {
			add("Layer %d is linear. It makes one layer with the next, and alone that "+
				"can only draw a straight line (linear-hidden in step 06).", k)
		}
		if k < p.layers() && units == 1 {
			add("Layer %d has one unit. What it says is all that goes on from there "+
				"(one-hidden-unit in step 06).", k)
		}
		if flat := p.flatUnits(k); flat > 0 && f.F != nil {
			word := "saturated: their slope is below 0.01"
			if f.Name == "relu" {
				word = "dead: they are 0, and so is their slope,"
			}
			add("Layer %d: %d of %d units are %s for all examples%s.",
				k, flat, units, word, entryOfFlat(f))
		}
	}
}

func entryOfFlat(f Activation) string {
	if f.Name == "relu" {
		return " (dying-relu in step 06)"
	}
	return ""
}

// flatUnits counts the units of a layer whose slope is next to nothing for all examples.
func (p *Problem) flatUnits(k int) int {
	count := 0
	for j := range p.Sizes[k] {
		steepest := 0.0
		for _, u := range p.Updates {
			a := u.Pass.A[k]
			rows, _ := a.Dims()
			for i := range rows {
				steepest = max(steepest, math.Abs(p.F[k-1].Slope(a.At(i, j))))
			}
		}
		if steepest < 0.01 {
			count++
		}
	}
	return count
}

// soundExamples looks at the inputs and the targets.
func (p *Problem) soundExamples(add func(string, ...any)) {
	size, seen, contradictions, repeated := 0.0, map[string]string{}, 0, 0
	low, high := math.Inf(1), math.Inf(-1)
	for _, u := range p.Updates {
		size = max(size, largest(u.X))
		rows, _ := u.X.Dims()
		for i := range rows {
			x, y := fmt.Sprint(rowsOf(u.X, i, i+1)), fmt.Sprint(rowsOf(u.Y, i, i+1))
			if before, found := seen[x]; found && before != y {
				contradictions++
			} else if found && u == p.Updates[0] {
				repeated++
			}
			seen[x] = y
		}
		low = min(low, smallest(u.Y))
		high = max(high, -smallest(newLike(u.Y).Scale(-1, u.Y)))
	}
	if size > 5 {
		add("The largest input is %.3g. Inputs far from 0 … 1 make units flat: divide "+
			"them (inputs-to-255 in step 06).", size)
	}
	if contradictions > 0 {
		add("%d times the same inputs have other targets than before "+
			"(inputs-shuffled in step 06).", contradictions)
	}
	if repeated > 0 {
		add("%d examples of the first update are repetitions "+
			"(shuffle-loses-examples in step 06).", repeated)
	}
	if least, most := p.F[p.layers()-1].reach(); low < least || high > most {
		add("The targets go from %.3g to %.3g, and the output from %.3g to %.3g: it "+
			"cannot reach them (minus-one-labels in step 06).", low, high, least, most)
	}
}

// reach returns what an activation lies between.
func (f Activation) reach() (least, most float64) {
	switch f.Name {
	case "sigmoid", "softmax":
		return 0, 1
	case "tanh":
		return -1, 1
	case "relu":
		return 0, math.Inf(1)
	}
	return math.Inf(-1), math.Inf(1)
}

// soundSteps looks at the loss and at how far the updates went.
func (p *Problem) soundSteps(add func(string, ...any)) {
	u := p.Updates[0]
	rows, _ := u.X.Dims()
	now := p.lossOf(u)
	n := float64(rows)
	constant := p.constantLoss(u)
	if rows > 1 && now > 0.9*constant && now < 1.1*constant {
		add("The loss is %.4g, about that of the best constant answer, %.4g: so far the "+
			"network does not tell the examples apart.", now/n, constant/n)
	}
	share := 0.0
	for q, parameter := range p.Parameters {
		if size := largest(parameter.of(u.Before)); size > 0 && !parameter.Bias {
			share = max(share, largest(u.Step[q])/size)
		}
	}
	after := *u
	after.Before = u.After
	then := p.lossOf(&after)
	switch {
	case then > now*(1+1e-9):
		add("The first update is right, and the loss rises from %.4g to %.4g: the step "+
			"is too long. Divide eta (eta-too-large in step 06).", now/n, then/n)
	case share > 0 && share < 5e-3:
		add("The first update moves no weight by more than %.2g of the largest one of "+
			"its matrix: a larger eta may be wanted (eta-too-small in step 06).", share)
	case share > 1:
		add("The first update moves a weight by %.2g times the largest one of its "+
			"matrix (eta-too-large in step 06).", share)
	}
}

// constantLoss is the loss of the best answer that is the same to all examples: the mean
// of the targets.
func (p *Problem) constantLoss(u *Update) float64 {
	return loss(columnMeans(u.Y), u.Y, p.F[p.layers()-1], p.CrossEntropy)
}

// smallest returns the lowest number in m.
func smallest(m *tensor.Matrix) float64 {
	rows, cols := m.Dims()
	v := math.Inf(1)
	for i := range rows {
		for j := range cols {
			v = min(v, m.At(i, j))
		}
	}
	return v
}

// equalColumns returns how many columns of w are equal to the first one.
func equalColumns(w *tensor.Matrix) int {
	rows, cols := w.Dims()
	count := 0
	for j := range cols {
		same := true
		for i := range rows {
			same = same && w.At(i, j) == w.At(i, 0)
		}
		if same {
			count++
		}
	}
	return count
}
