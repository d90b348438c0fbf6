// Package ics writes what lies ahead as an iCalendar (RFC 5545): each plan once,
// however many articles tell of it, with a UID that stays when it moves.
package ics

import (
	"bufio"
	"cmp"
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
	"readout/internal/story"
	"readout/readout"
)

// Writer writes one calendar.
type Writer struct {
	b     *bufio.Writer
	uids  map[string]int
	zones zones
}

// Write writes a calendar of plans.
func Write(w io.Writer, plans []*story.Plan) error {
	c := &Writer{b: bufio.NewWriter(w), uids: map[string]int{}, zones: zones{}}
	for _, l := range []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Readout//Readout//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Readout: due next"} {
		c.line(l)
	}
	for _, p := range plans {
		c.zones.need(p)
	}
	c.zones.write(c.line)
	for _, p := range plans {
		c.entry(p)
	}
	c.line("END:VCALENDAR")
	return c.b.Flush()
}

func (c *Writer) entry(p *story.Plan) {
	rec, e := p.Latest.Record, p.Latest.Event
	d, told := rec.Document, rec.Document.Published
	status, sentence := "CONFIRMED", rec.EventSentence(e)
	if e.Status == "tentative" {
		status = "TENTATIVE"
	}
	if p.Off {
		status = "CANCELLED"
	}
	if p.Closing != nil {
		d, told, sentence = p.Closing.Record.Document, max(told, p.Closing.Record.Document.Published), p.Sentence
	}
	c.line("BEGIN:VEVENT")
	c.line("UID:" + c.uid(p))
	c.line("DTSTAMP:" + stamp(told))
	c.line("CREATED:" + stamp(p.First.Record.Document.Published))
	c.line("LAST-MODIFIED:" + stamp(told))
	start, end := bounds(e.Time, zoneOf(p))
	c.line("DTSTART" + start)
	if end != "" {
		c.line("DTEND" + end)
	}
	c.line("SUMMARY:" + escape(Summary(rec, e)))
	c.line("STATUS:" + status)
	c.line(fmt.Sprintf("SEQUENCE:%d", p.Changes))
	if p.Place != nil {
		c.line("LOCATION:" + escape(p.Place.Name))
		c.line(fmt.Sprintf("GEO:%.6f;%.6f", p.Place.Lat, p.Place.Lon))
	}
	if len(e.Contexts) > 0 {
		var list []string
		for _, x := range e.Contexts {
			list = append(list, escape(x))
		}
		c.line("CATEGORIES:" + strings.Join(list, ","))
	}
	source := d.Title
	if d.Publisher != "" {
		source += " (" + d.Publisher + ")"
	}
	c.line("DESCRIPTION:" + escape("“"+sentence+"”\n"+strings.TrimSpace(source)))
	if d.URL != "" {
		c.line("URL:" + d.URL)
	}
	c.line("TRANSP:TRANSPARENT")
	c.line("END:VEVENT")
}

// uid is made of the first telling and not of its day: when a later version or
// article moves or calls off what is planned, the entry moves.
func (c *Writer) uid(p *story.Plan) string {
	d := p.First.Record.Document
	key := cmp.Or(d.Key, d.URL, d.ID) + "|" + p.First.Event.Plover + "|" + Summary(p.First.Record, p.First.Event)
	n := c.uids[key]
	c.uids[key]++
	if n > 0 { // two of one article that differ in their day only
		key += fmt.Sprintf("|%d", n)
	}
	sum := sha256.Sum256([]byte(key))
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

// bounds writes DTSTART and DTEND with their parameters: clock times by the clock
// on the spot where its zone is known, else in UTC; days as dates.
func bounds(t *readout.Time, zone *time.Location) (start, end string) {
	one := func(s string) string {
		if at, err := time.Parse(time.RFC3339, s); err == nil && zone != nil {
			return ";TZID=" + zone.String() + ":" + at.In(zone).Format(clock)
		} else if err == nil {
			return ":" + at.UTC().Format(clock) + "Z"
		}
		if at, err := time.Parse("2006-01-02T15:04:05", s); err == nil {
			return ":" + at.Format(clock) // floating: no zone is known
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
	if end == start || strings.HasPrefix(end, ";VALUE") != strings.HasPrefix(start, ";VALUE") {
		end = ""
	}
	return start, end
}

// clock is a date-time of iCalendar's.
const clock = "20060102T150405"

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
