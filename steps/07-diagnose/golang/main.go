// A network for XOR in Go, trained one example at a time, which records itself: it
// writes recording.json, for step 07.
package main

import (
	"encoding/json"
	"log"
	"math"
	"math/rand"
	"os"
)

const eta = 0.5

var rec = map[string]any{"eta": eta, "activations": []string{"sigmoid", "sigmoid"}}
var states []json.RawMessage

func record(now map[string]any) {
	state, err := json.Marshal(now) // a copy: the matrices change
	if states = append(states, state); err == nil && len(states) < 5 {
		return
	}
	if rec["states"] = states; err == nil {
		state, err = json.Marshal(rec)
	}
	if err == nil {
		err = os.WriteFile("recording.json", state, 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
	os.Exit(0)
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

func main() {
	inputs := [4][2]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}}
	targets := [4]float64{0, 1, 1, 0}
	random := rand.New(rand.NewSource(1))
	weight := func() float64 { return float64(random.Float64()) - 0.5 }
	var w1 [3][2]float64 // a row for each hidden unit
	var b1, w2, hidden [3]float64
	b2 := weight()
	for j := range w1 {
		w1[j] = [2]float64{weight(), weight()}
		w2[j] = weight()
	}
	for range 2000 {
		for i, x := range inputs {
			y, z2 := targets[i], b2
			for j, w := range w1 {
				hidden[j] = sigmoid(float64(w[0]*x[0]) + float64(w[1]*x[1]) + b1[j])
				z2 += float64(w2[j] * hidden[j])
			}
			output := sigmoid(z2)
			record(map[string]any{"x": x, "y": y, "outputs": output,
				"W1": w1, "b1": b1, "W2": w2, "b2": b2})
			delta2 := (output - y) * output * (1 - output)
			for j, h := range hidden {
				delta1 := delta2 * w2[j] * h * (1 - h)
				w2[j] -= float64(eta * delta2 * h)
				b1[j] -= float64(eta * delta1)
				for k := range x {
					w1[j][k] -= float64(eta * delta1 * x[k])
				}
			}
			b2 -= float64(eta * delta2)
		}
	}
}
