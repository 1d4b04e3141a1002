package search

// Right programs are never accused, whatever optimizer they have, and however few digits
// their numbers are written with.

import (
	"fmt"
	"math"
	"math/rand"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"example/xor/steps/internal/golden"
)

// A rule turns the gradients of one update into steps, which are subtracted.
type rule func(w, g []float64) (steps []float64)

// moveBy hands all numbers to the program's rule at once.
func (p *program) moveBy(gradients []grid) {
	var to []*float64
	var w, g []float64
	for k := range p.w {
		p.used(p.w[k]).each(func(i, j int) {
			to, w, g = append(to, &p.w[k][i][j]), append(w, p.w[k][i][j]), append(g, gradients[k][i][j])
			if p.plus {
				g[len(g)-1] *= -1
			}
		})
	}
	for i, s := range p.rule(w, g) {
		*to[i] -= s
	}
}

// rules are the optimizers, with numbers drawn at random.
var rules = []struct {
	name  string
	found string // part of what it has to be found as
	new   func(r *rand.Rand, eta float64) rule
}{
	{"plain", "", func(r *rand.Rand, eta float64) rule {
		f := []float64{1, 0.5, 2, 0.25, 0.1, 0.3333}[r.Intn(6)]
		return each(func(u int, w, g float64, v *[2]float64) float64 { return f * eta * g })
	}},
	{"momentum", "momentum 0.", func(r *rand.Rand, eta float64) rule {
		β, damp := share(r, eta), 1.0
		if r.Intn(3) == 0 {
			damp = 1 - β
		}
		return each(func(u int, w, g float64, v *[2]float64) float64 {
			v[0] = β*v[0] + damp*g
			return eta * v[0]
		})
	}},
	{"Nesterov", "Nesterov momentum 0.", func(r *rand.Rand, eta float64) rule {
		β := share(r, eta)
		return each(func(u int, w, g float64, v *[2]float64) float64 {
			v[0] = β*v[0] + g
			return eta * (g + β*v[0])
		})
	}},
	{"decay", "weight decay", func(r *rand.Rand, eta float64) rule {
		λ, β := []float64{1e-4, 1e-3, 1e-2, 0.1}[r.Intn(4)], []float64{0, 0, 0.9, 0.5}[r.Intn(4)]
		return each(func(u int, w, g float64, v *[2]float64) float64 {
			v[0] = β*v[0] + g + λ*w
			return eta * v[0]
		})
	}},
	{"schedule", "a different eta in each", func(r *rand.Rand, eta float64) rule {
		f := 0.5 + 0.5*r.Float64()
		return each(func(u int, w, g float64, v *[2]float64) float64 {
			return eta * math.Pow(f, float64(u)) * g
		})
	}},
	{"clipped by value", "gradients clipped to", func(r *rand.Rand, eta float64) rule {
		c := math.Pow(10, -2*r.Float64())
		return each(func(u int, w, g float64, v *[2]float64) float64 {
			return eta * math.Max(-c, math.Min(c, g))
		})
	}},
	{"clipped by norm", "clipped by their norm", func(r *rand.Rand, eta float64) rule {
		c := math.Pow(10, 1-3*r.Float64())
		return func(w, g []float64) []float64 {
			sum := 0.0
			for _, v := range g {
				sum += v * v
			}
			var steps []float64
			for _, v := range g {
				steps = append(steps, eta*v*math.Min(1, c/math.Sqrt(sum)))
			}
			return steps
		}
	}},
	{"Adam", "Adam (β 0.9 and 0.99", func(r *rand.Rand, eta float64) rule {
		β1, β2 := 0.9, []float64{0.999, 0.99}[r.Intn(2)]
		λ := []float64{0, 0, 0.01, 0.1}[r.Intn(4)]
		return each(func(u int, w, g float64, v *[2]float64) float64 {
			v[0], v[1] = β1*v[0]+(1-β1)*g, β2*v[1]+(1-β2)*g*g
			m, s := v[0]/(1-math.Pow(β1, float64(u+1))), v[1]/(1-math.Pow(β2, float64(u+1)))
			return eta*m/(math.Sqrt(s)+1e-8) + eta*λ*w
		})
	}},
	{"RMSprop", "RMSprop (α 0.9", func(r *rand.Rand, eta float64) rule {
		α := []float64{0.9, 0.99}[r.Intn(2)]
		return each(func(u int, w, g float64, v *[2]float64) float64 {
			v[0] = α*v[0] + (1-α)*g*g
			return eta * g / (math.Sqrt(v[0]) + 1e-8)
		})
	}},
	{"Adagrad", "Adagrad", func(r *rand.Rand, eta float64) rule {
		return each(func(u int, w, g float64, v *[2]float64) float64 {
			v[0] += g * g
			return eta * g / (math.Sqrt(v[0]) + 1e-10)
		})
	}},
	{"sign", "", func(r *rand.Rand, eta float64) rule { // that nothing here knows
		return each(func(u int, w, g float64, v *[2]float64) float64 {
			v[0] = 0.9*v[0] + 0.1*g
			return eta * math.Tanh(50*v[0])
		})
	}},
	{"noise", "", func(r *rand.Rand, eta float64) rule { // dropout, perhaps
		return each(func(u int, w, g float64, v *[2]float64) float64 {
			return eta * (g + 0.1*r.NormFloat64())
		})
	}},
}

