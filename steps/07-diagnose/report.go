package main

// The report: the verdict first, then what it rests on.

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// Write prints the whole report.
func (d *Diagnosis) Write(w io.Writer) {
	best := d.Best[0]
	fmt.Fprint(w, wrapped(d.verdict(), ""))
	fmt.Fprintf(w, "\nWhat was read\n\n%s", d.read())
	fmt.Fprintf(w, "\nWhat was subtracted, beside the slope of the loss\n\n%s", d.checks())
	if best.isLost() {
		fmt.Fprintf(w, "\nWhere the trail is lost\n\n%s", d.lost())
	}
	if len(best.mistakes()) > 0 {
		fmt.Fprintf(w, "\nWhat explains it\n\n%s", d.explain())
	}
	if table := d.Problem.deltaTable(); table != "" {
		fmt.Fprintf(w, "\nThe deltas\n\n%s", table)
		fmt.Fprint(w, wrapped("Used is what the steps say; due is what backprop should have "+
			"made. The slope implied is the delta used, over what came back from the "+
			"deltas that the next layer used.", "  "))
	}
	if best.isSound() {
		fmt.Fprintf(w, "\nWhat can still keep it from learning\n\n%s", d.soundText())
	}
}

// isLost reports whether a step is not explained.
func (e *Explanation) isLost() bool { return e.Cost >= lostCost }

// mistakes are the findings that name something.
func (e *Explanation) mistakes() []Finding {
	return slices.DeleteFunc(slices.Clone(e.Findings), func(f Finding) bool {
		return f.choice() == nil
	})
}

// choice is what a finding says and where it comes from, or nil if it says nothing.
func (f Finding) choice() *Choice {
	switch {
	case f.Choice != nil:
		return f.Choice
	case f.Move != nil:
		return &f.Move.Choice
	case f.Whole != nil:
		return &f.Whole.Choice
	case f.Part != nil:
		return &f.Part.Choice
	}
	return nil
}

// verdict is the first line.
func (d *Diagnosis) verdict() string {
	best := d.Best[0]
	found := best.mistakes()
	switch {
	case d.Recording.Still:
		return "The update is right, and moves nothing: every slope of the loss is 0."
	case best.Cost == 0:
		return "The update is right: every step is eta times the slope of the loss."
	case best.isLost():
		return d.lostVerdict()
	case best.isSound():
		return "The update is right, but for a constant: " + d.names(best) + "."
	case len(d.Rival) > 0:
		return fmt.Sprintf("Found, as one of %d explanations that this recording cannot tell "+
			"apart: %s.", 1+len(d.Rival), d.names(best))
	case len(found) == 1:
		return "Found: " + d.names(best) + "."
	}
	return fmt.Sprintf("Found %d things, which together make every step: %s.",
		len(found), d.names(best))
}

// isSound reports whether there is nothing wrong but constants that many a correct
// program has.
func (e *Explanation) isSound() bool {
	return !slices.ContainsFunc(e.Findings, func(f Finding) bool {
		return f.Cost >= mistakeCost || f.Whole != nil
	})
}

// names lists the findings in half a sentence.
func (d *Diagnosis) names(e *Explanation) string {
	var names []string
	for _, f := range e.mistakes() {
		names = append(names, d.headline(f))
	}
	return strings.Join(names, "; and ")
}

// headline is a finding and where it is.
func (d *Diagnosis) headline(f Finding) string {
	text := strings.ReplaceAll(f.choice().What, "{number}", numberText(f.number()))
	where := d.where(f)
	if strings.Contains(text, "{where}") {
		return strings.ReplaceAll(text, "{where}", where)
	}
	if where != "" {
		text += " (" + where + ")"
	}
	return text
}

func (f Finding) number() float64 {
	switch {
	case f.Move != nil:
		return f.Move.Number
	case f.Part != nil:
		return f.Part.Value
	case f.Whole != nil:
		return f.Whole.Number
	}
	return 0
}

// where names the layers or parameters that a finding is about.
func (d *Diagnosis) where(f Finding) string {
	p := d.Problem
	var names []string
	for _, k := range f.Layers {
		names = append(names, p.layerName(k))
	}
	if len(f.Parameters) > 0 && len(f.Parameters) == len(p.Parameters) {
		return "everywhere"
	}
	for _, q := range f.Parameters {
		names = append(names, p.Parameters[q].String())
	}
	return and(names)
}

// layerName says which layer k is.
func (p *Problem) layerName(k int) string {
	switch {
	case k == p.layers():
		return "output layer"
	case p.layers() == 2:
		return "hidden layer"
	}
	return fmt.Sprintf("hidden layer %d", k)
}

