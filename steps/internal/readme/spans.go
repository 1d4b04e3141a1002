package readme

import (
	"regexp"
	"strings"
)

type spanKind int

const (
	codeSpan spanKind = iota
	commentSpan
	mathSpan
	tagSpan
)

// A span is a piece of the prose that is not plain text.
type span struct {
	kind       spanKind
	start, end int    // bytes of the prose
	content    string // without the delimiters, except for a tag
}

var (
	backquotes = regexp.MustCompile("^\x60+")
	htmlTag    = regexp.MustCompile(`^</?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>`)
	tagStart   = regexp.MustCompile(`^</?[A-Za-z]`)
	mathInline = regexp.MustCompile(`^\$([^$\s](?:[^$]*[^$\s])?)\$(?:$|[^$0-9A-Za-z])`)
	mathBlock  = regexp.MustCompile(`^\$\$([^$]+)\$\$`)
)

// findSpans goes through the prose from left to right, since what begins first wins: a $
// inside inline code is no mathematics, and a backquote inside a comment is no code.
func (d *document) findSpans() []Problem {
	var problems []Problem
	for at := 0; at < len(d.prose); {
		s, mistake := spanAt(d.prose, at)
		if mistake != "" {
			problems = append(problems, d.problem(d.lineAt(at), "%s", mistake))
		}
		if s.content != "" {
			d.spans = append(d.spans, s)
		}
		at = max(s.end, at+1)
	}
	return problems
}

// spanAt returns the span that begins at a position. Without one its content is empty,
// and its end, if it has one, is where the search goes on.
func spanAt(prose string, at int) (found span, mistake string) {
	rest := prose[at:]
	paragraph, _, _ := strings.Cut(rest, "\n\n")
	switch {
	case rest[0] == '\\':
		return span{end: at + 2}, ""
	case rest[0] == '\x60':
		return codeAt(paragraph, at)
	case strings.HasPrefix(rest, "<!--"):
		comment, _, closed := strings.Cut(rest[len("<!--"):], "-->")
		if !closed {
			return span{end: len(prose)}, "this comment is never closed"
		}
		length := len("<!--") + len(comment) + len("-->")
		return span{commentSpan, at, at + length, comment}, ""
	case tagStart.MatchString(rest):
		tag := htmlTag.FindString(paragraph)
		if tag == "" {
			return span{}, "this HTML tag is never closed"
		}
		return span{tagSpan, at, at + len(tag), tag}, ""
	case rest[0] == '$':
		return mathAt(paragraph, at), ""
	}
	return span{}, ""
}

func codeAt(paragraph string, at int) (found span, mistake string) {
	opening := backquotes.FindString(paragraph)
	for i := len(opening); i < len(paragraph); {
		closing := backquotes.FindString(paragraph[i:])
		if closing == opening {
			content := strings.ReplaceAll(paragraph[len(opening):i], "\n", " ")
			return span{codeSpan, at, at + i + len(closing), strings.TrimSpace(content)}, ""
		}
		i += max(1, len(closing))
	}
	return span{end: at + len(opening)}, "this inline code is never closed"
}

func mathAt(paragraph string, at int) span {
	for _, form := range []*regexp.Regexp{mathBlock, mathInline} {
		if m := form.FindStringSubmatchIndex(paragraph); m != nil {
			// The delimiter behind the content is as long as the one before it.
			end := m[3] + m[2]
			return span{mathSpan, at, at + end, paragraph[m[2]:m[3]]}
		}
	}
	return span{}
}

// without returns the prose with the spans of some kinds made blank, so that every other
// byte keeps its place.
func (d *document) without(kinds ...spanKind) []byte {
	text := []byte(d.prose)
	for _, s := range d.spans {
		for _, kind := range kinds {
			if s.kind == kind {
				blank(text[s.start:s.end])
			}
		}
	}
	return text
}

func blank(text []byte) {
	for i, c := range text {
		if c != '\n' {
			text[i] = ' '
		}
	}
}

// lineAt is the number of the line with this byte of the prose.
func (d *document) lineAt(at int) int {
	return 1 + strings.Count(d.prose[:at], "\n")
}
