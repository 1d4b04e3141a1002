package chart

import (
	"testing"

	_ "example/xor/steps/internal/golden" // for its flag -update
)

func TestOutputs(t *testing.T) {
	want := `  example   target   output
  (0,0)        0     0.0478
  (1,0)        1     0.9531
  (0,1)        1     1.0000
  (1,1)        0     0.0000
`
	got := Outputs([4]float64{0.04778, 0.95309, 0.99996, 0.00004})
	if got != want {
		t.Errorf("Outputs:\n%s\nwant:\n%s", got, want)
	}
}
