package story

import (
	"slices"

	"readout/readout"
)

// Entry is one side of a contested matter: who takes which stance, when, in
// which words.
type Entry struct {
	Day, Actor, Stance, Words, Sentence string
	Record                              *readout.Record
}

// Contested is an event that somebody claims and what others say to it, across
// articles, in the order of publication.
type Contested struct {
	What    string // the event in short: type, and who did it to whom
	Entries []Entry
	History []State
	key     string
}

// State is a status that a matter had from a day on.
type State struct{ Day, Status string }

// Status is the present one.
func (c *Contested) Status() string {
	if len(c.History) == 0 {
		return "unknown"
	}
	return c.History[len(c.History)-1].Status
}

// Ledger joins the claims of records, given in the order of their publication:
// claims of the same event type between the same actors, their denials,
// confirmations and retractions.
func Ledger(records []*readout.Record) []*Contested {
	var out []*Contested
	for rec := range countedOf(records) {
		for i := range rec.Claims {
			c := &rec.Claims[i]
			e := rec.Event(c.Event)
			if e == nil {
				continue
			}
			l := place(&out, rec, e)
			for _, s := range c.Sides {
				l.add(rec, e, s)
			}
			l.state(rec, c.Status)
		}
	}
	return out
}

// place finds the matter a claim belongs to, or opens one.
func place(list *[]*Contested, rec *readout.Record, e *readout.Event) *Contested {
	source, target := Keys(rec, e.Source), Keys(rec, e.Target)
	key := e.Plover
	for _, k := range append(append([]string{}, source...), append([]string{">"}, target...)...) {
		key += "|" + k
	}
	for _, l := range *list {
		if l.key == key && near(l.Entries[0].Day, rec.Day(e), 60) {
			return l
		}
	}
	l := &Contested{key: key, What: what(rec, e)}
	*list = append(*list, l)
	l.Entries = append(l.Entries, Entry{Day: rec.Day(e), Stance: "event", Record: rec, Sentence: rec.EventSentence(e)})
	return l
}

func what(rec *readout.Record, e *readout.Event) string {
	s := e.Plover + ": " + rec.Names(e.Source)
	if len(e.Target) > 0 {
		s += " → " + rec.Names(e.Target)
	}
	return s
}

func (c *Contested) add(rec *readout.Record, e *readout.Event, s readout.ClaimSide) {
	entry := Entry{Day: rec.PublicationDay(), Stance: s.Stance, Record: rec, Actor: rec.Names([]string{s.Actor})}
	if st := rec.Statement(s.Statement); st != nil {
		entry.Sentence = rec.Sentence(st.Sentence)
		for _, span := range st.Content {
			if entry.Words != "" {
				entry.Words += " … "
			}
			entry.Words += span.Cut(rec.Document.Text)
		}
	}
	if !slices.ContainsFunc(c.Entries, func(x Entry) bool {
		return x.Actor == entry.Actor && x.Stance == entry.Stance && x.Sentence == entry.Sentence
	}) {
		c.Entries = append(c.Entries, entry)
	}
}

// rank orders statuses by how much they settle.
var rank = []string{"unknown", "claimed", "contested", "confirmed", "retracted"}

// state moves the status on: a bare claim does not take a denial back.
func (c *Contested) state(rec *readout.Record, status string) {
	if n := len(c.History); n > 0 && slices.Index(rank, status) <= slices.Index(rank, c.History[n-1].Status) {
		return
	}
	c.History = append(c.History, State{rec.PublicationDay(), status})
}
