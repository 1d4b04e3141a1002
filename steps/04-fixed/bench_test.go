package main

import "testing"

func BenchmarkEpoch(b *testing.B) {
	n := NewNetwork(3, 0)
	g := NewGradients(n)
	b.ReportAllocs()
	for range b.N {
		Epoch(n, g, xor, 0.7)
	}
}