func share(r *rand.Rand, eta float64) float64 {
	return []float64{0.9, 0.5, 0.8, 0.99, math.Min(eta, 0.95)}[r.Intn(5)]
}

// each makes a rule of what is done to one number; u counts the updates.
func each(f func(u int, w, g float64, v *[2]float64) float64) rule {
	var left [][2]float64
	u := -1
	return func(w, g []float64) []float64 {
		u++
		if left == nil {
			left = make([][2]float64, len(w))
		}
		var steps []float64
		for i := range w {
			steps = append(steps, f(u, w[i], g[i], &left[i]))
		}
		return steps
	}
}

// anyRight draws a right program.
func anyRight(seed int64) (name string, p *program) {
	r := rand.New(rand.NewSource(seed))
	sizes := []int{2 + r.Intn(2), 2 + r.Intn(3), 1 + r.Intn(2)}
	if r.Intn(5) == 0 {
		sizes = append(sizes, 1+r.Intn(3))
	}
	var acts []string
	for range sizes[2:] {
		acts = append(acts, []string{"sigmoid", "tanh", "relu", "leaky relu"}[r.Intn(4)])
	}
	last := []string{"sigmoid", "tanh", "linear", "softmax"}[r.Intn(4)]
	if sizes[len(sizes)-1] == 1 && last == "softmax" {
		last = "sigmoid"
	}
	p = newProgram(seed, sizes, append(acts, last)...).random(seed, 1+r.Intn(6))
	p.cross = (last == "sigmoid" || last == "softmax") && r.Intn(2) == 0
	p.eta = []float64{0.01, 0.05, 0.1, 0.3, 0.7, 1}[r.Intn(6)]
	p.plus, p.noBias = r.Intn(2) == 0, r.Intn(6) == 0
	if n := len(p.x); n > 2 && r.Intn(4) == 0 {
		p.batch = 1 + r.Intn(n-1)
	}
	rule := rules[r.Intn(len(rules))]
	if r.Intn(15) > 0 { // what is unknown takes time
		rule = rules[r.Intn(len(rules)-2)]
	}
	p.rule = rule.new(r, p.eta)
	switch digits := r.Intn(8); {
	case digits == 7:
		p.float32s = true
		p.roundTo32()
	case digits > 2:
		p.digits = digits // 3 to 6 decimals
		p.noOuts = true
	}
	return fmt.Sprintf("seed %d: %s, %v %v, batch %d, plus %t, cross-entropy %t, "+
		"%d decimals, float32 %t, eta %g", seed, rule.name, sizes, p.acts, p.batch, p.plus, p.cross,
		p.digits, p.float32s, p.eta), p
}

// finite is the recording of a program, or "" if its numbers overflow.
func finite(p *program) (text string) {
	defer func() { _ = recover() }()
	return p.record()
}

