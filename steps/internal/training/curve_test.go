package training

import (
	"encoding/binary"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"
)

// awkward are numbers that are easily written with too few digits, or not as numbers.
var awkward = []float64{
	0, math.Copysign(0, -1), 1, -1, 0.1, 1.0 / 3, 2.0 / 3, 0.25, 1e21, 1e-7, 123456789,
	math.Pi, math.Nextafter(0.25, 1), math.Nextafter(0.25, 0), 1 << 53, 1<<53 + 2,
	math.SmallestNonzeroFloat64, 2.2250738585072014e-308, 2.225073858507201e-308,
	math.MaxFloat64, -math.MaxFloat64, 5e-324, 0.1 + 0.2,
}

func TestCSV(t *testing.T) {
	for _, test := range []struct {
		loss, absError []float64
		want           string
	}{
		{nil, nil, "epoch,loss,abs_error\n"},
		{[]float64{0.5}, []float64{-2}, "epoch,loss,abs_error\n0,0.5,-2\n"},
		{loss, absError, curveCSV},
	} {
		if got := csvText(test.loss, test.absError); got != test.want {
			t.Errorf("got\n%s, want\n%s", got, test.want)
		}
	}
}

func TestCSVKeepsEveryBit(t *testing.T) {
	var reversed []float64
	for i := range awkward {
		reversed = append(reversed, awkward[len(awkward)-1-i])
	}
	checkCSV(t, awkward, reversed)

	// All exponents, and 52 bits of the fraction that look random.
	var many []float64
	bits := uint64(1)
	for range 5000 {
		bits = bits*6364136223846793005 + 1442695040888963407
		if v := math.Float64frombits(bits); !math.IsNaN(v) && !math.IsInf(v, 0) {
			many = append(many, v)
		}
	}
	half := len(many) / 2
	checkCSV(t, many[:half], many[half:2*half])
}

// checkCSV writes a curve and reads it back.
func checkCSV(t *testing.T, loss, absError []float64) {
	t.Helper()
	text := csvText(loss, absError)
	if !strings.HasPrefix(text, "epoch,loss,abs_error\n") || !strings.HasSuffix(text, "\n") {
		t.Fatalf("the text begins with %.40q", text)
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1+len(loss) {
		t.Fatalf("%d rows for %d epochs and a header", len(rows), len(loss))
	}
	for epoch, row := range rows[1:] {
		if len(row) != 3 || row[0] != strconv.Itoa(epoch) {
			t.Fatalf("epoch %d: %q", epoch, row)
		}
		checkBits(t, row[1], loss[epoch])
		checkBits(t, row[2], absError[epoch])
	}
}

func checkBits(t *testing.T, text string, want float64) {
	t.Helper()
	got, err := strconv.ParseFloat(text, 64)
	if err != nil || math.Float64bits(got) != math.Float64bits(want) {
		t.Fatalf("%s is read as %x (%v), want %x", text, got, err, want)
	}
}

// Curves can be compared at a glance: the axis of the epochs ends at the last one, and
// that of the loss does not depend on how far a curve falls.
func TestLossPlot(t *testing.T) {
	plot := LossPlot("a title", loss)
	if plot.Title != "a title" || plot.XLabel != "epoch" ||
		plot.YLabel != "loss: mean of ½·(output − target)²" {
		t.Errorf("the texts are %q, %q, %q", plot.Title, plot.XLabel, plot.YLabel)
	}
	if plot.XFrom != 0 || plot.XTo != 2 || plot.YFrom != 0 || plot.YTo != 0.25 {
		t.Errorf("the axes go from %g to %g and from %g to %g",
			plot.XFrom, plot.XTo, plot.YFrom, plot.YTo)
	}
	if len(plot.Series) != 1 || &plot.Series[0].Y[0] != &loss[0] || len(plot.Marks) != 0 {
		t.Errorf("the plot shows %v and %v", plot.Series, plot.Marks)
	}
	if name := plot.Series[0].Name; name != "loss" {
		t.Errorf("the curve is called %q", name)
	}
}

func TestSVG(t *testing.T) {
	long := make([]float64, 5000)
	for epoch := range long {
		long[epoch] = 1 / float64(epoch+4)
	}
	for _, values := range [][]float64{{0.25}, {0, 0}, loss, long, awkward} {
		for _, title := range []string{"", "03-buggy: seed 0, eta 0.7", `<&>"']]>`, "é 日本",
			"]]><script>", "two\nlines\x00\x1b\xff\ufffe", strings.Repeat("&", 100)} {
			checkSVG(t, title, values)
		}
	}
}

// checkSVG reads the picture of a curve as XML.
func checkSVG(t *testing.T, title string, values []float64) {
	t.Helper()
	svg := LossPlot(title, values).SVG()
	elements := map[string]int{}
	path, gotTitle := "", ""
	decoder := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("title %q, %v: %v in\n%s", title, values, err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			path += "/" + token.Name.Local
			elements[path]++
			checkAttributes(t, token)
		case xml.EndElement:
			path = strings.TrimSuffix(path, "/"+token.Name.Local)
		case xml.CharData:
			if path == "/svg/title" {
				gotTitle += string(token)
			}
		}
	}
	if elements["/svg"] != 1 || elements["/svg/polyline"] != 1 {
		t.Errorf("title %q, %v: the picture has %v", title, values, elements)
	}
	if want := printable(title); gotTitle != want {
		t.Errorf("the title is %q, want %q", gotTitle, want)
	}
	if limit := 20000 + 10*len(title); len(svg) > limit {
		t.Errorf("the picture has %d bytes, want at most %d", len(svg), limit)
	}
}

