package tensor

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand"
	"testing"
)

// elementwiseOps are the operations with one result per element. An operation with
// one operand ignores y. f gives an element of the result, where c is what z held.
var elementwiseOps = []struct {
	name  string
	unary bool
	run   func(z, x, y *Matrix) *Matrix
	f     func(a, b, c float64) float64
}{
	{"MulElem", false, (*Matrix).MulElem, func(a, b, _ float64) float64 { return a * b }},
	{"Add", false, (*Matrix).Add, func(a, b, _ float64) float64 { return a + b }},
	{"Sub", false, (*Matrix).Sub, func(a, b, _ float64) float64 { return a - b }},
	{
		"Scale", true,
		func(z, x, _ *Matrix) *Matrix { return z.Scale(0.7, x) },
		func(a, _, _ float64) float64 { return 0.7 * a },
	},
	{
		"AddScaled", true,
		func(z, x, _ *Matrix) *Matrix { return z.AddScaled(0.7, x) },
		func(a, _, c float64) float64 { return c + float64(0.7*a) },
	},
	{
		"Apply", true,
		func(z, x, _ *Matrix) *Matrix { return z.Apply(math.Sqrt, x) },
		func(a, _, _ float64) float64 { return math.Sqrt(a) },
	},
	{
		"Copy", true,
		func(z, x, _ *Matrix) *Matrix { return z.Copy(x) },
		func(a, _, _ float64) float64 { return a },
	},
}

// Operands and destination may be transposed views if all of them are, and Copy
// takes any. With a single row or column, both ways of storing it are the same.
func TestElementwise(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for _, op := range elementwiseOps {
		forShapes(maxRows, maxCols, func(rows, cols int) {
			a, b := randomRows(random, rows, cols), randomRows(random, rows, cols)
			c := filled(rows, cols, 9)
			want := elementByElement(op.f, a, b, c)
			forStorages(a, b, c, func(stored string, x, y, z *Matrix) {
				alike := rows == 1 || cols == 1 || z.rowStep == x.rowStep &&
					(op.unary || z.rowStep == y.rowStep)
				name := op.name + ", " + stored
				if !alike && op.name != "Copy" {
					checkPanics(t, true, "tensor: "+op.name+": ", func() { op.run(z, x, y) })
					checkMatrix(t, name+" refused", z, c)
					return
				}
				if got := op.run(z, x, y); got != z {
					t.Errorf("%s: returned another matrix than the receiver", name)
				}
				checkMatrix(t, name, z, want)
				checkMatrix(t, name+": x afterwards", x, a)
				checkMatrix(t, name+": y afterwards", y, b)
			})
		})
	}
}

// The destination may be one of the operands, or both, or another view that is stored
// like it.
func TestElementwiseInPlace(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	for _, op := range elementwiseOps {
		for _, s := range storages {
			a, b := randomRows(random, 3, 3), randomRows(random, 3, 3)
			into := func(name string, z, x, y *Matrix, want [][]float64) {
				checkMatrix(t, op.name+" into "+name+", "+s.name, op.run(z, x, y), want)
			}
			x, y := s.matrix(a), s.matrix(b)
			into("x", x, x, y, elementByElement(op.f, a, b, a))
			x = s.matrix(a)
			into("y", y, x, y, elementByElement(op.f, a, b, b))
			into("both", x, x, x, elementByElement(op.f, a, a, a))
			x, y = s.matrix(a), s.matrix(b)
			into("a view of x", x.T().T(), x, y, elementByElement(op.f, a, b, a))
		}
	}
}

// The panic comes first: a refused operation leaves all three matrices alone.
func TestElementwiseShapes(t *testing.T) {
	for _, op := range elementwiseOps {
		forThreeShapes(3, func(a, b, c [][]float64) {
			x, y, z := FromRows(a), FromRows(b), FromRows(c)
			legal := z.sameShape(x) && (op.unary || x.sameShape(y))
			checkPanics(t, !legal, "tensor: "+op.name+": ", func() { op.run(z, x, y) })
			if !legal {
				checkMatrix(t, op.name+" refused: x", x, a)
				checkMatrix(t, op.name+" refused: y", y, b)
				checkMatrix(t, op.name+" refused: z", z, c)
			}
		})
	}
}

