package main

import (
	"testing"

	"example/xor/steps/internal/edited"
)

// The page of step 05 says that a network learns even if W2's gradient is added twice.
func TestLearnsWithW2Twice(t *testing.T) {
	edited.Check(t, "\nLearned: ", "backprop.go", "\tg.B2.Add(g.B2, g.delta2) ",
		"\tg.W2.AddMul(n.hidden.T(), g.delta2)\n\tg.B2.Add(g.B2, g.delta2) ")
}
