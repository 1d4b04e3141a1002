package main

// The report: the verdict first, then what it rests on.

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// report is a text of lines that are no longer than 79 columns.
type report struct{ strings.Builder }

// say adds a sentence or more, each line after two spaces.
func (t *report) say(format string, values ...any) {
	t.WriteString(wrapped(fmt.Sprintf(format, values...), "  "))
}

// heading begins a section.
func (t *report) heading(text string) { t.WriteString("\n" + text + "\n\n") }

// Report returns the whole report.
func (d *Diagnosis) Report() string {
	var t report
	best := d.Best[0]
	t.WriteString(wrapped(d.verdict(), ""))
	t.heading("What was read")
	d.read(&t)
	t.heading("What was subtracted, beside the slope of the loss")
	d.checks(&t)
	if best.isLost() {
		t.heading("Where the trail is lost")
		t.say("%s", d.whereToLook())
	}
	if len(best.mistakes()) > 0 {
		t.heading("What explains it")
		d.explain(&t)
	}
	if table := d.Problem.deltaTable(); table != "" {
		t.heading("The deltas")
		t.WriteString(table)
		t.say("Used is what the steps say; due is what backprop should have made. The " +
			"slope implied is the delta used, over what came back from the deltas that " +
			"the next layer used.")
	}
	if best.isSound() {
		t.heading("What can still keep it from learning")
		for _, line := range d.Problem.sound() {
			bullet := []byte(wrapped(line, "    "))
			bullet[2] = '-'
			t.Write(bullet)
		}
	}
	return t.String()
}

// isLost reports whether a step is not explained.
func (e *Explanation) isLost() bool { return e.Cost >= lostCost }

// isSound reports whether there is nothing wrong but constants that many a correct
// program has.
func (e *Explanation) isSound() bool {
	return !slices.ContainsFunc(e.Findings, func(f Finding) bool {
		return f.Cost >= mistakeCost || f.Whole != nil
	})
}

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

// number is what {number} stands for.
func (f Finding) number() string {
	switch {
	case f.Move != nil:
		return numberText(math.Abs(f.Move.Number))
	case f.Part != nil:
		return numberText(f.Part.Value)
	case f.Whole != nil:
		return numberText(f.Whole.Number)
	}
	return ""
}

// verdict is the first line.
func (d *Diagnosis) verdict() string {
	best := d.Best[0]
	names, harmless := d.names(best), ""
	serious, constants := d.apart(best.mistakes())
	if len(serious) > 0 && len(constants) > 0 {
		names = d.list(serious)
		harmless = " Besides, and harmless: " + d.list(constants) + "."
	}
	if slices.ContainsFunc(serious, d.maybeCrossEntropy) {
		harmless += " If the loss is cross-entropy, that is right."
	}
	switch n := len(serious); {
	case d.Recording.Still:
		return "The update is right, and moves nothing: every slope of the loss is 0."
	case best.Cost == 0:
		return "The update is right: every step is eta times the slope of the loss."
	case best.isLost():
		return d.lostVerdict()
	case best.isSound():
		return "The update is right, but for a constant: " + names + "."
	case len(d.Rival) > 0:
		return fmt.Sprintf("Found, as one of %d explanations that this recording cannot "+
			"tell apart: %s.", 1+len(d.Rival), names) + harmless
	case n == 1:
		return "Found: " + names + "." + harmless
	default:
		return fmt.Sprintf("Found %d things, which together make every step: %s.",
			n, names) + harmless
	}
}

// apart separates the mistakes from constants that are the same for all parameters. These
// make each step longer or shorter, and nothing else.
func (d *Diagnosis) apart(findings []Finding) (serious, harmless []Finding) {
	for _, f := range findings {
		if d.isHarmless(f) {
			harmless = append(harmless, f)
		} else {
			serious = append(serious, f)
		}
	}
	return serious, harmless
}

func (d *Diagnosis) isHarmless(f Finding) bool {
	return f.Part != nil && f.Cost < mistakeCost &&
		len(f.Parameters) == len(d.Problem.Parameters)
}

