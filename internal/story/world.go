package story

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"time"

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
	Plover, Mode     string
	Source, Target   []string // keys of actors
	Day, Place       string   // "" when no report says
	Reports          []Report
	ActorNames       map[string]string // key → name
	place            string
	polarity, modals string
}

// Independent counts the reports that are no copies of one another.
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
// into happenings: same type, polarity and modality, compatible actors at both
// ends, days at most one apart, and places that do not differ. What only a copy
// or an earlier version tells is no happening; what it tells as well is a report.
func World(records []*readout.Record) []*Happening {
	var out []*Happening
	byType := map[string][]*Happening{}
	take := func(rec *readout.Record) {
		for i := range rec.Events {
			e := &rec.Events[i]
			if len(e.Source)+len(e.Target) == 0 {
				continue
			}
			kind := e.Plover + "|" + e.Polarity + "|" + e.Modality
			h := find(byType[kind], rec, e)
			if h == nil && !rec.Counted() {
				continue
			}
			if h == nil {
				h = &Happening{Plover: e.Plover, Mode: e.Mode, ActorNames: map[string]string{}, polarity: e.Polarity, modals: e.Modality}
				byType[kind] = append(byType[kind], h)
				out = append(out, h)
			}
			h.take(rec, e)
		}
	}
	for rec := range countedOf(records) {
		take(rec)
	}
	for _, rec := range records {
		if !rec.Counted() {
			take(rec)
		}
	}
	for _, h := range out {
		slices.SortStableFunc(h.Reports, func(a, b Report) int {
			return strings.Compare(a.Record.Document.Published, b.Record.Document.Published)
		})
	}
	return out
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

func find(among []*Happening, rec *readout.Record, e *readout.Event) *Happening {
	source, target := Keys(rec, e.Source), Keys(rec, e.Target)
	for i := len(among) - 1; i >= max(0, len(among)-recent); i-- {
		h := among[i]
		if sameSide(h.Source, source) && sameSide(h.Target, target) && near(h.Day, rec.Day(e), 1) && samePlace(h, rec, e) {
			return h
		}
	}
	return nil
}

// sameSide reports whether one side of two events can be the same: equal, or
// the smaller inside the larger; an unknown side fits only an unknown one.
func sameSide(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

// near reports whether two days are at most so many days apart; unknown days
// are near any.
func near(a, b string, days int) bool {
	x, err1 := time.Parse(time.DateOnly, a)
	y, err2 := time.Parse(time.DateOnly, b)
	if err1 != nil || err2 != nil {
		return true
	}
	d := x.Sub(y).Hours() / 24
	return d <= float64(days) && d >= -float64(days)
}

func placeOf(rec *readout.Record, e *readout.Event) string {
	if p := rec.Place(e.Place); p != nil {
		return p.Name
	}
	return ""
}

func samePlace(h *Happening, rec *readout.Record, e *readout.Event) bool {
	p := placeOf(rec, e)
	return h.place == "" || p == "" || h.place == p
}

func (h *Happening) take(rec *readout.Record, e *readout.Event) {
	for _, side := range []struct {
		to  *[]string
		ids []string
	}{{&h.Source, e.Source}, {&h.Target, e.Target}} {
		for _, k := range Keys(rec, side.ids) {
			if !slices.Contains(*side.to, k) {
				*side.to = append(*side.to, k)
			}
		}
		slices.Sort(*side.to)
		for _, id := range side.ids {
			if a := rec.Actor(id); a != nil {
				h.ActorNames[Key(a)] = a.Name
			}
		}
	}
	if h.Day == "" || e.Time != nil && h.Reports != nil && h.Reports[0].Event.Time == nil {
		h.Day = cmp.Or(rec.Day(e), h.Day)
	}
	if h.place == "" {
		h.place = placeOf(rec, e)
		h.Place = h.place
	}
	r := Report{Record: rec, Event: e, Copy: !rec.Counted()}
	for _, other := range h.Reports {
		r.Copy = r.Copy || copied(other, r)
	}
	h.Reports = append(h.Reports, r)
}

// copied reports whether two reports use the same sentence.
func copied(a, b Report) bool {
	if len(a.Event.Evidence) == 0 || len(b.Event.Evidence) == 0 || a.Record == b.Record {
		return a.Record == b.Record
	}
	x, y := a.Record.EventSentence(a.Event), b.Record.EventSentence(b.Event)
	return x != "" && strings.EqualFold(x, y)
}

// Outcome is what became of something that was planned.
type Outcome struct {
	Planned Report
	// Status: happened, moved, cancelled, contradicted, or "no report yet".
	Status  string
	Moved   string  // to which day
	Closing *Report // the report that says so; nil for none
}

// FollowUp matches what was planned for a day before now with what later
// records say of it. records stand in the order of their publication.
func FollowUp(records []*readout.Record, now time.Time) []Outcome {
	var out []Outcome
	records = slices.Collect(countedOf(records))
	for i, rec := range records {
		for k := range rec.Events {
			e := &rec.Events[k]
			if e.Modality != "scheduled" || e.Time == nil || len(e.Time.End) < 10 || len(e.Source)+len(e.Target) == 0 || e.Polarity == "negative" {
				continue
			}
			end, err := time.Parse(time.DateOnly, e.Time.End[:10])
			if err != nil || end.After(now) {
				continue
			}
			out = append(out, became(Report{Record: rec, Event: e}, records[i:]))
		}
	}
	return out
}

// became looks through later records for the fate of a plan.
func became(plan Report, later []*readout.Record) Outcome {
	o := Outcome{Planned: plan, Status: "no report yet"}
	source, target := Keys(plan.Record, plan.Event.Source), Keys(plan.Record, plan.Event.Target)
	for _, rec := range later {
		for k := range rec.Events {
			e := &rec.Events[k]
			if e == plan.Event || e.Plover != plan.Event.Plover || !sameSide(source, Keys(rec, e.Source)) || !sameSide(target, Keys(rec, e.Target)) {
				continue
			}
			r := Report{Record: rec, Event: e}
			day := rec.Day(e)
			switch {
			case e.Modality == "actual" && e.Polarity == "positive" && near(day, plan.Record.Day(plan.Event), 1):
				return Outcome{plan, "happened", "", &r}
			case e.Modality == "actual" && e.Polarity == "negative" && near(day, plan.Record.Day(plan.Event), 1):
				o = Outcome{plan, "contradicted", "", &r}
			case e.Status == "cancelled" && near(day, plan.Record.Day(plan.Event), 1):
				o = Outcome{plan, "cancelled", "", &r}
			case e.Modality == "scheduled" && rec != plan.Record && e.Time != nil && !near(day, plan.Record.Day(plan.Event), 1) && o.Closing == nil:
				o = Outcome{plan, "moved", day, &r}
			}
		}
	}
	return o
}
