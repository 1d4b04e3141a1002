package tensor

import (
	"fmt"
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"
)

// storages are the two ways in which a matrix can be stored. The tests hold the
// numbers as plain rows, and make matrices of either kind of them.
var storages = []func(rows [][]float64) *Matrix{
	FromRows,
	func(rows [][]float64) *Matrix { return FromRows(transposed(rows)).T() },
}

func TestFromRowsCopies(t *testing.T) {
	rows := [][]float64{{1, 2, 3}, {4, 5, 6}}
	m := FromRows(rows)
	rows[0][0], rows[1][2] = 70, 80
	checkMatrix(t, "after a change of its input", m, [][]float64{{1, 2, 3}, {4, 5, 6}})
}

// A new matrix holds zeros. A number that is set is in its place, in the transpose as
// well, and nowhere else; the transpose of the transpose is the matrix.
func TestSetAndT(t *testing.T) {
	forShapes(5, 3, func(rows, cols int) {
		m, want := New(rows, cols), filled(rows, cols, 0)
		checkMatrix(t, "New", m, want)
		for i := range rows {
			for j := range cols {
				want[i][j] = float64(10*i + j + 1)
				if j%2 == 0 {
					m.Set(i, j, want[i][j])
				} else {
					m.T().Set(j, i, want[i][j])
				}
				checkMatrix(t, "after Set", m, want)
				checkMatrix(t, "T after Set", m.T(), transposed(want))
				checkMatrix(t, "T of T", m.T().T(), want)
			}
		}
	})
}

// The indices far outside are those that an overflow could bring back inside.
func TestIndexOutside(t *testing.T) {
	const rows, cols = 2, 3
	indices := []int{math.MinInt, -1, 0, 1, 2, 3, math.MaxInt}
	for _, stored := range storages {
		m := stored(filled(rows, cols, 0))
		for _, i := range indices {
			for _, j := range indices {
				inside := i >= 0 && i < rows && j >= 0 && j < cols
				place := fmt.Sprintf("(%d, %d)", i, j)
				checkPanics(t, !inside, "tensor: At"+place, func() { m.At(i, j) })
				checkPanics(t, !inside, "tensor: Set"+place, func() { m.Set(i, j, 0) })
			}
		}
	}
}

func TestIsFinite(t *testing.T) {
	m := FromRows(filled(2, 3, -math.MaxFloat64))
	if !m.IsFinite() {
		t.Error("the largest numbers are not finite")
	}
	for _, v := range []float64{math.Inf(1), math.Inf(-1), math.NaN()} {
		if m.Set(1, 2, v); m.IsFinite() {
			t.Errorf("finite with %v", v)
		}
	}
}

func TestString(t *testing.T) {
	tests := []struct {
		rows [][]float64
		want string
	}{
		{[][]float64{{0}}, "[0.0000]"},
		{[][]float64{{1, 2}}, "[1.0000 2.0000]"},
		{[][]float64{{1}, {-2}}, "[ 1.0000]\n[-2.0000]"},
		{
			[][]float64{{1, -0.5, 2.25}, {100, 0.00004, 0.00006}},
			"[  1.0000  -0.5000   2.2500]\n[100.0000   0.0000   0.0001]",
		},
		{
			[][]float64{{math.NaN(), math.Inf(1)}, {math.Inf(-1), 1e6}},
			"[         NaN         +Inf]\n[        -Inf 1000000.0000]",
		},
	}
	for _, test := range tests {
		for k, stored := range storages {
			if got := stored(test.rows).String(); got != test.want {
				t.Errorf("storage %d, %v:\n%s\nwant\n%s", k, test.rows, got, test.want)
			}
		}
	}
}

// forShapes calls f for every shape from 1×1 to maxRows×maxCols.
func forShapes(maxRows, maxCols int, f func(rows, cols int)) {
	for rows := 1; rows <= maxRows; rows++ {
		for cols := 1; cols <= maxCols; cols++ {
			f(rows, cols)
		}
	}
}

func filled(rows, cols int, v float64) [][]float64 {
	numbers := make([][]float64, rows)
	for i := range numbers {
		numbers[i] = make([]float64, cols)
		for j := range numbers[i] {
			numbers[i][j] = v
		}
	}
	return numbers
}

// randomRows returns numbers with all their bits in use, so that a sum of them in
// another order is another number. A few are special.
func randomRows(random *rand.Rand, rows, cols int) [][]float64 {
	numbers := filled(rows, cols, 0)
	for _, row := range numbers {
		for j := range row {
			row[j] = random.NormFloat64()
			if random.Intn(30) == 0 {
				row[j] = 1 / math.Trunc(row[j]) // ±Inf, ±1, ±0.5
			}
		}
	}
	return numbers
}

func transposed(rows [][]float64) [][]float64 {
	columns := filled(len(rows[0]), len(rows), 0)
	for i, row := range rows {
		for j, v := range row {
			columns[j][i] = v
		}
	}
	return columns
}

// checkMatrix reports an error unless m holds exactly the numbers of want. As text, −0 is
// not 0, and NaN is NaN; the bits are compared first because that is quick.
func checkMatrix(t *testing.T, name string, m *Matrix, want [][]float64) {
	t.Helper()
	same := func(x, y float64) bool { return math.Float64bits(x) == math.Float64bits(y) }
	sameRow := func(x, y []float64) bool { return slices.EqualFunc(x, y, same) }
	got := rowsOf(m)
	if !slices.EqualFunc(got, want, sameRow) && fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s:\n got %v\nwant %v", name, got, want)
	}
}

func rowsOf(m *Matrix) [][]float64 {
	rows, cols := m.Dims()
	numbers := filled(rows, cols, 0)
	for i := range rows {
		for j := range cols {
			numbers[i][j] = m.At(i, j)
		}
	}
	return numbers
}

// panicMessage returns what f panics with, or "" if it does not.
func panicMessage(f func()) (message string) {
	defer func() {
		if v := recover(); v != nil {
			message = fmt.Sprint(v)
		}
	}()
	f()
	return ""
}

// checkPanics reports an error unless f panics or not, as wanted. The prefix of the
// message tells the panic of a check from a stray index out of range.
func checkPanics(t *testing.T, want bool, prefix string, f func()) {
	t.Helper()
	message := panicMessage(f)
	if want && !strings.HasPrefix(message, prefix) {
		t.Errorf("panic %q, want one that begins with %q", message, prefix)
	}
	if !want && message != "" {
		t.Errorf("panic %q, want none", message)
	}
}
