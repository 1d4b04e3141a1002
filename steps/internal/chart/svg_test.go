package chart

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// picture is an SVG document read back.
type picture struct {
	width, height float64
	title, style  string
	texts         []label
	curves        [][]point
	circles       []point
	// across and down tell where the grid lines are, in the order of their labels.
	across, down []float64
}

type label struct {
	x, y         float64
	anchor, text string
}

type point struct{ x, y float64 }

// readSVG reads a whole document and fails if it is not well-formed.
func readSVG(t *testing.T, svg string) picture {
	t.Helper()
	var pic picture
	var path []xml.StartElement
	decoder := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return pic
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			path = append(path, token)
			pic.add(t, token)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if len(path) > 0 {
				pic.addText(t, path[len(path)-1], string(token))
			}
		}
	}
}

func (pic *picture) add(t *testing.T, e xml.StartElement) {
	switch e.Name.Local {
	case "svg":
		pic.width, pic.height = number(t, e, "width"), number(t, e, "height")
		viewBox := fmt.Sprintf("0 0 %v %v", pic.width, pic.height)
		if attribute(e, "viewBox") != viewBox || attribute(e, "role") != "img" {
			t.Errorf("unexpected attributes %v", e.Attr)
		}
	case "circle":
		pic.circles = append(pic.circles, point{number(t, e, "cx"), number(t, e, "cy")})
	case "polyline":
		var curve []point
		for _, field := range strings.Fields(attribute(e, "points")) {
			x, y, _ := strings.Cut(field, ",")
			curve = append(curve, point{coordinate(t, x), coordinate(t, y)})
		}
		pic.curves = append(pic.curves, curve)
	case "path":
		if attribute(e, "class") != "grid" {
			return
		}
		d := attribute(e, "d")
		from, _, vertical := strings.Cut(strings.TrimPrefix(d, "M"), "V")
		from, _, _ = strings.Cut(from, "H")
		x, y, _ := strings.Cut(from, " ")
		if vertical {
			pic.across = append(pic.across, coordinate(t, x))
		} else {
			pic.down = append(pic.down, coordinate(t, y))
		}
	}
}

