package api

import (
	"context"
	"slices"
	"strings"
	"time"

	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/story"
	"readout/readout"
)

// Standing is how a plan stands after what later articles told of it.
type Standing struct {
	Outcome   string `json:"outcome,omitempty"`    // of one whose day has passed: happened, moved, cancelled, contradicted, no report yet
	MovedFrom string `json:"moved_from,omitempty"` // the day for which it was told first, where that is another
	Document  string `json:"document"`             // the article that says how it stands
	Published string `json:"published"`
	Title     string `json:"title"`
	URL       string `json:"url"`
	Sentence  string `json:"sentence"` // in which it does
}

// Plan is an event that is scheduled, with the status that holds, and how it
// stands.
type Plan struct {
	Hit   search.Hit
	Stand *story.Standing
}

// toldOf is how many of the newest articles that plan, put off or call off
// something are looked through for how plans stand, and how many of those that tell
// of the days after them.
const toldOf = 200

// Plans gives a page of what is scheduled from a time on as it stands now: each
// plan once, on the day it was moved to, or called off; and what became of those
// whose day has passed.
func (s Source) Plans(ctx context.Context, from time.Time, after string, limit int, now time.Time) ([]Plan, string, error) {
	hits, next, err := s.Due(ctx, from, after, limit)
	if err != nil || len(hits) == 0 {
		return nil, next, err
	}
	if s.Tracker == nil {
		return asTold(hits), next, nil
	}
	records, all, err := s.toldAbout(ctx, hits, now)
	if err != nil {
		return nil, "", err
	}
	told := make([]story.Report, len(hits))
	for i, h := range hits {
		told[i] = story.Report{Record: h.Record, Event: h.Event}
	}
	var out []Plan
	for i, st := range s.Tracker.Stand(records, told, now) {
		if st != nil {
			if !all && st.Outcome == "no report yet" {
				st.Outcome = "" // not all was looked through
			}
			hit := hits[i]
			hit.Record, hit.Event = st.Record, st.Event
			out = append(out, Plan{hit, st})
		}
	}
	return out, next, nil
}

// asTold gives plans as their articles tell them.
func asTold(hits []search.Hit) (out []Plan) {
	for _, h := range hits {
		out = append(out, Plan{h, &story.Standing{Event: h.Event, Record: h.Record, Told: h.Record, Sentence: h.Record.EventSentence(h.Event)}})
	}
	return out
}

// toldAbout gives the records that tell of plans, in the order of their
// publication: their own, those that plan or call off anything, and those of the
// days after the first plan where that has passed; all: nothing of those days was
// left out.
func (s Source) toldAbout(ctx context.Context, hits []search.Hit, now time.Time) (records []*readout.Record, all bool, err error) {
	q := []*query.Node{query.Any(query.Is("modality", "scheduled"), query.Is("status", "cancelled"), query.Is("status", "postponed"))}
	if first := hits[0].Record.Day(hits[0].Event); first < now.Format(time.DateOnly) {
		last := min(heardBy(hits[len(hits)-1].Record.Day(hits[len(hits)-1].Event)), now.Format(time.DateOnly))
		q = append(q, query.All(query.Is("since", first), query.Is("until", last)))
	}
	all = true
	have := map[string]bool{}
	add := func(rec *readout.Record) {
		if id := rec.Document.ID; !have[id] {
			have[id] = true
			records = append(records, rec)
		}
	}
	for _, h := range hits {
		add(h.Record)
	}
	for k, n := range q {
		list, err := s.Newest(ctx, n, toldOf)
		if err != nil {
			return nil, false, err
		}
		all = all && (k == 0 || len(list) < toldOf)
		for _, rec := range list {
			add(rec)
		}
	}
	slices.SortStableFunc(records, func(a, b *readout.Record) int {
		return strings.Compare(a.Document.Published, b.Document.Published)
	})
	return records, all, nil
}

// heardBy is the last day on which articles are looked at for what came of a plan:
// reports come after its day.
func heardBy(day string) string {
	at, err := time.Parse(time.DateOnly, day[:min(len(day), len(time.DateOnly))])
	if err != nil {
		return day
	}
	return at.AddDate(0, 0, 14).Format(time.DateOnly)
}

// planHit shows a plan with its standing.
func planHit(p Plan) Hit {
	h := hitOf(p.Hit)
	d := p.Stand.Told.Document
	h.Sentence = p.Hit.Record.EventSentence(p.Hit.Event)
	h.Standing = &Standing{p.Stand.Outcome, p.Stand.Was, d.ID, d.Published, d.Title, d.URL, p.Stand.Sentence}
	return h
}
