package main

import (
	"bytes"
	"os"
	"testing"
)

func bench(b *testing.B, t []byte) {
	for i := 0; i < b.N; i++ {
		r, _ := ReadRecording(bytes.NewReader(t))
		g, _ := Readings(r)
		Diagnose(r, g[:1])
	}
}
func file(name string) []byte      { t, _ := os.ReadFile(name); return t }
func BenchmarkShared(b *testing.B) { bench(b, file("/tmp/w/recs/shared-weights-0.json")) }
func BenchmarkOneAt(b *testing.B)  { bench(b, file("/tmp/w/recs/one-at-a-time-0.json")) }
func BenchmarkNoise(b *testing.B)  { bench(b, file("/tmp/w/noise-w1.json")) }
func BenchmarkPiles(b *testing.B)  { bench(b, file("/tmp/w/recs/gradient-piles-up-0.json")) }
func BenchmarkTriple(b *testing.B) {
	bench(b, []byte(newProgram(3, []int{2, 3, 1}, "sigmoid", "sigmoid").xor().with("momentum", "one minus hidden", "early").record()))
}
func BenchmarkTriple2(b *testing.B) {
	bench(b, []byte(newProgram(3, []int{2, 3, 1}, "sigmoid", "sigmoid").xor().with("raw", "one minus hidden", "early").record()))
}
func BenchmarkTriple3(b *testing.B) {
	bench(b, []byte(newProgram(3, []int{2, 3, 1}, "sigmoid", "sigmoid").xor().with("raw", "one minus hidden", "z for input").record()))
}
func BenchmarkLarge(b *testing.B) {
	bench(b, []byte(newProgram(3, []int{20, 16, 8, 3}, "sigmoid", "sigmoid", "sigmoid").random(1, 100).with("flipped").record()))
}
func BenchmarkLargeRaw(b *testing.B) {
	bench(b, []byte(newProgram(3, []int{20, 16, 8, 3}, "sigmoid", "sigmoid", "sigmoid").random(1, 100).with("raw", "early").record()))
}
func BenchmarkLarge3(b *testing.B) {
	bench(b, []byte(newProgram(3, []int{20, 16, 8, 3}, "sigmoid", "sigmoid", "sigmoid").random(1, 100).with("raw", "twice", "last bias").record()))
}
func BenchmarkLargeMom(b *testing.B) {
	bench(b, []byte(newProgram(3, []int{20, 16, 8, 3}, "sigmoid", "sigmoid", "sigmoid").random(1, 100).with("momentum", "raw").record()))
}
