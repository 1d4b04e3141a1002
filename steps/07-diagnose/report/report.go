// Package report writes what was found out about a recording: the verdict first, then what
// it rests on.
package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"example/xor/steps/07-diagnose/choices"
	"example/xor/steps/07-diagnose/network"
	"example/xor/steps/07-diagnose/recording"
	"example/xor/steps/07-diagnose/remarks"
	"example/xor/steps/07-diagnose/search"
	"example/xor/tensor"
)

// report is the text so far, before its lines are wrapped.
type report struct {
	strings.Builder
	*search.Diagnosis
}

// say adds a line, indented.
func (r *report) say(format string, values ...any) {
	fmt.Fprintf(r, "  "+format+"\n", values...)
}

func (r *report) heading(text string) { r.WriteString("\n" + text + "\n\n") }

// Diagnose reads a recording and returns the report on it.
func Diagnose(source io.Reader) (string, error) {
	r, err := recording.Read(source)
	if err != nil {
		return "", err
	}
	readings, err := r.Readings()
	if err != nil {
		return "", err
	}
	switch o := readings[0]; {
	case len(o.Updates) == 0:
		return overflow(o), nil
	case !fits(o):
		return misfit(readings), nil
	}
	return of(search.Diagnose(readings)), nil
}

// of returns the whole report on a diagnosis.
func of(d *search.Diagnosis) string {
	r := &report{Diagnosis: d}
	list := remarks.Of(d.Observed, r.isRight())
	r.WriteString(strings.TrimSpace(r.verdict()))
	if r.isRight() {
		r.WriteString(r.unused())
		if list != nil {
			r.WriteString(" See the remarks at the end.")
		}
	}
	r.WriteString("\n")
	if d.CutWhy != "" {
		r.WriteString("\n" + d.CutWhy + "\n")
	}
	r.heading("What was read")
	r.read()
	if d.Gradients {
		r.heading("The program's gradients, beside those of the loss")
		r.table("recorded")
	} else if !d.Still {
		r.heading("The updates divided by eta, beside the gradient of the loss")
		r.table("update/eta")
	}
	if !d.Still {
		if d.Gradients {
			r.heading("What the updates make of these gradients")
			r.say("%s", r.steps())
		}
		if d.Explanation == nil {
			r.heading("Where to look")
			r.say("%s", r.whereToLook())
		} else if len(d.Explanation.Findings) > 0 {
			r.heading("What explains it")
			r.explain()
		}
		if !r.isRight() {
			r.deltas()
		}
	}
	r.heading("What the data and the weights show")
	for _, remark := range list {
		r.say("- %s", remark)
	}
	switch {
	case list != nil:
	case r.isRight():
		r.say("The data and the weights show no problem. Try another seed, more epochs or more " +
			"units, and check that each input has its own target.")
	default:
		r.say("The data and the weights show no other problem.")
	}
	return wrapped(r.String())
}

// isRight reports whether nothing is wrong with the update.
func (r *report) isRight() bool {
	return r.Explanation != nil && r.Explanation.IsSound() && !r.Still &&
		len(r.Missing)+len(r.Unmoved) == 0 && len(r.Vanished) < len(r.Parameters) &&
		(r.Optimizer == nil || r.Gradients || !r.Optimizer.Doubtful && !r.Optimizer.Late)
}

const inFull = "Record them in full, as json.dump writes them, or with 9 decimals."

