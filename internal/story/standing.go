package story

import (
	"cmp"
	"slices"
	"time"

	"readout/readout"
)

// Standing is a plan as it stands after all that was told of it.
type Standing struct {
	Event    *readout.Event  // as told last before it was called off, with the status that holds
	Record   *readout.Record // the one that tells of it
	Told     *readout.Record // the one that shows its status
	Sentence string          // that says so
	// Outcome is what became of a plan whose day has passed, one of Outcomes, as told
	// by events or, within two weeks of its day, in words; empty for one that lies
	// ahead, was called off, or has no known day.
	Outcome string
	// Was is the day for which a plan was told first, where it has been moved.
	Was string
}

// Stand tells of each report of a plan how the plan stands at a time; nil for one
// whose plan stands elsewhere: told before in the list, or moved to another day.
// What is no plan of the tracker's stands as its article tells it. records stand in
// the order of their publication.
func (t *Tracker) Stand(records []*readout.Record, told []Report, now time.Time) []*Standing {
	plans := map[[2]string]*Plan{}
	for _, p := range t.Agenda(records) {
		for _, r := range []*Report{&p.First, &p.Latest, p.Closing} {
			if r != nil && r.Event != nil {
				plans[key(*r)] = p
			}
		}
	}
	out, seen := make([]*Standing, len(told)), map[*Plan]bool{}
	counted, byType := gather(records)
	heard := t.listen()
	for i, r := range told {
		p := plans[key(r)]
		switch {
		case p == nil:
			out[i] = &Standing{Event: r.Event, Record: r.Record, Told: r.Record, Sentence: r.Record.EventSentence(r.Event)}
		case seen[p] || !p.Off && r.Event.Time.Start != p.Latest.Event.Time.Start:
			continue
		default:
			seen[p] = true
			out[i] = p.standing(t)
		}
		if p != nil {
			r = p.Latest
		}
		if e := r.Event; !out[i].Event.Off() && e.Modality == "scheduled" && ahead(r.Record, e) && due(e, now) {
			plan := planOf(r.Record, e, 1+slices.Index(counted, r.Record))
			soon := slices.IndexFunc(counted, func(rec *readout.Record) bool { return publishedBy(rec) > plan.when.to+overdueDays })
			if soon < 0 {
				soon = len(counted)
			}
			o := heard.fateOf(&plan, counted[:soon], byType)
			if o.quote(); o.Closing != nil {
				out[i].Told, out[i].Sentence = o.Closing.Record, o.Sentence
			}
			out[i].Outcome = o.Status
		}
	}
	return out
}

func key(r Report) [2]string { return [2]string{r.Record.Document.ID, r.Event.ID} }

func (p *Plan) standing(t *Tracker) *Standing {
	e := *p.Latest.Event
	s := &Standing{Event: &e, Record: p.Latest.Record, Told: p.Latest.Record, Sentence: p.Latest.Record.EventSentence(&e)}
	if day := p.First.Record.Day(p.First.Event); day != p.Latest.Record.Day(&e) {
		s.Was = day
	}
	if p.Closing == nil {
		return s
	}
	s.Told, s.Sentence, e.Status = p.Closing.Record, cmp.Or(p.Sentence, s.Sentence), "cancelled"
	if c := p.Closing.Event; c != nil && c.Status == "postponed" || c == nil && contains(p.Sentence, t.moved) {
		e.Status = "postponed"
	}
	return s
}
