package mistakes

// The wrong lines and the right ones, read from the very source that runs.

import (
	"embed"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed mistakes*.go program.go network.go backprop.go train.go
var sourceFiles embed.FS

// source is what is looked up in the files.
type source struct {
	files *token.FileSet
	texts map[string]string
	named map[string]ast.Node            // functions, methods, values of variables
	parts map[string][]*ast.KeyValueExpr // by mistake: the fields of its Program
}

// readSource parses the files once. They have been compiled, so nothing is wrong in them
// but what is meant to be.
var readSource = sync.OnceValue(func() source {
	s := source{token.NewFileSet(), map[string]string{}, map[string]ast.Node{},
		map[string][]*ast.KeyValueExpr{}}
	entries, _ := sourceFiles.ReadDir(".")
	for _, entry := range entries {
		text, _ := sourceFiles.ReadFile(entry.Name())
		s.texts[entry.Name()] = string(text)
		file, _ := parser.ParseFile(s.files, entry.Name(), text, 0)
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				s.named[n.Name.Name] = n
			case *ast.ValueSpec:
				for i, value := range n.Values {
					s.named[n.Names[i].Name] = value
				}
			case *ast.CompositeLit:
				name, isMistake := field(n, "Name").(*ast.BasicLit)
				program, isExchanged := field(n, "Program").(*ast.CompositeLit)
				if isMistake && isExchanged {
					key, _ := strconv.Unquote(name.Value)
					for _, part := range program.Elts {
						s.parts[key] = append(s.parts[key], part.(*ast.KeyValueExpr))
					}
				}
			}
			return true
		})
	}
	return s
})

// field returns the value that a literal has for a field, or nil.
func field(literal *ast.CompositeLit, name string) ast.Expr {
	for _, element := range literal.Elts {
		if f, ok := element.(*ast.KeyValueExpr); ok {
			if key, ok := f.Key.(*ast.Ident); ok && key.Name == name {
				return f.Value
			}
		}
	}
	return nil
}

// part is a part of the program that a mistake exchanges.
type part struct {
	name         string // "OutputDelta"
	wrong, right ast.Node
	function     string // of the lesson, which has the right lines
	where        string // in it, if they are not all of it
}

// within says in which function of the lesson a part is, and where, if it is not all of
// the function.
var within = map[string][2]string{
	"OutputDelta":  {"Backprop", ", first paragraph"},
	"HiddenDelta":  {"Backprop", ", second paragraph"},
	"AddGradients": {"Backprop", ", third paragraph"},
	"Update":       {"Epoch", ", the update"},
}

// partsOf returns the parts that a mistake exchanges and that the lesson has.
func (s source) partsOf(mistake string) (parts []part) {
	correct := s.named["correct"].(*ast.CompositeLit)
	for _, f := range s.parts[mistake] {
		p := part{name: f.Key.(*ast.Ident).Name, wrong: f.Value}
		switch right := field(correct, p.name).(type) {
		case *ast.Ident: // outputDelta
			p.function = right.Name
		case *ast.SelectorExpr: // (*Network).Forward
			p.function = right.Sel.Name
		case *ast.BasicLit: // 0.7
			p.right = right
		case nil: // Epoch
			p.function = p.name
		}
		if p.function != "" {
			p.right = s.named[p.function]
		}
		if in, ok := within[p.name]; ok {
			p.function, p.where = in[0], in[1]
		}
		if p.right != nil && p.name != "Activation" {
			parts = append(parts, p)
		}
	}
	return parts
}

// Piece is a piece of wrong source.
type Piece struct {
	Of    string   // the part that it replaces, such as "Forward"
	File  string   // where it is
	Lines []string // "- " before a wrong line, "+ " before a correct one
}

// Pieces returns what is wrong in the source of a mistake, and what is right.
func (m Mistake) Pieces() (pieces []Piece) {
	s := readSource()
	for _, p := range s.partsOf(m.Name) {
		piece := Piece{Of: p.name, File: s.files.Position(p.wrong.Pos()).Filename}
		if p.where != "" {
			piece.Of = p.function + p.where
		}
		if wrong := s.lines(p.wrong); len(wrong) > 0 {
			piece.Lines = difference(wrong, s.lines(p.right))
		} else {
			piece.Lines = []string{"- " + p.name + ": " + s.text(p.wrong) + ",",
				"+ " + p.name + ": " + s.text(p.right) + ","}
		}
		pieces = append(pieces, piece)
	}
	return pieces
}

// text returns a piece of source as it is.
func (s source) text(n ast.Node) string {
	from, to := s.files.Position(n.Pos()), s.files.Position(n.End())
	return s.texts[from.Filename][from.Offset:to.Offset]
}

// lines returns what is between the braces of a function or a literal: lines that are
// not empty, without the indent they have in common.
func (s source) lines(n ast.Node) []string {
	switch f := n.(type) {
	case *ast.FuncLit:
		n = f.Body
	case *ast.FuncDecl:
		n = f.Body
	}
	lines := slices.DeleteFunc(strings.Split(s.text(n), "\n"),
		func(line string) bool { return line == "" })
	if len(lines) < 3 {
		return nil
	}
	lines = lines[1 : len(lines)-1]
	indent := lines[0][:len(lines[0])-len(strings.TrimLeft(lines[0], "\t"))]
	for i := range lines {
		lines[i] = strings.TrimPrefix(lines[i], indent)
	}
	return lines
}

// edit is a line that only one of two programs has.
type edit struct {
	mark rune // '-' if that is the wrong program, '+' if it is the right one
	line string
}

// edits returns the lines of wrong and right that are not in both, in order.
func edits(wrong, right []string) (edits []edit) {
	// common[i][j] is how many lines wrong[i:] and right[j:] have in common.
	common := make([][]int, len(wrong)+1)
	for i := range common {
		common[i] = make([]int, len(right)+1)
	}
	same := func(i, j int) bool { return code(wrong[i]) == code(right[j]) }
	for i := len(wrong) - 1; i >= 0; i-- {
		for j := len(right) - 1; j >= 0; j-- {
			common[i][j] = max(common[i+1][j], common[i][j+1])
			if same(i, j) {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(wrong) || j < len(right); {
		switch {
		case i < len(wrong) && j < len(right) && same(i, j):
			i, j = i+1, j+1
		case j == len(right) || i < len(wrong) && common[i+1][j] >= common[i][j+1]:
			edits = append(edits, edit{'-', wrong[i]})
			i++
		default:
			edits = append(edits, edit{'+', right[j]})
			j++
		}
	}
	return edits
}

// difference shows the lines that only wrong has after "- ", and those that only right has
// after "+ ". Where most differ, and not one by one, that would say nothing: then it
// returns wrong as it is.
func difference(wrong, right []string) (lines []string) {
	differ := edits(wrong, right)
	inBoth := (len(wrong) + len(right) - len(differ)) / 2
	if len(wrong) != len(right) && len(differ) > inBoth {
		return wrong
	}
	for _, e := range differ {
		lines = append(lines, string(e.mark)+" "+strings.Join(strings.Fields(e.line), " "))
	}
	return lines
}

// code is a line without its comment.
func code(line string) string {
	code, _, _ := strings.Cut(line, " //")
	return strings.TrimSpace(code)
}
