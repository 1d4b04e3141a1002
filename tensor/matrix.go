// Package tensor has the arithmetic of the tutorial: a small matrix type, NumPy's
// random generator, and an exponential function that returns the same bits on every
// processor.
//
// The receiver of an operation is its destination, as in math/big and gonum:
//
//	z.Mul(x, y) // z = x·y
//
// so a program that trains a network makes its matrices once and then only fills
// them. Most names are gonum's; AddMul, AddScaled, New, FromRows and IsFinite are not.
// Operands keep their numbers, unless one of them is the destination. A receiver is
// called z where it is a destination, as in math/big, and m elsewhere.
//
// A shape that does not fit is a mistake in the program, not in its input, so it
// panics. The message names the operation and the shapes. Nothing is broadcast: a
// 4×1 minus a 1×4 is refused here, where NumPy makes it a 4×4.
//
// No rounding is left to the compiler. Go may fuse x*y + z into one operation
// with one rounding on processors that have such an instruction. The conversion
// in float64(x*y) + z forbids it, see "Floating-point operators" in
// https://go.dev/ref/spec.
package tensor

import (
	"fmt"
	"math"
	"strings"
)

// A Matrix is a table of float64s with at least one row and one column. Make
// one with New or FromRows; the zero value is not a usable matrix.
type Matrix struct {
	rows, cols int
	data       []float64

	// The element in row i and column j is data[i*rowStep+j*colStep]. A new matrix
	// is stored row by row: rowStep is cols and colStep is 1. In a transposed view
	// the two steps are exchanged, and the data is the same.
	rowStep, colStep int
}

func (m *Matrix) index(i, j int) int {
	return i*m.rowStep + j*m.colStep
}

// New returns a rows×cols matrix of zeros. It panics if rows or cols is below 1.
func New(rows, cols int) *Matrix {
	if rows < 1 || cols < 1 {
		panic(fmt.Sprintf("tensor: New: %d×%d: want at least 1×1", rows, cols))
	}
	return &Matrix{
		rows: rows, cols: cols, data: make([]float64, rows*cols),
		rowStep: cols, colStep: 1,
	}
}

// FromRows returns a matrix with a copy of the given rows. It panics if there
// are no rows, if the first row is empty, or if a row is not as long as the
// first one.
func FromRows(rows [][]float64) *Matrix {
	if len(rows) == 0 {
		panic("tensor: FromRows: no rows")
	}
	cols := len(rows[0])
	m := New(len(rows), cols)
	for i, row := range rows {
		if len(row) != cols {
			panic(fmt.Sprintf("tensor: FromRows: row %d has %d numbers, row 0 has %d",
				i, len(row), cols))
		}
		copy(m.data[i*cols:], row)
	}
	return m
}

// Dims returns the number of rows and of columns of m.
func (m *Matrix) Dims() (rows, cols int) {
	return m.rows, m.cols
}

// At returns the element in row i and column j, both counted from 0. It panics
// if there is no such element.
func (m *Matrix) At(i, j int) float64 {
	m.checkIndex("At", i, j)
	return m.data[m.index(i, j)]
}

// Set puts v into row i and column j, both counted from 0. It panics if there
// is no such element.
func (m *Matrix) Set(i, j int, v float64) {
	m.checkIndex("Set", i, j)
	m.data[m.index(i, j)] = v
}

// T returns the transpose of m as a view: a cols×rows matrix over the same
// numbers, so that setting an element of one sets it in the other. Nothing is
// copied.
func (m *Matrix) T() *Matrix {
	return &Matrix{
		rows: m.cols, cols: m.rows, data: m.data,
		rowStep: m.colStep, colStep: m.rowStep,
	}
}

// IsFinite reports whether no element of m is infinite or NaN.
func (m *Matrix) IsFinite() bool {
	for _, v := range m.data {
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return false
		}
	}
	return true
}

// String returns the rows of m, one to a line, with aligned columns and each number
// rounded to 4 decimals: NumPy's brackets without the outer pair.
func (m *Matrix) String() string {
	width := 0
	for _, v := range m.data {
		width = max(width, len(fmt.Sprintf("%.4f", v)))
	}
	lines := make([]string, m.rows)
	for i := range lines {
		numbers := make([]string, m.cols)
		for j := range numbers {
			numbers[j] = fmt.Sprintf("%*.4f", width, m.At(i, j))
		}
		lines[i] = "[" + strings.Join(numbers, " ") + "]"
	}
	return strings.Join(lines, "\n")
}

func (m *Matrix) checkIndex(op string, i, j int) {
	if i < 0 || i >= m.rows || j < 0 || j >= m.cols {
		panic(fmt.Sprintf("tensor: %s(%d, %d): outside of a %d×%d matrix",
			op, i, j, m.rows, m.cols))
	}
}
