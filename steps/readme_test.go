package steps_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
	"example/xor/steps/internal/numpy"
)

// TestREADMEs checks what the pages show: that the commands print what is below
// them, that code and diffs are those of the files, and that links lead somewhere.
// It does not check the numbers in the prose: one that matters has to be in a block.
//
// With UPDATE=1 it rewrites the outputs that are shown whole, or with one "...".
func TestREADMEs(t *testing.T) {
	needPrograms(t)
	pages := append(glob(t, "*/*.md"), glob(t, "*/*/*.md")...)
	pages = append(pages, "CLASS.md", "../README.md", "../.github/CONTRIBUTING.md")
	for _, file := range pages {
		file = path.Join("steps", file)
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			p := readPage(t, file)
			folder := t.TempDir() // for all its commands: some read what others wrote
			for _, b := range p.blocks {
				switch b.language {
				case "console":
					p.checkConsole(b, folder)
				case "go", "python":
					p.checkExcerpt(b)
				case "diff":
					p.checkDiff(b)
				case "text":
				default:
					p.errorf(b.first-1, "a block of %q, want one of console, go, diff, "+
						"python or text", b.language)
				}
			}
			p.checkInlineCommands(folder)
			p.checkLinks()
			if golden.Updating() {
				golden.Check(t, path.Join("..", file), p.fresh)
			}
		})
	}
}

// A page is a README, taken apart into prose and fenced blocks.
type page struct {
	t      *testing.T
	file   string // from the root of the repository: steps/03-buggy/README.md
	lines  []string
	prose  []string // lines, with those of the blocks empty
	blocks []block
	fresh  string // the page with its outputs brought up to date
}

// A block is what is between two fences.
type block struct {
	language string
	first    int // index of its first line
	lines    []string
}

func readPage(t *testing.T, file string) *page {
	t.Helper()
	p := &page{t: t, file: file, lines: fileLines(t, file)}
	p.prose, p.fresh = slices.Clone(p.lines), joined(p.lines)
	var open *block
	for i, line := range p.lines {
		language, isFence := strings.CutPrefix(line, "```")
		if open != nil || isFence {
			p.prose[i] = ""
		}
		if isFence && open == nil {
			open = &block{language: language, first: i + 1}
		} else if isFence {
			open.lines = p.lines[open.first:i]
			p.blocks = append(p.blocks, *open)
			open = nil
		}
	}
	if open != nil {
		p.errorf(open.first-1, "this block is never closed")
	}
	return p
}

// fileLines returns the lines of a file, named from the root of the repository.
func fileLines(t *testing.T, file string) []string {
	t.Helper()
	return strings.Split(strings.TrimSuffix(read(t, path.Join("..", file)), "\n"), "\n")
}

// exists reports whether there is a file or folder of that name in the repository.
func exists(file string) bool {
	_, err := os.Stat(path.Join("..", file))
	return err == nil
}

func joined(lines []string) string { return strings.Join(lines, "\n") + "\n" }

// errorf reports a mistake in the line with index i.
func (p *page) errorf(i int, format string, args ...any) {
	p.t.Helper()
	p.t.Errorf("%s:%d: %s", p.file, i+1, fmt.Sprintf(format, args...))
}

// checkConsole runs the commands of a block, which begin with "$ ".
func (p *page) checkConsole(b block, folder string) {
	for i := 0; i < len(b.lines); {
		command, found := strings.CutPrefix(b.lines[i], "$ ")
		if !found {
			p.errorf(b.first, "a console block has to begin with a command: $ …")
			return
		}
		end := i + 1
		for end < len(b.lines) && !strings.HasPrefix(b.lines[end], "$ ") {
			end++
		}
		p.checkCommand(command, b.first+i, b.lines[i+1:end], folder)
		i = end
	}
}

// notRun matches commands that no test runs. Nothing may be shown below them.
var notRun = regexp.MustCompile(`^(go (test|vet|doc|build) .*|git clone .*|cd \S+|make .*)$`)

// checkCommand runs a command, or several with pipes between them, as a shell would.
// It is in the line with index i, and shown is what is below it.
func (p *page) checkCommand(text string, i int, shown []string, folder string) {
	if notRun.MatchString(text) {
		p.checkTarget(i, text)
		if len(shown) > 0 {
			p.errorf(i, "nothing checks what this prints, so do not show it")
		}
		return
	}
	var got result
	var messages string
	for _, part := range strings.Split(text, " | ") {
		if strings.HasPrefix(part, "python3 ") && numpy.Python() == "" {
			p.t.Logf("skipped %q: there is no python3 with NumPy", text)
			return
		}
		var err error
		if got, err = p.runPart(part, got.stdout, folder); err != nil {
			p.errorf(i, "%s: %v", part, err)
			return
		}
		messages += got.stderr
	}
	if len(shown) > 0 {
		p.checkShown(i+1, shown, got.stdout+messages)
	} else if messages != "" {
		p.errorf(i, "this prints\n%s", messages)
	}
}