// Writing to z would overwrite operands that are still needed. A 1×1 matrix is its own
// transpose.
func TestElementwiseIntoTranspose(t *testing.T) {
	for _, op := range elementwiseOps {
		for n := 1; n <= 3; n++ {
			x, y := New(n, n), New(n, n)
			prefix := "tensor: " + op.name + ": "
			checkPanics(t, n > 1, prefix, func() { op.run(x.T(), x, y) })
			checkPanics(t, n > 1, prefix, func() { op.run(x, x.T(), y) })
			if !op.unary {
				checkPanics(t, n > 1, prefix, func() { op.run(y.T(), x, y) })
				checkPanics(t, n > 1, prefix, func() { op.run(y, x, y.T()) })
			}
		}
	}
}

func TestZero(t *testing.T) {
	forShapes(maxRows, maxCols, func(rows, cols int) {
		for _, s := range storages {
			m := s.matrix(filled(rows, cols, math.NaN()))
			m.Zero()
			checkMatrix(t, s.name, m, filled(rows, cols, 0))
		}
	})
}

// products are the two operations with a product of matrices. f gives an element of
// the result from a row, a column, and what z held.
var products = []struct {
	name string
	run  func(z, x, y *Matrix) *Matrix
	f    func(row, column []float64, c float64) float64
}{
	{"Mul", (*Matrix).Mul, func(row, column []float64, _ float64) float64 {
		return addDot(0, row, column)
	}},
	{"AddMul", (*Matrix).AddMul, func(row, column []float64, c float64) float64 {
		return addDot(c, row, column)
	}},
}

func TestMul(t *testing.T) {
	random := rand.New(rand.NewSource(4))
	for _, op := range products {
		forShapes(maxRows, maxCols, func(rows, cols int) {
			for inner := 1; inner <= 6; inner++ {
				a, b := randomRows(random, rows, inner), randomRows(random, inner, cols)
				c := randomRows(random, rows, cols)
				want := product(op.f, a, b, c)
				forStorages(a, b, c, func(stored string, x, y, z *Matrix) {
					name := fmt.Sprintf("%s, inner %d, %s", op.name, inner, stored)
					if got := op.run(z, x, y); got != z {
						t.Errorf("%s: returned another matrix than the receiver", name)
					}
					checkMatrix(t, name, z, want)
					checkMatrix(t, name+": x afterwards", x, a)
					checkMatrix(t, name+": y afterwards", y, b)
				})
			}
		})
	}
}

func TestMulShapes(t *testing.T) {
	for _, op := range products {
		forThreeShapes(3, func(a, b, c [][]float64) {
			forStorages(a, b, c, func(stored string, x, y, z *Matrix) {
				legal := len(a[0]) == len(b) && len(c) == len(a) && len(c[0]) == len(b[0])
				checkPanics(t, !legal, "tensor: "+op.name+": ", func() { op.run(z, x, y) })
				if !legal {
					name := op.name + " refused, " + stored
					checkMatrix(t, name+": x", x, a)
					checkMatrix(t, name+": y", y, b)
					checkMatrix(t, name+": z", z, c)
				}
			})
		})
	}
}

func TestMulIntoOperand(t *testing.T) {
	for _, op := range products {
		for n := 1; n <= 3; n++ {
			x, y := New(n, n), New(n, n)
			for _, z := range []*Matrix{x, x.T(), x.T().T()} {
				prefix := "tensor: " + op.name + ": "
				checkPanics(t, true, prefix, func() { op.run(z, x, y) })
				checkPanics(t, true, prefix, func() { op.run(z, x.T(), y) })
				checkPanics(t, true, prefix, func() { op.run(z, y, x) })
				checkPanics(t, true, prefix, func() { op.run(z, x, x) })
			}
		}
	}
}

// The product of the two second numbers is 1 + 2⁻²⁶ + 2⁻⁵⁴, and rounded to a
// float64 it loses the last part. A fused operation would add it unrounded, and
// after −1 has taken away the 1, the last part would be seen.
func TestMulIsNotFused(t *testing.T) {
	const factor = 1 + 0x1p-27
	const want, fused = 0x1p-26, 0x1p-26 + 0x1p-54
	if got := math.FMA(factor, factor, -1); got != fused {
		t.Fatalf("math.FMA gives %x, want %x: these operands show nothing", got, fused)
	}
	a, b := [][]float64{{-1, factor}}, [][]float64{{1}, {factor}}
	for _, op := range products {
		if got := op.run(New(1, 1), FromRows(a), FromRows(b)).At(0, 0); got != want {
			t.Errorf("%s: %x, want %x", op.name, got, want)
		}
	}
	z := FromRows([][]float64{{-1}})
	if got := z.AddScaled(factor, FromRows([][]float64{{factor}})).At(0, 0); got != want {
		t.Errorf("AddScaled: %x, want %x", got, want)
	}
}

