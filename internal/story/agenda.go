package story

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"readout/readout"
)

// Plan is one thing that lies ahead, as all reports together tell it.
type Plan struct {
	First Report // the report that told of it first
	// Latest is the telling that holds now: that of the newest report which changed
	// something, else the first.
	Latest Report
	Place  *readout.Place // that which was told last; nil when none was
	// Changes counts how often day, clock time, place or status changed.
	Changes int
	// Off: called off, or put off without a new day.
	Off bool
	// Closing is the report that called it off, without an event when only words
	// do, and Sentence the one that says so.
	Closing  *Report
	Sentence string

	told    later
	family  string
	in      *readout.Record // the newest record that tells of it
	counted bool            // by a record that is counted
}

// agenda gathers plans.
type agenda struct {
	t     *hearing
	plans []*Plan
	open  []*Plan            // those whose day had not passed when the last record was published
	by    map[string][]*Plan // an actor's country → plans, see handles
}

// Agenda gives what lies ahead, or lay ahead when it was told, each plan once,
// the first told first. records stand in the order of their publication; earlier
// versions of an article belong to them, since a plan keeps its identity when a
// new version moves it.
func (t *Tracker) Agenda(records []*readout.Record) []*Plan {
	a := &agenda{t: t.listen(), by: map[string][]*Plan{}}
	order := 0
	for _, rec := range records {
		if rec.Document.CopyOf != "" {
			continue
		}
		order++
		a.take(rec, order)
		a.hear(rec)
	}
	// What only earlier versions told is told no more.
	return slices.DeleteFunc(a.plans, func(p *Plan) bool { return !p.counted })
}

// take adds what one record plans: first where it tells a known plan on its day,
// then where it moves one, then what is new.
func (a *agenda) take(rec *readout.Record, order int) {
	family := cmp.Or(rec.Document.SupersededBy, rec.Document.ID)
	var left []later
	for k := range rec.Events {
		e := &rec.Events[k]
		if e.Modality == "scheduled" && e.Time != nil && e.Time.Start != "" && (e.Polarity != "negative" || e.Off()) && (e.Plover != "" || len(e.About) > 0 || e.Off()) {
			left = append(left, later{Report{Record: rec, Event: e}, tell(rec, e), order})
		}
	}
	left = slices.DeleteFunc(left, func(l later) bool { return slices.ContainsFunc(left, l.namedBy) })
	for _, fits := range []func(*Plan, *later, string) bool{sameStart, sameDay, a.moved} {
		rest := left[:0:0]
		for _, l := range left {
			if p := a.find(&l, func(p *Plan) bool { return fits(p, &l, family) }); p != nil {
				p.change(l, family)
				if !slices.Contains(a.open, p) {
					a.open = append(a.open, p)
				}
			} else {
				rest = append(rest, l)
			}
		}
		left = rest
	}
	for _, l := range left {
		if l.plover != "" || !l.Event.Off() || len(l.Event.About) > 0 {
			a.add(l, family)
		}
	}
}

// namedBy reports whether what a record plans is told by another of its plans, which
// knows more: of "talks resume on Monday" the talks of nobody by their resuming.
func (l *later) namedBy(o later) bool {
	if l.plover == "" || o.plover != "" || sided(l.Event) || len(l.Event.Evidence) == 0 || len(o.Event.Evidence) == 0 || l.when != o.when || l.Event.Evidence[0].Sentence != o.Event.Evidence[0].Sentence {
		return false
	}
	trigger := l.Event.Evidence[0].Trigger.Cut(l.Record.Document.Text)
	return slices.ContainsFunc(o.Event.About, func(a string) bool { return strings.Contains(a, trigger) })
}

// sameStart reports whether a record tells a known plan on its very day.
func sameStart(p *Plan, l *later, _ string) bool {
	return p.told.when.from == l.when.from && isPlan(p, l)
}

// sameDay reports whether a record tells a known plan about its day.
func sameDay(p *Plan, l *later, _ string) bool {
	return p.in != l.Record && p.told.when.meets(l.when) && isPlan(p, l)
}

// isPlan reports whether what a record tells can be a known plan, or its end.
func isPlan(p *Plan, l *later) bool {
	return p.told.plover == l.plover && fit(party.same).sameOccasion(&p.told.telling, &l.telling) || l.Event.Off() && (l.plover == "" || l.plover == "REJECT" || l.plover == p.told.plover) && calledOff(l, &p.told.telling)
}

// moved reports whether a record puts a known plan on another day. A new version
// of an article may just tell the new day; another article must say so, or plan
// the same at the same place before the old day has come, unless it plans both.
func (a *agenda) moved(p *Plan, l *later, family string) bool {
	if p.told.plover != l.plover || p.in == l.Record || !fit(party.same).sameOccasion(&p.told.telling, &l.telling) {
		return false
	}
	if p.family == family {
		return true
	}
	told := publishedBy(l.Record)
	if l.when.from <= p.told.when.from || told > p.told.when.to+overdueDays && !p.Off {
		return false
	}
	return p.Off && told <= p.told.when.to+yearDays || l.Event.Status == "postponed" || a.t.saysMoved(l) || l.place != "" && l.place == p.told.place && len(l.source) > 0 && len(l.target) > 0
}

