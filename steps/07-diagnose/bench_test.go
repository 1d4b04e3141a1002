package main

import (
	"bytes"
	"os"
	"testing"
)

func bench(b *testing.B, name string) {
	t, _ := os.ReadFile(name)
	for i := 0; i < b.N; i++ {
		r, _ := ReadRecording(bytes.NewReader(t))
		g, _ := Readings(r)
		Diagnose(r, g[:1])
	}
}
func BenchmarkShared(b *testing.B) { bench(b, "/tmp/w/recs/shared-weights-0.json") }
func BenchmarkTwice(b *testing.B)  { bench(b, "/tmp/w/recs/derivative-twice-0.json") }
