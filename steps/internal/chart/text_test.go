package chart

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// checkText checks what holds for the text of every plot.
func checkText(t *testing.T, p Plot) {
	t.Helper()
	text := p.Text()
	checkLines(t, text)
	_, area := readArea(t, text)
	if len(area) != textRows {
		t.Errorf("%d rows, want %d:\n%s", len(area), textRows, text)
	}
	checkXLabels(t, text)
}

func checkLines(t *testing.T, text string) {
	t.Helper()
	if !strings.HasSuffix(text, "\n") {
		t.Errorf("no newline at the end:\n%s", text)
	}
	for _, line := range strings.Split(text, "\n") {
		if strings.HasSuffix(line, " ") {
			t.Errorf("a space ends %q", line)
		}
		if n := utf8.RuneCountInString(line); n > 78 {
			t.Errorf("%q is %d columns wide", line, n)
		}
	}
}

// readArea reads a chart back: the y labels by row, and the rows of the plot area, from
// the top down and all equally long.
func readArea(t *testing.T, text string) (labels map[int]string, area [][]rune) {
	t.Helper()
	labels = make(map[int]string)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if label, row, found := strings.Cut(line, " ┤"); found {
			labels[len(area)] = strings.TrimSpace(label)
			area = append(area, []rune(row))
		} else if _, row, found := strings.Cut(line, " │"); found {
			area = append(area, []rune(row))
		} else if _, row, found := strings.Cut(line, " └"); found {
			columns := utf8.RuneCountInString(row)
			for i, row := range area {
				padding := strings.Repeat(" ", columns-len(row))
				area[i] = append(row, []rune(padding)...)
			}
			return labels, area
		} else if len(area) > 0 {
			t.Fatalf("line %d does not belong to a plot area:\n%s", i, text)
		}
	}
	t.Fatalf("no x axis:\n%s", text)
	return nil, nil
}

// checkXLabels checks that every mark on the x axis has a label of its own below it.
func checkXLabels(t *testing.T, text string) {
	t.Helper()
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if !strings.Contains(line, " └") {
			continue
		}
		labels := strings.Fields(lines[i+1])
		start := 0
		for column, r := range []rune(line) {
			if r != '┬' {
				continue
			}
			if len(labels) == 0 {
				t.Fatalf("labels are missing or touch:\n%s", text)
			}
			at := start + strings.Index(lines[i+1][start:], labels[0])
			if column < at || column >= at+len(labels[0]) {
				t.Errorf("label %s is not below its mark:\n%s", labels[0], text)
			}
			start = at + len(labels[0])
			labels = labels[1:]
		}
		if len(labels) > 0 {
			t.Errorf("marks are missing for %q:\n%s", labels, text)
		}
	}
}

func TestTextDiagonal(t *testing.T) {
	for _, test := range []struct {
		values int
		// A line between two cells is rounded once more than the cells.
		rowsOff float64
	}{{2, 0.5}, {11, 1}, {5000, 0.5}} {
		p := Plot{XTo: 1, Series: []Series{{"y = x", curve(test.values, identity)}}}
		labels, area := readArea(t, p.Text())
		for row, label := range labels {
			value, err := strconv.ParseFloat(label, 64)
			if err != nil || row != int(math.Round((1-value)*(textRows-1))) {
				t.Errorf("label %s in row %d", label, row)
			}
		}
		rowsPerColumn := (textRows - 1) / float64(len(area[0])-1)
		for column := range area[0] {
			dots := 0
			for row := range area {
				if area[row][column] != '•' {
					continue
				}
				dots++
				off := float64(textRows-1-row) - float64(column)*rowsPerColumn
				// Values in a column stand up to half a column beside its centre.
				if math.Abs(off) > test.rowsOff+rowsPerColumn/2+1e-9 {
					t.Errorf("%d values: a dot in column %d is %.2f rows off",
						test.values, column, off)
				}
			}
			if dots == 0 {
				t.Errorf("%d values: no dot in column %d", test.values, column)
			}
		}
	}
}

func identity(x float64) float64 { return x }

