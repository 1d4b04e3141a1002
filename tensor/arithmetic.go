package tensor

import "fmt"

// Mul sets z to the matrix product x·y and returns z:
//
//	z[i,j] = x[i,0]·y[0,j] + x[i,1]·y[1,j] + …
//
// Mul panics if x has not as many columns as y has rows, if z has not the rows
// of x and the columns of y, or if z shares its numbers with x or y: what is
// written first would spoil what is read later.
func (z *Matrix) Mul(x, y *Matrix) *Matrix {
	if x.cols != y.rows || z.rows != x.rows || z.cols != y.cols ||
		z.sharesData(x) || z.sharesData(y) {
		panic(z.whyNotMul(x, y))
	}
	if x.cols == 1 && z.colStep == 1 {
		z.mulOuter(x, y)
		return z
	}
	// The indices walk along a row of x and down a column of y.
	xRow, zRow := 0, 0
	for i := 0; i < z.rows; i++ {
		yCol, zAt := 0, zRow
		for j := 0; j < z.cols; j++ {
			xAt, yAt := xRow, yCol
			sum := float64(x.data[xAt] * y.data[yAt])
			for p := 1; p < x.cols; p++ {
				xAt += x.colStep
				yAt += y.rowStep
				sum += float64(x.data[xAt] * y.data[yAt])
			}
			z.data[zAt] = sum
			yCol += y.colStep
			zAt += z.colStep
		}
		xRow += x.rowStep
		zRow += z.rowStep
	}
	return z
}

// mulOuter is Mul for one column times one row, z[i,j] = x[i]·y[j], where the
// numbers of each row of z stand side by side, as those of x and of y do anyway.
// For one example a training has five products, and the three of backprop are of
// this kind, so it is worth a loop of its own.
func (z *Matrix) mulOuter(x, y *Matrix) {
	for i, factor := range x.data {
		row := z.data[i*z.rowStep:]
		for j, v := range y.data {
			row[j] = float64(factor * v)
		}
	}
}

// MulElem sets z to the product of x and y element by element and returns z,
// which may be x or y. It panics where Add does.
func (z *Matrix) MulElem(x, y *Matrix) *Matrix {
	if !z.sameLayout(x) || !z.sameLayout(y) {
		multiply := func(a, b float64) float64 { return float64(a * b) }
		return z.elementwise("MulElem", "∘", multiply, x, y)
	}
	zs, xs, ys := z.data, x.data, y.data
	for k := range zs {
		zs[k] = float64(xs[k] * ys[k])
	}
	return z
}

// Add sets z to x + y and returns z, which may be x or y. Add panics if the
// three have not the same shape, or if z is the transpose of x or y: what is
// written first would spoil what is read later.
func (z *Matrix) Add(x, y *Matrix) *Matrix {
	if !z.sameLayout(x) || !z.sameLayout(y) {
		add := func(a, b float64) float64 { return a + b }
		return z.elementwise("Add", "+", add, x, y)
	}
	zs, xs, ys := z.data, x.data, y.data
	for k := range zs {
		zs[k] = xs[k] + ys[k]
	}
	return z
}

// Sub sets z to x − y and returns z, which may be x or y. It panics where Add
// does.
func (z *Matrix) Sub(x, y *Matrix) *Matrix {
	if !z.sameLayout(x) || !z.sameLayout(y) {
		subtract := func(a, b float64) float64 { return a - b }
		return z.elementwise("Sub", "−", subtract, x, y)
	}
	zs, xs, ys := z.data, x.data, y.data
	for k := range zs {
		zs[k] = xs[k] - ys[k]
	}
	return z
}

// Scale sets z to f·x and returns z, which may be x. It panics where Apply does.
func (z *Matrix) Scale(f float64, x *Matrix) *Matrix {
	if !z.sameLayout(x) {
		scale := func(a, _ float64) float64 { return float64(f * a) }
		return z.elementwise("Scale", "", scale, x, x)
	}
	zs, xs := z.data, x.data
	for k := range zs {
		zs[k] = float64(f * xs[k])
	}
	return z
}

