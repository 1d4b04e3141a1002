package main

import (
	"fmt"
	"math/rand"
	"os"
	"strings"
	"testing"
	"time"
)

var switches = []struct{ name, what, place string }{
	{"flipped", "the sign is wrong", "sign"},
	{"two", "a factor 2", "two"},
	{"squared", "the difference is squared", "error"},
	{"absolute", "the difference has lost its sign", "error"},
	{"output alone", "the target is left out", "error"},
	{"no slope output", "the slope is left out", "slope2"},
	{"no slope hidden", "the slope is left out", "slope1"},
	{"twice output", "the derivative is taken of what is already", "slope2"},
	{"twice hidden", "the derivative is taken of what is already", "slope1"},
	{"of z output", "the formula that wants an activation", "slope2"},
	{"of z hidden", "the formula that wants an activation", "slope1"},
	{"as slope output", "the activation function stands in for its", "slope2"},
	{"as slope hidden", "the activation function stands in for its", "slope1"},
	{"one minus output", "half of the derivative", "slope2"},
	{"one minus hidden", "half of the derivative", "slope1"},
	{"squared slope output", "the slope is multiplied in twice", "slope2"},
	{"squared slope hidden", "the slope is multiplied in twice", "slope1"},
	{"dot hidden", "a matrix product makes one number of the slopes", "slope1"},
	{"scratch", "the slope has overwritten", "slope1"},
	{"raw", "the raw error is sent back", "sent"},
	{"early", "have moved before", "weights"},
	{"without W", "the weights are left out", "through"},
	{"absolute W", "the weights have lost their sign", "through"},
	{"normalised", "the weights are divided by their sum", "through"},
	{"own activation", "the layer's own activation stands", "product1"},
	{"reversed", "the outer product is the wrong way", "product1"},
	{"no input", "what goes in is left out", "product1"},
	{"weight for input", "the weight itself stands for", "product1"},
	{"z for input", "the pre-activation stands for", "product2"},
	{"error for W", "the error is used here", "product2"},
	{"all units", "the deltas of all units are added", "bias"},
	{"last bias", "only the last example's delta is kept", "bias"},
	{"error for b", "the error is used here", "bias"},
	{"no bias update", "no update moves", "bias"},
	{"mean", "the mean over the examples is taken, not", "mean"},
	{"last only", "only the last example's gradient", "view"},
	{"forward first", "all forward passes come first", "view"},
	{"hidden sign", "the sign is wrong", "hsign"},
	{"eta twice", "eta is multiplied in twice", "eta"},
	{"piles up", "never set back", "move"},
	{"momentum", "momentum: a part", "move"},
	{"decay", "weight decay", "move"},
	{"replaced", "takes the place of the parameter", "move"},
}

func TestCombos(t *testing.T) {
	if os.Getenv("COMBOS") == "" {
		t.Skip()
	}
	n := 2
	named, other, lost, total := 0, 0, 0, 0
	var worst time.Duration
	r := rand.New(rand.NewSource(5))
	try := func(idx ...int) {
		places := map[string]bool{}
		var names []string
		hid := 3
		for _, i := range idx {
			if places[switches[i].place] {
				return
			}
			places[switches[i].place] = true
			names = append(names, switches[i].name)
			if switches[i].name == "own activation" || switches[i].name == "reversed" {
				hid = 2
			}
		}
		if places["error"] && places["sign"] {
			return
		}
		total++
		p := newProgram(int64(total), []int{2, hid, 1}, "sigmoid", "sigmoid").xor().with(names...)
		rec := p.record()
		start := time.Now()
		func() {
			defer func() {
				if e := recover(); e != nil {
					fmt.Println("PANIC", names, e)
				}
			}()
			d := diagnosed(t, rec)
			if e := time.Since(start); e > worst {
				worst = e
			}
			want := 0
			for _, i := range idx {
				want += 10
				switch switches[i].place {
				case "two", "mean":
					want -= 6
				}
			}
			ok := false
			for _, b := range d.Best {
				s := b.String()
				all := true
				for _, i := range idx {
					if !strings.Contains(s, switches[i].what) {
						all = false
					}
				}
				if all {
					ok = true
				}
			}
			switch {
			case ok && d.Best[0].Cost <= want:
				named++
			case d.Best[0].Cost <= want:
				other++
				if os.Getenv("COMBOS") == "v" {
					fmt.Println("OTHER", names, d.Best[0].Cost, want, d.Best[0])
				}
			default:
				lost++
				fmt.Println("LOST", total, names, d.Best[0].Cost, want, d.Best[0].String()[:min(300, len(d.Best[0].String()))])
			}
		}()
	}
	start := time.Now()
	switch os.Getenv("COMBOS") {
	case "1":
		for i := range switches {
			try(i)
		}
	case "3":
		for range 400 {
			try(r.Intn(len(switches)), r.Intn(len(switches)), r.Intn(len(switches)))
		}
	default:
		for i := range switches {
			for j := range i {
				try(i, j)
			}
		}
	}
	_ = n
	fmt.Println("total", total, "named", named, "other", other, "lost", lost, "worst", worst, "mean", time.Since(start)/time.Duration(total))
}
