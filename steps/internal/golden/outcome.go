package golden

import (
	"fmt"
	"testing"
)

// Outcome runs a check of a helper, and returns what the check has to say to a test: the
// errors, or why it was skipped. It is empty if the check passes.
func Outcome(t testing.TB, check func(t testing.TB)) (text string) {
	o := &outcome{TB: t}
	defer func() {
		if stop := recover(); stop != nil && stop != o {
			panic(stop)
		}
		text = o.text
	}()
	check(o)
	return ""
}

// outcome is a testing.TB that collects messages.
type outcome struct {
	testing.TB
	text string
}

func (o *outcome) Errorf(format string, args ...any) { o.text += fmt.Sprintf(format, args...) }
func (o *outcome) Error(args ...any)                 { o.text += fmt.Sprint(args...) }

// Fatal, Fatalf and Skip do not return, like those of a test.
func (o *outcome) Fatalf(format string, args ...any) { o.Errorf(format, args...); panic(o) }
func (o *outcome) Fatal(args ...any)                 { o.Error(args...); panic(o) }
func (o *outcome) Skip(args ...any)                  { o.Fatal("skipped: ", fmt.Sprint(args...)) }
