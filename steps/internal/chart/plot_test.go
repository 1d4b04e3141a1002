package chart

import (
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"strings"
	"testing"
)

// curve returns n values of f over 0..1.
func curve(n int, f func(x float64) float64) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = f(float64(i) / float64(max(n-1, 1)))
	}
	return values
}

func jumpy(n int) []float64 {
	random := rand.New(rand.NewSource(1))
	return curve(n, func(float64) float64 { return random.NormFloat64() })
}

// oddPlots are plots that a careless calculation would break.
func oddPlots() map[string]Plot {
	const huge = math.MaxFloat64
	values := map[string][]float64{
		"one value":   {3},
		"two values":  {1, 2},
		"zeros":       {0, 0, 0},
		"constant":    {-7, -7},
		"huge":        {1e300, -1e300, 0},
		"largest":     {huge, -huge, huge},
		"one largest": {huge},
		"tiny":        {1e-300, 3e-300, 2e-300},
		"tiniest":     {math.SmallestNonzeroFloat64, 0},
		"offset":      {1e9, 1e9 + 1e-6, 1e9 + 2e-6},
		"far offset":  {-1.0000004e200, -1.0000091e200},
		"minus zero":  {math.Copysign(0, -1), 1},
		"many":        jumpy(20_000),
	}
	ranges := map[string][4]float64{
		"unset":      {},
		"usual":      {0, 2000, 0, 0.25},
		"point":      {5, 5, 0.5, 0.5},
		"largest":    {huge, huge, huge, huge},
		"lowest":     {-huge, -huge, -huge, -huge},
		"long":       {-1.000004e200, -1.0000021e200, -1.000004e-200, -1.0000021e-200},
		"backwards":  {10, -10, 1, -1},
		"whole line": {-huge, huge, -huge, huge},
		"sliver":     {1e9, 1e9 + 1e-6, 7, 7 + 1e-15},
		"small":      {-3e-250, 4.123456789e-250, 0, 1e-12},
		"wide":       {-123456.789, 987654.321, 1e6, 3e6},
	}
	plots := make(map[string]Plot)
	for valuesName, v := range values {
		for rangeName, r := range ranges {
			plots[valuesName+", "+rangeName+" range"] = Plot{
				Title: "Title", XLabel: "epoch", YLabel: "loss",
				XFrom: r[0], XTo: r[1], YFrom: r[2], YTo: r[3],
				Series: []Series{{"first", v}, {"second", v[:1]}},
				Marks:  []Mark{{r[0], v[0], "start"}, {r[1], v[0], "end"}},
			}
		}
	}
	return plots
}

func TestOddPlots(t *testing.T) {
	for name, p := range oddPlots() {
		t.Run(name, func(t *testing.T) {
			checkText(t, p)
			checkSVG(t, p)
		})
	}
}

func TestPanics(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	good := []Series{{"loss", []float64{1}}}
	tests := []struct {
		plot Plot
		want string
	}{
		{Plot{}, "chart: the plot has no series"},
		{Plot{Series: []Series{good[0], {Name: "b"}}}, `chart: series "b" has no values`},
		{
			Plot{Series: []Series{{"a\nb", []float64{0, 1, nan}}}},
			`chart: series "a\nb": value 2 is NaN`,
		},
		{
			Plot{Series: []Series{good[0], {"c", []float64{-inf, nan}}}},
			`chart: series "c": value 0 is -Inf`,
		},
		{Plot{Series: good, XFrom: nan}, "chart: XFrom is NaN"},
		{Plot{Series: good, XTo: inf}, "chart: XTo is +Inf"},
		{Plot{Series: good, YFrom: -inf}, "chart: YFrom is -Inf"},
		{Plot{Series: good, YTo: nan}, "chart: YTo is NaN"},
		{Plot{Series: good, Marks: []Mark{{}, {X: inf}}}, "chart: mark 1 is at (+Inf, 0)"},
		{Plot{Series: good, Marks: []Mark{{Y: nan}}}, "chart: mark 0 is at (0, NaN)"},
	}
	for _, test := range tests {
		if got := panicOf(func() { test.plot.Text() }); got != test.want {
			t.Errorf("Text panics with %q, want %q", got, test.want)
		}
		if got := panicOf(func() { test.plot.SVG() }); got != test.want {
			t.Errorf("SVG panics with %q, want %q", got, test.want)
		}
	}
}

