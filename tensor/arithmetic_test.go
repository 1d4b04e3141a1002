package tensor

import (
	"fmt"
	"math"
	"math/rand"
	"testing"
)

// operation is an operation of the package. One with a single operand ignores y. want
// gives what z should hold afterwards, from what the three held before.
type operation struct {
	name    string
	product bool // not element by element
	unary   bool
	run     func(z, x, y *Matrix) *Matrix
	want    func(x, y, z [][]float64) [][]float64
}

var operations = []operation{
	product("Mul", (*Matrix).Mul, false),
	product("AddMul", (*Matrix).AddMul, true),
	binary("MulElem", (*Matrix).MulElem, func(x, y float64) float64 { return x * y }),
	binary("Add", (*Matrix).Add, func(x, y float64) float64 { return x + y }),
	binary("Sub", (*Matrix).Sub, func(x, y float64) float64 { return x - y }),
	unary("Scale",
		func(z, x *Matrix) *Matrix { return z.Scale(0.7, x) },
		func(x, _ float64) float64 { return 0.7 * x }),
	unary("AddScaled",
		func(z, x *Matrix) *Matrix { return z.AddScaled(0.7, x) },
		func(x, z float64) float64 { return z + float64(0.7*x) }),
	unary("Apply",
		func(z, x *Matrix) *Matrix { return z.Apply(math.Sqrt, x) },
		func(x, _ float64) float64 { return math.Sqrt(x) }),
	unary("Copy", (*Matrix).Copy, func(x, _ float64) float64 { return x }),
}

// product adds the products from left to right, to what z held if add says so.
func product(name string, run func(z, x, y *Matrix) *Matrix, add bool) operation {
	return operation{name, true, false, run, func(x, y, z [][]float64) [][]float64 {
		result := filled(len(x), len(y[0]), 0)
		for i := range result {
			for j := range result[i] {
				if add {
					result[i][j] = z[i][j]
				}
				for p := range y {
					result[i][j] += float64(x[i][p] * y[p][j])
				}
			}
		}
		return result
	}}
}

func binary(
	name string, run func(z, x, y *Matrix) *Matrix, f func(x, y float64) float64,
) operation {
	return operation{name, false, false, run, func(x, y, _ [][]float64) [][]float64 {
		return elementByElement(f, x, y)
	}}
}

func unary(
	name string, run func(z, x *Matrix) *Matrix, f func(x, z float64) float64,
) operation {
	return operation{name, false, true,
		func(z, x, _ *Matrix) *Matrix { return run(z, x) },
		func(x, _, z [][]float64) [][]float64 { return elementByElement(f, x, z) }}
}

func elementByElement(f func(a, b float64) float64, a, b [][]float64) [][]float64 {
	result := filled(len(a), len(a[0]), 0)
	for i := range a {
		for j := range a[i] {
			result[i][j] = f(a[i][j], b[i][j])
		}
	}
	return result
}

// check runs an operation. If it is not legal it has to panic, before it changes
// anything.
func (op operation) check(t *testing.T, name string, legal bool, z, x, y *Matrix) {
	t.Helper()
	a, b, c := rowsOf(x), rowsOf(y), rowsOf(z)
	want := c
	if legal {
		want = op.want(a, b, c)
	}
	name = fmt.Sprintf("%s, %s: %s, %s into %s", op.name, name, x.shape(), y.shape(), z.shape())
	var got *Matrix
	checkPanics(t, !legal, "tensor: "+op.name+": ", func() { got = op.run(z, x, y) })
	if legal && got != z {
		t.Errorf("%s: returned another matrix than the receiver", name)
	}
	checkMatrix(t, name, z, want)
	if !z.sharesData(x) {
		checkMatrix(t, name+": x afterwards", x, a)
	}
	if !z.sharesData(y) {
		checkMatrix(t, name+": y afterwards", y, b)
	}
}

