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
	z.checkProduct("Mul", x, y)
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
	z.checkProduct("AddMul", x, y)
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
// goes element by element, it panics if the shapes differ, or if z is the transpose of
// an operand: writing to z would overwrite numbers that are still needed.
func (z *Matrix) Add(x, y *Matrix) *Matrix {
	z.checkElements("Add", " + ", x, y)
	for i := range z.rows {
		for j := range z.cols {
			z.data[z.index(i, j)] = x.data[x.index(i, j)] + y.data[y.index(i, j)]
		}
	}
	return z
}

// Sub sets z to x − y and returns z, which may be x or y. It panics like Add.
func (z *Matrix) Sub(x, y *Matrix) *Matrix {
	z.checkElements("Sub", " − ", x, y)
	for i := range z.rows {
		for j := range z.cols {
			z.data[z.index(i, j)] = x.data[x.index(i, j)] - y.data[y.index(i, j)]
		}
	}
	return z
}

// MulElem sets z to the product of x and y element by element, x ∘ y, and returns
// z, which may be x or y. It panics like Add.
func (z *Matrix) MulElem(x, y *Matrix) *Matrix {
	z.checkElements("MulElem", " ∘ ", x, y)
	for i := range z.rows {
		for j := range z.cols {
			z.data[z.index(i, j)] = x.data[x.index(i, j)] * y.data[y.index(i, j)]
		}
	}
	return z
}

// Scale sets z to f·x and returns z, which may be x. It panics like Add.
func (z *Matrix) Scale(f float64, x *Matrix) *Matrix {
	z.checkElements("Scale", "", x, x)
	for i := range z.rows {
		for j := range z.cols {
			z.data[z.index(i, j)] = f * x.data[x.index(i, j)]
		}
	}
	return z
}

// AddScaled adds f·x to z and returns z: z += f·x. It panics like Add.
func (z *Matrix) AddScaled(f float64, x *Matrix) *Matrix {
	z.checkElements("AddScaled", "", x, x)
	for i := range z.rows {
		for j := range z.cols {
			z.data[z.index(i, j)] += float64(f * x.data[x.index(i, j)])
		}
	}
	return z
}

// Apply sets every element of z to f of the element of x in the same place and
// returns z, which may be x. It panics like Add.
func (z *Matrix) Apply(f func(float64) float64, x *Matrix) *Matrix {
	z.checkElements("Apply", "", x, x)
	for i := range z.rows {
		for j := range z.cols {
			z.data[z.index(i, j)] = f(x.data[x.index(i, j)])
		}
	}
	return z
}

// Copy sets z to the numbers of x and returns z. It panics like Add.
func (z *Matrix) Copy(x *Matrix) *Matrix {
	z.checkElements("Copy", "", x, x)
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

// checkElements panics if z cannot take the result of an operation that goes element by
// element. An operation on x alone has no sign, and passes x twice.
func (z *Matrix) checkElements(op, sign string, x, y *Matrix) {
	if z.sameShape(x) && z.sameShape(y) && !z.isTransposeOf(x) && !z.isTransposeOf(y) {
		return
	}
	operands, reason := x.shape(), "shapes differ"
	if sign != "" {
		operands += sign + y.shape()
	}
	if x.sameShape(y) {
		operands += " into " + z.shape()
	}
	if z.sameShape(x) && z.sameShape(y) {
		reason = "the destination is the transpose of an operand"
	}
	panic(fmt.Sprintf("tensor: %s: %s: %s", op, operands, reason))
}

// checkProduct panics if z cannot take the product x·y.
func (z *Matrix) checkProduct(op string, x, y *Matrix) {
	reason := ""
	switch {
	case x.cols != y.rows:
		reason = fmt.Sprintf(": inner dimensions %d and %d differ", x.cols, y.rows)
	case z.rows != x.rows || z.cols != y.cols:
		reason = fmt.Sprintf(" into %s: the destination should be %d×%d",
			z.shape(), x.rows, y.cols)
	case z.sharesData(x) || z.sharesData(y):
		reason = fmt.Sprintf(" into %s: the destination is one of the operands", z.shape())
	default:
		return
	}
	panic(fmt.Sprintf("tensor: %s: %s · %s%s", op, x.shape(), y.shape(), reason))
}

func (m *Matrix) sameShape(x *Matrix) bool {
	return m.rows == x.rows && m.cols == x.cols
}

// isTransposeOf tells a view from its matrix, where both have the same shape.
func (m *Matrix) isTransposeOf(x *Matrix) bool {
	return m.sharesData(x) && m.rowStep != x.rowStep
}

// sharesData compares the first elements: no view begins in the middle of another's
// numbers.
func (m *Matrix) sharesData(x *Matrix) bool {
	return &m.data[0] == &x.data[0]
}

func (m *Matrix) shape() string {
	return fmt.Sprintf("%d×%d", m.rows, m.cols)
}
