// Package geojson writes events with a place as a GeoJSON FeatureCollection
// (RFC 7946).
package geojson

import (
	"encoding/json"
	"io"

	"readout/internal/export/flat"
	"readout/readout"
)

// Writer writes one collection.
type Writer struct {
	w     io.Writer
	begun bool
}

// New begins a collection.
func New(w io.Writer) *Writer { return &Writer{w: w} }

type feature struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Geometry   point          `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude
}

// Write adds the events of a record that have a place, each once.
func (g *Writer) Write(rec *readout.Record) error {
	done := map[string]bool{}
	for _, r := range flat.Rows(rec) {
		if r.Place == nil || done[r.Event.ID] {
			continue
		}
		done[r.Event.ID] = true
		f := feature{"Feature", rec.Document.ID + "/" + r.Event.ID, point{"Point", [2]float64{r.Place.Lon, r.Place.Lat}}, map[string]any{
			"plover": r.Event.Plover, "mode": r.Event.Mode, "cameo": r.Event.Cameo, "quad": r.Event.Quad, "source": r.Source.Name, "target": r.Target.Name,
			"date": r.Date, "modality": r.Event.Modality, "polarity": r.Event.Polarity, "place": r.Place.Name, "country": r.Place.Country,
			"precision": r.Place.Precision, "sentence": r.Sentence, "url": rec.Document.URL, "confidence": r.Event.Confidence,
		}}
		b, err := json.Marshal(f)
		if err != nil {
			return err
		}
		if err := g.begin(); err != nil {
			return err
		}
		if _, err := g.w.Write(b); err != nil {
			return err
		}
	}
	return nil
}

// begin opens the collection before the first feature and parts the others.
func (g *Writer) begin() error {
	open := ",\n"
	if !g.begun {
		open = "{\"type\":\"FeatureCollection\",\"features\":[\n"
	}
	g.begun = true
	_, err := io.WriteString(g.w, open)
	return err
}

// Close ends the collection.
func (g *Writer) Close() error {
	end := "\n]}\n"
	if !g.begun {
		end = "{\"type\":\"FeatureCollection\",\"features\":[]}\n"
	}
	_, err := io.WriteString(g.w, end)
	return err
}
