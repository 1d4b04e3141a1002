package main

// The gradient check of one update, over many starts.

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"example/xor/tensor"
)

// nudge is how far the check moves a parameter to either side.
const nudge = 1e-5

// checkUpdates compares the first two updates with the slope of the loss.
//
// It does not look into the program. What counts is how far an epoch moved a parameter:
// divided by eta, that is the gradient the program subtracted, whatever it holds in its
// Gradients. The loss is the program's own, with its own forward pass and labels.
func (p Program) checkUpdates(seed uint32) [2][]Slope {
	var checks [2][]Slope
	n := p.newNetwork(seed)
	g := p.NewGradients(n)
	for update := range checks {
		before := n.clone()
		p.Epoch(n, g, p.Settings.Eta)
		loss := func() float64 { return p.Loss(before) }
		parameters := []Parameter{
			{"W1", before.W1, p.subtracted(before.W1, n.W1)},
			{"W2", before.W2, p.subtracted(before.W2, n.W2)},
			{"b1", before.B1, p.subtracted(before.B1, n.B1)},
			{"b2", before.B2, p.subtracted(before.B2, n.B2)},
		}
		checks[update] = CheckGradient(loss, parameters, nudge)
	}
	return checks
}

// clone returns a network with the same parameters.
func (n *Network) clone() *Network {
	_, hidden := n.W1.Dims()
	c := NewNetwork(hidden, 0)
	c.W1.Copy(n.W1)
	c.W2.Copy(n.W2)
	c.b1.Copy(n.B1)
	c.b2.Copy(n.B2)
	return c
}

// subtracted returns (before − after)/eta. Where eta is 0 by mistake, the one that was
// meant takes its place.
func (p Program) subtracted(before, after *tensor.Matrix) *tensor.Matrix {
	eta := p.Settings.Eta
	if eta == 0 {
		eta = correctSettings.Eta
	}
	rows, cols := before.Dims()
	step := tensor.New(rows, cols).Sub(before, after)
	return step.Apply(func(v float64) float64 { return v / eta }, step)
}

// Verdict sums up one gradient check from many starts.
type Verdict struct {
	Starts int
	Error  float64 // the largest relative error of a start: the median of all starts
	Groups []Group // W1, W2, b1, b2
}

// Group is a verdict on one matrix.
type Group struct {
	Name      string
	Disagrees int     // starts in which a number of it is off
	Error     float64 // the largest relative error of a start: the median of all starts
	// What the program subtracts, in terms of the slope of the loss, where there is one:
	// the lowest, the median and the highest factor. Low > High if there is none.
	Low, Middle, High float64
}

func newVerdict(checks [][]Slope) Verdict {
	v := Verdict{Starts: len(checks)}
	largest := make([]float64, len(checks))
	for _, name := range []string{"W1", "W2", "b1", "b2"} {
		group, errors := newGroup(name, checks)
		v.Groups = append(v.Groups, group)
		for i, e := range errors {
			largest[i] = max(largest[i], e)
		}
	}
	v.Error = median(largest)
	return v
}

// newGroup also returns the largest relative error of every start.
func newGroup(name string, checks [][]Slope) (g Group, largest []float64) {
	g = Group{Name: name, Low: math.Inf(1), High: math.Inf(-1)}
	var ratios []float64
	for _, slopes := range checks {
		agrees, e := true, 0.0
		for _, s := range slopes {
			if s.Parameter != name {
				continue
			}
			agrees = agrees && s.Agrees()
			e = max(e, relativeError(s))
			if ratio := s.Ratio(); s.isSteep() && isNumber(ratio) {
				ratios = append(ratios, ratio)
			}
		}
		if !agrees {
			g.Disagrees++
		}
		largest = append(largest, e)
	}
	if len(ratios) > 0 {
		g.Low, g.High, g.Middle = slices.Min(ratios), slices.Max(ratios), median(ratios)
	}
	g.Error = median(slices.Clone(largest))
	return g, largest
}

// relativeError leaves out what may be noise. A NaN is as wrong as can be.
func relativeError(s Slope) float64 {
	e := s.RelativeError()
	switch {
	case !isNumber(e):
		return 1
	case math.Abs(s.Analytic-s.Numeric) <= s.Noise:
		return 0
	}
	return e
}

// isSteep reports whether the slope is known to four digits, whatever the noise.
func (s Slope) isSteep() bool { return math.Abs(s.Numeric) > 1e4*s.Noise }

func isNumber(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// wrong returns the matrices that disagree from at least one start.
func (v Verdict) wrong() []Group {
	var wrong []Group
	for _, g := range v.Groups {
		if g.Disagrees > 0 {
			wrong = append(wrong, g)
		}
	}
	return wrong
}

// groups returns the names of the matrices that disagree: "ok" if there are none, "all"
// if there are no others.
func (v Verdict) groups() string {
	var names []string
	for _, g := range v.wrong() {
		names = append(names, g.Name)
	}
	switch len(names) {
	case 0:
		return "ok"
	case len(v.Groups):
		return "all"
	}
	return strings.Join(names, " ")
}

// ratio returns what the program subtracts, in terms of what it should subtract, if that
// is the same number everywhere in the matrices that disagree.
func (v Verdict) ratio() (ratio float64, ok bool) {
	low, high := math.Inf(1), math.Inf(-1)
	for _, g := range v.wrong() {
		low, high = min(low, g.Low), max(high, g.High)
	}
	if low > high || high-low >= 1e-3 {
		return 0, false
	}
	return roundedMean(low, high), true
}

func roundedMean(low, high float64) float64 {
	return math.Round((low+high)*500) / 1000
}

// String is short: the relative error, which matrices disagree, and by which
// factor, if it is one factor.
func (v Verdict) String() string {
	if len(v.wrong()) == 0 {
		return v.summary()
	}
	return formatError(v.Error) + " " + v.summary()
}

// summary is String without the error.
func (v Verdict) summary() string {
	if ratio, ok := v.ratio(); ok {
		return v.groups() + " ×" + formatRatio(ratio)
	}
	return v.groups()
}

func formatError(e float64) string {
	switch {
	case e < 0.005:
		return fmt.Sprintf("%.0e", e)
	}
	return fmt.Sprintf("%.2f", e)
}

func formatRatio(ratio float64) string {
	return fmt.Sprintf("%.4g", ratio+0) // + 0 turns −0 into 0
}
