package main

// The film of the training. It trains once more, from the same start, and shows the
// network to the film between the epochs.

import (
	"fmt"
	"os"

	"example/xor/steps/internal/film"
	"example/xor/steps/internal/training"
)

// writeFilm writes the file that -film asks for, if it does.
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

// moment is the network before the update of an epoch.
func moment(n *Network, epoch int) film.Moment {
	return film.Moment{
		Epoch: epoch, Loss: n.Loss(), Output: n.Output, W1: n.W1, B1: n.B1, W2: n.W2,
	}
}
