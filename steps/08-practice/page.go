package main

// The page: what the template shows of a scene.

import (
	"bytes"
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"example/xor/steps/06-mistakes/mistakes"
)

var pageTemplate = template.Must(template.ParseFS(web, "web/page.html"))

// view is what the template shows. Its methods are called from there.
type view struct {
	scene
	instruments []mistakes.Instruments
}

// page returns the page.
func (s scene) page() ([]byte, error) {
	var text bytes.Buffer
	err := pageTemplate.Execute(&text, view{s, s.measured()})
	return text.Bytes(), err
}

func (v view) Compares() bool  { return v.compared != nil }
func (v view) Two() bool       { return v.two }
func (v view) Number() int     { return v.number }
func (v view) Last() int       { return len(map[bool][]round{false: rounds, true: pairs}[v.two]) }
func (v view) Chapter() string { return v.chapter }
func (v view) Left() int       { return len(v.left.mistakes) }
func (v view) Found() int      { return len(v.mistakes) - len(v.left.mistakes) }
func (v view) NextNumber() int { return v.number + 1 }
func (v view) Hint() string    { return hint(v.instruments[0]) }

// Field is the name of the field that the lines are in.
func (v view) Field() string {
	if v.two {
		return "mended"
	}
	return "line"
}

// Title is that of the page.
func (v view) Title() string {
	if v.Compares() {
		return v.titles[0] + " and the correct program"
	}
	return v.title()
}

// Address is the query of this page.
func (v view) Address() template.URL {
	query := url.Values{}
	switch {
	case v.Compares():
		query.Set("name", v.compared.Name)
		for _, s := range v.Settings() {
			query.Set(s.Name, s.Value)
		}
	case v.two:
		query.Set("two", strconv.Itoa(v.number))
	default:
		query.Set("round", strconv.Itoa(v.number))
	}
	if len(v.lines) > 0 {
		query.Set(v.Field(), join(v.lines))
	}
	return template.URL(query.Encode())
}

// Films are numbers of films.
func (v view) Films() []int { return []int{0, 1}[:len(v.programs)] }

func (v view) Facts() [][2]string { return facts(v.instruments[0]) }
func (v view) About() string      { return settings(v.programs[0]) }
func (v view) Outputs() string    { return outputTable(v.instruments[0]) }
func (v view) Weights() string    { return weightTable(v.instruments[0].Start) }

// grid is a check: a row for each parameter, a column for each hidden unit and one for the
// output.
type grid struct {
	Title   string
	Columns []string
	Rows    []gridRow
}

type gridRow struct {
	Name  string
	Cells []cell
}

// cell is "✓" or "✗" and a ratio, or a number.
type cell struct{ Class, Text string }

// Grids are the checks.
func (v view) Grids() (grids []grid) {
	in := v.instruments[0]
	for k, c := range in.Checks[:3] {
		g := grid{Title: capital(checkNames[k])}
		if k < 2 {
			g.Title += ", with " + c.Row.String()
		}
		for j := range c.Hidden {
			g.Columns = append(g.Columns, fmt.Sprintf("unit %d", j))
		}
		g.Columns = append(g.Columns, "output")
		for _, row := range []struct {
			name, parameter string
			row             int
			output          string
		}{{"W1[0]", "W1", 0, ""}, {"W1[1]", "W1", 1, ""}, {"b1, b2", "b1", 0, "b2"}, {"W2", "W2", 0, ""}} {
			r := gridRow{Name: row.name}
			for _, s := range c.Slopes {
				if s.Parameter == row.parameter && (s.Row == row.row || s.Parameter == "W2") ||
					s.Parameter == row.output {
					mark := cell{"ok", "✓"}
					if !s.Agrees() {
						mark = cell{"off", "✗ " + ratio(s.Ratio())}
					}
					r.Cells = append(r.Cells, mark)
				}
			}
			g.Rows = append(g.Rows, r)
		}
		if k < 2 {
			for _, m := range madeOf(c) {
				r := gridRow{Name: m.short}
				hand := append(slices.Clone(c.CorrectHidden), c.CorrectOutput)
				for j, number := range append(slices.Clone(m.hidden), m.output) {
					shown := cell{"", fixed(number, 4)}
					if m.short == "activation" && number != hand[j] {
						shown.Class = "off"
					}
					r.Cells = append(r.Cells, shown)
				}
				g.Rows = append(g.Rows, r)
			}
		}
		grids = append(grids, g)
	}
	return grids
}

// Line is a line of the correct program, as a button.
type Line struct {
	Number int
	Of     string // if another function begins
	Code   string
	Note   string // the comment
	Named  string // the lines that have been named, if this is named next
	Mark   string // ✓ or ✗, if it has been named
	Told   string
}

// Lines are those of the correct program.
func (v view) Lines() (lines []Line) {
	for i, l := range listing {
		line := Line{Number: i + 1, Named: join(append(slices.Clone(v.lines), i+1))}
		line.Code, line.Note, _ = strings.Cut(l.Text, " //")
		if i == 0 || l.Of != listing[i-1].Of {
			line.Of = l.Of
		}
		for _, t := range v.told {
			if t.line == i+1 {
				line.Mark, line.Told = map[bool]string{true: "✓", false: "✗"}[t.found], t.text
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// Entries are those of the mistakes that have been found.
func (v view) Entries() (entries []string) {
	for _, m := range v.mistakes {
		found := !slices.ContainsFunc(v.left.mistakes,
			func(l mistakes.Mistake) bool { return l.Name == m.Name })
		if found {
			entries = append(entries, solution(m))
		}
	}
	if v.Compares() && v.compared.Name != none {
		entries = append(entries, solution(*v.compared))
	}
	return entries
}

// Names are those of the mistakes to compare.
func (v view) Names() (names []string) {
	for _, m := range compared {
		names = append(names, m.Name)
	}
	return names
}

func (v view) Chosen(name string) bool { return name == v.compared.Name }

// Setting is a field of the third page.
type Setting struct{ Name, Value, Low, High, Step string }

// Settings are those of the comparison.
func (v view) Settings() []Setting {
	p := v.programs[0]
	return []Setting{
		{"seed", fmt.Sprint(v.seed), "0", "4294967295", "1"},
		{"eta", fmt.Sprint(p.Eta), "0.001", "100", "any"},
		{"hidden", fmt.Sprint(p.Hidden), "1", "8", "1"},
		{"epochs", fmt.Sprint(p.Epochs), "1", "20000", "1"},
	}
}