// panicOf returns what f panics with, as text.
func panicOf(f func()) (message string) {
	defer func() { message = fmt.Sprint(recover()) }()
	f()
	return ""
}

func TestTicks(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for i := 0; i < 5000; i++ {
		span := math.Pow(10, random.Float64()*600-300)
		lo := span * (random.Float64()*4 - 2)
		if i%3 == 0 {
			lo *= 1000
		}
		if i%5 == 0 {
			lo = 0
		}
		a := axis{lo, lo}.including(lo + span).widened()
		for limit := 6; limit <= 8; limit++ {
			checkTicks(t, a, a.ticks(limit), limit)
		}
	}
}

// checkTicks works with exact fractions, made from what the reader sees: the labels.
func checkTicks(t *testing.T, a axis, ticks []tick, limit int) {
	t.Helper()
	if len(ticks) < 3 || len(ticks) > limit {
		t.Fatalf("%v has %d ticks, want 3 to %d: %v", a, len(ticks), limit, ticks)
	}
	exact := make([]*big.Rat, len(ticks))
	for i, tick := range ticks {
		exact[i], _ = new(big.Rat).SetString(tick.label)
		nearest, _ := exact[i].Float64()
		if nearest != tick.at || tick.at < a.lo || tick.at > a.hi {
			t.Fatalf("tick %q stands at %v on %v", tick.label, tick.at, a)
		}
	}
	step := new(big.Rat).Sub(exact[1], exact[0])
	for i := 1; i < len(exact); i++ {
		if new(big.Rat).Sub(exact[i], exact[i-1]).Cmp(step) != 0 {
			t.Fatalf("ticks of %v are not at equal distances: %v", a, ticks)
		}
	}
	if !isRound(step) {
		t.Fatalf("ticks of %v are %v apart: %v", a, step, ticks)
	}
	before := new(big.Rat).Sub(exact[0], step)
	after := new(big.Rat).Add(exact[len(exact)-1], step)
	lo, hi := new(big.Rat).SetFloat64(a.lo), new(big.Rat).SetFloat64(a.hi)
	if before.Cmp(lo) >= 0 || after.Cmp(hi) <= 0 {
		t.Fatalf("ticks are missing at an end of %v: %v", a, ticks)
	}
}

// isRound tells whether v is 1, 2, 2.5 or 5 times a power of ten.
func isRound(v *big.Rat) bool {
	one, ten := big.NewRat(1, 1), big.NewRat(10, 1)
	v = new(big.Rat).Set(v)
	for v.Cmp(ten) >= 0 {
		v.Quo(v, ten)
	}
	for v.Cmp(one) < 0 {
		v.Mul(v, ten)
	}
	switch v.RatString() {
	case "1", "2", "5/2", "5":
		return true
	}
	return false
}

func TestTickLabels(t *testing.T) {
	tests := []struct {
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
		{axis{1e7, 1e7 + 8}, "10000000 10000002 10000004 10000006 10000008"},
		{axis{0, 2.5e-6}, "0 5e-07 1e-06 1.5e-06 2e-06 2.5e-06"},
	}
	for _, test := range tests {
		var labels []string
		for _, tick := range test.axis.ticks(6) {
			labels = append(labels, tick.label)
		}
		if got := strings.Join(labels, " "); got != test.want {
			t.Errorf("ticks of %v: %s, want %s", test.axis, got, test.want)
		}
	}
}
