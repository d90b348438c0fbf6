// Package api answers over HTTP what a store knows, as JSON: documents, events,
// statements, claims, calendar, contested matters, dyads, search, and the
// reading of a text. Errors are problem+json (RFC 9457). It knows no
// linguistics: whoever starts it says how a text is read.
package api

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/query"
	"readout/internal/search"
	"readout/readout"
)

// MaxText bounds the text that one request may have read, in bytes.
const MaxText = 1 << 20

const (
	defaultLimit = 50
	maxLimit     = 500
)

// Handler serves everything under /api/v1/.
func Handler(s Source) http.Handler {
	a := &api{s}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/v1/documents", a.documents)
	mux.HandleFunc("GET /api/v1/documents/{id}", a.document)
	for _, kind := range []string{"event", "statement", "claim"} {
		mux.HandleFunc("GET /api/v1/"+kind+"s", func(w http.ResponseWriter, r *http.Request) { a.search(w, r, kind) })
	}
	mux.HandleFunc("GET /api/v1/search", func(w http.ResponseWriter, r *http.Request) {
		kind := r.URL.Query().Get("kind")
		if kind == "" {
			kind = "event"
		}
		if !slices.Contains(search.Kinds(), kind) {
			Fail(w, http.StatusBadRequest, "kind "+strconv.Quote(kind)+": "+strings.Join(search.Kinds(), ", "))
			return
		}
		a.search(w, r, kind)
	})
	mux.HandleFunc("GET /api/v1/calendar", a.calendar)
	mux.HandleFunc("GET /api/v1/contested", a.contested)
	mux.HandleFunc("GET /api/v1/dyads", a.dyad)
	mux.HandleFunc("POST /api/v1/read", a.read)
	mux.HandleFunc("GET /api/v1/openapi.json", a.openAPI)
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		Fail(w, http.StatusNotFound, "nothing is here; /api/v1/openapi.json tells what there is")
	})
	return mux
}

type api struct{ Source }

// problem is RFC 9457's object.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
}

// Fail answers with a problem of RFC 9457.
func Fail(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(problem{"about:blank", http.StatusText(status), status, detail})
}

// unread says that the store does not answer.
func unread(w http.ResponseWriter) {
	Fail(w, http.StatusServiceUnavailable, "the store cannot be read; try again later")
}

// answer writes JSON.
func answer(w http.ResponseWriter, r *http.Request, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		Fail(w, http.StatusInternalServerError, "the answer cannot be written")
		return
	}
	Send(w, r, "application/json", append(b, '\n'))
}

// Send writes an answer with an ETag of its bytes; 304 when the client has them.
func Send(w http.ResponseWriter, r *http.Request, contentType string, b []byte) {
	sum := sha256.Sum256(b)
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache")
	if matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Type", contentType)
	w.Write(b)
}

// matches reports whether one of the tags of an If-None-Match is the tag, by the
// weak comparison of RFC 9110.
func matches(header, tag string) bool {
	for have := range strings.SplitSeq(header, ",") {
		have = strings.TrimSpace(have)
		if have == "*" || strings.TrimPrefix(have, "W/") == tag {
			return true
		}
	}
	return false
}

// page is a piece of a list; Next is the cursor of the following one.
type page struct {
	Items []any  `json:"items"`
	Next  string `json:"next,omitempty"`
}

func limit(r *http.Request) (int, error) {
	v := r.URL.Query().Get("limit")
	if v == "" {
		return defaultLimit, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > maxLimit {
		return 0, fmt.Errorf("limit %q: a number from 1 to %d", v, maxLimit)
	}
	return n, nil
}

// list answers with the part of items after the cursor, which is an item's id.
func list[T any](w http.ResponseWriter, r *http.Request, items []T, id func(T) string, show func(T) any) {
	n, err := limit(r)
	if err != nil {
		Fail(w, http.StatusBadRequest, err.Error())
		return
	}
	from := 0
	if after := r.URL.Query().Get("after"); after != "" {
		i := slices.IndexFunc(items, func(x T) bool { return id(x) == after })
		if i < 0 {
			Fail(w, http.StatusBadRequest, "after: no such item in this list")
			return
		}
		from = i + 1
	}
	p := page{Items: []any{}}
	for _, x := range items[from:min(len(items), from+n)] {
		p.Items = append(p.Items, show(x))
	}
	if from+n < len(items) {
		p.Next = id(items[from+n-1])
	}
	answer(w, r, p)
}

type summary struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	URL       string   `json:"url"`
	Publisher string   `json:"publisher"`
	Published string   `json:"published"`
	Language  string   `json:"language"`
	Wires     []string `json:"wires"`
	Events    int      `json:"events"`
	Claims    int      `json:"claims"`
}

func (a *api) documents(w http.ResponseWriter, r *http.Request) {
	records, err := a.newest(r.Context())
	if err != nil {
		unread(w)
		return
	}
	list(w, r, records, func(x *readout.Record) string { return x.Document.ID }, func(x *readout.Record) any {
		d := x.Document
		return summary{d.ID, d.Title, d.URL, d.Publisher, d.Published, d.Language, d.Wires, len(x.Events), len(x.Claims)}
	})
}