// All shapes of the three matrices, stored in all ways. Element by element, operands and
// destination may be transposed views if all of them are, and Copy takes any. With a
// single row or column, both ways of storing it are the same.
func TestOperations(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	forShapes(3, 3, func(xRows, xCols int) {
		forShapes(3, 3, func(yRows, yCols int) {
			forShapes(3, 3, func(zRows, zCols int) {
				for stored := range 8 {
					xStored, yStored, zStored := stored&1, stored>>1&1, stored>>2
					like := func(rows, cols, stored int) bool {
						return rows == zRows && cols == zCols &&
							(stored == zStored || rows == 1 || cols == 1)
					}
					for _, op := range operations {
						legal := like(xRows, xCols, xStored) &&
							(op.unary || like(yRows, yCols, yStored))
						if op.product {
							legal = xCols == yRows && zRows == xRows && zCols == yCols
						} else if op.name == "Copy" {
							legal = zRows == xRows && zCols == xCols
						}
						op.check(t, fmt.Sprintf("stored %03b", stored), legal,
							storages[zStored](randomRows(random, zRows, zCols)),
							storages[xStored](randomRows(random, xRows, xCols)),
							storages[yStored](randomRows(random, yRows, yCols)))
					}
				}
			})
		})
	})
}

// The destination of an operation element by element may be an operand, or both, or a
// view that is stored like it. As the transpose of an operand, and of a product in any
// case, it would overwrite numbers that are still needed. A 1×1 matrix is its own
// transpose.
func TestDestinationIsAnOperand(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	for _, op := range operations {
		for n := 1; n <= 3; n++ {
			for _, stored := range storages {
				x := stored(randomRows(random, n, n))
				y := stored(randomRows(random, n, n))
				for k, m := range [][3]*Matrix{
					{x, x, y}, {y, x, y}, {x, x, x}, {x.T().T(), x, y},
					{x.T(), x, y}, {x, x.T(), y}, {y.T(), x, y}, {y, x, y.T()},
				} {
					z, x, y := m[0], m[1], m[2]
					legal := n == 1 || z.rowStep == x.rowStep &&
						(op.unary || z.rowStep == y.rowStep)
					if op.name == "Copy" {
						legal = legal || !z.sharesData(x)
					}
					op.check(t, fmt.Sprintf("case %d", k), legal && !op.product, z, x, y)
				}
			}
		}
	}
}

// The product of the two second numbers is 1 + 2⁻²⁶ + 2⁻⁵⁴, and rounded to a
// float64 it loses the last part. A fused operation would add it unrounded, and
// after −1 has taken away the 1, the last part would be seen.
func TestNothingIsFused(t *testing.T) {
	const factor = 1 + 0x1p-27
	const want, fused = 0x1p-26, 0x1p-26 + 0x1p-54
	if got := math.FMA(factor, factor, -1); got != fused {
		t.Fatalf("math.FMA gives %x, want %x: these operands show nothing", got, fused)
	}
	row, column := [][]float64{{-1, factor}}, [][]float64{{1}, {factor}}
	for name, z := range map[string]*Matrix{
		"Mul":       New(1, 1).Mul(FromRows(row), FromRows(column)),
		"AddMul":    New(1, 1).AddMul(FromRows(row), FromRows(column)),
		"AddScaled": FromRows([][]float64{{-1}}).AddScaled(factor, FromRows([][]float64{{factor}})),
	} {
		if got := z.At(0, 0); got != want {
			t.Errorf("%s: %x, want %x", name, got, want)
		}
	}
}

func TestZero(t *testing.T) {
	m := FromRows(filled(3, 2, math.NaN())).T()
	m.Zero()
	checkMatrix(t, "Zero", m, filled(2, 3, 0))
}

// A training loop calls these thousands of times, over matrices it made before.
func TestNoAllocations(t *testing.T) {
	x, y, z := New(3, 3), New(3, 3), New(3, 3)
	check := func(name string, f func()) {
		if got := testing.AllocsPerRun(100, f); got != 0 {
			t.Errorf("%s: %v allocations, want none", name, got)
		}
	}
	for _, op := range operations {
		check(op.name, func() { op.run(z, x, y) })
	}
	check("T", func() { z.Mul(x.T(), y).T().Copy(y.T()) })
	check("Zero", func() { z.Zero() })
}

