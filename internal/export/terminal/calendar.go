package terminal

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"readout/readout"
)

// Due is an event that lies ahead and the record that tells of it.
type Due struct {
	Record *readout.Record
	Event  *readout.Event
	// Told is the record that shows how it stands, and Words its sentence; nil and
	// empty where that is Record's own.
	Told  *readout.Record
	Words string
	// Outcome is what became of what has passed, Was the day for which it was told
	// first where it was moved; empty for neither.
	Outcome, Was string
}

// Calendar writes what is due, one entry after the other in the order given:
// when and in which zone, how sure it is, who with whom, and which words of
// which article say so.
func Calendar(w io.Writer, list []Due) error {
	var b strings.Builder
	for _, d := range list {
		p := &printer{rec: d.Record}
		e := *d.Event
		e.Modality, e.Polarity = "actual", "positive" // the status says it
		status := e.Status
		if status == "postponed" {
			status = "cancelled (postponed)"
		}
		if d.Outcome != "" {
			status = d.Outcome
		}
		if d.Was != "" {
			status += " (moved from " + d.Was + ")"
		}
		fmt.Fprintf(&b, "%s  %s\n    %s  %s", strings.TrimSpace(when(e.Time)+" "+Zone(d)), status, p.parties(e), strings.TrimSpace(e.Plover+" "+e.Mode))
		e.Time = nil
		if note := p.notes(e); note != "" {
			b.WriteString("  " + note)
		}
		fmt.Fprintf(&b, "  certainty %.2f\n", e.Confidence)
		b.WriteString(p.told("    ", e.ReportedBy))
		fmt.Fprintf(&b, "    “%s”\n    %s\n", shorten(oneLine(Sentence(d)), 160), Source(cmp.Or(d.Told, d.Record)))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// What says in a line what a record tells of an event: who with whom and its type,
// or the text's own words for what has none.
func What(rec *readout.Record, e *readout.Event) string {
	p := &printer{rec: rec}
	return strings.TrimSpace(p.parties(*e) + "  " + strings.TrimSpace(e.Plover+" "+e.Mode))
}

// Zone names the time zone of an event with a clock time: that of its place.
// A day has none.
func Zone(d Due) string {
	if t := d.Event.Time; t == nil || t.Precision != "minute" && t.Precision != "hour" {
		return ""
	}
	if p := d.Record.Place(d.Event.Place); p != nil {
		return p.Timezone
	}
	return ""
}

// Sentence returns the sentence that tells how an event stands or, without such
// a one, that which tells of it first.
func Sentence(d Due) string {
	if d.Words != "" {
		return d.Words
	}
	for _, v := range d.Event.Evidence {
		if s := d.Record.Document.Sentences; v.Sentence < len(s) {
			return s[v.Sentence].Cut(d.Record.Document.Text)
		}
	}
	return ""
}

// Source says in which article of which day something stands.
func Source(rec *readout.Record) string {
	d := rec.Document
	title := d.Title
	if title == "" {
		title = firstLine(d.Text)
	}
	parts := []string{title}
	for _, x := range []string{d.Publisher, d.Published, d.URL, d.ID} {
		if x != "" {
			parts = append(parts, x)
		}
	}
	return strings.Join(parts, " · ")
}
