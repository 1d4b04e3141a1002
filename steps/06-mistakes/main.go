// Step 06 trains the network with each of some forty mistakes, one at a time, and shows
// what each looks like from outside.
package main

import (
	"io"
	"strings"

	"example/xor/steps/internal/cli"
)

const (
	step    = "06-mistakes"
	summary = "Shows what the mistakes of others look like from outside."
)

func main() {
	progress := newProgress()
	cli.Main(step, func(args []string, stdout io.Writer) error {
		return run(args, stdout, func(m Mistake, starts int) Survey {
			progress.next(m.Name)
			return NewSurvey(m, 0, starts)
		}, progress.done)
	})
}

// run is the program. It gets its figures from survey, and calls surveyed before it
// prints.
func run(
	args []string, stdout io.Writer,
	survey func(m Mistake, starts int) Survey, surveyed func(),
) error {
	flags := cli.NewFlags(step, summary)
	starts := flags.Int("seeds", 100, 1, 1000, "how many starts, from seed 0 on")
	name := flags.Text("name", "MISTAKE", "show one of them whole")
	csv := flags.CSV("the table")
	if err := flags.Parse(args); err != nil {
		return err
	}
	chosen := mistakes
	if *name != "" {
		m, ok := mistakeCalled(*name)
		if !ok {
			return cli.UsageErrorf("-name %q: there is no such mistake; "+
				"the nearest are %s", *name, strings.Join(nearestNames(*name, allNames()), ", "))
		}
		chosen = []Mistake{m}
	}
	var surveys []Survey
	for _, m := range chosen {
		surveys = append(surveys, survey(m, *starts))
	}
	surveyed()

	done, err := cli.WriteCSV(*csv, stdout, func() string { return csvText(surveys) })
	if done || err != nil {
		return err
	}
	if *name != "" {
		_, err = io.WriteString(stdout, page(surveys[0]))
	} else {
		_, err = io.WriteString(stdout, table(surveys))
	}
	return err
}

func allNames() []string {
	var names []string
	for _, m := range mistakes {
		names = append(names, m.Name)
	}
	return names
}