// saysMoved reports whether what tells of a plan has the words for putting it on
// another day.
func (t *Tracker) saysMoved(l *later) bool {
	return slices.ContainsFunc(l.Event.Evidence, func(v readout.Evidence) bool {
		return contains(l.Record.Sentence(v.Sentence), t.moved) || contains(l.Record.Sentence(v.Sentence), t.elsewhen)
	})
}

// putNear reports whether the words right behind an event say that it is put on the day that it
// has: "a meeting in Oslo has been moved forward to Friday".
func (t *Tracker) putNear(l *later) bool {
	v := l.Event.Evidence
	if len(v) == 0 {
		return false
	}
	rest := l.Record.Document.Text[v[0].Trigger[1]:l.Record.Document.Sentences[v[0].Sentence][1]]
	return contains(rest, t.moved)
}

// contains reports whether a sentence has one of some words, each between blanks.
func contains(sentence string, words []string) bool {
	text := " " + strings.Join(plainWords(sentence), " ") + " "
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

func (a *agenda) add(l later, family string) {
	p := &Plan{First: l.Report, Latest: l.Report, Off: l.Event.Off(), Place: l.Record.Place(l.Event.Place), told: l, family: family, in: l.Record, counted: l.Record.Counted()}
	for _, h := range handles(&l.telling) {
		a.by[h] = append(a.by[h], p)
	}
	a.plans, a.open = append(a.plans, p), append(a.open, p)
}

// change takes what a later report tells of a plan. A report that knows less –
// the day without its hour, no place – leaves what was known.
func (p *Plan) change(l later, family string) {
	p.in, p.family, p.counted = l.Record, family, p.counted || l.Record.Counted()
	old, now := p.Latest.Event, l.Event
	onDay := p.told.when.meets(l.when)
	if now.Off() && (now.Status == "cancelled" || onDay) { // "put off to" a day: told at the new one
		if !p.Off {
			p.callOff(l.Report, l.Record.EventSentence(now))
		}
		return
	}
	vague := len(now.Time.Start) == len(time.DateOnly) && len(old.Time.Start) > len(time.DateOnly) && strings.HasPrefix(old.Time.Start, now.Time.Start)
	sameTime := old.Time.Start == now.Time.Start && old.Time.End == now.Time.End
	samePlace := l.place == "" || p.told.place != "" && p.told.samePlace(&l.telling)
	if !p.Off && (vague || sameTime && samePlace && sure(old) == sure(now)) {
		return
	}
	p.Latest, p.Place, p.told = l.Report, cmp.Or(l.Record.Place(now.Place), p.Place), l
	p.Off, p.Closing, p.Sentence, p.Changes = false, nil, "", p.Changes+1
}

func (p *Plan) callOff(r Report, sentence string) {
	p.Off, p.Closing, p.Sentence, p.Changes = true, &r, sentence, p.Changes+1
}

// sure is a status as far as a calendar tells it.
func sure(e *readout.Event) bool { return e.Status != "tentative" }

// find returns the newest plan that a report can be of.
func (a *agenda) find(l *later, fits func(*Plan) bool) *Plan {
	var best *Plan
	for _, h := range handles(&l.telling) {
		list := a.by[h]
		for i := len(list) - 1; i >= 0; i-- {
			if p := list[i]; p != best && (best == nil || p.told.order > best.told.order) && fits(p) {
				best = p
			}
		}
	}
	return best
}

// handles are the keys under which plans are looked for: the countries of those
// who take part, or the matter of what has no actors.
func handles(t *telling) []string {
	var out []string
	for _, p := range slices.Concat(t.source, t.target) {
		h := p.key
		if len(p.code) >= 3 {
			h = p.code[:3]
		}
		if !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	if out == nil {
		for _, a := range t.about {
			out = append(out, "about "+a)
		}
	}
	return out
}

// hear has the sentences of a record call off the plans they can be about, where
// no event did. What nobody is named for must be named with its day.
func (a *agenda) hear(rec *readout.Record) {
	told := publishedBy(rec)
	a.open = slices.DeleteFunc(a.open, func(p *Plan) bool { return p.told.when.to < told })
	for i := range rec.Document.Sentences {
		moved := contains(rec.Sentence(i), a.t.moved)
		if !moved && !contains(rec.Sentence(i), a.t.off) {
			continue
		}
		for _, p := range a.open {
			if p.Off || p.in == rec {
				continue
			}
			status, dated := a.t.fate(&p.told, rec, i, a.t.things(&p.told))
			if (dated || len(p.told.source)+len(p.told.target) > 0) && (status == "cancelled" || status == "moved" && moved) {
				p.in = rec
				p.callOff(Report{Record: rec}, rec.Sentence(i))
			}
		}
	}
}
