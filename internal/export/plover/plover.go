// Package plover writes events as PLOVER's JSON: one object a line, with the field
// names of the chapter "JSON Data Fields" of its manual (0.7b1; "identifer" is the
// manual's spelling). PLOVER has no modality: what is promised, refused or asked
// for has the category for those words, and Readout's own fields say which it was.
package plover

import (
	"encoding/json"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"

	"readout/internal/export/flat"
	"readout/readout"
)

// Event is one event.
type Event struct {
	ID         string    `json:"id"`
	HasEvent   bool      `json:"has_event"`
	Date       string    `json:"date"` // that of the publication where the event has none
	Time       string    `json:"time,omitempty"`
	EndDate    string    `json:"enddate,omitempty"`
	EndTime    string    `json:"endtime,omitempty"`
	Source     []Actor   `json:"source"`
	Recipient  []Actor   `json:"recipient,omitempty"`
	Event      []string  `json:"event"`
	EventLoc   *Location `json:"event_loc,omitempty"`
	EventText  []string  `json:"event_text,omitempty"`
	QuadCode   int       `json:"quad_code"`
	EventScale float64   `json:"event_scale"`
	Mode       []string  `json:"mode,omitempty"`
	Context    []string  `json:"context,omitempty"`
	Text       string    `json:"text,omitempty"`
	TextInfo   *TextInfo `json:"text_info,omitempty"`
	CiteInfo   CiteInfo  `json:"cite_info"`

	// Readout's own.
	Modality   string   `json:"modality"`
	Polarity   string   `json:"polarity"`
	Status     string   `json:"status,omitempty"`
	ReportedBy []string `json:"reported_by,omitempty"`
}

// Actor is one of those on a side.
type Actor struct {
	Code           string `json:"code,omitempty"`
	Sector         string `json:"sector,omitempty"`
	ActorText      string `json:"actor_text,omitempty"`
	IdentifierID   string `json:"identifer_id,omitempty"`
	IdentifierText string `json:"identifer_text,omitempty"`
	Office         string `json:"office,omitempty"`
}

// Location is a place in the terms of GeoNames.
type Location struct {
	GeoNameID   int     `json:"geonameid,omitempty"`
	Name        string  `json:"name"`
	Latitude    float64 `json:"latitude"`
	Longitude   float64 `json:"longitude"`
	CountryCode string  `json:"country code,omitempty"`
	CC3         string  `json:"cc3,omitempty"`
	Timezone    string  `json:"timezone,omitempty"`
}

// TextInfo says which sentence of the article the text is: its number from 1, and
// the characters where it begins and ends.
type TextInfo struct {
	Sequence int `json:"sequence"`
	Start    int `json:"start"`
	End      int `json:"end"`
}

// CiteInfo is the article.
type CiteInfo struct {
	Citation    string `json:"citation"`
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Language    string `json:"language,omitempty"`
	Publication string `json:"publication,omitempty"`
	Coder       string `json:"coder"`
	Codebook    string `json:"codebook"`
	Version     string `json:"version"`
}

// Write writes the events of a record. intent gives the PLOVER type for an event's
// type, modality and polarity (ontology.Intent), quad the class of a type.
func Write(w io.Writer, rec *readout.Record, intent func(plover, modality, polarity string) string, quad func(plover string) int) error {
	enc := json.NewEncoder(w)
	for i := range rec.Events {
		if e := &rec.Events[i]; e.Plover != "" {
			kind := intent(e.Plover, e.Modality, e.Polarity)
			if err := enc.Encode(of(rec, e, kind, quad(kind))); err != nil {
				return err
			}
		}
	}
	return nil
}

func of(rec *readout.Record, e *readout.Event, category string, quad int) Event {
	d := rec.Document
	out := Event{
		ID: d.ID + "/" + e.ID, HasEvent: true, Date: rec.Day(e), Source: actors(rec, e.Source), Event: []string{category},
		EventLoc: location(rec.Place(e.Place)), QuadCode: quad, EventScale: e.Goldstein, Context: e.Contexts,
		CiteInfo: CiteInfo{d.ID, d.URL, d.Title, d.Language, d.Publisher, "readout", "plover", rec.Schema},
		Modality: e.Modality, Polarity: e.Polarity, Status: e.Status,
	}
	for _, a := range flat.Actors(rec, rec.Speakers(e.ReportedBy)) {
		if !slices.Contains(out.ReportedBy, a.Name) {
			out.ReportedBy = append(out.ReportedBy, a.Name)
		}
	}
	if !flat.Mutual(e) { // who meets whom: all are sources
		out.Recipient = actors(rec, e.Target)
	}
	if e.Mode != "" {
		out.Mode = []string{e.Mode}
	}
	if e.Time != nil {
		out.times(e.Time)
	}
	for _, v := range e.Evidence {
		out.EventText = append(out.EventText, v.Trigger.Cut(d.Text))
	}
	if len(e.Evidence) > 0 && e.Evidence[0].Sentence < len(d.Sentences) {
		n := e.Evidence[0].Sentence
		s := d.Sentences[n]
		out.Text = s.Cut(d.Text)
		out.TextInfo = &TextInfo{n + 1, utf8.RuneCountInString(d.Text[:s[0]]), utf8.RuneCountInString(d.Text[:s[1]])}
	}
	return out
}

// times writes the clock time and the last moment of an event, so that date, "T"
// and time make an ISO 8601 date-time. What ends at the beginning of a day was over
// on the day before.
func (e *Event) times(t *readout.Time) {
	day, clock, ok := strings.Cut(t.Start, "T")
	if ok && day == e.Date {
		e.Time = clock
	}
	if at, err := time.Parse(time.DateOnly, t.End); err == nil {
		if last := at.AddDate(0, 0, -1).Format(time.DateOnly); last > e.Date {
			e.EndDate = last
		}
	} else if day, clock, ok := strings.Cut(t.End, "T"); ok {
		e.EndDate, e.EndTime = day, clock
	}
}

func actors(rec *readout.Record, ids []string) []Actor {
	out := []Actor{}
	for _, a := range flat.Actors(rec, ids) {
		code, sectors := a.Country, a.Sectors
		if code == "" && len(sectors) > 0 {
			if code = sectors[0]; strings.Contains("IGO NGO ISM IMG MNC", code) {
				sectors = nil // what follows names it and is no sector
			} else {
				code = "" // of no known country
			}
		}
		if len(sectors) > 2 {
			sectors = sectors[:2]
		}
		out = append(out, Actor{code, strings.Join(sectors, ""), a.Words, a.Wikidata, a.Name, a.Role})
	}
	return out
}

func location(p *readout.Place) *Location {
	if p == nil {
		return nil
	}
	out := &Location{GeoNameID: p.GeoNames, Name: p.Name, Latitude: p.Lat, Longitude: p.Lon, CC3: p.Country, Timezone: p.Timezone}
	if r, err := language.ParseRegion(p.Country); err == nil && p.Country != "" {
		out.CountryCode = r.String()
	}
	return out
}
