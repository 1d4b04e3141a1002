package tensor

import (
	"fmt"
	"math"
	"math/rand"
	"reflect"
	"strings"
	"testing"
)

// The shapes of the tests are all those from 1×1 to maxRows×maxCols, a single row
// and a single column among them.
const maxRows, maxCols = 7, 5

// storages are the two ways in which a matrix can be stored. The tests hold the
// numbers as plain rows, and make matrices of either kind of them.
var storages = []struct {
	name   string
	matrix func(rows [][]float64) *Matrix
}{
	{"plain", FromRows},
	{"transposed", func(rows [][]float64) *Matrix {
		return FromRows(transposed(rows)).T()
	}},
}

func TestNewIsZero(t *testing.T) {
	forShapes(maxRows, maxCols, func(rows, cols int) {
		checkMatrix(t, "New", New(rows, cols), filled(rows, cols, 0))
	})
}

func TestNewIsIndependent(t *testing.T) {
	a, b := New(2, 3), New(2, 3)
	a.Set(1, 2, 5)
	checkMatrix(t, "the other matrix", b, filled(2, 3, 0))
}

func TestDims(t *testing.T) {
	forShapes(maxRows, maxCols, func(wantRows, wantCols int) {
		for _, s := range storages {
			m := s.matrix(filled(wantRows, wantCols, 0))
			if rows, cols := m.Dims(); rows != wantRows || cols != wantCols {
				t.Errorf("%s: Dims() = %d, %d, want %d, %d",
					s.name, rows, cols, wantRows, wantCols)
			}
		}
	})
}

func TestFromRowsCopies(t *testing.T) {
	rows := [][]float64{{1, 2, 3}, {4, 5, 6}}
	m := FromRows(rows)
	rows[0][0], rows[1][2] = 70, 80
	checkMatrix(t, "after a change of its input", m, [][]float64{{1, 2, 3}, {4, 5, 6}})

	m.Set(0, 1, 90)
	if rows[0][1] != 2 {
		t.Errorf("Set in the matrix changed its input to %v", rows)
	}
}

func TestAt(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	forShapes(maxRows, maxCols, func(rows, cols int) {
		numbers := randomRows(random, rows, cols)
		for _, s := range storages {
			checkMatrix(t, s.name, s.matrix(numbers), numbers)
		}
	})
}

func TestSet(t *testing.T) {
	forShapes(maxRows, maxCols, func(rows, cols int) {
		for _, s := range storages {
			m, want := s.matrix(filled(rows, cols, 0)), filled(rows, cols, 0)
			for i := range rows {
				for j := range cols {
					m.Set(i, j, float64(10*i+j+1))
					want[i][j] = float64(10*i + j + 1)
					checkMatrix(t, s.name+" after Set", m, want)
				}
			}
		}
	})
}