var words = regexp.MustCompile(`'[^']*'|\S+`)

// runPart runs a command without pipes. The files of the repository that it names are
// copied to the folder in which it runs.
func (p *page) runPart(text, stdin, folder string) (result, error) {
	args := words.FindAllString(text, -1)
	for i := range args {
		args[i] = strings.Trim(args[i], "'")
		if content, err := os.ReadFile(filepath.Join("..", args[i])); err == nil {
			copied := filepath.Join(folder, args[i])
			os.MkdirAll(filepath.Dir(copied), 0o777)
			if err := os.WriteFile(copied, content, 0o666); err != nil {
				return result{}, err
			}
		}
	}
	step, isStep := strings.CutPrefix(text, "go run ./steps/")
	switch {
	case isStep:
		if step, _, _ = strings.Cut(step, " "); !slices.Contains(steps(p.t), step) {
			return result{}, errors.New("there is no such step")
		}
		got := runStep(step, folder, stdin, args[3:]...)
		if got.status != 0 {
			got.stderr += fmt.Sprintf("exit status %d\n", got.status)
		}
		return got, nil
	case args[0] == "python3":
		c := exec.Command(numpy.Python(), args[1:]...)
		c.Dir, c.Stdin = folder, strings.NewReader(stdin)
		got := run(c)
		got.stdout = strings.ReplaceAll(got.stdout, "\r\n", "\n") // as on Windows
		return got, nil
	case args[0] == "head" && len(args) == 2:
		n, err := strconv.Atoi(strings.TrimPrefix(args[1], "-"))
		lines := strings.SplitAfter(stdin, "\n")
		return result{stdout: strings.Join(lines[:min(n, len(lines))], "")}, err
	case args[0] == "diff" && len(args) == 3:
		a, errA := os.ReadFile(filepath.Join(folder, args[1]))
		b, errB := os.ReadFile(filepath.Join(folder, args[2]))
		return result{stdout: golden.Diff(string(a), string(b))}, errors.Join(errA, errB)
	}
	return result{}, errors.New("this test does not know the command")
}

// pattern returns an expression for lines of which some are left out, at "...".
func pattern(lines []string) string {
	text := regexp.QuoteMeta(joined(lines))
	return regexp.MustCompile(`(?m)^(// )?\\\.\\\.\\\.\n`).ReplaceAllString(text, `(?:.*\n)+?`)
}

// checkShown compares lines of the page, from index first on, with what they show.
func (p *page) checkShown(first int, shown []string, output string) {
	if regexp.MustCompile(`\A` + pattern(shown) + `\z`).MatchString(output) {
		return
	}
	gap := slices.Index(shown, "...")
	tail := len(shown) - 1 - gap
	if golden.Updating() && !slices.Contains(shown[gap+1:], "...") {
		got := strings.Split(strings.TrimSuffix(output, "\n"), "\n")
		if gap >= 0 && gap+tail < len(got) {
			got = slices.Concat(got[:gap], []string{"..."}, got[len(got)-tail:])
		}
		above := p.lines[first-1] + "\n"
		p.fresh = strings.Replace(p.fresh, above+joined(shown), above+joined(got), 1)
		return
	}
	if gap < 0 {
		diff := golden.Diff(joined(shown), output)
		p.errorf(first, "this is not what is printed:\n%s", golden.Short(diff))
		return
	}
	right := len(shown) - 1 // as many lines at the start as are right
	for right > 0 && !regexp.MustCompile(`\A`+pattern(shown[:right])).MatchString(output) {
		right--
	}
	p.errorf(first+right, "from here on, something else is printed:\n%s", golden.Short(output))
}

// checkExcerpt checks that code is part of the file that the paragraph above it links
// to, but for its indentation.
func (p *page) checkExcerpt(b block) {
	above := strings.TrimRight(joined(p.prose[:b.first]), "\n")
	paragraph := above[strings.LastIndex(above, "\n\n")+1:]
	source := ""
	for _, match := range link.FindAllStringSubmatch(paragraph, -1) {
		if ext := path.Ext(match[2]); ext == ".go" || ext == ".py" {
			source = path.Join(path.Dir(p.file), match[2])
		}
	}
	if source == "" || !exists(source) {
		p.errorf(b.first-1, "the paragraph above has to link to the file of this code")
		return
	}
	indent := regexp.MustCompile(`(?m)^[\t ]+`)
	code := indent.ReplaceAllString(joined(fileLines(p.t, source)), "")
	want := indent.ReplaceAllString(joined(b.lines), "")
	want = pattern(strings.Split(strings.TrimSuffix(want, "\n"), "\n"))
	if !regexp.MustCompile(`(?m)^` + want).MatchString(code) {
		p.errorf(b.first, "this code is not in %s", source)
	}
}

