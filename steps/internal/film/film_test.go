package film

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example/xor/tensor"
)

// toAll returns a network without hidden units that outputs the same for all inputs.
func toAll(output *float64) func() Moment {
	return func() Moment {
		return Moment{Output: func(x1, x2 float64) float64 { return *output }}
	}
}

// frames returns the epochs and the losses that a film counts.
func frames(film string) (epochs []int, losses []string) {
	moving, _, _ := strings.Cut(film, `<g class="still">`)
	for _, m := range regexp.MustCompile(`>epoch (\d+)<`).FindAllStringSubmatch(moving, -1) {
		epoch, _ := strconv.Atoi(m[1])
		epochs = append(epochs, epoch)
	}
	for _, m := range regexp.MustCompile(`>loss ([^<]+)<`).FindAllStringSubmatch(moving, -1) {
		losses = append(losses, m[1])
	}
	return epochs, losses
}

// Most frames are where outputs change, wherever that is and in whichever network.
func TestFramesFollowTheOutputs(t *testing.T) {
	for name, test := range map[string]struct {
		output   func(epoch float64) float64
		from, to int // the epochs in which it changes
	}{
		"a jump":         {func(e float64) float64 { return (e - 10000) / 100 }, 10000, 10100},
		"back and forth": {func(e float64) float64 { return math.Mod(e, 2) }, 0, 20000},
		"ever larger":    {func(e float64) float64 { return math.Exp2(e/200 - 50) }, 8000, 10000},
		"at rest":        {func(e float64) float64 { return 1e-9 * e / 2e4 }, 0, 20000},
	} {
		output, resting := test.output(0), 0.5
		r, epoch := New(toAll(&resting), toAll(&output)), 0
		r.Train(20000, func() { epoch++; output = test.output(float64(epoch)) })
		epochs, _ := frames(r.SVG(0, ""))
		if also, _ := frames(r.SVG(1, "")); !slices.Equal(epochs, also) {
			t.Errorf("%s: one film has the epochs %v, the other %v", name, epochs, also)
		}
		busy := 0
		for _, e := range epochs {
			if e >= test.from && e <= test.to {
				busy++
			}
		}
		n := len(epochs)
		if n < maxFrames/4 || n > maxFrames || epochs[0] != 0 || epochs[n-1] != 20000 {
			t.Errorf("%s: %d frames, epochs %v", name, n, epochs)
		}
		if share := float64(busy) / float64(n); share < 0.6 {
			t.Errorf("%s: %.2f of the frames are from epochs %d to %d, want 0.6",
				name, share, test.from, test.to)
		}
		if rest := n - busy; test.from > 0 && rest < 10 {
			t.Errorf("%s: the film rushes through the rest in %d frames", name, rest)
		}
	}
}

// A network that stops being finite keeps its last picture, and the clock goes on.
func TestNothingInfiniteIsDrawn(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	odd, healthy := 0.5, 0.0
	r := New(func() Moment {
		return Moment{
			Output: func(x1, x2 float64) float64 { return odd },
			W1:     tensor.FromRows([][]float64{{inf, 1e300, 0, 1, 1e-300}, {1, 1e300, 0, nan, 0}}),
			B1:     tensor.FromRows([][]float64{{1, 1, 1, 1, -math.MaxFloat64}}),
			W2:     tensor.FromRows([][]float64{{1}, {math.MaxFloat64}, {1}, {1}, {-inf}}),
		}
	}, toAll(&healthy))
	epoch := 0
	r.Train(200, func() {
		epoch++
		healthy += 0.005
		if epoch >= 100 {
			odd = []float64{nan, inf, -inf}[epoch%3]
		}
	})
	film := r.SVG(0, "odd")
	huge := regexp.MustCompile(`NaN|Inf|[^#][0-9]{5}`)
	_, picture, _ := strings.Cut(film, "</style>")
	picture = regexp.MustCompile("film-[0-9a-f]+").ReplaceAllString(picture, "")
	if text := huge.FindString(picture); text != "" {
		t.Errorf("the film contains %q", text)
	}
	epochs, losses := frames(film)
	for k, epoch := range epochs {
		if got, want := losses[k] == "not a number", epoch >= 100; got != want {
			t.Errorf("epoch %d: loss %s", epoch, losses[k])
		}
	}
	if n := len(epochs); epochs[n-1] != 200 || !slices.Contains(epochs, 100) {
		t.Errorf("the epochs are %v", epochs)
	}
	if fill := Colour(0.5); !strings.Contains(film, fill) || strings.Contains(film, Colour(0)+";") {
		t.Errorf("the square should stay %s", fill)
	}
	never := nan
	if _, losses := frames(New(toAll(&never)).SVG(0, "")); losses[0] != "not a number" {
		t.Errorf("a network that never was finite: loss %s", losses[0])
	}
}

