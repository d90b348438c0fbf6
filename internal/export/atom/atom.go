// Package atom writes articles as an Atom feed (RFC 4287), each with what was
// read in it.
package atom

import (
	"encoding/xml"
	"io"
	"strings"
	"time"

	"readout/internal/export/flat"
	"readout/readout"
)

type feed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Author  person   `xml:"author"`
	Entries []entry  `xml:"entry"`
}

type person struct {
	Name string `xml:"name"`
}

type entry struct {
	Title   string  `xml:"title"`
	ID      string  `xml:"id"`
	Updated string  `xml:"updated"`
	Author  *person `xml:"author,omitempty"`
	Link    *link   `xml:"link,omitempty"`
	Summary string  `xml:"summary"`
}

type link struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
}

// Feed collects entries.
type Feed struct{ f feed }

// New begins a feed; id is an IRI that stays the same.
func New(title, id string) *Feed {
	return &Feed{feed{Title: title, ID: id, Author: person{"Readout"}}}
}

// Add adds an entry of one's own making; id is an IRI that stays the same,
// updated an RFC 3339 time or a date.
func (x *Feed) Add(id, title, address, updated, summary string) {
	e := entry{Title: title, ID: id, Updated: stamp(updated), Summary: summary}
	if address != "" {
		e.Link = &link{address, "alternate"}
	}
	x.f.Entries = append(x.f.Entries, e)
	x.f.Updated = max(x.f.Updated, e.Updated)
}

// Write adds a record.
func (x *Feed) Write(rec *readout.Record) error {
	d := rec.Document
	e := entry{Title: d.Title, ID: "urn:" + strings.Replace(d.ID, "sha256:", "readout:", 1), Updated: stamp(d.Published)}
	if e.Title == "" {
		e.Title, _, _ = strings.Cut(d.Text, "\n")
	}
	if d.Byline != "" {
		e.Author = &person{d.Byline}
	}
	if d.URL != "" {
		e.Link = &link{d.URL, "alternate"}
	}
	var lines []string
	for _, r := range flat.Rows(rec) {
		if r.Event.Plover != "" {
			lines = append(lines, strings.Join(strings.Fields(r.Source.Name+" → "+r.Target.Name+" "+r.Event.Plover+" "+r.Event.Mode+" "+r.Date), " "))
		}
	}
	e.Summary = strings.Join(lines, "\n")
	x.f.Entries = append(x.f.Entries, e)
	x.f.Updated = max(x.f.Updated, e.Updated)
	return nil
}

// Close writes the feed.
func (x *Feed) Close(w io.Writer) error {
	if x.f.Updated == "" {
		x.f.Updated = stamp("")
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	if err := enc.Encode(x.f); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func stamp(published string) string {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, published); err == nil {
			return t.UTC().Format(time.RFC3339)
		}
	}
	return "1970-01-01T00:00:00Z"
}