// maybeCrossEntropy reports whether a missing slope may be no mistake.
func (d *Diagnosis) maybeCrossEntropy(f Finding) bool {
	p := d.Problem
	last := p.F[p.layers()-1].Name
	return f.Choice == noSlope && f.Layers[0] == p.layers() && !p.CrossEntropy &&
		(last == "sigmoid" || last == "softmax")
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
	case len(d.Best[0].mistakes()) > 0:
		return and(good) + " can be explained; " + rest
	case len(good) == 1:
		return good[0] + " is right; " + rest
	}
	return and(good) + " are right; " + rest
}

// sorted returns the names of the parameters that are explained, and of those that are
// not, and the last layer with one that is not.
func (d *Diagnosis) sorted() (good, bad []string, last int) {
	for _, f := range d.Best[0].Fits {
		q := d.Problem.Parameters[f.Parameter]
		if f.Choice == nil || d.Best[0].Sources[q.Layer-1].Unknown {
			bad = append(bad, q.String())
			last = max(last, q.Layer)
		} else {
			good = append(good, q.String())
		}
	}
	return good, bad, last
}

// whereToLook says what the unexplained parameters leave.
func (d *Diagnosis) whereToLook() string {
	if d.Problem.isDrawnAnew() {
		return "Every update changes the weights by as much as they are: are they " +
			"drawn anew each time (fresh-start-every-epoch in step 06)?"
	}
	_, bad, last := d.sorted()
	w, b := fmt.Sprintf("W%d", last), fmt.Sprintf("b%d", last)
	delta := "δ" + subscript(last)
	switch {
	case slices.Contains(bad, w) && d.Problem.index(Parameter{last, true}) < 0,
		slices.Contains(bad, w) && slices.Contains(bad, b):
		return "Look at the lines that make " + delta + ", and at those that use it."
	case slices.Contains(bad, w):
		return fmt.Sprintf("%s is right, since %s follows from it. Look at the product "+
			"that makes the gradient of %s, and at its update.", delta, b, w)
	}
	return fmt.Sprintf("%s is right, since %s follows from it. Look at the sum that "+
		"makes the gradient of %s, and at its update.", delta, w, b)
}

// isDrawnAnew reports whether each update moves each W by about as much as it is.
func (p *Problem) isDrawnAnew() bool {
	for q, parameter := range p.Parameters {
		for _, u := range p.Updates {
			if !parameter.Bias && largest(u.Step[q]) < largest(parameter.of(u.After))/4 {
				return false
			}
		}
	}
	return true
}

// names lists the findings in half a sentence.
func (d *Diagnosis) names(e *Explanation) string { return d.list(e.mistakes()) }

func (d *Diagnosis) list(findings []Finding) string {
	var names []string
	for _, f := range findings {
		names = append(names, d.headline(f))
	}
	return strings.Join(names, "; and ")
}

// headline is a finding and where it is.
func (d *Diagnosis) headline(f Finding) string {
	text := strings.ReplaceAll(f.choice().What, "{number}", f.number())
	where := d.where(f)
	switch {
	case strings.Contains(text, "{where}"):
		return strings.ReplaceAll(text, "{where}", where)
	case where != "":
		return text + " (" + where + ")"
	}
	return text
}

// where names the layers or parameters that a finding is about.
func (d *Diagnosis) where(f Finding) string {
	p := d.Problem
	var names []string
	for _, k := range f.Layers {
		switch {
		case k == p.layers():
			names = append(names, "output layer")
		case p.layers() == 2:
			names = append(names, "hidden layer")
		default:
			names = append(names, fmt.Sprintf("hidden layer %d", k))
		}
	}
	if len(f.Parameters) > 1 && len(f.Parameters) == len(p.Parameters) {
		return "everywhere"
	}
	for _, q := range f.Parameters {
		names = append(names, p.Parameters[q].String())
	}
	return and(names)
}

