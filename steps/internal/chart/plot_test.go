package chart

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTicks(t *testing.T) {
	for _, test := range []struct {
		axis axis
		want string
	}{
		{axis{0, 1}, "0.0 0.2 0.4 0.6 0.8 1.0"},
		{axis{0, 0.25}, "0.00 0.05 0.10 0.15 0.20 0.25"},
		{axis{0.1, 0.3}, "0.10 0.15 0.20 0.25 0.30"},
		{axis{0, 2000}, "0 500 1000 1500 2000"},
		{axis{0, 10}, "0 2 4 6 8 10"},
		{axis{0, 12}, "0.0 2.5 5.0 7.5 10.0"},
		{axis{-2, 2}, "-2 -1 0 1 2"},
		{axis{0, 1e6}, "0 200000 400000 600000 800000 1000000"},
		{axis{0, 4e7}, "0 1e+07 2e+07 3e+07 4e+07"},
		{axis{0, 0}.widened(), "-0.4 -0.2 0.0 0.2 0.4"},
		{axis{0, 2.5e-6}, "0 5e-07 1e-06 1.5e-06 2e-06 2.5e-06"},
	} {
		var labels []string
		for _, tick := range test.axis.ticks(6) {
			labels = append(labels, tick.label)
		}
		if got := strings.Join(labels, " "); got != test.want {
			t.Errorf("ticks of %v: %s, want %s", test.axis, got, test.want)
		}
	}
}

func TestText(t *testing.T) {
	plot := Plot{
		Title: "a title", XLabel: "epoch", YLabel: "loss", XTo: 4, YTo: 4,
		Series: []Series{{"up", []float64{0, 1, 2, 3, 4}}, {"level", []float64{1, 1}}},
		Marks:  []Mark{{4, 1, "here"}},
	}
	want := `a title

loss
4 ┤                                                                        •••
  │                                                                    ••••
  │                                                               •••••
  │                                                           ••••
3 ┤                                                      •••••
  │                                                 •••••
  │                                             ••••
  │                                        •••••
2 ┤                                   •••••
  │                               ••••
  │                          •••••
  │                      ••••
1 ┤++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++O
  │            •••••
  │        ••••
  │   •••••
0 ┤•••
  └┬──────────────────┬─────────────────┬──────────────────┬─────────────────┬
   0                  1                 2                  3                 4
                                      epoch
• up
+ level
O here
`
	if got := plot.Text(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Curves that a careless calculation would break.
func TestOddCurvesFit(t *testing.T) {
	for name, values := range map[string][]float64{
		"one value": {3},
		"zeros":     {0, 0, 0},
		"huge":      {1e300, -1e300, 0},
		"tiny":      {1e-300, 3e-300, 2e-300},
		"jumpy":     {0, 1e9, -1e9, 1, 2, 1e9, -1},
	} {
		plot := Plot{Title: "title", XTo: 1e6, YLabel: "y", Series: []Series{{name, values}}}
		checkWidth(t, name, plot.Text())
		if points := pointsOf(t, plot.SVG()); len(points) < 2 {
			t.Errorf("%s: %d points", name, len(points))
		}
	}
}

// checkWidth checks that a text fits into 78 columns and has no spaces at the ends.
func checkWidth(t *testing.T, name, text string) {
	t.Helper()
	for _, line := range strings.Split(text, "\n") {
		if utf8.RuneCountInString(line) > 78 || strings.HasSuffix(line, " ") {
			t.Errorf("%s: %q", name, line)
		}
	}
}

func TestPanics(t *testing.T) {
	for name, plot := range map[string]Plot{
		"no values": {Series: []Series{{Name: "empty"}}},
		"NaN":       {Series: []Series{{Y: []float64{0, math.NaN()}}}},
		"infinity":  {XTo: math.Inf(1), Series: []Series{{Y: []float64{0}}}},
		"mark":      {Series: []Series{{Y: []float64{0}}}, Marks: []Mark{{Y: math.Inf(-1)}}},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: SVG does not panic", name)
				}
			}()
			plot.SVG()
		}()
	}
}

func TestBeside(t *testing.T) {
	for _, test := range []struct{ left, right, want string }{
		{"ab\nc\n", "x\ny\nz\n", "ab    x\nc     y\n      z\n"},
		{"½\nbb\nc \n", "x\n", "½     x\nbb\nc\n"},
	} {
		if got := Beside(test.left, test.right); got != test.want {
			t.Errorf("%q beside %q: %q, want %q", test.left, test.right, got, test.want)
		}
	}
}

func TestSparkline(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, test := range []struct {
		values []float64
		width  int
		lo, hi float64
		want   string
	}{
		{[]float64{0, 1, 2, 3, 4, 5, 6, 7}, 8, 0, 8, "▁▂▃▄▅▆▇█"},
		{[]float64{0, 1}, 6, 0, 1, "▁▁▁███"},
		{[]float64{-5, 9, 0.5}, 3, 0, 1, "▁█▅"},
		{[]float64{0, 1, 1, 1}, 2, 0, 1, "▅█"},
		{[]float64{0, nan, 1, -inf}, 4, 0, 1, "▁!█!"},
		{[]float64{0, nan, 1, 1}, 2, 0, 1, "!█"},
	} {
		if got := Sparkline(test.values, test.width, test.lo, test.hi); got != test.want {
			t.Errorf("Sparkline(%v, %d, %v, %v) = %q, want %q",
				test.values, test.width, test.lo, test.hi, got, test.want)
		}
	}
}
