package api

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/story"
	"readout/readout"
)

// Relation is a lasting tie with its two ends, sentence and source.
type Relation struct {
	ID        string           `json:"id"`
	Document  string           `json:"document"`
	URL       string           `json:"url"`
	Published string           `json:"published"`
	Title     string           `json:"title"`
	Sentence  string           `json:"sentence"`
	Actors    []readout.Actor  `json:"actors"` // both ends
	Relation  readout.Relation `json:"relation"`
}

func (a *api) relations(r *http.Request) (any, error) {
	kind, who := r.URL.Query().Get("type"), r.URL.Query().Get("actor")
	q := query.Is("has", "relation")
	if kind != "" {
		q = query.Is("tie", kind)
	}
	return facts(a, r, q, func(x Relation) string { return x.ID }, func(rec *readout.Record) (out []Relation) {
		for _, x := range rec.Relations {
			ends := []string{x.From, x.To}
			if kind != "" && x.Type != kind || who != "" && !a.means(who, rec, ends) {
				continue
			}
			d, sentence := rec.Document, ""
			if len(x.Evidence) > 0 {
				sentence = rec.Sentence(x.Evidence[0].Sentence)
			}
			out = append(out, Relation{d.ID + "/" + x.ID, d.ID, d.URL, d.Published, d.Title, sentence, pick(rec, ends), x})
		}
		return out
	})
}

// maxWalk bounds the articles that one request has looked through for facts that
// no index knows.
const maxWalk = 2000

// facts gives a page of what of gives of the articles that a query holds for, the
// newest first. A page that ends for want of patience may be short, and has a
// next all the same.
func facts[T any](a *api, r *http.Request, q *query.Node, id func(T) string, of func(*readout.Record) []T) (any, error) {
	out := page[T]{Items: []T{}}
	after, limit := r.URL.Query().Get("after"), limitOf(r)
	document, _, _ := strings.Cut(after, "/")
	if after != "" { // the rest of the article that the last page ended in
		rec, err := a.Get(r.Context(), document)
		if err != nil && !errors.Is(err, ErrNone) {
			return nil, err
		}
		if rec == nil {
			return nil, errAfter
		}
		list := of(rec)
		i := slices.IndexFunc(list, func(x T) bool { return id(x) == after })
		if i < 0 && after != document {
			return nil, errAfter
		}
		out.Items = append(out.Items, list[i+1:]...)
		if after == document {
			out.Items = out.Items[:0]
		}
	}
	for walked := 0; len(out.Items) <= limit; {
		hits, next, err := a.Search(r.Context(), q, "document", document, min(maxLimit, limit+1))
		if errors.Is(err, ErrNone) && document != "" {
			return nil, errAfter
		}
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			out.Items = append(out.Items, of(h.Record)...)
		}
		if document = next; next == "" {
			break
		}
		if walked += len(hits); walked >= maxWalk && len(out.Items) <= limit {
			out.Next = next
			return out, nil
		}
	}
	if len(out.Items) > limit {
		out.Items = out.Items[:limit]
		out.Next = id(out.Items[limit-1])
	}
	return out, nil
}

// means reports whether a name, a code or a country stands for one of the actors.
func (a *api) means(who string, rec *readout.Record, ids []string) bool {
	return a.who(who).Among(rec, ids)
}

// who is whom words stand for.
func (s Source) who(words string) story.Who {
	if s.State == nil {
		return story.Who{Words: words}
	}
	return story.Who{Words: words, Code: s.State(words)}
}

// Figure is a quantity with its sentence and source.
type Figure struct {
	ID        string          `json:"id"`
	Document  string          `json:"document"`
	URL       string          `json:"url"`
	Published string          `json:"published"`
	Title     string          `json:"title"`
	Sentence  string          `json:"sentence"`
	Speakers  []readout.Actor `json:"speakers"` // whose count it is; empty: the article's own
	Figure    readout.Figure  `json:"figure"`
}

