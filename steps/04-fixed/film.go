package main

// The film of the training. It trains a second time, from the same starting weights,
// and records the network before every epoch.

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
	var recorder film.Recorder
	for epoch := range options.Epochs {
		recorder.Add(moment(n, epoch))
		Epoch(n, g, options.Eta)
	}
	title := fmt.Sprintf("%s: seed %d, eta %g", step, options.Seed, options.Eta)
	svg := recorder.SVG(title, moment(n, options.Epochs))
	return os.WriteFile(options.Film, []byte(svg), 0o666)
}

// moment returns the state of the network before the update of an epoch.
func moment(n *Network, epoch int) film.Moment {
	return film.Moment{
		Epoch: epoch, Loss: n.Loss(), Output: n.Output, W1: n.W1, B1: n.B1, W2: n.W2,
	}
}