// read says how the recording was understood.
func (d *Diagnosis) read(t *report) {
	p, r := d.Problem, d.Recording
	network := counted(p.Sizes[0], "input")
	for k, f := range p.F {
		network += fmt.Sprintf(", %d %s", p.Sizes[k+1], f.Name)
	}
	rows, _ := p.Updates[0].X.Dims()
	t.say("%s; %s loss; eta %g.", network, r.Loss, r.Eta)
	t.say("%s, each of %s%s.", counted(len(p.Updates), "update"),
		counted(rows, "example"), p.examplesText())
	if p.RunsAway > 0 {
		t.say("With update %d the parameters run away, so it is not used.", p.RunsAway+1)
	}
	if p.Still > 0 && !r.Still {
		t.say("%s at the end moved nothing, and are not used.",
			counted(p.Still, "more update"))
	}
	t.say("%s %s", d.Reading, d.proof())
	if !r.Still {
		t.say("The numbers are %s: a step can be told to about %.0e of itself.",
			r.Digits, p.resolution())
	}
}

// proof says what the reading rests on.
func (d *Diagnosis) proof() string {
	switch {
	case d.Recording.Outputs != nil:
		return "That gives the recorded outputs."
	case len(d.Others) > 0:
		return fmt.Sprintf("There are no outputs in the recording, and %s would explain "+
			"as much: record the outputs.", counted(len(d.Others), "other reading"))
	}
	return "The shapes say so; there are no outputs in the recording to make sure."
}

