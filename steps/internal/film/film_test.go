package film

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example/xor/steps/internal/chart"
	"example/xor/tensor"
)

// counted returns the epochs and the losses that the moving part of a film counts.
func counted(film string) (epochs []int, losses []string) {
	moving, _, _ := strings.Cut(film, `<g class="still">`)
	for _, match := range regexp.MustCompile(`>epoch (\d+)<`).FindAllStringSubmatch(moving, -1) {
		epoch, _ := strconv.Atoi(match[1])
		epochs = append(epochs, epoch)
	}
	for _, match := range regexp.MustCompile(`>loss ([^<]+)<`).FindAllStringSubmatch(moving, -1) {
		losses = append(losses, match[1])
	}
	return epochs, losses
}

// at returns an attribute of the first element that begins so, as it is at a time, which is
// a share of the film.
func at(film, element, attribute string, time float64) (value string) {
	_, line, _ := strings.Cut(film, element)
	line, _, _ = strings.Cut(element+line, "\n")
	fixed := regexp.MustCompile(` ` + attribute + `="([^"]*)"`)
	if match := fixed.FindStringSubmatch(line); match != nil {
		value = match[1]
	}
	animation := regexp.MustCompile(
		`"` + attribute + `"[^>]* values="([^"]*)" keyTimes="([^"]*)"`)
	if match := animation.FindStringSubmatch(line); match != nil {
		for i, begins := range strings.Split(match[2], ";") {
			if begins, err := strconv.ParseFloat(begins, 64); err == nil && begins <= time {
				value = strings.Split(match[1], ";")[i]
			}
		}
	}
	return value
}

// Most frames are where outputs change, in whichever network; the rest is not skipped.
func TestFramesFollowTheOutputs(t *testing.T) {
	for name, test := range map[string]struct {
		output   func(epoch float64) float64
		from, to int // the epochs in which it changes
	}{
		"a jump":         {func(e float64) float64 { return (e - 10000) / 100 }, 10000, 10100},
		"back and forth": {func(e float64) float64 { return math.Mod(e, 2) }, 0, 20000},
		"at rest":        {func(e float64) float64 { return 0.5 }, 0, 20000},
	} {
		output, resting, epoch := test.output(0), 0.5, 0
		r := New(
			Network{Output: func(x1, x2 float64) float64 { return resting }},
			Network{Output: func(x1, x2 float64) float64 { return output }})
		r.Train(20000, func() { epoch++; output = test.output(float64(epoch)) })
		epochs, _ := counted(r.SVG(0, ""))
		if also, _ := counted(r.SVG(1, "")); !slices.Equal(epochs, also) {
			t.Errorf("%s: one film has the epochs %v, the other %v", name, epochs, also)
		}
		n, busy := len(epochs), 0
		for _, e := range epochs {
			if test.from <= e && e <= test.to {
				busy++
			}
		}
		if n < maxFrames/2 || n > maxFrames || epochs[0] != 0 || epochs[n-1] != 20000 ||
			busy < n*4/10 || test.from > 0 && busy > n*8/10 {
			t.Errorf("%s: %d frames, of which %d show the change: epochs %v", name, n, busy, epochs)
		}
	}
}

// A network that stops being finite keeps its last picture, and the clock goes on.
func TestNothingInfiniteIsDrawn(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	output, epoch := 1.0, 0
	r := New(Network{
		Output: func(x1, x2 float64) float64 { return output },
		W1:     tensor.FromRows([][]float64{{inf, 1e300, 0, 1, 1e-300}, {1, 1e300, 0, nan, 0}}),
		B1:     tensor.FromRows([][]float64{{1, 1, 1, 1, -math.MaxFloat64}}),
		W2:     tensor.FromRows([][]float64{{1}, {math.MaxFloat64}, {1}, {1}, {-inf}}),
	})
	r.Train(200, func() {
		if epoch++; epoch >= 103 {
			output = []float64{nan, inf, -inf}[epoch%3]
		}
	})
	film := r.SVG(0, "<odd>")
	if text := regexp.MustCompile(`NaN|Inf|<odd|[ ",;][0-9]{5}`).FindString(film); text != "" {
		t.Errorf("the film contains %q", text)
	}
	if got := at(film, `<rect x="90" y="44"`, "fill", 1); got != colour(1) {
		t.Errorf("the square becomes %s", got)
	}
	epochs, losses := counted(film)
	for k, epoch := range epochs {
		if got, want := losses[k] == "not a number", epoch >= 103; got != want {
			t.Errorf("epoch %d: loss %s", epoch, losses[k])
		}
	}
	cx, _ := strconv.ParseFloat(at(film, `<circle class="dot"`, "cx", 1), 64)
	if !slices.Contains(epochs, 103) || epochs[len(epochs)-1] != 200 || cx < 64 || cx > 290 {
		t.Errorf("the epochs are %v, and the curve ends at %g", epochs, cx)
	}
}