func (a *api) figures(r *http.Request) (any, error) {
	unit, by := r.URL.Query().Get("unit"), r.URL.Query().Get("by")
	q := query.Is("has", "figure")
	if unit != "" {
		q = query.Is("unit", unit)
	}
	return facts(a, r, q, func(f Figure) string { return f.ID }, func(rec *readout.Record) (out []Figure) {
		for _, f := range rec.Figures {
			speakers := rec.Speakers(f.ReportedBy)
			if unit != "" && !strings.EqualFold(f.Unit, unit) || by != "" && !a.means(by, rec, speakers) {
				continue
			}
			d := rec.Document
			out = append(out, Figure{d.ID + "/" + f.ID, d.ID, d.URL, d.Published, d.Title, rec.Sentence(f.Sentence), pick(rec, speakers), f})
		}
		return out
	})
}

// Actor is somebody across all articles.
type Actor struct {
	ID        string   `json:"id"` // the Wikidata id, else the code and the name in small letters
	Name      string   `json:"name"`
	Names     []string `json:"names"` // all that articles are coded with
	Type      string   `json:"type"`
	Code      string   `json:"code"`
	Wikidata  string   `json:"wikidata"`
	Roles     []string `json:"roles"`
	Documents int      `json:"documents"`
	Events    int      `json:"events"`     // in which they act or are acted on
	Said      int      `json:"statements"` // which they make
}

// Actors gives the actors that a name, a code, a country or a Wikidata id stands
// for where they act, are acted on or speak, all when it is empty; those of most
// articles first, and what was looked at for it: the newest articles, Articles of
// them at most.
func (s Source) Actors(ctx context.Context, who string) ([]Actor, search.Survey, error) {
	q := &query.Node{Op: "and"}
	if who != "" {
		q = query.Is("actor", who)
	}
	meant := s.who(who)
	return s.cast(ctx, q, func(a *readout.Actor) bool { return who == "" || meant.Means(a) })
}

// cast counts actors in the newest articles that a query holds for.
func (s Source) cast(ctx context.Context, q *query.Node, wanted func(*readout.Actor) bool) ([]Actor, search.Survey, error) {
	found, err := s.Survey(ctx, q, "document", Articles)
	if err != nil {
		return nil, found, err
	}
	at := map[string]int{}
	var out []Actor
	for _, h := range found.Hits {
		for i := range h.Record.Actors {
			x := &h.Record.Actors[i]
			if !wanted(x) {
				continue
			}
			key := story.Key(x)
			k, known := at[key]
			if !known {
				k = len(out)
				at[key] = k
				out = append(out, Actor{ID: key, Name: x.Name, Names: []string{}, Type: x.Type, Code: x.Code, Wikidata: x.Wikidata, Roles: []string{}})
			}
			out[k].take(h.Record, x)
		}
	}
	slices.SortStableFunc(out, func(a, b Actor) int {
		if a.Documents != b.Documents {
			return b.Documents - a.Documents
		}
		return strings.Compare(a.ID, b.ID)
	})
	return out, found, nil
}

func (a *Actor) take(rec *readout.Record, x *readout.Actor) {
	a.Documents++
	if !slices.Contains(a.Names, x.Name) {
		a.Names = append(a.Names, x.Name)
	}
	if x.Role != "" && !slices.Contains(a.Roles, x.Role) {
		a.Roles = append(a.Roles, x.Role)
	}
	for i := range rec.Events {
		if e := &rec.Events[i]; slices.Contains(e.Source, x.ID) || slices.Contains(e.Target, x.ID) {
			a.Events++
		}
	}
	for i := range rec.Statements {
		if rec.Statements[i].Speaker == x.ID {
			a.Said++
		}
	}
}

func (a *api) actors(r *http.Request) (any, error) {
	list, _, err := a.Actors(r.Context(), r.URL.Query().Get("q"))
	if err != nil {
		return nil, err
	}
	return cut(r, list, func(x Actor) string { return x.ID }, func(x Actor) Actor { return x })
}

func (a *api) actor(r *http.Request) (any, error) {
	key := r.PathValue("id")
	list, _, err := a.cast(r.Context(), query.Is("key", key), func(x *readout.Actor) bool { return story.Key(x) == key })
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, ErrNone
	}
	return list[0], nil
}
