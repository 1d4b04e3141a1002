package main

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

// element is an element of an SVG document, with what is in it.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []element  `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// all returns the elements of a name within e, in the order of the document.
func (e *element) all(name string) []*element {
	var found []*element
	for i := range e.Children {
		child := &e.Children[i]
		if child.XMLName.Local == name {
			found = append(found, child)
		}
		found = append(found, child.all(name)...)
	}
	return found
}

// class returns the elements within e of a name and a class.
func (e *element) class(name, class string) []*element {
	return slices.DeleteFunc(e.all(name), func(c *element) bool {
		return c.attr("class") != class
	})
}

// at returns the value of an attribute at a time, which is a share of the film. Before
// the film begins, at -1, it is that of a viewer which cannot animate.
func (e *element) at(time float64, name string) string {
	value := e.attr(name)
	for _, a := range append(e.all("animate"), e.all("animateTransform")...) {
		if a.attr("attributeName") != name {
			continue
		}
		values := strings.Split(a.attr("values"), ";")
		for i, begins := range numbers(a.attr("keyTimes")) {
			if begins <= time {
				value = values[i]
			}
		}
	}
	return value
}

// numbers returns the numbers in a text.
func numbers(text string) []float64 {
	var found []float64
	for _, field := range strings.FieldsFunc(text, func(r rune) bool {
		return !strings.ContainsRune("0123456789.-", r)
	}) {
		number, err := strconv.ParseFloat(field, 64)
		if err != nil {
			panic(err)
		}
		found = append(found, number)
	}
	return found
}

// readFilm makes the film of the default run, and reads it back.
func readFilm(t *testing.T) *element {
	t.Helper()
	file := t.TempDir() + "/film.svg"
	golden.Output(t, run, "-film", file)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/film.svg", string(text))
	var svg element
	if err := xml.Unmarshal(text, &svg); err != nil {
		t.Fatal(err)
	}
	return &svg
}

// Every frame shows the network of its epoch, trained here once more.
func TestFilmShowsTheTraining(t *testing.T) {
	svg := readFilm(t)
	moving, still := svg.class("g", "moving")[0], svg.class("g", "still")[0]
	counter := moving.class("text", "start")
	begins := numbers(moving.all("animateTransform")[0].attr("keyTimes"))
	if len(counter) < 30 || len(counter) != len(begins) {
		t.Fatalf("%d epochs for %d frames, want at least 30", len(counter), len(begins))
	}
	final := NewNetwork(3, 0)
	if _, err := Train(final, 0.7, epochs); err != nil {
		t.Fatal(err)
	}
	n, g, epoch := NewNetwork(3, 0), NewGradients(NewNetwork(3, 0)), 0
	for k, text := range counter {
		for shown := numbers(text.Text)[0]; epoch < int(shown); epoch++ {
			Epoch(n, g, 0.7)
		}
		if got, want := text.Text, fmt.Sprintf("epoch %d", epoch); got != want {
			t.Fatalf("frame %d: %q, want %q", k, got, want)
		}
		got := moving.class("text", "end")[k].Text
		if want := fmt.Sprintf("loss %.4f", n.Loss()); got != want {
			t.Errorf("frame %d: %q, want %q", k, got, want)
		}
		where := moving.all("g")[3].at(begins[k], "transform")
		if where != fmt.Sprint(0, -24*k) {
			t.Errorf("frame %d: the counter is at %q", k, where)
		}
		checkFrame(t, moving, begins[k], n, final)
	}
	if epoch != epochs {
		t.Errorf("the last frame is of epoch %d, want %d", epoch, epochs)
	}
	checkFrame(t, moving, -1, n, final)
	checkFrame(t, still, -1, n, final)
	if len(still.all("animate")) > 0 || len(still.all("animateTransform")) > 0 {
		t.Error("something moves in the picture for those who want reduced motion")
	}
}

