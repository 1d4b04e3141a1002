package tensor

import (
	"fmt"
	"math"
	"math/rand"
	"testing"
)

// elementwise has the operations that go element by element, and what each should make of
// three elements. Those without a sign have a single operand, x.
var elementwise = []struct {
	name, sign string
	run        func(z, x, y *Matrix) *Matrix
	want       func(z, x, y float64) float64
}{
	{"Add", " + ", (*Matrix).Add, func(z, x, y float64) float64 { return x + y }},
	{"Sub", " − ", (*Matrix).Sub, func(z, x, y float64) float64 { return x - y }},
	{"MulElem", " ∘ ", (*Matrix).MulElem, func(z, x, y float64) float64 { return x * y }},
	{"Scale", "", func(z, x, _ *Matrix) *Matrix { return z.Scale(0.7, x) },
		func(z, x, y float64) float64 { return 0.7 * x }},
	{"AddScaled", "", func(z, x, _ *Matrix) *Matrix { return z.AddScaled(0.7, x) },
		func(z, x, y float64) float64 { return z + float64(0.7*x) }},
	{"Apply", "", func(z, x, _ *Matrix) *Matrix { return z.Apply(math.Cbrt, x) },
		func(z, x, y float64) float64 { return math.Cbrt(x) }},
	{"Copy", "", func(z, x, _ *Matrix) *Matrix { return z.Copy(x) },
		func(z, x, y float64) float64 { return x }},
}

// The matrices may be views, and the destination may be an operand. As the transpose of
// one it would overwrite numbers that are still needed, but a 1×1 is its own transpose.
func TestElementByElement(t *testing.T) {
	for _, op := range elementwise {
		check := func(z, x, y *Matrix) {
			t.Helper()
			rows, cols := z.Dims()
			want := New(rows, cols)
			for i := range rows {
				for j := range cols {
					want.Set(i, j, op.want(z.At(i, j), x.At(i, j), y.At(i, j)))
				}
			}
			checkMatrix(t, op.name+", what is returned", op.run(z, x, y), want)
			checkMatrix(t, op.name, z, want)
		}
		for views := range 8 {
			z, x, y := random(2, 3, views&1), random(2, 3, views&2), random(2, 3, views&4)
			check(z, x, y)
			check(x, x, y)
			check(y, x, y)
			check(x, x, x)
		}
		one, x, y := random(1, 1, 0), random(3, 3, 0), random(3, 3, 0)
		check(one.T(), one, one)

		operands, destinations := "3×3", []*Matrix{x.T()}
		if op.sign != "" {
			operands, destinations = "3×3"+op.sign+"3×3", []*Matrix{x.T(), y.T()}
		}
		for _, z := range destinations {
			checkPanic(t, op.name+": "+operands+" into 3×3: "+
				"the destination is the transpose of an operand", func() { op.run(z, x, y) })
		}
	}
}

// The products are added from left to right, to 0 or to what z holds.
func TestProducts(t *testing.T) {
	for views := range 8 {
		x, y, z := random(2, 3, views&1), random(3, 4, views&2), random(2, 4, views&4)
		product, sum := New(2, 4), New(2, 4)
		for i := range 2 {
			for j := range 4 {
				sum.Set(i, j, z.At(i, j))
				for p := range 3 {
					v := float64(x.At(i, p) * y.At(p, j))
					product.Set(i, j, product.At(i, j)+v)
					sum.Set(i, j, sum.At(i, j)+v)
				}
			}
		}
		checkMatrix(t, "AddMul", z.AddMul(x, y), sum)
		checkMatrix(t, "Mul", z.Mul(x, y), product)
	}
}

func TestZero(t *testing.T) {
	m := random(2, 3, 1)
	m.Zero()
	checkMatrix(t, "Zero", m, New(2, 3))
}