// (AB)ᵀ = BᵀAᵀ holds to the last bit: the same products, added in the same order.
func TestMulTransposeIdentity(t *testing.T) {
	random := rand.New(rand.NewSource(6))
	forShapes(maxRows, maxCols, func(rows, cols int) {
		a := FromRows(randomRows(random, rows, 4))
		b := FromRows(randomRows(random, 4, cols))
		left := New(rows, cols).Mul(a, b).T()
		right := New(cols, rows).Mul(b.T(), a.T())
		checkMatrix(t, "BᵀAᵀ", right, rowsOf(left))
	})
}

// The shapes share some dimensions, so that a message about the wrong ones shows.
func TestMulPanics(t *testing.T) {
	m2x3, m3x2, m4x2 := New(2, 3), New(3, 2), New(4, 2)
	square, other := New(2, 2), New(2, 2)
	tests := []panicTest{
		{
			"tensor: Mul: 3×2 · 3×2: inner dimensions 2 and 3 differ",
			func() { New(3, 2).Mul(m3x2, m3x2) },
		},
		{
			"tensor: Mul: 2×3 · 4×2: inner dimensions 3 and 4 differ",
			func() { New(2, 4).Mul(m2x3, m4x2) },
		},
		{
			"tensor: Mul: 2×3 · 3×2 into 3×2: the destination should be 2×2",
			func() { New(3, 2).Mul(m2x3, m3x2) },
		},
		{
			"tensor: Mul: 2×3 · 3×3 into 2×4: the destination should be 2×3",
			func() { New(2, 4).Mul(m2x3, New(3, 3)) },
		},
		{
			"tensor: Mul: 2×3 · 3×2 into 2×3: the destination should be 2×2",
			func() { m2x3.Mul(m2x3, m3x2) },
		},
		{
			"tensor: Mul: 2×2 · 2×2 into 2×2: the destination is one of the operands",
			func() { square.Mul(other, square.T()) },
		},
		{
			"tensor: AddMul: 2×3 · 4×2: inner dimensions 3 and 4 differ",
			func() { New(2, 2).AddMul(m2x3, m4x2) },
		},
		{
			"tensor: Mul: 2×2 · 2×3 into 2×3: the destination is one of the operands",
			func() { m2x3.Mul(square, m2x3) },
		},
	}
	checkPanicMessages(t, tests)
}

func TestElementwisePanics(t *testing.T) {
	m2x3, m3x2, m4x1, m1x4 := New(2, 3), New(3, 2), New(4, 1), New(1, 4)
	square, other := New(2, 2), New(2, 2)
	tests := []panicTest{
		{
			"tensor: Sub: 4×1 − 1×4: shapes differ",
			func() { New(4, 4).Sub(m4x1, m1x4) },
		},
		{"tensor: Add: 2×3 + 3×2: shapes differ", func() { m2x3.Add(m2x3, m3x2) }},
		{
			"tensor: MulElem: 2×3 ∘ 3×2: shapes differ",
			func() { m2x3.MulElem(m2x3, m3x2) },
		},
		{
			"tensor: Add: 2×3 + 2×3 into 3×2: shapes differ",
			func() { m3x2.Add(m2x3, m3x2.T()) },
		},
		{
			"tensor: Add: 2×3 + 2×3 into 2×3: " +
				"some are transposed views and some are not; Copy those first",
			func() { New(2, 3).Add(m2x3, m3x2.T()) },
		},
		{"tensor: Scale: 2×3 into 3×2: shapes differ", func() { m3x2.Scale(2, m2x3) }},
		{
			"tensor: Apply: 4×1 into 1×4: shapes differ",
			func() { m1x4.Apply(math.Abs, m4x1) },
		},
		{
			"tensor: Sub: 2×2 − 2×2 into 2×2: " +
				"the destination is the transpose of an operand",
			func() { square.Sub(other, square.T()) },
		},
		{
			"tensor: Copy: 2×2 into 2×2: the destination is the transpose of an operand",
			func() { square.Copy(square.T()) },
		},
		{
			"tensor: AddScaled: 2×2 into 2×2: " +
				"some are transposed views and some are not; Copy those first",
			func() { square.AddScaled(2, other.T()) },
		},
	}
	checkPanicMessages(t, tests)
}

