// Step 06 trains the network with each of some seventy mistakes, one at a time, and
// shows the symptoms of each.
package main

import (
	"errors"
	"io"
	"os"

	"example/xor/steps/06-mistakes/mistakes"
	"example/xor/steps/06-mistakes/pages"
	"example/xor/steps/internal/cli"
)

const (
	step    = "06-mistakes"
	summary = "Shows the symptoms of common backprop mistakes."
)

func main() { cli.Main(step, run) }

func run(args []string, stdout io.Writer) error {
	flags := cli.NewFlags(step, summary)
	first := flags.Int("seed", 0, 0, 1000000, "the first seed, as np.random.seed(N)")
	starts := flags.Int("seeds", 50, 1, 1000, "how many seeds, from the first on")
	chosen := mistakes.All()
	flags.Func("name", "MISTAKE", "show everything about one mistake",
		"a name from the table, which is printed without -name",
		func(name string) bool {
			m, known := mistakes.Called(name)
			chosen = []mistakes.Mistake{m}
			return known
		})
	csv := flags.CSV("the table")
	recording := flags.File("record", "with -name: record its first updates, for step 07")
	picture := flags.File("film", "with -name: write the training from -seed as a film")
	if err := flags.Parse(args); err != nil {
		return err
	}
	one := len(chosen) == 1
	if *recording+*picture != "" && (!one || chosen[0].OnlyNumPy) {
		return cli.UsageErrorf("-record %q, -film %q: want -name with a mistake that is "+
			"one in Go", *recording, *picture)
	}
	p := chosen[0].Program.Complete()
	seed := p.SeedsFrom(uint32(*first), 1)[0]
	err := errors.Join(
		write(*recording, p.RecordingText, seed), write(*picture, p.FilmText, seed))
	if err != nil {
		return err
	}
	var entries []pages.Entry
	for _, m := range chosen {
		entries = append(entries, pages.New(m, uint32(*first), *starts))
	}
	done, err := cli.WriteCSV(*csv, stdout, pages.CSV(entries))
	if done || err != nil {
		return err
	}
	if one {
		_, err = io.WriteString(stdout, pages.Page(entries[0]))
	} else {
		_, err = io.WriteString(stdout, pages.Table(entries))
	}
	return err
}

// write writes a text that is made from a seed, if a file is given.
func write(file string, text func(seed uint32) (string, error), seed uint32) error {
	if file == "" {
		return nil
	}
	content, err := text(seed)
	if err != nil {
		return err
	}
	return os.WriteFile(file, []byte(content), 0o666)
}
