package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// progress tells someone who waits how far the surveys are: on a terminal only, and not
// in the first second.
type progress struct {
	terminal io.Writer // nil if nobody looks
	started  time.Time
	surveys  int
	shown    bool
}

func newProgress() *progress {
	p := &progress{started: time.Now()}
	if info, err := os.Stderr.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
		p.terminal = os.Stderr
	}
	return p
}

const clearLine = "\r\x1b[K"

func (p *progress) next(name string) {
	if p.terminal != nil && time.Since(p.started) > time.Second {
		fmt.Fprintf(p.terminal, "%s%d of %d: %s", clearLine,
			p.surveys+1, len(mistakes), name)
		p.shown = true
	}
	p.surveys++
}

func (p *progress) done() {
	if p.shown {
		fmt.Fprint(p.terminal, clearLine)
	}
}
