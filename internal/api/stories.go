package api

import (
	"errors"
	"net/http"

	"readout/internal/story"
	"readout/readout"
)

// Story is articles of one matter.
type Story struct {
	ID       string   `json:"id"`    // that of the article it began with
	Title    string   `json:"title"` // of the article published first
	From     string   `json:"from"`  // day of the first article; empty when unknown
	Until    string   `json:"until"`
	Articles int      `json:"articles"`
	Copies   int      `json:"copies"` // how many of them are copies or earlier versions of others
	Actors   []string `json:"actors"` // those that act, suffer or speak most often
	Places   []string `json:"places"` // those that are named most often
}

// StoryDetail is a story with what its articles tell.
type StoryDetail struct {
	Story      Story       `json:"story"`
	Documents  []Summary   `json:"documents"`
	Happenings []Happening `json:"happenings"`
	Contested  []Matter    `json:"contested"` // also what is only claimed, confirmed or retracted
	Tolls      []Toll      `json:"tolls"`
}

// Toll is one count of the story through time.
type Toll struct {
	Unit   string  `json:"unit"` // killed, injured, missing, displaced, …
	Of     string  `json:"of"`
	Place  string  `json:"place"`
	Counts []Count `json:"counts"` // in the order of publication
}

// Count is a figure of a toll.
type Count struct {
	Day        string   `json:"day"`    // of publication; empty when unknown
	Source     string   `json:"source"` // whose count; empty: the article's
	Value      float64  `json:"value"`
	Bound      string   `json:"bound"`          // exact|about|at-least|more-than|up-to|between
	High       *float64 `json:"high,omitempty"` // the other end of between
	Superseded bool     `json:"superseded"`     // a later figure of the same count took its place
	Document   string   `json:"document"`
	Figure     string   `json:"figure"` // its id in the document
}

// Happening is one event of the world with its reports.
type Happening struct {
	Plover      string   `json:"plover"`
	Mode        string   `json:"mode"`
	Source      []string `json:"source"` // names
	Target      []string `json:"target"`
	Day         string   `json:"day"`
	Place       string   `json:"place"`
	Independent int      `json:"independent"` // reports that copy no other
	First       string   `json:"first"`       // day of the first report; empty when unknown
	Agrees      []Field  `json:"agrees"`      // what more than one independent report tells, all the same
	Differs     []Field  `json:"differs"`     // what independent reports tell differently
	Reports     []Report `json:"reports"`     // the first published first
}

// Field is one thing that reports of an event tell, with each value.
type Field struct {
	Field  string  `json:"field"` // day, place, by, on, or what is counted: killed, injured, …
	Values []Value `json:"values"`
}

// Value is what some reports say of a field.
type Value struct {
	Value     string   `json:"value"`
	Documents []string `json:"documents"` // those that say so, the first published first
}

// Report is one article's telling of an event.
type Report struct {
	Document  string `json:"document"`
	Publisher string `json:"publisher"`
	Published string `json:"published"`
	Event     string `json:"event"`
	Sentence  string `json:"sentence"`
	Copy      bool   `json:"copy"` // an earlier report has the same words
}

func (a *api) stories(r *http.Request) (any, error) {
	after := r.URL.Query().Get("after")
	list, next, err := a.Source.Stories(r.Context(), after, limitOf(r))
	if errors.Is(err, ErrNone) && after != "" {
		return nil, errAfter
	}
	return page[Story]{Items: append([]Story{}, list...), Next: next}, err
}

func (a *api) story(r *http.Request) (any, error) {
	t, list, err := a.Source.Story(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return Told(t, list), nil
}

// Told says what the articles of a story, given in the order of their publication,
// tell.
func Told(t Story, list []*readout.Record) StoryDetail {
	out := StoryDetail{Story: t, Documents: []Summary{}, Happenings: []Happening{}, Contested: []Matter{}, Tolls: []Toll{}}
	for _, x := range list {
		out.Documents = append(out.Documents, summaryOf(x))
	}
	for _, h := range story.World(list) {
		out.Happenings = append(out.Happenings, happeningOf(h))
	}
	for _, m := range story.Ledger(list) {
		out.Contested = append(out.Contested, matterOf(m))
	}
	for _, t := range story.Tolls(list) {
		toll := Toll{Unit: t.Unit, Of: t.Of, Place: t.Place}
		for _, c := range t.Counts {
			f := c.Figure
			toll.Counts = append(toll.Counts, Count{c.Day, c.Source, f.Value, f.Bound, f.High, c.Superseded, c.Record.Document.ID, f.ID})
		}
		out.Tolls = append(out.Tolls, toll)
	}
	return out
}

// happeningOf writes an event of several articles.
func happeningOf(h *story.Happening) Happening {
	// Empty lists, not null, where nobody is named.
	out := Happening{Plover: h.Plover, Mode: h.Mode, Source: append([]string{}, h.Source...), Target: append([]string{}, h.Target...), Day: h.Day, Place: h.Place,
		Independent: h.Independent(), Agrees: []Field{}, Differs: []Field{}, Reports: []Report{}}
	for i, r := range h.Reports {
		d := r.Record.Document
		out.Reports = append(out.Reports, Report{d.ID, d.Publisher, d.Published, r.Event.ID, r.Record.EventSentence(r.Event), r.Copy})
		if i == 0 {
			out.First = r.Record.PublicationDay()
		}
	}
	for _, f := range h.Fields() {
		switch {
		case !f.Agree():
			out.Differs = append(out.Differs, fieldOf(f))
		case len(f.Values[0].Reports) > 1:
			out.Agrees = append(out.Agrees, fieldOf(f))
		}
	}
	return out
}

func fieldOf(f story.Field) Field {
	out := Field{Field: f.Name}
	for _, v := range f.Values {
		x := Value{Value: v.Text}
		for _, r := range v.Reports {
			x.Documents = append(x.Documents, r.Record.Document.ID)
		}
		out.Values = append(out.Values, x)
	}
	return out
}
