package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"readout/internal/api"
	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/story"
	"readout/readout"
)

// choice is a value of a list in a form.
type choice struct {
	Value, Name string
	On          bool
}

func periodChoices(on string) (out []choice) {
	for _, by := range []string{"day", "week", "month"} {
		out = append(out, choice{by, by, by == on})
	}
	return out
}

type dyadData struct {
	A, B, Problem string
	By            []choice
	Chart         *chart
	Events        []fact
	Back          string // the same the other way round
	Next          string // path of the following page of events; empty for none
	Asked         bool
	Statements    int
}

// dyad shows what one actor did to another over time.
func (s *site) dyad(r *http.Request) (string, string, any, error) {
	v := r.URL.Query()
	by := cmp.Or(v.Get("by"), "month")
	d := dyadData{A: v.Get("a"), B: v.Get("b"), By: periodChoices(by)}
	if d.A == "" || d.B == "" {
		return "dyad", "Dyad", d, nil
	}
	d.Asked = true
	d.Back = "/dyad?" + url.Values{"a": {d.B}, "b": {d.A}, "by": {by}}.Encode()
	list, err := s.Dyads(r.Context(), d.A, d.B, by)
	if errors.Is(err, api.ErrInput) {
		d.Problem = err.Error()
		return "dyad", "Dyad", d, nil
	}
	if err != nil {
		return "", "", nil, err
	}
	var periods []period
	for _, p := range list {
		d.Statements += p.Statements
		begin, name := periodOf(p.Begin, by)
		if p.Events > 0 {
			periods = append(periods, period{Begin: begin, Name: name, Quads: p.Quads, Goldstein: fmt.Sprintf("%+.1f", p.Mean()), Articles: p.Coverage, Burst: p.Burst})
		}
	}
	d.Chart = chartOf("What "+d.A+" did to "+d.B+", by "+by, filled(periods, by))
	hits, next, err := s.Search(r.Context(), happened(query.Is("source", d.A), query.Is("target", d.B)), "event", v.Get("after"), shown)
	if next != "" {
		d.Next = "/dyad?" + url.Values{"a": {d.A}, "b": {d.B}, "by": {by}, "after": {next}}.Encode()
	}
	for _, h := range hits {
		d.Events = append(d.Events, factOf(h.Record, h.Event))
	}
	return "dyad", d.A + " → " + d.B, d, err
}

type timelineData struct {
	span
	By    []choice
	Chart *chart
	Days  []timelineDay
}

// timelineDay is a day, or a month, year or decade of which no day is told.
type timelineDay struct {
	Name, Time string // Time is as HTML writes it; empty for a decade
	Events     []fact
}

// timeline shows what happened when: how much of which class, and what it was.
func (s *site) timeline(r *http.Request) (string, string, any, error) {
	asked, hits, err := s.spanned(r)
	d := timelineData{span: asked}
	if err != nil || d.Problem != "" {
		return "timeline", "Timeline", d, err
	}
	hits = slices.DeleteFunc(hits, func(h search.Hit) bool { return h.Record.Day(h.Event) == "" })
	slices.SortStableFunc(hits, func(a, b search.Hit) int {
		return strings.Compare(b.Record.Day(b.Event), a.Record.Day(a.Event))
	})
	by := r.URL.Query().Get("by")
	if len(hits) > 0 && by == "" {
		by = fitting(hits[len(hits)-1].Record.Day(hits[len(hits)-1].Event), hits[0].Record.Day(hits[0].Event))
	}
	d.By = periodChoices(cmp.Or(by, "month"))
	counts := countBy(by)
	for _, h := range hits {
		counts.add(h.Record.Day(h.Event), h.Event.Quad, h.Event.Goldstein)
	}
	d.Chart = chartOf("Events over time by class", counts.list())
	whole, err := s.whole(r.Context(), hits[:min(len(hits), shown)])
	d.Days = timelineOf(whole)
	return "timeline", "Timeline", d, err
}