// checkFrame compares the film at some time with the network it should show.
func checkFrame(t *testing.T, film *element, time float64, n, final *Network) {
	t.Helper()
	for _, place := range [][2]int{{0, 0}, {11, 0}, {0, 11}, {11, 11}, {4, 3}} {
		fill := film.cell(t, place[0], place[1]).at(time, "fill")
		want := n.Output(float64(place[0])/11, float64(place[1])/11)
		if math.Abs(said(t, fill)-want) > 0.03 {
			t.Errorf("at %g, cell %v is %s, the output is %g", time, place, fill, want)
		}
	}
	for i, path := range film.class("path", "mark") {
		away := math.Abs(n.Outputs()[i] - targets[i].At(0, 0))
		want := "M-9 0H9" // a dash
		if away < 0.4 {
			want = "M-10 1l7 8L10-9" // a tick
		} else if away > 0.6 {
			want = "M-9-9L9 9M-9 9L9-9" // a cross
		}
		if got := path.at(time, "d"); got != want {
			t.Errorf("at %g, example %d is %g off, the mark is %s", time, i, away, got)
		}
	}
	units := []int{0, 1, 2}
	slices.SortFunc(units, func(i, j int) int {
		return cmp.Compare(math.Abs(final.W2.At(j, 0)), math.Abs(final.W2.At(i, 0)))
	})
	widest := math.Abs(final.W2.At(units[0], 0))
	for i, path := range film.class("g", "line")[0].all("path") {
		j := units[i]
		checkLine(t, path.at(time, "d"), n.W1.At(0, j), n.W1.At(1, j), n.B1.At(0, j))
		width := numbers(path.at(time, "stroke-width"))[0]
		if want := 1.5 + 4*math.Abs(n.W2.At(j, 0))/widest; math.Abs(width-want) > 0.06 {
			t.Errorf("at %g, unit %d has a line %g wide, want %g", time, j, width, want)
		}
	}
}

// cell returns the cell in a column from the left and a row from below.
func (e *element) cell(t *testing.T, column, row int) *element {
	t.Helper()
	x, y := strconv.Itoa(68+22*column), strconv.Itoa(308-22*(row+1))
	for _, rect := range e.all("rect") {
		if rect.attr("x") == x && rect.attr("y") == y {
			return rect
		}
	}
	t.Fatalf("there is no cell at %s, %s", x, y)
	return nil
}

// said returns the output that a colour stands for: the grey of one half mixed with the
// blue of 0, whose red is 0, or with the orange of 1, whose blue is 0.
func said(t *testing.T, fill string) float64 {
	var red, green, blue int
	if _, err := fmt.Sscanf(fill, "#%02x%02x%02x", &red, &green, &blue); err != nil {
		t.Fatalf("%q is no colour: %v", fill, err)
	}
	if blue > red {
		return float64(red) / 238 / 2
	}
	return 1 - float64(blue)/238/2
}

// checkLine checks that z₁ is 0 at both ends of a line, or that neither the line as it
// is drawn nor the one of the unit can be seen.
func checkLine(t *testing.T, d string, w1, w2, bias float64) {
	t.Helper()
	const corner = 12.0 / 11 * math.Sqrt2 / 2 // how far from the middle the map goes
	p := numbers(d)                           // x, y, x, y
	for i := 0; i < 4; i += 2 {
		p[i] = ((p[i]-68)/22 - 0.5) / 11
		p[i+1] = ((308-p[i+1])/22 - 0.5) / 11
	}
	length := math.Hypot(w1, w2)
	middle := math.Abs(w1/2+w2/2+bias) / length // its distance from the line
	drawn := math.Hypot((p[0]+p[2])/2-0.5, (p[1]+p[3])/2-0.5)
	if middle > corner && drawn > corner {
		return
	}
	for end := 0; end < 4; end += 2 {
		if off := math.Abs(w1*p[end]+w2*p[end+1]+bias) / length; off > 0.001 {
			t.Errorf("the line %s ends %g away from where z₁ is 0", d, off)
		}
		if away := math.Hypot(p[end]-0.5, p[end+1]-0.5); away < corner {
			t.Errorf("the line %s ends inside of the map", d)
		}
	}
}

// A page may embed the film as it would a photograph.
func TestFilmIsHarmless(t *testing.T) {
	svg := readFilm(t)
	var check func(e *element)
	check = func(e *element) {
		switch e.XMLName.Local {
		case "script", "foreignObject", "image", "use", "a":
			t.Errorf("there is a <%s>", e.XMLName.Local)
		}
		for _, a := range e.Attrs {
			name := a.Name.Local
			outside := strings.Contains(strings.ReplaceAll(a.Value, "url(#", ""), "url(")
			if strings.HasPrefix(name, "on") || name == "href" || outside {
				t.Errorf("<%s> has %s=%q", e.XMLName.Local, name, a.Value)
			}
		}
		if strings.Contains(e.Text, "url(") || strings.Contains(e.Text, "@import") {
			t.Errorf("the style refers to something else: %s", e.Text)
		}
		for i := range e.Children {
			check(&e.Children[i])
		}
	}
	check(svg)
}
