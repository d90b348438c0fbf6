// Package jsonld writes records as JSON-LD with schema.org's terms: the article
// as NewsArticle, direct statements as Quotation, events with a date as Event,
// contested claims as Claim. There is no ClaimReview: it rates a claim, and
// Readout judges none.
package jsonld

import (
	"encoding/json"
	"io"
	"strings"

	"readout/internal/export/flat"
	"readout/internal/export/ics"
	"readout/readout"
)

type object = map[string]any

// Document returns the graph of one record.
func Document(rec *readout.Record) object {
	d := rec.Document
	id := d.URL
	if id == "" {
		id = "urn:" + strings.Replace(d.ID, "sha256:", "readout:", 1)
	}
	article := object{"@type": "NewsArticle", "@id": id, "headline": d.Title, "inLanguage": d.Language, "articleBody": d.Text}
	set(article, "datePublished", d.Published)
	set(article, "author", d.Byline)
	set(article, "url", d.URL)
	if d.Publisher != "" {
		article["publisher"] = object{"@type": "Organization", "name": d.Publisher}
	}
	if len(d.Wires) > 0 {
		article["creditText"] = strings.Join(d.Wires, ", ")
	}
	var about []object
	for _, a := range rec.Actors {
		about = append(about, thing(a))
	}
	if about != nil {
		article["mentions"] = about
	}
	graph := []object{article}
	graph = append(graph, events(rec, id)...)
	graph = append(graph, quotations(rec, id)...)
	graph = append(graph, claims(rec, id)...)
	return object{"@context": "https://schema.org", "@graph": graph}
}

func set(o object, key, value string) {
	if value != "" {
		o[key] = value
	}
}

func thing(a readout.Actor) object {
	kind := "Organization"
	switch a.Type {
	case "person":
		kind = "Person"
	case "state":
		kind = "Country"
	}
	o := object{"@type": kind, "name": a.Name}
	if a.Wikidata != "" {
		o["sameAs"] = "http://www.wikidata.org/entity/" + a.Wikidata
	}
	if a.Type == "person" {
		set(o, "jobTitle", a.Role)
	}
	return o
}

func byID(rec *readout.Record, id string) (object, bool) {
	if a := rec.Actor(id); a != nil {
		return thing(*a), true
	}
	return nil, false
}

func events(rec *readout.Record, article string) []object {
	var out []object
	done := map[string]bool{}
	for _, r := range flat.Rows(rec) {
		e := r.Event
		if e.Time == nil || done[e.ID] {
			continue
		}
		done[e.ID] = true
		o := object{"@type": "Event", "@id": article + "#" + e.ID, "name": ics.Summary(rec, e), "startDate": e.Time.Start, "subjectOf": object{"@id": article},
			"description": r.Sentence, "keywords": strings.TrimSpace("PLOVER " + e.Plover + " " + e.Mode)}
		set(o, "endDate", e.Time.End)
		switch e.Status {
		case "cancelled":
			o["eventStatus"] = "https://schema.org/EventCancelled"
		case "postponed":
			o["eventStatus"] = "https://schema.org/EventPostponed"
		default:
			o["eventStatus"] = "https://schema.org/EventScheduled"
		}
		if p := r.Place; p != nil {
			o["location"] = object{"@type": "Place", "name": p.Name, "geo": object{"@type": "GeoCoordinates", "latitude": p.Lat, "longitude": p.Lon}}
		}
		var actors []object
		for _, id := range append(append([]string{}, e.Source...), e.Target...) {
			if a, ok := byID(rec, id); ok {
				actors = append(actors, a)
			}
		}
		if actors != nil {
			o["actor"] = actors
		}
		out = append(out, o)
	}
	return out
}

func quotations(rec *readout.Record, article string) []object {
	var out []object
	for _, s := range rec.Statements {
		if s.Kind == "indirect" || len(s.Content) == 0 {
			continue
		}
		var words []string
		for _, c := range s.Content {
			words = append(words, c.Cut(rec.Document.Text))
		}
		o := object{"@type": "Quotation", "@id": article + "#" + s.ID, "text": strings.Join(words, " "), "isPartOf": object{"@id": article}}
		if a, ok := byID(rec, s.Speaker); ok {
			o["spokenByCharacter"] = a
		}
		out = append(out, o)
	}
	return out
}

func claims(rec *readout.Record, article string) []object {
	var out []object
	for _, c := range rec.Claims {
		o := object{"@type": "Claim", "@id": article + "#" + c.ID, "appearance": object{"@id": article}}
		if e := rec.Event(c.Event); e != nil {
			o["name"] = ics.Summary(rec, e)
			o["about"] = object{"@id": article + "#" + e.ID}
		}
		for _, s := range c.Sides {
			if a, ok := byID(rec, s.Actor); ok && s.Stance == "claims" {
				o["claimInterpreter"] = a
			}
		}
		set(o, "creativeWorkStatus", c.Status)
		out = append(out, o)
	}
	return out
}

// Write writes the graph of a record on one line.
func Write(w io.Writer, rec *readout.Record) error {
	return json.NewEncoder(w).Encode(Document(rec))
}
