package pytorch_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"strings"
	"testing"

	"example/xor/steps/07-diagnose/network"
	"example/xor/steps/07-diagnose/recording"
	"example/xor/steps/07-diagnose/report"
	"example/xor/steps/internal/golden"
	"example/xor/tensor"
)

// What takes longer: go test ./steps/07-diagnose/pytorch -all
var all = flag.Bool("all", false, "run PyTorch, and try all starts of the right programs")

// setting is a loss, and the network and targets that go with it. The mean that PyTorch
// takes is over the examples, or over all outputs.
type setting struct {
	loss, hidden, output string
	outputs              int
	factor               float64 // of the gradient of network's loss, before the mean
	perOutput            bool
}

var settings = []setting{
	{"MSELoss", "tanh", "sigmoid", 1, 2, true},
	{"MSELoss", "relu", "linear", 2, 2, true},
	{"BCELoss", "tanh", "sigmoid", 2, 1, true},
	{"BCEWithLogitsLoss", "tanh", "linear", 1, 1, true},
	{"CrossEntropyLoss", "relu", "linear", 3, 1, false},
	{"NLLLoss", "sigmoid", "log_softmax", 3, 1, false},
	{"L1Loss", "tanh", "linear", 1, 1, true},
	{"HuberLoss", "tanh", "linear", 2, 1, true},
}

// An optimizer makes the next parameter p from its gradient g, in update t from 1, with
// what it remembers in m and v, as torch.optim documents it.
type optimizer struct {
	name string
	eta  float64
	step func(p, g, eta float64, t int, m, v *float64) float64
}

var optimizers = []optimizer{
	{"SGD", 0.5, func(p, g, eta float64, _ int, _, _ *float64) float64 {
		return p - float64(eta*g)
	}},
	{"momentum", 0.2, func(p, g, eta float64, _ int, m, _ *float64) float64 {
		*m = float64(0.9**m) + g
		return p - float64(eta**m)
	}},
	{"Nesterov", 0.2, func(p, g, eta float64, _ int, m, _ *float64) float64 {
		*m = float64(0.9**m) + g
		return p - float64(eta*(g+float64(0.9**m)))
	}},
	{"weight decay", 0.5, func(p, g, eta float64, _ int, _, _ *float64) float64 {
		return p - float64(eta*(g+float64(0.01*p)))
	}},
	{"Adam", 0.01, adam},
	{"AdamW", 0.01, func(p, g, eta float64, t int, m, v *float64) float64 {
		return adam(p-float64(eta*0.01*p), g, eta, t, m, v)
	}},
	{"RMSprop", 0.01, func(p, g, eta float64, _ int, _, v *float64) float64 {
		*v = float64(0.99**v) + float64(0.01*g*g)
		return p - eta*g/(math.Sqrt(*v)+1e-8)
	}},
}

func adam(p, g, eta float64, t int, m, v *float64) float64 {
	*m = float64(0.9**m) + float64(0.1*g)
	*v = float64(0.999**v) + float64(0.001*g*g)
	mean := *m / (1 - math.Pow(0.9, float64(t)))
	root := math.Sqrt(*v / (1 - math.Pow(0.999, float64(t))))
	return p - eta*mean/(root+1e-8)
}

// No right program is accused: every optimizer with every loss, with gradients and
// without, in float32.
func TestRightPrograms(t *testing.T) {
	starts := uint32(1)
	if *all {
		starts = 10
	}
	table := fmt.Sprintf("%d losses, %d starts: right/open/accused\n", len(settings), starts)
	for _, o := range optimizers {
		table += fmt.Sprintf("%-14s", o.name)
		for _, gradients := range []bool{true, false} {
			right, open, accused := 0, 0, 0
			for _, s := range settings {
				for seed := range starts {
					text := verdict(t, s.record(o, seed, gradients))
					switch {
					case saysRight(text):
						right++
					case strings.Contains(text, "ecord the gradients"), strings.Contains(text, "oo few digits"):
						open++
					default:
						accused++
						t.Errorf("%s, %s, seed %d, gradients %t: %.200s", o.name, s.loss, seed, gradients, text)
					}
				}
			}
			table += fmt.Sprintf("  %d/%d/%d", right, open, accused)
		}
		table += "\n"
	}
	if *all {
		golden.Check(t, "testdata/right.golden", table)
	}
}

