package main

// The report of a check: as a table, or as a line.

import (
	"fmt"
	"io"
	"math"
)

const longTable = 21 // rows: a network with 5 hidden units

// printTable prints a row for every slope, and the verdict.
func (c check) printTable(stdout io.Writer) {
	fmt.Fprintf(stdout, "Backprop %s, epoch %d\n\n", c.backprop, c.epoch)
	fmt.Fprintf(stdout, "  %-10s%14s%14s%14s%18s\n",
		"parameter", "backprop", "measured", "ratio", "relative error")
	for _, s := range c.slopes[:min(len(c.slopes), longTable)] {
		fmt.Fprintf(stdout, "  %-10s%14.9f%14.9f%14.6f%18.1e%s\n",
			s.Name, s.Analytic, s.Numeric, s.Ratio(), s.RelativeError(), star(s))
	}
	if more := len(c.slopes) - longTable; more > 0 {
		fmt.Fprintf(stdout, "  and %d more; -csv writes them all\n", more)
	}
	fmt.Fprintln(stdout)
	c.printVerdict(stdout)
}

// printSummary prints the range of the ratios in place of the table.
func (c check) printSummary(stdout io.Writer) {
	fmt.Fprintf(stdout, "Backprop %s, epoch %d\n\n", c.backprop, c.epoch)
	low, high := math.Inf(1), math.Inf(-1)
	largest := c.slopes[0]
	for _, s := range c.slopes {
		low, high = min(low, s.Ratio()), max(high, s.Ratio())
		if s.RelativeError() > largest.RelativeError() {
			largest = s
		}
	}
	fmt.Fprintf(stdout, "  ratio %.6f to %.6f, largest relative error %.1e%s\n",
		low, high, largest.RelativeError(), star(largest))
	c.printVerdict(stdout)
}

func (c check) printVerdict(stdout io.Writer) {
	fmt.Fprintf(stdout, "  verdict: %s\n", Verdict(c.slopes))
	for _, s := range c.slopes {
		if star(s) != "" {
			fmt.Fprintf(stdout, "  * relative error above %g, but less than "+
				"%.0e apart: may be rounding\n", threshold, s.Noise)
			return
		}
	}
}

// star marks a slope that agrees in spite of its relative error.
func star(s Slope) string {
	if s.Agrees() && s.RelativeError() > threshold {
		return " *"
	}
	return ""
}
