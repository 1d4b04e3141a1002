package tensor

import (
	"fmt"
	"math"
	"testing"
)

// A new matrix holds zeros. A number that is set is in its place, in the transpose as
// well, and nowhere else.
func TestSetAndT(t *testing.T) {
	m, want := New(2, 3), [][]float64{{0, 0, 0}, {0, 0, 0}}
	for i := range 2 {
		for j := range 3 {
			want[i][j] = float64(10*i + j + 1)
			if j%2 == 0 {
				m.Set(i, j, want[i][j])
			} else {
				m.T().Set(j, i, want[i][j])
			}
			checkMatrix(t, "after Set", m, FromRows(want))
			checkMatrix(t, "T of T", m.T().T(), FromRows(want))
			for p := range 2 {
				for q := range 3 {
					if got := m.T().At(q, p); got != want[p][q] {
						t.Errorf("T has %v in (%d, %d), want %v", got, q, p, want[p][q])
					}
				}
			}
		}
	}
}

func TestFromRowsCopies(t *testing.T) {
	rows := [][]float64{{1, 2, 3}, {4, 5, 6}}
	m := FromRows(rows)
	rows[0][0], rows[1][2] = 70, 80
	if got := fmt.Sprint(rowsOf(m)); got != "[[1 2 3] [4 5 6]]" {
		t.Errorf("after a change of its input a matrix holds %s", got)
	}
}

func TestIndexOutside(t *testing.T) {
	for _, m := range []*Matrix{New(2, 3), New(3, 2).T()} {
		for _, at := range [][2]int{{-1, 0}, {2, 0}, {0, -1}, {0, 3}, {math.MaxInt, 1}} {
			outside := fmt.Sprintf("(%d, %d): outside of a 2×3 matrix", at[0], at[1])
			checkPanic(t, "At"+outside, func() { m.At(at[0], at[1]) })
			checkPanic(t, "Set"+outside, func() { m.Set(at[0], at[1], 0) })
		}
	}
}

func TestIsFinite(t *testing.T) {
	m := New(2, 3)
	for v, want := range map[float64]bool{
		-math.MaxFloat64: true, math.Inf(1): false, math.Inf(-1): false, math.NaN(): false,
	} {
		if m.Set(1, 2, v); m.IsFinite() != want {
			t.Errorf("IsFinite with %v is not %v", v, want)
		}
	}
}

func TestString(t *testing.T) {
	for _, test := range []struct {
		rows [][]float64
		want string
	}{
		{[][]float64{{0}}, "[0.0000]"},
		{[][]float64{{1, 2}}, "[1.0000 2.0000]"},
		{[][]float64{{1}, {-2}}, "[ 1.0000]\n[-2.0000]"},
		{[][]float64{{1, -0.5, 2.25}, {100, 0.00004, 0.00006}},
			"[  1.0000  -0.5000   2.2500]\n[100.0000   0.0000   0.0001]"},
		{[][]float64{{math.NaN(), math.Inf(1)}, {math.Inf(-1), 1e6}},
			"[         NaN         +Inf]\n[        -Inf 1000000.0000]"},
	} {
		if got := FromRows(test.rows).String(); got != test.want {
			t.Errorf("%v:\n%s\nwant\n%s", test.rows, got, test.want)
		}
	}
}