// read says how the recording was understood.
func (d *Diagnosis) read() string {
	p, r, g := d.Problem, d.Recording, d.Reading
	network := counted(p.Sizes[0], "input")
	for k, f := range p.F {
		network += fmt.Sprintf(", %d %s", p.Sizes[k+1], f.Name)
	}
	var text strings.Builder
	fmt.Fprint(&text, wrapped(fmt.Sprintf("%s; %s loss; eta %g.", network, r.Loss, r.Eta), "  "))
	rows, _ := p.Updates[0].X.Dims()
	fmt.Fprint(&text, wrapped(fmt.Sprintf("%s, each of %s%s.", counted(len(p.Updates), "update"),
		counted(rows, "example"), p.examplesText()), "  "))
	if p.RunsAway > 0 {
		fmt.Fprint(&text, wrapped(fmt.Sprintf("With update %d the parameters run away, so it is "+
			"not used.", p.RunsAway+1), "  "))
	}
	fmt.Fprint(&text, wrapped(g.String()+" "+d.proof(), "  "))
	if !r.Still {
		fmt.Fprint(&text, wrapped(fmt.Sprintf("The numbers are %s: a step can be told to %s.",
			r.Digits, p.resolution()), "  "))
	}
	return text.String()
}

// proof says what the reading rests on.
func (d *Diagnosis) proof() string {
	switch {
	case d.Recording.Outputs != nil:
		return "That gives the recorded outputs."
	case len(d.Others) > 0:
		return fmt.Sprintf("There are no outputs in the recording; %s would explain as much: "+
			"record the outputs.", counted(len(d.Others), "other reading"))
	}
	return "The shapes say so; there are no outputs in the recording to make sure."
}

// examplesText lists the examples of the first update, if they are few and short.
func (p *Problem) examplesText() string {
	u := p.Updates[0]
	rows, inputs := u.X.Dims()
	if rows*(inputs+p.Sizes[len(p.Sizes)-1]) > 16 {
		return ""
	}
	text := ""
	for i := range rows {
		text += fmt.Sprintf(" (%s)→%s", rowText(u.X, i), rowText(u.Y, i))
	}
	if len(p.Updates) > 1 && rows == 1 {
		return ", the first" + text
	}
	return ":" + text
}

// resolution is how small a part of the largest step can be seen.
func (p *Problem) resolution() string {
	best := 1.0
	for q := range p.Parameters {
		for _, u := range p.Updates {
			if size := largest(u.Step[q]); size > 0 {
				best = min(best, smallest(u.Slack[q])/size)
			}
		}
	}
	return fmt.Sprintf("about %.0e of itself", max(best, 1e-9))
}

// String says how the matrices are stored.
func (g Reading) String() string {
	stored := map[bool]string{false: "inputs×units", true: "units×inputs"}
	text := "Each W is " + stored[g.Transposed[0]]
	if slices.Contains(g.Transposed, !g.Transposed[0]) {
		var list []string
		for k, t := range g.Transposed {
			list = append(list, fmt.Sprintf("W%d is %s", k+1, stored[t]))
		}
		text = and(list)
	}
	switch place := g.Bias[len(g.Bias)-1]; {
	case place == noBias && g.Bias[0] == noBias:
		text += ", without biases"
	case place == lastInW:
		text += ", with the biases as its last input"
	case place == firstInW:
		text += ", with the biases as its first input"
	case place == deadBiases:
		text += "; the forward pass does not use the biases"
	case place == oneBias:
		text += ", with one bias for a whole layer"
	case g.BiasSign < 0:
		text += "; the biases are subtracted"
	default:
		text += "; the biases are added"
	}
	if g.X {
		return text + "; an example is a column."
	}
	return text + "; an example is a row."
}

// checks is the table of what was subtracted and what was due, for the first update and
// the last.
func (d *Diagnosis) checks() string {
	p := d.Problem
	var text strings.Builder
	fmt.Fprintf(&text, "  %-6s%-10s%14s%14s  %s\n",
		"", "", "largest slope", "subtracted", "over all numbers")
	for u, update := range p.Updates {
		if u > 1 {
			break
		}
		fmt.Fprintf(&text, "  update %d\n", u+1)
		for q, parameter := range p.Parameters {
			rows, cols := parameter.of(update.Before).Dims()
			c := p.check(q, update)
			fmt.Fprintf(&text, "  %-6s%-10s%14.3g%14.3g  %s%s\n", parameter,
				fmt.Sprintf("%d×%d", rows, cols), c.Slope, c.Step, c.Verdict, c.sample())
		}
	}
	return text.String()
}