func (pic *picture) addText(t *testing.T, e xml.StartElement, text string) {
	switch e.Name.Local {
	case "title":
		pic.title += text
	case "style":
		pic.style += text
	case "text":
		x, y := number(t, e, "x"), number(t, e, "y")
		pic.texts = append(pic.texts, label{x, y, attribute(e, "text-anchor"), text})
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func number(t *testing.T, e xml.StartElement, name string) float64 {
	t.Helper()
	return coordinate(t, attribute(e, name))
}

var atMostOneDecimal = regexp.MustCompile(`^\d+(\.\d)?$`)

func coordinate(t *testing.T, s string) float64 {
	t.Helper()
	if !atMostOneDecimal.MatchString(s) {
		t.Errorf("%q is not a coordinate", s)
	}
	v, _ := strconv.ParseFloat(s, 64)
	return v
}

// checkSVG checks what holds for the picture of every plot.
func checkSVG(t *testing.T, p Plot) {
	t.Helper()
	svg := p.SVG()
	pic := readSVG(t, svg)
	if len(svg) > 40_000 {
		t.Errorf("%d bytes", len(svg))
	}
	if len(pic.curves) != len(p.Series) || len(pic.circles) != len(p.Marks) {
		t.Errorf("%d curves, %d circles", len(pic.curves), len(pic.circles))
	}
	places := pic.circles
	for _, c := range pic.curves {
		places = append(places, c...)
	}
	for _, at := range places {
		if at.x > pic.width || at.y > pic.height {
			t.Errorf("%v is outside the picture", at)
		}
	}
	checkTexts(t, pic)
}

// checkTexts checks that texts are inside the picture and clear of each other, if their
// letters are 10 wide.
func checkTexts(t *testing.T, pic picture) {
	t.Helper()
	for i, a := range pic.texts {
		left, right := extent(a)
		if left < 0 || right > pic.width || a.y < 12 || a.y > pic.height-4 {
			t.Errorf("%v is outside the picture", a)
		}
		for _, b := range pic.texts[:i] {
			otherLeft, otherRight := extent(b)
			if math.Abs(a.y-b.y) < 16 && left < otherRight && otherLeft < right {
				t.Errorf("%v overlaps %v", a, b)
			}
		}
	}
}

func extent(l label) (left, right float64) {
	width := 10 * float64(len([]rune(l.text)))
	switch l.anchor {
	case "end":
		return l.x - width, l.x
	case "middle":
		return l.x - width/2, l.x + width/2
	}
	return l.x, l.x + width
}

// scale tells which number a coordinate stands for.
type scale struct{ coordinate, value, perPixel float64 }

func (s scale) at(coordinate float64) float64 {
	return s.value + (coordinate-s.coordinate)*s.perPixel
}

// readScale derives a scale from grid lines and their numbers.
func readScale(t *testing.T, lines []float64, numbers []string) scale {
	t.Helper()
	if len(lines) != len(numbers) || len(lines) < 3 {
		t.Fatalf("%d grid lines, labels %q", len(lines), numbers)
	}
	last := len(lines) - 1
	first, err1 := strconv.ParseFloat(numbers[0], 64)
	final, err2 := strconv.ParseFloat(numbers[last], 64)
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	return scale{lines[0], first, (final - first) / (lines[last] - lines[0])}
}

// scales reads both axes; only the numbers on the axes are placed by these rules.
func (pic picture) scales(t *testing.T) (x, y scale) {
	t.Helper()
	var xNumbers, yNumbers []string
	for _, l := range pic.texts {
		if _, err := strconv.ParseFloat(l.text, 64); err != nil {
			continue
		}
		if l.anchor == "end" {
			yNumbers = append(yNumbers, l.text)
		} else {
			xNumbers = append(xNumbers, l.text)
		}
	}
	x, y = readScale(t, pic.across, xNumbers), readScale(t, pic.down, yNumbers)
	if x.perPixel < 0 || y.perPixel > 0 {
		t.Errorf("the axes do not run rightwards and upwards: %v, %v", x, y)
	}
	return x, y
}

// TestSVGCurve reads the values back out of the picture.
func TestSVGCurve(t *testing.T) {
	wave := func(x float64) float64 { return 3 + math.Sin(7*x) }
	for _, values := range [][]float64{
		curve(2, wave), curve(11, wave), curve(540, wave), curve(541, wave),
		curve(100_000, wave), jumpy(809), jumpy(10_000),
	} {
		n := len(values)
		p := Plot{XFrom: -1, XTo: 2, YTo: 1, Series: []Series{{"", values}}}
		pic := readSVG(t, p.SVG())
		xScale, yScale := pic.scales(t)
		nearX, nearY := math.Abs(xScale.perPixel/2), math.Abs(yScale.perPixel/2)
		for i, at := range pic.curves[0] {
			x, y := xScale.at(at.x), yScale.at(at.y)
			first := int(math.Floor((x - nearX + 1) / 3 * float64(n-1)))
			last := int(math.Ceil((x + nearX + 1) / 3 * float64(n-1)))
			found := false
			for _, v := range values[max(first, 0):min(last+1, n)] {
				found = found || math.Abs(v-y) <= nearY
			}
			if !found {
				t.Fatalf("%d values: point %d is at (%v, %v)", n, i, x, y)
			}
		}
		if n <= 540 && len(pic.curves[0]) != n {
			t.Errorf("%d points for %d values", len(pic.curves[0]), n)
		}
		ends := []point{pic.curves[0][0], pic.curves[0][len(pic.curves[0])-1]}
		for i, want := range []point{{-1, values[0]}, {2, values[n-1]}} {
			x, y := xScale.at(ends[i].x), yScale.at(ends[i].y)
			if math.Abs(x-want.x) > nearX || math.Abs(y-want.y) > nearY {
				t.Errorf("%d values: end %d is at (%v, %v)", n, i, x, y)
			}
		}
	}
}

func TestSVGShowsPeaks(t *testing.T) {
	const n = 1_000_000
	values := make([]float64, n)
	peaks := map[int]float64{0: 1, 1: -1, 123_456: 1, 123_457: -1, 500_000: 1, n - 1: 1}
	for i, v := range peaks {
		values[i] = v
	}
	p := Plot{XTo: n - 1, Series: []Series{{"", values}}}
	if size := len(p.SVG()); size > 40_000 {
		t.Errorf("a million values make %d bytes", size)
	}
	pic := readSVG(t, p.SVG())
	xScale, yScale := pic.scales(t)
	for i, v := range peaks {
		found := false
		for _, at := range pic.curves[0] {
			found = found || math.Abs(xScale.at(at.x)-float64(i)) < xScale.perPixel/2 &&
				math.Abs(yScale.at(at.y)-v) < 0.01
		}
		if !found {
			t.Errorf("value %d is not visible", i)
		}
	}
}

func TestSVGMillionJumpyValuesAreSmall(t *testing.T) {
	checkSVG(t, Plot{XTo: 1, Series: []Series{{"", jumpy(1_000_000)}, {"", jumpy(809)}}})
}

func TestSVGOneValue(t *testing.T) {
	svg := Plot{XTo: 10, YTo: 4, Series: []Series{{"", []float64{2}}}}.SVG()
	if strings.Contains(svg, "></text>") {
		t.Errorf("an empty text:\n%s", svg)
	}
	pic := readSVG(t, svg)
	xScale, yScale := pic.scales(t)
	for _, at := range pic.curves[0] {
		if x, y := xScale.at(at.x), yScale.at(at.y); x != 0 || y != 2 {
			t.Errorf("the dot is at (%v, %v)", x, y)
		}
	}
	if len(pic.curves[0]) != 2 {
		t.Errorf("%d points draw nothing", len(pic.curves[0]))
	}
}

func TestSVGTexts(t *testing.T) {
	sixty := strings.Repeat(`<&">5`, 12)
	p := Plot{
		Title: sixty, XLabel: "epoch\x00", YLabel: "half <loss>",
		XTo: 10, YTo: 1,
		Series: []Series{{"falling", []float64{1, 0}}, {"rising & <b>", []float64{0, 1}}},
		Marks:  []Mark{{5, 0.5, "here"}, {5.1, 0.5, "there"}, {5, 0.4, "everywhere"}},
	}
	checkSVG(t, p)
	pic := readSVG(t, p.SVG())
	if pic.title != sixty {
		t.Errorf("title is %q", pic.title)
	}
	for _, want := range []string{
		sixty, "epoch ", "half <loss>", "falling", "rising & <b>",
		"here", "there", "everywhere",
	} {
		if countTexts(pic, want) != 1 {
			t.Errorf("%q is written %d times", want, countTexts(pic, want))
		}
	}
	xScale, yScale := pic.scales(t)
	for i, at := range pic.circles {
		x, y := xScale.at(at.x), yScale.at(at.y)
		if math.Abs(x-p.Marks[i].X) > 0.01 || math.Abs(y-p.Marks[i].Y) > 0.01 {
			t.Errorf("mark %d is at (%v, %v)", i, x, y)
		}
	}
	p.Series = p.Series[:1]
	if pic := readSVG(t, p.SVG()); countTexts(pic, "falling") != 0 || pic.height != 400 {
		t.Errorf("a single series has a legend, or the height is %v", pic.height)
	}
}

func countTexts(pic picture, text string) int {
	n := 0
	for _, l := range pic.texts {
		if l.text == text {
			n++
		}
	}
	return n
}

// TestSVGMarkLabelsStack has marks in one place, at the bottom and then at the top.
func TestSVGMarkLabelsStack(t *testing.T) {
	for _, y := range []float64{0, 1} {
		m := Mark{5, y, "same place"}
		checkSVG(t, Plot{
			XTo: 10, YTo: 1,
			Series: []Series{{"", []float64{0, 1}}},
			Marks:  []Mark{m, m, m, m},
		})
	}
}

func TestSVGLongTextsAreCut(t *testing.T) {
	long := strings.Repeat("long ", 40)
	p := Plot{Title: long, XLabel: long, YLabel: long, XTo: 1}
	for i := 0; i < 6; i++ {
		p.Series = append(p.Series, Series{long[:7*i*i], []float64{0, 1}})
	}
	for i := 0; i < 5; i++ {
		p.Marks = append(p.Marks, Mark{0.2 * float64(i), 0.1 * float64(i), long})
	}
	checkSVG(t, p)
}

// TestSVGContrast asks for the contrast that WCAG 2 asks for: 7 for text (level AAA), 3
// for graphics.
func TestSVGContrast(t *testing.T) {
	light, dark, found := strings.Cut(style, "@media (prefers-color-scheme: dark)")
	if !found {
		t.Fatal("no colours for dark pages")
	}
	colour := regexp.MustCompile(`(\S+) \{.*(?:fill|stroke): (#\w{6})`)
	for _, half := range []string{light, dark} {
		colours := make(map[string]string)
		for _, match := range colour.FindAllStringSubmatch(half, -1) {
			colours[match[1]] = match[2]
		}
		want := map[string]float64{"text": 7, ".axis": 3}
		for i := 0; i < looks; i++ {
			want[fmt.Sprintf(".look%d", i)] = 3
		}
		for name, atLeast := range want {
			if got := contrast(t, colours[name], colours[".paper"]); got < atLeast {
				t.Errorf("contrast of %s is %.1f, want %v", name, got, atLeast)
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a)+0.05, luminance(t, b)+0.05
	return math.Max(x, y) / math.Min(x, y)
}

// luminance is the relative luminance of WCAG 2.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	var channels [3]uint8
	_, err := fmt.Sscanf(colour, "#%02x%02x%02x", &channels[0], &channels[1], &channels[2])
	if err != nil {
		t.Fatalf("colour %q: %v", colour, err)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(channels[i]) / 255
		if c <= 0.04045 {
			sum += weight * c / 12.92
		} else {
			sum += weight * math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return sum
}

func FuzzSVG(f *testing.F) {
	addPlots(f)
	f.Fuzz(func(t *testing.T, title, name string, a, b, c, d, e float64, n uint16) {
		p, ok := fuzzPlot(title, name, a, b, c, d, e, n)
		if !ok {
			t.Skip("not finite")
		}
		checkSVG(t, p)
	})
}
