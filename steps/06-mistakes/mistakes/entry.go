package mistakes

// What the pages show of a mistake: measured, and told.

import (
	"example/xor/steps/06-mistakes/pages"
	"example/xor/steps/06-mistakes/survey"
)

// Entry is what the pages show of m, measured from the seeds first, first+1 …
func (m Mistake) Entry(first uint32, starts int) pages.Entry {
	e := m.Told()
	if !m.OnlyNumPy() {
		s := survey.New(m.subject(first, starts))
		e.Survey = &s
	}
	return e
}

// Told is m as the pages show it, without what is measured.
func (m Mistake) Told() pages.Entry {
	return pages.Entry{
		Name: m.Name, Title: m.Title, Tell: m.Tell, Text: m.Text, NumPy: m.NumPy,
		Thread: m.Thread, URL: m.URL, Chaotic: m.Chaotic, Pieces: pieces(m.Name),
	}
}

// subject is m as the survey wants it.
func (m Mistake) subject(first uint32, starts int) survey.Subject {
	p := m.Program.Complete()
	seeds := p.Seeds
	if seeds == nil {
		for i := range starts {
			seeds = append(seeds, first+uint32(i))
		}
	}
	return survey.Subject{
		Seeds:  seeds,
		Epochs: p.Epochs,
		Start:  func(seed uint32) survey.Trainee { return p.Start(seed) },
		Check:  p.checks,
	}
}

// Page is the page of m, given its entry.
func (m Mistake) Page(e pages.Entry) string {
	if e.Survey == nil {
		return pages.Page(e, "", "")
	}
	counts := ""
	if len(m.CountAfter) > 0 {
		subject := m.subject(e.Survey.Seeds[0], len(e.Survey.Seeds))
		counts = pages.Counts(m.CountAfter, survey.LearnedAfter(subject, m.CountAfter),
			len(subject.Seeds))
	}
	return pages.Page(e, m.Program.Complete().reading(e.Survey.Seeds[0]), counts)
}
