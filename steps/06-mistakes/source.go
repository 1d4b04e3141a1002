package main

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

	"example/xor/steps/06-mistakes/pages"
)

//go:embed mistakes*.go program.go network.go backprop.go train.go
var sourceFiles embed.FS

// source is what is looked up in the files.
type source struct {
	texts map[string]string // by file
	nodes map[string]place  // functions, methods as "Network.Forward", variables' values
	parts map[string][]part // by mistake: what it exchanges, in order
}

// place is a piece of source.
type place struct {
	node       ast.Node
	file       string
	start, end int // its bytes
}

// part is a field of a Program literal.
type part struct {
	field string // "OutputDelta"
	whole place  // with its name
	value place
}

// partNames say in which function of the lesson a part is to be found.
var partNames = map[string]string{
	"OutputDelta":  "Backprop, first paragraph",
	"HiddenDelta":  "Backprop, second paragraph",
	"AddGradients": "Backprop, third paragraph",
	"Update":       "Epoch, the update",
}

// readSource parses the files once. They have been compiled, so they are in order.
var readSource = sync.OnceValue(func() source {
	s := source{map[string]string{}, map[string]place{}, map[string][]part{}}
	files, err := sourceFiles.ReadDir(".")
	if err != nil {
		panic(err)
	}
	for _, file := range files {
		text, err := sourceFiles.ReadFile(file.Name())
		if err != nil {
			panic(err)
		}
		s.texts[file.Name()] = string(text)
		fset := token.NewFileSet()
		tree, err := parser.ParseFile(fset, file.Name(), text, 0)
		if err != nil {
			panic(err)
		}
		at := func(n ast.Node) place {
			return place{n, file.Name(), fset.Position(n.Pos()).Offset,
				fset.Position(n.End()).Offset}
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				s.nodes[receiver(n)+n.Name.Name] = at(n)
			case *ast.ValueSpec:
				for i, value := range n.Values {
					s.nodes[n.Names[i].Name] = at(value)
				}
			case *ast.CompositeLit:
				s.addMistake(n, at)
			}
			return true
		})
	}
	return s
})

// receiver returns "Network." for a method of Network or *Network.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return ""
	}
	of := f.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	return of.(*ast.Ident).Name + "."
}

// addMistake notes the parts of a literal that has a Name and a Program.
func (s source) addMistake(literal *ast.CompositeLit, at func(ast.Node) place) {
	fields := fieldsOf(literal)
	name, named := fields["Name"].(*ast.BasicLit)
	program, ok := fields["Program"].(*ast.CompositeLit)
	if !named || !ok {
		return
	}
	key, _ := strconv.Unquote(name.Value)
	for _, element := range program.Elts {
		field := element.(*ast.KeyValueExpr)
		s.parts[key] = append(s.parts[key],
			part{field.Key.(*ast.Ident).Name, at(field), at(field.Value)})
	}
}

func fieldsOf(literal *ast.CompositeLit) map[string]ast.Expr {
	fields := map[string]ast.Expr{}
	for _, element := range literal.Elts {
		if field, ok := element.(*ast.KeyValueExpr); ok {
			if key, ok := field.Key.(*ast.Ident); ok {
				fields[key.Name] = field.Value
			}
		}
	}
	return fields
}

// notLines are the fields of a Program that no line of the lesson is.
var notLines = map[string]bool{
	"Seeds": true, "Activation": true, "NoBiases": true, "Online": true,
}

// pieces returns what is wrong in the source of a mistake, beside what is right.
func pieces(name string) []pages.Piece {
	s := readSource()
	var pieces []pages.Piece
	for _, p := range s.parts[name] {
		if notLines[p.field] {
			continue
		}
		of := p.field
		if long, ok := partNames[of]; ok {
			of = long
		}
		pieces = append(pieces, pages.Piece{
			Of: of, File: p.value.file, Lines: s.compare(p),
		})
	}
	return pieces
}

// compare returns the lines that differ, or all of the wrong ones if most of them do.
func (s source) compare(p part) []pages.Line {
	right := s.correctPart(p.field)
	if _, isFunc := p.value.node.(*ast.FuncLit); !isFunc && len(s.lines(p.value)) < 2 {
		return []pages.Line{
			{Mark: pages.Wrong, Text: s.text(p.whole) + ","},
			{Mark: pages.Right, Text: p.field + ": " + s.text(right) + ","},
		}
	}
	return difference(s.lines(p.value), s.lines(right))
}