// verdict is the first paragraph.
func (r *report) verdict() string {
	if r.Still {
		return r.still()
	}
	if text := r.gradientVerdict(); text != "" {
		return text
	}
	if r.Explanation == nil {
		return r.lost()
	}
	serious, harmless := r.sorted()
	switch {
	case len(serious) > 0 && r.Coarse && r.Resolution() < 1e-6:
		return "I cannot tell: too few numbers change. Record other starting weights or more " +
			"examples, and the gradients."
	case len(serious) > 0 && r.Coarse:
		return "Too few digits: there may be a mistake, but the numbers are too coarse to tell " +
			"which. " + inFull
	case len(serious) > 0:
		return r.found(serious, harmless)
	case r.Coarse && r.Optimizer != nil && r.Optimizer.Doubtful:
		return "Too few digits: this may be " + r.Optimizer.Text + ", or something else." +
			r.recordedEta() + " " + inFull
	case r.Coarse:
		return fmt.Sprintf("The update is right as far as it can be seen, but the numbers have "+
			"too few digits to be sure: rounding may make up %.0f %% of the smallest ones. %s",
			min(100, 100*r.Resolution()), inFull)
	case r.Optimizer != nil && !r.Gradients && r.Optimizer.Late:
		return "From the second update on, the update is right: it is " + r.Optimizer.Text + "." +
			r.recordedEta() + " The first update does not fit, perhaps because it contains an " +
			"update from before the recording. If the recording begins with the training, look " +
			"for what the first update does differently."
	case r.Optimizer != nil && !r.Gradients:
		return "The update is right: it is " + r.Optimizer.Text + "." + r.recordedEta() + " " +
			r.Optimizer.Note
	case r.Clipped != nil:
		return "The gradients are right, but were changed before they were recorded, as in " +
			r.Clipped.Text + "."
	case len(harmless) > 0:
		return r.harmless(harmless)
	case r.Gradients:
		return "The gradients are right."
	}
	return "The update is right: every parameter is reduced by eta times its gradient."
}

// found is the verdict where there are mistakes.
func (r *report) found(serious, harmless []search.Finding) string {
	text := "Found: "
	if n := len(r.Rival); n > 0 {
		text = fmt.Sprintf("Found, as one of %d explanations that this recording cannot tell "+
			"apart: ", 1+n)
	} else if n := len(serious); n > 1 {
		text = fmt.Sprintf("Found %d mistakes, which together explain every number: ", n)
	}
	text += r.list(serious) + "."
	if r.Torch && !r.Gradients && serious[0].Part == choices.Zero {
		text += " Their graph is cut (detach, .data), they are frozen, or the optimizer does not " +
			"have them: record the gradients to tell which."
	}
	if r.Subtracted && serious[0].Part == choices.Sign {
		text += " The forward pass subtracts the biases, so their gradient is −Σ δ."
	}
	if len(harmless) > 0 {
		text += " Also, but harmless: " + r.list(harmless) + "."
	}
	const rightFor = " These are the gradients of %s. If you train with that loss, they are " +
		"right: put \"loss\": %q into the recording."
	last := r.Activations[len(r.Activations)-1]
	for _, f := range serious {
		switch c := f.Choice; {
		case len(f.Layers) == 0 || f.Layers[0] != len(r.Activations):
		case c == &choices.Slopes[1] && (last.Name == "sigmoid" || last.F == nil) &&
			!r.Loss.Cancels(last):
			text += fmt.Sprintf(rightFor, "cross-entropy", "cross-entropy")
		case c == &choices.Slopes[2] && last.F != nil || c == &choices.Slopes[3]:
			text += fmt.Sprintf(rightFor, "the squared loss", "squared")
		}
	}
	return text
}

// harmless is the verdict where there are constants only.
func (r *report) harmless(list []search.Finding) string {
	subject := "The update is right"
	if r.Gradients {
		subject = "The gradients are right"
	}
	switch c := list[0].Choice; {
	case c.Of != nil:
		text := fmt.Sprintf("%s, but for another loss: these are the gradients of %[2]s, not of "+
			"the %[3]s loss. If you train with %[2]s, name it in the recording.",
			subject, c.Of.Torch, r.Loss.Name)
		last := r.Activations[len(r.Activations)-1]
		if c.Of.Torch == "MSELoss" && r.Loss.Cancels(last) {
			text += " If it is cross-entropy, " + choices.Slopes[2].What + "."
		}
		return text
	case c == &choices.OneByOne:
		return subject + ": " + r.list(list) + "."
	}
	factor := 1.0
	for _, f := range list {
		if f.Part != nil {
			factor *= f.Number
		}
	}
	subject += ", but for a constant: "
	eta := r.Diagnosis.Observed.Eta
	switch {
	case r.Gradients:
		return subject + r.list(list) + "."
	case r.IsHarmless(factor):
		return subject + fmt.Sprintf("%s. Or the recorded eta is wrong: then the program's is %s.",
			r.list(list), number(factor*eta))
	}
	return subject + fmt.Sprintf("its eta is %s, while the recorded one is %[2]g. If "+
		"the program's eta is %[2]g too, %[3]s.", number(factor*eta), eta, r.list(list))
}

