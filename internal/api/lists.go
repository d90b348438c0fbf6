package api

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"readout/internal/query"
	"readout/internal/search"
	"readout/readout"
)

// Summary is an article in a list.
type Summary struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	URL       string   `json:"url"`
	Publisher string   `json:"publisher"`
	Published string   `json:"published"` // RFC 3339 date-time or date; empty when unknown
	Language  string   `json:"language"`
	Wires     []string `json:"wires"`
	Skipped   string   `json:"skipped,omitempty"` // why it was not coded
	Events    int      `json:"events"`
	Claims    int      `json:"claims"`
}

func summaryOf(rec *readout.Record) Summary {
	d := rec.Document
	return Summary{d.ID, d.Title, d.URL, d.Publisher, d.Published, d.Language, d.Wires, d.Skipped, len(rec.Events), len(rec.Claims)}
}

func (a *api) documents(r *http.Request) (any, error) {
	return found(a, r, "document", func(h search.Hit) Summary { return summaryOf(h.Record) })
}

func (a *api) document(r *http.Request) (any, error) { return a.Get(r.Context(), r.PathValue("id")) }

// Hit is a search result with its sentence and source; of event, statement and
// claim, what was looked for is there.
type Hit struct {
	ID        string             `json:"id"`
	Document  string             `json:"document"`
	URL       string             `json:"url"`
	Published string             `json:"published"`
	Title     string             `json:"title"`
	Sentence  string             `json:"sentence"`
	Actors    []readout.Actor    `json:"actors"` // those that it names by id
	Event     *readout.Event     `json:"event,omitempty"`
	Statement *readout.Statement `json:"statement,omitempty"`
	Claim     *readout.Claim     `json:"claim,omitempty"`
	Standing  *Standing          `json:"standing,omitempty"` // in the calendar
}

func hitOf(h search.Hit) Hit {
	d := h.Record.Document
	return Hit{h.ID(), d.ID, d.URL, d.Published, d.Title, h.Sentence(), actorsOf(h), h.Event, h.Statement, h.Claim, nil}
}

// actorsOf returns the actors that a hit speaks of, so that it can be read alone.
func actorsOf(h search.Hit) []readout.Actor {
	var ids []string
	if h.Event != nil {
		ids = slices.Concat(ids, h.Event.Source, h.Event.Target, h.Record.Speakers(h.Event.ReportedBy))
	}
	if h.Statement != nil {
		ids = append(append(ids, h.Statement.Speaker), h.Statement.To...)
	}
	if h.Claim != nil {
		for _, s := range h.Claim.Sides {
			ids = append(ids, s.Actor)
		}
	}
	return pick(h.Record, ids)
}

// pick returns the actors with the given ids in the record's order.
func pick(rec *readout.Record, ids []string) []readout.Actor {
	out := []readout.Actor{}
	for _, x := range rec.Actors {
		if slices.Contains(ids, x.ID) {
			out = append(out, x)
		}
	}
	return out
}

// found gives the page of things of a kind that the query of a request holds for.
func found[T any](a *api, r *http.Request, kind string, show func(search.Hit) T) (any, error) {
	q, err := query.Parse(r.URL.Query().Get("q"))
	if err != nil {
		return nil, wrong("%v", err)
	}
	after := r.URL.Query().Get("after")
	hits, next, err := a.Search(r.Context(), q, kind, after, limitOf(r))
	return pageFrom(hits, next, after, err, show)
}

// pageFrom is the page of what a source found after a hit.
func pageFrom[H, T any](hits []H, next, after string, err error, show func(H) T) (any, error) {
	if errors.Is(err, ErrNone) && after != "" {
		return nil, errAfter
	}
	if err != nil {
		return nil, err
	}
	return shown(hits, next, show), nil
}

func searching(kind string) func(*api, *http.Request) (any, error) {
	return func(a *api, r *http.Request) (any, error) { return found(a, r, kind, hitOf) }
}

func (a *api) search(r *http.Request) (any, error) {
	return searching(cmp.Or(r.URL.Query().Get("kind"), "event"))(a, r)
}

func (a *api) calendar(r *http.Request) (any, error) {
	from := a.now().UTC().Truncate(24 * time.Hour)
	if day := r.URL.Query().Get("from"); day != "" {
		from, _ = time.Parse(time.DateOnly, day) // checked already
	}
	after := r.URL.Query().Get("after")
	plans, next, err := a.Plans(r.Context(), from, after, limitOf(r), a.now())
	return pageFrom(plans, next, after, err, planHit)
}

func (a *api) contested(r *http.Request) (any, error) {
	matters, err := a.Contested(r.Context(), r.URL.Query().Get("all") == "true")
	if err != nil {
		return nil, err
	}
	return cut(r, matters, func(m Matter) string { return m.ID }, func(m Matter) Matter { return m })
}

// Dyad is what one actor did to another over time.
type Dyad struct {
	A       string   `json:"a"`
	B       string   `json:"b"`
	By      string   `json:"by"` // day|week|month
	Periods []Period `json:"periods"`
}

func (a *api) dyad(r *http.Request) (any, error) {
	v := r.URL.Query()
	d := Dyad{A: v.Get("a"), B: v.Get("b"), By: cmp.Or(v.Get("by"), "month")}
	var err error
	d.Periods, err = a.Source.Dyad(r.Context(), d.A, d.B, d.By)
	return d, err
}

// Text is what read is given.
type Text struct {
	Text string `json:"text"`           // up to MaxText bytes
	Date string `json:"date,omitempty"` // of publication, YYYY-MM-DD
}

// read codes a text and gives its record. No more texts are read at the same
// time than there are cores; the others wait their turn.
func (a *api) read(r *http.Request) (any, error) {
	var in Text
	if err := decode(r, &in, `{"text": "…", "date": "2006-01-02"}`); err != nil {
		return nil, err
	}
	var at time.Time
	if in.Date != "" {
		var err error
		if at, err = time.Parse(time.DateOnly, in.Date); err != nil {
			return nil, wrong("date %q: write it as YYYY-MM-DD", in.Date)
		}
	}
	if strings.TrimSpace(in.Text) == "" {
		return nil, wrong("text: nothing to read")
	}
	select {
	case a.reading <- struct{}{}:
		defer func() { <-a.reading }()
		return a.Read(in.Text, at), nil
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
}

// decode reads the body of a request; like shows what is wanted.
func decode(r *http.Request, into any, like string) error {
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	err := d.Decode(into)
	if err == nil {
		if _, err = d.Token(); errors.Is(err, io.EOF) {
			return nil // and nothing behind it that would be passed over
		}
	}
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return err
	}
	return wrong("a JSON object is wanted: %s", like)
}
