package pipeline

import (
	"time"

	"readout/internal/ingest"
	"readout/internal/mention"
	"readout/internal/resolve"
	"readout/internal/syntax"
	"readout/readout"
)

// date settles when the document was published, best source first: what is known
// from the user or the source, and what the offices named in the text allow. It
// writes the record's fields and returns the date, zero when it stays unknown.
func (r *Reader) date(rec *readout.Record, known time.Time, sents []syntax.Sentence, names []mention.NameSpan) time.Time {
	if !known.IsZero() {
		return known
	}
	d := &rec.Document
	from, to, _ := r.Linker.InferDate(sents, names)
	at, ok := resolve.Published(sents, r.Times.Find(d.Text, sents, time.Time{}), from, to)
	if !ok {
		return time.Time{}
	}
	d.Published, d.PublishedFrom = stamp(at, false), "inferred"
	return at
}

// stated writes the publication that the user or the source gives, also for a
// document that is not coded; zero when neither does.
func stated(rec *readout.Record, a ingest.Article, flag time.Time) time.Time {
	d := &rec.Document
	switch {
	case !flag.IsZero():
		d.Published, d.PublishedFrom = stamp(flag, !isMidnight(flag)), "flag"
		return flag
	case !a.Published.IsZero():
		d.Published, d.PublishedFrom = stamp(a.Published, a.HasTime), a.PublishedFrom
		return a.Published
	}
	return time.Time{}
}

func isMidnight(t time.Time) bool { return t.Equal(t.Truncate(24 * time.Hour)) }

// stamp writes an instant, or a date where the time of day is not known.
func stamp(t time.Time, hasTime bool) string {
	if hasTime {
		return t.Format(time.RFC3339)
	}
	return t.Format(time.DateOnly)
}
