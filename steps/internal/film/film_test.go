package film

import (
	"encoding/xml"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"

	"example/xor/tensor"
)

// saying returns a moment of a network without hidden units that says the same to all.
func saying(epoch int, output float64) Moment {
	return Moment{
		Epoch: epoch, Loss: 0.1, Output: func(x1, x2 float64) float64 { return output },
	}
}

// epochsOf returns the epochs that the recorder has kept.
func epochsOf(r *Recorder) []int {
	var epochs []int
	for _, f := range r.frames {
		epochs = append(epochs, f.epoch)
	}
	return epochs
}

// A network rests for most of its training, and changes its mind within 200 epochs.
func TestFramesAreWhereOutputsChange(t *testing.T) {
	var r Recorder
	for epoch := range 100000 {
		output := 0.5
		switch {
		case epoch > 50200:
			output = 1
		case epoch > 50000:
			output += float64(epoch-50000) / 400
		}
		r.Add(saying(epoch, output))
	}
	epochs := epochsOf(&r)
	if len(epochs) < maxFrames/2 || epochs[0] != 0 {
		t.Errorf("%d frames, from epoch %d on", len(epochs), epochs[0])
	}
	for _, epoch := range epochs[1:] {
		if epoch < 50000 || epoch > 50201 {
			t.Errorf("epoch %d became a frame, where nothing changes", epoch)
		}
	}
}

// Outputs that jump back and forth leave room for the whole training. Of outputs that
// grow without bounds the film shows the part that can be seen.
func TestFramesOfRestlessTraining(t *testing.T) {
	for _, test := range []struct {
		name     string
		output   func(epoch int) float64
		from, to int // where the last frame is
	}{
		{"back and forth", func(e int) float64 { return float64(e % 2) }, 9e5, 1e6},
		{"ever larger", func(e int) float64 {
			return math.Exp2(float64(e)/1000 - 500)
		}, 4e5, 6e5},
	} {
		var r Recorder
		for epoch := range 1000000 {
			r.Add(saying(epoch, test.output(epoch)))
		}
		epochs := epochsOf(&r)
		if n := len(epochs); n < maxFrames/3 || n >= maxFrames {
			t.Errorf("%s: %d frames", test.name, n)
		}
		if last := epochs[len(epochs)-1]; last < test.from || last > test.to {
			t.Errorf("%s: the last frame is epoch %d", test.name, last)
		}
	}
}

// What cannot be drawn is left out, and the film is whole without it.
func TestNothingInfiniteIsDrawn(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	m := saying(0, 0.5)
	m.W1 = tensor.FromRows([][]float64{{inf, 1e300, 0, 1, 1e-300}, {1, 1e300, 0, nan, 0}})
	m.B1 = tensor.FromRows([][]float64{{1, 1, 1, 1, -math.MaxFloat64}})
	m.W2 = tensor.FromRows([][]float64{{1}, {math.MaxFloat64}, {1}, {1}, {-inf}})
	var r Recorder
	r.Add(m)
	for epoch, output := range []float64{nan, inf, -inf} {
		r.Add(saying(1+epoch, output))
	}
	m.Epoch, m.Loss = 4, inf
	r.Add(m)
	m.Epoch, m.Loss = 5, math.MaxFloat64
	svg := r.SVG("odd", m)
	huge := regexp.MustCompile(`NaN|Inf|[^#][0-9]{5}`)
	for _, text := range huge.FindAllString(svg, -1) {
		t.Errorf("the film contains %q", text)
	}
	if len(epochsOf(&r)) != 1 {
		t.Errorf("the epochs %v became frames, want epoch 0 alone", epochsOf(&r))
	}
}

// However large the network, few lines are drawn: those with the largest weights.
func TestFewLines(t *testing.T) {
	for _, hidden := range []int{1, 8, 9, 1000} {
		m := saying(0, 0.5)
		m.W1, m.B1 = tensor.New(2, hidden), tensor.New(1, hidden)
		m.W2 = tensor.New(hidden, 1)
		for j := range hidden {
			m.W1.Set(0, j, 1) // x₁ = j/hidden
			m.B1.Set(0, j, -float64(j)/float64(hidden))
			m.W2.Set(j, 0, float64(j+1))
		}
		svg := new(Recorder).SVG("", m)
		lines := strings.Split(svg, `stroke-width="`)[1:]
		if want := 2 * min(hidden, maxLines); len(lines) != want { // moving and still
			t.Errorf("%d hidden units: %d lines, want %d", hidden, len(lines), want)
		}
		if !strings.HasPrefix(lines[0], "5.5") {
			t.Errorf("%d hidden units: the first line is %.3s wide", hidden, lines[0])
		}
	}
}

// A title cannot break the document, and one frame is enough for it.
func TestTitle(t *testing.T) {
	svg := new(Recorder).SVG(`<b> & "c"`, saying(0, 0.5))
	decoder := xml.NewDecoder(strings.NewReader(svg))
	titles := 0
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok && string(text) == `<b> & "c"` {
			titles++
		}
	}
	if titles != 2 || strings.Contains(svg, "<animate") {
		t.Errorf("the title is there %d times, want 2, and nothing should move", titles)
	}
}
