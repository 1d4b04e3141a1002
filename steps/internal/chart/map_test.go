package chart

import "testing"

// x grows to the right, y upwards, and the corners show the targets of XOR.
func TestMap(t *testing.T) {
	want := `title
x[1]
  ┌──────────────────────┐
1 │1▒▒▒▒▓▓▓▓▓▓▓▓████████0│
  │▒▒▒▒▒▒▒▒▒▓▓▓▓▓▓▓▓█████│
  │░░░░▒▒▒▒▒▒▒▒▓▓▓▓▓▓▓▓▓█│
  │░░░░░░░▒▒▒▒▒▒▒▒▓▓▓▓▓▓▓│
  │ ░░░░░░░░░▒▒▒▒▒▒▒▒▓▓▓▓│
  │    ░░░░░░░░▒▒▒▒▒▒▒▒▓▓│
  │      ░░░░░░░░▒▒▒▒▒▒▒▒│
  │       ░░░░░░░░▒▒▒▒▒▒▒│
  │        ░░░░░░░░▒▒▒▒▒▒│
  │         ░░░░░░░░▒▒▒▒▒│
0 │0        ░░░░░░░░▒▒▒▒1│
  └──────────────────────┘
   0                    1 x[0]
`
	got := Map("title", func(x, y float64) float64 { return x/2 + y*y/2 })
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	checkWidth(t, "two maps", Beside(got, got))
	checkWidth(t, "their key", MapKey())
}

func TestShades(t *testing.T) {
	for v, want := range map[float64]rune{
		-3: ' ', 0.19: ' ', 0.2: '░', 0.39: '░', 0.4: '▒', 0.59: '▒', 0.6: '▓', 0.79: '▓',
		0.8: '█', 3: '█',
	} {
		if got := shade(v); got != want {
			t.Errorf("shade(%v) = %q, want %q", v, got, want)
		}
	}
}
