package readme

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A number is a token that begins with a digit, or with a point before a digit. A word
// that begins with a letter is a name, even if it goes on with digits, as W1 does: the
// first alternative takes such names out of the way.
var (
	nameOrNumber = regexp.MustCompile(
		`[\pL_][\pL\pN_]*|(?:[0-9]+(?:\.[0-9]+)*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?`)
	fileOrStep = regexp.MustCompile(
		`[\w./-]+\.(?:go|md|csv|txt|svg|png|json|mod)\b|\b[0-9][0-9]-[a-z0-9-]+`)
	notFromARun = regexp.MustCompile(`^\s*numbers not from a run:((?s).*)$`)
)

// numbersIn lists the numbers without their signs. In exponents, the minus sign of
// typographers counts as the hyphen that programs print.
func numbersIn(text string) []string {
	var numbers []string
	text = strings.ReplaceAll(text, "\u2212", "-")
	for _, token := range nameOrNumber.FindAllString(text, -1) {
		if token[0] == '.' || token[0] >= '0' && token[0] <= '9' {
			numbers = append(numbers, token)
		}
	}
	return numbers
}

// numberProblems finds the numbers in the prose that nothing proves.
func (repo *repository) numberProblems(doc *document) []Problem {
	proved := repo.provedNumbers(doc)
	excused, problems := doc.excusedNumbers()
	used := map[string]bool{}
	for i, line := range strings.Split(repo.numericProse(doc), "\n") {
		for _, number := range numbersIn(line) {
			used[number] = true
			_, isExcused := excused[number]
			if !isSmall(number) && !proved[number] && !isExcused {
				problems = append(problems, doc.problem(i+1,
					"the number %s occurs in no checked block; correct it, or list it in "+
						"<!-- numbers not from a run: %[1]s -->", number))
			}
		}
	}
	for number, line := range excused {
		switch {
		case !used[number]:
			problems = append(problems, doc.problem(line,
				"the number %s is listed, but the prose does not use it", number))
		case proved[number] || isSmall(number):
			// Once listed, it would hide that a run no longer prints it.
			problems = append(problems, doc.problem(line,
				"the number %s is listed, but needs no listing; take it off", number))
		}
	}
	slices.SortFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), strings.Compare(a.Text, b.Text))
	})
	return problems
}

// isSmall holds for the whole numbers that prose needs for counting things.
func isSmall(number string) bool {
	n, err := strconv.Atoi(number)
	return err == nil && n <= 12 && len(number) <= 2
}

// provedNumbers are those of the blocks that are checked, and of the commands in the
// prose that are run.
func (repo *repository) provedNumbers(doc *document) map[string]bool {
	proved := map[string]bool{}
	add := func(text string) {
		for _, number := range numbersIn(repo.withoutNames(text)) {
			proved[number] = true
		}
	}
	for _, b := range doc.blocks {
		if b.language == "console" || b.language == "go" || b.language == "diff" {
			add(strings.Join(b.lines, "\n"))
		}
	}
	for _, c := range doc.inlineCommands() {
		if !hasPlaceholder(c.text) {
			add(c.text)
		}
	}
	return proved
}

// excusedNumbers maps each number in a list of numbers not from a run to its line.
func (d *document) excusedNumbers() (map[string]int, []Problem) {
	excused := map[string]int{}
	var problems []Problem
	for _, s := range d.spans {
		m := notFromARun.FindStringSubmatch(s.content)
		if s.kind != commentSpan || m == nil {
			continue
		}
		line := d.lineAt(s.start)
		for _, field := range strings.Fields(m[1]) {
			number := strings.ReplaceAll(field, "\u2212", "-")
			if !slices.Equal(numbersIn(number), []string{number}) {
				problems = append(problems, d.problem(line,
					"%q is not a number without a sign", field))
				continue
			}
			excused[number] = line
		}
	}
	return excused, problems
}

// numericProse is the prose without everything whose digits say nothing about a run.
func (repo *repository) numericProse(doc *document) string {
	text := doc.without(commentSpan, mathSpan, tagSpan)
	for _, l := range doc.links {
		blank(text[l.start:l.end])
	}
	for _, s := range doc.spans {
		if s.kind == codeSpan && strings.HasPrefix(s.content, runPrefix) {
			blank(text[s.start:s.end])
		}
	}
	return repo.withoutNames(string(text))
}

// withoutNames takes out the names of files and of steps.
func (repo *repository) withoutNames(text string) string {
	return fileOrStep.ReplaceAllStringFunc(text, func(name string) string {
		if strings.Contains(name, ".") || repo.hasStep(name) {
			return " "
		}
		return name
	})
}