// The shapes share some dimensions, so that a message about the wrong ones shows.
func TestPanics(t *testing.T) {
	m2x3, m3x2, m4x1, m1x4, m4x2 := New(2, 3), New(3, 2), New(4, 1), New(1, 4), New(4, 2)
	square, other := New(2, 2), New(2, 2)
	for _, test := range []struct {
		want string
		f    func()
	}{
		{"Mul: 3×2 · 3×2: inner dimensions 2 and 3 differ",
			func() { New(3, 2).Mul(m3x2, m3x2) }},
		{"Mul: 2×3 · 3×2 into 3×2: the destination should be 2×2",
			func() { New(3, 2).Mul(m2x3, m3x2) }},
		{"Mul: 2×3 · 3×3 into 2×4: the destination should be 2×3",
			func() { New(2, 4).Mul(m2x3, New(3, 3)) }},
		{"Mul: 2×2 · 2×2 into 2×2: the destination is one of the operands",
			func() { square.Mul(other, square.T()) }},
		{"Mul: 2×2 · 2×3 into 2×3: the destination is one of the operands",
			func() { m2x3.Mul(square, m2x3) }},
		{"AddMul: 2×3 · 4×2: inner dimensions 3 and 4 differ",
			func() { New(2, 2).AddMul(m2x3, m4x2) }},
		{"Sub: 4×1 − 1×4: shapes differ", func() { New(4, 1).Sub(m4x1, m1x4) }},
		{"Add: 2×3 + 3×3: shapes differ", func() { m2x3.Add(m2x3, New(3, 3)) }},
		{"MulElem: 2×3 ∘ 2×2: shapes differ", func() { m2x3.MulElem(m2x3, square) }},
		{"Add: 2×3 + 2×3 into 3×2: shapes differ", func() { m3x2.Add(m2x3, m3x2.T()) }},
		{"Scale: 2×3 into 2×2: shapes differ", func() { square.Scale(2, m2x3) }},
		{"AddScaled: 2×3 into 2×2: shapes differ", func() { square.AddScaled(2, m2x3) }},
		{"Apply: 4×1 into 1×4: shapes differ", func() { m1x4.Apply(math.Abs, m4x1) }},
		{"Copy: 3×2 into 2×2: shapes differ", func() { square.Copy(m3x2) }},
		{"New: 0×3: want at least 1×1", func() { New(0, 3) }},
		{"New: 3×0: want at least 1×1", func() { New(3, 0) }},
		{"FromRows: no rows", func() { FromRows(nil) }},
		{"New: 2×0: want at least 1×1", func() { FromRows([][]float64{{}, {1}}) }},
		{"FromRows: row 2 has 1 numbers, row 0 has 2",
			func() { FromRows([][]float64{{1, 2}, {3, 4}, {5}}) }},
		{"FromRows: row 1 has 3 numbers, row 0 has 2",
			func() { FromRows([][]float64{{1, 2}, {3, 4, 5}}) }},
	} {
		checkPanic(t, test.want, test.f)
	}
}

// checkPanic checks that f panics with a message of this package.
func checkPanic(t *testing.T, want string, f func()) {
	t.Helper()
	defer func() {
		if got := fmt.Sprint(recover()); got != "tensor: "+want {
			t.Errorf("panic %q, want %q", got, want)
		}
	}()
	f()
}

// random returns a matrix of numbers with all their bits in use, so that a sum of them in
// another order is another number. It is a view unless the last argument is 0.
func random(rows, cols, view int) *Matrix {
	if view != 0 {
		return random(cols, rows, 0).T()
	}
	m := New(rows, cols)
	return m.Apply(func(float64) float64 { return rand.NormFloat64() }, m)
}

// checkMatrix checks that got holds exactly the numbers of want.
func checkMatrix(t *testing.T, name string, got, want *Matrix) {
	t.Helper()
	if got, want := fmt.Sprint(rowsOf(got)), fmt.Sprint(rowsOf(want)); got != want {
		t.Errorf("%s:\n got %s\nwant %s", name, got, want)
	}
}

func rowsOf(m *Matrix) [][]float64 {
	rows, cols := m.Dims()
	numbers := make([][]float64, rows)
	for i := range numbers {
		for j := range cols {
			numbers[i] = append(numbers[i], m.At(i, j))
		}
	}
	return numbers
}
