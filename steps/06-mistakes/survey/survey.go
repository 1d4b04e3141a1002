// Package survey trains a program from many starts and measures what can be seen of it
// from outside: curves, outputs, gradient checks. It knows nothing of networks.
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
	// Check returns the gradient checks of a start: of the first update, of the second,
	// and of one with all examples.
	Check func(seed uint32) [3][]Number
}

// Trainee is a network in training.
type Trainee interface {
	// Epoch trains for one epoch. It returns the loss that the program prints, from
	// before the update.
	Epoch() float64
	// Outputs returns what the network says to (0,0), (1,0), (0,1) and (1,1).
	Outputs() [4]float64
}

// Survey is what was measured of a subject.
type Survey struct {
	Seeds  []uint32
	Starts []Start   // one for each seed
	Median []float64 // the loss the program prints, by epoch: the median of the starts
	First  []float64 // the same from the first seed alone
	Shape  Shape     // of the median
	Checks [3]Check
}

// Start is what was measured from one seed.
type Start struct {
	Shape   Shape
	Outputs [4]float64 // after training
}

// Shape is what one sees of a curve.
type Shape struct {
	First, Middle, Last float64
	// Detour is how far the loss moves up and down beyond what it needs to get from the
	// first value to the last. In the shape of a median it is the median detour.
	Detour float64
	Still  bool // the last hundred values are the same to the last digit
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
	checks := make([][3][]Number, len(seeds))
	inParallel(len(seeds), func(i int) {
		s.Starts[i], curves[i] = train(subject, seeds[i])
		checks[i] = subject.Check(seeds[i])
	})
	s.Median, s.First = medianCurve(curves), curves[0]
	s.Shape = shapeOf(s.Median)
	s.Shape.Detour = medianDetour(s.Starts)
	for k := range s.Checks {
		var starts [][]Number
		for i := range seeds {
			starts = append(starts, checks[i][k])
		}
		s.Checks[k] = NewCheck(starts)
	}
	return s
}

// train runs the subject from one seed. The curve has a value for every epoch, and one
// for after the last.
func train(subject Subject, seed uint32) (Start, []float64) {
	trainee := subject.Start(seed)
	var s Start
	curve := make([]float64, subject.Epochs+1)
	for e := range subject.Epochs {
		curve[e] = trainee.Epoch()
	}
	s.Outputs = trainee.Outputs()
	curve[subject.Epochs] = trainee.Epoch()
	s.Shape = shapeOf(curve)
	return s, curve
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
				trainee.Epoch()
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

func shapeOf(curve []float64) Shape {
	s := Shape{
		First: curve[0], Middle: curve[len(curve)/2], Last: curve[len(curve)-1],
	}
	way := 0.0
	for e := 1; e < len(curve); e++ {
		way += math.Abs(curve[e] - curve[e-1])
	}
	s.Detour = way - math.Abs(s.Last-s.First)
	s.Still = len(curve) > 100
	for _, loss := range curve[max(0, len(curve)-100):] {
		s.Still = s.Still && loss == s.Last
	}
	return s
}

func medianDetour(starts []Start) float64 {
	var detours []float64
	for _, s := range starts {
		detours = append(detours, s.Shape.Detour)
	}
	return median(detours)
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

// medianCurve returns the median loss in every epoch.
func medianCurve(curves [][]float64) []float64 {
	curve1 := make([]float64, len(curves[0]))
	const share = 100 // epochs at a time
	inParallel((len(curve1)+share-1)/share, func(i int) {
		losses := make([]float64, len(curves))
		for e := i * share; e < min((i+1)*share, len(curve1)); e++ {
			for j, curve := range curves {
				losses[j] = curve[e]
			}
			curve1[e] = median(losses)
		}
	})
	return curve1
}

// median sorts the values and returns the middle one, or the mean of the middle two. A
// NaN counts as an infinity: the run it is from has diverged.
func median(values []float64) float64 {
	for i, v := range values {
		if math.IsNaN(v) {
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
