// Package report writes what was found out about a recording: the verdict first, then what
// it rests on.
package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"example/xor/steps/07-diagnose/choices"
	"example/xor/steps/07-diagnose/network"
	"example/xor/steps/07-diagnose/remarks"
	"example/xor/steps/07-diagnose/search"
	"example/xor/tensor"
)

// report is a text of lines that are no longer than 79 columns.
type report struct {
	strings.Builder
	*search.Diagnosis
}

// say adds a sentence or more, each line after two spaces.
func (r *report) say(format string, values ...any) {
	r.WriteString(wrapped(fmt.Sprintf(format, values...), "  "))
}

func (r *report) heading(text string) { r.WriteString("\n" + text + "\n\n") }

// Of returns the whole report on a diagnosis.
func Of(d *search.Diagnosis) string {
	r := &report{Diagnosis: d}
	r.WriteString(wrapped(r.verdict(), ""))
	if cut := d.CutWhy; cut != "" {
		r.WriteString("\n" + wrapped(cut, ""))
	}
	r.heading("What was read")
	r.read()
	if !d.Still || d.Gradients {
		r.heading(map[bool]string{false: "What was subtracted, beside the gradient of the loss",
			true: "The program's gradients, beside those of the loss"}[d.Gradients])
		r.table()
	}
	if d.Gradients && !d.Still {
		r.heading("What the updates make of these gradients")
		r.say("%s", r.steps())
	}
	if d.Explanation == nil && !d.Still {
		r.heading("Where to look")
		r.say("%s", r.whereToLook())
	} else if d.Explanation != nil && len(d.Explanation.Findings) > 0 && !d.Still {
		r.heading("What explains it")
		r.explain()
	}
	if table := r.deltas(); table != "" && !d.Still && !r.isRight() {
		r.heading("The deltas")
		r.WriteString(table)
		r.say("Used is the delta that the updates show; expected is what backprop should " +
			"have made. The derivative implied is the delta used, over the error that the " +
			"deltas used in the next layer backpropagate.")
	}
	r.heading("What the data and the weights show")
	list := remarks.Of(d.Observed, r.isRight())
	for _, remark := range list {
		bullet := []byte(wrapped(remark.Text, "    "))
		bullet[2] = '-'
		r.Write(bullet)
	}
	if list == nil && r.isRight() {
		r.say("Nothing that keeps a network from learning. Try another seed, more epochs or " +
			"more units; and compare the targets with the inputs.")
	} else if list == nil {
		r.say("Nothing else that keeps a network from learning.")
	}
	return r.String()
}

// isRight reports whether nothing is wrong with the update.
func (r *report) isRight() bool {
	return r.Explanation != nil && r.Explanation.IsSound() && !r.Still &&
		len(r.Missing)+len(r.Unmoved)+len(r.Vanished) == 0
}

// verdict is the first paragraph.
func (r *report) verdict() string {
	if r.Still {
		return r.still()
	}
	if text := r.gradientVerdict(); text != "" {
		return text
	}
	e := r.Explanation
	if e == nil {
		return r.lost()
	}
	serious, harmless := r.sorted(e)
	switch {
	case len(serious) > 0:
	case r.Coarse:
		return fmt.Sprintf("The update is right as far as it can be seen, but the numbers have "+
			"too few digits to be sure: the smallest updates are known to 1 part in %.0f. %s",
			1/max(r.Resolution(), 1e-9), inFull)
	case r.Optimizer != nil && !r.Gradients:
		return "The update is right: it is " + r.Optimizer.Text + "." +
			r.recordedEta(r.Optimizer.Eta) + " " + r.Optimizer.Note
	case r.Clipped != nil:
		return "The gradients are right, but changed before they were recorded: " + r.Clipped.Text + "."
	case len(harmless) == 0 && r.Gradients:
		return "The gradients are right."
	case len(harmless) == 0:
		return "The update is right: every parameter loses eta times its gradient."
	default:
		return r.harmless(harmless)
	}
	if r.Coarse {
		return "Too few digits: there may be a mistake, but the numbers are too coarse to tell " +
			"which. " + inFull
	}
	text := "Found: "
	switch n := len(serious); {
	case len(r.Rival) > 0:
		text = fmt.Sprintf("Found, as one of %d explanations that this recording cannot tell "+
			"apart: ", 1+len(r.Rival))
	case n > 1:
		text = fmt.Sprintf("Found %d mistakes, which together make every number: ", n)
	}
	text += r.list(serious) + "."
	if r.Torch && !r.Gradients && serious[0].Part == choices.Zero {
		text += " Their graph is cut (detach, .data), they are frozen, or the optimizer does not " +
			"have them: record the gradients to tell."
	}
	if r.Subtracted && serious[0].Part == choices.Sign {
		text += " The forward pass subtracts the biases, so their gradient is −Σ δ."
	}
	if len(harmless) > 0 {
		text += " Beside that, and harmless: " + r.list(harmless) + "."
	}
	return text + r.maybeAnotherLoss(serious)
}

