// Package table writes events as a table for spreadsheets and databases: CSV
// (RFC 4180) and Parquet, one line for each event and pair of actors.
package table

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"

	"readout/internal/export/flat"
	"readout/readout"
)

// Line is a row of the table; the tags name its columns.
type Line struct {
	ID         string  `parquet:"id"`
	Document   string  `parquet:"document"`
	URL        string  `parquet:"url"`
	Title      string  `parquet:"title"`
	Publisher  string  `parquet:"publisher"`
	Published  string  `parquet:"published"`
	Date       string  `parquet:"date"`
	TimeValue  string  `parquet:"time"`
	Plover     string  `parquet:"plover"`
	Mode       string  `parquet:"mode"`
	Cameo      string  `parquet:"cameo"`
	Quad       int32   `parquet:"quad"`
	Goldstein  float64 `parquet:"goldstein"`
	Modality   string  `parquet:"modality"`
	Polarity   string  `parquet:"polarity"`
	Status     string  `parquet:"status"`
	Contexts   string  `parquet:"contexts"`
	SourceName string  `parquet:"source"`
	SourceCode string  `parquet:"source_code"`
	TargetName string  `parquet:"target"`
	TargetCode string  `parquet:"target_code"`
	Place      string  `parquet:"place"`
	Country    string  `parquet:"country"`
	Lat        float64 `parquet:"lat"`
	Lon        float64 `parquet:"lon"`
	ReportedBy string  `parquet:"reported_by"`
	Confidence float64 `parquet:"confidence"`
	Sentence   string  `parquet:"sentence"`
	Why        string  `parquet:"why"`
}

// Lines returns the rows of a record.
func Lines(rec *readout.Record) []Line {
	var out []Line
	d := rec.Document
	for _, r := range flat.Rows(rec) {
		e := r.Event
		l := Line{ID: r.ID, Document: d.ID, URL: d.URL, Title: d.Title, Publisher: d.Publisher, Published: d.Published, Date: r.Date,
			Plover: e.Plover, Mode: e.Mode, Cameo: e.Cameo, Quad: int32(e.Quad), Goldstein: e.Goldstein, Modality: e.Modality, Polarity: e.Polarity,
			Status: e.Status, Contexts: strings.Join(e.Contexts, ";"), SourceName: r.Source.Name, SourceCode: r.Source.Code,
			TargetName: r.Target.Name, TargetCode: r.Target.Code, ReportedBy: r.ReportedBy, Confidence: e.Confidence, Sentence: r.Sentence,
			Why: strings.Join(e.Why, "; ")}
		if e.Time != nil {
			l.TimeValue = e.Time.Value
		}
		if p := r.Place; p != nil {
			l.Place, l.Country, l.Lat, l.Lon = p.Name, p.Country, p.Lat, p.Lon
		}
		out = append(out, l)
	}
	return out
}

// Columns are the names of the columns, in order.
func Columns() []string {
	return []string{"id", "document", "url", "title", "publisher", "published", "date", "time", "plover", "mode", "cameo", "quad", "goldstein", "modality",
		"polarity", "status", "contexts", "source", "source_code", "target", "target_code", "place", "country", "lat", "lon", "reported_by", "confidence", "sentence", "why"}
}

// CSV writes lines as comma-separated values.
type CSV struct{ w *csv.Writer }

// NewCSV begins a table with its header.
func NewCSV(w io.Writer) (*CSV, error) {
	c := &CSV{csv.NewWriter(w)}
	return c, c.w.Write(Columns())
}

// Write adds the lines of a record.
func (c *CSV) Write(rec *readout.Record) error {
	number := func(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }
	for _, l := range Lines(rec) {
		lat, lon := "", ""
		if l.Place != "" {
			lat, lon = number(l.Lat), number(l.Lon)
		}
		cells := []string{l.ID, l.Document, l.URL, l.Title, l.Publisher, l.Published, l.Date, l.TimeValue, l.Plover, l.Mode, l.Cameo,
			strconv.Itoa(int(l.Quad)), "", l.Modality, l.Polarity, l.Status, l.Contexts, l.SourceName, l.SourceCode, l.TargetName, l.TargetCode,
			l.Place, l.Country, "", "", l.ReportedBy, "", l.Sentence, l.Why}
		for i, s := range cells {
			cells[i] = inert(s)
		}
		cells[12], cells[23], cells[24], cells[26] = number(l.Goldstein), lat, lon, number(l.Confidence)
		if err := c.w.Write(cells); err != nil {
			return err
		}
	}
	return nil
}

// inert keeps words of an article from being run: spreadsheets take a cell that
// begins so for a formula, which may call programs and send cells away.
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// Close ends the table.
func (c *CSV) Close() error { c.w.Flush(); return c.w.Error() }

// Parquet writes lines as Apache Parquet, zstd-compressed.
type Parquet struct{ w *parquet.GenericWriter[Line] }

// NewParquet begins a file.
func NewParquet(w io.Writer) *Parquet {
	return &Parquet{parquet.NewGenericWriter[Line](w, parquet.Compression(&parquet.Zstd))}
}

// Write adds the lines of a record.
func (p *Parquet) Write(rec *readout.Record) error {
	_, err := p.w.Write(Lines(rec))
	return err
}

// Close ends the file.
func (p *Parquet) Close() error { return p.w.Close() }