// timelineOf parts events by when they happened, as exactly as is told.
func timelineOf(hits []search.Hit) (out []timelineDay) {
	at := map[string]int{}
	for _, h := range hits {
		f := factOf(h.Record, h.Event)
		name := f.Day
		if f.When != "" && len(f.When) < len(time.DateOnly) {
			name = f.When
		}
		if _, known := at[name]; !known {
			at[name] = len(out)
			out = append(out, timelineDay{Name: name})
			if !strings.HasSuffix(name, "s") {
				out[at[name]].Time = name
			}
		}
		out[at[name]].Events = append(out[at[name]].Events, f)
	}
	return out
}

// whole gives events in their whole records. What is not there any more, or
// damaged, is left out.
func (s *site) whole(ctx context.Context, hits []search.Hit) (out []search.Hit, err error) {
	known := map[string]*readout.Record{}
	for _, h := range hits {
		id := h.Record.Document.ID
		rec, looked := known[id]
		if !looked {
			if rec, err = s.Get(ctx, id); err != nil && !errors.Is(err, api.ErrNone) && !errors.Is(err, api.ErrDamaged) {
				return nil, err
			}
			known[id] = rec
		}
		if rec != nil && rec.Event(h.Event.ID) != nil {
			out = append(out, search.Hit{Record: rec, Event: rec.Event(h.Event.ID)})
		}
	}
	return out, nil
}

type actorData struct {
	Name, Code, Type, Wikidata string
	Names, Roles               []string
	Articles                   int
	Chart                      *chart
	Partners                   []tie
	Happened                   []fact
	Due                        []dueLine
	Said                       []said
	Contested                  []contestedLine
	Ties                       []field
	Search                     string
	Noun                       bool // known by a noun ("officials"), not by a name
	Partly                     string
}

// actorArticles is how many of the newest articles the lists of an actor's page
// are made of.
const actorArticles = 60

// actor shows who somebody is and what they do, said and will do.
func (s *site) actor(w http.ResponseWriter, r *http.Request) {
	d, err := s.actorOf(r.Context(), r.PathValue("id"))
	if err != nil {
		s.failed(w, err)
		return
	}
	s.show(w, http.StatusOK, "actor", d.Name, "", d)
}

func (s *site) actorOf(ctx context.Context, key string) (*actorData, error) {
	d, who := &actorData{}, query.Is("key", key)
	found, err := s.Survey(ctx, who, "document", api.Articles)
	if err != nil {
		return nil, err
	}
	if len(found.Hits) == 0 {
		return nil, api.ErrNone
	}
	newest, err := s.Newest(ctx, who, actorArticles)
	if err != nil {
		return nil, err
	}
	d.count(key, found.Hits)
	if found.More {
		d.Partly = partly(found)
	}
	for _, rec := range newest {
		d.tell(rec, key)
	}
	slices.SortStableFunc(d.Due, func(a, b dueLine) int { return strings.Compare(b.clock.Date, a.clock.Date) })
	d.Contested = s.disputes(newest, func(m *story.Contested) bool { return m.Concerns(key) }, 10)
	d.Search = finding(query.Is("actor", cmp.Or(d.Wikidata, d.Name)))
	d.Noun = d.Wikidata == "" && d.Type != "person" && d.Type != "organization"
	return d, nil
}

// mine gives the ids that an actor has in a record.
func mine(rec *readout.Record, key string) (ids []string) {
	for i := range rec.Actors {
		if a := &rec.Actors[i]; story.Key(a) == key {
			ids = append(ids, a.ID)
		}
	}
	return ids
}

