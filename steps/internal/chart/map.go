package chart

import "strings"

const (
	mapColumns = 22 // a character is twice as high as it is wide: the map is a square
	mapRows    = 11
)

// Map draws what f computes over the unit square, x from left to right, y upwards. The
// darker a cell, the larger f at its centre; MapKey names the shades. The corner
// cells are exactly at 0 and 1, the four examples of XOR: they show the target, not a
// shade.
func Map(title string, f func(x, y float64) float64) string {
	lines := []string{
		title,
		"x[1]",
		"  ┌" + strings.Repeat("─", mapColumns) + "┐",
	}
	for row := mapRows - 1; row >= 0; row-- {
		y := float64(row) / (mapRows - 1)
		cells := make([]rune, mapColumns)
		for column := range cells {
			cells[column] = shade(f(float64(column)/(mapColumns-1), y))
		}
		name := " "
		switch row {
		case mapRows - 1:
			name, cells[0], cells[mapColumns-1] = "1", '1', '0'
		case 0:
			name, cells[0], cells[mapColumns-1] = "0", '0', '1'
		}
		lines = append(lines, name+" │"+string(cells)+"│")
	}
	return joined(append(lines,
		"  └"+strings.Repeat("─", mapColumns)+"┘",
		"   0"+strings.Repeat(" ", mapColumns-2)+"1 x[0]",
	))
}

// MapKey explains the shades and the corners of a Map in one line.
func MapKey() string {
	return "output: blank <0.2  ░ <0.4  ▒ <0.6  ▓ <0.8  █ above; " +
		"corners: target"
}

func shade(v float64) rune {
	switch {
	case v < 0.2:
		return ' '
	case v < 0.4:
		return '░'
	case v < 0.6:
		return '▒'
	case v < 0.8:
		return '▓'
	}
	return '█'
}
