package film

import (
	"strconv"
	"strings"
)

// The film lasts 10 seconds. In shares of that: the first frame stays for firstStays,
// and the last one from lastBegins on.
const (
	seconds    = 10
	firstStays = 0.05
	lastBegins = 0.8
)

// animation is an attribute, and its value in every frame that is being drawn.
type animation struct {
	attribute string
	values    []string
}

// each returns the values for the frames that are being drawn.
func (s *sheet) each(value func(k int, f frame) string) []string {
	var values []string
	for k := s.first; k < len(s.frames); k++ {
		values = append(values, value(k, s.frames[k]))
	}
	return values
}

// animated goes on after "<tag": it sets the attributes to their last values, for viewers
// that do not animate, and has the element go through all of them in the others.
func (s *sheet) animated(tag string, animations ...animation) {
	for _, a := range animations {
		s.printf(` %s="%s"`, a.attribute, a.values[len(a.values)-1])
	}
	s.printf(">")
	for _, a := range animations {
		s.animate(a)
	}
	s.printf("</%s>\n", tag)
}

// animate writes the values that differ from the one before, and when they come.
func (s *sheet) animate(a animation) {
	var values, times []string
	for k, value := range a.values {
		if k == 0 || value != a.values[k-1] {
			values = append(values, value)
			times = append(times, begins(k, len(a.values)))
		}
	}
	if len(values) == 1 {
		return
	}
	element := "animate"
	if a.attribute == "transform" {
		element = `animateTransform type="translate"`
	}
	s.printf(`<%s attributeName="%s" calcMode="discrete" dur="%ds" `,
		element, a.attribute, seconds)
	s.printf(`repeatCount="indefinite" values="%s" keyTimes="%s"/>`,
		strings.Join(values, ";"), strings.Join(times, ";"))
}

// begins returns when frame k of n begins, as a share of the whole. The first one stays
// longer than those in the middle, and the last one stays until the film begins again.
func begins(k, n int) string {
	if k == 0 {
		return "0"
	}
	share := float64(k) / float64(n-1)
	time := firstStays + float64(share*(lastBegins-firstStays))
	return strings.TrimPrefix(strconv.FormatFloat(time, 'f', 3, 64), "0")
}
