package chart

import (
	"math"
	"strings"
	"testing"
)

// cellsOf returns the cells of a map, the top row first.
func cellsOf(t *testing.T, text string) [][]rune {
	t.Helper()
	var cells [][]rune
	for _, line := range strings.Split(text, "\n") {
		if parts := strings.Split(line, "│"); len(parts) == 3 {
			cells = append(cells, []rune(parts[1]))
		}
	}
	if len(cells) != mapRows || len(cells[0]) != mapColumns {
		t.Fatalf("this is not %d rows of %d columns:\n%s", mapRows, mapColumns, text)
	}
	return cells
}

// x grows to the right, y upwards, and the corners show the targets of XOR.
func TestMap(t *testing.T) {
	right := Map("x", func(x, _ float64) float64 { return x })
	if got := string(cellsOf(t, right)[5]); got != "     ░░░░▒▒▒▒▓▓▓▓█████" {
		t.Errorf("a row of f = x is %q", got)
	}
	cells := cellsOf(t, Map("y", func(_, y float64) float64 { return y }))
	column := ""
	for _, row := range cells {
		column += string(row[5])
	}
	if column != "███▓▓▒▒░░  " {
		t.Errorf("a column of f = y is %q, from top to bottom", column)
	}
	last := mapColumns - 1
	corners := string([]rune{cells[0][0], cells[0][last], cells[10][0], cells[10][last]})
	if corners != "1001" {
		t.Errorf("the corners are %q", corners)
	}
	checkWidth(t, "two maps", Beside(right, right))
	checkWidth(t, "their key", MapKey())
}

func TestShades(t *testing.T) {
	for v, want := range map[float64]rune{
		-3: ' ', 0.19: ' ', 0.2: '░', 0.39: '░', 0.4: '▒', 0.59: '▒', 0.6: '▓', 0.79: '▓',
		0.8: '█', 3: '█', math.NaN(): '!', math.Inf(1): '!', math.Inf(-1): '!',
	} {
		if got := shade(v); got != want {
			t.Errorf("shade(%v) = %q, want %q", v, got, want)
		}
	}
}
