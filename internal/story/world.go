package story

import (
	"iter"
	"slices"
	"strings"

	"readout/readout"
)

// Report is one record's telling of an event.
type Report struct {
	Record *readout.Record
	Event  *readout.Event
	// Copy: the article is a copy or an earlier version of one that is counted, or
	// another report before it has the same sentence.
	Copy bool
}

// Happening is one event of the world with all its reports, the first published
// first.
type Happening struct {
	Plover, Mode       string
	Source, Target     []string // names of actors
	Day, Place         string   // "" when no report says
	Reports            []Report
	telling            telling
	polarity, modality string
}

// Actual reports whether the event is told as one that happened.
func (h *Happening) Actual() bool { return h.polarity == "positive" && h.modality == "actual" }

// Told is how the event is told: actual, scheduled, possible, … or "did not happen".
func (h *Happening) Told() string {
	if h.polarity == "negative" {
		return "did not happen"
	}
	return h.modality
}

// Independent counts the reports that are no copies of one another; what one
// article says twice is one report.
func (h *Happening) Independent() int {
	n := 0
	for _, r := range h.Reports {
		if !r.Copy {
			n++
		}
	}
	return n
}

// World merges the events of records, given in the order of their publication,
// into happenings: same type, polarity and modality, compatible actors, times
// that can be one and places that do not differ. What only a copy or an earlier
// version tells is no happening; what it tells as well is a report.
func World(records []*readout.Record) []*Happening {
	w := world{byKind: map[string][]*Happening{}}
	for rec := range countedOf(records) {
		w.take(rec)
	}
	for _, rec := range records {
		if !rec.Counted() {
			w.take(rec)
		}
	}
	for _, h := range w.all {
		slices.SortStableFunc(h.Reports, func(a, b Report) int {
			return strings.Compare(a.Record.Document.Published, b.Record.Document.Published)
		})
	}
	return w.all
}

type world struct {
	all    []*Happening
	byKind map[string][]*Happening
}

func (w *world) take(rec *readout.Record) {
	for i := range rec.Events {
		e := &rec.Events[i]
		if len(e.Source)+len(e.Target) == 0 {
			continue
		}
		kind := e.Plover + "|" + e.Polarity + "|" + e.Modality
		t := tell(rec, e)
		h := find(w.byKind[kind], &t, e.Mode, rec)
		if h == nil && !rec.Counted() {
			continue
		}
		if h == nil {
			h = &Happening{Plover: e.Plover, Mode: e.Mode, telling: t, polarity: e.Polarity, modality: e.Modality}
			w.byKind[kind] = append(w.byKind[kind], h)
			w.all = append(w.all, h)
		}
		h.take(rec, e, t)
	}
}

// countedOf leaves out copies and earlier versions.
func countedOf(records []*readout.Record) iter.Seq[*readout.Record] {
	return func(yield func(*readout.Record) bool) {
		for _, rec := range records {
			if rec.Counted() && !yield(rec) {
				return
			}
		}
	}
}

// recent is how many happenings of a type an event is compared with.
const recent = 500

func find(among []*Happening, t *telling, mode string, rec *readout.Record) *Happening {
	var scene *Happening
	for i := len(among) - 1; i >= max(0, len(among)-recent); i-- {
		h := among[i]
		if t.plover == "PROTEST" && t.when.dated && h.telling.when.dated && !h.telling.when.overlaps(t.when) {
			continue // strikes and marches go on day after day
		}
		if !h.telling.when.meets(t.when) || !h.telling.samePlace(t) || t.plover == "CONSULT" && !oneWay(h, t, mode) {
			continue
		}
		if t.byNobodyOnLand() && !(t.when.dated && h.telling.when.dated && t.when.overlaps(h.telling.when) && t.place != "" && t.place == h.telling.place) {
			continue
		}
		if h.telling.sameActors(t) {
			return h
		}
		if scene == nil && h.telling.oneScene(t) && !h.toldBy(rec) {
			scene = h
		}
	}
	return scene
}

// toldBy reports whether a record tells an event.
func (h *Happening) toldBy(rec *readout.Record) bool {
	return slices.ContainsFunc(h.Reports, func(r Report) bool { return r.Record == rec })
}

// oneWay reports whether a meeting can be told in two ways: by its mode, or, of those
// who came together on one day and are all named, as a visit and as talks.
func oneWay(h *Happening, t *telling, mode string) bool {
	if mode == "" || h.Mode == "" || mode == h.Mode {
		return true
	}
	inPerson := func(mode string) bool { return mode == "visit" || mode == "meet" || mode == "multilateral" }
	return inPerson(mode) && inPerson(h.Mode) && t.when.dated && h.telling.when.dated && t.when.overlaps(h.telling.when) &&
		someone(h.telling.source) && someone(h.telling.target) && someone(t.source) && someone(t.target)
}

// someone reports whether one of some actors is no country that is called on.
func someone(who []party) bool {
	return slices.ContainsFunc(who, func(p party) bool { return !p.state })
}

func (h *Happening) take(rec *readout.Record, e *readout.Event, t telling) {
	h.Source, h.telling.source = join(h.Source, h.telling.source, t.source)
	h.Target, h.telling.target = join(h.Target, h.telling.target, t.target)
	if h.Day == "" || t.when.dated && !h.telling.when.dated {
		h.Day, h.telling.when = rec.Day(e), t.when
	}
	if h.Place == "" || h.telling.wide && !t.wide && t.place != "" {
		h.Place, h.telling.place, h.telling.country, h.telling.wide = t.place, t.place, t.country, t.wide
	}
	h.telling.refers = h.telling.refers && t.refers
	r := Report{Record: rec, Event: e, Copy: !rec.Counted()}
	for _, other := range h.Reports {
		r.Copy = r.Copy || copied(other, r)
	}
	h.Reports = append(h.Reports, r)
}

// join adds actors that are not yet among those of a side, and their names.
func join(names []string, have, more []party) ([]string, []party) {
	for _, p := range more {
		if !slices.ContainsFunc(have, p.same) {
			have = append(have, p)
		}
		if slices.ContainsFunc(have, func(h party) bool { return h.key == p.key }) && !slices.Contains(names, p.name) {
			names = append(names, p.name)
		}
	}
	return names, have
}

// copied reports whether two reports use the same sentence, or stand in one
// article.
func copied(a, b Report) bool {
	if a.Record == b.Record {
		return true
	}
	x, y := a.Record.EventSentence(a.Event), b.Record.EventSentence(b.Event)
	return x != "" && strings.EqualFold(x, y)
}
