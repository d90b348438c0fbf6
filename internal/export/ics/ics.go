// Package ics writes what lies ahead as an iCalendar (RFC 5545). UIDs are
// stable for an event of a document, so that a new export updates a calendar.
package ics

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"readout/internal/export/flat"
	"readout/readout"
)

// Writer writes one calendar.
type Writer struct {
	b *bufio.Writer
}

// New begins a calendar.
func New(w io.Writer) *Writer {
	c := &Writer{bufio.NewWriter(w)}
	for _, l := range []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Readout//Readout//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Readout: due next"} {
		c.line(l)
	}
	return c
}

// Write adds the scheduled events of a record that have a date.
func (c *Writer) Write(rec *readout.Record) error {
	done := map[string]bool{}
	for _, r := range flat.Rows(rec) {
		e := r.Event
		if e.Modality != "scheduled" || e.Time == nil || e.Time.Start == "" || done[e.ID] {
			continue
		}
		done[e.ID] = true
		c.entry(rec, &r)
	}
	return nil
}

// Close ends the calendar.
func (c *Writer) Close() error {
	c.line("END:VCALENDAR")
	return c.b.Flush()
}

func (c *Writer) entry(rec *readout.Record, r *flat.Row) {
	e := r.Event
	d := rec.Document
	status, sequence := "CONFIRMED", 0
	switch e.Status {
	case "tentative":
		status = "TENTATIVE"
	case "cancelled", "postponed":
		status, sequence = "CANCELLED", 1
	}
	c.line("BEGIN:VEVENT")
	c.line("UID:" + uid(rec, e))
	c.line("DTSTAMP:" + stamp(d.Published))
	start, end := bounds(e.Time)
	c.line("DTSTART" + start)
	if end != "" {
		c.line("DTEND" + end)
	}
	c.line("SUMMARY:" + escape(Summary(rec, e)))
	c.line("STATUS:" + status)
	c.line(fmt.Sprintf("SEQUENCE:%d", sequence))
	if r.Place != nil {
		c.line("LOCATION:" + escape(r.Place.Name))
		c.line(fmt.Sprintf("GEO:%.6f;%.6f", r.Place.Lat, r.Place.Lon))
	}
	if len(e.Contexts) > 0 {
		c.line("CATEGORIES:" + escape(strings.Join(e.Contexts, ",")))
	}
	source := d.Title
	if d.Publisher != "" {
		source += " (" + d.Publisher + ")"
	}
	c.line("DESCRIPTION:" + escape("“"+r.Sentence+"”\n"+strings.TrimSpace(source)))
	if d.URL != "" {
		c.line("URL:" + d.URL)
	}
	c.line("TRANSP:TRANSPARENT")
	c.line("END:VEVENT")
}

// uid is made of what identifies the event, not of its day: when the day moves
// in a new version of the article, the entry moves.
func uid(rec *readout.Record, e *readout.Event) string {
	key := rec.Document.Key
	if key == "" {
		key = rec.Document.URL
	}
	if key == "" {
		key = rec.Document.ID
	}
	sum := sha256.Sum256([]byte(key + "|" + e.Plover + "|" + Summary(rec, e)))
	return hex.EncodeToString(sum[:12]) + "@readout"
}

// Summary says in one line what is due: the actors and the trigger.
func Summary(rec *readout.Record, e *readout.Event) string {
	var sides []string
	for _, r := range flat.Rows(&readout.Record{Document: rec.Document, Actors: rec.Actors, Events: []readout.Event{*e}}) {
		for _, a := range []flat.Actor{r.Source, r.Target} {
			if a.Name != "" && !slices.Contains(sides, a.Name) {
				sides = append(sides, a.Name)
			}
		}
	}
	if len(sides) == 0 {
		for _, a := range e.About {
			if !strings.HasPrefix(a, "P") && !strings.HasPrefix(a, "A") {
				sides = append(sides, a)
			}
		}
	}
	what := strings.ToLower(strings.TrimSpace(e.Plover + " " + e.Mode))
	if len(e.Evidence) > 0 {
		what = e.Evidence[0].Trigger.Cut(rec.Document.Text)
	}
	return strings.TrimSpace(strings.Join(sides, ", ") + ": " + what)
}

// bounds writes DTSTART and DTEND with their parameters: clock times in UTC, so
// that no zone needs to be told, days as dates.
func bounds(t *readout.Time) (start, end string) {
	one := func(s string) string {
		if at, err := time.Parse(time.RFC3339, s); err == nil {
			return ":" + at.UTC().Format("20060102T150405Z")
		}
		if at, err := time.Parse("2006-01-02T15:04:05", s); err == nil {
			return ":" + at.Format("20060102T150405") // floating: no zone is known
		}
		if at, err := time.Parse(time.DateOnly, s[:min(len(s), 10)]); err == nil {
			return ";VALUE=DATE:" + at.Format("20060102")
		}
		return ""
	}
	start = one(t.Start)
	if t.End != "" {
		end = one(t.End)
	}
	if end == start || strings.HasPrefix(end, ";") != strings.HasPrefix(start, ";") {
		end = ""
	}
	return start, end
}

func stamp(published string) string {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, published); err == nil {
			return t.UTC().Format("20060102T150405Z")
		}
	}
	return "19700101T000000Z" // unknown; a fixed one keeps the bytes the same
}

// escape quotes text (RFC 5545, 3.3.11).
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(s)
}

// line writes a content line folded at 75 octets (RFC 5545, 3.1), never inside a
// character. A value from outside must not begin a line of its own: control
// characters are left out.
func (c *Writer) line(s string) {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' {
			return -1
		}
		return r
	}, s)
	limit := 75
	for len(s) > limit {
		cut := limit
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		c.b.WriteString(s[:cut] + "\r\n ")
		s, limit = s[cut:], 74
	}
	c.b.WriteString(s + "\r\n")
}
