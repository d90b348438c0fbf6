package api

import (
	"context"
	"net/http"
	"slices"
	"strings"

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
	records, err := a.newest(r.Context())
	if err != nil {
		return nil, err
	}
	kind, who := r.URL.Query().Get("type"), r.URL.Query().Get("actor")
	var out []Relation
	for _, rec := range records {
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
	}
	return cut(r, out, func(x Relation) string { return x.ID }, func(x Relation) Relation { return x })
}

// means reports whether a name, a code or a country stands for one of the actors.
func (a *api) means(who string, rec *readout.Record, ids []string) bool {
	if story.AnyMeans(who, rec, ids) {
		return true
	}
	code := ""
	if a.State != nil {
		code = a.State(who)
	}
	return code != "" && story.AnyMeans(code, rec, ids)
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
	records, err := a.newest(r.Context())
	if err != nil {
		return nil, err
	}
	unit, by := r.URL.Query().Get("unit"), r.URL.Query().Get("by")
	var out []Figure
	for _, rec := range records {
		for _, f := range rec.Figures {
			speakers := rec.Speakers(f.ReportedBy)
			if unit != "" && !strings.EqualFold(f.Unit, unit) || by != "" && !a.means(by, rec, speakers) {
				continue
			}
			d := rec.Document
			out = append(out, Figure{d.ID + "/" + f.ID, d.ID, d.URL, d.Published, d.Title, rec.Sentence(f.Sentence), pick(rec, speakers), f})
		}
	}
	return cut(r, out, func(f Figure) string { return f.ID }, func(f Figure) Figure { return f })
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

// Actors gives the actors that a name, a code or a Wikidata id stands for, all
// when it is empty; those of most articles first.
func (s Source) Actors(ctx context.Context, who string) ([]Actor, error) {
	records, err := s.newest(ctx)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	var out []Actor
	for _, rec := range records {
		for i := range rec.Actors {
			x := &rec.Actors[i]
			if who != "" && !story.Means(who, x) {
				continue
			}
			key := story.Key(x)
			k, known := at[key]
			if !known {
				k = len(out)
				at[key] = k
				out = append(out, Actor{ID: key, Name: x.Name, Names: []string{}, Type: x.Type, Code: x.Code, Wikidata: x.Wikidata, Roles: []string{}})
			}
			out[k].take(rec, x)
		}
	}
	slices.SortStableFunc(out, func(a, b Actor) int {
		if a.Documents != b.Documents {
			return b.Documents - a.Documents
		}
		return strings.Compare(a.ID, b.ID)
	})
	return out, nil
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
	list, err := a.Actors(r.Context(), r.URL.Query().Get("q"))
	if err != nil {
		return nil, err
	}
	return cut(r, list, func(x Actor) string { return x.ID }, func(x Actor) Actor { return x })
}

func (a *api) actor(r *http.Request) (any, error) {
	list, err := a.Actors(r.Context(), "")
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(list, func(x Actor) bool { return x.ID == r.PathValue("id") })
	if i < 0 {
		return nil, ErrNone
	}
	return list[i], nil
}
