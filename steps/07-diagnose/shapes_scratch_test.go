package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

var NS = 6

type shape struct {
	name string
	make func(seed int64) *program
}

var shapesS = []shape{
	{"2-2-1", func(s int64) *program { return newProgram(s, []int{2, 2, 1}, "sigmoid", "sigmoid").xor() }},
	{"3-4-1 nobias", func(s int64) *program {
		p := newProgram(s, []int{3, 4, 1}, "sigmoid", "sigmoid").random(s, 5)
		p.noBias = true
		return p
	}},
	{"4-5-3 softmax ce", func(s int64) *program {
		p := newProgram(s, []int{4, 5, 3}, "sigmoid", "softmax").random(s, 6)
		p.cross = true
		return p
	}},
	{"4-5-3 softmax sq", func(s int64) *program { return newProgram(s, []int{4, 5, 3}, "sigmoid", "softmax").random(s, 6) }},
	{"3-5-4-2", func(s int64) *program {
		return newProgram(s, []int{3, 5, 4, 2}, "sigmoid", "sigmoid", "sigmoid").random(s, 7)
	}},
	{"tanh", func(s int64) *program { return newProgram(s, []int{2, 3, 1}, "tanh", "tanh").xor() }},
	{"relu", func(s int64) *program { return newProgram(s, []int{2, 6, 1}, "relu", "sigmoid").random(s, 6) }},
	{"leaky 3 layers", func(s int64) *program {
		return newProgram(s, []int{3, 5, 5, 1}, "leaky relu", "tanh", "sigmoid").random(s, 6)
	}},
	{"linear out", func(s int64) *program {
		p := newProgram(s, []int{3, 4, 2}, "tanh", "linear").random(s, 6)
		p.eta = 0.05
		return p
	}},
	{"columns", func(s int64) *program {
		p := newProgram(s, []int{2, 3, 1}, "sigmoid", "sigmoid").xor()
		p.columns = true
		p.turned = true
		return p
	}},
	{"turned", func(s int64) *program {
		p := newProgram(s, []int{3, 3, 3}, "sigmoid", "sigmoid").random(s, 3)
		p.turned = true
		return p
	}},
	{"square no outputs", func(s int64) *program {
		p := newProgram(s, []int{3, 3, 3}, "sigmoid", "sigmoid").random(s, 3)
		p.turned = true
		p.noOuts = true
		return p
	}},
	{"batch 1", func(s int64) *program {
		p := newProgram(s, []int{2, 3, 1}, "sigmoid", "sigmoid").xor()
		p.batch = 1
		return p
	}},
	{"batch 2", func(s int64) *program {
		p := newProgram(s, []int{4, 5, 2}, "sigmoid", "sigmoid").random(s, 8)
		p.batch = 2
		return p
	}},
	{"one layer", func(s int64) *program {
		p := newProgram(s, []int{4, 3}, "softmax").random(s, 8)
		p.cross = true
		return p
	}},
	{"sigmoid ce", func(s int64) *program {
		p := newProgram(s, []int{2, 3, 1}, "sigmoid", "sigmoid").xor()
		p.cross = true
		return p
	}},
}

func TestShapesScratch(t *testing.T) {
	if os.Getenv("SHAPES") == "" {
		t.Skip()
	}
	for _, sh := range shapesS {
		right, bad := 0, 0
		t0 := time.Now()
		for s := int64(0); s < int64(NS); s++ {
			d := diagnosed(t, sh.make(s).record())
			if d.Best[0].Cost == 0 {
				right++
			} else {
				bad++
				if bad < 3 {
					fmt.Println(sh.name, s, d.Best[0])
				}
			}
		}
		r32, r6, r4 := 0, 0, 0
		t1 := time.Now()
		for s := int64(0); s < int64(NS); s++ {
			p := sh.make(s)
			p.float32s = true
			p.roundTo32()
			d := diagnosed(t, p.record())
			if d.Best[0].Cost == 0 {
				r32++
			} else if r32 > s32(s)-2 {
				fmt.Println("  32", sh.name, s, d.Best[0])
			}
		}
		for s := int64(0); s < int64(NS); s++ {
			p := sh.make(s)
			p.digits = 6
			d := diagnosed(t, p.record())
			if d.Best[0].Cost == 0 {
				r6++
			} else if r6 > s32(s)-2 {
				fmt.Println("  6", sh.name, s, d.Best[0])
			}
		}
		t2 := time.Now()
		for s := int64(0); s < int64(NS); s++ {
			p := sh.make(s)
			p.digits = 4
			d := diagnosed(t, p.record())
			if d.Best[0].Cost == 0 {
				r4++
			}
		}
		t3 := time.Now()
		fmt.Println(t1.Sub(t0), t2.Sub(t1), t3.Sub(t2))
		named, other, lost := 0, 0, 0
		for i, sw := range switches[:0] {
			if sh.name == "one layer" && strings.Contains(sw.name, "hidden") {
				continue
			}
			p := sh.make(int64(1000 + i))
			if (sw.name == "own activation" || sw.name == "reversed") && p.sizes[0] != p.sizes[1] {
				continue
			}
			p.with(sw.name)
			d := diagnosed(t, p.record())
			ok := false
			for _, b := range d.Best {
				if strings.Contains(b.String(), sw.what) {
					ok = true
				}
			}
			if ok {
				named++
			} else if d.Best[0].Cost <= 10 {
				other++
				fmt.Println("    OTHER", sh.name, sw.name, d.Best[0])
			} else {
				lost++
				fmt.Println("    LOST", sh.name, sw.name, d.Best[0].Cost, d.Best[0])
			}
		}
		fmt.Println(sh.name, "right", right, "f32", r32, "6 digits", r6, "4 digits", r4, "| named", named, "other", other, "lost", lost)
	}
}
func s32(s int64) int { return int(s) }
