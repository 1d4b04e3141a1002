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

// lessonNames say where in the lesson a part is found, if it has no function there.
var lessonNames = map[string]string{
	"OutputDelta":  "Backprop, first paragraph",
	"HiddenDelta":  "Backprop, second paragraph",
	"AddGradients": "Backprop, third paragraph",
	"Update":       "Epoch, the update",
}

// Piece is a piece of wrong source.
type Piece struct {
	Of    string   // the part that it replaces, such as "Forward"
	File  string   // where it is
	Lines []string // "- " before a wrong line, "+ " before a correct one
}

// Pieces returns what is wrong in the source of a mistake, and what is right.
func (m Mistake) Pieces() []Piece {
	s := readSource()
	var pieces []Piece
	for _, part := range s.parts[m.Name] {
		name := part.Key.(*ast.Ident).Name
		right := s.correctPart(name)
		if right == nil {
			continue
		}
		piece := Piece{Of: name, File: s.files.Position(part.Pos()).Filename}
		if long, ok := lessonNames[name]; ok {
			piece.Of = long
		}
		if wrong := s.lines(part.Value); len(wrong) > 0 {
			piece.Lines = difference(wrong, s.lines(right))
		} else {
			piece.Lines = []string{"- " + s.text(part) + ",",
				"+ " + name + ": " + s.text(right) + ","}
		}
		pieces = append(pieces, piece)
	}
	return pieces
}

// correctPart returns the source of a part of the correct program, or nil if the lesson
// does not have it.
func (s source) correctPart(name string) ast.Node {
	part := field(s.named["correct"].(*ast.CompositeLit), name)
	switch value := part.(type) {
	case *ast.Ident: // outputDelta
		return s.named[value.Name]
	case *ast.SelectorExpr: // (*Network).Forward
		return s.named[value.Sel.Name]
	case *ast.BasicLit: // 0.7
		if name != "Activation" {
			return value
		}
	case nil:
		if name == "Epoch" {
			return s.named[name]
		}
	}
	return nil
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

// difference marks the lines that only wrong has by "- ", and those that only right has
// by "+ ". Where most differ, and not one by one, that would say nothing: then it returns
// wrong as it is.
func difference(wrong, right []string) []string {
	// common[i][j] is how many lines wrong[i:] and right[j:] have in common.
	common := make([][]int, len(wrong)+1)
	for i := len(wrong); i >= 0; i-- {
		common[i] = make([]int, len(right)+1)
		for j := len(right) - 1; j >= 0 && i < len(wrong); j-- {
			common[i][j] = max(common[i+1][j], common[i][j+1])
			if code(wrong[i]) == code(right[j]) {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	differ := len(wrong) + len(right) - 2*common[0][0]
	if len(wrong) != len(right) && differ > common[0][0] {
		return wrong
	}
	var lines []string
	for i, j := 0, 0; i < len(wrong) || j < len(right); {
		switch {
		case i < len(wrong) && j < len(right) && code(wrong[i]) == code(right[j]):
			i, j = i+1, j+1
		case j == len(right) || i < len(wrong) && common[i+1][j] >= common[i][j+1]:
			lines = append(lines, "- "+strings.TrimSpace(wrong[i]))
			i++
		default:
			lines = append(lines, "+ "+strings.Join(strings.Fields(right[j]), " "))
			j++
		}
	}
	return lines
}

// code is a line without its comment.
func code(line string) string {
	code, _, _ := strings.Cut(line, " //")
	return strings.TrimSpace(code)
}
