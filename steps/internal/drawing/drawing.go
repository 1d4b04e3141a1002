// Package drawing makes line drawings for the pages, as SVG for light and dark pages.
// Only tests use it: each drawing is a golden file that a test of its step makes.
package drawing

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"example/xor/steps/internal/chart"
)

// Point is a place on a sheet, in pixels from the upper left corner.
type Point struct{ X, Y float64 }

// Plus returns the point that is dx to the right of p and dy below it.
func (p Point) Plus(dx, dy float64) Point { return Point{p.X + dx, p.Y + dy} }

// Between returns the point that is a share of the way from p to q.
func (p Point) Between(q Point, share float64) Point {
	return Point{p.X + float64(share*(q.X-p.X)), p.Y + float64(share*(q.Y-p.Y))}
}

// Sheet is a drawing in the making.
//
// Texts are of the classes start, middle and end, which is their alignment, and may also
// be bold or soft. Circles are of the class ink, lines also soft, dashed, look0 (blue) or
// look1 (orange). A line of the class halo sets off the one drawn over it.
type Sheet struct{ svg strings.Builder }

const style = `<style>
text { font: 16px sans-serif; fill: #24292f }
text { paint-order: stroke; stroke: #ffffff; stroke-width: 8; stroke-linejoin: round }
.start { text-anchor: start }
.middle { text-anchor: middle }
.end { text-anchor: end }
.bold { font-weight: bold }
text.soft { fill: #57606a }
.paper { fill: #ffffff }
rect { shape-rendering: crispEdges }
path, circle { fill: none; stroke-width: 2; stroke-linecap: round }
circle { fill: #ffffff }
path.halo { stroke: #ffffff; stroke-width: 6 }
.ink { stroke: #24292f }
path.soft { stroke: #8c959f }
.dashed { stroke: #57606a; stroke-dasharray: 6 6 }
.look0 { stroke: #0072b2; stroke-width: 3 }
.look1 { stroke: #d55e00; stroke-width: 3 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; stroke: #0d1117 }
text.soft { fill: #8b949e }
.paper, circle { fill: #0d1117 }
path.halo { stroke: #0d1117 }
.ink { stroke: #e6edf3 }
path.soft { stroke: #6e7681 }
.dashed { stroke: #8b949e }
.look0 { stroke: #56b4e9 }
.look1 { stroke: #ff7f3f }
}
</style>
`

// New returns an empty sheet with a title.
func New(title string, width, height int) *Sheet {
	s := &Sheet{}
	s.printf(`<svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img"`)
	s.printf(` viewBox="0 0 %d %d" width="%[1]d" height="%[2]d">`+"\n", width, height)
	s.printf("<title>%s</title>\n%s", chart.Escape(title), style)
	s.printf(`<rect class="paper" width="%d" height="%d"/>`+"\n", width, height)
	return s
}

// SVG returns the drawing as a standalone document.
func (s *Sheet) SVG() string { return s.svg.String() + "</svg>\n" }

func (s *Sheet) printf(format string, values ...any) {
	fmt.Fprintf(&s.svg, format, values...)
}

// Text writes a line with its base line at a point.
func (s *Sheet) Text(class string, at Point, text string) {
	s.printf(`<text class="%s" x="%s" y="%s">%s</text>`+"\n",
		class, chart.Tenths(at.X), chart.Tenths(at.Y), chart.Escape(text))
}

// Line draws a line through the points.
func (s *Sheet) Line(class string, points ...Point) {
	var d []string
	for _, p := range points {
		d = append(d, chart.Tenths(p.X)+" "+chart.Tenths(p.Y))
	}
	s.printf(`<path class="%s" d="M%s"/>`+"\n", class, strings.Join(d, "L"))
}

// Arrow draws an arrow from one point to another, which begins and ends at a distance
// from them: as a rule the radius of a circle around each.
func (s *Sheet) Arrow(class string, from, to Point, distance float64) {
	dx, dy := to.X-from.X, to.Y-from.Y
	length := math.Sqrt(float64(dx*dx) + float64(dy*dy))
	start := from.Between(to, distance/length)
	end := to.Between(from, distance/length)
	back := to.Between(from, (distance+11)/length)
	asideX, asideY := float64(dy/length*5), float64(-dx/length*5)
	s.Line(class, start, end)
	s.Line(class, back.Plus(asideX, asideY), end, back.Plus(-asideX, -asideY))
}

// Circle draws a circle, filled with the colour of the paper.
func (s *Sheet) Circle(class string, centre Point, radius int) {
	s.printf(`<circle class="%s" cx="%s" cy="%s" r="%d"/>`+"\n",
		class, chart.Tenths(centre.X), chart.Tenths(centre.Y), radius)
}

// Square fills a square of a given size with a colour.
func (s *Sheet) Square(colour string, upperLeft Point, size float64) {
	s.printf(`<rect x="%s" y="%s" width="%s" height="%[3]s" fill="%s"/>`+"\n",
		chart.Tenths(upperLeft.X), chart.Tenths(upperLeft.Y), chart.Tenths(size), colour)
}

// Number writes a number with four decimals, and with the minus of a formula.
func Number(v float64) string {
	return strings.Replace(strconv.FormatFloat(v, 'f', 4, 64), "-", "−", 1)
}