func TestTextBackwards(t *testing.T) {
	p := Plot{XFrom: 1, XTo: 0, Series: []Series{{"y = 1 - x", curve(99, identity)}}}
	_, area := readArea(t, p.Text())
	if area[0][0] != '•' || area[textRows-1][len(area[0])-1] != '•' {
		t.Errorf("the curve does not run from bottom right to top left:\n%s", p.Text())
	}
}

func TestTextShowsPeak(t *testing.T) {
	const n, peak = 2000, 1234
	values := make([]float64, n)
	values[peak] = 1
	_, area := readArea(t, Plot{XTo: n - 1, Series: []Series{{"", values}}}.Text())
	column := int(math.Round(peak / float64(n-1) * float64(len(area[0])-1)))
	for row := 0; row < textRows-1; row++ {
		for c, r := range area[row] {
			if (r == '•') != (c == column) {
				t.Errorf("row %d, column %d shows %q", row, c, r)
			}
		}
	}
}

// TestTextCurveIsJoined follows curves from column to column.
func TestTextCurveIsJoined(t *testing.T) {
	step := []float64{0, 0, 0, 1, 1, 0}
	for _, values := range [][]float64{step, jumpy(20), jumpy(70), jumpy(3000)} {
		text := Plot{XTo: 1, Series: []Series{{"", values}}}.Text()
		_, area := readArea(t, text)
		for column := range area[0] {
			touches := false
			for row := range area {
				for r := max(row-1, 0); r <= min(row+1, textRows-1); r++ {
					before := max(column-1, 0)
					if area[row][column] == '•' && area[r][before] == '•' {
						touches = true
					}
				}
			}
			if !touches {
				t.Fatalf("the curve is torn at column %d:\n%s", column, text)
			}
		}
	}
}

// TestTextShowsRange checks that a column shows its lowest and its highest value.
func TestTextShowsRange(t *testing.T) {
	values := jumpy(10_000)
	p := Plot{XTo: 1, Series: []Series{{"", values}}}
	_, area := readArea(t, p.Text())
	columns := len(area[0])
	lowest, highest := minMax(values)
	for i, v := range values {
		column := int(math.Round(float64(i*(columns-1)) / float64(len(values)-1)))
		height := (v - lowest) / (highest - lowest)
		row := textRows - 1 - int(math.Round(height*(textRows-1)))
		if area[row][column] != '•' {
			t.Fatalf("value %d is not shown in row %d, column %d", i, row, column)
		}
	}
}

func minMax(values []float64) (lowest, highest float64) {
	lowest, highest = values[0], values[0]
	for _, v := range values {
		lowest, highest = math.Min(lowest, v), math.Max(highest, v)
	}
	return lowest, highest
}

func TestTextConstant(t *testing.T) {
	p := Plot{XTo: 9, YFrom: 5, YTo: 5, Series: []Series{{"", make([]float64, 10)}}}
	p.Series[0].Y = curve(10, func(float64) float64 { return 5 })
	_, area := readArea(t, p.Text())
	for row := range area {
		want := strings.Repeat(" ", len(area[row]))
		if row == (textRows-1)/2 {
			want = strings.Repeat("•", len(area[row]))
		}
		if string(area[row]) != want {
			t.Errorf("row %d is %q, want %q", row, string(area[row]), want)
		}
	}
}

func TestTextXLabels(t *testing.T) {
	text := Plot{XTo: 2000, Series: []Series{{"", []float64{0, 1}}}}.Text()
	lines := strings.Split(text, "\n")
	labels := strings.Join(strings.Fields(lines[textRows+1]), " ")
	if labels != "0 500 1000 1500 2000" {
		t.Errorf("x labels are %s:\n%s", labels, text)
	}
}

func TestTextLegend(t *testing.T) {
	p := Plot{XTo: 1, Series: []Series{{"a", []float64{0}}}}
	if text := p.Text(); strings.Contains(text, "a") {
		t.Errorf("the name of a single series is shown:\n%s", text)
	}
	p.Series = append(p.Series, Series{"b", []float64{1}})
	if text := p.Text(); !strings.HasSuffix(text, "\n• a\n+ b\n") {
		t.Errorf("the two series are not named:\n%s", text)
	}
}

