// Step 06 trains the network with each of some seventy mistakes, one at a time, and
// shows what each looks like from outside.
package main

import (
	"errors"
	"io"
	"os"
	"strings"

	"example/xor/steps/06-mistakes/pages"
	"example/xor/steps/06-mistakes/survey"
	"example/xor/steps/internal/cli"
)

const (
	step    = "06-mistakes"
	summary = "Shows what the mistakes of others look like from outside."
)

const defaultStarts = 50

func main() { cli.Main(step, run) }

func run(args []string, stdout io.Writer) error {
	flags := cli.NewFlags(step, summary)
	first := flags.Int("seed", 0, 0, 1000000, "the first start, as np.random.seed(N)")
	starts := flags.Int("seeds", defaultStarts, 1, 1000, "how many starts, from there on")
	name := new(string)
	flags.Func("name", "MISTAKE", "show one of them whole", "the name of a mistake",
		func(text string) bool {
			_, known := mistakeCalled(text)
			*name = text
			return known
		})
	csv := flags.CSV("the table")
	recording := flags.File("record", "with -name: write its first updates, for step 07")
	picture := flags.File("film", "with -name: write the training from -seed as a film")
	err := flags.Parse(args)
	m, known := mistakeCalled(*name)
	if *name != "" && !known {
		return cli.UsageErrorf("-name %q: there is no such mistake; want one of %s",
			*name, strings.Join(like(*name), ", "))
	}
	if err != nil {
		return err
	}
	chosen := allMistakes()
	if known {
		chosen = []Mistake{m}
	}
	err = errors.Join(
		write("record", *recording, m, recordingText, uint32(*first)),
		write("film", *picture, m, filmText, uint32(*first)))
	if err != nil {
		return err
	}
	var entries []pages.Entry
	for _, m := range chosen {
		entries = append(entries, m.entry(uint32(*first), *starts))
	}
	done, err := cli.WriteCSV(*csv, stdout, pages.CSV(entries))
	if done || err != nil {
		return err
	}
	text := pages.Table(entries)
	if known {
		text = m.page(entries[0])
	}
	_, err = io.WriteString(stdout, text)
	return err
}

// like returns the names that share a word with this one.
func like(name string) []string {
	names := []string{"those in the table"}
	for _, m := range allMistakes() {
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
	flag, file string, m Mistake,
	text func(p Program, seed uint32) (string, error), seed uint32,
) error {
	if file == "" {
		return nil
	}
	if m.Name == "" || m.onlyNumPy() {
		return cli.UsageErrorf("-%s %q: want -name with a mistake that is one in Go",
			flag, file)
	}
	p := m.Program.complete()
	if p.Seeds != nil {
		seed = p.Seeds[0]
	}
	content, err := text(p, seed)
	if err != nil {
		return err
	}
	return os.WriteFile(file, []byte(content), 0o666)
}

// entry is what the pages show of m, measured from the seeds first, first+1 …
func (m Mistake) entry(first uint32, starts int) pages.Entry {
	e := m.told()
	if !m.onlyNumPy() {
		s := survey.New(m.subject(first, starts))
		e.Survey = &s
	}
	return e
}

// told is m as the pages show it, without what is measured.
func (m Mistake) told() pages.Entry {
	return pages.Entry{
		Name: m.Name, Title: m.Title, Tell: m.Tell, Text: m.Text, NumPy: m.NumPy,
		Thread: m.Thread, URL: m.URL, Chaotic: m.Chaotic, Pieces: pieces(m.Name),
	}
}

// subject is m as the survey wants it.
func (m Mistake) subject(first uint32, starts int) survey.Subject {
	p := m.Program.complete()
	seeds := p.Seeds
	if seeds == nil {
		for i := range starts {
			seeds = append(seeds, first+uint32(i))
		}
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
		subject := m.subject(e.Survey.Seeds[0], len(e.Survey.Seeds))
		counts = pages.Counts(m.CountAfter, survey.LearnedAfter(subject, m.CountAfter),
			len(subject.Seeds))
	}
	return pages.Page(e, m.Program.complete().reading(e.Survey.Seeds[0]), counts)
}
