package main

// Names for someone who mistyped one.

import (
	"cmp"
	"slices"
	"strings"
)

// nearestNames returns a few of the names: those that hold the text or are held by it,
// then those that take the fewest changes of a letter.
func nearestNames(text string, names []string) []string {
	const few = 3
	text = strings.ToLower(text)
	var near, others []string
	for _, name := range names {
		if strings.Contains(name, text) || strings.Contains(text, name) {
			near = append(near, name)
		} else {
			others = append(others, name)
		}
	}
	slices.SortStableFunc(others, func(a, b string) int {
		return cmp.Compare(editDistance(text, a), editDistance(text, b))
	})
	for len(near) < few {
		near = append(near, others[0])
		others = others[1:]
	}
	return near
}

// editDistance is how many letters must be put in, taken out or exchanged to make b of a.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1) // row[j] is the distance from a[:i] to b[:j]
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			exchange := diagonal
			if a[i] != b[j] {
				exchange++
			}
			diagonal = row[j+1]
			row[j+1] = min(exchange, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}