func TestMarksWidenAxes(t *testing.T) {
	p := Plot{XTo: 1, YTo: 1, Series: []Series{{"", []float64{0, 1}}}}
	p.Marks = []Mark{{X: 2, Y: -1}}
	_, area := readArea(t, p.Text())
	if r := area[textRows-1][len(area[0])-1]; r != 'O' {
		t.Errorf("the mark is not in the corner:\n%s", p.Text())
	}
}

func TestTextLabels(t *testing.T) {
	long := strings.Repeat("ü", 100)
	p := Plot{
		Title: "The title\n" + long, XLabel: "x" + long, YLabel: "y\tname" + long,
		XTo: 10,
		Series: []Series{
			{"falling", []float64{1, 0}},
			{"rising", []float64{0, 1}},
			{"flat", []float64{0.6, 0.6}},
		},
		Marks: []Mark{{5, 0.1, "the mark\x1b"}, {X: 1}},
	}
	text := p.Text()
	checkText(t, p)
	order := []string{
		"The title ü", "…\n\n", "y nameü", "…\n", " ┤", "└", "xü", "…\n",
		"• falling\n", "+ rising\n", "x flat\n", "O the mark\n",
	}
	rest := text
	for _, part := range order {
		_, after, found := strings.Cut(rest, part)
		if !found {
			t.Fatalf("%q is missing or misplaced:\n%s", part, text)
		}
		rest = after
	}
	_, area := readArea(t, text)
	right := len(area[0]) - 1
	corners := string([]rune{area[0][0], area[0][right], area[textRows-1][0], area[textRows-1][right]})
	if corners != "•++•" {
		t.Errorf("corners show %q:\n%s", corners, text)
	}
	// 0.1 of 16 rows is 1.6, which is rounded up to 2.
	if row := string(area[textRows-1-2]); strings.Count(row, "O") != 1 {
		t.Errorf("no mark in %q:\n%s", row, text)
	}
}

func TestBeside(t *testing.T) {
	tests := []struct{ left, right, want string }{
		{"ä\nbcd\n", "1\n2\n", "ä      1\nbcd    2\n"},
		{"a", "1", "a    1\n"},
		{"a\nb\nc\n", "1\n", "a    1\nb\nc\n"},
		{"a\n", "1\n\n3\n", "a    1\n\n     3\n"},
		{"a \n", " \n", "a\n"},
		{"", "", "\n"},
	}
	for _, test := range tests {
		if got := Beside(test.left, test.right); got != test.want {
			t.Errorf("Beside(%q, %q) = %q, want %q",
				test.left, test.right, got, test.want)
		}
	}
}

func FuzzText(f *testing.F) {
	addPlots(f)
	f.Fuzz(func(t *testing.T, title, name string, a, b, c, d, e float64, n uint16) {
		p, ok := fuzzPlot(title, name, a, b, c, d, e, n)
		if !ok {
			t.Skip("not finite")
		}
		checkLines(t, p.Text())
	})
}

func addPlots(f *testing.F) {
	f.Add("Title", "loss", 0.0, 2000.0, 0.15, 0.1, 0.001, uint16(2000))
	f.Add("a <b> & \"c\"\x00\xff\uFFFE", "\n", 1.0, 1.0, 1.0, 1.0, 1.0, uint16(1))
	f.Add("", "", 1e308, -1e308, 1e308, -1e308, 1e-308, uint16(3))
}

// fuzzPlot makes a plot of n values out of five numbers.
func fuzzPlot(title, name string, a, b, c, d, e float64, n uint16) (Plot, bool) {
	numbers := []float64{c, d, e}
	for _, v := range []float64{a, b, c, d, e} {
		if !finite(v) {
			return Plot{}, false
		}
	}
	values := make([]float64, int(n)+1)
	for i := range values {
		values[i] = numbers[i*i%7%3]
	}
	return Plot{
		Title: title, XLabel: name, YLabel: title,
		XFrom: a, XTo: b, YFrom: c, YTo: d,
		Series: []Series{{name, values}, {title, values[:1]}},
		Marks:  []Mark{{a, e, title}, {b, c, name}},
	}, true
}
