package story

import (
	"slices"
	"strings"

	"readout/readout"
)

// Key tells whether actors of two records are the same: by Wikidata id, else by
// code and name.
func Key(a *readout.Actor) string {
	if a.Wikidata != "" {
		return a.Wikidata
	}
	return a.Code + "|" + strings.ToLower(a.Name)
}

// ActorOf returns an actor of a record by its id, or nil.
func ActorOf(rec *readout.Record, id string) *readout.Actor {
	for i := range rec.Actors {
		if rec.Actors[i].ID == id {
			return &rec.Actors[i]
		}
	}
	return nil
}

// Means reports whether what a user types stands for an actor: its name or a
// part of it, its Wikidata id, or its code or the beginning of it (RUS, RUSGOV).
func Means(query string, a *readout.Actor) bool {
	if query == "" {
		return false
	}
	if strings.ToUpper(query) == query && len(query) >= 3 && strings.HasPrefix(a.Code, query) || query == a.Wikidata {
		return true
	}
	name, q := strings.ToLower(a.Name), strings.ToLower(query)
	return name == q || slices.Contains(strings.Fields(name), q) || strings.Contains(name, q) && strings.Contains(q, " ")
}

// AnyMeans reports whether what a user types stands for one of the actors with
// the given ids.
func AnyMeans(query string, rec *readout.Record, ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		a := ActorOf(rec, id)
		return a != nil && Means(query, a)
	})
}

// Names returns the names of the actors with the given ids, with commas between.
func Names(rec *readout.Record, ids []string) string {
	var out []string
	for _, id := range ids {
		if a := ActorOf(rec, id); a != nil {
			out = append(out, a.Name)
		}
	}
	return strings.Join(out, ", ")
}

// Speakers returns the actors who make the given statements, by id.
func Speakers(rec *readout.Record, statements []string) []string {
	var out []string
	for _, id := range statements {
		for _, s := range rec.Statements {
			if s.ID == id && s.Speaker != "" {
				out = append(out, s.Speaker)
			}
		}
	}
	return out
}

// Keys returns the keys of the actors with the given ids, sorted.
func Keys(rec *readout.Record, ids []string) []string {
	var out []string
	for _, id := range ids {
		if a := ActorOf(rec, id); a != nil {
			out = append(out, Key(a))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Day returns the day of an event as YYYY-MM-DD: its own, else that of the
// publication; empty when neither is known.
func Day(rec *readout.Record, e *readout.Event) string {
	if e.Time != nil && len(e.Time.Start) >= 10 {
		return e.Time.Start[:10]
	}
	if p := rec.Document.Published; len(p) >= 10 {
		return p[:10]
	}
	return ""
}

// Published returns the day of publication as YYYY-MM-DD; empty when unknown.
func Published(rec *readout.Record) string {
	return rec.Document.Published[:min(10, len(rec.Document.Published))]
}

// EventOf returns an event of a record by its id, or nil.
func EventOf(rec *readout.Record, id string) *readout.Event {
	for i := range rec.Events {
		if rec.Events[i].ID == id {
			return &rec.Events[i]
		}
	}
	return nil
}

// EventSentence returns the sentence that tells of an event first, on one line.
func EventSentence(rec *readout.Record, e *readout.Event) string {
	if len(e.Evidence) == 0 {
		return ""
	}
	return Sentence(rec, e.Evidence[0].Sentence)
}

// Sentence returns a sentence of a record on one line.
func Sentence(rec *readout.Record, i int) string {
	if i < 0 || i >= len(rec.Document.Sentences) {
		return ""
	}
	return strings.Join(strings.Fields(rec.Document.Sentences[i].Cut(rec.Document.Text)), " ")
}
