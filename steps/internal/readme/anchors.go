package readme

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

var (
	heading      = regexp.MustCompile(`^#{1,6}[ \t]+(.*)$`)
	markdownLink = regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`)
)

// anchors lists the fragments that lead into the document: one for each heading, made as
// GitHub makes it, and the explicit ones.
func (d *document) anchors() []string {
	var anchors []string
	seen := map[string]int{}
	text := string(d.without(commentSpan, tagSpan))
	for _, line := range strings.Split(text, "\n") {
		m := heading.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		anchor := slug(markdownLink.ReplaceAllString(m[1], "$1"))
		if n := seen[anchor]; n > 0 {
			anchors = append(anchors, fmt.Sprintf("%s-%d", anchor, n))
		} else {
			anchors = append(anchors, anchor)
		}
		seen[anchor]++
	}
	for _, s := range d.spans {
		if s.kind != tagSpan || !strings.HasPrefix(s.content, "<a ") {
			continue
		}
		for _, m := range idAttribute.FindAllStringSubmatch(s.content, -1) {
			anchors = append(anchors, m[1])
		}
	}
	return anchors
}

func slug(heading string) string {
	kept := func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-', unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Pc):
			return unicode.ToLower(r)
		default:
			return -1
		}
	}
	return strings.Map(kept, strings.TrimSpace(heading))
}
