// Step 06 trains the network with each of some seventy mistakes, one at a time, and
// shows what each looks like from outside.
package main

import (
	"fmt"
	"io"
	"strings"

	"example/xor/steps/06-mistakes/pages"
	"example/xor/steps/06-mistakes/survey"
	"example/xor/steps/internal/cli"
)

const (
	step    = "06-mistakes"
	summary = "Shows what the mistakes of others look like from outside."
)

func main() { cli.Main(step, run) }

func run(args []string, stdout io.Writer) error {
	flags := cli.NewFlags(step, summary)
	starts := flags.Int("seeds", 100, 1, 1000, "how many starts, from seed 0 on")
	name := flags.Text("name", "MISTAKE", "show one of them whole")
	csv := flags.CSV("the table")
	file := flags.Text("record", "FILE", "also write a few updates of the mistake as JSON, "+
		"for step 07; with -name")
	seed := flags.Seed()
	if err := flags.Parse(args); err != nil {
		return err
	}
	chosen := allMistakes()
	if *name != "" {
		m, ok := mistakeCalled(*name)
		if !ok {
			return cli.UsageErrorf("-name %q: there is no such mistake; the nearest are %s",
				*name, strings.Join(nearestNames(*name), ", "))
		}
		chosen = []Mistake{m}
	}
	if *file != "" {
		if *name == "" {
			return cli.UsageErrorf("-record %q: want -name MISTAKE with it", *file)
		}
		if err := record(*file, chosen[0], *seed); err != nil {
			return err
		}
	}
	var entries []pages.Entry
	for _, m := range chosen {
		entries = append(entries, m.entry(*starts))
	}
	done, err := cli.WriteCSV(*csv, stdout, func() string { return pages.CSV(entries) })
	if done || err != nil {
		return err
	}
	if *name == "" {
		_, err = io.WriteString(stdout, pages.Table(entries))
	} else {
		_, err = io.WriteString(stdout, chosen[0].page(entries[0]))
	}
	return err
}

// entry is what the pages show of m, measured from so many starts.
func (m Mistake) entry(starts int) pages.Entry {
	e := pages.Entry{
		Name: m.Name, Title: m.Title, Tell: m.Tell, Text: m.Text, NumPy: m.NumPy,
		Thread: m.Thread, URL: m.URL, Chaotic: m.Chaotic, Pieces: pieces(m.Name),
	}
	if !m.onlyNumPy() {
		s := survey.New(m.subject(starts))
		e.Survey = &s
	}
	return e
}

// subject is m as the survey wants it.
func (m Mistake) subject(starts int) survey.Subject {
	p := m.Program.complete()
	seeds := p.Seeds
	for seed := uint32(0); p.Seeds == nil && int(seed) < starts; seed++ {
		seeds = append(seeds, seed)
	}
	return survey.Subject{
		Seeds:  seeds,
		Epochs: p.Epochs,
		Start:  func(seed uint32) survey.Trainee { return p.start(seed) },
		Check:  p.checks,
	}
}

func (m Mistake) page(e pages.Entry) string {
	if e.Survey == nil {
		return pages.Page(e, "", "")
	}
	counts := ""
	if len(m.CountAfter) > 0 {
		subject := m.subject(len(e.Survey.Seeds))
		counts = pages.Counts(m.CountAfter, survey.LearnedAfter(subject, m.CountAfter),
			len(subject.Seeds))
	}
	return pages.Page(e, m.Program.complete().reading(e.Survey.Seeds[0]), counts)
}

// reading shows the first update from a start, with one example, and what can be read
// off it.
func (p Program) reading(seed uint32) string {
	u := p.start(seed).update(checkInputs[:1], checkTargets[:1], p.Eta)
	var text strings.Builder
	fmt.Fprintf(&text, "the first update from seed %d, with the example (0.6, 0.9) → 0.1:\n",
		seed)
	fmt.Fprintf(&text, "  %-9s %12s %12s %9s\n", "", "subtracted", "slope", "factor")
	for _, s := range u.Slopes {
		fmt.Fprintf(&text, "  %-9s %12.6f %12.6f %9.4f\n", s.Name, s.Analytic, s.Numeric,
			s.Ratio())
	}
	o := u.Before.output.At(0, 0)
	fmt.Fprintf(&text, "  slope used at the output %.4f, due %.4f\n", u.slopeUsed(),
		dsigmoid(o))
	for j := range p.Hidden {
		fmt.Fprintf(&text, "  slope used in hidden unit %d %.4f, due %.4f\n", j,
			u.hiddenSlopeUsed(j), dsigmoid(u.Before.hidden.At(0, j)))
	}
	return text.String()
}