// correctPart returns where the correct program has this part.
func (s source) correctPart(field string) place {
	if field == "Epoch" {
		return s.nodes["Epoch"]
	}
	value := fieldsOf(s.nodes["correct"].node.(*ast.CompositeLit))[field]
	switch value := value.(type) {
	case *ast.Ident:
		return s.nodes[value.Name]
	case *ast.SelectorExpr: // (*Network).Forward
		pointer := value.X.(*ast.ParenExpr).X.(*ast.StarExpr)
		return s.nodes[pointer.X.(*ast.Ident).Name+"."+value.Sel.Name]
	}
	return place{value, "", 0, 0}
}

// text returns a piece of source as it is.
func (s source) text(p place) string {
	if literal, ok := p.node.(*ast.BasicLit); ok {
		return literal.Value
	}
	return s.texts[p.file][p.start:p.end]
}

// lines returns the lines between the braces of a function or of a literal, without the
// indent they have in common.
func (s source) lines(p place) []string {
	text := s.text(p)
	if body, ok := p.node.(*ast.FuncLit); ok {
		text = s.texts[p.file][p.end-int(body.End()-body.Body.Pos()) : p.end]
	}
	if decl, ok := p.node.(*ast.FuncDecl); ok {
		text = s.texts[p.file][p.end-int(decl.End()-decl.Body.Pos()) : p.end]
	}
	lines := slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool {
		return line == ""
	})
	if len(lines) < 3 {
		return nil
	}
	lines = lines[1 : len(lines)-1]
	indent := lines[0][:len(lines[0])-len(strings.TrimLeft(lines[0], "\t"))]
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, indent)
	}
	return lines
}

// difference marks the lines of wrong that right does not have, and the other way round.
// If most lines differ, and it is not one by one, that says nothing: then it returns
// wrong as it is.
func difference(wrong, right []string) []pages.Line {
	// common[i][j] is how many lines wrong[i:] and right[j:] have in common.
	common := make([][]int, len(wrong)+1)
	for i := range common {
		common[i] = make([]int, len(right)+1)
	}
	for i := len(wrong) - 1; i >= 0; i-- {
		for j := len(right) - 1; j >= 0; j-- {
			common[i][j] = max(common[i+1][j], common[i][j+1])
			if sameCode(wrong[i], right[j]) {
				common[i][j] = max(common[i][j], common[i+1][j+1]+1)
			}
		}
	}
	differ := len(wrong) + len(right) - 2*common[0][0]
	if len(wrong) != len(right) && differ > common[0][0] {
		var whole []pages.Line
		for _, line := range wrong {
			whole = append(whole, pages.Line{Text: line})
		}
		return whole
	}
	var lines []pages.Line
	i, j := 0, 0
	for i < len(wrong) || j < len(right) {
		switch {
		case i < len(wrong) && j < len(right) && sameCode(wrong[i], right[j]):
			i, j = i+1, j+1
		case j == len(right) || i < len(wrong) && common[i+1][j] >= common[i][j+1]:
			lines = append(lines, pages.Line{Mark: pages.Wrong, Text: trimmed(wrong[i])})
			i++
		default:
			lines = append(lines, pages.Line{Mark: pages.Right, Text: trimmed(right[j])})
			j++
		}
	}
	return paired(lines)
}

// paired puts a right line behind its wrong one where there are as many of both. What
// has no counterpart is missing, or should not be there.
func paired(lines []pages.Line) []pages.Line {
	var pairs []pages.Line
	for len(lines) > 0 {
		wrong := count(lines, pages.Wrong)
		right := count(lines[wrong:], pages.Right)
		for k := range max(wrong, right) {
			switch {
			case wrong == right:
				pairs = append(pairs, lines[k], lines[wrong+k])
			case k < wrong:
				pairs = append(pairs, pages.Line{Mark: pages.NotHere, Text: lines[k].Text})
			}
			if wrong != right && k < right {
				pairs = append(pairs, pages.Line{Mark: pages.Missing, Text: lines[wrong+k].Text})
			}
		}
		lines = lines[wrong+right:]
	}
	return pairs
}

// count returns how many of the first lines have the mark.
func count(lines []pages.Line, mark pages.Mark) int {
	n := 0
	for n < len(lines) && lines[n].Mark == mark {
		n++
	}
	return n
}

// sameCode compares two lines without their comments.
func sameCode(a, b string) bool {
	codeA, _, _ := strings.Cut(a, " //")
	codeB, _, _ := strings.Cut(b, " //")
	return strings.TrimSpace(codeA) == strings.TrimSpace(codeB)
}

// trimmed is a line without what gofmt lines comments up with.
func trimmed(line string) string {
	return strings.Join(strings.Fields(line), " ")
}