// However large the network, few lines are drawn: those with the largest weights.
func TestFewLines(t *testing.T) {
	for _, hidden := range []int{1, 8, 9, 1000} {
		w1, b1, w2 := tensor.New(2, hidden), tensor.New(1, hidden), tensor.New(hidden, 1)
		for j := range hidden {
			w1.Set(0, j, 1) // x₁ = j/hidden
			b1.Set(0, j, -float64(j)/float64(hidden))
			w2.Set(j, 0, float64(j+1))
		}
		r := New(func() Moment {
			return Moment{func(x1, x2 float64) float64 { return 0 }, w1, b1, w2}
		})
		r.Record(0)
		lines := strings.Split(r.SVG(0, ""), `stroke-width="`)[1:]
		if want := 2 * min(hidden, maxLines); len(lines) != want { // moving and still
			t.Errorf("%d hidden units: %d lines, want %d", hidden, len(lines), want)
		}
		if !strings.HasPrefix(lines[0], "5.5") {
			t.Errorf("%d hidden units: the first line is %.3s wide", hidden, lines[0])
		}
	}
}

// changing is a training whose every number is known: in epoch e, the output is
// e/200·(x₁ + x₂)/2, and the line is x₁ + x₂/2 = e/200.
type changing struct{ epoch int }

func (c *changing) share() float64 { return float64(c.epoch) / 200 }

func (c *changing) moment() Moment {
	return Moment{
		Output: func(x1, x2 float64) float64 { return c.share() * (x1 + x2) / 2 },
		W1:     tensor.FromRows([][]float64{{2}, {1}}),
		B1:     tensor.FromRows([][]float64{{-2 * c.share()}}),
		W2:     tensor.FromRows([][]float64{{1 + c.share()}}),
	}
}

// at returns an attribute of the first element that begins so, as it is at a time, which is
// a share of the film.
func at(film, element, attribute string, time float64) string {
	_, line, _ := strings.Cut(film, element)
	line, _, _ = strings.Cut(element+line, "\n")
	animated := regexp.MustCompile(
		`attributeName="` + attribute + `"[^>]* values="([^"]*)" keyTimes="([^"]*)"`)
	value := ""
	if match := animated.FindStringSubmatch(line); match != nil {
		values := strings.Split(match[1], ";")
		for i, begins := range strings.Split(match[2], ";") {
			if begins, err := strconv.ParseFloat(begins, 64); err == nil && begins <= time {
				value = values[i]
			}
		}
	} else if match := regexp.MustCompile(
		" " + attribute + `="([^"]*)"`).FindStringSubmatch(line); match != nil {
		value = match[1]
	}
	return value
}

