package chart

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

// shades go from light to dark.
const shades = " ░▒▓█"

// readMap returns the cells of a map, the top row first.
func readMap(t *testing.T, text string) [][]rune {
	t.Helper()
	var cells [][]rune
	for _, line := range strings.Split(text, "\n") {
		if parts := strings.Split(line, "│"); len(parts) == 3 {
			cells = append(cells, []rune(parts[1]))
		}
	}
	if len(cells) != mapRows {
		t.Fatalf("%d rows, want %d:\n%s", len(cells), mapRows, text)
	}
	return cells
}

func TestMapDirections(t *testing.T) {
	rightwards := Map("", func(x, _ float64) float64 { return x })
	upwards := Map("", func(_, y float64) float64 { return y })
	right, up := readMap(t, rightwards), readMap(t, upwards)
	for row := range right {
		for column := range right[row] {
			if isCorner(row, column) {
				continue
			}
			x := float64(column) / (mapColumns - 1)
			if got, want := right[row][column], shadeOf(x); got != want {
				t.Errorf("f = x, row %d, column %d: %q, want %q", row, column, got, want)
			}
			y := 1 - float64(row)/(mapRows-1)
			// 0.2, 0.4 ... lie between two shades, and 1 - 0.8 is not quite 0.2.
			got, want := up[row][column], shadeOf(y+1e-9)
			if got != want {
				t.Errorf("f = y, row %d, column %d: %q, want %q", row, column, got, want)
			}
		}
	}
}

func isCorner(row, column int) bool {
	return (row == 0 || row == mapRows-1) && (column == 0 || column == mapColumns-1)
}

// shadeOf divides 0..1 in five equal parts.
func shadeOf(v float64) rune {
	return []rune(shades)[min(int(v*5), 4)]
}

func TestMapLimits(t *testing.T) {
	for _, test := range []struct {
		value float64
		want  rune
	}{
		{-3, ' '}, {0, ' '}, {0.19, ' '}, {0.2, '░'}, {0.39, '░'}, {0.4, '▒'},
		{0.59, '▒'}, {0.6, '▓'}, {0.79, '▓'}, {0.8, '█'}, {1, '█'}, {3, '█'},
		{math.NaN(), '!'}, {math.Inf(1), '!'}, {math.Inf(-1), '!'},
	} {
		cells := readMap(t, Map("", func(_, _ float64) float64 { return test.value }))
		if got := cells[5][5]; got != test.want {
			t.Errorf("%v looks like %q, want %q", test.value, got, test.want)
		}
	}
}

func TestMapSamplesCornersExactly(t *testing.T) {
	seen := make(map[[2]float64]int)
	Map("", func(x, y float64) float64 {
		if x < 0 || x > 1 || y < 0 || y > 1 {
			t.Errorf("(%v, %v) is outside the square", x, y)
		}
		seen[[2]float64{x, y}]++
		return 0
	})
	if len(seen) != mapRows*mapColumns {
		t.Errorf("%d places, want %d", len(seen), mapRows*mapColumns)
	}
	for _, corner := range [][2]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		if seen[corner] != 1 {
			t.Errorf("f is called %d times at %v", seen[corner], corner)
		}
	}
}

func TestMapShowsTargets(t *testing.T) {
	cells := readMap(t, Map("", func(_, _ float64) float64 { return 0 }))
	for _, example := range []struct {
		x, y   int
		target rune
	}{{0, 0, '0'}, {1, 0, '1'}, {0, 1, '1'}, {1, 1, '0'}} {
		row, column := (1-example.y)*(mapRows-1), example.x*(mapColumns-1)
		if got := cells[row][column]; got != example.target {
			t.Errorf("corner (%d, %d) shows %q", example.x, example.y, got)
		}
	}
}

func TestMapsFitBeside(t *testing.T) {
	f := func(x, y float64) float64 { return x }
	m := Map(strings.Repeat("long title ", 9), f)
	checkLines(t, m)
	both := Beside(m, m)
	checkLines(t, both)
	if strings.Count(both, "long") < 6 || strings.Count(both, "x₁") != 2 {
		t.Errorf("a map is missing:\n%s", both)
	}
}

func TestMapKeyNamesAllShades(t *testing.T) {
	key := MapKey()
	if utf8.RuneCountInString(key) > 78 || strings.Contains(key, "\n") {
		t.Errorf("key is not one line of at most 78: %q", key)
	}
	for _, shade := range shades {
		if !strings.ContainsRune(key, shade) {
			t.Errorf("no %q in %q", shade, key)
		}
	}
}