const inFull = "Record them in full, as json.dump writes them, or with 9 decimals."

// harmless is the verdict where there are constants only.
func (r *report) harmless(list []search.Finding) string {
	f := list[0]
	subject := "The update is right"
	if r.Gradients {
		subject = "The gradients are right"
	}
	switch {
	case f.Choice.Of != nil:
		return fmt.Sprintf("%s, but for another loss: these are the gradients of %s, not of the "+
			"%s loss. If that is your loss, say so in the recording.", subject, f.Choice.Of.Torch, r.Loss.Name)
	case f.Choice == &choices.OneByOne:
		return subject + ": " + r.list(list) + "."
	}
	factor := 1.0
	for _, f := range list {
		if f.Part != nil {
			factor *= f.Number
		}
	}
	recorded := r.Diagnosis.Observed.Eta
	switch {
	case r.Gradients:
		return fmt.Sprintf("%s, but for a constant: %s.", subject, r.list(list))
	case r.IsHarmless(factor):
		return fmt.Sprintf("%s, but for a constant: %s. Or the recorded eta is not the program's: "+
			"it would be %s.", subject, r.list(list), number(factor*recorded))
	}
	return fmt.Sprintf("%s, but for a constant: its eta is %s, and the recorded one is %g. If that "+
		"is the program's, %s.", subject, number(factor*recorded), recorded, r.list(list))
}

// recordedEta offers another eta than the one recorded as the reason for a factor.
func (r *report) recordedEta(eta float64) string {
	if eta == 0 || r.Gradients || r.IsHarmless(eta/r.Diagnosis.Observed.Eta) {
		return ""
	}
	return fmt.Sprintf(" Its learning rate is %s; the recorded eta is %g.", number(eta),
		r.Diagnosis.Observed.Eta)
}

// sorted separates mistakes from what makes each update longer or shorter, and nothing else.
func (r *report) sorted(e *search.Explanation) (serious, harmless []search.Finding) {
	for _, f := range e.Findings {
		if f.IsHarmless() {
			harmless = append(harmless, f)
		} else {
			serious = append(serious, f)
		}
	}
	return serious, harmless
}

// maybeAnotherLoss says where a mistake is none for another loss.
func (r *report) maybeAnotherLoss(list []search.Finding) string {
	last := r.Activations[len(r.Activations)-1]
	for _, f := range list {
		atOutput := len(f.Layers) > 0 && f.Layers[0] == len(r.Activations)
		switch {
		case !atOutput:
		case f.Choice == &choices.Slopes[1] && (last.Name == "sigmoid" || last.F == nil) &&
			!r.Loss.Cancels(last):
			return " That is the gradient of cross-entropy. If that is your loss, it is right: " +
				`put "loss": "cross-entropy" into the recording.`
		case f.Choice == &choices.Slopes[2] && last.F != nil || f.Choice == &choices.Slopes[3]:
			return " That is the gradient of the squared loss. If that is your loss, it is right: " +
				`put "loss": "squared" into the recording.`
		}
	}
	return ""
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
	if f.Part == choices.Sign && f.Part.Value == -1 && f.Number < 0 && f.Choice.What == "" {
		return text
	}
	where := r.where(f)
	if strings.Contains(text, "{where}") {
		text = strings.ReplaceAll(text, "{where}", where)
		if len(f.Parameters) > 1 {
			text = strings.Replace(text, " is updated", " are updated", 1)
		}
		return text
	}
	if where != "" && f.Choice.Of == nil {
		return text + " (" + where + ")"
	}
	return text
}

