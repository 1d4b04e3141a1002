package tensor

import "fmt"

// Mul sets z to the matrix product x·y and returns z:
//
//	z[i,j] = x[i,0]·y[0,j] + x[i,1]·y[1,j] + …
//
// Mul panics if x does not have as many columns as y has rows, if z does not have
// the rows of x and the columns of y, or if z shares data with x or y: writing to z
// would overwrite operands that are still needed.
func (z *Matrix) Mul(x, y *Matrix) *Matrix {
	if !z.holdsProduct(x, y) {
		panic(productMismatch("Mul", z, x, y))
	}
	for i := range z.rows {
		for j := range z.cols {
			sum := 0.0
			// The conversion rounds the product: see the package comment.
			for p := range x.cols {
				sum += float64(x.data[x.index(i, p)] * y.data[y.index(p, j)])
			}
			z.data[z.index(i, j)] = sum
		}
	}
	return z
}

// AddMul adds the matrix product x·y to z and returns z: z += x·y. It panics in the
// same cases as Mul.
func (z *Matrix) AddMul(x, y *Matrix) *Matrix {
	if !z.holdsProduct(x, y) {
		panic(productMismatch("AddMul", z, x, y))
	}
	for i := range z.rows {
		for j := range z.cols {
			k := z.index(i, j)
			for p := range x.cols {
				z.data[k] += float64(x.data[x.index(i, p)] * y.data[y.index(p, j)])
			}
		}
	}
	return z
}

// Add sets z to x + y and returns z, which may be x or y. Like every operation that
// goes element by element, it panics if the shapes differ, or if some of the
// matrices are transposed views and others are not: copy the views first.
func (z *Matrix) Add(x, y *Matrix) *Matrix {
	if !z.isLike(x) || !z.isLike(y) {
		panic(elementMismatch("Add", " + ", z, x, y))
	}
	for k, v := range x.data {
		z.data[k] = v + y.data[k]
	}
	return z
}

// Sub sets z to x − y and returns z, which may be x or y. It panics like Add.
func (z *Matrix) Sub(x, y *Matrix) *Matrix {
	if !z.isLike(x) || !z.isLike(y) {
		panic(elementMismatch("Sub", " − ", z, x, y))
	}
	for k, v := range x.data {
		z.data[k] = v - y.data[k]
	}
	return z
}

// MulElem sets z to the product of x and y element by element, x ∘ y, and returns
// z, which may be x or y. It panics like Add.
func (z *Matrix) MulElem(x, y *Matrix) *Matrix {
	if !z.isLike(x) || !z.isLike(y) {
		panic(elementMismatch("MulElem", " ∘ ", z, x, y))
	}
	for k, v := range x.data {
		z.data[k] = float64(v * y.data[k])
	}
	return z
}

// Scale sets z to f·x and returns z, which may be x. It panics like Add.
func (z *Matrix) Scale(f float64, x *Matrix) *Matrix {
	if !z.isLike(x) {
		panic(elementMismatch("Scale", "", z, x))
	}
	for k, v := range x.data {
		z.data[k] = float64(f * v)
	}
	return z
}

// AddScaled adds f·x to z and returns z: z += f·x. It panics like Add.
func (z *Matrix) AddScaled(f float64, x *Matrix) *Matrix {
	if !z.isLike(x) {
		panic(elementMismatch("AddScaled", "", z, x))
	}
	for k, v := range x.data {
		z.data[k] += float64(f * v)
	}
	return z
}

// Apply sets every element of z to f of the element of x in the same place and
// returns z, which may be x. It panics like Add.
func (z *Matrix) Apply(f func(float64) float64, x *Matrix) *Matrix {
	if !z.isLike(x) {
		panic(elementMismatch("Apply", "", z, x))
	}
	for k, v := range x.data {
		z.data[k] = f(v)
	}
	return z
}

// Copy sets z to the numbers of x and returns z. One of the two may be a transposed
// view and the other not. Copy panics if the shapes differ, or if z is the transpose
// of x: writing to z would overwrite numbers of x that are still needed.
func (z *Matrix) Copy(x *Matrix) *Matrix {
	if !z.sameShape(x) || (z.sharesData(x) && !z.isLike(x)) {
		panic(elementMismatch("Copy", "", z, x))
	}
	for i := range z.rows {
		for j := range z.cols {
			z.data[z.index(i, j)] = x.data[x.index(i, j)]
		}
	}
	return z
}

// Zero sets every element of z to 0.
func (z *Matrix) Zero() {
	clear(z.data)
}

// isLike reports whether z and x have the same shape, and their elements the same
// order in data: either both are transposed views or neither is. For a single row or
// column both orders are the same; then one of the two steps is equal.
func (z *Matrix) isLike(x *Matrix) bool {
	return z.sameShape(x) && (z.rowStep == x.rowStep || z.colStep == x.colStep)
}

func (z *Matrix) sameShape(x *Matrix) bool {
	return z.rows == x.rows && z.cols == x.cols
}

// sharesData compares the first elements: no view begins in the middle of another's
// numbers.
func (z *Matrix) sharesData(x *Matrix) bool {
	return &z.data[0] == &x.data[0]
}

// elementMismatch returns the reason why z.op panics for one operand, or for two with
// the sign between them.
func elementMismatch(op, sign string, z *Matrix, operands ...*Matrix) string {
	x, y := operands[0], operands[len(operands)-1]
	shapes := x.shape()
	if len(operands) == 2 {
		shapes += sign + y.shape()
	}
	reason := "shapes differ"
	switch {
	case !x.sameShape(y):
		return fmt.Sprintf("tensor: %s: %s: %s", op, shapes, reason)
	case z.sameShape(x) && (z.sharesData(x) || z.sharesData(y)):
		reason = "the destination is the transpose of an operand"
	case z.sameShape(x):
		reason = "some are transposed views and some are not; Copy those first"
	}
	return fmt.Sprintf("tensor: %s: %s into %s: %s", op, shapes, z.shape(), reason)
}

// holdsProduct reports whether z can take the product x·y.
func (z *Matrix) holdsProduct(x, y *Matrix) bool {
	return x.cols == y.rows && z.rows == x.rows && z.cols == y.cols &&
		!z.sharesData(x) && !z.sharesData(y)
}

// productMismatch returns the reason why z.op(x, y) panics.
func productMismatch(op string, z, x, y *Matrix) string {
	product := fmt.Sprintf("tensor: %s: %s · %s", op, x.shape(), y.shape())
	switch {
	case x.cols != y.rows:
		return fmt.Sprintf("%s: inner dimensions %d and %d differ",
			product, x.cols, y.rows)
	case z.rows != x.rows || z.cols != y.cols:
		return fmt.Sprintf("%s into %s: the destination should be %d×%d",
			product, z.shape(), x.rows, y.cols)
	}
	return fmt.Sprintf("%s into %s: the destination is one of the operands",
		product, z.shape())
}

func (m *Matrix) shape() string {
	return fmt.Sprintf("%d×%d", m.rows, m.cols)
}
