package recording

// A recording is read over its bytes: the numbers go straight to where they stay. Tables
// of MNIST's size, read into trees of encoding/json, take seconds and a gigabyte.

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// deepest is how many lists may be inside each other.
const deepest = 8

// decoder reads JSON, and NaN, Infinity and -Infinity, which Python writes.
type decoder struct {
	text []byte
	at   int
}

// peek returns the next byte that is not white space, or 0 at the end.
func (d *decoder) peek() byte {
	for d.at < len(d.text) {
		switch c := d.text[d.at]; c {
		case ' ', '\t', '\n', '\r':
			d.at++
		default:
			return c
		}
	}
	return 0
}

func (d *decoder) syntax(want string) error {
	if d.peek() == 0 {
		return fmt.Errorf("not JSON: the recording ends at byte %d; want %s: "+
			"is the file complete?", d.at, want)
	}
	return fmt.Errorf("not JSON: byte %d is %q; want %s", d.at+1, d.text[d.at], want)
}

// object calls field for each name, with the decoder before the value.
func (d *decoder) object(field func(name string) error) error {
	d.at++ // the brace
	return d.elements('}', func(int) error {
		if d.peek() != '"' {
			return d.syntax(`a name like "W1"`)
		}
		name, err := d.string()
		if err != nil {
			return err
		}
		if d.peek() != ':' {
			return d.syntax("a colon")
		}
		d.at++
		return field(name)
	})
}

// list calls element for each, with the decoder before it.
func (d *decoder) list(element func(i int) error) error {
	d.at++ // the bracket
	return d.elements(']', element)
}

// elements reads what is between commas, up to the end.
func (d *decoder) elements(end byte, element func(i int) error) error {
	for i := 0; ; i++ {
		c := d.peek()
		if c == end && i == 0 {
			d.at++
			return nil
		}
		if err := element(i); err != nil {
			return err
		}
		switch c = d.peek(); c {
		case ',':
			d.at++
		case end:
			d.at++
			return nil
		default:
			return d.syntax(fmt.Sprintf("a comma or %c", end))
		}
	}
}

func (d *decoder) string() (string, error) {
	from := d.at
	for d.at++; d.at < len(d.text); d.at++ {
		switch d.text[d.at] {
		case '\\':
			d.at++
		case '"':
			d.at++
			var s string
			err := json.Unmarshal(d.text[from:d.at], &s)
			if err != nil {
				return "", fmt.Errorf("not JSON: byte %d: %v", from+1, err)
			}
			return s, nil
		}
	}
	d.at = len(d.text)
	return "", d.syntax("the end of a text")
}

// word returns the number, or NaN, true, null and the like, that comes next.
func (d *decoder) word() []byte {
	d.peek()
	from := d.at
	for ; d.at < len(d.text); d.at++ {
		switch d.text[d.at] {
		case ' ', '\t', '\n', '\r', ',', ']', '}', '[', '{', ':', '"':
			return d.text[from:d.at]
		}
	}
	return d.text[from:]
}

// number reads a number. What is not finite is one, too: Infinity, or 1e999.
func (d *decoder) number() (x float64, word []byte, ok bool) {
	from := d.at
	word = d.word()
	if len(word) == 0 {
		return 0, word, false
	}
	x, err := strconv.ParseFloat(string(word), 64)
	switch first := word[len(word)-1]; {
	case string(word) == "NaN", strings.TrimPrefix(string(word), "-") == "Infinity":
		return x, word, true
	case err != nil && !math.IsInf(x, 0), first < '0' || first > '9',
		bytes.ContainsAny(word, "_xXpP"):
		d.at = from
		return 0, word, false
	}
	return x, word, true
}

// shown returns the next value for an error message.
func (d *decoder) shown() string {
	switch d.peek() {
	case '[':
		return "a list"
	case '{':
		return "an object"
	case '"':
		from := d.at
		_, err := d.string()
		if err != nil {
			return "a text without an end"
		}
		return string(d.text[from:d.at])
	}
	if word := d.word(); len(word) > 0 {
		return fmt.Sprintf("%.40s", word)
	}
	return "missing"
}

// skip passes over a value.
func (d *decoder) skip() error {
	switch d.peek() {
	case '[':
		return d.list(func(int) error { return d.skip() })
	case '{':
		return d.object(func(string) error { return d.skip() })
	case '"':
		_, err := d.string()
		return err
	}
	if len(d.word()) == 0 {
		return d.syntax("a value")
	}
	return nil
}

// array reads a number, or lists of lists of them, which must be rectangular.
func (d *decoder) array(path string) (*Array, error) {
	a := &Array{path: path}
	var index [deepest]int
	place := func(depth int) string {
		text := path
		for _, i := range index[:depth] {
			text += "[" + strconv.Itoa(i) + "]"
		}
		return text
	}
	open := true // no number was read yet, so lists are still being opened
	var add func(depth int) error
	add = func(depth int) error {
		if d.peek() == '[' {
			switch {
			case depth == deepest:
				return fmt.Errorf("%s has lists more than %d deep", path, deepest)
			case open:
				a.Shape = append(a.Shape, 0)
			case depth >= len(a.Shape):
				return fmt.Errorf("%s is a list where others have a number; want the "+
					"same depth everywhere", place(depth))
			}
			first, n := open, 0
			err := d.list(func(i int) error {
				index[depth], n = i, i+1
				return add(depth + 1)
			})
			switch {
			case err != nil:
				return err
			case n == 0:
				return fmt.Errorf("%s is an empty list; want numbers", place(depth))
			case first:
				a.Shape[depth] = n
			case n != a.Shape[depth]:
				return fmt.Errorf("%s has %d elements where others have %d; want rows "+
					"of one length", place(depth), n, a.Shape[depth])
			}
			return nil
		}
		x, word, ok := d.number()
		if !ok {
			return fmt.Errorf("%s is %s; want a number", place(depth), d.shown())
		}
		if open = false; depth != len(a.Shape) {
			return fmt.Errorf("%s is a number where others have a list; want the same "+
				"depth everywhere", place(depth))
		}
		if a.notFinite == "" && (math.IsNaN(x) || math.IsInf(x, 0)) {
			a.notFinite = fmt.Sprintf("%s is %s", place(depth), word)
		}
		a.Data = append(a.Data, x)
		a.digits.addNumber(word, x)
		return nil
	}
	return a, add(0)
}
