package report

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"example/xor/steps/07-diagnose/search"
)

// How formulas are written: names in braces become the tutorial's names, or NumPy's.

// names fills in the names of layer k, as the tutorial writes them.
func (r *report) formula(text string, k int) string {
	f := r.Activations
	pairs := []string{
		"{f}", f[k-1].Symbol, "{a}", r.activation(k), "{in}", r.activation(k - 1),
		"{z}", "z" + subscript(k), "{zin}", "z" + subscript(k-1),
		"{δ}", "δ" + subscript(k), "{e}", "∂E/∂" + r.activation(k),
		"{W}", "W" + subscript(k), "{b}", "b" + subscript(k),
	}
	if k < len(f) {
		pairs = append(pairs, "{f+}", f[k].Symbol, "{z+}", "z"+subscript(k+1),
			"{δ+}", "δ"+subscript(k+1), "{e+}", "∂E/∂"+r.activation(k+1),
			"{a+}", r.activation(k+1), "{W+}", "W"+subscript(k+1), "{b+}", "b"+subscript(k+1))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

var slopeOf = regexp.MustCompile(`\{slope of ([^{}]*)\}`)

// numPy fills in the names of layer k, as a NumPy program has them.
func (r *report) numPy(text string, k int) string {
	f := r.Activations
	slope := func(k int) string {
		return strings.NewReplacer("{a}", r.activation(k), "{z}", fmt.Sprint("z", k)).
			Replace(f[k-1].NumPy)
	}
	n, m := strconv.Itoa(k), strconv.Itoa(k+1)
	pairs := []string{
		"{f}", strings.ReplaceAll(f[k-1].Name, " ", "_"), "{a}", r.activation(k),
		"{in}", r.activation(k - 1), "{z}", "z" + n, "{zin}", "z" + strconv.Itoa(k-1),
		"{δ}", "delta" + n, "{e}", "error" + n, "{W}", "W" + n, "{b}", "b" + n,
		"{slope}", slope(k),
	}
	if k < len(f) {
		pairs = append(pairs, "{z+}", "z"+m, "{δ+}", "delta"+m, "{e+}", "error"+m,
			"{a+}", r.activation(k+1), "{W+}", "W"+m, "{b+}", "b"+m, "{slope+}", slope(k+1))
	}
	text = strings.NewReplacer(pairs...).Replace(text)
	return slopeOf.ReplaceAllStringFunc(text, func(s string) string {
		of := slopeOf.FindStringSubmatch(s)[1]
		return strings.NewReplacer("{a}", of, "{z}", of).Replace(f[k-1].NumPy)
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
	if q.Bias {
		text = strings.NewReplacer("{in}ᵀ·", "Σ ", "{in}ₙᵀ·", "", "{in}₁ᵀ·", "").Replace(text)
		text = inProduct.ReplaceAllString(text, "$2.sum(axis=0)")
	}
	return strings.ReplaceAll(text, "{P}", name)
}

// added rewrites a line for a program that forms y − output and adds.
var added = strings.NewReplacer("{a} − y", "y − {a}", "{a} - y", "y - {a}",
	"{z} − y", "y − {z}", "{z} - y", "y - {z}", "round({a}) − y", "y − round({a})",
	"np.round({a}) - y", "y - np.round({a})", "{e} = −y", "{e} = y", "{e} = -y", "{e} = y",
	"{e} = {a}", "{e} = −{a}", "−=", "+=", "-=", "+=", "∂E/∂{P}", "−∂E/∂{P}",
	"∂E/∂{W}", "−∂E/∂{W}", "∂E/∂{b}", "−∂E/∂{b}", "{e} = ", "{e} = ")

// and joins names: a, b and c.
func and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func parameters(list []search.Parameter) string {
	var names []string
	for _, q := range list {
		names = append(names, q.String())
	}
	return and(names)
}

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

// wrapped breaks a text into lines of up to 79 columns, each after an indent.
func wrapped(text, indent string) string {
	var lines []string
	line := indent
	for _, word := range strings.Fields(text) {
		if len([]rune(line))+1+len([]rune(word)) > 79 && line != indent {
			lines = append(lines, line)
			line = indent
		}
		if line != indent {
			line += " "
		}
		line += word
	}
	return strings.Join(append(lines, line), "\n") + "\n"
}
