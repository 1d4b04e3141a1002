package film

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// drawCounter writes the epoch and the loss of every frame, one below the other, and
// moves this column past a window.
func (s *sheet) drawCounter() {
	row := func(k int) int { return (k - s.first) * lineHeight }
	s.printf(`<g clip-path="url(#window)">` + "\n")
	up := s.each(func(k int, _ frame) string { return "0 " + strconv.Itoa(-row(k)) })
	s.printf(`<g transform="translate(%s)">`, up[len(up)-1])
	s.animate(animation{"transform", up})
	s.printf("\n")
	for k := s.first; k < len(s.frames); k++ {
		f, y := s.frames[k], textLine+row(k)
		s.text(mapLeft, y, "start", fmt.Sprintf("epoch %d", f.epoch))
		s.text(mapLeft+mapSize, y, "end", "loss "+short(f.loss))
	}
	s.printf("</g>\n</g>\n")
}

// short writes a loss with four decimals, or in the style of 1.5e+09.
func short(loss float64) string {
	if math.Abs(loss) >= 1000 {
		return strconv.FormatFloat(loss, 'g', 3, 64)
	}
	return strconv.FormatFloat(loss, 'f', 4, 64)
}

// highest returns the upper end of the axis of the loss: 0.25, the loss of a network
// that says 0 or 1 to everything, or more.
func (s *sheet) highest() float64 {
	top := 0.25
	for _, f := range s.frames {
		top = max(top, f.loss)
	}
	return top
}

// plotX returns the place of a frame: each has the same room, as it has the same time.
func (s *sheet) plotX(k int) float64 {
	share := float64(k) / float64(max(len(s.frames)-1, 1))
	return plotLeft + float64(share*(plotRight-plotLeft))
}

func (s *sheet) plotY(loss float64) float64 {
	return plotBottom - float64(loss/s.highest()*(plotBottom-plotTop))
}

// drawAxes draws the axes of the loss curve. The lower one has the epochs of five frames.
func (s *sheet) drawAxes() {
	for i := range 3 {
		loss := s.highest() / 2 * float64(i)
		y := s.plotY(loss)
		s.printf(`<path class="grid" d="M%d %sH%d"/>`+"\n",
			plotLeft, tenths(y), plotRight)
		s.text(plotLeft-8, int(y)+5, "end", strconv.FormatFloat(loss, 'g', 3, 64))
	}
	labelled := -1
	for i := range 5 {
		k := i * (len(s.frames) - 1) / 4
		if k == labelled {
			continue
		}
		labelled = k
		x := s.plotX(k)
		s.printf(`<path class="grid" d="M%s %dV%d"/>`+"\n",
			tenths(x), plotTop, plotBottom)
		s.text(int(x), plotBottom+22, "", strconv.Itoa(s.frames[k].epoch))
	}
	s.printf(`<path class="axis" d="M%d %dV%dH%d"/>`+"\n",
		plotLeft, plotTop, plotBottom, plotRight)
	s.text((plotLeft+plotRight)/2, plotBottom+44, "",
		"epoch, with more room where more happens")
}

// drawCurve draws the loss as far as the film has come, and a dot there.
func (s *sheet) drawCurve() {
	var points []string
	for k, f := range s.frames {
		points = append(points, tenths(s.plotX(k))+","+tenths(s.plotY(f.loss)))
	}
	x := s.each(func(k int, _ frame) string { return tenths(s.plotX(k)) })
	y := s.each(func(_ int, f frame) string { return tenths(s.plotY(f.loss)) })
	seen := s.each(func(k int, _ frame) string { return tenths(s.plotX(k) - plotLeft) })

	s.printf(`<clipPath id="seen%d"><rect x="%d" y="%d" height="%d"`,
		s.first, plotLeft, plotTop-4, plotBottom-plotTop+8)
	s.animated("rect", animation{"width", seen})
	s.printf("</clipPath>\n")
	s.printf(`<polyline class="loss" clip-path="url(#seen%d)" points="%s"/>`+"\n",
		s.first, strings.Join(points, " "))
	s.printf(`<circle class="dot" r="5"`)
	s.animated("circle", animation{"cx", x}, animation{"cy", y})
}
