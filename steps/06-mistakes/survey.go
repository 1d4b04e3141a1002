package main

// One mistake, trained from many starts, and what came out.

import (
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Survey is what was measured of one mistake.
type Survey struct {
	Mistake  Mistake
	Seeds    []uint32
	Median   []float64  // the loss the program prints, by epoch: the median
	Learned  int        // starts that ended with the true loss below learnedBelow
	Restless float64    // how far the loss goes up and down for nothing: the median
	First    []float64  // the same from the first seed alone
	Outputs  [4]float64 // after training from the first seed
	Checks   [2]Verdict // of the first and the second update
}

// learnedBelow is the loss below which a network has learned XOR: no output is then
// further than 0.29 from its target.
const learnedBelow = 0.01

// training is one start of a survey.
type training struct {
	loss    []float64 // before every epoch, and after the last one
	outputs [4]float64
	checks  [2][]Slope
}

// NewSurvey trains the mistake from the seeds first, first+1 … and sums up. The starts
// are spread over the processors; the result is the same whatever their number.
func NewSurvey(m Mistake, first uint32, starts int) Survey {
	p := m.Program.complete()
	seeds := p.Settings.Seeds
	if seeds == nil {
		for i := range starts {
			seeds = append(seeds, first+uint32(i))
		}
	}
	trainings := make([]training, len(seeds))
	inParallel(len(seeds), func(i int) {
		trainings[i] = p.train(seeds[i])
		trainings[i].checks = p.checkUpdates(seeds[i])
	})

	s := Survey{Mistake: m, Seeds: seeds, First: trainings[0].loss,
		Outputs: trainings[0].outputs}
	s.Median = medianCurve(trainings)
	s.Restless = restlessness(trainings)
	for update := range s.Checks {
		var checks [][]Slope
		for _, t := range trainings {
			checks = append(checks, t.checks[update])
		}
		s.Checks[update] = newVerdict(checks)
	}
	for _, t := range trainings {
		if trueLoss(t.outputs) < learnedBelow {
			s.Learned++
		}
	}
	return s
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

// train runs the program from one start.
func (p Program) train(seed uint32) training {
	n := p.newNetwork(seed)
	g := p.NewGradients(n)
	epochs := p.Settings.Epochs
	t := training{loss: make([]float64, epochs+1)}
	for e := range epochs {
		t.loss[e], _ = p.Epoch(n, g, p.Settings.Eta)
	}
	t.loss[epochs] = p.Loss(n) / 4
	t.outputs = p.outputs(n)
	return t
}

// learnedAfter trains once more, for as many epochs as the last count asks for, and
// returns for each of the counts how many starts have learned by then.
func (s Survey) learnedAfter(counts []int) []int {
	p := s.Mistake.Program.complete()
	p.Settings.Epochs = counts[len(counts)-1]
	losses := make([][]float64, len(s.Seeds))
	inParallel(len(s.Seeds), func(i int) {
		losses[i] = p.train(s.Seeds[i]).loss
	})
	learned := make([]int, len(counts))
	for i, epochs := range counts {
		for _, loss := range losses {
			if loss[epochs] < learnedBelow {
				learned[i]++
			}
		}
	}
	return learned
}

// trueLoss is the mean of ½·(output − target)², with the targets of XOR, whatever
// targets the program has.
func trueLoss(outputs [4]float64) float64 {
	sum := 0.0
	for i, output := range outputs {
		sum += halfSquare(output - targets[i].At(0, 0))
	}
	return sum / 4
}

// medianCurve returns the median loss in every epoch.
func medianCurve(trainings []training) []float64 {
	curve := make([]float64, len(trainings[0].loss))
	const share = 100 // epochs at a time
	inParallel((len(curve)+share-1)/share, func(i int) {
		losses := make([]float64, len(trainings))
		for e := i * share; e < min((i+1)*share, len(curve)); e++ {
			for j, t := range trainings {
				losses[j] = t.loss[e]
			}
			curve[e] = median(losses)
		}
	})
	return curve
}

// restlessness returns the median over the starts of how far the loss moves up and down,
// beyond what it needs to get from the first value to the last.
func restlessness(trainings []training) float64 {
	var detours []float64
	for _, t := range trainings {
		way := 0.0
		for e := 1; e < len(t.loss); e++ {
			way += math.Abs(t.loss[e] - t.loss[e-1])
		}
		detours = append(detours, way-math.Abs(t.loss[len(t.loss)-1]-t.loss[0]))
	}
	return median(detours)
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
