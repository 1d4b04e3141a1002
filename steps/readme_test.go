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
	pages := append(glob(t, "*/*.md"), "CLASS.md", "../README.md", "../.github/CONTRIBUTING.md")
	for _, file := range pages {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			text := read(t, file)
			p := &page{t, file, t.TempDir(), text}
			for _, at := range fence.FindAllStringSubmatchIndex(text, -1) {
				block := text[at[4]:at[5]]
				switch language := text[at[2]:at[3]]; language {
				case "console":
					p.checkConsole(block)
				case "go", "python":
					p.checkExcerpt(fence.ReplaceAllString(text[:at[0]], ""), block)
				case "diff":
					p.checkDiff(block)
				case "text":
				default:
					t.Errorf("a block of %q, want one of console, go, diff, python or text", language)
				}
			}
			prose := fence.ReplaceAllString(text, "")
			if strings.Contains(prose, "\n```") {
				t.Error("a block that is never closed")
			}
			p.checkInlineCommands(prose)
			p.checkLinks(codeSpan.ReplaceAllString(prose, ""))
			if golden.Updating() {
				golden.Check(t, file, p.fresh)
			}
		})
	}
}

var (
	fence    = regexp.MustCompile("(?ms)^```(\\w*)\n(.*?)^```\n")
	codeSpan = regexp.MustCompile("`[^`]*`")
)

// A page is a text with fenced blocks.
type page struct {
	*testing.T
	file   string
	folder string // of all its commands: some read what others wrote
	fresh  string // the page with its outputs brought up to date
}

// exists reports whether there is such a file or folder.
func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// checkConsole runs the commands of a block, which begin with "$ ".
func (p *page) checkConsole(block string) {
	commands := strings.Split("\n"+strings.TrimSuffix(block, "\n"), "\n$ ")
	if commands[0] != "" {
		p.Errorf("a console block has to begin with a command: $ …\n%s", block)
	}
	for _, text := range commands[1:] {
		command, shown, _ := strings.Cut(text+"\n", "\n")
		p.checkCommand(command, shown)
	}
}

// notRun matches commands that no test runs. Nothing may be shown below them.
var notRun = regexp.MustCompile(`^(go (test|vet|doc|build) .*|git clone .*|cd \S+|make .*)$`)

// checkCommand runs a command, or several with pipes between them, as a shell would. What
// is shown is below it.
func (p *page) checkCommand(text, shown string) {
	if notRun.MatchString(text) {
		if shown != "" {
			p.Errorf("%s: nothing checks what this prints, so do not show it", text)
		}
		return
	}
	var got result
	var messages string
	for _, part := range strings.Split(text, " | ") {
		if strings.HasPrefix(part, "python3 ") && numpy.Python() == "" {
			p.Logf("skipped %q: there is no python3 with NumPy", text)
			return
		}
		var err error
		if got, err = p.runPart(part, got.stdout); err != nil {
			p.Errorf("%s: %v", part, err)
			return
		}
		messages += got.stderr
	}
	if shown != "" {
		p.checkShown("$ "+text+"\n", shown, got.stdout+messages)
	} else if messages != "" {
		p.Errorf("%s prints\n%s", text, messages)
	}
}

var words = regexp.MustCompile(`'[^']*'|\S+`)

// runPart runs a command without pipes. The files of the repository that it names are
// copied to the folder in which it runs.
func (p *page) runPart(text, stdin string) (result, error) {
	args := words.FindAllString(text, -1)
	for i := range args {
		args[i] = strings.Trim(args[i], "'")
		if content, err := os.ReadFile(filepath.Join("..", args[i])); err == nil {
			copied := filepath.Join(p.folder, args[i])
			os.MkdirAll(filepath.Dir(copied), 0o777)
			if err := os.WriteFile(copied, content, 0o666); err != nil {
				return result{}, err
			}
		}
	}
	step, isStep := strings.CutPrefix(text, "go run ./steps/")
	switch {
	case isStep:
		if step, _, _ = strings.Cut(step, " "); !slices.Contains(steps(p.T), step) {
			return result{}, errors.New("there is no such step")
		}
		if len(args) == 3 { // TestDefaultOutput compares this file with what the step prints
			return result{stdout: read(p.T, step+"/testdata/default.golden")}, nil
		}
		got := runStep(step, p.folder, stdin, args[3:]...)
		if got.status != 0 {
			got.stderr += fmt.Sprintf("exit status %d\n", got.status)
		}
		return got, nil
	case args[0] == "python3":
		c := exec.Command(numpy.Python(), args[1:]...)
		c.Dir, c.Stdin = p.folder, strings.NewReader(stdin)
		return run(c), nil
	case args[0] == "head" && len(args) == 2:
		n, err := strconv.Atoi(strings.TrimPrefix(args[1], "-"))
		lines := strings.SplitAfter(stdin, "\n")
		return result{stdout: strings.Join(lines[:min(n, len(lines))], "")}, err
	}
	return result{}, errors.New("this test does not know the command")
}

