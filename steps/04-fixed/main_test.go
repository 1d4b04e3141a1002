package main

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
	"example/xor/tensor"
)

// The curves in testdata are those of the answer's program, as NumPy 1.24 ran it.
func TestCurveIsNumPys(t *testing.T) {
	for seed := range 4 {
		got := golden.Output(t, run, "-csv", "-", "-seed", fmt.Sprint(seed))
		golden.CheckCurve(t, fmt.Sprintf("testdata/numpy-seed%d.csv", seed), got, 1e-9)
	}
}

func TestTrainingAllocatesNothing(t *testing.T) {
	n := NewNetwork(3, 0)
	g := NewGradients(n)
	if allocations := testing.AllocsPerRun(100, func() { Epoch(n, g, xor, 0.7) }); allocations != 0 {
		t.Errorf("an epoch allocates %g times", allocations)
	}
}

// The last bits of a curve are the same on every processor: these were computed
// on amd64. TestCurveIsNumPys checks that the curve is right.
func TestLastBits(t *testing.T) {
	n := NewNetwork(3, 0)
	if _, err := Train(n, xor, 0.7, 2000); err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("%x %x", n.Loss(xor), n.Outputs(xor))
	golden.Check(t, "testdata/last-bits.golden", got+"\n")
}

// The verdict at its borders: its text on either side, and on the border itself.
func TestVerdict(t *testing.T) {
	falling := make([]float64, 100) // from 0.2 by 0.001 an epoch
	for epoch := range falling {
		falling[epoch] = 0.2 - float64(epoch)/1000
	}
	tests := []struct {
		loss    float64
		outputs []float64
		want    string
	}{
		{0.00999, []float64{0, 1, 1, 0.28},
			"Learned: the loss is 0.0100, below 0.01, and no output is further\nthan 0.28 from"},
		{0.01, []float64{0, 1, 1, 0}, "Not learned: the loss is 0.0100, not below 0.01."},
		{0.2, []float64{0, 1, 1, 0}, "Not learned"},
		{0.2001, []float64{0, 1, 1, 0}, "Climbed: the loss began at 0.2000"},
		{0.12, []float64{0.41, 0.5, 0.45, 0.5}, "nearly the same for all four examples: 0.41 to 0.50"},
		{0.12, []float64{0.39, 0.5, 0.45, 0.5}, "Right: (0,0); near one half: (1,0)"},
		{0.12, []float64{0.39, 0.41, 0.61, 0.59},
			"Right: (0,0) (0,1); near one half: (1,0) (1,1); wrong: none."},
		{0.12, []float64{0.61, 0.39, 0, 1}, "near one half: none; wrong: (0,0) (1,0) (0,1) (1,1)."},
		{0.12, []float64{0.41, 1, 1, 0}, "near one half: (0,0); wrong: none."},
		{0.12, []float64{0.4, 1, 1, 0.6}, "near one half: (0,0) (1,1); wrong: none."},
		{0.12, []float64{0, 0.1, 0.05, 0.05}, "Right: (0,0) (1,1)"}, // 0.1 apart
		{0.110, make([]float64, 4), "hardly falls now"},             // epoch 89 had 0.111
		{falling[89] * (1 - stillFalling), make([]float64, 4), "hardly falls now"},
		{0.1098, make([]float64, 4), "still falling"},
	}
	for _, test := range tests {
		got := verdict(falling, test.loss, test.outputs, 3)
		if !strings.Contains(got, test.want) {
			t.Errorf("loss %g, outputs %g:\n%s\nwant %q",
				test.loss, test.outputs, got, test.want)
		}
	}
	// One epoch has no tenth; and one unit needs no advice about epochs.
	first := verdict(falling[:1], 0.19, make([]float64, 4), 3)
	one := verdict(falling, 0.1, make([]float64, 4), 1)
	if !strings.Contains(first, "still falling") || !strings.Contains(one, "more hidden units.") {
		t.Errorf("after one epoch: %s\nwith one unit: %s", first, one)
	}
}

// Every parameter counts, and infinities of both signs, and NaN. The error names the
// first one.
func TestNotFinite(t *testing.T) {
	for _, bad := range []float64{math.Inf(1), math.Inf(-1), math.NaN()} {
		for parameter, name := range [4]string{"W1", "W2", "b1", "b2"} {
			n := NewNetwork(3, 0)
			m := [4]*tensor.Matrix{n.W1, n.W2, n.B1, n.B2}[parameter]
			rows, cols := m.Dims()
			m.Set(rows-1, cols-1, bad)
			if got := n.notFinite(); got != name {
				t.Errorf("%g in %s: notFinite says %q", bad, name, got)
			}
			curve, err := Train(n, xor, 0.7, 10)
			if err == nil || !strings.HasPrefix(err.Error(), "epoch 0: ") ||
				len(curve.Loss) != 1 || len(curve.AbsError) != 1 {
				t.Errorf("Train with %g in %s: %v, %v, want an error in epoch 0",
					bad, name, curve, err)
			}
		}
	}
}
