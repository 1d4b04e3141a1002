package main

import (
	"slices"
	"testing"
)

// group makes slopes of one parameter, whose gradient is factor times the measured
// one.
func group(name string, factor float64, numeric ...float64) []Slope {
	var slopes []Slope
	for _, n := range numeric {
		slopes = append(slopes, Slope{Parameter: name, Analytic: factor * n, Numeric: n,
			Noise: 1e-10})
	}
	return slopes
}

// spoilt is a group without a common ratio.
func spoilt(name string) []Slope {
	slopes := group(name, 1, 0.1, -0.2, 0.3)
	slopes[0].Analytic, slopes[1].Analytic, slopes[2].Analytic = 0.7, 0.1, -0.4
	return slopes
}

func TestVerdict(t *testing.T) {
	join := slices.Concat[[]Slope]
	oneSpoilt := group("a", 1, 0.1, 0.2, 0.3)
	oneSpoilt[1].Analytic = 0.25
	for _, test := range []struct {
		slopes []Slope
		want   string
	}{
		{join(group("a", 1, 0.1, -0.2), group("b", 1, 0.3)), "all agree"},
		{group("a", 1+1e-7, 0.1, -0.2), "all agree"},
		{group("a", 1, 0, 0.2), "all agree"},
		{join(group("a", 1, 0.1), group("b", -1, 5e-11)), "all agree"},

		{join(group("a", -1-1e-7, 0.1, -0.2), group("b", -1+1e-7, 0.3)),
			"all are -1 times the measured slope: the sign is wrong"},

		{join(group("a", 0.25, 0.1, -0.2), group("b", 0.25, 0.3)),
			"all are 0.25 times the measured slope: a factor is wrong"},
		{join(group("a", -2, 0.1, -0.2), group("b", -2, 0.3)),
			"all are -2 times the measured slope: a factor is wrong"},
		// The noise is multiplied, too.
		{append(group("a", 4, 0.1), Slope{Parameter: "a", Analytic: 4.03e-8, Numeric: 1e-8,
			Noise: 1e-10}), "all are 4 times the measured slope: a factor is wrong"},
		{append(group("a", 4, 0.1), Slope{Parameter: "a", Analytic: 4.05e-8, Numeric: 1e-8,
			Noise: 1e-10}), "no common ratio: a disagrees"},
		{group("a", 0, 0.1, -0.2), "all are 0: the gradient is missing"},

		{join(group("a", 1, 0.1), spoilt("b"), group("c", 1, 0.1)),
			"b disagrees; a and c agree"},
		{join(group("b", 1, 0.1), oneSpoilt), "a disagrees; b agrees"},
		{join(group("a", 1, 0.1), spoilt("b"), spoilt("c"), group("d", 1, 0.1)),
			"b and c disagree; a and d agree"},
		{join(spoilt("a"), spoilt("b"), spoilt("c"), group("d", 1, 0.1)),
			"a, b and c disagree; d agrees"},
		{join(group("a", -1, 0.1, 0.2), group("b", 1, 0.1), group("c", -1, 0.4)),
			"a and c disagree (-1 times the measured slope: the sign is wrong); b agrees"},
		{join(group("a", 0, 0.1), group("b", 1, 0.1)),
			"a disagrees (0: the gradient is missing); b agrees"},
		{join(group("a", 4, 0.1, 0.2), group("b", 1, 0.1)),
			"a disagrees (4 times the measured slope: a factor is wrong); b agrees"},

		// One number is always some multiple of another.
		{join(group("a", 4, 0.1), group("b", 1, 0.1)), "a disagrees; b agrees"},

		{join(spoilt("a"), spoilt("b")), "no common ratio: a and b disagree"},
		{join(group("a", -1, 0.1), spoilt("b")), "no common ratio: a and b disagree"},

		{group("a", 1, 5e-11, 0), "too flat to tell: no slope stands out from the noise"},
		{group("a", -1, 5e-11, 0), "too flat to tell: no slope stands out from the noise"},
		// A factor cannot be read off slopes that are nearly noise.
		{[]Slope{{Parameter: "a", Analytic: 0.3, Numeric: 1e-11, Noise: 1e-10},
			{Parameter: "a", Analytic: 0.4, Numeric: 2e-11, Noise: 1e-10}},
			"no common ratio: a disagrees"},
	} {
		if got := Verdict(test.slopes); got != test.want {
			t.Errorf("%+v:\ngot  %s\nwant %s", test.slopes, got, test.want)
		}
	}
}