// No false alarm; with -all, in 5000 programs, and the counts are those of the page.
func TestRightProgramsAreNotAccused(t *testing.T) {
	t.Parallel()
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	n := 100
	if *all {
		n = 5000
	}
	first := "" // what the first of them are called
	right, open, coarse, accused := 0, 0, 0, 0
	for seed := int64(0); right+open+coarse+accused < n; seed++ {
		name, p := anyRight(seed)
		text := finite(p)
		if text == "" {
			continue
		}
		d := diagnosed(t, text)
		if seed < 100 {
			first += fmt.Sprintf("%s\n    %s\n", name, d)
		}
		switch e := d.Explanation; {
		case e == nil:
			open++
		case d.Coarse:
			coarse++
		case e.IsSound():
			right++
		default:
			accused++
			t.Errorf("%s: %s", name, d)
		}
	}
	counts := fmt.Sprintf("%d right programs: %d called right, %d too few digits, "+
		"%d left open, %d accused\n", n, right, coarse, open, accused)
	if right < n/2 {
		t.Error("so few of them are called right: ", counts)
	}
	golden.Check(t, "testdata/first.golden", first)
	if *all {
		golden.Check(t, "testdata/right.golden", counts)
	}
}

// outcome is what is made of a program with a mistake.
func outcome(d *Diagnosis, m mistake) string {
	o := d.Optimizer
	switch e := d.Explanation; {
	case e == nil:
		return "left open"
	case d.Coarse:
		return "too few digits"
	case areNamed(d, []mistake{m}):
		return "named"
	case len(e.Findings) == 0 && (o == nil || o.IsRecorded() && !o.Late):
		return "called right"
	}
	return "something else"
}

// A mistake in a program of another kind, with momentum in a third of them. If it changes a
// number, and the numbers have all their digits, the program is not called right. With -all,
// the counts are those of the page.
func TestWrongProgramsAreNotCalledRight(t *testing.T) {
	starts := int64(1) // for each mistake
	if *all {
		starts = 25
	}
	first, tried, count := "", 0, map[string]int{}
	for n := range int64(len(mistakes)) * starts {
		m, seed := mistakes[n/starts], 100*(n/starts)+n%starts // that of one is not that of another
		name, right := anyRight(seed)
		_, wrong := anyRight(seed)
		right.rule, wrong.rule = nil, nil
		if seed%3 == 0 {
			right.with("momentum")
			wrong.with("momentum")
		}
		text, before := finite(wrong.with(m.name)), finite(right)
		if text == "" || text == before || strings.HasPrefix(m.place, "product") ||
			slices.Contains([]string{"two", "mean", "eta", "move"}, m.place) {
			continue
		}
		d := diagnosed(t, text)
		is := outcome(d, m)
		if is == "called right" && wrong.digits == 0 && !wrong.float32s {
			t.Errorf("%s, %s: %s", m.name, name, d)
		}
		tried++
		count[is]++
		if seed%100 == 0 {
			first += fmt.Sprintf("%s, %s\n    %s\n", m.name, name, d)
		}
	}
	golden.Check(t, "testdata/others.golden", first)
	if *all {
		golden.Check(t, "testdata/wrong.golden", fmt.Sprintf("%d wrong programs: %d named, "+
			"%d too few digits, %d left open, %d something else, %d called right\n", tried,
			count["named"], count["too few digits"], count["left open"],
			count["something else"], count["called right"]))
	}
}

// With all digits, most optimizers are found, also among many numbers.
func TestOptimizers(t *testing.T) {
	for _, rule := range rules {
		named := 0
		for seed := range int64(8) {
			if rule.found == "" {
				continue
			}
			sizes := []int{3, 3, 2}
			if seed == 0 && rule.name == "Adam" {
				sizes = []int{20, 25, 1}
			}
			p := newProgram(seed, sizes, "tanh", "sigmoid").random(seed, 5)
			p.updates = 6
			p.rule = rule.new(rand.New(rand.NewSource(seed)), p.eta)
			d := diagnosed(t, p.record())
			if d.Optimizer != nil && strings.Contains(d.Optimizer.Text, rule.found) {
				named++
			}
		}
		if rule.found != "" && named < 5 {
			t.Errorf("%s: found in %d of 8", rule.name, named)
		}
	}
}
