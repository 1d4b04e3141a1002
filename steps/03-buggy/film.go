package main

// The film of the training. It trains a second time, from the same starting weights.

import (
	"fmt"
	"os"

	"example/xor/steps/internal/film"
	"example/xor/steps/internal/training"
)

// writeFilm writes the file that -film names, if any.
func writeFilm(options training.Options) error {
	if options.Film == "" {
		return nil
	}
	n := NewNetwork(options.Hidden, options.Seed)
	g := NewGradients(n)
	recorder := film.New(film.Network{Output: n.Output, W1: n.W1, B1: n.B1, W2: n.W2})
	recorder.Train(options.Epochs, func() { Epoch(n, g, xor, options.Eta) })
	title := fmt.Sprintf("%s: seed %d, eta %g", step, options.Seed, options.Eta)
	return os.WriteFile(options.Film, []byte(recorder.SVG(0, title)), 0o666)
}
