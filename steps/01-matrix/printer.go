package main

import (
	"fmt"
	"io"
)

// printer prints operations, each in NumPy, in Go, and with its result.
type printer struct{ out io.Writer }

func (p printer) title(text string) {
	fmt.Fprintf(p.out, "%s\n", text)
}

func (p printer) heading(text string) {
	fmt.Fprintf(p.out, "\n-- %s\n", text)
}

// show prints one operation. An empty numpy means that NumPy has no counterpart.
func (p printer) show(numpy, gocode string, result any) {
	fmt.Fprintln(p.out)
	if numpy != "" {
		fmt.Fprintf(p.out, "NumPy  %s\n", numpy)
	}
	fmt.Fprintf(p.out, "Go     %s\n%v\n", gocode, result)
}