// recordedEta says what the learning rate is, if it is not the one recorded.
func (r *report) recordedEta() string {
	o := r.Optimizer
	if o.IsRecorded() || r.Gradients {
		return ""
	}
	text := fmt.Sprintf(" Its learning rate is %s; the recorded eta is %g.", number(o.Eta),
		r.Diagnosis.Observed.Eta)
	if why := o.Why(); why != "" {
		text += " If that is the program's, " + why + "."
	}
	return text
}

// sorted separates mistakes from what makes each update longer or shorter, and nothing else.
func (r *report) sorted() (serious, harmless []search.Finding) {
	for _, f := range r.Explanation.Findings {
		if f.IsHarmless() {
			harmless = append(harmless, f)
		} else {
			serious = append(serious, f)
		}
	}
	return serious, harmless
}

// list names findings in half a sentence.
func (r *report) list(findings []search.Finding) string {
	var names []string
	for _, f := range findings {
		names = append(names, r.headline(f))
	}
	return strings.Join(names, "; and ")
}

// headline is a finding and where it is.
func (r *report) headline(f search.Finding) string {
	text := strings.ReplaceAll(f.Choice.What, "{number}", number(math.Abs(f.Number)))
	where := r.where(f)
	if f.Choice == &choices.Momentum && !f.IsHarmless() {
		where += " only"
	}
	switch {
	case strings.Contains(text, "{where}") && len(f.Parameters) > 1:
		text = strings.Replace(text, " is updated", " are updated", 1)
	case !strings.Contains(text, "{where}") && where != "" && f.Choice.Of == nil:
		text += " ({where})"
	}
	return strings.ReplaceAll(text, "{where}", where)
}

// where names the layers or parameters that a finding is about.
func (r *report) where(f search.Finding) string {
	if len(f.Parameters) > 1 && len(f.Parameters) == len(r.Parameters) || f.Everywhere {
		return "everywhere"
	}
	if f.Parameters != nil {
		return and(f.Parameters, func(q int) string { return r.Parameters[q].String() })
	}
	layers := len(r.Activations)
	return and(slices.Compact(slices.Clone(f.Layers)), func(k int) string {
		switch {
		case k == layers:
			return "output layer"
		case layers == 2:
			return "hidden layer"
		}
		return fmt.Sprint("hidden layer ", k)
	})
}

// read says how the recording was understood.
func (r *report) read() {
	text := counted(r.Sizes[0], "input")
	for k, f := range r.Activations {
		text += fmt.Sprintf(", %d %s", r.Sizes[k+1], f.Name)
	}
	r.say("%s; loss: %s; eta %g.", text, r.Loss.Name, r.Diagnosis.Observed.Eta)
	u := r.Updates[0]
	rows, inputs := u.X.Dims()
	text = counted(len(r.Updates), "update") + ", with " + counted(rows, "example") + " per update"
	if rows*(inputs+r.Sizes[len(r.Sizes)-1]) <= 16 {
		text += ", in the first"
		for i := range rows {
			text += fmt.Sprintf(" (%s)→%s", rowText(u.X, i), rowText(u.Y, i))
		}
	}
	r.say("%s.", text)
	if r.Merged > 1 {
		r.say("%d states in a row are equal, so they were read as the examples of one update.",
			r.Merged)
	}
	if r.RunsAway > 0 {
		r.say("In update %d the parameters diverge, so that update is not used.", r.RunsAway+1)
	}
	if r.StandStill > 0 {
		r.say("The report leaves out %s at the end, where nothing changed.",
			counted(r.StandStill, "more update"))
	}
	proof := "The shapes imply this; the recording has no outputs to confirm it."
	switch {
	case r.Fits:
		proof = "This network gives the recorded outputs."
	case r.Others > 0:
		proof = fmt.Sprintf("There are no outputs in the recording, and %s would fit as well: "+
			"record the outputs.", counted(r.Others, "other reading"))
	}
	r.say("%s %s", r.Layout, proof)
	if !r.Still {
		r.say("The numbers are %s: the smallest updates have a relative precision of about %.0e.",
			r.Digits, max(r.Resolution(), 1e-9))
	}
}

