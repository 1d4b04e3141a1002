// Package search finds out what the updates of a recording were made from. A verdict has to
// give every number of every update, as far as its digits go, or it is "I cannot tell".
//
//   - problem.go has what is to be explained: what was subtracted, and how far rounding may
//     have changed it.
//   - diagnose.go asks three questions, the cheapest first. Are the updates right but for a
//     constant? Does an optimizer make them of right gradients (optimizer.go, adaptive.go,
//     with the least squares of series.go; whole.go if examples are used one by one)? Which
//     mistakes make them?
//   - search.go looks for mistakes from the output back. way.go lists the ways to make the
//     deltas of a layer; fit.go compares a gradient made with them to the updates, times the
//     constants of constant.go; move.go has what else an update may be made of.
//   - explanation.go collects what is not right in an explanation, and what it costs.
//   - rival.go tells two explanations apart that cost the same, and certain.go says whether
//     the numbers have digits enough.
//   - check.go compares each parameter's updates with the right gradient, for the report.
package search
