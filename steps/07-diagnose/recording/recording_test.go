package recording

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

// A recording is refused in one line, with the field, what is there, and what is wanted; or
// it is read.
func TestRead(t *testing.T) {
	golden.CheckAnswers(t, "testdata/recordings.golden", shown)
}

// shown is an error, or what is known of the first reading.
func shown(text string) string {
	r, err := Read(strings.NewReader(text))
	var list []*Observed
	if err == nil {
		list, err = r.Readings()
	}
	if err != nil {
		return err.Error()
	}
	o := list[0]
	said := fmt.Sprintf("%d readings: %s torch %t, outputs %t, fits %t, merged %d, still %t. %s",
		len(list), o.Layout, o.Torch, o.Checked, o.Fits, o.Merged, o.Still, o.CutWhy)
	for i, u := range o.Updates {
		said += fmt.Sprintf(" x %v y %v W %v B %v", u.X, u.Y, u.Before.W, u.Before.B)
		if u.Gradient != nil {
			said += fmt.Sprintf(" gradient %v %v", u.Gradient.W, u.Gradient.B)
		}
		if i == len(o.Updates)-1 {
			said += fmt.Sprintf(" and then %v %v", u.After.W, u.After.B)
		}
	}
	return strings.Join(strings.Fields(said), " ")
}

func TestHugeFile(t *testing.T) {
	text := strings.NewReader(strings.Repeat(" ", largestFile+1))
	if _, err := Read(text); err == nil || !strings.Contains(err.Error(), "64 megabytes") {
		t.Error(err)
	}
}

// The rounding is half of the last digit, as the program wrote it, and Arithmetic is that of
// its operations.
func TestDigits(t *testing.T) {
	golden.CheckAnswers(t, "testdata/digits.golden", func(line string) string {
		var d Digits
		var numbers []float64
		for _, text := range strings.Fields(line) {
			x, _ := strconv.ParseFloat(text, 64)
			d.addNumber(text, x)
			numbers = append(numbers, x)
		}
		said := fmt.Sprintf("%s, arithmetic %.2g, rounded by", d, d.Arithmetic())
		for _, x := range numbers {
			said += fmt.Sprintf(" %.2g", d.Rounding(x))
		}
		return said
	})
}
