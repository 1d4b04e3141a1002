package recording

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// deepest is how many lists may be inside each other.
const deepest = 8

// array is a table of numbers, row by row: a number, a list, or rows. What has more
// dimensions, such as images, has an example in each row.
type array struct {
	shape     []int
	data      []float64
	path      string
	digits    Digits
	notFinite string // the place of the first number that is not, or ""
}

// dims returns the rows and columns; a list is a row.
func (a *array) dims() (rows, cols int) {
	if len(a.shape) < 2 {
		return 1, len(a.data)
	}
	return a.shape[0], a.shape[1]
}

// size returns the shape for messages: 4×2.
func (a *array) size() string {
	if len(a.shape) == 0 {
		return "a number"
	}
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(a.shape), " ", "×"), "[]")
}

// newArray reads a number, or lists of lists of numbers, which must be rectangular, from
// JSON. The numbers go straight to where they stay.
func newArray(path string, text []byte) (*array, error) {
	if text == nil {
		return nil, nil
	}
	a := &array{path: path}
	var count [deepest]int // of the elements so far, in each list that is open
	depth := 0
	place := func() string {
		text := path
		for _, i := range count[:depth] {
			text += "[" + strconv.Itoa(i) + "]"
		}
		return text
	}
	const want = "want numbers, in lists of one depth and rows of one length"
	for at := 0; at < len(text); {
		switch c := text[at]; c {
		case '[':
			if depth == len(a.shape) && len(a.data) == 0 && depth < deepest {
				a.shape = append(a.shape, 0) // the first list of its depth
			}
			if depth == len(a.shape) {
				return nil, fmt.Errorf("%s is a list; %s", place(), want)
			}
			count[depth] = 0
			depth++
			at++
		case ']':
			depth--
			if n := count[depth]; n == 0 || a.shape[depth] > 0 && n != a.shape[depth] {
				return nil, fmt.Errorf("%s is a list of %d; %s", place(), n, want)
			}
			a.shape[depth] = count[depth]
			if depth > 0 {
				count[depth-1]++
			}
			at++
		case ' ', '\t', '\n', '\r', ',':
			at++
		default:
			end := at
			for end < len(text) && !strings.ContainsRune(" \t\n\r,]", rune(text[end])) {
				end++
			}
			word := text[at:end]
			x, err := strconv.ParseFloat(string(word), 64)
			if err != nil && !math.IsInf(x, 0) || depth < len(a.shape) {
				return nil, fmt.Errorf("%s is %.30s; %s", place(), word, want)
			}
			if math.IsInf(x, 0) && a.notFinite == "" {
				a.notFinite = place()
			}
			a.data = append(a.data, x)
			a.digits.addNumber(word, x)
			if at = end; depth > 0 {
				count[depth-1]++
			}
		}
	}
	a.flat()
	return a, nil
}

// flat drops the dimensions of length 1 beyond two, and joins what is left beyond.
func (a *array) flat() {
	for i := len(a.shape) - 1; i >= 0 && len(a.shape) > 2; i-- {
		if a.shape[i] == 1 {
			a.shape = slices.Delete(a.shape, i, i+1)
		}
	}
	if len(a.shape) > 2 {
		a.shape = []int{a.shape[0], len(a.data) / a.shape[0]}
	}
}

// selectRows returns n rows, going on with the first after the last.
func (a *array) selectRows(from, n, rows int) *array {
	width := len(a.data) / rows
	b := &array{shape: []int{n, width}, path: a.path, digits: a.digits}
	for i := range n {
		row := (from + i) % rows
		b.data = append(b.data, a.data[row*width:(row+1)*width]...)
	}
	return b
}
