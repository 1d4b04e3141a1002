package film

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Distances in the picture, in its own pixels.
const (
	width, height = 400, 520
	cell          = 22 // a cell is a square
	mapLeft       = 68
	mapTop        = 44
	mapSize       = cells * cell
	textLine      = mapTop + mapSize + 32 // base line of the epoch and the loss
	lineHeight    = 24
	plotLeft      = 64
	plotRight     = width - 36
	plotTop       = textLine + 20
	plotBottom    = plotTop + 110
)

const style = `<style>
text { font: 15px sans-serif; fill: #24292f; text-anchor: middle }
.start { text-anchor: start }
.end { text-anchor: end }
.paper { fill: #ffffff }
.grid { stroke: #d8dee4; stroke-width: 1 }
.axis { fill: none; stroke: #57606a; stroke-width: 2 }
.loss { fill: none; stroke: #0072b2; stroke-width: 3; stroke-linejoin: round }
.dot { fill: #ffffff; stroke: #24292f; stroke-width: 3 }
.mark { fill: none; stroke: #24292f; stroke-width: 5; stroke-linecap: round }
.line { stroke: #24292f }
.target { fill: #ffffff; stroke: #24292f; stroke-width: 2 }
.onmap { fill: #24292f; font-weight: bold }
.still { display: none }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.paper { fill: #0d1117 }
.grid { stroke: #2d333b }
.axis { stroke: #8b949e }
.loss { stroke: #56b4e9 }
.dot { fill: #0d1117; stroke: #e6edf3 }
.mark { stroke: #e6edf3 }
.onmap { fill: #24292f }
}
@media (prefers-reduced-motion: reduce) {
.still { display: inline }
.moving { display: none }
}
</style>
<clipPath id="square"><rect x="%d" y="%d" width="%d" height="%[3]d"/></clipPath>
<clipPath id="window"><rect y="%d" width="%d" height="%d"/></clipPath>
`

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// SVG returns the film as a standalone document for light and for dark pages, 400 wide
// and 520 high. The network as the training has left it is the last frame. Beside the
// map are the four examples with their targets, and a tick where an output is within 0.4
// of its target, a cross where it is more than 0.6 away, and a dash in between. A line
// is as wide as its unit's weight in W2 is large.
//
// SVG panics if there is no finite moment at all.
func (r *Recorder) SVG(title string, last Moment) string {
	frames := r.frames
	if outputs := last.outputs(); last.finite(outputs) {
		frames = append(frames[:len(frames):len(frames)], last.frame(outputs))
	}
	if len(frames) == 0 {
		panic("film: no moment is finite")
	}
	s := &sheet{frames: frames}
	s.printf(`<svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img"`)
	s.printf(` viewBox="0 0 %d %d" width="%[1]d" height="%[2]d">`+"\n", width, height)
	s.printf("<title>%s</title>\n", escape.Replace(title))
	s.printf(style, mapLeft, mapTop, mapSize, textLine-lineHeight+6, width, lineHeight)
	s.printf(`<rect class="paper" width="%d" height="%d"/>`+"\n", width, height)
	s.text(16, 26, "start", escape.Replace(title))
	s.drawKey()
	s.drawAxes()
	s.drawFrames("moving", 0)
	s.drawFrames("still", len(frames)-1)
	s.printf("</svg>\n")
	return s.svg.String()
}

// sheet is a document in the making.
type sheet struct {
	svg    strings.Builder
	frames []frame
	first  int // the frames that are being drawn begin with this one
}

func (s *sheet) printf(format string, values ...any) {
	fmt.Fprintf(&s.svg, format, values...)
}

func (s *sheet) text(x, y int, class, text string) {
	s.printf(`<text class="%s" x="%d" y="%d">%s</text>`+"\n", class, x, y, text)
}

// drawFrames draws everything that changes from frame to frame, and lets it change from
// the given frame on: from the last one, it is a picture that stands still.
func (s *sheet) drawFrames(class string, first int) {
	s.first = first
	s.printf(`<g class="%s">`+"\n", class)
	s.drawMap()
	s.drawLines()
	s.drawExamples()
	s.drawCounter()
	s.drawCurve()
	s.printf("</g>\n")
}

// tenths writes a coordinate with at most one decimal.
func tenths(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}
