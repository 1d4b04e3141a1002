package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"example/xor/steps/07-diagnose/search"
)

const saturated = "The outputs are saturated: they are so near the ends of their range that " +
	"float32 rounds the derivative of the activation to 0, so every gradient is 0. See the " +
	"remarks at the end."

const whyZero = "zero_grad() is called between backward() and step(), or the outputs were " +
	"rounded (round, argmax, > 0.5) before the loss, or the outputs do not depend on the " +
	"parameters."

// still is the verdict where no state differs from another.
func (r *report) still() string {
	zero := true
	for u := range r.Updates {
		for q := range r.Parameters {
			zero = zero && r.Check(u, q).Gradient == 0
		}
	}
	layers := len(r.Activations)
	text := "Nothing is updated: all states are equal. "
	switch {
	case r.Sizes[layers] == 1 && r.Activations[layers-1].F == nil:
		return text + "A softmax over one output is always 1, so every gradient is 0: use a " +
			"sigmoid, or one output for each class."
	case zero:
		return "The update is right, but changes nothing: every partial derivative of the loss " +
			"is 0."
	case r.Updates[0].Gradient != nil && !r.Gradients:
		return text + "No parameter has a gradient: loss.backward() is not called, or the graph " +
			"is cut before the loss (detach, numpy, torch.tensor(loss.item()))."
	case !r.Gradients && r.Torch:
		return text + "Is optimizer.step() called after loss.backward(), and zero_grad() before " +
			"both? Does the optimizer have the parameters of this model, not those of another " +
			"one, or of one that was replaced later? Is the learning rate 0? Record the " +
			"gradients, so that the report can tell you more."
	case !r.Gradients:
		return text + "Is eta greater than 0 where it is used (eta-is-zero in step 06)? Are the states " +
			"copies, and is the update written back to the parameters?"
	case len(r.Vanished) == len(r.Parameters) && r.IsSaturated():
		return text + saturated
	case len(r.Vanished) == len(r.Parameters):
		return text + "Every recorded gradient is 0, but should not be: " + whyZero
	}
	return text + "The recording has gradients, but they are not used: optimizer.step() is " +
		"missing, or zero_grad() is called just before it, or the optimizer was made with the " +
		"parameters of another model, or eta is 0 (eta-is-zero in step 06)."
}

// gradientVerdict says what only gradients can tell, or "".
func (r *report) gradientVerdict() string {
	switch {
	case !r.Gradients:
	case len(r.Missing) > 0:
		return fmt.Sprintf("No gradient reaches %s: the graph is cut between them and the loss "+
			"(detach, .data, numpy, torch.tensor of an output), or requires_grad is False.",
			parameters(r.Missing))
	case len(r.Vanished) == len(r.Parameters) && r.IsSaturated():
		return saturated
	case len(r.Vanished) > 0 && r.Explanation == nil:
		return fmt.Sprintf("The gradient of %s is 0, but should not be: %s",
			parameters(r.Vanished), whyZero)
	case len(r.Unmoved) > 0:
		return fmt.Sprintf("There is a gradient for %s, but no update. Does the optimizer have "+
			"these parameters: SGD(model.parameters()), made after the last layer?",
			parameters(r.Unmoved))
	}
	return ""
}

// unused says that right gradients are not used as they should be, or "".
func (r *report) unused() string {
	switch o := r.Optimizer; {
	case !r.Gradients || r.Small:
	case o == nil:
		return " No optimizer on the list makes the updates of them: if you wrote your own, check it."
	case o.Idle:
		return " But the updates do not use them: is zero_grad() called between backward() and step()?"
	case o.Moved != nil:
		return " But the updates do not use them correctly: " + r.moved() + "."
	}
	return ""
}

// moved names a wrong way to use gradients.
func (r *report) moved() string {
	m := r.Optimizer.Moved[0]
	return strings.ReplaceAll(m.What, "{number}", number(math.Abs(m.Number)))
}

// steps says in a sentence how the updates come from the recorded gradients.
func (r *report) steps() string {
	o, eta := r.Optimizer, number(r.Diagnosis.Observed.Eta)
	switch {
	case len(r.Unmoved) > 0:
		return "The updates leave out " + parameters(r.Unmoved) + "."
	case r.Small:
		return "The updates are too small for the digits of the parameters, so nothing can be " +
			"said about them."
	case o == nil:
		return "The updates are not a multiple of the gradients, and no optimizer on the list " +
			"explains them. That need not be a mistake."
	case o.Moved != nil:
		return "The updates are not those of gradient descent: " + r.moved() + "."
	case o.Late:
		return "From the second on, the updates are those of " + o.Text + "."
	case o.Plain && o.Eta > 0 && number(o.Eta) == eta:
		return "Every parameter is reduced by eta times its gradient."
	case o.Plain && o.Eta > 0:
		return fmt.Sprintf("Every parameter is reduced by %s times its gradient, but the "+
			"recorded eta is %s.", number(o.Eta), eta)
	}
	return "The updates are those of " + o.Text + "."
}

// lost says which parameters are right and which are not.
func (r *report) lost() string {
	switch {
	case r.Resolution() > 0.02:
		return "The numbers have too few digits to tell what the updates come from. " + inFull
	case len(r.Good) == 0 && r.Gradients:
		return "I cannot tell: no listed mistake explains these gradients."
	case !r.Gradients && slices.ContainsFunc(r.Observed.Updates, search.HasGradient):
		return "I cannot tell: state 0 has no gradients, but others have. Is step() called before " +
			"backward()? Record after backward() and before step()."
	case len(r.Good) == 0:
		return "I cannot tell: no listed mistake and no optimizer this program knows explains the " +
			"updates. Record the gradients, too."
	}
	text := parameters(r.Good) + " are right; " + parameters(r.Bad) + " match no mistake in the list."
	if len(r.Good) == 1 {
		text = strings.Replace(text, " are ", " is ", 1)
	}
	if len(r.Bad) == 1 {
		text = strings.Replace(text, " match ", " matches ", 1)
	}
	return text
}

// whereToLook says what the unexplained parameters leave.
func (r *report) whereToLook() string {
	if !r.Gradients && r.IsRedrawn() {
		return "Every update changes the weights as much as new ones would: are they drawn again " +
			"each time (fresh-start-every-epoch in step 06)?"
	}
	proof := r.proof()
	var above []search.Parameter
	last := 0 // the highest layer below
	for _, q := range r.Bad {
		if q.Layer >= proof.Layer {
			above = append(above, q)
		} else {
			last = max(last, q.Layer)
		}
	}
	text := ""
	if len(above) > 0 {
		text = fmt.Sprintf("δ%s is right, since %s follows from it. Look at the lines that make, "+
			"clip and use the gradient of %s. ",
			subscript(proof.Layer), proof, parameters(above))
	}
	if last > 0 {
		text += "Look at the lines that make δ" + subscript(last) + ", and at those that use it."
	}
	return text
}

// proof is the lowest W that is updated as it should be. It shows that the deltas of its
// layer are right, and so are those above, which they are made from. A b alone does not:
// Σ(o − mean y) is Σ(o − y). If there is none, it is above all layers.
func (r *report) proof() search.Parameter {
	proof := search.Parameter{Layer: len(r.Activations) + 1}
	for _, q := range r.Good {
		if q.Layer < proof.Layer && !q.Bias {
			proof = q
		}
	}
	return proof
}
