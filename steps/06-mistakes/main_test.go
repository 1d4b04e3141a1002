package main

import (
	"sync"

	"example/xor/steps/06-mistakes/survey"
)

// surveyed trains a mistake when first asked to.
func surveyed(m Mistake, starts int) func() survey.Survey {
	return sync.OnceValue(func() survey.Survey { return survey.New(m.subject(starts)) })
}