func rowText(m *tensor.Matrix, i int) string {
	_, cols := m.Dims()
	var list []string
	for j := range min(cols, 8) {
		list = append(list, number(m.At(i, j)))
	}
	return strings.Join(list, ",")
}

// table sets what was subtracted or recorded beside the gradient, for the first two updates.
func (r *report) table(second string) {
	fmt.Fprintf(r, "  %-16s%16s%16s  %s\n", "", "largest gradient", second, "over all numbers")
	for u := range min(2, len(r.Updates)) {
		fmt.Fprintf(r, "  update %d\n", u+1)
		for q, parameter := range r.Parameters {
			rows, cols := parameter.Of(r.Updates[u].Before).Dims()
			c := r.Check(u, q)
			if o := r.Optimizer; o != nil && !r.Gradients && (u > 0 || !o.Late) &&
				c.Verdict == search.DoesNotMatch {
				c.Verdict = "as the optimizer makes it"
			}
			fmt.Fprintf(r, "  %-6s%-10s%16.3g%16.3g  %s\n", parameter,
				fmt.Sprintf("%d×%d", rows, cols), c.Gradient, c.Step, c.Verdict)
		}
	}
}

const mostRows = 12 // of the table of deltas

// deltas adds a table of the deltas that were used, beside those that were expected, if the
// updates saw one example each. It helps with a mistake that nobody knows.
func (r *report) deltas() {
	if rows, _ := r.Updates[0].X.Dims(); rows != 1 || r.Gradients && len(r.Missing) > 0 {
		return
	}
	r.heading("The deltas")
	fmt.Fprintf(r, "  %-10s%-6s%12s%12s%11s%15s%11s\n",
		"", "", "δ used", "δ expected", "ratio", "f′ implied", "f′")
	rows := 0
	for u := range r.Updates {
		layers := r.RightLayers(u)
		var used *matrix // of the layer above, and then of this one
		for k := len(layers); k >= 1; k-- {
			l, label := layers[k-1], ""
			err := l.E
			if k < len(layers) {
				err = network.Like(l.A).Mul(used, layers[k].W.T())
			} else {
				label = fmt.Sprint("update ", u+1)
			}
			used = r.usedDelta(u, k, l.Delta)
			for j := range r.Sizes[k] {
				if rows++; rows > mostRows {
					continue
				}
				unit := "δ" + subscript(k)
				if r.Sizes[k] > 1 {
					unit += fmt.Sprintf("[%d]", j)
				}
				used, right := used.At(0, j), l.Delta.At(0, j)
				fmt.Fprintf(r, "  %-10s%-6s%12.6f%12.6f%11s%15s%11s\n", label, unit, used, right,
					quotient(used, right), quotient(used, err.At(0, j)), number(right/l.E.At(0, j)))
				label = ""
			}
		}
	}
	if rows > mostRows {
		fmt.Fprintf(r, "  and %d more\n", rows-mostRows)
	}
	r.say("\"Used\" is the delta that the updates imply, \"expected\" the one that backprop " +
		"should give. \"f′ implied\" is the delta used, divided by the error that the deltas " +
		"used in the next layer backpropagate.")
}

// usedDelta is the delta of layer k that update u was made from. Where a gradient shows that
// it is the right one, it is that, up to the constant which all gradients have.
func (r *report) usedDelta(u, k int, right *matrix) *matrix {
	proof := r.proof()
	if k >= proof.Layer {
		c := r.Check(u, slices.Index(r.Parameters, proof))
		if c.Gradient > 0 {
			return network.Like(right).Scale(c.Step/c.Gradient, right)
		}
	}
	return r.UsedDelta(u, k)
}

func quotient(a, b float64) string {
	if math.Abs(b) < 1e-12 {
		return "–"
	}
	return number(a / b)
}
