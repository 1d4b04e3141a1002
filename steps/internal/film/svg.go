package film

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"example/xor/steps/internal/chart"
)

// Distances in the picture, in its own pixels.
const (
	width, height = 400, 520
	cell          = 22 // a cell is a square
	mapLeft       = 68
	mapTop        = 44
	mapSize       = cells * cell
	counterTop    = mapTop + mapSize + 14
	lineHeight    = 24
	plotLeft      = 64
	plotRight     = width - 36
	plotTop       = counterTop + 38
	plotBottom    = plotTop + 110
)

// The film lasts 10 seconds. The last frame stays for the last two of them, or for as long
// as the others if there are only a few.
const (
	seconds    = 10
	lastBegins = 0.8
)

const style = `<style>
svg { --ink: #24292f; --paper: #fff; --grid: #d8dee4; --axis: #57606a; --loss: #0072b2 }
@media (prefers-color-scheme: dark) { svg {
--ink: #e6edf3; --paper: #0d1117; --grid: #2d333b; --axis: #8b949e; --loss: #56b4e9
} }
text { font: 15px sans-serif; fill: var(--ink); text-anchor: middle }
.start { text-anchor: start }
.end { text-anchor: end }
.paper { fill: var(--paper) }
.grid { stroke: var(--grid); stroke-width: 1 }
.axis { fill: none; stroke: var(--axis); stroke-width: 2 }
.loss { fill: none; stroke: var(--loss); stroke-width: 3; stroke-linejoin: round }
.dot { fill: var(--paper); stroke: var(--ink); stroke-width: 3 }
.mark { fill: none; stroke: var(--ink); stroke-width: 5; stroke-linecap: round }
.line { stroke: #24292f }
.target { fill: #ffffff; stroke: #24292f; stroke-width: 2 }
.onmap { fill: #24292f; font-weight: bold }
.still { display: none }
@media (prefers-reduced-motion: reduce) {
.still { display: inline }
.moving { display: none }
}
</style>
`

// SVG returns the film of a network, counted from 0, as a document for light and for dark
// pages, 400 wide and 520 high.
//
// Beside the map are the four examples with their targets, and a tick where an output is
// within 0.4 of its target, a cross where it is more than 0.6 away, and a dash in between.
// The width of a line shows the size of its unit's weight in W2. All films of a recorder
// have the same axes.
func (r *Recorder) SVG(network int, title string) string {
	s := &sheet{highest: 0.25} // the loss of a network that outputs 0, or 1, for everything
	for _, shot := range r.spread() {
		s.frames = append(s.frames, shot.frames[network])
		for _, f := range shot.frames {
			s.highest = max(s.highest, f.loss)
		}
	}
	s.printf(`<svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img"`)
	s.printf(` viewBox="0 0 %d %d" width="%[1]d" height="%[2]d">`+"\n", width, height)
	s.printf("<title>%s</title>\n%s", chart.Escape(title), style)
	s.printf(`<clipPath id="map"><rect x="%d" y="%d" width="%d" height="%[3]d"/></clipPath>`+
		"\n", mapLeft, mapTop, mapSize)
	s.printf(`<clipPath id="counter"><rect y="%d" width="%d" height="%d"/></clipPath>`+"\n",
		counterTop, width, lineHeight)
	s.printf(`<rect class="paper" width="%d" height="%d"/>`+"\n", width, height)
	s.text(16, 26, "start", chart.Escape(title))
	s.drawKey()
	s.drawAxes()
	s.drawFrames("moving", 0)
	s.drawFrames("still", len(s.frames)-1)
	s.printf("</svg>\n")
	return s.svg.String()
}

// sheet is a document in the making.
type sheet struct {
	svg     strings.Builder
	frames  []frame
	highest float64 // the upper end of the axis of the loss
	first   int     // the frames that are being drawn begin with this one
}

func (s *sheet) printf(format string, values ...any) {
	fmt.Fprintf(&s.svg, format, values...)
}

func (s *sheet) text(x, y int, class, text string) {
	s.printf(`<text class="%s" x="%d" y="%d">%s</text>`+"\n", class, x, y, text)
}

// attribute is an attribute that changes, with its value in frame k.
type attribute struct {
	name  string
	value func(k int, f frame) string
}

// animated continues after "<tag". It sets the attributes to their last values, for viewers
// that do not animate, and animates them for the others. The element stays open.
func (s *sheet) animated(attributes ...attribute) {
	animations := ""
	for _, a := range attributes {
		var values, times []string // those of the frames where the value changes
		last := ""
		for k := s.first; k < len(s.frames); k++ {
			if value := a.value(k, s.frames[k]); k == s.first || value != last {
				last = value
				values, times = append(values, value), append(times, s.begins(k))
			}
		}
		s.printf(` %s="%s"`, a.name, last)
		if len(values) > 1 {
			animations += fmt.Sprintf(`<animate attributeName="%s" calcMode="discrete" `+
				`dur="%ds" repeatCount="indefinite" values="%s" keyTimes="%s"/>`,
				a.name, seconds, strings.Join(values, ";"), strings.Join(times, ";"))
		}
	}
	s.printf(">%s", animations)
}

