package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The picture, in its own pixels.
const (
	svgWidth  = 640
	svgMargin = 16
	// The reader's fonts are unknown; in a wide one an average letter needs this much.
	letter = 10
)

// style holds the colours for light and for dark pages. Those of the curves, blue,
// vermilion and green, differ for every kind of colour vision.
const style = `<style>
text { font: 16px sans-serif; fill: #24292f }
.paper { fill: #ffffff }
.grid { stroke: #d8dee4; stroke-width: 1 }
.axis { fill: none; stroke: #57606a; stroke-width: 2 }
.curve { fill: none; stroke-width: 3; stroke-linecap: round; stroke-linejoin: round }
.look0 { stroke: #0072b2 }
.look1 { stroke: #d55e00 }
.look2 { stroke: #008560 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.paper { fill: #0d1117 }
.grid { stroke: #2d333b }
.axis { stroke: #8b949e }
.look0 { stroke: #56b4e9 }
.look1 { stroke: #ff7f3f }
.look2 { stroke: #2fc79a }
}
</style>
`

// SVG draws the plot as a standalone SVG 1.1 document for light and dark pages, legible
// from a width of 400 pixels, but without its marks. Several series are named above the
// curves.
func (p Plot) SVG() string {
	x, y := p.axes()
	width := cmp.Or(p.Width, svgWidth)
	c := &canvas{x: x, y: y, top: 72, right: width - svgMargin - letter}
	if len(p.Series) > 1 {
		c.top += 24 // for their names
	}
	c.bottom = c.top + 260
	c.left = svgMargin + letter*widest(y.ticks(6)) + 8

	title := Escape(p.Title)
	c.printf(`<svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img"`)
	c.printf(` viewBox="0 0 %[1]d %[2]d" width="%[1]d" height="%[2]d">`+"\n",
		width, c.bottom+68)
	c.printf("<title>%s</title>\n%s", title, style)
	c.printf(`<rect class="paper" width="%d" height="%d"/>`+"\n", width, c.bottom+68)
	c.text(svgMargin, 26, "start", title)
	c.drawAxes(Escape(p.XLabel), Escape(p.YLabel))
	if len(p.Series) > 1 {
		c.drawNames(p.Series)
	}
	for i, s := range p.Series {
		var points []string
		for k, v := range s.Y {
			points = append(points, Tenths(c.atX(p.xAt(k, len(s.Y))))+","+Tenths(c.atY(v)))
		}
		// Of a million values few have a place of their own, but a line needs two ends.
		points = slices.Compact(points)
		points = append(points, points[len(points)-1])
		c.printf(`<polyline class="curve look%d" points="%s"/>`+"\n",
			i, strings.Join(points, " "))
	}
	c.printf("</svg>\n")
	return c.svg.String()
}

// canvas is a document in the making and the place of the plot area on it.
type canvas struct {
	svg                      strings.Builder
	x, y                     axis
	left, right, top, bottom int
}

func (c *canvas) printf(format string, values ...any) {
	fmt.Fprintf(&c.svg, format, values...)
}

// atX returns how far right x is drawn.
func (c *canvas) atX(x float64) float64 {
	return float64(c.left) + float64(c.x.fraction(x)*float64(c.right-c.left))
}

// atY returns how far down y is drawn.
func (c *canvas) atY(y float64) float64 {
	return float64(c.bottom) - float64(c.y.fraction(y)*float64(c.bottom-c.top))
}

// text writes s with its start, middle or end at x and its base line at y.
func (c *canvas) text(x, y float64, anchor, s string) {
	c.printf(`<text x="%.0f" y="%.0f" text-anchor="%s">%s</text>`+"\n", x, y, anchor, s)
}

// drawAxes draws the grid, the numbers along both axes and the names of the axes.
func (c *canvas) drawAxes(xLabel, yLabel string) {
	for _, t := range c.y.ticks(6) {
		y := c.atY(t.at)
		c.printf(`<path class="grid" d="M%d %sH%d"/>`+"\n", c.left, Tenths(y), c.right)
		c.text(float64(c.left-8), y+6, "end", t.label)
	}
	for _, t := range c.x.ticksWithin((c.right - c.left) / letter) {
		x := c.atX(t.at)
		c.printf(`<path class="grid" d="M%s %dV%d"/>`+"\n", Tenths(x), c.top, c.bottom)
		c.text(x, float64(c.bottom+22), "middle", t.label)
	}
	c.printf(`<path class="axis" d="M%d %dV%dH%d"/>`+"\n", c.left, c.top, c.bottom, c.right)
	c.text(svgMargin, float64(c.top-20), "start", yLabel)
	c.text(float64((c.left+c.right)/2), float64(c.bottom+50), "middle", xLabel)
}

// drawNames names the series in a line above the plot area.
func (c *canvas) drawNames(series []Series) {
	x := svgMargin
	for i, s := range series {
		c.printf(`<path class="curve look%d" d="M%d 45h24"/>`+"\n", i, x)
		c.text(float64(x+32), 50, "start", Escape(s.Name))
		x += 32 + letter*utf8.RuneCountInString(s.Name) + 20
	}
}

// Escape makes a text safe between the tags of XML.
func Escape(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
}

// Tenths writes a coordinate with at most one decimal.
func Tenths(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}
