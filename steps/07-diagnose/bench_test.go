package main

import (
	"strings"
	"testing"
)

func benchmark(b *testing.B, p *program) {
	recording := p.record()
	b.ResetTimer()
	for range b.N {
		var report strings.Builder
		if err := diagnose(strings.NewReader(recording), &report); err != nil {
			b.Fatal(err)
		}
	}
}

func small(mistakes ...string) *program {
	return newProgram(1, []int{2, 3, 1}, "sigmoid", "sigmoid").xor().with(mistakes...)
}

func large(mistakes ...string) *program {
	return newProgram(1, []int{20, 16, 8, 3}, "sigmoid", "sigmoid", "sigmoid").
		random(1, 100).with(mistakes...)
}

func BenchmarkCorrect(b *testing.B)   { benchmark(b, small()) }
func BenchmarkOne(b *testing.B)       { benchmark(b, small("flipped")) }
func BenchmarkTwo(b *testing.B)       { benchmark(b, small("raw", "early")) }
func BenchmarkThree(b *testing.B)     { benchmark(b, small("twice output", "raw", "mean")) }
func BenchmarkMomentum(b *testing.B)  { benchmark(b, small("momentum")) }
func BenchmarkLarge(b *testing.B)     { benchmark(b, large()) }
func BenchmarkLargeOne(b *testing.B)  { benchmark(b, large("twice hidden")) }
func BenchmarkLargeTwo(b *testing.B)  { benchmark(b, large("raw", "early")) }
func BenchmarkLargeMany(b *testing.B) { benchmark(b, large("momentum", "raw")) }
