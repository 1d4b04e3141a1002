package report

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example/xor/steps/07-diagnose/choices"
	"example/xor/steps/07-diagnose/search"
)

// explain shows each finding with the wrong line and the right one.
func (r *report) explain() {
	serious, harmless := r.sorted()
	if r.Coarse {
		r.say("With so few digits this is only a guess: %s. Do not rely on it.",
			r.list(r.Explanation.Findings))
		return
	}
	for _, f := range append(serious, harmless...) {
		headline := []rune(r.headline(f))
		r.say("%s%s.", strings.ToUpper(string(headline[:1])), string(headline[1:]))
		if f.Choice == &choices.Momentum && !f.IsHarmless() {
			r.WriteString("    The other parameters have none. Is a velocity kept for each?\n")
		} else if !f.IsHarmless() {
			r.lines(f)
		} else if f.Part != nil {
			r.WriteString("    That is harmless: every update is longer or shorter, in the same " +
				"direction.\n    Leave it, and choose an eta that suits it.\n")
		}
		if name := r.entry(f); name != "" {
			fmt.Fprintf(r, "    in step 06: %s\n", name)
		}
		if f.Choice.Seen != "" {
			fmt.Fprintf(r, "    seen in %s\n", f.Choice.Seen)
		}
		r.WriteByte('\n')
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
	r.say("With this, all %d numbers %s are reproduced, to the precision of the recording.",
		numbers, updates)
	for _, other := range r.Same {
		r.WriteByte('\n')
		r.say("The result is the same if %s.", r.list(other.Findings))
	}
	for i, other := range r.Rival {
		r.WriteByte('\n')
		r.say("The same numbers result if %s. To tell which it is, record %s.",
			r.list(other.Findings), r.Tells[i])
	}
}

// entry is the entry of step 06 for a finding, or empty.
func (r *report) entry(f search.Finding) string {
	c, layers := f.Choice, len(r.Activations)
	hidden, biases := cmp.Or(c.Hidden, c.Entry), len(f.Parameters) > 0
	below := biases
	for _, q := range f.Parameters {
		biases = biases && r.Parameters[q].Bias
		below = below && r.Parameters[q].Layer < layers
	}
	switch {
	case f.Part == choices.Sign && f.Everywhere:
		return "sign-flipped"
	case f.Part == choices.Sign && below:
		return "sign-flipped-hidden"
	case f.Part == choices.Zero && biases:
		return "biases-not-updated"
	case c.Entry == "averaged" && biases:
		return "mean-for-biases"
	case c.Entry == "averaged" && !f.Everywhere:
		return ""
	case len(f.Layers) > 0 && !slices.Contains(f.Layers, layers):
		return hidden
	case len(f.Layers) > 1 && hidden != c.Entry:
		return c.Entry + ", " + hidden
	}
	return c.Entry
}

// lines shows a finding's wrong line and the right one, each as a formula and in NumPy.
func (r *report) lines(f search.Finding) {
	c, k := f.Choice, len(r.Activations)
	if len(f.Layers) > 0 {
		k = f.Layers[0]
	}
	wrong, right := [2]string{c.Formula, c.NumPy}, [2]string{f.Right.Formula, f.Right.NumPy}
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
	}
	if c.Right != "" {
		right = [2]string{"", c.Right}
	}
	if line, other, _ := strings.Cut(c.Torch, "\n"); r.Torch && line != "" {
		wrong[1], right[1] = line, cmp.Or(other, c.Right)
	}
	for i, lines := range [][2]string{wrong, right} {
		label := []string{"wrong", "right"}[i]
		for j, line := range lines {
			if line == "" {
				continue
			}
			if r.Explanation.Plus && f.Part != choices.Sign {
				line = added(line)
			}
			if len(f.Parameters) > 0 {
				line = ofParameter(line, r.Parameters[f.Parameters[0]], j == 1)
			}
			line = strings.ReplaceAll(line, "{sent}", "{δ+}")
			line = strings.ReplaceAll(line, "{number}", number(math.Abs(f.Number)))
			fmt.Fprintf(r, "    %-10s%s\n", label, r.named(line, k, j == 1))
			label = ""
		}
	}
}

var slopeOf = regexp.MustCompile(`\{slope of ([^{}]*)\}`)