func (c Check) sample() string {
	if c.Measured == c.Numbers {
		return ""
	}
	return fmt.Sprintf(" (%d of %d measured)", c.Measured, c.Numbers)
}

// explain shows each finding with the wrong line and the right one.
func (d *Diagnosis) explain() string {
	var text strings.Builder
	for i, f := range d.Best[0].mistakes() {
		if i > 0 {
			fmt.Fprintln(&text)
		}
		fmt.Fprint(&text, wrapped(upper(d.headline(f))+".", "  "))
		fmt.Fprint(&text, d.lines(f))
	}
	if !d.Best[0].isLost() {
		fmt.Fprintln(&text)
		fmt.Fprint(&text, wrapped(d.reproduced(), "  "))
	}
	for _, other := range d.Same {
		fmt.Fprint(&text, "\n"+wrapped("It comes to the same if "+d.names(other)+".", "  "))
	}
	for i, other := range d.Rival {
		fmt.Fprint(&text, "\n"+wrapped("The same numbers come out if "+d.names(other)+
			". To tell which it is, record "+d.Tells[i]+".", "  "))
	}
	return text.String()
}

func upper(text string) string {
	r := []rune(text)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// lines shows a finding's wrong line and the right one, and where to read on.
func (d *Diagnosis) lines(f Finding) string {
	wrong, right := d.pair(f)
	var text strings.Builder
	for _, side := range []struct {
		label string
		lines [2]string
	}{{"it has", wrong}, {"right is", right}} {
		label := side.label
		for _, line := range side.lines {
			if line != "" {
				fmt.Fprintf(&text, "    %-10s%s\n", label, line)
				label = ""
			}
		}
	}
	return text.String() + d.note(f) + d.entry(f)
}

// note says when what was found is no mistake.
func (d *Diagnosis) note(f Finding) string {
	p := d.Problem
	last := p.F[p.layers()-1].Name
	if f.Choice == &slopes[1] && f.Layers[0] == p.layers() && !p.CrossEntropy &&
		(last == "sigmoid" || last == "softmax") {
		return wrapped(`That is right if the loss is cross-entropy. If it is meant to be, `+
			`put "loss": "cross-entropy" into the recording.`, "    ")
	}
	return ""
}

// pair returns the wrong line and the right one, each as a formula and in NumPy.
func (d *Diagnosis) pair(f Finding) (wrong, right [2]string) {
	p, c := d.Problem, f.choice()
	wrong = [2]string{c.Formula, c.NumPy}
	if f.Right != nil {
		right = [2]string{f.Right.Formula, f.Right.NumPy}
	}
	k := p.layers()
	switch {
	case f.Part == &signPart && len(f.Parameters) == len(p.Parameters):
		wrong = [2]string{"{e} = y − {a}, with {W} −= eta·∂E/∂{W}", "{e} = y - {a}  # and {W} -= …"}
		right = [2]string{errorForms[0].Formula, errorForms[0].NumPy}
	case c.Sent != nil: // it stands in the line of the way back
		right = [2]string{throughs[0].Formula, throughs[0].NumPy}
		wrong = [2]string{strings.ReplaceAll(right[0], "{sent}", c.Formula),
			strings.ReplaceAll(right[1], "{sent}", c.NumPy)}
	}
	if len(f.Layers) > 0 {
		k = f.Layers[0]
	}
	for _, side := range []*[2]string{&wrong, &right} {
		for j, line := range side {
			line = strings.ReplaceAll(line, "{sent}", "{δ+}")
			line = strings.ReplaceAll(line, "{number}", numberText(f.number()))
			if len(f.Parameters) > 0 {
				line = ofParameter(line, p.Parameters[f.Parameters[0]], j == 1)
			}
			if j == 0 {
				side[j] = p.formula(line, k)
			} else {
				side[j] = p.numPy(line, k)
			}
		}
	}
	return wrong, right
}

// entry says where step 06 has more about a finding, and where it was met.
func (d *Diagnosis) entry(f Finding) string {
	name := d.entryName(f)
	text := ""
	if name != "" {
		text += fmt.Sprintf("    in step 06: %s\n", name)
	}
	if seen := f.choice().Seen; seen != "" {
		text += "    seen in " + seen + "\n"
	}
	return text
}

// entryName is the entry of step 06 for a finding, or empty.
func (d *Diagnosis) entryName(f Finding) string {
	p, c := d.Problem, f.choice()
	if f.Part != nil {
		return f.Part.entryFor(p, f.Parameters)
	}
	hidden := len(f.Layers) > 0 && !slices.Contains(f.Layers, p.layers())
	if hidden {
		return c.Hidden
	}
	if c.Hidden != c.Entry && len(f.Layers) > 1 {
		return c.Entry + ", " + c.Hidden
	}
	return c.Entry
}

// reproduced says how much an explanation accounts for.
func (d *Diagnosis) reproduced() string {
	p := d.Problem
	numbers := 0
	for _, parameter := range p.Parameters {
		rows, cols := parameter.of(p.Updates[0].Before).Dims()
		numbers += rows * cols
	}
	updates := "of the update"
	if n := len(p.Updates); n > 1 {
		updates = fmt.Sprintf("of each of the %d updates", n)
	}
	digits := fmt.Sprintf("to %.0f digits", d.digits())
	if d.digits() >= 10 { // beyond these, it depends on the machine
		digits = "to 10 digits and more"
	}
	return fmt.Sprintf("With that, all %d numbers %s come out, %s.", numbers, updates, digits)
}

// digits is how many digits of the steps the explanation reproduces, from the worst.
func (d *Diagnosis) digits() float64 {
	p, e := d.Problem, d.Best[0]
	worst := 1e-16
	for u, update := range p.Updates {
		if e.node == nil {
			break
		}
		for _, f := range e.Fits {
			if f.Choice == nil || f.Unseen || f.Move.Targets[f.Parameter].Steps[u] == nil {
				continue
			}
			l := p.layer(e.node.at(p.Parameters[f.Parameter].Layer), u)
			target := f.Move.Targets[f.Parameter].Steps[u]
			g := f.Choice.Product(l)
			off := generated(target, func(i, j int) float64 {
				return target.At(i, j) - float64(f.Constant.Value*p.Eta*g.At(i, j))
			})
			if size := largest(update.Step[f.Parameter]); size > 0 {
				worst = max(worst, largest(off)/size)
			}
		}
	}
	return math.Floor(-math.Log10(worst))
}

// at returns the node of layer k.
func (n *node) at(k int) *node {
	for n.k != k {
		n = n.above
	}
	return n
}

// lostVerdict says which parameters are explained and which are not.
func (d *Diagnosis) lostVerdict() string {
	good, bad, _ := d.sorted()
	come := " come"
	if len(bad) == 1 {
		come = " comes"
	}
	rest := and(bad) + come + " from nothing that is known here."
	switch {
	case len(good) == 0:
		return "None of the steps comes from anything that is known here."
	case len(d.Best[0].mistakes()) == 0 && len(good) == 1:
		return good[0] + " is right; " + rest
	case len(d.Best[0].mistakes()) == 0:
		return and(good) + " are right; " + rest
	}
	return and(good) + " can be explained; " + rest
}

// sorted returns the names of the parameters that are explained, and of those that are
// not, and the last layer with one that is not.
func (d *Diagnosis) sorted() (good, bad []string, last int) {
	p, e := d.Problem, d.Best[0]
	for _, f := range e.Fits {
		q := p.Parameters[f.Parameter]
		if f.Choice == nil || e.Sources[q.Layer-1].Unknown {
			bad = append(bad, q.String())
			last = max(last, q.Layer)
		} else {
			good = append(good, q.String())
		}
	}
	return good, bad, last
}

// lost says what is left to look at.
func (d *Diagnosis) lost() string {
	_, bad, last := d.sorted()
	return wrapped(d.whereToLook(bad, last), "  ")
}

// whereToLook says what the unexplained parameters leave.
func (d *Diagnosis) whereToLook(bad []string, last int) string {
	w, b := fmt.Sprintf("W%d", last), fmt.Sprintf("b%d", last)
	delta := "δ" + subscript(last)
	switch {
	case slices.Contains(bad, w) && slices.Contains(bad, b):
		return "Look at the lines that make " + delta + ", and at those that use it."
	case slices.Contains(bad, w):
		return fmt.Sprintf("%s is right, since %s follows from it. Look at the product that "+
			"makes the gradient of %s, and at its update.", delta, b, w)
	}
	return fmt.Sprintf("%s is right, since W%d follows from it. Look at the sum that makes "+
		"the gradient of %s, and at its update.", delta, last, b)
}

func (d *Diagnosis) soundText() string {
	list := d.Problem.sound()
	if len(list) == 0 {
		return wrapped("Nothing in this recording. Try another start, more epochs or more "+
			"units; and compare the labels with the inputs.", "  ")
	}
	text := ""
	for _, line := range list {
		bullet := []byte(wrapped(line, "    "))
		bullet[2] = '-'
		text += string(bullet)
	}
	return text
}