// Every frame shows the network of its epoch. The places are those of svg.go, written
// down here once more. The first difference is enough.
func TestFilmShowsTheTraining(t *testing.T) {
	c := &changing{}
	r := New(c.moment)
	r.Train(200, func() { c.epoch++ })
	film := r.SVG(0, "")
	moving, still, _ := strings.Cut(film, `<g class="still">`)
	epochs, losses := frames(film)
	for k, epoch := range epochs {
		time := 0.0
		if k > 0 {
			time = 0.0501 + 0.75*float64(k)/float64(len(epochs)-1)
		}
		want := func(element, attribute, want string) {
			t.Helper()
			if got := at(moving, element, attribute, time); got != want {
				t.Fatalf("epoch %d: %s has %s %q, want %q", epoch, element, attribute, got, want)
			}
		}
		c.epoch = epoch
		share := c.share()
		loss := (2*(share/2-1)*(share/2-1) + share*share) / 8
		if want := fmt.Sprintf("%.4f", loss); losses[k] != want {
			t.Fatalf("epoch %d: the loss is %s, want %s", epoch, losses[k], want)
		}
		want(`<text class="start" y`, "y", fmt.Sprint(316-24*k))
		want(`<circle class="dot"`, "cx", tenths(64+300*float64(k)/float64(len(epochs)-1)))
		want(`<circle class="dot"`, "cy", tenths(470-440*loss))
		for i, corner := range []string{"34 295", "366 295", "34 53", "366 53"} {
			d := "M-9 0H9" // a dash
			off := math.Abs(float64(i%2+i/2)*share/2 - float64(i%2^i/2))
			if off < 0.4 {
				d = "M-10 1l7 8L10-9" // a tick
			} else if off > 0.6 {
				d = "M-9-9L9 9M-9 9L9-9" // a cross
			}
			want(`<path class="mark" transform="translate(`+corner+`)"`, "d", d)
		}
		for _, cell := range [][2]int{{0, 0}, {11, 0}, {11, 11}, {4, 3}} {
			output := share * float64(cell[0]+cell[1]) / 11 / 2
			rect := fmt.Sprintf(`<rect x="%d" y="%d"`, 68+22*cell[0], 44+22*(11-cell[1]))
			want(rect, "fill", Colour(output))
		}
		want(`<path d="`, "stroke-width", tenths(1.5+2*(1+share)))
		var x, y [2]float64
		fmt.Sscanf(at(moving, `<path d="`, "d", time), "M%g %gL%g %g", &x[0], &y[0], &x[1], &y[1])
		for i := range x {
			x1, x2 := (x[i]-79)/242, (297-y[i])/242
			if math.Abs(x1+x2/2-share) > 0.001 || math.Hypot(x1-0.5, x2-0.5) < 0.77 {
				t.Fatalf("epoch %d: the line ends at %.4f, %.4f", epoch, x1, x2)
			}
		}
	}
	fill, cx := at(still, `<rect x="310" y="44"`, "fill", 0), at(still, "<circle class=\"dot\"", "cx", 0)
	if strings.Contains(still, "<animate") || fill != Colour(1) || cx != "364" {
		t.Errorf("the picture for those who want reduced motion: %s, %s", fill, cx)
	}
}

// A page may hold several films, embedded or inlined: they share no ids, style nothing but
// themselves, and load nothing. A title cannot break them.
func TestFilmsOnAPage(t *testing.T) {
	zero, one, ids := 0.0, 1.0, map[string]bool{}
	r := New(toAll(&zero), toAll(&one))
	r.Record(0)
	for i := range 2 {
		film, titles := r.SVG(i, `<b> & "c"`), 0
		for _, m := range regexp.MustCompile(`id="([^"]*)"`).FindAllStringSubmatch(film, -1) {
			if ids[m[1]] || !strings.Contains(film, "url(#"+m[1]+")") {
				t.Errorf("the id %q is there twice, or not used", m[1])
			}
			ids[m[1]] = true
		}
		style, rest, _ := strings.Cut(film, "</style>")
		_, style, _ = strings.Cut(style, "<style>")
		if text := regexp.MustCompile(`(?m)^[^.@}\n].*|^\.[^f].*|@import|url`).FindString(style); text != "" {
			t.Errorf("the style is also for %q", text)
		}
		for decoder := xml.NewDecoder(strings.NewReader(film)); ; {
			token, err := decoder.Token()
			if err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			if text, ok := token.(xml.CharData); ok && string(text) == `<b> & "c"` {
				titles++
			}
		}
		harmful := regexp.MustCompile(`<(script|foreignObject|image|use|a)\b|href|\bon\w+=|url\([^#]|<animate`)
		if text := harmful.FindString(rest); text != "" || titles != 2 {
			t.Errorf("the film has %q, and its title %d times, want 2", text, titles)
		}
	}
}