// begins returns when a frame begins, as a share of the whole.
func (s *sheet) begins(k int) string {
	n := float64(len(s.frames))
	time := float64(k) / (n - 1) * min(lastBegins, (n-1)/n)
	return strings.TrimPrefix(strconv.FormatFloat(time, 'f', 3, 64), "0")
}

// drawFrames draws everything that changes, animated from the frame first on. If that is
// the last one, the picture stands still.
func (s *sheet) drawFrames(class string, first int) {
	s.first = first
	s.printf(`<g class="%s">`+"\n", class)
	s.drawMap()
	s.drawLines()
	s.drawExamples()
	s.drawCounter()
	s.drawCurve(class)
	s.printf("</g>\n")
}

// drawMap draws the cells in the colours of the outputs.
func (s *sheet) drawMap() {
	s.printf(`<g shape-rendering="crispEdges">` + "\n")
	for row := range cells {
		for column := range cells {
			s.printf(`<rect x="%d" y="%d" width="%d" height="%[3]d"`,
				mapLeft+column*cell, mapTop+(cells-1-row)*cell, cell)
			s.animated(attribute{"fill", func(_ int, f frame) string {
				return colour(f.square[row][column])
			}})
			s.printf("</rect>\n")
		}
	}
	s.printf("</g>\n")
}

// colour returns blue for 0, a light grey for one half, and orange for 1, in steps of 0.05.
func colour(output float64) string {
	const grey = 238
	level, end := int(math.Round(float64(seen(output)*20)))-10, [3]int{220, 95, 0}
	if level < 0 {
		level, end = -level, [3]int{0, 110, 180}
	}
	for i := range end {
		end[i] = grey + (end[i]-grey)*level/10
	}
	return fmt.Sprintf("#%02x%02x%02x", end[0], end[1], end[2])
}

// drawKey names three colours.
func (s *sheet) drawKey() {
	const x, size = width - mapLeft/2, 20
	top := mapTop + mapSize/2 - 3*size/2
	for i, output := range []float64{1, 0.5, 0} {
		s.printf(`<rect x="%d" y="%d" width="%d" height="%[3]d" fill="%s"/>`+"\n",
			x-size, top+i*size, size, colour(output))
		s.text(x+size/2+2, top+i*size+15, "", []string{"1", "½", "0"}[i])
	}
}

// drawLines draws z₁ = 0 for each hidden unit.
func (s *sheet) drawLines() {
	largest := 0.0
	for _, f := range s.frames {
		for _, u := range f.units {
			largest = max(largest, math.Abs(u.weight))
		}
	}
	s.printf(`<g class="line" clip-path="url(#map)">` + "\n")
	for j := range s.frames[0].units {
		s.printf("<path")
		s.animated(attribute{"d", func(_ int, f frame) string {
			from, to := f.units[j].ends()
			return "M" + onMap(from) + "L" + onMap(to)
		}}, attribute{"stroke-width", func(_ int, f frame) string {
			share := math.Abs(f.units[j].weight) / max(largest, math.SmallestNonzeroFloat64)
			return chart.Tenths(1.5 + float64(4*share))
		}})
		s.printf("</path>\n")
	}
	s.printf("</g>\n")
}

// ends returns two points of the line z₁ = 0, to either side of its point nearest to the
// middle of the square, and so far apart that both are outside of the map. A line that is
// far from the square, or is none, is put where it cannot be seen either.
func (u unit) ends() (from, to [2]float64) {
	const outOfSight = 1 // from the middle; a corner of the map is at 0.77
	a, b, away := 1.0, 0.0, float64(outOfSight)
	length := math.Sqrt(float64(u.w[0]*u.w[0]) + float64(u.w[1]*u.w[1]))
	if length > 0 && finite(length) {
		a, b = u.w[0]/length, u.w[1]/length
		away = -(float64(a/2) + float64(b/2) + u.bias/length)
		away = max(-outOfSight, min(outOfSight, away))
	}
	x, y := 0.5+float64(a*away), 0.5+float64(b*away)
	return [2]float64{x - b, y + a}, [2]float64{x + b, y - a}
}

// onMap returns the place of a pair of inputs: 0 and 1 are the centres of the outer cells.
func onMap(x [2]float64) string {
	right := float64((float64(x[0]*(cells-1)) + 0.5) * cell)
	up := float64((float64(x[1]*(cells-1)) + 0.5) * cell)
	return chart.Tenths(mapLeft+right) + " " + chart.Tenths(mapTop+mapSize-up)
}

