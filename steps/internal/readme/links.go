package readme

import (
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
)

// A link leads from the README to a target.
type link struct {
	target     string
	line       int
	start, end int // bytes of the prose between the parentheses
}

// findLinks collects the Markdown links and those of the HTML tags.
func (d *document) findLinks() []Problem {
	scanner := linkScanner{
		doc:  d,
		text: string(d.without(codeSpan, commentSpan, mathSpan, tagSpan)),
	}
	for scanner.at < len(scanner.text) {
		scanner.step()
	}
	scanner.reportOpenBrackets()
	for _, s := range d.spans {
		if s.kind == tagSpan {
			scanner.problems = append(scanner.problems, d.addTagLinks(s)...)
		}
	}
	return scanner.problems
}

// A linkScanner goes through the prose and matches brackets. An unescaped bracket that is
// not part of a link is a problem, because it may be a link with a slip of the pen.
type linkScanner struct {
	doc      *document
	text     string
	at       int
	brackets []int // where the brackets stand that are still open
	problems []Problem
}

func (s *linkScanner) report(at int, text string) {
	s.problems = append(s.problems, s.doc.problem(s.doc.lineAt(at), "%s", text))
}

func (s *linkScanner) reportOpenBrackets() {
	for _, at := range s.brackets {
		s.report(at, "this [ is never closed; write \\[ if it begins no link")
	}
	s.brackets = nil
}

func (s *linkScanner) step() {
	rest := s.text[s.at:]
	switch {
	case rest[0] == '\\':
		s.at += 2
	case strings.HasPrefix(rest, "\n\n"):
		s.reportOpenBrackets()
		s.at++
	case rest[0] == '[':
		s.brackets = append(s.brackets, s.at)
		s.at++
	case rest[0] == ']':
		s.closeBracket()
	case isBareURL(rest) && len(s.brackets) == 0:
		s.report(s.at, "a bare URL; write [text](URL) or <URL>")
		s.at += len(strings.Fields(rest)[0])
	default:
		s.at++
	}
}

func isBareURL(text string) bool {
	return strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://")
}

// closeBracket looks at what follows a ], for that makes the link.
func (s *linkScanner) closeBracket() {
	closing := s.at
	s.at++
	if len(s.brackets) == 0 {
		s.report(closing, "this ] has no [; write \\] if it ends no link")
		return
	}
	opening := s.brackets[len(s.brackets)-1]
	s.brackets = s.brackets[:len(s.brackets)-1]
	rest := s.text[s.at:]
	switch {
	case strings.HasPrefix(rest, "("):
		s.addLink(opening)
	case strings.HasPrefix(rest, "[") || strings.HasPrefix(rest, ":"):
		s.report(opening, "links by reference are not supported; write [text](target)")
	case !strings.HasPrefix(s.text[opening:], "[!"):
		// [!NOTE] and the like begin one of GitHub's alerts.
		s.report(opening, "[text] without (target); write \\[ if it is no link")
	}
}

func (s *linkScanner) addLink(opening int) {
	paragraph, _, _ := strings.Cut(s.text[s.at:], "\n\n")
	depth := 0
	for i, c := range paragraph {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			s.addTarget(opening, s.at+len("("), s.at+i)
			s.at += i + len(")")
			return
		}
	}
	s.report(opening, "the target of this link is not closed with )")
}

// addTarget takes the target apart from the title that may follow it.
func (s *linkScanner) addTarget(opening, start, end int) {
	// The brackets of <target> make it look like a tag, and tags are blank here.
	inside := s.doc.prose[start:end]
	fields := strings.Fields(inside)
	switch {
	case len(fields) == 0:
		s.report(opening, "this link has no target")
		return
	case len(fields) > 1 && !strings.HasPrefix(fields[1], `"`):
		s.report(opening, "this link has a space in its target")
		return
	}
	target := strings.TrimSuffix(strings.TrimPrefix(fields[0], "<"), ">")
	line := s.doc.lineAt(opening)
	s.doc.links = append(s.doc.links, link{target, line, start, end})
}

var (
	linkAttribute = regexp.MustCompile(`\b(href|src|srcset)\s*=\s*("[^"]*")?`)
	idAttribute   = regexp.MustCompile(`\b(?:id|name)\s*=\s*"([^"]*)"`)
)

// addTagLinks collects the targets in the attributes of an HTML tag, or of <https://…>.
func (d *document) addTagLinks(tag span) []Problem {
	var problems []Problem
	line := d.lineAt(tag.start)
	add := func(target string) {
		d.links = append(d.links, link{target, line, tag.start, tag.end})
	}
	if isBareURL(tag.content[1:]) {
		add(strings.Trim(tag.content, "<>"))
		return nil
	}
	for _, m := range linkAttribute.FindAllStringSubmatch(tag.content, -1) {
		value := strings.Trim(m[2], `"`)
		switch {
		case value == "":
			problems = append(problems, d.problem(line, `%s needs a "target"`, m[1]))
		case m[1] == "srcset":
			for _, candidate := range strings.Split(value, ",") {
				address, _, _ := strings.Cut(strings.TrimSpace(candidate), " ")
				add(address)
			}
		default:
			add(value)
		}
	}
	return problems
}

func (repo *repository) linkProblems(doc *document) []Problem {
	var problems []Problem
	for _, l := range doc.links {
		if mistake := repo.mistakeInLink(doc, l.target); mistake != "" {
			problems = append(problems, doc.problem(l.line, "link to %s: %s",
				l.target, mistake))
		}
	}
	return problems
}

func (repo *repository) mistakeInLink(doc *document, target string) string {
	address, err := url.Parse(target)
	if err != nil {
		return err.Error()
	}
	switch {
	case address.Scheme == "http" || address.Scheme == "https":
		if !strings.Contains(strings.Trim(address.Hostname(), "."), ".") {
			return "this is no name of a host"
		}
		return ""
	case address.Scheme != "" || address.Host != "":
		return "only http, https and relative links are supported"
	case address.RawQuery != "" || strings.HasSuffix(target, "?"):
		return "a relative link has no query"
	case strings.HasPrefix(address.Path, "/"):
		return "the link must be relative to the folder of the README"
	case strings.HasSuffix(target, "#"):
		return "the fragment is empty"
	}
	return repo.mistakeInPath(doc, address)
}

func (repo *repository) mistakeInPath(doc *document, address *url.URL) string {
	if address.Path == "" {
		return doc.mistakeInFragment(address.Fragment)
	}
	file := path.Join(path.Dir(doc.file), address.Path)
	info, err := fs.Stat(repo.files, file)
	if err != nil {
		return "there is no such file or folder in the repository"
	}
	if address.Fragment == "" {
		return ""
	}
	if info.IsDir() {
		file = path.Join(file, "README.md")
	}
	if path.Ext(file) != ".md" {
		return "only Markdown files have fragments that can be checked"
	}
	text, err := fs.ReadFile(repo.files, file)
	if err != nil {
		return "the folder has no README.md"
	}
	linked, _ := parseDocument(file, string(text))
	return linked.mistakeInFragment(address.Fragment)
}

func (d *document) mistakeInFragment(fragment string) string {
	if anchors := d.anchors(); !slices.Contains(anchors, fragment) {
		return "no such heading; there are " + strings.Join(anchors, ", ")
	}
	return ""
}