// Apply sets every element of z to f of the element of x in the same place and
// returns z, which may be x. Apply panics if z has not the shape of x, or if z is
// the transpose of x.
func (z *Matrix) Apply(f func(float64) float64, x *Matrix) *Matrix {
	if !z.sameLayout(x) {
		apply := func(a, _ float64) float64 { return f(a) }
		return z.elementwise("Apply", "", apply, x, x)
	}
	zs, xs := z.data, x.data
	for k := range zs {
		zs[k] = f(xs[k])
	}
	return z
}

// Copy sets z to the numbers of x and returns z. It panics where Apply does.
func (z *Matrix) Copy(x *Matrix) *Matrix {
	return z.elementwise("Copy", "", func(a, _ float64) float64 { return a }, x, x)
}

// Zero sets every element of z to 0.
func (z *Matrix) Zero() {
	clear(z.data)
}

// elementwise sets z[i,j] to f(x[i,j], y[i,j]), whatever the layouts. The
// operations above come here when their operands are not all stored alike, so
// one of them is a transposed view, or has the wrong shape. An operation with one
// operand passes it twice, and no sign.
func (z *Matrix) elementwise(
	op, sign string, f func(a, b float64) float64, x, y *Matrix,
) *Matrix {
	if !x.sameShape(y) || !z.sameShape(x) || z.isTransposeOf(x) || z.isTransposeOf(y) {
		panic(z.whyNotElementwise(op, sign, x, y))
	}
	for i := range z.rows {
		for j := range z.cols {
			z.Set(i, j, f(x.At(i, j), y.At(i, j)))
		}
	}
	return z
}

// whyNotElementwise returns what is wrong with z.op(x, y), or with z.op(x) if there
// is no sign.
func (z *Matrix) whyNotElementwise(op, sign string, x, y *Matrix) string {
	operation := "tensor: " + op + ": " + x.shape()
	if sign != "" {
		operation += " " + sign + " " + y.shape()
	}
	switch {
	case !x.sameShape(y):
		return operation + ": shapes differ"
	case !z.sameShape(x):
		return fmt.Sprintf("%s into %s: shapes differ", operation, z.shape())
	default:
		return fmt.Sprintf("%s into %s: the destination is the transpose of an operand",
			operation, z.shape())
	}
}

// whyNotMul returns what is wrong with z.Mul(x, y).
func (z *Matrix) whyNotMul(x, y *Matrix) string {
	operation := "tensor: Mul: " + x.shape() + " · " + y.shape()
	switch {
	case x.cols != y.rows:
		return fmt.Sprintf("%s: inner dimensions %d and %d differ",
			operation, x.cols, y.rows)
	case z.rows != x.rows || z.cols != y.cols:
		return fmt.Sprintf("%s into %s: the destination should be %d×%d",
			operation, z.shape(), x.rows, y.cols)
	default:
		return fmt.Sprintf("%s into %s: the destination is one of the operands",
			operation, z.shape())
	}
}

// sameLayout reports whether the elements of z and x stand in the same order, so
// that one loop over both data slices pairs them up. Comparing the lengths
// instead of the columns comes to the same, and lets the compiler see that the
// indices of such a loop are in range.
func (z *Matrix) sameLayout(x *Matrix) bool {
	return len(z.data) == len(x.data) && z.rows == x.rows && z.rowStep == x.rowStep
}

func (z *Matrix) sharesData(x *Matrix) bool {
	return &z.data[0] == &x.data[0]
}

func (z *Matrix) isTransposeOf(x *Matrix) bool {
	return z.sharesData(x) && z.layout != x.layout
}

func (z *Matrix) sameShape(x *Matrix) bool {
	return z.rows == x.rows && z.cols == x.cols
}

func (m *Matrix) shape() string {
	return fmt.Sprintf("%d×%d", m.rows, m.cols)
}
