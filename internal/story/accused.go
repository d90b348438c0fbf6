package story

import (
	"slices"

	"readout/readout"
)

// accusations enters what somebody is accused of without an answer in the same
// article.
func (l *ledger) accusations(rec *readout.Record) {
	for i := range rec.Events {
		e := &rec.Events[i]
		if e.Plover != "ACCUSE" || e.Modality != "actual" || e.Polarity != "positive" || len(e.Source) == 0 || len(e.Target) == 0 ||
			slices.ContainsFunc(rec.Claims, func(c readout.Claim) bool { return c.Event == e.ID }) || takenBack(rec, e) {
			continue
		}
		m := l.matter(rec, e)
		if m.deed == nil {
			m.deed = blamedFor(rec, e)
		}
		k := slices.IndexFunc(rec.Statements, func(s readout.Statement) bool { return s.Act == "accuse" && s.Speaker == e.Source[0] })
		var s *readout.Statement
		if k >= 0 {
			s = &rec.Statements[k]
			m.words = append(m.words, newSaid(rec, s).words...)
		}
		for _, id := range e.Source {
			entry := newEntry(rec, id, "claims", s)
			if s == nil {
				entry.Sentence = rec.EventSentence(e)
			}
			m.add(entry, parties(rec, []string{id}))
		}
		m.settle(rec, "claimed")
	}
}

// blamedFor is what an accusation is about: the deed that it tells of, or the attack by
// nobody named that the same sentence or the one before tells of, as done by the accused.
func blamedFor(rec *readout.Record, e *readout.Event) *telling {
	if d := accusedDeed(rec, e); d != nil {
		t := tell(rec, d)
		t.refers = true
		return &t
	}
	if len(e.Evidence) == 0 {
		return nil
	}
	at := e.Evidence[0].Sentence
	for i := range rec.Events {
		d := &rec.Events[i]
		if (d.Plover == "ASSAULT" || d.Plover == "COERCE") && d.Modality == "actual" && d.Polarity == "positive" && len(d.Source) == 0 && len(d.Target) > 0 && len(d.Evidence) > 0 &&
			(d.Evidence[0].Sentence == at || d.Evidence[0].Sentence == at-1) {
			t := tell(rec, d)
			t.source, t.refers = parties(rec, e.Target), true
			return &t
		}
	}
	return nil
}

// accusedDeed is the event that an accusation tells of: what the accuser says that the
// accused did, in the same sentence; nil for none, and where the article tells more of
// it than that claim: it is a matter of its own then.
func accusedDeed(rec *readout.Record, e *readout.Event) *readout.Event {
	if e.Plover != "ACCUSE" || e.Modality != "actual" || e.Polarity != "positive" || len(e.Source) == 0 || len(e.Target) == 0 || len(e.Evidence) == 0 || takenBack(rec, e) {
		return nil
	}
	for i := range rec.Events {
		d := &rec.Events[i]
		if d.Plover == "ACCUSE" || len(d.Evidence) == 0 || d.Evidence[0].Sentence != e.Evidence[0].Sentence || !slices.ContainsFunc(d.Source, func(id string) bool { return slices.Contains(e.Target, id) }) ||
			slices.ContainsFunc(rec.Claims, func(c readout.Claim) bool { return c.Event == d.ID && c.Status != "claimed" }) {
			continue
		}
		for _, id := range d.ReportedBy {
			if s := rec.Statement(id); s != nil && s.Act == "accuse" && slices.Contains(e.Source, s.Speaker) {
				return d
			}
		}
	}
	return nil
}

// onlyAccused reports whether an event is told in an accusation, whose matter it is.
func onlyAccused(rec *readout.Record, d *readout.Event) bool {
	return slices.ContainsFunc(rec.Events, func(e readout.Event) bool {
		return accusedDeed(rec, &e) == d
	})
}