// drawExamples draws the targets on the corners of the map, and how the network does.
func (s *sheet) drawExamples() {
	for i := range 4 {
		x1, x2 := i%2, i/2
		x := mapLeft + cell/2 + x1*(mapSize-cell)
		y := mapTop + mapSize - cell/2 - x2*(mapSize-cell)
		s.printf(`<circle class="target" cx="%d" cy="%d" r="14"/>`+"\n", x, y)
		s.text(x, y+6, "onmap", fmt.Sprint(target(i)))

		beside := mapLeft/2 + x1*(width-mapLeft)
		s.text(beside, y+28, "", fmt.Sprintf("(%d,%d)", x1, x2))
		s.printf(`<path class="mark" transform="translate(%d %d)"`, beside, y-2)
		s.animated(attribute{"d", func(_ int, f frame) string {
			return mark(f.outputs[i], target(i))
		}})
		s.printf("</path>\n")
	}
}

// mark returns a tick, a cross or a dash.
func mark(output, target float64) string {
	distance := math.Abs(output - target)
	switch {
	case distance < 0.4:
		return "M-10 1l7 8L10-9"
	case distance <= 0.6:
		return "M-9 0H9"
	}
	return "M-9-9L9 9M-9 9L9-9"
}

// drawCounter writes the epochs and the losses of all frames, one below the other, and
// moves these columns past a window.
func (s *sheet) drawCounter() {
	s.printf(`<g clip-path="url(#counter)">` + "\n")
	s.drawColumn("start", mapLeft, func(f frame) string {
		return fmt.Sprintf("epoch %d", f.epoch)
	})
	s.drawColumn("end", mapLeft+mapSize, func(f frame) string {
		switch {
		case f.over:
			return "loss not a number"
		case f.loss >= 1000:
			return "loss " + strconv.FormatFloat(f.loss, 'g', 3, 64)
		}
		return "loss " + strconv.FormatFloat(f.loss, 'f', 4, 64)
	})
	s.printf("</g>\n")
}

func (s *sheet) drawColumn(class string, x int, text func(f frame) string) {
	s.printf(`<text class="%s"`, class)
	s.animated(attribute{"y", func(k int, _ frame) string {
		return strconv.Itoa(counterTop - 6 - (k-s.first)*lineHeight)
	}})
	for _, f := range s.frames[s.first:] {
		s.printf(`<tspan x="%d" dy="%d">%s</tspan>`, x, lineHeight, text(f))
	}
	s.printf("</text>\n")
}

// plotX returns the place of a frame: each has the same room, as it has the same time.
func (s *sheet) plotX(k int) float64 {
	share := float64(k) / float64(max(len(s.frames)-1, 1))
	return plotLeft + float64(share*(plotRight-plotLeft))
}

func (s *sheet) plotY(loss float64) float64 {
	return plotBottom - float64(loss/s.highest*(plotBottom-plotTop))
}

// drawAxes draws the axes of the loss curve. The lower one has the epochs of five frames.
func (s *sheet) drawAxes() {
	for i := range 3 {
		loss := s.highest / 2 * float64(i)
		y := s.plotY(loss)
		s.printf(`<path class="grid" d="M%d %sH%d"/>`+"\n", plotLeft, chart.Tenths(y), plotRight)
		s.text(plotLeft-8, int(y)+5, "end", strconv.FormatFloat(loss, 'g', 3, 64))
	}
	labels := min(5, len(s.frames))
	for i := range labels {
		k := i * (len(s.frames) - 1) / max(labels-1, 1)
		x := s.plotX(k)
		s.printf(`<path class="grid" d="M%s %dV%d"/>`+"\n", chart.Tenths(x), plotTop, plotBottom)
		s.text(int(x), plotBottom+22, "", strconv.Itoa(s.frames[k].epoch))
	}
	s.printf(`<path class="axis" d="M%d %dV%dH%d"/>`+"\n",
		plotLeft, plotTop, plotBottom, plotRight)
	s.text((plotLeft+plotRight)/2, plotBottom+44, "",
		"epoch, with more room where more happens")
}

// drawCurve draws the loss as far as the film has come, and a dot there. A loss that is
// no longer finite ends the curve.
func (s *sheet) drawCurve(class string) {
	finite := s.frames
	for len(finite) > 1 && finite[len(finite)-1].over {
		finite = finite[:len(finite)-1]
	}
	x := func(k int, _ frame) string { return chart.Tenths(s.plotX(min(k, len(finite)-1))) }
	y := func(k int, f frame) string { return chart.Tenths(s.plotY(f.loss)) }
	points := ""
	for k, f := range finite {
		points += " " + x(k, f) + "," + y(k, f)
	}
	s.printf(`<clipPath id="%s"><rect height="%d"`, class, height)
	s.animated(attribute{"width", x})
	s.printf("</rect></clipPath>\n")
	s.printf(`<polyline class="loss" clip-path="url(#%s)" points="%s"/>`+"\n",
		class, points[1:])
	s.printf(`<circle class="dot" r="5"`)
	s.animated(attribute{"cx", x}, attribute{"cy", y})
	s.printf("</circle>\n")
}