// where names the layers or parameters that a finding is about.
func (r *report) where(f search.Finding) string {
	var names []string
	if len(f.Parameters) > 1 && len(f.Parameters) == len(r.Parameters) || f.Everywhere {
		return "everywhere"
	}
	for _, q := range f.Parameters {
		names = append(names, r.Parameters[q].String())
	}
	if names == nil {
		for _, k := range slices.Compact(slices.Clone(f.Layers)) {
			names = append(names, r.layer(k))
		}
	}
	return and(names)
}

func (r *report) layer(k int) string {
	switch layers := len(r.Activations); {
	case k == layers:
		return "output layer"
	case layers == 2:
		return "hidden layer"
	}
	return fmt.Sprint("hidden layer ", k)
}

// read says how the recording was understood.
func (r *report) read() {
	text := counted(r.Sizes[0], "input")
	for k, f := range r.Activations {
		text += fmt.Sprintf(", %d %s", r.Sizes[k+1], f.Name)
	}
	u := r.Updates[0]
	rows, inputs := u.X.Dims()
	r.say("%s; %s loss; eta %g.", text, r.Loss.Name, r.Diagnosis.Observed.Eta)
	examples := "."
	if rows*(inputs+r.Sizes[len(r.Sizes)-1]) <= 16 {
		examples = ":"
		if len(r.Updates) > 1 && rows == 1 {
			examples = ", the first"
		}
		for i := range rows {
			examples += fmt.Sprintf(" (%s)→%s", rowText(u.X, i), rowText(u.Y, i))
		}
		examples += "."
	}
	r.say("%s, each of %s%s", counted(len(r.Updates), "update"), counted(rows, "example"), examples)
	if r.Merged > 1 {
		r.say("%d states in a row are equal: they were taken to be the examples of one update.", r.Merged)
	}
	if r.RunsAway > 0 {
		r.say("In update %d the parameters run away, so it is not used.", r.RunsAway+1)
	}
	if r.StandStill > 0 {
		r.say("%s at the end changed nothing, and are not used.", counted(r.StandStill, "more update"))
	}
	proof := "The shapes say so; there are no outputs in the recording to make sure."
	switch {
	case r.Fits:
		proof = "That gives the recorded outputs."
	case r.Others > 0:
		proof = fmt.Sprintf("There are no outputs in the recording, and %s would explain as much: "+
			"record the outputs.", counted(r.Others, "other reading"))
	}
	r.say("%s %s", r.Layout, proof)
	if !r.Still {
		r.say("The numbers are %s: the smallest updates can be told to about %.0e of themselves.",
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

// table sets what was subtracted beside the gradient, for the first two updates.
func (r *report) table() {
	second := "subtracted/eta"
	if r.Gradients {
		second = "recorded"
	}
	fmt.Fprintf(r, "  %-16s%16s%16s  %s\n", "", "largest gradient", second, "over all numbers")
	for u := range min(2, len(r.Updates)) {
		fmt.Fprintf(r, "  update %d\n", u+1)
		for q, parameter := range r.Parameters {
			rows, cols := parameter.Of(r.Updates[u].Before).Dims()
			c := r.Check(u, q)
			if r.Optimizer != nil && !r.Gradients && c.Verdict == search.DoesNotMatch {
				c.Verdict = "as the optimizer makes it"
			}
			fmt.Fprintf(r, "  %-6s%-10s%16.3g%16.3g  %s\n", parameter,
				fmt.Sprintf("%d×%d", rows, cols), c.Gradient, c.Step, c.Verdict)
		}
	}
}

// explain shows each finding with the wrong line and the right one.
func (r *report) explain() {
	e := r.Explanation
	serious, harmless := r.sorted(e)
	if r.Coarse {
		r.say("With these numbers, one could think of this: %s. Do not rely on it.", r.list(e.Findings))
		return
	}
	for i, f := range append(serious, harmless...) {
		if i > 0 {
			r.WriteByte('\n')
		}
		headline := []rune(r.headline(f))
		r.say("%s%s.", strings.ToUpper(string(headline[:1])), string(headline[1:]))
		if f.IsHarmless() {
			if f.Part != nil {
				r.WriteString(wrapped("That is harmless: every update is longer or shorter, and "+
					"goes the same way. Leave it, and choose eta for it.", "    "))
			}
			r.source(f)
			continue
		}
		r.lines(f)
		r.source(f)
	}
	numbers := 0
	for _, parameter := range r.Parameters {
		rows, cols := parameter.Of(r.Updates[0].Before).Dims()
		numbers += rows * cols
	}
	updates := "of the update"
	if n := len(r.Updates); n > 1 {
		updates = fmt.Sprintf("of each of the %d updates", n)
	}
	r.WriteByte('\n')
	r.say("With that, all %d numbers %s come out, as far as their digits go.", numbers, updates)
	for _, other := range r.Same {
		r.WriteByte('\n')
		r.say("It comes to the same if %s.", r.list(other.Findings))
	}
	for i, other := range r.Rival {
		r.WriteByte('\n')
		r.say("The same numbers come out if %s. To tell which it is, record %s.",
			r.list(other.Findings), r.Tells[i])
	}
}

// lines shows a finding's wrong line and the right one.
func (r *report) lines(f search.Finding) {
	wrong, right := r.pair(f)
	for i, lines := range [][2]string{wrong, right} {
		label := []string{"it has", "right is"}[i]
		for _, line := range lines {
			if line != "" {
				fmt.Fprintf(r, "    %-10s%s\n", label, line)
				label = ""
			}
		}
	}
}

// source says where to read on about a finding.
func (r *report) source(f search.Finding) {
	if name := r.entry(f); name != "" {
		fmt.Fprintf(r, "    in step 06: %s\n", name)
	}
	if f.Choice.Seen != "" {
		fmt.Fprintf(r, "    seen in %s\n", f.Choice.Seen)
	}
}

// entry is the entry of step 06 for a finding, or empty.
func (r *report) entry(f search.Finding) string {
	c, layers := f.Choice, len(r.Activations)
	hidden, biases := c.Hidden, len(f.Parameters) > 0
	if hidden == "" {
		hidden = c.Entry
	}
	below := biases
	for _, q := range f.Parameters {
		biases = biases && r.Parameters[q].Bias
		below = below && r.Parameters[q].Layer < layers
	}
	all := f.Everywhere
	switch {
	case f.Part == choices.Sign && all:
		return "sign-flipped"
	case f.Part == choices.Sign && below:
		return "sign-flipped-hidden"
	case f.Part == choices.Zero && biases:
		return "biases-not-updated"
	case c.Entry == "averaged" && biases:
		return "mean-for-biases"
	case c.Entry == "averaged" && !all:
		return ""
	case len(f.Layers) > 0 && !slices.Contains(f.Layers, layers):
		return hidden
	case len(f.Layers) > 1 && hidden != c.Entry:
		return c.Entry + ", " + hidden
	}
	return c.Entry
}

// pair returns the wrong line and the right one, each as a formula and in NumPy.
func (r *report) pair(f search.Finding) (wrong, right [2]string) {
	c, k := f.Choice, len(r.Activations)
	if len(f.Layers) > 0 {
		k = f.Layers[0]
	}
	wrong, right = [2]string{c.Formula, c.NumPy}, [2]string{f.Right.Formula, f.Right.NumPy}
	last := r.Activations[k-1]
	switch {
	case f.Part == choices.Sign && f.Everywhere:
		wrong = [2]string{"{e} = y − {a}, with {W} −= eta·∂E/∂{W}", "{e} = y - {a}  # and {W} -= …"}
		right = [2]string{"{e} = {a} − y, or {W} += … with {e} = y − {a}",
			"{e} = {a} - y  # or {W} += … with {e} = y - {a}"}
	case f.Right == &choices.Sents[0]: // it is a part of the line that passes the error back
		through := choices.Throughs[0]
		for i, line := range []string{through.Formula, through.NumPy} {
			right[i], wrong[i] = line, strings.ReplaceAll(line, "{sent}", wrong[i])
		}
	case f.Right == &choices.Slopes[0] && k == len(r.Activations) && r.Loss.Cancels(last):
		right = [2]string{"{δ} = {e}", "{δ} = {e}"}
	case f.Right == &choices.Slopes[0] && last.F == nil:
		right = [2]string{choices.Slopes[3].Formula, choices.Slopes[3].NumPy}
	case f.Choice == &choices.Errors[0]:
	}
	if c.Right != "" {
		right = [2]string{"", c.Right}
	}
	if r.Torch && c.Torch != "" {
		wrong[1] = c.Torch
		if c.Right == "" {
			right[1] = ""
		}
	}
	for _, lines := range []*[2]string{&wrong, &right} {
		for i, line := range lines {
			if r.Explanation.Plus && f.Part != choices.Sign {
				line = added.Replace(line)
			}
			if len(f.Parameters) > 0 {
				line = ofParameter(line, r.Parameters[f.Parameters[0]], i == 1)
			}
			line = strings.NewReplacer("{sent}", "{δ+}", "{number}", number(math.Abs(f.Number))).Replace(line)
			if i == 0 {
				lines[i] = r.formula(line, k)
			} else {
				lines[i] = r.numPy(line, k)
			}
		}
	}
	return wrong, right
}

const mostRows = 12 // of the table of deltas

// deltas returns a table of the deltas that were used, beside those that were expected, or
// an empty text if updates saw several examples. It helps with a mistake that nobody knows.
func (r *report) deltas() string {
	if rows, _ := r.Updates[0].X.Dims(); rows != 1 || r.Gradients && len(r.Missing) > 0 {
		return ""
	}
	var text strings.Builder
	fmt.Fprintf(&text, "  %-10s%-6s%12s%12s%11s%15s%11s\n",
		"", "", "δ used", "δ expected", "ratio", "f′ implied", "f′")
	rows := 0
	for u := range r.Updates {
		layers := r.RightLayers(u)
		for k := len(layers); k >= 1; k-- {
			l := layers[k-1]
			err := l.E
			if k < len(layers) {
				err = network.Like(l.A).Mul(r.UsedDelta(u, k+1), layers[k].W.T())
			}
			for j := range r.Sizes[k] {
				if rows++; rows > mostRows {
					continue
				}
				label, unit := "", "δ"+subscript(k)
				if k == len(layers) && j == 0 {
					label = fmt.Sprint("update ", u+1)
				}
				if r.Sizes[k] > 1 {
					unit += fmt.Sprintf("[%d]", j)
				}
				used, right := r.UsedDelta(u, k).At(0, j), l.Delta.At(0, j)
				fmt.Fprintf(&text, "  %-10s%-6s%12.6f%12.6f%11s%15s%11s\n", label, unit, used, right,
					quotient(used, right), quotient(used, err.At(0, j)), number(right/l.E.At(0, j)))
			}
		}
	}
	if rows > mostRows {
		fmt.Fprintf(&text, "  and %d more\n", rows-mostRows)
	}
	return text.String()
}

func quotient(a, b float64) string {
	if math.Abs(b) < 1e-12 {
		return "–"
	}
	return number(a / b)
}