// A training loop calls these thousands of times, over matrices it made before.
func TestNoAllocations(t *testing.T) {
	x, y, z := New(4, 2), New(4, 3), New(2, 3)
	column, row := New(2, 1), New(1, 3)
	square, other := New(3, 3), New(3, 3)
	tests := []struct {
		name string
		f    func()
	}{
		{"T", func() { x.T().Set(0, 0, 1) }},
		{"Mul", func() { z.Mul(x.T(), y) }},
		{"AddMul", func() { z.AddMul(column, row) }},
		{"MulElem", func() { z.MulElem(z, z) }},
		{"Add", func() { z.Add(z, z) }},
		{"Sub", func() { z.Sub(z, z) }},
		{"Scale", func() { z.Scale(0.5, z) }},
		{"AddScaled", func() { z.AddScaled(0.5, z) }},
		{"Apply", func() { z.Apply(math.Abs, z) }},
		{"Copy", func() { z.Copy(z) }},
		{"Copy of a transpose", func() { square.Copy(other.T()) }},
		{"Zero", func() { z.Zero() }},
	}
	for _, test := range tests {
		if got := testing.AllocsPerRun(100, test.f); got != 0 {
			t.Errorf("%s: %v allocations, want none", test.name, got)
		}
	}
}

// FuzzMul makes the shapes, the storages and the numbers of a product out of the
// input. The numbers are any bits at all, NaN and infinity among them.
func FuzzMul(f *testing.F) {
	one := binary.LittleEndian.AppendUint64(nil, math.Float64bits(1))
	special := binary.LittleEndian.AppendUint64(one, math.Float64bits(math.Inf(-1)))
	special = binary.LittleEndian.AppendUint64(special, math.Float64bits(math.NaN()))
	f.Add(byte(0), byte(0), byte(0), byte(0), one)
	f.Add(byte(1), byte(2), byte(3), byte(5), special)
	f.Add(byte(6), byte(4), byte(5), byte(2), []byte("any 8 bytes are a float64"))
	f.Add(byte(4), byte(0), byte(2), byte(0), []byte("one column times one row"))

	f.Fuzz(func(t *testing.T, rows, inner, cols, stored byte, input []byte) {
		numbers := func(rows, cols byte) [][]float64 {
			result := filled(int(rows%7)+1, int(cols%7)+1, 0)
			for _, row := range result {
				for j := range row {
					row[j], input = nextFloat64(input)
				}
			}
			return result
		}
		a, b := numbers(rows, inner), numbers(inner, cols)
		c := filled(len(a), len(b[0]), 9)
		for _, op := range products {
			x := storages[stored&1].matrix(a)
			y := storages[stored>>1&1].matrix(b)
			z := storages[stored>>2&1].matrix(c)
			name := fmt.Sprintf("%s: %v · %v", op.name, a, b)
			checkMatrix(t, name, op.run(z, x, y), product(op.f, a, b, c))
		}
	})
}

// elementByElement is what the elementwise operations should give, without them.
func elementByElement(f func(a, b, c float64) float64, a, b, c [][]float64) [][]float64 {
	result := filled(len(a), len(a[0]), 0)
	for i := range a {
		for j := range a[i] {
			result[i][j] = f(a[i][j], b[i][j], c[i][j])
		}
	}
	return result
}

// product is what Mul and AddMul should give.
func product(
	f func(row, column []float64, c float64) float64, a, b, c [][]float64,
) [][]float64 {
	columns := transposed(b)
	result := filled(len(a), len(columns), 0)
	for i := range result {
		for j := range result[i] {
			result[i][j] = f(a[i], columns[j], c[i][j])
		}
	}
	return result
}

// addDot returns sum + row·column, added from left to right.
func addDot(sum float64, row, column []float64) float64 {
	for p := range row {
		sum += float64(row[p] * column[p])
	}
	return sum
}

// forStorages calls f with the numbers of a, b and c as matrices, in all eight
// combinations of plain and transposed.
func forStorages(a, b, c [][]float64, f func(stored string, x, y, z *Matrix)) {
	for _, sx := range storages {
		for _, sy := range storages {
			for _, sz := range storages {
				stored := fmt.Sprintf("x %s, y %s, z %s", sx.name, sy.name, sz.name)
				f(stored, sx.matrix(a), sy.matrix(b), sz.matrix(c))
			}
		}
	}
}

// forThreeShapes calls f with all combinations of three shapes up to size×size.
func forThreeShapes(size int, f func(a, b, c [][]float64)) {
	forShapes(size, size, func(aRows, aCols int) {
		forShapes(size, size, func(bRows, bCols int) {
			forShapes(size, size, func(cRows, cCols int) {
				a, b := filled(aRows, aCols, 2), filled(bRows, bCols, 3)
				f(a, b, filled(cRows, cCols, 5))
			})
		})
	})
}

// nextFloat64 takes a number off the input, or 1 when not enough of it is left.
func nextFloat64(input []byte) (v float64, rest []byte) {
	if len(input) < 8 {
		return 1, input
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(input)), input[8:]
}