// printable puts spaces where the picture must not have what the title has.
func printable(title string) string {
	letters := []rune(title)
	for i, letter := range letters {
		if !strconv.IsPrint(letter) {
			letters[i] = ' '
		}
	}
	return string(letters)
}

func checkAttributes(t *testing.T, element xml.StartElement) {
	t.Helper()
	for _, attribute := range element.Attr {
		value := attribute.Value
		if strings.Contains(value, "NaN") || strings.Contains(value, "Inf") {
			t.Errorf("%s: %s", element.Name.Local, value)
		}
	}
}

// floats takes eight bytes for every number, and leaves out what no curve can hold:
// a training stops before it is infinite.
func floats(data []byte) []float64 {
	var values []float64
	for ; len(data) >= 8; data = data[8:] {
		v := math.Float64frombits(binary.BigEndian.Uint64(data))
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			values = append(values, v)
		}
	}
	return values
}

func bytesOf(values []float64) []byte {
	var data []byte
	for _, v := range values {
		data = binary.BigEndian.AppendUint64(data, math.Float64bits(v))
	}
	return data
}

// FuzzCSV writes the first half of the numbers as the losses of the epochs, and the
// second half as the absolute errors.
func FuzzCSV(f *testing.F) {
	f.Add([]byte(nil))
	f.Add(bytesOf([]float64{0.15, 2}))
	f.Add(bytesOf(awkward))
	f.Fuzz(func(t *testing.T, data []byte) {
		values := floats(data)
		half := len(values) / 2
		checkCSV(t, values[:half], values[half:2*half])
	})
}

// FuzzSVG draws any curve, under the title that WriteFiles gives it and under any.
func FuzzSVG(f *testing.F) {
	f.Add("04-fixed", uint32(0), 0.7, bytesOf(loss))
	f.Add("<&>\"']]>", uint32(1<<32-1), 1e-320, bytesOf(awkward))
	f.Add("\x00\n\xff\ufffe", uint32(7), math.MaxFloat64, bytesOf([]float64{0.25}))
	f.Fuzz(func(t *testing.T, step string, seed uint32, eta float64, data []byte) {
		values := floats(data)
		if len(values) == 0 {
			return
		}
		checkSVG(t, step, values)
		options := Options{Seed: seed, Eta: eta}
		checkSVG(t, options.title(step), values)
	})
}
