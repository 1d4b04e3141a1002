package main

import (
	"cmp"
	"slices"
	"strings"
)

// nearestNames returns three names for someone who mistyped one: those that hold the
// text, then those that share the most pairs of letters with it.
func nearestNames(text string) []string {
	text = strings.ToLower(text)
	var names []string
	for _, m := range allMistakes() {
		names = append(names, m.Name)
	}
	likeness := func(name string) int {
		if strings.Contains(name, text) {
			return len(text)
		}
		shared := 0
		for i := range len(text) - 1 {
			if strings.Contains(name, text[i:i+2]) {
				shared++
			}
		}
		return shared
	}
	slices.SortStableFunc(names, func(a, b string) int {
		return cmp.Compare(likeness(b), likeness(a))
	})
	return names[:3]
}