// pattern returns an expression for lines of which some are left out, at "...".
func pattern(lines string) string {
	return regexp.MustCompile(`(?m)^(// )?\\\.\\\.\\\.\n`).
		ReplaceAllString(regexp.QuoteMeta(lines), `(?:.*\n)+?`)
}

// checkShown compares what the page shows, after some text, with an output.
func (p *page) checkShown(above, shown, output string) {
	if regexp.MustCompile(`\A` + pattern(shown) + `\z`).MatchString(output) {
		return
	}
	head, tail, isCut := strings.Cut("\n"+shown, "\n...\n")
	if !golden.Updating() || strings.Contains("\n"+tail, "\n...\n") {
		p.Errorf("%s\nthis is not what is printed:\n%.4000s", above, golden.Diff(shown, output))
		return
	}
	lines := strings.SplitAfter(output, "\n")
	first, last := strings.Count(head, "\n"), strings.Count(tail, "\n")+1
	if isCut && first+last <= len(lines) {
		lines = slices.Concat(lines[:first], []string{"...\n"}, lines[len(lines)-last:])
	}
	p.fresh = strings.Replace(p.fresh, above+shown, above+strings.Join(lines, ""), 1)
}

// checkExcerpt checks that code is part of the file that the paragraph above it links
// to, but for its indentation.
func (p *page) checkExcerpt(above, code string) {
	above = strings.TrimRight(above, "\n")
	source := ""
	for _, match := range link.FindAllStringSubmatch(above[strings.LastIndex(above, "\n\n")+1:], -1) {
		if ext := path.Ext(match[2]); ext == ".go" || ext == ".py" {
			source = path.Join(path.Dir(p.file), match[2])
		}
	}
	if !exists(source) {
		p.Errorf("the paragraph above has to link to the file of this code:\n%s", code)
		return
	}
	indent := regexp.MustCompile(`(?m)^[\t ]+`)
	want := regexp.MustCompile(`(?m)^` + pattern(indent.ReplaceAllString(code, "")))
	if !want.MatchString(indent.ReplaceAllString(read(p.T, source), "")) {
		p.Errorf("this code is not in %s:\n%s", source, code)
	}
}

// checkDiff checks that a block is what diff -u prints for the two files it names.
func (p *page) checkDiff(block string) {
	header := regexp.MustCompile(`\A--- (\S+)\n\+\+\+ (\S+)\n`).FindStringSubmatch(block)
	if header == nil {
		p.Errorf("a diff has to begin with --- and the name of a file, and +++:\n%s", block)
		return
	}
	a, b := read(p.T, path.Join("..", header[1])), read(p.T, path.Join("..", header[2]))
	p.checkShown("```diff\n", block, header[0]+golden.Diff(a, b))
}

var (
	inlineCommand = regexp.MustCompile("`(go run \\./steps/[^`|]*)[^`]*`")
	placeholder   = regexp.MustCompile(`\b[A-Z]{2,}\b|…`)
)

// checkInlineCommands checks the commands in the prose. A step that is asked for help
// reads its flags and does not run.
func (p *page) checkInlineCommands(prose string) {
	for _, match := range inlineCommand.FindAllStringSubmatch(prose, -1) {
		command := strings.Join(strings.Fields(match[1]), " ")
		if placeholder.MatchString(command) {
			continue
		}
		got, err := p.runPart(command+" -h", "")
		if err != nil || got.status != 0 {
			p.Errorf("%s: %v %s", command, err, got.stderr)
		}
	}
}

var (
	link      = regexp.MustCompile(`\[([^][]*)\]\(([^()\s]+)\)`)
	attribute = regexp.MustCompile(`\b(?:src|href)="(([^"]*))"`)
)

// checkLinks checks that every link leads to a file of the repository and, if it has
// a fragment, to one of the headings there.
func (p *page) checkLinks(prose string) {
	for _, match := range append(link.FindAllStringSubmatch(prose, -1),
		attribute.FindAllStringSubmatch(prose, -1)...) {
		target := match[2]
		if strings.HasPrefix(target, "https://") || strings.HasPrefix(target, "http://") {
			continue
		}
		name, fragment, hasFragment := strings.Cut(target, "#")
		file := path.Join(path.Dir(p.file), name)
		if name == "" {
			file = p.file
		}
		if !exists(file) {
			p.Errorf("%s leads nowhere", target)
		} else if hasFragment && !slices.Contains(anchors(read(p.T, file)), fragment) {
			p.Errorf("%s: there is no such heading", target)
		}
	}
}

var (
	heading = regexp.MustCompile(`(?m)^#{1,6} (.*)$`)
	dropped = regexp.MustCompile(`[^\pL\pM\p{Nd}\p{Pc} -]`)
)

// anchors returns what may follow a # in a link to a page: a name that GitHub makes of
// each heading.
func anchors(page string) []string {
	var anchors []string
	for _, match := range heading.FindAllStringSubmatch(fence.ReplaceAllString(page, ""), -1) {
		text := strings.ToLower(link.ReplaceAllString(match[1], "$1"))
		text = dropped.ReplaceAllString(text, "")
		anchors = append(anchors, strings.ReplaceAll(text, " ", "-"))
	}
	return anchors
}
