package main

// The page: what the template shows of a scene.

import (
	"bytes"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"example/xor/steps/06-mistakes/mistakes"
)

var pageTemplate = template.Must(template.New("page.html").Funcs(template.FuncMap{
	"next":  func(n int) int { return n + 1 },
	"marks": func() string { return marks },
}).ParseFS(web, "web/page.html"))

// view is what the template shows.
type view struct {
	scene
	Title    string
	Field    string // the name of the field that the number is in
	Named    string // and of that of the lines
	Settings []setting
	Address  template.URL       // the query of this page, and of its pictures
	Films    []int              // their numbers
	Offered  []mistakes.Mistake // to compare
	Facts    [][2]string
	Grids    []grid
	// Texts:
	Hint, About, Outputs, Weights, Quotients string
}

// setting is a field of the third page.
type setting struct{ Name, Value, Low, High, Step string }

// page returns the page.
func (s scene) page() ([]byte, error) {
	in, p := s.measured(), s.programs[0]
	v := view{
		scene: s, Title: s.titles[0], Field: "round", Named: "line",
		Address: template.URL(s.query.Encode()), Films: []int{0, 1}[:len(s.programs)],
		Offered: compared,
		Facts:   facts(in), Grids: grids(in), Hint: hintOf(in), About: settings(p),
		Outputs: outputTable(in), Weights: weightTable(in.Start), Quotients: quotients,
	}
	if s.Compared != nil {
		v.Title += " and the correct program"
		v.Settings = []setting{
			{"seed", fmt.Sprint(s.seed), "0", "4294967295", "1"},
			{"eta", fmt.Sprint(p.Eta), "0.001", "100", "any"},
			{"hidden", fmt.Sprint(p.Hidden), "1", "8", "1"},
			{"epochs", fmt.Sprint(p.Epochs), "1", "20000", "1"},
		}
	} else if s.Two {
		v.Field, v.Named = "two", "mended"
	}
	var text bytes.Buffer
	err := pageTemplate.Execute(&text, v)
	return text.Bytes(), err
}

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

// add adds a number to the row, which may be wrong.
func (r *gridRow) add(v float64, wrong bool) {
	c := cell{Text: fixed(v, 4)}
	if wrong {
		c.Class = "off"
	}
	r.Cells = append(r.Cells, c)
}

// grids are the checks.
func grids(in mistakes.Instruments) (grids []grid) {
	for k, c := range in.Checks[:3] {
		made := updateGrid(c)
		g := grid{capital(checkNames[k]), made.Columns, []gridRow{
			{Name: "W1 from x[0]"}, {Name: "W1 from x[1]"}, {Name: "b1, b2"}, {Name: "W2"}}}
		for _, s := range c.Slopes {
			i := map[string]int{"W1": s.Row, "b1": 2, "b2": 2, "W2": 3}[s.Parameter]
			mark := cell{"ok", "✓"}
			if !s.Agrees() {
				mark = cell{"off", "✗ " + ratio(s.Ratio())}
			}
			g.Rows[i].Cells = append(g.Rows[i].Cells, mark)
		}
		if k < 2 {
			g.Title += ", with the made-up example " + c.Row.String()
			g.Rows = append(g.Rows, made.Rows...)
		}
		grids = append(grids, g)
	}
	return grids
}

// codeLine is a line of the correct program, as a button.
type codeLine struct {
	Number int
	Of     string // if another function begins
	Code   string
	Note   string // the comment
	Named  string // the lines that have been named, if this is named next
	Mark   string // ✓ or ✗, if it has been named
	Told   string
}

// Listed are the lines of the correct program.
func (v view) Listed() (lines []codeLine) {
	for i, l := range listing {
		line := codeLine{Number: i + 1, Named: join(v.Lines)}
		if !slices.Contains(v.Lines, i+1) {
			line.Named = join(append(slices.Clone(v.Lines), i+1))
		}
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

// Found are the mistakes that have been found, or the one that is compared.
func (s scene) Found() (found []mistakes.Mistake) {
	for _, m := range s.Mistakes {
		if !slices.ContainsFunc(s.Left.Mistakes,
			func(l mistakes.Mistake) bool { return l.Name == m.Name }) {
			found = append(found, m)
		}
	}
	if s.Compared != nil && s.Compared.Name != none {
		found = append(found, *s.Compared)
	}
	return found
}
