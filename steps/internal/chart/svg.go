package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Distances in the picture, in its own pixels.
const (
	svgWidth   = 640
	svgMargin  = 16
	plotHeight = 260
	lineHeight = 24
	// The reader's fonts are unknown; in a wide one an average letter needs this much.
	letter = 10
	// maxLine is the number of letters between the margins.
	maxLine = (svgWidth - 2*svgMargin) / letter
)

// style holds the colours for light and for dark pages. Those of the curves (blue,
// vermillion, green, purple) differ for every kind of colour vision.
const style = `<style>
text { font: 16px sans-serif; fill: #24292f }
.paper { fill: #ffffff }
.grid { stroke: #d8dee4; stroke-width: 1 }
.axis { fill: none; stroke: #57606a; stroke-width: 2 }
.curve { fill: none; stroke-width: 3; stroke-linecap: round; stroke-linejoin: round }
.dot { stroke-width: 12 }
.look0 { stroke: #0072b2 }
.look1 { stroke: #d55e00 }
.look2 { stroke: #008560 }
.look3 { stroke: #aa4499 }
.mark { fill: #ffffff; stroke: #24292f; stroke-width: 3 }
.label { paint-order: stroke; stroke: #ffffff; stroke-width: 6; stroke-linejoin: round }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.paper { fill: #0d1117 }
.grid { stroke: #2d333b }
.axis { stroke: #8b949e }
.look0 { stroke: #56b4e9 }
.look1 { stroke: #ff7f3f }
.look2 { stroke: #2fc79a }
.look3 { stroke: #e29bd0 }
.mark { fill: #0d1117; stroke: #e6edf3 }
.label { stroke: #0d1117 }
}
</style>
`

// SVG draws the plot as a standalone SVG 1.1 document, 640 wide and 400 high (higher if
// there are names of series to show), for light and dark pages, legible from a width of
// 400 pixels. Two or more series are named above the curves. Every mark is a circle with
// its label above or below it. Texts that are too long are cut, a title at 60
// characters; characters that XML forbids become spaces. The picture of a million values
// is as small as that of a thousand: what is too narrow to be seen is left out.
func (p Plot) SVG() string {
	p.check()
	names, lines := p.svgLegend()
	c := p.newCanvas(lines)
	title := printable(p.Title)
	height := c.bottom + 68

	c.printf(`<svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img"`)
	c.printf(` viewBox="0 0 %d %d" width="%d" height="%d">`+"\n",
		svgWidth, height, svgWidth, height)
	c.printf("<title>%s</title>\n%s", escape.Replace(title), style)
	c.printf(`<rect class="paper" width="%d" height="%d"/>`+"\n", svgWidth, height)
	c.text(svgMargin, 26, "start", cut(title, maxLine))
	for i, n := range names {
		c.printf(`<path class="curve look%d" d="M%d %dh24"/>`+"\n", i%looks, n.x, n.y-5)
		c.text(n.x+32, n.y, "start", n.name)
	}
	c.drawAxes(cut(p.XLabel, c.letters()), cut(p.YLabel, maxLine))
	for i, s := range p.Series {
		c.drawCurve(p, s.Y, fmt.Sprintf("curve look%d", i%looks))
	}
	c.drawMarks(p.Marks)
	c.printf("</svg>\n")
	return c.svg.String()
}

// legendName is the name of a series and where it stands.
type legendName struct {
	name string
	x, y int
}

// svgLegend places the names of the series, if there are several, on as many lines as
// they need.
func (p Plot) svgLegend() (names []legendName, lines int) {
	if len(p.Series) < 2 {
		return nil, 0
	}
	const sample, gap = 32, 20
	x, lines := svgMargin, 1
	for _, s := range p.Series {
		label := cut(s.Name, maxLine-4)
		width := sample + letter*utf8.RuneCountInString(label)
		if x > svgMargin && x+width > svgWidth-svgMargin {
			x = svgMargin
			lines++
		}
		names = append(names, legendName{label, x, 26 + lines*lineHeight})
		x += width + gap
	}
	return names, lines
}

// canvas is a document in the making and the place of the plot area on it.
type canvas struct {
	svg                      strings.Builder
	x, y                     axis
	xTicks, yTicks           []tick
	left, right, top, bottom int
}

func (p Plot) newCanvas(legendLines int) *canvas {
	c := &canvas{right: svgWidth - svgMargin - letter}
	c.x, c.y = p.axes()
	c.yTicks = c.y.ticks(6)
	c.left = svgMargin + letter*widest(c.yTicks) + 8
	c.top = 72 + legendLines*lineHeight
	c.bottom = c.top + plotHeight
	c.xTicks = c.x.ticksWithin(c.letters())
	return c
}

// letters returns how many letters fit below the plot area.
func (c *canvas) letters() int { return (c.right - c.left) / letter }

// atX returns how far right x stands.
func (c *canvas) atX(x float64) float64 {
	return float64(c.left) + float64(c.x.fraction(x)*float64(c.right-c.left))
}

