package main

// Where each update saw one example: the deltas that were used, beside those that were
// due. This helps with a mistake that nobody has met before.

import (
	"fmt"
	"math"
	"strings"
)

const mostRows = 12 // of the table

// deltaTable returns a table of the deltas, or an empty text if updates saw several
// examples.
func (p *Problem) deltaTable() string {
	if rows, _ := p.Updates[0].X.Dims(); rows != 1 {
		return ""
	}
	var text strings.Builder
	fmt.Fprintf(&text, "  %-10s%-6s%12s%12s%11s%15s%11s\n",
		"", "", "δ used", "δ due", "ratio", "slope implied", "slope due")
	rows := 0
	for u := range p.Updates {
		due := p.dueLayers(u)
		for k := p.layers(); k >= 1; k-- {
			for j := range p.Sizes[k] {
				if rows++; rows > mostRows {
					continue
				}
				label := ""
				if k == p.layers() && j == 0 {
					label = fmt.Sprintf("update %d", u+1)
				}
				fmt.Fprintf(&text, "  %-10s%-6s%s\n", label, unitName(k, j, p.Sizes[k]),
					p.deltaRow(u, k, j, due))
			}
		}
	}
	if rows > mostRows {
		fmt.Fprintf(&text, "  and %d more\n", rows-mostRows)
	}
	return text.String()
}

// dueLayers returns the layers of update u with the deltas that are due.
func (p *Problem) dueLayers(u int) []*Layer {
	layers := make([]*Layer, p.layers()+1)
	var next *Layer
	update := p.Updates[u]
	for k := p.layers(); k >= 1; k-- {
		l := p.newLayer(update.Pass, update.Before, update.After, k, next)
		if next == nil {
			dueOutput.fill(l)
		} else {
			dueHidden.fill(l)
		}
		layers[k], next = l, l
	}
	return layers
}

// deltaRow compares one delta. The slope implied is what the error would have to be
// multiplied by to give the delta that was used, if the error is made rightly from the
// deltas that the next layer used.
func (p *Problem) deltaRow(u, k, j int, due []*Layer) string {
	used, right := p.usedDelta(u, k).At(0, j), due[k].Delta.At(0, j)
	err := due[k].E.At(0, j)
	if k < p.layers() {
		err = back(p.usedDelta(u, k+1), due[k+1].W).At(0, j)
	}
	slope := right / due[k].E.At(0, j)
	return fmt.Sprintf("%12.6f%12.6f%11s%15s%11s", used, right,
		quotient(used, right), quotient(used, err), numberText(slope))
}

func quotient(a, b float64) string {
	if math.Abs(b) < 1e-12 {
		return "–"
	}
	return numberText(a / b)
}

func numberText(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "–"
	}
	return fmt.Sprintf("%.4g", v)
}

func unitName(k, j, units int) string {
	if units == 1 {
		return fmt.Sprintf("δ%s", subscript(k))
	}
	return fmt.Sprintf("δ%s[%d]", subscript(k), j)
}