// count takes up who the actor is and how much happens with whom and when.
func (d *actorData) count(key string, articles []search.Hit) {
	counts, first, last := []search.Hit{}, "", ""
	ties := tiesOf(nil)
	for _, h := range articles {
		rec := h.Record
		ids := mine(rec, key)
		for _, id := range ids {
			d.know(rec.Actor(id))
		}
		d.Articles++
		for i := range rec.Events {
			e := &rec.Events[i]
			if e.Modality != "actual" || !among(ids, e.Source) && !among(ids, e.Target) {
				continue
			}
			if day := rec.Day(e); day != "" {
				counts = append(counts, search.Hit{Record: rec, Event: e})
				first, last = min(cmp.Or(first, day), day), max(last, day)
			}
			ties.add(rec, e)
		}
	}
	by := fitting(first, last)
	c := countBy(by)
	for _, h := range counts {
		c.add(h.Record.Day(h.Event), h.Event.Quad, h.Event.Goldstein)
	}
	d.Chart = chartOf("Events with "+d.Name+", by "+by, c.list())
	d.Partners = ties.with(key, 15)
}

// tell takes up what a record tells of the actor.
func (d *actorData) tell(rec *readout.Record, key string) {
	ids := mine(rec, key)
	for i := range rec.Events {
		e := &rec.Events[i]
		if !among(ids, e.Source) && !among(ids, e.Target) {
			continue
		}
		if e.Modality == "actual" && len(d.Happened) < 30 {
			d.Happened = append(d.Happened, factOf(rec, e))
		} else if e.Modality == "scheduled" && e.Time != nil && len(d.Due) < 20 {
			d.Due = append(d.Due, dueLine{fact: factOf(rec, e), clock: clockOf(e.Time, rec.Place(e.Place))})
		}
	}
	for i := range rec.Statements {
		if st := &rec.Statements[i]; slices.Contains(ids, st.Speaker) && len(d.Said) < 20 {
			d.Said = append(d.Said, saidOf(rec, st, rec.Actor(st.Speaker)))
		}
	}
	for _, t := range rec.Relations {
		if slices.Contains(ids, t.From) {
			d.Ties = append(d.Ties, field{t.Type, rec.Names([]string{t.To}), "/article/" + rec.Document.ID + "#" + t.ID})
		} else if slices.Contains(ids, t.To) {
			d.Ties = append(d.Ties, field{t.Type + ", by", rec.Names([]string{t.From}), "/article/" + rec.Document.ID + "#" + t.ID})
		}
	}
}

// know takes up what a record says of the actor; the newest comes first.
func (d *actorData) know(a *readout.Actor) {
	d.Name, d.Code, d.Type, d.Wikidata = cmp.Or(d.Name, a.Name), cmp.Or(d.Code, a.Code), cmp.Or(d.Type, a.Type), cmp.Or(d.Wikidata, a.Wikidata)
	if a.Name != d.Name && !slices.Contains(d.Names, a.Name) {
		d.Names = append(d.Names, a.Name)
	}
	if a.Role != "" && !slices.Contains(d.Roles, a.Role) {
		d.Roles = append(d.Roles, a.Role)
	}
}

func among(ids, list []string) bool {
	return slices.ContainsFunc(list, func(id string) bool { return slices.Contains(ids, id) })
}

type actorsData struct {
	Query  string
	Actors []actorLine
	Partly string // what was counted where that is not all
	Next   string // path of the following page; empty for none
}

type actorLine struct {
	Name, Path, Code, Type   string
	Articles, Events, Spoken int
}

// actors lists who appears, those in most articles first.
func (s *site) actors(r *http.Request) (string, string, any, error) {
	v := r.URL.Query()
	d := actorsData{Query: v.Get("q")}
	list, found, err := s.Actors(r.Context(), d.Query)
	if err != nil {
		return "", "", nil, err
	}
	if found.More {
		d.Partly = partly(found)
	}
	list, next, err := api.Following(list, func(a api.Actor) string { return a.ID }, v.Get("after"), shown)
	if next != "" {
		d.Next = "/actors?" + url.Values{"q": {d.Query}, "after": {next}}.Encode()
	}
	for _, a := range list {
		d.Actors = append(d.Actors, actorLine{a.Name, actorPath(a.ID), a.Code, a.Type, a.Documents, a.Events, a.Said})
	}
	return "actors", "Actors", d, err
}