// atY returns how far down y stands.
func (c *canvas) atY(y float64) float64 {
	return float64(c.bottom) - float64(c.y.fraction(y)*float64(c.bottom-c.top))
}

func (c *canvas) printf(format string, values ...any) {
	fmt.Fprintf(&c.svg, format, values...)
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// text writes s, if there is anything to write, with its start, middle or end at x and
// its base line at y.
func (c *canvas) text(x, y int, anchor, s string) {
	if s == "" {
		return
	}
	c.printf(`<text x="%d" y="%d" text-anchor="%s">%s</text>`+"\n",
		x, y, anchor, escape.Replace(s))
}

// drawAxes draws the grid, the numbers along both axes and the names of the axes.
func (c *canvas) drawAxes(xLabel, yLabel string) {
	for _, t := range c.yTicks {
		y := c.atY(t.at)
		c.printf(`<path class="grid" d="M%d %sH%d"/>`+"\n", c.left, tenths(y), c.right)
		c.text(c.left-8, int(math.Round(y))+6, "end", t.label)
	}
	for _, t := range c.xTicks {
		x := c.atX(t.at)
		c.printf(`<path class="grid" d="M%s %dV%d"/>`+"\n", tenths(x), c.top, c.bottom)
		centre := centred(int(math.Round(x)), t.label, 0, svgWidth)
		c.text(centre, c.bottom+22, "middle", t.label)
	}
	c.printf(`<path class="axis" d="M%d %dV%dH%d"/>`+"\n", c.left, c.top, c.bottom, c.right)
	c.text(svgMargin, c.top-20, "start", yLabel)
	c.text((c.left+c.right)/2, c.bottom+50, "middle", xLabel)
}

// centred returns the middle of a label that should be at x, but inside left..right.
func centred(x int, label string, left, right int) int {
	half := letter * utf8.RuneCountInString(label) / 2
	return max(min(x, right-half), left+half)
}

// drawCurve draws the values of a series in the style of the given classes.
func (c *canvas) drawCurve(p Plot, values []float64, classes string) {
	var points []string
	for _, i := range visible(values) {
		x, y := c.atX(p.xAt(i, len(values))), c.atY(values[i])
		points = append(points, tenths(x)+","+tenths(y))
	}
	if len(points) == 1 {
		// A line needs two ends; with both in the same place it is a dot.
		points = append(points, points[0])
		classes += " dot"
	}
	c.printf(`<polyline class="%s" points="%s"/>`+"\n", classes, strings.Join(points, " "))
}

// visible returns the indices of the values worth drawing, in order: of many values only
// the first, the last, and the lowest and the highest of every strip.
func visible(values []float64) []int {
	const strips = 270 // about two pixels wide
	n := len(values)
	strip := max(n/strips, 1)
	indices := []int{0}
	add := func(i int) {
		if i > indices[len(indices)-1] {
			indices = append(indices, i)
		}
	}
	for start := 0; start < n; start += strip {
		lowest, highest := start, start
		for i := start; i < min(start+strip, n); i++ {
			if values[i] < values[lowest] {
				lowest = i
			}
			if values[i] > values[highest] {
				highest = i
			}
		}
		add(min(lowest, highest))
		add(max(lowest, highest))
	}
	add(n - 1)
	return indices
}

// tenths writes a coordinate with at most one decimal.
func tenths(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}

// drawMarks draws a circle and a label for every mark.
func (c *canvas) drawMarks(marks []Mark) {
	for _, m := range marks {
		c.printf(`<circle class="mark" cx="%s" cy="%s" r="6"/>`+"\n",
			tenths(c.atX(m.X)), tenths(c.atY(m.Y)))
	}
	var taken []box
	for _, m := range marks {
		label := cut(m.Label, c.letters())
		if label == "" {
			continue
		}
		b := c.labelBox(m, label, taken)
		taken = append(taken, b)
		c.printf(`<text class="label" x="%d" y="%d" text-anchor="middle">%s</text>`+"\n",
			b.x, b.y, escape.Replace(label))
	}
}

// box is the space of a label: the middle of its base line, and half its width.
type box struct{ x, y, half int }

func (b box) overlaps(o box) bool {
	apartX, apartY := b.x-o.x, b.y-o.y
	return max(apartX, -apartX) < b.half+o.half && max(apartY, -apartY) < lineHeight
}

// labelBox returns the free space that is nearest to the mark, above or below it.
func (c *canvas) labelBox(m Mark, label string, taken []box) box {
	x, y := int(math.Round(c.atX(m.X))), int(math.Round(c.atY(m.Y)))
	half := letter * utf8.RuneCountInString(label) / 2
	x = centred(x, label, c.left, c.right)
	for away := 0; away < plotHeight; away += lineHeight {
		for _, b := range []box{{x, y - 16 - away, half}, {x, y + 28 + away, half}} {
			if c.free(b, taken) {
				return b
			}
		}
	}
	return box{x, y, half}
}

func (c *canvas) free(b box, taken []box) bool {
	for _, t := range taken {
		if b.overlaps(t) {
			return false
		}
	}
	return b.y-lineHeight/2 >= c.top && b.y+4 <= c.bottom
}
