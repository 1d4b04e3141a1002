// Package survey describes training runs from outside: their curves and their outputs. It
// knows nothing of networks.
package survey

import (
	"math"
	"slices"
	"sync"
)

// Run is what is recorded of one training run.
type Run struct {
	Curve   []float64  // the loss that the program prints, by epoch; at last after training
	Outputs [4]float64 // for (0,0), (1,0), (0,1) and (1,1), after training
}

// Survey describes the runs of one program.
type Survey struct {
	Seeds  []uint32
	Starts []Start   // one for each seed
	Median []float64 // the loss the program prints, by epoch: the median of the starts
	First  []float64 // the same from the first seed alone
	Shape  Shape     // of the median
}

// Start describes the run from one seed.
type Start struct {
	Shape   Shape
	Outputs [4]float64 // after training
}

// learnedBelow is the loss below which a network has learned XOR: no output is then
// further than 0.29 from its target.
const learnedBelow = 0.01

// Learned reports whether the network does XOR, whatever targets it was trained with.
func (s Start) Learned() bool { return s.Loss() < learnedBelow }

// Loss is the mean of ½·(output − target)², with the targets of XOR.
func (s Start) Loss() float64 {
	sum := 0.0
	for i, target := range [4]float64{0, 1, 1, 0} {
		d := s.Outputs[i] - target
		sum += float64(d * d / 2)
	}
	return float64(sum / 4)
}

// Learned counts the starts that have learned XOR.
func (s Survey) Learned() int {
	learned := 0
	for _, start := range s.Starts {
		if start.Learned() {
			learned++
		}
	}
	return learned
}

// New trains a program from each seed and describes the runs.
func New(seeds []uint32, train func(seed uint32) Run) Survey {
	s := Survey{Seeds: seeds}
	runs := InParallel(seeds, train)
	for _, run := range runs {
		s.Starts = append(s.Starts, Start{shapeOf(run.Curve), run.Outputs})
	}
	s.First, s.Median = runs[0].Curve, Median(runs)
	s.Shape = shapeOf(s.Median)
	s.Shape.Detour = median(s.Starts, func(s Start) float64 { return s.Shape.Detour })
	return s
}

// InParallel returns do(seed) for each seed, in their order.
func InParallel[T any](seeds []uint32, do func(seed uint32) T) []T {
	results := make([]T, len(seeds))
	var working sync.WaitGroup
	for i, seed := range seeds {
		working.Add(1)
		go func() {
			defer working.Done()
			results[i] = do(seed)
		}()
	}
	working.Wait()
	return results
}

// Median returns the median of the curves, by epoch.
func Median(runs []Run) []float64 {
	curve := make([]float64, len(runs[0].Curve))
	for e := range curve {
		curve[e] = median(runs, func(r Run) float64 { return r.Curve[e] })
	}
	return curve
}

// median returns the middle one of the values of the items, or the mean of the middle
// two. A NaN counts as an infinity: the run it is from has diverged.
func median[T any](items []T, value func(T) float64) float64 {
	values := make([]float64, len(items))
	for i, item := range items {
		if values[i] = value(item); math.IsNaN(values[i]) {
			values[i] = math.Inf(1)
		}
	}
	slices.Sort(values)
	middle := len(values) / 2
	if len(values)%2 == 1 || values[middle-1] == values[middle] {
		return values[middle]
	}
	return (values[middle-1] + values[middle]) / 2
}
