package readout

import (
	"strings"
	"time"
)

// Counted reports whether what the record tells is counted: it is neither a copy
// of another document nor an earlier version of it.
func (r *Record) Counted() bool {
	return r.Document.CopyOf == "" && r.Document.SupersededBy == ""
}

// Actor returns an actor of the record by its id, nil when there is none.
func (r *Record) Actor(id string) *Actor {
	return find(r.Actors, func(a *Actor) bool { return a.ID == id })
}

// Place returns a place of the record by its id, nil when there is none.
func (r *Record) Place(id string) *Place {
	return find(r.Places, func(p *Place) bool { return p.ID == id })
}

// Event returns an event of the record by its id, nil when there is none.
func (r *Record) Event(id string) *Event {
	return find(r.Events, func(e *Event) bool { return e.ID == id })
}

// Off reports whether an event is told as called off or put off.
func (e *Event) Off() bool { return e.Status == "cancelled" || e.Status == "postponed" }

// Statement returns a statement of the record by its id, nil when there is none.
func (r *Record) Statement(id string) *Statement {
	return find(r.Statements, func(s *Statement) bool { return s.ID == id })
}

// Figure returns a figure of the record by its id, nil when there is none.
func (r *Record) Figure(id string) *Figure {
	return find(r.Figures, func(f *Figure) bool { return f.ID == id })
}

func find[T any](list []T, is func(*T) bool) *T {
	for i := range list {
		if is(&list[i]) {
			return &list[i]
		}
	}
	return nil
}

// Names returns the names of the actors with the given ids, with commas between.
func (r *Record) Names(ids []string) string {
	var out []string
	for _, id := range ids {
		if a := r.Actor(id); a != nil {
			out = append(out, a.Name)
		}
	}
	return strings.Join(out, ", ")
}

// Speakers returns the ids of the actors who make the given statements; a
// statement that nobody is named for is left out.
func (r *Record) Speakers(statements []string) []string {
	var out []string
	for _, id := range statements {
		if s := r.Statement(id); s != nil && s.Speaker != "" {
			out = append(out, s.Speaker)
		}
	}
	return out
}

// OnlyDenied reports whether a figure stands in nothing but what somebody denies: nobody
// counts it ("denied that it had killed 40").
func (r *Record) OnlyDenied(f *Figure) bool {
	for _, id := range f.ReportedBy {
		if s := r.Statement(id); s == nil || s.Act != "deny" {
			return false
		}
	}
	return len(f.ReportedBy) > 0
}

// PublicationDay returns the day of publication as YYYY-MM-DD; empty when it is
// not known.
func (r *Record) PublicationDay() string {
	return dayOf(r.Document.Published)
}

// dayOf is the day that a time begins with, empty when it begins with none.
func dayOf(s string) string {
	s = s[:min(10, len(s))]
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return ""
	}
	return s
}

// Day returns the day of an event of the record as YYYY-MM-DD: its own, else
// that of the publication; empty when neither is known.
func (r *Record) Day(e *Event) string {
	if e.Time != nil {
		if d := dayOf(e.Time.Start); d != "" {
			return d
		}
	}
	return r.PublicationDay()
}

// Tone is what stands here for the tone of an article: the mean Goldstein score of
// its coded events, from -10 (conflict) to 10 (cooperation), what is planned, denied
// or demanded among them, for it too is what the article is about. It counts no words
// of feeling. known is false where no event is coded.
func (r *Record) Tone() (mean float64, known bool) {
	n := 0
	for i := range r.Events {
		if r.Events[i].Plover != "" {
			mean += r.Events[i].Goldstein
			n++
		}
	}
	return mean / float64(max(1, n)), n > 0
}

// Sentence returns a sentence of the record by its number, on one line; empty
// when there is none.
func (r *Record) Sentence(i int) string {
	if i < 0 || i >= len(r.Document.Sentences) {
		return ""
	}
	return strings.Join(strings.Fields(r.Document.Sentences[i].Cut(r.Document.Text)), " ")
}

// EventSentence returns the sentence that tells of an event first, on one line.
func (r *Record) EventSentence(e *Event) string {
	if len(e.Evidence) == 0 {
		return ""
	}
	return r.Sentence(e.Evidence[0].Sentence)
}
