package recording

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
	"example/xor/tensor"
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
	return said
}

func TestHugeFile(t *testing.T) {
	text := strings.NewReader(strings.Repeat(" ", largestFile+1))
	if _, err := Read(text); err == nil || !strings.Contains(err.Error(), "64 megabytes") {
		t.Error(err)
	}
}

// The rounding is half of the last digit, as the program wrote it.
func TestDigits(t *testing.T) {
	for _, test := range []struct {
		format string
		round  func(float64) float64
		text   string
	}{
		{"%v", func(x float64) float64 { return x }, "written in full, as float64"},
		{"%.17g", func(x float64) float64 { return float64(float32(x)) }, "float32"},
		{"%.4f", nil, "written with 5 digits"},
		{"%.6f", nil, "written with 7 digits"},
		{"%.3e", nil, "written with 4 digits"},
		{"%.5g", nil, "written with 5 digits"},
	} {
		random := tensor.NewRandom(3)
		var exact, written []float64
		var d Digits
		for i := range 100 {
			x := (random.Float64() - 0.5) * math.Pow(10, float64(i%4-2))
			kept := x
			if test.round != nil {
				kept = test.round(x)
			}
			text := fmt.Sprintf(test.format, kept)
			fmt.Sscan(text, &kept)
			d.addNumber(text, kept)
			exact, written = append(exact, x), append(written, kept)
		}
		if d.String() != test.text {
			t.Errorf("%s: %s, want %s", test.format, d, test.text)
		}
		worst := 0.0
		for i, x := range exact {
			worst = max(worst, math.Abs(x-written[i])/d.Rounding(written[i]))
		}
		if worst > 1+1e-9 || worst < 0.5 && test.format != "%v" {
			t.Errorf("%s: the error is %.3g of what Rounding allows", test.format, worst)
		}
	}
}

// A huge number has 15 digits, and three decimals all the same.
func TestDigitsOfHugeNumbers(t *testing.T) {
	var d Digits
	d.addNumber("0.271", 0.271)
	d.addNumber("123456789012.345", 123456789012.345)
	if got := d.Rounding(0.271); math.Abs(got-0.0005) > 1e-9 {
		t.Errorf("0.271 is rounded by %v, want 0.0005", got)
	}
}
