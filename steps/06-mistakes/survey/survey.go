// Package survey trains a program from many starts and measures its symptoms: curves,
// outputs, gradient checks. It knows nothing of networks.
package survey

import (
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Subject is a program to be surveyed.
type Subject struct {
	Seeds  []uint32
	Epochs int
	Start  func(seed uint32) Trainee
	Check  func(seed uint32) Checks
}

// Trainee is a network in training.
type Trainee interface {
	// Next trains for one epoch. It returns the loss that the program prints, from
	// before the update.
	Next() float64
	// Outputs returns the outputs for (0,0), (1,0), (0,1) and (1,1).
	Outputs() [4]float64
}

// Survey is what was measured of a subject.
type Survey struct {
	Seeds  []uint32
	Starts []Start   // one for each seed
	Median []float64 // the loss the program prints, by epoch: the median of the starts
	First  []float64 // the same from the first seed alone
	Shape  Shape     // of the median
	Check  string    // the result of the gradient checks, in most runs
}

// Start is what was measured from one seed.
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

// New trains the subject from each of its seeds. The starts are spread over the
// processors; the result is the same whatever their number.
func New(subject Subject) Survey {
	seeds := subject.Seeds
	s := Survey{Seeds: seeds, Starts: make([]Start, len(seeds))}
	curves := make([][]float64, len(seeds))
	checks := make([]Checks, len(seeds))
	inParallel(len(seeds), func(i int) {
		s.Starts[i], curves[i] = train(subject, seeds[i])
		checks[i] = subject.Check(seeds[i])
	})
	s.First, s.Check = curves[0], summary(checks)
	for e := range curves[0] {
		s.Median = append(s.Median, median(curves, func(c []float64) float64 { return c[e] }))
	}
	s.Shape = shapeOf(s.Median)
	s.Shape.Detour = median(s.Starts, func(s Start) float64 { return s.Shape.Detour })
	return s
}

// train runs the subject from one seed. The curve has a value for every epoch, and one
// for after the last.
func train(subject Subject, seed uint32) (Start, []float64) {
	trainee := subject.Start(seed)
	curve := make([]float64, subject.Epochs+1)
	for e := range subject.Epochs {
		curve[e] = trainee.Next()
	}
	outputs := trainee.Outputs()
	curve[subject.Epochs] = trainee.Next()
	return Start{shapeOf(curve), outputs}, curve
}

// LearnedAfter trains once more, for as many epochs as the last count asks for, and
// returns for each of the rising counts how many starts have learned by then.
func LearnedAfter(subject Subject, counts []int) []int {
	learned := make([]int, len(counts))
	var lock sync.Mutex
	inParallel(len(subject.Seeds), func(i int) {
		trainee := subject.Start(subject.Seeds[i])
		e := 0
		for k, count := range counts {
			for ; e < count; e++ {
				trainee.Next()
			}
			if (Start{Outputs: trainee.Outputs()}).Learned() {
				lock.Lock()
				learned[k]++
				lock.Unlock()
			}
		}
	})
	return learned
}

// inParallel calls do(0) … do(n−1), on as many processors as Go uses.
func inParallel(n int, do func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		}()
	}
	workers.Wait()
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