// verdict is the report on a recording, without its line ends.
func verdict(t *testing.T, recording []byte) string {
	t.Helper()
	text, err := report.Diagnose(bytes.NewReader(recording))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(text), " ")
}

func saysRight(verdict string) bool {
	return strings.HasPrefix(verdict, "The update is right") ||
		strings.HasPrefix(verdict, "The gradients are right")
}

// record makes a recording of four updates of a network with three inputs and four hidden
// units, on eight examples.
func (s setting) record(o optimizer, seed uint32, gradients bool) []byte {
	random := tensor.NewRandom(seed)
	within := func(size float64) func(i, j int) float64 {
		return func(i, j int) float64 { return float64(float32(size * (2*random.Float64() - 1))) }
	}
	f := make([]network.Activation, 2)
	f[0], _ = network.ActivationCalled(s.hidden)
	f[1], _ = network.ActivationCalled(s.output)
	loss, _ := network.LossCalled(s.loss)
	x := network.Made(tensor.New(8, 3), within(1.5))
	y := network.Made(tensor.New(8, s.outputs), func(i, j int) float64 {
		switch {
		case s.outputs == 3 && i%3 == j: // classes
			return 1
		case s.outputs == 3:
			return 0
		case s.output == "linear" && s.loss != "BCEWithLogitsLoss":
			return within(2)(i, j)
		}
		return math.Round(random.Float64())
	})
	var state network.State
	var parameters, memory []*tensor.Matrix
	for k, size := range [][2]int{{3, 4}, {4, s.outputs}} {
		reach := 1 / math.Sqrt(float64(size[0]))
		state.W = append(state.W, network.Made(tensor.New(size[0], size[1]), within(reach)))
		state.B = append(state.B, network.Made(tensor.New(1, size[1]), within(reach)))
		parameters = append(parameters, state.W[k], state.B[k])
	}
	for _, p := range parameters {
		memory = append(memory, network.Like(p), network.Like(p))
	}
	scale := s.factor / 8
	if s.perOutput {
		scale /= float64(s.outputs)
	}
	file := recording.File{Eta: o.eta, Activations: []string{s.hidden, s.output}, Loss: s.loss}
	for t := 1; t <= 5; t++ {
		pass := network.Forward(state, f, x)
		g := []*tensor.Matrix{nil, nil, nil, nil}
		e := loss.Errors(pass.Output(), y)
		for k := 1; k >= 0; k-- {
			delta := f[k].Backward(e, pass.Z[k+1], pass.A[k+1])
			g[2*k] = network.Like(state.W[k]).Mul(pass.A[k].T(), delta)
			g[2*k+1] = network.ColumnSums(delta)
			e = network.Like(pass.A[k]).Mul(delta, state.W[k].T())
		}
		now := recording.FileState{"x": rows(x), "y": rows(y), "outputs": rows(pass.Output())}
		for q, name := range []string{"W1", "b1", "W2", "b2"} {
			p, m, v := parameters[q], memory[2*q], memory[2*q+1]
			now[name] = rows(p)
			g[q].Scale(scale, g[q])
			if gradients {
				now["g"+name] = rows(g[q])
			}
			p.Copy(network.Made(p, func(i, j int) float64 {
				a, b := m.At(i, j), v.At(i, j)
				next := o.step(p.At(i, j), g[q].At(i, j), o.eta, t, &a, &b)
				m.Set(i, j, a)
				v.Set(i, j, b)
				return float64(float32(next))
			}))
		}
		file.States = append(file.States, now)
	}
	text, _ := json.Marshal(file)
	return text
}

// rows returns the numbers of m as float32 has them.
func rows(m *tensor.Matrix) [][]float64 {
	n, cols := m.Dims()
	list := make([][]float64, n)
	for i := range list {
		for j := range cols {
			list[i] = append(list[i], float64(float32(m.At(i, j))))
		}
	}
	return list
}
