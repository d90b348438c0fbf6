package web

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/story"
	"readout/readout"
)

// fact is an event as lists show it.
type fact struct {
	ID, Document, Article, Publisher, Published string
	From, To                                    []party
	Both                                        bool // from and to do it together
	Topic                                       string
	Type                                        string
	Quad                                        int
	Day                                         string // to sort by: that of the publication where the event has none
	When                                        string // its own time, as exactly as it is told; empty for none
	Place, Mark, Sentence, Speakers             string
	Off                                         bool // called off or put off
}

// party is an actor and where its page is.
type party struct{ Name, Path string }

// What names the sides in one line of text.
func (f fact) What() string {
	names := func(list []party) string {
		var out []string
		for _, p := range list {
			out = append(out, p.Name)
		}
		return strings.Join(out, ", ")
	}
	if len(f.To) > 0 {
		return cmp.Or(names(f.From), "(somebody)") + " → " + names(f.To)
	}
	return cmp.Or(names(f.From), f.Topic, "(somebody)")
}

// Path leads to the fact in its article.
func (f fact) Path() string { return "/article/" + f.Document + "#" + f.ID }

func factOf(rec *readout.Record, e *readout.Event) fact {
	f := fact{ID: e.ID, Document: rec.Document.ID, Article: titleOf(rec), Publisher: rec.Document.Publisher, Published: rec.PublicationDay(),
		From: partiesOf(rec, e.Source), To: partiesOf(rec, e.Target), Type: typeOf(e), Quad: e.Quad, Day: rec.Day(e), When: whenOf(e.Time), Off: e.Off(),
		Mark: markOf(e), Sentence: rec.EventSentence(e), Speakers: rec.Names(rec.Speakers(e.ReportedBy))}
	if len(e.Source) > 0 && len(e.Source) == len(e.Target) && !slices.ContainsFunc(e.Source, func(id string) bool { return !slices.Contains(e.Target, id) }) {
		f.Both, f.To = true, nil
	}
	// Of what an event is about, ids of places and actors are no words.
	f.Topic = strings.Join(slices.DeleteFunc(slices.Clone(e.About), func(s string) bool { return rec.Place(s) != nil || rec.Actor(s) != nil || len(s) < 3 }), ", ")
	if p := rec.Place(e.Place); p != nil {
		f.Place = p.Name
	}
	return f
}

func partiesOf(rec *readout.Record, ids []string) (out []party) {
	for _, id := range ids {
		if a := rec.Actor(id); a != nil {
			out = append(out, party{a.Name, actorPath(story.Key(a))})
		}
	}
	return out
}

// typeOf names an event's type in words; one of no type is a date.
func typeOf(e *readout.Event) string {
	t := strings.ToLower(e.Plover)
	if e.Mode != "" {
		t += ", " + e.Mode
	}
	return cmp.Or(t, "date")
}

// Kind says in a word or two what a fact is: its mode, else its type; of one of no
// type what it is about.
func (f fact) Kind() string {
	kind, mode, _ := strings.Cut(f.Type, ", ")
	if kind == "date" {
		return f.Topic
	}
	return cmp.Or(mode, kind)
}

// whenOf writes a time as exactly as it is known: a day, several days, a month, a
// year.
func whenOf(t *readout.Time) string {
	if t == nil || t.Start == "" {
		return ""
	}
	day := t.Start[:min(10, len(t.Start))]
	switch {
	case t.Precision == "month" && len(day) == 10:
		return day[:7]
	case t.Precision == "year" && len(day) == 10:
		return day[:4]
	case t.Precision == "decade" && len(day) == 10:
		return day[:4] + "s"
	}
	from, err1 := time.Parse(time.DateOnly, t.Start)
	until, err2 := time.Parse(time.DateOnly, t.End)
	if last := until.AddDate(0, 0, -1); err1 == nil && err2 == nil && last.After(from) {
		return day + " to " + last.Format(time.DateOnly)
	}
	return day
}

// markOf says what an event is when it is not simply told as one that happened.
func markOf(e *readout.Event) string {
	if e.Off() {
		return e.Status
	}
	var marks []string
	if e.Modality != "actual" {
		marks = append(marks, e.Modality)
	}
	if e.Polarity == "negative" {
		marks = append(marks, "not")
	}
	return strings.Join(append(marks, strings.Fields(e.Status)...), ", ")
}

func titleOf(rec *readout.Record) string {
	t, _, _ := strings.Cut(rec.Document.Text, "\n")
	return cmp.Or(rec.Document.Title, strings.ToValidUTF8(t[:min(len(t), 120)], ""), "untitled")
}

// quads names the quad classes by their numbers.
func quads() []string {
	return []string{"no class", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}
}

// Class names the quad class of a fact.
func (f fact) Class() string { return quads()[min(max(f.Quad, 0), 4)] }

// shown bounds the entries of a page.
const shown = 100

// found lists the events in records that a query holds for, at most n.
func (s *site) found(records []*readout.Record, q *query.Node, n int) (out []fact) {
	for _, rec := range records {
		for _, h := range search.Find(rec, q, "event", s.State) {
			if len(out) == n {
				return out
			}
			out = append(out, factOf(rec, h.Event))
		}
	}
	return out
}

// happened holds for what is told as having happened, and for some other queries.
func happened(and ...*query.Node) *query.Node {
	return query.All(append([]*query.Node{query.Is("modality", "actual")}, and...)...)
}

// finding is the path of the search for a query.
func finding(q *query.Node) string { return "/search?q=" + url.QueryEscape(q.String()) }

// clock is a time as it is on the spot and in UTC. Day is the one on which it
// begins, empty where only a month or year is known; Date is as exact as is known.
type clock struct{ Date, Day, Local, UTC string }

// clockOf reads both clocks of a time; where only a day is known there is none.
func clockOf(t *readout.Time, p *readout.Place) clock {
	if t == nil {
		return clock{}
	}
	start := cmp.Or(t.Start, t.Value)
	at, err := time.Parse(time.RFC3339, start)
	if err != nil || t.Precision != "minute" && t.Precision != "hour" {
		if _, hour, ok := strings.Cut(start, "T"); ok && t.Precision == "minute" && len(hour) >= 5 {
			return clock{Date: start[:min(10, len(start))], Day: start[:min(10, len(start))], Local: hour[:5]} // no zone is known
		}
		c := clock{Date: cmp.Or(whenOf(t), start)}
		if len(c.Date) >= 10 {
			c.Day = c.Date[:10]
		}
		return c
	}
	c := clock{Date: at.Format(time.DateOnly), Day: at.Format(time.DateOnly), Local: at.Format("15:04"), UTC: at.UTC().Format("15:04") + " UTC"}
	if p != nil && p.Timezone != "" {
		c.Local += " " + p.Name
	} else {
		c.Local += at.Format(" (UTC-07:00)")
	}
	if day := at.UTC().Format(time.DateOnly); day != c.Date {
		c.UTC = day + " " + c.UTC
	}
	return c
}