// A film of one epoch shows the start for one half of its time, and the end for the other.
// The square of a network that is not finite from the start is grey.
func TestFilmOfOneEpoch(t *testing.T) {
	output := math.NaN()
	r := New(Network{Output: func(x1, x2 float64) float64 { return output }})
	r.Train(1, func() { output = 1 })
	film := r.SVG(0, "")
	_, losses := counted(film)
	before := at(film, `<rect x="90" y="44"`, "fill", 0.499)
	after := at(film, `<rect x="90" y="44"`, "fill", 0.5)
	if before != "#eeeeee" || after != colour(1) || !slices.Equal(losses, []string{
		"not a number", "0.2500"}) || strings.Contains(film, "NaN") {
		t.Errorf("the losses are %s, the square is %s, then %s", losses, before, after)
	}
}

// Every frame shows the network of its epoch, here one whose every number is known: in
// epoch e it outputs s·(x₁ + 2x₂)/3 with s = e/200, and its line is x₁ + x₂/2 = s. The
// places are those of svg.go, written down once more. The first difference is enough.
func TestFilmShowsTheTraining(t *testing.T) {
	s, epoch := 0.0, 0
	n := Network{
		Output: func(x1, x2 float64) float64 { return s * (x1 + 2*x2) / 3 },
		W1:     tensor.FromRows([][]float64{{2}, {1}}), B1: tensor.New(1, 1), W2: tensor.New(1, 1),
	}
	change := func(to int) {
		s = float64(to) / 200
		n.B1.Set(0, 0, -2*s)
		n.W2.Set(0, 0, 1+s)
	}
	change(0)
	r := New(n)
	r.Train(200, func() { epoch++; change(epoch) })
	film := r.SVG(0, "")
	epochs, losses := counted(film)
	for k, epoch := range epochs {
		change(epoch)
		loss := ((s/3-1)*(s/3-1) + (2*s/3-1)*(2*s/3-1) + s*s) / 8
		share := float64(k) / float64(len(epochs)-1)
		wants := [][3]string{
			{`<text class="start" y`, "y", fmt.Sprint(316 - 24*k)},
			{`<circle class="dot"`, "cx", chart.Tenths(64 + 300*share)},
			{`<circle class="dot"`, "cy", chart.Tenths(470 - 440*loss)},
			{`<path d="`, "stroke-width", chart.Tenths(1.5 + 2*(1+s))},
		}
		for i, corner := range []string{"34 295", "366 295", "34 53", "366 53"} {
			d := "M-9 0H9" // a dash
			off := math.Abs(n.Output(float64(i%2), float64(i/2)) - float64(i%2^i/2))
			if off < 0.4 {
				d = "M-10 1l7 8L10-9" // a tick
			} else if off > 0.6 {
				d = "M-9-9L9 9M-9 9L9-9" // a cross
			}
			wants = append(wants, [3]string{
				`<path class="mark" transform="translate(` + corner + `)"`, "d", d})
		}
		for _, cell := range [][2]int{{0, 0}, {11, 0}, {11, 11}, {4, 3}} {
			fill := colour(n.Output(float64(cell[0])/11, float64(cell[1])/11))
			place := fmt.Sprintf(`<rect x="%d" y="%d"`, 68+22*cell[0], 44+22*(11-cell[1]))
			wants = append(wants, [3]string{place, "fill", fill})
		}
		time := 0.8*share + 0.0006 // the film has three decimals
		for _, want := range wants {
			if got := at(film, want[0], want[1], time); got != want[2] {
				t.Fatalf("epoch %d: %s> has the %s %s, want %s", epoch, want[0], want[1], got, want[2])
			}
		}
		var x, y [2]float64
		fmt.Sscanf(at(film, `<path d="`, "d", time), "M%g %gL%g %g", &x[0], &y[0], &x[1], &y[1])
		for i := range x {
			x1, x2 := (x[i]-79)/242, (297-y[i])/242
			if math.Abs(x1+x2/2-s) > 0.001 || math.Hypot(x1-0.5, x2-0.5) < 0.77 ||
				losses[k] != fmt.Sprintf("%.4f", loss) {
				t.Fatalf("epoch %d: loss %s, the line ends at %.4f, %.4f", epoch, losses[k], x1, x2)
			}
		}
	}
	_, still, _ := strings.Cut(film, `<g class="still">`)
	if at(still, `<rect x="310" y="44"`, "fill", 0) != colour(1) ||
		at(still, `<text class="start" y`, "y", 0) != "316" ||
		at(still, `<circle class="dot"`, "cx", 0) != "364" || strings.Contains(still, "<animate") {
		t.Error("whoever asks for reduced motion does not see the last frame, at rest")
	}
}