// named replaces the names in braces by those of layer k: the tutorial's, or NumPy's.
func (r *report) named(text string, k int, numPy bool) string {
	name := func(letter, word string, k int) string {
		if numPy {
			return word + strconv.Itoa(k)
		}
		return letter + subscript(k)
	}
	pairs := []string{"{in}", r.activation(k - 1), "{zin}", name("z", "z", k-1)}
	for n := k; n <= min(k+1, len(r.Activations)); n++ {
		mark := strings.Repeat("+", n-k) + "}" // of the next layer
		f, a, z := r.Activations[n-1], r.activation(n), name("z", "z", n)
		symbol, err := f.Symbol, "∂E/∂"+a
		if numPy {
			symbol, err = strings.ReplaceAll(f.Name, " ", "_"), name("", "error", n)
		}
		pairs = append(pairs, "{f"+mark, symbol, "{a"+mark, a, "{z"+mark, z, "{e"+mark, err,
			"{δ"+mark, name("δ", "delta", n), "{W"+mark, name("W", "W", n),
			"{b"+mark, name("b", "b", n),
			"{slope"+mark, strings.NewReplacer("{a}", a, "{z}", z).Replace(f.NumPy))
	}
	text = strings.NewReplacer(pairs...).Replace(text)
	return slopeOf.ReplaceAllStringFunc(text, func(s string) string {
		of := slopeOf.FindStringSubmatch(s)[1]
		return strings.NewReplacer("{a}", of, "{z}", of).Replace(r.Activations[k-1].NumPy)
	})
}

// activation is what the activations of layer k are called.
func (r *report) activation(k int) string {
	switch layers := len(r.Activations); {
	case k == 0:
		return "x"
	case k == layers:
		return "output"
	case layers == 2:
		return "hidden"
	}
	return fmt.Sprint("hidden", k)
}

func subscript(n int) string {
	return strings.Map(func(r rune) rune { return r - '0' + '₀' }, strconv.Itoa(n))
}

// inProduct is the product that makes a gradient, whose input is 1 for a bias.
var inProduct = regexp.MustCompile(`\{in\}(\[[^]]*\])?\.T @ (\([^()]*\)|\{[^}]*\}(\[[^]]*\])?)`)

// ofParameter fills in the name of one parameter.
func ofParameter(text string, q search.Parameter, numPy bool) string {
	name := q.String()
	if !numPy {
		name = name[:1] + subscript(q.Layer)
	}
	if q.Bias && strings.Contains(text, "{P}") { // a product that is written for any parameter
		text = strings.NewReplacer("{in}ᵀ·", "Σ ", "{in}ₙᵀ·", "", "{in}₁ᵀ·", "").Replace(text)
		text = inProduct.ReplaceAllString(text, "$2.sum(axis=0)")
	}
	return strings.ReplaceAll(text, "{P}", name)
}

// added rewrites a line for a program that forms y − output and adds.
func added(line string) string {
	line = errorOf.ReplaceAllString(line, "$3$2$1")
	return strings.NewReplacer("−=", "+=", "-=", "+=", "∂E/∂{P}", "−∂E/∂{P}",
		"∂E/∂{W}", "−∂E/∂{W}", "∂E/∂{b}", "−∂E/∂{b}").Replace(line)
}

// errorOf is an output, or a function of it, minus a target.
var errorOf = regexp.MustCompile(
	`(\{[az]\}|[\pL.]+\(\{[az]\}\))( [−-] )(mean\(y\)|y\.ravel\(\)|y)`)

// and joins names: a, b and c.
func and[T any](list []T, name func(T) string) string {
	text := ""
	for i, v := range list {
		switch {
		case i > 0 && i == len(list)-1:
			text += " and "
		case i > 0:
			text += ", "
		}
		text += name(v)
	}
	return text
}

func parameters(list []search.Parameter) string { return and(list, search.Parameter.String) }

// counted is the number with its word: 1 layer, 2 layers.
func counted(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

func number(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "–"
	}
	return fmt.Sprintf("%.4g", v)
}

// wrapped breaks lines after up to 79 columns, but for code, which is indented by four.
func wrapped(text string) string {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		indent := strings.Repeat(" ", len(line)-len(strings.TrimLeft(line, " -")))
		code := strings.HasPrefix(line, "    ")
		for !code && utf8.RuneCountInString(line) > 79 {
			at := strings.LastIndex(string([]rune(line)[:80]), " ")
			if at <= len(indent) {
				break
			}
			lines, line = append(lines, line[:at]), indent+line[at+1:]
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
