package story

import (
	"slices"

	"readout/readout"
)

// lateDays is how long after its day it may be told that a plan was put off on that day.
const lateDays = 2

// sole looks for a later sentence that puts off or calls off what one of a plan does,
// where that plan is the only one of his that is open: "plans to send four men around the
// Moon", "has pushed the flight back to March 6". other plans are all that were told.
func (t *hearing) sole(plan *later, plans []later, records []*readout.Record) *Outcome {
	if len(plan.source)+len(plan.target) == 0 || until(plan.Record, plan.Event) {
		return nil
	}
	for _, rec := range records[min(plan.order, len(records)):] {
		published := publishedBy(rec)
		if published > plan.when.to+lateDays || t.commonWords(plan.Record, rec) < fewCommon {
			continue
		}
		if slices.ContainsFunc(plans, func(o later) bool { return t.rivals(plan, &o, published) }) {
			return nil
		}
		for i := range rec.Document.Sentences {
			l := t.line(rec, i)
			if !l.off && !l.moved || !t.concerns(plan, rec, i) || t.otherOfRow(plan, plainWords(rec.Sentence(i))) || t.ofAnotherDay(plan, l, published) || published > plan.when.to && !l.names(plan.when) {
				continue
			}
			o := Outcome{Planned: plan.Report, Status: "cancelled", Closing: &Report{Record: rec}, Sentence: rec.Sentence(i)}
			if slices.ContainsFunc(plans, func(p later) bool {
				return publishedBy(p.Record) > published && p.when.overlaps(plan.when) && shareParty(plan, &p)
			}) {
				return nil // on after all
			}
			if l.moved {
				o.Status, o.Moved = "moved", t.movedTo(plan, rec, i)
			}
			return &o
		}
	}
	return nil
}

// setElse looks for a later article that says that a plan's matter is now set for another
// day.
func (t *hearing) setElse(plan *later, records []*readout.Record) *Outcome {
	if len(plan.source)+len(plan.target) == 0 {
		return nil
	}
	for _, rec := range records[min(plan.order, len(records)):] {
		if publishedBy(rec) > plan.when.to+overdueDays {
			break
		}
		for i := range rec.Document.Sentences {
			if day := t.setAnew(plan, rec, i); day != "" {
				return &Outcome{Planned: plan.Report, Status: "moved", Moved: day, Closing: &Report{Record: rec}, Sentence: rec.Sentence(i)}
			}
		}
	}
	return nil
}

// setAnew is the day for which a sentence that names nobody else says that something of the
// plan's matter is now set, in an article that names who takes part: "Opening statements are
// now scheduled for May 3".
func (t *hearing) setAnew(plan *later, rec *readout.Record, sentence int) string {
	if !contains(rec.Sentence(sentence), t.anew) {
		return ""
	}
	day := t.newDay(plan, rec, sentence)
	text := plainWords(rec.Document.Text)
	if things := t.things(plan); day == "" || t.about(text, things) < 0 && len(t.tells(text, things)) == 0 {
		return ""
	}
	who := slices.Concat(plan.source, plan.target)
	stranger := func(p party) bool { return !slices.ContainsFunc(who, p.stands) }
	named := false
	for i := range rec.Document.Sentences {
		here := t.line(rec, i).here
		if i == sentence && slices.ContainsFunc(here, stranger) {
			return ""
		}
		named = named || slices.ContainsFunc(here, func(p party) bool { return slices.ContainsFunc(who, p.same) })
	}
	if !named {
		return ""
	}
	return day
}

// rivals reports whether another plan of one who takes part was open on a day: what was
// put off may be that.
func (t *Tracker) rivals(plan, o *later, day int) bool {
	if o.Event == plan.Event || o.when.to < day || publishedBy(o.Record) >= day || o.when.overlaps(plan.when) {
		return false
	}
	return shareParty(plan, o)
}

// shareParty reports whether one takes part in both of two plans.
func shareParty(a, b *later) bool {
	return slices.ContainsFunc(slices.Concat(a.source, a.target), func(p party) bool {
		return slices.ContainsFunc(slices.Concat(b.source, b.target), p.stands)
	})
}

// ofAnotherDay reports whether a sentence names a day between its publication and a
// plan's: what was put off is of that day.
func (t *Tracker) ofAnotherDay(plan *later, l *line, published int) bool {
	return slices.ContainsFunc(l.days, func(d int) bool { return d > published && d < plan.when.from })
}

// onNewDay looks for what became of a plan on the day to which an earlier one was moved,
// in words for the earlier: "the flight of March 6" is that of "four men around the Moon".
func (t *hearing) onNewDay(o *Outcome, done []Outcome, plans []later, counted []*readout.Record, byType map[string][]later) {
	now := plans[orderOf(plans, *o)]
	for _, was := range done {
		at := orderOf(plans, was)
		if was.Moved == "" || was.Moved != o.Planned.Record.Day(o.Planned.Event) || at < 0 || was.Closing == nil || was.Closing.Record != now.Record && plans[at].Record != now.Record {
			continue
		}
		p := plans[at]
		p.when, p.order = now.when, now.order
		if f := t.fateOf(&p, counted, byType); f.Status != "no report yet" {
			f.Planned = o.Planned
			*o = f
			return
		}
	}
}