func (a *api) document(w http.ResponseWriter, r *http.Request) {
	rec, err := a.Get(r.Context(), r.PathValue("id"))
	switch {
	case errors.Is(err, ErrNone):
		Fail(w, http.StatusNotFound, "no document "+r.PathValue("id"))
	case err != nil:
		unread(w)
	default:
		answer(w, r, rec)
	}
}

// hit is a search result with its sentence and source.
type hit struct {
	ID        string             `json:"id"`
	Document  string             `json:"document"`
	URL       string             `json:"url"`
	Published string             `json:"published"`
	Title     string             `json:"title"`
	Sentence  string             `json:"sentence"`
	Actors    []readout.Actor    `json:"actors"`
	Event     *readout.Event     `json:"event,omitempty"`
	Statement *readout.Statement `json:"statement,omitempty"`
	Claim     *readout.Claim     `json:"claim,omitempty"`
}

func (a *api) search(w http.ResponseWriter, r *http.Request, kind string) {
	q, err := query.Parse(r.URL.Query().Get("q"))
	if err != nil {
		Fail(w, http.StatusBadRequest, err.Error())
		return
	}
	hits, err := a.Find(r.Context(), q, kind)
	if err != nil {
		unread(w)
		return
	}
	found(w, r, hits)
}

// found answers with hits.
func found(w http.ResponseWriter, r *http.Request, hits []search.Hit) {
	list(w, r, hits, func(h search.Hit) string { return h.ID() }, func(h search.Hit) any {
		d := h.Record.Document
		return hit{h.ID(), d.ID, d.URL, d.Published, d.Title, h.Sentence(), actorsOf(h), h.Event, h.Statement, h.Claim}
	})
}

// actorsOf returns the actors that a hit speaks of, so that it can be read alone.
func actorsOf(h search.Hit) []readout.Actor {
	var ids []string
	if h.Event != nil {
		ids = append(append(ids, h.Event.Source...), h.Event.Target...)
	}
	if h.Statement != nil {
		ids = append(append(ids, h.Statement.Speaker), h.Statement.To...)
	}
	if h.Claim != nil {
		for _, s := range h.Claim.Sides {
			ids = append(ids, s.Actor)
		}
	}
	out := []readout.Actor{}
	for _, x := range h.Record.Actors {
		if slices.Contains(ids, x.ID) {
			out = append(out, x)
		}
	}
	return out
}

func (a *api) calendar(w http.ResponseWriter, r *http.Request) {
	from := r.URL.Query().Get("from")
	if from == "" {
		from = time.Now().UTC().Format(time.DateOnly)
	} else if _, err := time.Parse(time.DateOnly, from); err != nil {
		Fail(w, http.StatusBadRequest, "from: write the day as YYYY-MM-DD")
		return
	}
	hits, err := a.Due(r.Context(), from)
	if err != nil {
		unread(w)
		return
	}
	found(w, r, hits)
}

func (a *api) contested(w http.ResponseWriter, r *http.Request) {
	matters, err := a.Contested(r.Context(), r.URL.Query().Get("all") != "")
	if err != nil {
		unread(w)
		return
	}
	list(w, r, matters, func(m Matter) string { return m.ID }, func(m Matter) any { return m })
}

func (a *api) dyad(w http.ResponseWriter, r *http.Request) {
	v := r.URL.Query()
	by := cmp.Or(v.Get("by"), "month")
	if v.Get("a") == "" || v.Get("b") == "" {
		Fail(w, http.StatusBadRequest, "a and b: who acts, and on whom")
		return
	}
	periods, err := a.Dyad(r.Context(), v.Get("a"), v.Get("b"), by)
	switch {
	case errors.Is(err, ErrInput):
		Fail(w, http.StatusBadRequest, err.Error())
	case err != nil:
		unread(w)
	default:
		answer(w, r, map[string]any{"a": v.Get("a"), "b": v.Get("b"), "by": by, "periods": periods})
	}
}

// read codes a text and gives its record; nothing is kept.
func (a *api) read(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Text string `json:"text"`
		Date string `json:"date"`
	}
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, MaxText+4096))
	if err := d.Decode(&in); err != nil {
		var big *http.MaxBytesError
		if errors.As(err, &big) {
			Fail(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("more than %d bytes", MaxText))
			return
		}
		Fail(w, http.StatusBadRequest, `a JSON object is wanted: {"text": "…", "date": "2006-01-02"}`)
		return
	}
	var at time.Time
	if in.Date != "" {
		var err error
		if at, err = time.Parse(time.DateOnly, in.Date); err != nil {
			Fail(w, http.StatusBadRequest, "date: write it as YYYY-MM-DD")
			return
		}
	}
	if strings.TrimSpace(in.Text) == "" {
		Fail(w, http.StatusBadRequest, "text: nothing to read")
		return
	}
	answer(w, r, a.Read(in.Text, at))
}
