package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

func TestScratch(t *testing.T) {
	for _, name := range strings.Fields(os.Getenv("RECS")) {
		text, err := os.ReadFile(name)
		if err != nil {
			fmt.Println(err)
			continue
		}
		start := time.Now()
		r, err := ReadRecording(bytes.NewReader(text))
		if err != nil {
			fmt.Println(name, "ERR", err)
			continue
		}
		g, err := Readings(r)
		if err != nil {
			fmt.Println(name, "ERR", err)
			continue
		}
		if r.Outputs != nil {
			g = Fitting(r, g, r.activations())
			if len(g) == 0 {
				fmt.Println(name, "MISFIT")
				continue
			}
		}
		d, err := Diagnose(r, g)
		if err != nil {
			fmt.Println(name, "ERR", err)
			continue
		}
		fmt.Printf("%s %dms %d", name, time.Since(start).Milliseconds(), len(d.Best))
		for _, e := range d.Best {
			fmt.Printf("\n     %d: %s", e.Cost, e)
		}
		fmt.Println()
	}
}