// The shapes share some dimensions, so that a message about the wrong ones shows.
func TestPanics(t *testing.T) {
	m2x3, m3x2, m4x1, m1x4, m4x2 := New(2, 3), New(3, 2), New(4, 1), New(1, 4), New(4, 2)
	square, other := New(2, 2), New(2, 2)
	views := ": some are transposed views and some are not; Copy those first"
	for _, test := range []struct {
		want string
		f    func()
	}{
		{"Mul: 3×2 · 3×2: inner dimensions 2 and 3 differ",
			func() { New(3, 2).Mul(m3x2, m3x2) }},
		{"Mul: 2×3 · 4×2: inner dimensions 3 and 4 differ",
			func() { New(2, 4).Mul(m2x3, m4x2) }},
		{"Mul: 2×3 · 3×2 into 3×2: the destination should be 2×2",
			func() { New(3, 2).Mul(m2x3, m3x2) }},
		{"Mul: 2×3 · 3×3 into 2×4: the destination should be 2×3",
			func() { New(2, 4).Mul(m2x3, New(3, 3)) }},
		{"Mul: 2×3 · 3×2 into 2×3: the destination should be 2×2",
			func() { m2x3.Mul(m2x3, m3x2) }},
		{"Mul: 2×2 · 2×2 into 2×2: the destination is one of the operands",
			func() { square.Mul(other, square.T()) }},
		{"Mul: 2×2 · 2×3 into 2×3: the destination is one of the operands",
			func() { m2x3.Mul(square, m2x3) }},
		{"AddMul: 2×3 · 4×2: inner dimensions 3 and 4 differ",
			func() { New(2, 2).AddMul(m2x3, m4x2) }},
		{"Sub: 4×1 − 1×4: shapes differ", func() { New(4, 4).Sub(m4x1, m1x4) }},
		{"Add: 2×3 + 3×2: shapes differ", func() { m2x3.Add(m2x3, m3x2) }},
		{"MulElem: 2×3 ∘ 3×2: shapes differ", func() { m2x3.MulElem(m2x3, m3x2) }},
		{"Add: 2×3 + 2×3 into 3×2: shapes differ", func() { m3x2.Add(m2x3, m3x2.T()) }},
		{"Add: 2×3 + 2×3 into 2×3" + views, func() { New(2, 3).Add(m2x3, m3x2.T()) }},
		{"Scale: 2×3 into 3×2: shapes differ", func() { m3x2.Scale(2, m2x3) }},
		{"Apply: 4×1 into 1×4: shapes differ", func() { m1x4.Apply(math.Abs, m4x1) }},
		{"Sub: 2×2 − 2×2 into 2×2: the destination is the transpose of an operand",
			func() { square.Sub(other, square.T()) }},
		{"Copy: 2×2 into 2×2: the destination is the transpose of an operand",
			func() { square.Copy(square.T()) }},
		{"AddScaled: 2×2 into 2×2" + views, func() { square.AddScaled(2, other.T()) }},
		{"New: 0×3: want at least 1×1", func() { New(0, 3) }},
		{"New: 3×0: want at least 1×1", func() { New(3, 0) }},
		{"FromRows: no rows", func() { FromRows(nil) }},
		{"FromRows: row 0 is empty", func() { FromRows([][]float64{{}, {1}}) }},
		{"FromRows: row 2 has 1 numbers, row 0 has 2",
			func() { FromRows([][]float64{{1, 2}, {3, 4}, {5}}) }},
		{"FromRows: row 1 has 3 numbers, row 0 has 2",
			func() { FromRows([][]float64{{1, 2}, {3, 4, 5}}) }},
		{"Set(1, -1): outside of a 2×3 matrix", func() { m2x3.Set(1, -1, 0) }},
		{"At(0, 2): outside of a 3×2 matrix", func() { m2x3.T().At(0, 2) }},
	} {
		if got := panicMessage(test.f); got != "tensor: "+test.want {
			t.Errorf("panic %q, want %q", got, test.want)
		}
	}
}
