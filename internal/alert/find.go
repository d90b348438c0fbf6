package alert

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/story"
	"readout/readout"
)

// World is what alerts are looked for in.
type World struct {
	Records []*readout.Record                           // by publication
	State   func(name string) string                    // alpha-3 code of a country's name
	Stories func([]*readout.Record) [][]*readout.Record // puts records into stories
	// FollowUp says what became of what was planned for a day before now.
	FollowUp func(records []*readout.Record, now time.Time) []story.Outcome
}

// find gives all that an alert could tell of. told holds the documents that it
// has told of before: a toll is told once a story.
func (a *Alert) find(w World, told map[string]bool) ([]Notice, error) {
	q, err := query.Parse(a.Query)
	if err != nil {
		return nil, err
	}
	switch a.On {
	case Moved:
		return a.moves(w, q), nil
	case Toll:
		return a.tolls(w, q, told), nil
	}
	var out []Notice
	for _, rec := range w.Records {
		for _, h := range search.Find(rec, q, a.Kind, w.State) {
			out = append(out, a.notice(h, h.ID(), titleOf(h)))
		}
	}
	return out, nil
}

func (a *Alert) notice(h search.Hit, id, title string) Notice {
	d := h.Record.Document
	first, _, _ := strings.Cut(d.Text, "\n")
	return Notice{ID: id, Alert: a.Name, On: a.On, Title: oneLine(title), Sentence: oneLine(cmp.Or(h.Sentence(), h.Record.Sentence(0))), Fact: h.ID(), Document: d.ID,
		Article: oneLine(cmp.Or(d.Title, first)), Publisher: oneLine(d.Publisher), URL: d.URL, Published: d.Published}
}

// titleOf says in one line what a hit is.
func titleOf(h search.Hit) string {
	rec := h.Record
	switch {
	case h.Claim != nil && h.Event != nil:
		return h.Claim.Status + ": " + what(rec, h.Event)
	case h.Statement != nil:
		s := cmp.Or(rec.Names([]string{h.Statement.Speaker}), "somebody") + ": " + h.Statement.Act
		if len(h.Statement.Content) > 0 {
			s += " “" + h.Statement.Content[0].Cut(rec.Document.Text) + "”"
		}
		return s
	case h.Event != nil:
		return what(rec, h.Event)
	}
	return cmp.Or(rec.Document.Title, rec.Sentence(0))
}

func what(rec *readout.Record, e *readout.Event) string {
	s := cmp.Or(rec.Names(e.Source), "somebody")
	if t := rec.Names(e.Target); t != "" && t != s {
		s += " → " + t
	}
	s = strings.TrimSpace(s + ": " + e.Plover + " " + e.Mode)
	if e.Polarity == "negative" {
		s += ", not"
	}
	if e.Modality != "actual" {
		s += ", " + e.Modality
	}
	return s
}

// always is a day after which no plan is made: what becomes of a plan is told
// when it is known, not when the plan is due.
var always = time.Date(9000, 1, 1, 0, 0, 0, 0, time.UTC)

// moves tells of plans that the query holds for and that a later report puts on
// another day or calls off. Several articles may tell of the plan; the report
// that moves it is told once.
func (a *Alert) moves(w World, q *query.Node) []Notice {
	asked := map[*readout.Event]bool{}
	for _, rec := range w.Records {
		for _, h := range search.Find(rec, q, "event", w.State) {
			asked[h.Event] = true
		}
	}
	var out []Notice
	for _, o := range w.FollowUp(w.Records, always) {
		if !asked[o.Planned.Event] || o.Closing == nil || o.Status != "moved" && o.Status != "cancelled" {
			continue
		}
		p, h := o.Planned, search.Hit{Record: o.Closing.Record, Event: o.Closing.Event}
		if h.Event == nil { // only words tell of it
			h = search.Hit{Record: p.Record, Event: p.Event}
		}
		title := o.Status + ": " + what(p.Record, p.Event) + " " + p.Record.Day(p.Event)
		if o.Moved != "" {
			title += " → " + o.Moved
		}
		id := h.ID() + "/" + o.Status + o.Moved
		if !slices.ContainsFunc(out, func(n Notice) bool { return n.ID == id }) {
			out = append(out, a.notice(h, id, title))
		}
	}
	return out
}

// tolls tells for each story of its first count that passes the number, in
// articles that the query holds for. A story that was told of, or was above the
// number when the alert was made, is not told again: later counts, and those of
// the other side, are of the same dead.
func (a *Alert) tolls(w World, q *query.Node, told map[string]bool) []Notice {
	var out []Notice
	for _, list := range w.Stories(w.Records) {
		if slices.ContainsFunc(list, func(rec *readout.Record) bool { return told[rec.Document.ID] }) {
			continue
		}
		var first *story.Count
		for _, t := range story.Tolls(list) {
			for i := range t.Counts {
				c := &t.Counts[i]
				if t.Unit == a.Unit && passes(c.Figure, a.Above) && (first == nil || c.Day < first.Day) && len(search.Find(c.Record, q, "document", w.State)) > 0 {
					first = c
				}
			}
		}
		if first != nil {
			out = append(out, a.tollNotice(*first))
		}
	}
	return out
}

func (a *Alert) tollNotice(c story.Count) Notice {
	f := c.Figure
	title := strings.TrimPrefix(fmt.Sprintf("%s %g %s", strings.ReplaceAll(f.Bound, "-", " "), f.Value, f.Unit), "exact ")
	if c.Source != "" {
		title += ", says " + c.Source
	}
	n := a.notice(search.Hit{Record: c.Record}, c.Record.Document.ID+"/"+f.ID, title)
	n.Fact, n.Sentence = n.ID, c.Record.Sentence(f.Sentence)
	return n
}

// passes reports whether a count is above a number: "more than 100" passes 100,
// "up to 120" does not.
func passes(f *readout.Figure, n float64) bool {
	switch f.Bound {
	case "up-to":
		return false
	case "more-than":
		return f.Value >= n
	}
	return f.Value > n
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
