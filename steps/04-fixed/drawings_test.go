package main

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// In the pictures of the square before and after training, each line is where z₁ of a
// hidden unit is 0.
func TestLinesInPictures(t *testing.T) {
	n := NewNetwork(3, 0)
	checkLines(t, "testdata/lines-before.svg", n)
	if _, err := Train(n, xor, defaultEta, defaultEpochs); err != nil {
		t.Fatal(err)
	}
	checkLines(t, "testdata/lines-after.svg", n)
}

var line = regexp.MustCompile(
	`class="(?:ink|soft|dashed)" d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"`)

func checkLines(t *testing.T, file string, n *Network) {
	picture, err := os.ReadFile(file)
	lines := line.FindAllStringSubmatch(string(picture), -1)
	if err != nil || len(lines) != 3 {
		t.Fatalf("%s has %d lines, want 3 (%v)", file, len(lines), err)
	}
	for j, match := range lines {
		for k := 1; k < len(match); k += 2 {
			right, _ := strconv.ParseFloat(match[k], 64)
			down, _ := strconv.ParseFloat(match[k+1], 64)
			x1, x2 := (right-146)/104, (278-down)/104 // (0,0) is at 146, 278
			w1, w2 := n.W1.At(0, j), n.W1.At(1, j)
			z1 := float64(w1*x1) + float64(w2*x2) + n.B1.At(0, j)
			if off := z1 / math.Hypot(w1, w2); math.Abs(off) > 0.001 {
				t.Errorf("%s: line %d is %.4f away at %.3f, %.3f", file, j, off, x1, x2)
			}
		}
	}
}
