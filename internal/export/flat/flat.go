// Package flat makes lines of records: one for each event and pair of actors,
// which is how GDELT, ICEWS, POLECAT and spreadsheets count events.
package flat

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"

	"readout/readout"
)

// Actor is one end of a line.
type Actor struct {
	Name, Code, Country, Wikidata, Role string
	Words                               string   // the first words of the text that name it
	Sectors                             []string // in threes, after the country
}

// Row is one event between two actors of one document. Either end may be empty.
type Row struct {
	Record         *readout.Record
	Event          *readout.Event
	Source, Target Actor
	Place          *readout.Place // nil when not known
	Date           string         // YYYY-MM-DD of the event, else of the publication; "" when neither is known
	Dated          bool           // the date is the event's own
	ID             string         // stable for the document and event: document id, event id, pair
	Sentence       string
	ReportedBy     string // names of those who say so, parted by "; "
}

// Number returns the row's id as a positive integer.
func (r *Row) Number() int64 {
	sum := sha256.Sum256([]byte(r.ID))
	return int64(binary.BigEndian.Uint64(sum[:8]) >> 1)
}

// Rows returns the lines of a record in the order of its events. A symmetric
// event gives a line for each ordered pair.
func Rows(rec *readout.Record) []Row {
	var out []Row
	for i := range rec.Events {
		e := &rec.Events[i]
		base := Row{Record: rec, Event: e, Place: rec.Place(e.Place), Date: rec.Day(e), Dated: e.Time != nil && len(e.Time.Start) >= 10,
			Sentence: rec.EventSentence(e), ReportedBy: speakers(rec, e)}
		for _, s := range orNone(e.Source) {
			for _, t := range orNone(e.Target) {
				if s != "" && s == t {
					continue
				}
				r := base
				r.Source, r.Target = actor(rec, s), actor(rec, t)
				r.ID = rec.Document.ID + "/" + e.ID + "/" + s + ">" + t
				out = append(out, r)
			}
		}
	}
	return out
}

func orNone(ids []string) []string {
	if len(ids) == 0 {
		return []string{""}
	}
	return ids
}

func actor(rec *readout.Record, id string) Actor {
	a := rec.Actor(id)
	if a == nil {
		return Actor{}
	}
	out := Actor{Name: a.Name, Code: a.Code, Wikidata: a.Wikidata, Role: a.Role}
	if len(a.Mentions) > 0 {
		out.Words = strings.Join(strings.Fields(a.Mentions[0].Span.Cut(rec.Document.Text)), " ")
	}
	rest := a.Code
	// Codes of international bodies begin with IGO, NGO and the like, which
	// are sectors, not countries.
	if len(rest) >= 3 && rest[:3] != "IGO" && rest[:3] != "NGO" && rest[:3] != "IMG" && rest[:3] != "MNC" && !sector(rest[:3]) {
		out.Country, rest = rest[:3], rest[3:]
	}
	for ; len(rest) >= 3; rest = rest[3:] {
		out.Sectors = append(out.Sectors, rest[:3])
	}
	return out
}

// sector reports whether three letters are a role: actors of no known country
// have only that.
func sector(code string) bool {
	switch code {
	case "GOV", "MIL", "REB", "OPP", "PTY", "JUD", "LEG", "COP", "SPY", "CVL", "BUS", "JRN", "MED", "EDU", "LAB", "REL", "REF", "ELI", "CRM", "UAF", "SEP", "AGR", "ISM", "UIS":
		return true
	}
	return false
}

// Actors are the actors of some ids, in their order.
func Actors(rec *readout.Record, ids []string) []Actor {
	var out []Actor
	for _, id := range ids {
		if rec.Actor(id) != nil {
			out = append(out, actor(rec, id))
		}
	}
	return out
}

// Mutual reports whether an event has no side that acts and no side that is acted
// on: all who take part stand on both ends.
func Mutual(e *readout.Event) bool {
	return len(e.Source) > 1 && len(e.Source) == len(e.Target) && !slices.ContainsFunc(e.Source, func(id string) bool { return !slices.Contains(e.Target, id) })
}

func speakers(rec *readout.Record, e *readout.Event) string {
	var names []string
	for _, id := range rec.Speakers(e.ReportedBy) {
		names = append(names, actor(rec, id).Name)
	}
	return strings.Join(names, "; ")
}

// Tabbed is a row of a tab-separated table. Words from outside must not begin a
// cell or row of their own.
func Tabbed(cells []string) string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return ' '
			}
			return r
		}, c)
	}
	return strings.Join(out, "\t") + "\n"
}
