package story

import (
	"slices"

	"readout/readout"
)

// The plans that are followed.

// beside reports whether a plan only tells who brings together those whose talks the
// same sentence plans for the same day.
func beside(p *later, plans []later) bool {
	return p.plover == "CONSULT" && uncoded(p) && slices.ContainsFunc(plans, func(o later) bool {
		return o.Event != p.Event && o.plover == "CONSULT" && !uncoded(&o) && p.toldWith(&o) && o.when == p.when
	}) || p.plover == "CONSULT" && p.Event.Mode == "" && len(p.target) == 0 && slices.ContainsFunc(plans, func(o later) bool {
		return o.Event != p.Event && o.Record == p.Record && o.plover == "CONSULT" && len(o.target) > 0 && len(o.Event.Evidence) > 0 && len(p.Event.Evidence) > 0 &&
			o.Event.Evidence[0].Sentence == p.Event.Evidence[0].Sentence && o.when == p.when && !o.Event.Off() && !within(p.source, slices.Concat(o.source, o.target))
	})
}

// uncoded reports whether of those who take part in a plan none has a code: "for a summit of the
// Harbour Group".
func uncoded(p *later) bool {
	return !slices.ContainsFunc(slices.Concat(p.source, p.target), func(a party) bool { return a.code != "" })
}

// toldWith reports whether one sentence tells two plans.
func (l *later) toldWith(o *later) bool {
	return l.Record == o.Record && len(l.Event.Evidence) > 0 && len(o.Event.Evidence) > 0 && l.Event.Evidence[0].Sentence == o.Event.Evidence[0].Sentence
}

// theirOwn reports whether an event is of those who do what is planned, by the same names.
func theirOwn(plan *later, r *Report) bool {
	return sameNames(plan.source, parties(r.Record, r.Event.Source))
}

// sameNames reports whether two sides are called by the same names.
func sameNames(a, b []party) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(p party) bool {
		return !slices.ContainsFunc(b, func(q party) bool { return partOfName(p.name, q.name) || partOfName(q.name, p.name) })
	})
}

// gather lists the records that are counted and their events by type.
func gather(records []*readout.Record) (counted []*readout.Record, byType map[string][]later) {
	byType = map[string][]later{}
	for rec := range countedOf(records) {
		counted = append(counted, rec)
		for k := range rec.Events {
			if e := &rec.Events[k]; sided(e) {
				byType[e.Plover] = append(byType[e.Plover], later{Report{Record: rec, Event: e}, tell(rec, e), len(counted)})
			}
		}
	}
	return counted, byType
}

// sided reports whether an event tells who takes part or, where it has no type,
// what it is about.
func sided(e *readout.Event) bool {
	return len(e.Source)+len(e.Target) > 0 || e.Plover == "" && len(e.About) > 0
}

// planOf is a plan told by the nth of the counted records.
func planOf(rec *readout.Record, e *readout.Event, n int) later {
	l := later{Report{Record: rec, Event: e}, tell(rec, e), n}
	if until(rec, e) {
		l.when.from = min(l.when.from, publishedBy(rec))
	}
	return l
}
