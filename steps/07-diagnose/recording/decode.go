package recording

// Tables of numbers, read over their bytes: trees of encoding/json would take seconds and
// a gigabyte for a table of MNIST's size.

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
)

// deepest is how many lists may be inside each other.
const deepest = 8

// Array is a table of numbers of any dimension, row by row.
type Array struct {
	Shape  []int
	Data   []float64
	path   string
	bad    string // what is wrong with it, to follow the path in a message
	finite bool
	digits Digits
}

// withoutNaN returns JSON: Python writes NaN, Infinity and -Infinity, which are null here.
func withoutNaN(text []byte) []byte {
	for _, word := range []string{"-Infinity", "Infinity", "NaN"} {
		text = bytes.ReplaceAll(text, []byte(word), []byte("null"))
	}
	return bytes.TrimPrefix(text, []byte("\uFEFF"))
}

// UnmarshalJSON reads a number, or lists of lists of them, which must be rectangular. It
// has no path to name in an error, so what is wrong is kept in a.bad.
func (a *Array) UnmarshalJSON(text []byte) error {
	*a = Array{finite: true}
	depth := 0
	var count [deepest + 1]int
	for at := 0; at < len(text) && a.bad == ""; {
		switch c := text[at]; c {
		case ' ', '\t', '\n', '\r', ',':
			at++
		case '[':
			at++
			if depth++; depth > deepest || len(a.Data) > 0 && depth > len(a.Shape) {
				a.bad = "has lists where others have numbers, or too many in each other"
				return nil
			}
			if depth > len(a.Shape) {
				a.Shape = append(a.Shape, 0)
			}
			count[depth] = 0
		case ']':
			at++
			n := count[depth]
			depth--
			count[depth]++
			if n == 0 {
				a.bad = "has an empty list; want numbers"
			} else if a.Shape[depth] != 0 && a.Shape[depth] != n {
				a.bad = fmt.Sprintf("has lists of %d and of %d; want rows of one length",
					a.Shape[depth], n)
			}
			a.Shape[depth] = n
		default:
			word := text[at:]
			if end := bytes.IndexAny(word, ",] \t\n\r"); end >= 0 {
				word = word[:end]
			}
			at += len(word)
			count[depth]++
			a.addNumber(word, depth)
		}
	}
	return nil
}

// addNumber adds a number, or null for one that is not finite.
func (a *Array) addNumber(word []byte, depth int) {
	x, err := strconv.ParseFloat(string(word), 64)
	switch {
	case depth != len(a.Shape):
		a.bad = "has numbers where others have lists; want one depth"
	case string(word) == "null":
		x = math.NaN()
	case err != nil && !math.IsInf(x, 0): // 1e999 is infinite
		a.bad = fmt.Sprintf("has %.20s; want numbers", word)
	}
	a.finite = a.finite && !math.IsNaN(x) && !math.IsInf(x, 0)
	a.Data = append(a.Data, x)
	a.digits.addNumber(word, x)
}
