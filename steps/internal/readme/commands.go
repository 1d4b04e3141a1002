package readme

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const (
	prompt    = "$ "
	runPrefix = "go run ./steps/"
)

// A command is what a README tells its readers to type.
type command struct {
	text   string
	line   int      // in the document, from 1
	shown  []string // the output in the README
	inline bool

	words     []string // without the pipe
	headLines int      // the N of | head -N, or 0
}

// commandsIn takes a block of console apart.
func commandsIn(b block) []command {
	var commands []command
	for i, line := range b.lines {
		if text, found := strings.CutPrefix(line, prompt); found {
			commands = append(commands, command{text: text, line: b.lineNumber(i)})
		} else if len(commands) > 0 {
			last := &commands[len(commands)-1]
			last.shown = append(last.shown, line)
		}
	}
	return commands
}

// inlineCommands are those that the prose tells to run.
func (d *document) inlineCommands() []command {
	var commands []command
	for _, s := range d.spans {
		if s.kind == codeSpan && strings.HasPrefix(s.content, runPrefix) {
			commands = append(commands,
				command{text: s.content, line: d.lineAt(s.start), inline: true})
		}
	}
	return commands
}

// commands are all that a reader may type, with their words split. Those that cannot be
// split are left out, since Check reports them.
func (d *document) commands() []command {
	var parsed []command
	for _, b := range d.blocks {
		if b.language == "console" {
			for _, c := range commandsIn(b) {
				if c.parse() == nil {
					parsed = append(parsed, c)
				}
			}
		}
	}
	for _, c := range d.inlineCommands() {
		if !hasPlaceholder(c.text) && c.parse() == nil {
			parsed = append(parsed, c)
		}
	}
	return parsed
}

var placeholder = regexp.MustCompile(`\b[A-Z]{2,}\b|…`)

func hasPlaceholder(text string) bool { return placeholder.MatchString(text) }

var headPipe = regexp.MustCompile(`^head -([1-9][0-9]*)$`)

// parse splits the command into words.
func (c *command) parse() error {
	text, pipe, piped := strings.Cut(c.text, " | ")
	if piped {
		m := headPipe.FindStringSubmatch(pipe)
		if m == nil || !strings.HasPrefix(text, runPrefix) {
			return errors.New("the only pipe that is supported is go run … | head -N")
		}
		c.headLines, _ = strconv.Atoi(m[1])
	}
	var err error
	c.words, err = splitWords(text)
	return err
}

// splitWords splits at spaces outside single quotes. What else would be special to a
// shell is an error, because nothing here would act on it.
func splitWords(text string) ([]string, error) {
	var words []string
	var word strings.Builder
	quoted, inWord := false, false
	for _, r := range text + " " {
		switch {
		case r == '\'':
			quoted, inWord = !quoted, true
		case r == ' ' && !quoted:
			if inWord {
				words = append(words, word.String())
			}
			word.Reset()
			inWord = false
		case !quoted && strings.ContainsRune("|&;<>()$\x60\\\"*?[]#~{}!\t", r):
			return nil, fmt.Errorf("the character %q needs single quotes around it", r)
		default:
			word.WriteRune(r)
			inWord = true
		}
	}
	if quoted {
		return nil, errors.New("a single quote is never closed")
	}
	return words, nil
}

// step is the name of the step that the command runs, or empty.
func (c command) step() string {
	if strings.HasPrefix(c.text, runPrefix) && len(c.words) > 2 {
		return strings.TrimPrefix(c.words[2], "./steps/")
	}
	return ""
}

func (c command) isDifference() bool {
	return len(c.words) > 0 && c.words[0] == "diff"
}

// consoleProblems finds what can be wrong with a block of console before any step runs.
func (repo *repository) consoleProblems(doc *document, b block) []Problem {
	var problems []Problem
	if len(b.lines) == 0 || !strings.HasPrefix(b.lines[0], prompt) {
		problems = append(problems, doc.problem(b.line,
			"a console block must begin with a command: %s…", prompt))
	}
	for _, c := range commandsIn(b) {
		if err := c.parse(); err != nil {
			problems = append(problems, doc.problem(c.line, "%s: %v", c.text, err))
		} else if mistake := repo.mistakeInCommand(c); mistake != "" {
			problems = append(problems, doc.problem(c.line, "%s: %s", c.text, mistake))
		}
	}
	return problems
}

func (repo *repository) mistakeInCommand(c command) string {
	if c.step() != "" {
		return repo.mistakeInStep(c.step())
	}
	if c.isDifference() {
		got, err := repo.difference(c)
		if err != nil {
			return err.Error()
		}
		return c.mistakeInOutput(got)
	}
	if mistake := repo.mistakeInUnrun(c.words); mistake != "" {
		return mistake
	}
	if len(c.shown) > 0 {
		return "nothing checks the output of this command; do not show it"
	}
	return ""
}

func (repo *repository) mistakeInStep(step string) string {
	if !repo.hasStep(step) {
		return fmt.Sprintf("there is no step %q", step)
	}
	return ""
}

// mistakeInUnrun checks the commands that a test cannot run.
func (repo *repository) mistakeInUnrun(words []string) string {
	first, second := "", ""
	if len(words) > 1 {
		first, second = words[0], words[1]
	}
	switch {
	case first == "make" && len(words) == 2:
		return repo.mistakeInTarget(second)
	case first == "cd" && len(words) == 2,
		first == "git" && second == "clone" && len(words) > 2,
		first == "go" && (second == "test" || second == "doc"):
		return ""
	}
	return "unknown command"
}

func (repo *repository) mistakeInTarget(target string) string {
	if !slices.Contains(repo.makeTargets, target) {
		return fmt.Sprintf("the Makefile has no target %q", target)
	}
	return ""
}

// inlineCommandProblems checks the commands in the prose.
func (repo *repository) inlineCommandProblems(doc *document) []Problem {
	var problems []Problem
	for _, s := range doc.spans {
		if s.kind != codeSpan {
			continue
		}
		if mistake := repo.mistakeInInline(s.content); mistake != "" {
			problems = append(problems,
				doc.problem(doc.lineAt(s.start), "%s: %s", s.content, mistake))
		}
	}
	return problems
}

func (repo *repository) mistakeInInline(code string) string {
	if target, found := strings.CutPrefix(code, "make "); found {
		if hasPlaceholder(target) {
			return ""
		}
		return repo.mistakeInTarget(target)
	}
	if !strings.HasPrefix(code, runPrefix) {
		return ""
	}
	step, _, _ := strings.Cut(strings.TrimPrefix(code, runPrefix), " ")
	if hasPlaceholder(step) {
		return ""
	}
	c := command{text: code}
	if err := c.parse(); err != nil && !hasPlaceholder(code) {
		return err.Error()
	}
	return repo.mistakeInStep(step)
}
