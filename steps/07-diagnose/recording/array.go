package recording

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
)

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

// newArray makes an array of a number, or of lists of lists of numbers, which must be
// rectangular. The path is its place in the recording. Null makes none.
func newArray(path string, value any) (*array, error) {
	if value == nil {
		return nil, nil
	}
	a := &array{path: path}
	if err := a.add(path, value, 0); err != nil {
		return nil, err
	}
	if len(a.shape) > 2 {
		a.shape = []int{a.shape[0], len(a.data) / a.shape[0]}
	}
	return a, nil
}

// add appends the numbers of a value that is inside so many lists.
func (a *array) add(path string, value any, depth int) error {
	const want = "want numbers, in lists of one depth and rows of one length"
	list, isList := value.([]any)
	if isList && depth == len(a.shape) && len(a.data) == 0 {
		a.shape = append(a.shape, len(list)) // the first list of its depth
	}
	switch {
	case !isList && depth == len(a.shape) && a.addNumber(path, value):
		return nil
	case !isList:
		text, _ := json.Marshal(value)
		return fmt.Errorf("%s is %.30s; %s", path, text, want)
	case depth == len(a.shape):
		return fmt.Errorf("%s is a list; %s", path, want)
	case len(list) == 0 || len(list) != a.shape[depth]:
		return fmt.Errorf("%s is a list of %d; %s", path, len(list), want)
	}
	for i, v := range list {
		if err := a.add(path+"["+strconv.Itoa(i)+"]", v, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// addNumber appends a number, or a boolean as 1 or 0, and reports whether it is one.
func (a *array) addNumber(path string, value any) bool {
	switch value {
	case true:
		value = json.Number("1")
	case false:
		value = json.Number("0")
	}
	number, ok := value.(json.Number)
	x, _ := number.Float64() // infinite if it is too large
	if math.IsInf(x, 0) && a.notFinite == "" {
		a.notFinite = path
	}
	a.data = append(a.data, x)
	a.digits.addNumber(string(number), x)
	return ok
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