// examplesText lists the examples of the first update, if they are few and short.
func (p *Problem) examplesText() string {
	u := p.Updates[0]
	rows, inputs := u.X.Dims()
	if rows*(inputs+p.Sizes[p.layers()]) > 16 {
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

// resolution is how small a part of the largest step can be seen, at best.
func (p *Problem) resolution() float64 {
	best := 1.0
	for q := range p.Parameters {
		for _, u := range p.Updates {
			if size := largest(u.Step[q]); size > 0 {
				best = min(best, smallest(u.Slack[q])/size)
			}
		}
	}
	return max(best, 1e-9)
}

// checks is the table of what was subtracted and what was due, for the first two updates.
func (d *Diagnosis) checks(t *report) {
	p := d.Problem
	fmt.Fprintf(t, "  %-16s%14s%14s  %s\n",
		"", "largest slope", "subtracted", "over all numbers")
	for u, update := range p.Updates[:min(2, len(p.Updates))] {
		fmt.Fprintf(t, "  update %d\n", u+1)
		for q, parameter := range p.Parameters {
			rows, cols := parameter.of(update.Before).Dims()
			c := p.check(q, update)
			if c.Measured < c.Numbers {
				c.Verdict += fmt.Sprintf(" (%d of %d measured)", c.Measured, c.Numbers)
			}
			fmt.Fprintf(t, "  %-6s%-10s%14.3g%14.3g  %s\n", parameter,
				fmt.Sprintf("%d×%d", rows, cols), c.Slope, c.Step, c.Verdict)
		}
	}
}

// explain shows each finding with the wrong line and the right one.
func (d *Diagnosis) explain(t *report) {
	serious, harmless := d.apart(d.Best[0].mistakes())
	for i, f := range append(serious, harmless...) {
		if i > 0 {
			t.WriteByte('\n')
		}
		headline := []rune(d.headline(f))
		t.say("%s%s.", strings.ToUpper(string(headline[:1])), string(headline[1:]))
		if d.isHarmless(f) {
			t.WriteString(wrapped("That is harmless: every step is longer or shorter, and "+
				"goes the same way. Leave it, and choose eta for it.", "    "))
			d.source(t, f)
			continue
		}
		d.lines(t, f)
	}
	if !d.Best[0].isLost() {
		t.WriteByte('\n')
		d.reproduced(t)
	}
	for _, other := range d.Same {
		t.WriteByte('\n')
		t.say("It comes to the same if %s.", d.names(other))
	}
	for i, other := range d.Rival {
		t.WriteByte('\n')
		t.say("The same numbers come out if %s. To tell which it is, record %s.",
			d.names(other), d.Tells[i])
	}
}

// lines shows a finding's wrong line and the right one.
func (d *Diagnosis) lines(t *report, f Finding) {
	wrong, right := d.pair(f)
	for i, lines := range [][2]string{wrong, right} {
		label := []string{"it has", "right is"}[i]
		for _, line := range lines {
			if line != "" {
				fmt.Fprintf(t, "    %-10s%s\n", label, line)
				label = ""
			}
		}
	}
	if d.maybeCrossEntropy(f) {
		t.WriteString(wrapped(`That is right if the loss is cross-entropy. If it is `+
			`meant to be, put "loss": "cross-entropy" into the recording.`, "    "))
	}
	d.source(t, f)
}

// source says where to read on about a finding.
func (d *Diagnosis) source(t *report, f Finding) {
	if name := d.entry(f); name != "" {
		fmt.Fprintf(t, "    in step 06: %s\n", name)
	}
	if seen := f.choice().Seen; seen != "" {
		fmt.Fprintf(t, "    seen in %s\n", seen)
	}
}

// entry is the entry of step 06 for a finding, or empty.
func (d *Diagnosis) entry(f Finding) string {
	c := f.choice()
	atOutput := slices.Contains(f.Layers, d.Problem.layers())
	switch {
	case f.Part != nil:
		return f.Part.entryFor(d.Problem, f.Parameters)
	case len(f.Layers) > 0 && !atOutput:
		return c.Hidden
	case len(f.Layers) > 1 && c.Hidden != c.Entry:
		return c.Entry + ", " + c.Hidden
	}
	return c.Entry
}

// pair returns the wrong line and the right one, each as a formula and in NumPy.
func (d *Diagnosis) pair(f Finding) (wrong, right [2]string) {
	p, c := d.Problem, f.choice()
	wrong = [2]string{c.Formula, c.NumPy}
	if f.Right != nil {
		right = [2]string{f.Right.Formula, f.Right.NumPy}
	}
	switch {
	case f.Part == &signPart && len(f.Parameters) == len(p.Parameters):
		wrong = [2]string{"{e} = y − {a}, with {W} −= eta·∂E/∂{W}",
			"{e} = y - {a}  # and {W} -= …"}
		right = [2]string{errorForms[0].Formula, errorForms[0].NumPy}
	case c.Sent != nil: // it is a part of the line of the way back
		right = [2]string{throughs[0].Formula, throughs[0].NumPy}
		wrong = [2]string{strings.ReplaceAll(right[0], "{sent}", c.Formula),
			strings.ReplaceAll(right[1], "{sent}", c.NumPy)}
	}
	k := p.layers()
	if len(f.Layers) > 0 {
		k = f.Layers[0]
	}
	filled := strings.NewReplacer("{sent}", "{δ+}", "{number}", f.number())
	for _, lines := range []*[2]string{&wrong, &right} {
		for j, line := range lines {
			line = filled.Replace(line)
			if len(f.Parameters) > 0 {
				line = ofParameter(line, p.Parameters[f.Parameters[0]], j == 1)
			}
			lines[j] = p.formula(line, k)
			if j == 1 {
				lines[j] = p.numPy(line, k)
			}
		}
	}
	return wrong, right
}

// reproduced says how much an explanation accounts for.
func (d *Diagnosis) reproduced(t *report) {
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
	switch {
	case d.digits() >= 10: // beyond these, it depends on the machine
		digits = "to 10 digits and more"
	case d.digits() < 1:
		digits = "as far as they can be told from 0"
	}
	t.say("With that, all %d numbers %s come out, %s.", numbers, updates, digits)
}

// digits is how many digits of the steps the explanation reproduces, from the worst.
func (d *Diagnosis) digits() float64 {
	p, e := d.Problem, d.Best[0]
	worst := 1e-16
	for u, update := range p.Updates {
		for _, f := range e.Fits {
			if e.node == nil || f.Choice == nil || f.Unseen {
				continue
			}
			target := f.Move.Targets[f.Parameter].Steps[u]
			if target == nil {
				continue
			}
			l := p.layer(e.node.at(p.Parameters[f.Parameter].Layer), u)
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

// String says how the matrices are stored.
func (g Reading) String() string {
	stored := map[bool]string{false: "inputs×units", true: "units×inputs"}
	text := "Each W is " + stored[g.Transposed[0]]
	if g.Transposed[0] {
		text += " (in the tables below it is turned)"
	}
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
