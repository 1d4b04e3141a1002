// Step 06 trains the network with each of some seventy mistakes, one at a time, and
// shows the symptoms of each.
package main

import (
	"errors"
	"io"
	"os"
	"strings"

	"example/xor/steps/06-mistakes/mistakes"
	"example/xor/steps/06-mistakes/pages"
	"example/xor/steps/internal/cli"
)

const (
	step    = "06-mistakes"
	summary = "Shows the symptoms of common backprop mistakes."
)

const defaultStarts = 50

func main() { cli.Main(step, run) }

func run(args []string, stdout io.Writer) error {
	flags := cli.NewFlags(step, summary)
	first := flags.Int("seed", 0, 0, 1000000, "the first seed, as np.random.seed(N)")
	starts := flags.Int("seeds", defaultStarts, 1, 1000, "how many seeds, from the first on")
	var m mistakes.Mistake
	name, known := "", false
	flags.Func("name", "MISTAKE", "show everything about one mistake", "the name of a mistake",
		func(text string) bool {
			m, known = mistakes.Called(text)
			name = text
			return known
		})
	csv := flags.CSV("the table")
	recording := flags.File("record", "with -name: record its first updates, for step 07")
	picture := flags.File("film", "with -name: write the training from -seed as a film")
	err := flags.Parse(args)
	if name != "" && !known {
		return cli.UsageErrorf("-name %q: there is no such mistake; want one of %s",
			name, strings.Join(like(name), ", "))
	}
	if err != nil {
		return err
	}
	chosen := mistakes.All()
	if known {
		chosen = []mistakes.Mistake{m}
	}
	err = errors.Join(
		write("record", *recording, m, mistakes.Program.RecordingText, uint32(*first)),
		write("film", *picture, m, mistakes.Program.FilmText, uint32(*first)))
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
	if known {
		_, err = io.WriteString(stdout, pages.Page(entries[0]))
	} else {
		_, err = io.WriteString(stdout, pages.Table(entries))
	}
	return err
}

// like returns the names that share a word with this one.
func like(name string) []string {
	names := []string{"those in the table"}
	for _, m := range mistakes.All() {
		for _, word := range strings.Split(strings.ToLower(name), "-") {
			if len(word) > 2 && strings.Contains(m.Name, word) {
				names = append(names, m.Name)
				break
			}
		}
	}
	return names
}

// write writes a text that is made of a mistake and a start, if a file is given.
func write(
	flag, file string, m mistakes.Mistake,
	text func(p mistakes.Program, seed uint32) (string, error), seed uint32,
) error {
	if file == "" {
		return nil
	}
	if m.Name == "" || m.OnlyNumPy() {
		return cli.UsageErrorf("-%s %q: want -name with a mistake that is one in Go",
			flag, file)
	}
	p := m.Program.Complete()
	content, err := text(p, p.SeedsFrom(seed, 1)[0])
	if err != nil {
		return err
	}
	return os.WriteFile(file, []byte(content), 0o666)
}