// checkDiff checks that a block is what diff -u prints for the two files it names.
func (p *page) checkDiff(b block) {
	const context = 3 // lines
	header := regexp.MustCompile(`\A--- (\S+)\n\+\+\+ (\S+)\n`)
	names := header.FindStringSubmatch(joined(b.lines))
	if names == nil || !exists(names[1]) || !exists(names[2]) {
		p.errorf(b.first, "a diff has to begin with --- and the name of a file, and +++")
		return
	}
	x, y := fileLines(p.t, names[1]), fileLines(p.t, names[2])
	start, end := golden.Common(x, y)
	from, to := max(start-context, 0), max(end-context, 0)
	want := fmt.Sprintf("%s@@ -%d,%d +%d,%d @@\n", names[0],
		from+1, len(x)-to-from, from+1, len(y)-to-from)
	for _, part := range []struct {
		mark  string
		lines []string
	}{
		{" ", x[from:start]}, {"-", x[start : len(x)-end]},
		{"+", y[start : len(y)-end]}, {" ", x[len(x)-end : len(x)-to]},
	} {
		for _, line := range part.lines {
			want += part.mark + line + "\n"
		}
	}
	p.checkShown(b.first, b.lines, want)
}

var (
	codeSpan    = regexp.MustCompile("`[^`]*`")
	placeholder = regexp.MustCompile(`\b[A-Z]{2,}\b|…`)
)

// checkInlineCommands checks the commands in the prose. A step that is asked for help
// reads its flags and does not run.
func (p *page) checkInlineCommands(folder string) {
	text := joined(p.prose)
	for _, at := range codeSpan.FindAllStringIndex(text, -1) {
		code := strings.Join(strings.Fields(text[at[0]+1:at[1]-1]), " ")
		if placeholder.MatchString(code) {
			continue
		}
		i := strings.Count(text[:at[0]], "\n")
		p.checkTarget(i, code)
		if strings.HasPrefix(code, "go run ./steps/") {
			command, _, _ := strings.Cut(code, " | ")
			got, err := p.runPart(command+" -h", "", folder)
			if err != nil || got.status != 0 {
				p.errorf(i, "%s: %v %s", code, err, got.stderr)
			}
		}
	}
}

// checkTarget checks that a command, if it is make, names a target of the Makefile.
func (p *page) checkTarget(i int, command string) {
	target, isMake := strings.CutPrefix(command, "make ")
	if isMake && !strings.Contains(read(p.t, "../Makefile"), "\n"+target+":") {
		p.errorf(i, "the Makefile has no target %s", target)
	}
}

var (
	link       = regexp.MustCompile(`\[([^][]*)\]\(([^()\s]+)\)`)
	attribute  = regexp.MustCompile(`\b(?:src|srcset|href)="(([^"]*))"`)
	brokenLink = regexp.MustCompile(`.*\]\(.*`)
	webSite    = regexp.MustCompile(`^https?://[\w-]+(\.[\w-]+)+(/|$)`)
)

// checkLinks checks that every link leads to a file of the repository and, if it has
// a fragment, to one of the headings there.
func (p *page) checkLinks() {
	text := codeSpan.ReplaceAllStringFunc(joined(p.prose), func(code string) string {
		return "code" + strings.Repeat("\n", strings.Count(code, "\n"))
	})
	if at := brokenLink.FindString(link.ReplaceAllString(text, "")); at != "" {
		p.errorf(0, "%q looks like a link with a slip of the pen", at)
	}
	matches := append(link.FindAllStringSubmatchIndex(text, -1),
		attribute.FindAllStringSubmatchIndex(text, -1)...)
	for _, at := range matches {
		target := text[at[4]:at[5]]
		i := strings.Count(text[:at[0]], "\n")
		if webSite.MatchString(target) {
			continue
		}
		name, fragment, hasFragment := strings.Cut(target, "#")
		file := path.Join(path.Dir(p.file), name)
		if name == "" {
			file = p.file
		}
		if !exists(file) {
			p.errorf(i, "%s leads nowhere", target)
		} else if hasFragment && (path.Ext(file) != ".md" ||
			!slices.Contains(anchors(readPage(p.t, file)), fragment)) {
			p.errorf(i, "%s: there is no such heading", target)
		}
	}
}

var (
	heading = regexp.MustCompile(`^#{1,6} (.*)$`)
	named   = regexp.MustCompile(`<a (?:id|name)="([^"]*)"`)
	dropped = regexp.MustCompile(`[^\pL\pM\p{Nd}\p{Pc} -]`)
)

// anchors returns what may follow a # in a link to the page: a name that GitHub makes
// of each heading, and the names that the page itself gives.
func anchors(p *page) []string {
	var anchors []string
	for _, line := range p.prose {
		if match := heading.FindStringSubmatch(line); match != nil {
			text := strings.ToLower(link.ReplaceAllString(match[1], "$1"))
			name := strings.ReplaceAll(dropped.ReplaceAllString(text, ""), " ", "-")
			anchors = append(anchors, name)
		}
		for _, match := range named.FindAllStringSubmatch(line, -1) {
			anchors = append(anchors, match[1])
		}
	}
	return anchors
}
