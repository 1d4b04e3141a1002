package film

import (
	"fmt"
	"math"
	"strconv"
)

// drawMap draws the cells in the colours of the outputs.
func (s *sheet) drawMap() {
	s.printf(`<g shape-rendering="crispEdges">` + "\n")
	for row := range cells {
		for column := range cells {
			fills := s.each(func(_ int, f frame) string {
				return Colour(f.says[row][column])
			})
			s.printf(`<rect x="%d" y="%d" width="%d" height="%[3]d"`,
				mapLeft+column*cell, mapTop+(cells-1-row)*cell, cell)
			s.animated("rect", animation{"fill", fills})
		}
	}
	s.printf("</g>\n")
}

// levels is the number of colours but one: they are 0.05 apart.
const levels = 20

// Colour returns blue for 0, a light grey for one half, and orange for 1. What is
// outside of 0 to 1 looks like 0 or 1.
func Colour(output float64) string {
	low, middle, high := [3]int{0, 110, 180}, [3]int{238, 238, 238}, [3]int{220, 95, 0}
	level := 0
	if finite(output) {
		level = int(math.Round(float64(inRange(output) * levels)))
	}
	end, away := high, level-levels/2
	if away < 0 {
		end, away = low, -away
	}
	var mixed [3]int
	for i, m := range middle {
		mixed[i] = m + (end[i]-m)*away/(levels/2)
	}
	return fmt.Sprintf("#%02x%02x%02x", mixed[0], mixed[1], mixed[2])
}

// drawLines draws z₁ = 0 for the hidden units that count most in the end.
func (s *sheet) drawLines() {
	largest := 0.0
	for _, f := range s.frames {
		for _, u := range f.units {
			largest = max(largest, math.Abs(u.weight))
		}
	}
	if largest == 0 {
		largest = 1
	}
	s.printf(`<g class="line" clip-path="url(#square)">` + "\n")
	for _, j := range strongest(s.frames[len(s.frames)-1].units) {
		paths := s.each(func(_ int, f frame) string {
			from, to := f.units[j].ends()
			return "M" + mapX(from[0]) + " " + mapY(from[1]) +
				"L" + mapX(to[0]) + " " + mapY(to[1])
		})
		widths := s.each(func(_ int, f frame) string {
			return tenths(1.5 + float64(4*(math.Abs(f.units[j].weight)/largest)))
		})
		s.printf("<path")
		s.animated("path", animation{"d", paths}, animation{"stroke-width", widths})
	}
	s.printf("</g>\n")
}

// mapX and mapY return the place of an input: 0 and 1 are the centres of the outer cells.
func mapX(x1 float64) string { return tenths(mapLeft + inMap(x1)) }
func mapY(x2 float64) string { return tenths(mapTop + mapSize - inMap(x2)) }

func inMap(x float64) float64 { return float64((float64(x*(cells-1)) + 0.5) * cell) }

// drawExamples draws the targets on the corners of the map, and how the network does.
func (s *sheet) drawExamples() {
	for i := range 4 {
		x1, x2 := i%2, i/2
		target := x1 ^ x2
		x := mapLeft + cell/2 + x1*(mapSize-cell)
		y := mapTop + mapSize - cell/2 - x2*(mapSize-cell)
		s.printf(`<circle class="target" cx="%d" cy="%d" r="14"/>`+"\n", x, y)
		s.text(x, y+6, "onmap", strconv.Itoa(target))

		beside := mapLeft/2 + x1*(width-mapLeft)
		s.text(beside, y+28, "", fmt.Sprintf("(%d,%d)", x1, x2))
		marks := s.each(func(_ int, f frame) string {
			return mark(f.outputs[i], float64(target))
		})
		s.printf(`<path class="mark" transform="translate(%d %d)"`, beside, y-2)
		s.animated("path", animation{"d", marks})
	}
}

// mark returns a tick, a cross or a dash.
func mark(output, target float64) string {
	switch distance := math.Abs(output - target); {
	case distance < 0.4:
		return "M-10 1l7 8L10-9"
	case distance <= 0.6:
		return "M-9 0H9"
	}
	return "M-9-9L9 9M-9 9L9-9"
}

// drawKey names three colours.
func (s *sheet) drawKey() {
	const x, size = width - mapLeft/2, 20
	top := mapTop + mapSize/2 - 3*size/2
	for i, output := range []float64{1, 0.5, 0} {
		s.printf(`<rect x="%d" y="%d" width="%d" height="%[3]d" fill="%s"/>`+"\n",
			x-size, top+i*size, size, Colour(output))
		s.text(x+size/2+2, top+i*size+15, "", []string{"1", "½", "0"}[i])
	}
}
