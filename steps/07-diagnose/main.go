package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	for _, name := range os.Args[1:] {
		file, err := os.Open(name)
		if err != nil {
			panic(err)
		}
		start := time.Now()
		r, err := ReadRecording(file)
		file.Close()
		if err != nil {
			fmt.Println(name, "ERR", err)
			continue
		}
		readings, err := Readings(r)
		if err != nil {
			fmt.Println(name, "ERR", err)
			continue
		}
		var f []Activation
		for _, n := range r.Activations {
			a, _ := activationCalled(n)
			f = append(f, a)
		}
		if r.Outputs != nil {
			readings = Fitting(r, readings, f)
			if len(readings) == 0 {
				fmt.Println(name, "MISFIT")
				continue
			}
		}
		d, err := Diagnose(r, readings)
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
