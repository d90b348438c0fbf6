package api

import (
	"net/http"
	"slices"
	"time"

	"readout/readout"
)

// Mistake is what somebody reports.
type Mistake struct {
	Document string `json:"document"`           // its id or the beginning of it
	Problem  string `json:"problem"`            // wrong|none|missing
	Fact     string `json:"fact,omitempty"`     // the id of what is wrong or is not there; of what is missing none
	Field    string `json:"field,omitempty"`    // which field of it is wrong
	Want     string `json:"want,omitempty"`     // what it should say; of a missing event its type
	Sentence int    `json:"sentence,omitempty"` // of a missing event, from 1
	Note     string `json:"note,omitempty"`
}

// corrections lists what people reported, the latest first.
func (a *api) corrections(r *http.Request) (any, error) {
	document := r.URL.Query().Get("document")
	if document != "" {
		rec, err := a.Get(r.Context(), document)
		if err != nil {
			return nil, err
		}
		document = rec.Document.ID
	}
	list, err := a.Source.Corrections(r.Context(), document)
	if err != nil {
		return nil, err
	}
	slices.Reverse(list)
	return cut(r, list, func(c readout.Correction) string { return c.ID }, func(c readout.Correction) readout.Correction { return c })
}

// correct keeps what somebody reports, as the form beside an article does.
func (a *api) correct(r *http.Request) (any, error) {
	var in Mistake
	if err := decode(r, &in, `{"document": "sha256:…", "problem": "wrong", "fact": "E1", "field": "day", "want": "2006-01-02"}`); err != nil {
		return nil, err
	}
	rec, err := a.Get(r.Context(), in.Document)
	if err != nil {
		return nil, err
	}
	c := readout.Correction{Problem: in.Problem, Fact: in.Fact, Field: in.Field, Want: in.Want, Note: in.Note, By: a.Who(r.Context()), At: a.now().UTC().Format(time.RFC3339)}
	if n := in.Sentence; n >= 1 && n <= len(rec.Document.Sentences) {
		c.Span = rec.Document.Sentences[n-1]
	}
	if err := c.Complete(rec); err != nil {
		return nil, wrong("%v", err)
	}
	return c, a.Source.Correct(r.Context(), c)
}
