package main

// How formulas are written: names in braces become the tutorial's names, or NumPy's.

import (
	"fmt"
	"strconv"
	"strings"
)

// formula fills in the names of layer k, as the tutorial writes them.
func (p *Problem) formula(text string, k int) string {
	f := p.F[k-1].Symbol
	pairs := []string{
		"{f}", f, "{a}", p.activationName(k), "{in}", p.activationName(k - 1),
		"{z}", "z" + subscript(k), "{zin}", "z" + subscript(k-1),
		"{δ}", "δ" + subscript(k), "{e}", "∂E/∂" + p.activationName(k),
		"{W}", "W" + subscript(k), "{b}", "b" + subscript(k),
	}
	if k < p.layers() {
		pairs = append(pairs, "{f+}", p.F[k].Symbol, "{z+}", "z"+subscript(k+1),
			"{δ+}", "δ"+subscript(k+1), "{e+}", "∂E/∂"+p.activationName(k+1),
			"{a+}", p.activationName(k+1),
			"{W+}", "W"+subscript(k+1), "{b+}", "b"+subscript(k+1))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// numPy fills in the names of layer k, as a NumPy program has them.
func (p *Problem) numPy(text string, k int) string {
	slope := func(k int) string {
		return strings.ReplaceAll(p.F[k-1].NumPy, "{a}", p.activationName(k))
	}
	n, m := strconv.Itoa(k), strconv.Itoa(k+1)
	pairs := []string{
		"{f}", p.F[k-1].Name, "{a}", p.activationName(k), "{in}", p.activationName(k - 1),
		"{z}", "z" + n, "{zin}", "z" + strconv.Itoa(k-1), "{δ}", "delta" + n,
		"{e}", "error" + n, "{W}", "W" + n, "{b}", "b" + n, "{slope}", slope(k),
	}
	if k < p.layers() {
		pairs = append(pairs, "{z+}", "z"+m, "{δ+}", "delta"+m, "{e+}", "error"+m,
			"{a+}", p.activationName(k+1), "{W+}", "W"+m, "{b+}", "b"+m,
			"{slope+}", slope(k+1))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// activationName is what the activations of layer k are called.
func (p *Problem) activationName(k int) string {
	switch {
	case k == 0:
		return "x"
	case k == p.layers():
		return "output"
	case p.layers() == 2:
		return "hidden"
	}
	return fmt.Sprintf("hidden%d", k)
}

func subscript(n int) string {
	return strings.Map(func(r rune) rune { return r - '0' + '₀' }, strconv.Itoa(n))
}

// ofParameter fills in the name of one parameter.
func ofParameter(text string, q Parameter, numPy bool) string {
	name := q.String()
	if !numPy {
		name = name[:1] + subscript(q.Layer)
	}
	return strings.ReplaceAll(text, "{P}", name)
}

// and joins names: a, b and c.
func and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// counted is the number with its word: 1 layer, 2 layers.
func counted(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
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