// The indices far outside are those that an overflow could bring back inside.
func TestIndexOutside(t *testing.T) {
	const rows, cols = 2, 3
	indices := []int{math.MinInt, -1, 0, 1, 2, 3, 4, math.MaxInt}
	for _, s := range storages {
		m := s.matrix(filled(rows, cols, 0))
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

func TestTSharesNumbers(t *testing.T) {
	forShapes(maxRows, maxCols, func(rows, cols int) {
		m := New(rows, cols)
		view := m.T()
		m.Set(rows-1, 0, 1)
		if got := view.At(0, rows-1); got != 1 {
			t.Errorf("%d×%d: Set in the matrix: its transpose has %v, want 1",
				rows, cols, got)
		}
		view.Set(cols-1, rows-1, 2)
		if got := m.At(rows-1, cols-1); got != 2 {
			t.Errorf("%d×%d: Set in the transpose: the matrix has %v, want 2",
				rows, cols, got)
		}
	})
}

func TestTOfT(t *testing.T) {
	forShapes(maxRows, maxCols, func(rows, cols int) {
		m := New(rows, cols)
		twice := m.T().T()
		if !reflect.DeepEqual(twice, m) || &twice.data[0] != &m.data[0] {
			t.Errorf("T of T is %+v, want the %+v it started from", twice, m)
		}
	})
}

func TestIsFinite(t *testing.T) {
	forShapes(maxRows, maxCols, func(rows, cols int) {
		m := FromRows(filled(rows, cols, -math.MaxFloat64))
		if !m.IsFinite() {
			t.Errorf("%d×%d: the largest numbers are not finite", rows, cols)
		}
		for _, v := range []float64{math.Inf(1), math.Inf(-1), math.NaN()} {
			m.Set(rows-1, cols-1, v)
			if m.IsFinite() {
				t.Errorf("%d×%d: finite with %v", rows, cols, v)
			}
		}
	})
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
		for _, s := range storages {
			if got := s.matrix(test.rows).String(); got != test.want {
				t.Errorf("%s %v:\n%s\nwant\n%s", s.name, test.rows, got, test.want)
			}
		}
	}
}

func TestStringOfT(t *testing.T) {
	m := FromRows([][]float64{{1, 2, 3}, {4, -5, 6}})
	want := "[ 1.0000  4.0000]\n[ 2.0000 -5.0000]\n[ 3.0000  6.0000]"
	if got := m.T().String(); got != want {
		t.Errorf("T().String() is\n%s\nwant\n%s", got, want)
	}
}

// What String rounds to 4 decimals has to read back as the same number, when the
// number has no more of them.
func TestStringReadsBack(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	forShapes(maxRows, maxCols, func(rows, cols int) {
		numbers := filled(rows, cols, 0)
		for _, row := range numbers {
			for j := range row {
				row[j] = float64(random.Intn(2e7)-1e7) / 1e4
			}
		}
		for _, s := range storages {
			text := s.matrix(numbers).String()
			if got := readBack(t, text); !sameRows(got, numbers) {
				t.Errorf("%s: String() of %v is\n%s", s.name, numbers, text)
			}
		}
	})
}

func TestMatrixPanics(t *testing.T) {
	m := New(2, 3)
	tests := []panicTest{
		{"tensor: New: 0×3: want at least 1×1", func() { New(0, 3) }},
		{"tensor: New: 3×0: want at least 1×1", func() { New(3, 0) }},
		{"tensor: New: -1×-2: want at least 1×1", func() { New(-1, -2) }},
		{"tensor: FromRows: no rows", func() { FromRows(nil) }},
		{"tensor: FromRows: no rows", func() { FromRows([][]float64{}) }},
		{"tensor: FromRows: row 0 is empty", func() { FromRows([][]float64{{}, {1}}) }},
		{
			"tensor: FromRows: row 2 has 1 numbers, row 0 has 2",
			func() { FromRows([][]float64{{1, 2}, {3, 4}, {5}}) },
		},
		{
			"tensor: FromRows: row 1 has 3 numbers, row 0 has 2",
			func() { FromRows([][]float64{{1, 2}, {3, 4, 5}}) },
		},
		{
			"tensor: FromRows: row 1 has 0 numbers, row 0 has 1",
			func() { FromRows([][]float64{{1}, nil}) },
		},
		{"tensor: At(2, 0): outside of a 2×3 matrix", func() { m.At(2, 0) }},
		{"tensor: Set(1, -1): outside of a 2×3 matrix", func() { m.Set(1, -1, 0) }},
		{"tensor: At(0, 2): outside of a 3×2 matrix", func() { m.T().At(0, 2) }},
	}
	checkPanicMessages(t, tests)
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
// another order is another number.
func randomRows(random *rand.Rand, rows, cols int) [][]float64 {
	numbers := filled(rows, cols, 0)
	for _, row := range numbers {
		for j := range row {
			row[j] = random.NormFloat64()
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

// checkMatrix reports an error unless m holds exactly the numbers of want.
func checkMatrix(t *testing.T, name string, m *Matrix, want [][]float64) {
	t.Helper()
	if got := rowsOf(m); !sameRows(got, want) {
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

func sameRows(a, b [][]float64) bool {
	if len(a) != len(b) || len(a[0]) != len(b[0]) {
		return false
	}
	for i := range a {
		for j := range a[i] {
			if !sameNumber(a[i][j], b[i][j]) {
				return false
			}
		}
	}
	return true
}

// sameNumber is stricter than ==, which takes -0 for 0, except for NaN: the bits of
// a NaN are up to the processor.
func sameNumber(a, b float64) bool {
	if math.IsNaN(a) || math.IsNaN(b) {
		return math.IsNaN(a) && math.IsNaN(b)
	}
	return math.Float64bits(a) == math.Float64bits(b)
}

// readBack reads what String wrote: brackets, blanks, columns of equal width.
func readBack(t *testing.T, text string) [][]float64 {
	t.Helper()
	var numbers [][]float64
	lines := strings.Split(text, "\n")
	for _, line := range lines {
		if len(line) != len(lines[0]) {
			t.Errorf("lines of different lengths:\n%s", text)
		}
		inner := strings.TrimSuffix(strings.TrimPrefix(line, "["), "]")
		if len(inner) != len(line)-2 {
			t.Errorf("%q is not in brackets", line)
		}
		var row []float64
		for _, field := range strings.Fields(inner) {
			var v float64
			if _, err := fmt.Sscan(field, &v); err != nil {
				t.Errorf("%q: %v", field, err)
			}
			row = append(row, v)
		}
		numbers = append(numbers, row)
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

type panicTest struct {
	want string
	f    func()
}

func checkPanicMessages(t *testing.T, tests []panicTest) {
	t.Helper()
	for _, test := range tests {
		if got := panicMessage(test.f); got != test.want {
			t.Errorf("panic %q, want %q", got, test.want)
		}
	}
}
