// Package verify checks that a record is whole: every span slices its text,
// every reference leads to something, and the document's id is the hash of its
// text.
package verify

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"unicode/utf8"

	"readout/readout"
)

// Bounds returns what in a record leads out of it: spans that do not slice its
// text, sentences that it has not. Whoever follows such a record ends in a panic,
// so a store gives out none.
func Bounds(rec *readout.Record) []string {
	c := &checker{rec: rec, boundsOnly: true}
	c.parts()
	return c.faults
}

// Record returns what is wrong with a record; nothing when it is whole.
func Record(rec *readout.Record) []string {
	c := &checker{rec: rec, ids: map[string]string{}}
	d := rec.Document
	sum := sha256.Sum256([]byte(d.Text))
	if want := "sha256:" + hex.EncodeToString(sum[:]); d.ID != want {
		c.fault("document.id is %s, but its text has %s", d.ID, want)
	}
	if rec.Schema != readout.Schema {
		c.fault("schema %q, not %q", rec.Schema, readout.Schema)
	}
	c.collect()
	c.parts()
	return c.faults
}

// parts looks at everything in a record.
func (c *checker) parts() {
	for i, s := range c.rec.Document.Sentences {
		c.span(fmt.Sprintf("document.sentences[%d]", i), s)
	}
	c.actors()
	c.events()
	c.statements()
	c.rest()
}

type checker struct {
	rec        *readout.Record
	ids        map[string]string // id → kind
	boundsOnly bool              // references may lead nowhere
	faults     []string
}

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

// collect learns the ids, which stand once each.
func (c *checker) collect() {
	add := func(id, kind string) {
		if c.ids[id] != "" {
			c.fault("%s %s: the id stands twice", kind, id)
		}
		c.ids[id] = kind
	}
	r := c.rec
	for _, x := range r.Actors {
		add(x.ID, "actor")
	}
	for _, x := range r.Places {
		add(x.ID, "place")
	}
	for _, x := range r.Events {
		add(x.ID, "event")
	}
	for _, x := range r.Statements {
		add(x.ID, "statement")
	}
	for _, x := range r.Claims {
		add(x.ID, "claim")
	}
	for _, x := range r.Relations {
		add(x.ID, "relation")
	}
	for _, x := range r.Positions {
		add(x.ID, "position")
	}
	for _, x := range r.Figures {
		add(x.ID, "figure")
	}
}

// span must lie in the text, be no longer than it and cut no character.
func (c *checker) span(at string, s readout.Span) {
	text := c.rec.Document.Text
	switch {
	case s[0] < 0 || s[1] > len(text) || s[0] > s[1]:
		c.fault("%s: [%d, %d) does not slice a text of %d bytes", at, s[0], s[1], len(text))
	case c.boundsOnly:
	case s[0] < len(text) && !utf8.RuneStart(text[s[0]]), s[1] < len(text) && !utf8.RuneStart(text[s[1]]):
		c.fault("%s: [%d, %d) cuts a character", at, s[0], s[1])
	}
}

func (c *checker) time(at string, t *readout.Time) {
	if t != nil {
		c.some(at+".time", t.Span)
	}
}

func (c *checker) some(at string, s *readout.Span) {
	if s != nil {
		c.span(at, *s)
	}
}

// refs must lead to things of a kind.
func (c *checker) refs(at, kind string, ids ...string) {
	if c.boundsOnly {
		return
	}
	for _, id := range ids {
		if id != "" && c.ids[id] != kind {
			c.fault("%s: no %s %s", at, kind, id)
		}
	}
}

func (c *checker) sentence(at string, i int) {
	if i < 0 || i >= len(c.rec.Document.Sentences) {
		c.fault("%s: no sentence %d", at, i)
	}
}

func (c *checker) actors() {
	for _, a := range c.rec.Actors {
		c.refs("actor "+a.ID+".of", "actor", a.Of)
		for _, m := range a.Mentions {
			c.span("actor "+a.ID+".mentions", m.Span)
		}
	}
	for _, p := range c.rec.Places {
		for _, m := range p.Mentions {
			c.span("place "+p.ID+".mentions", m)
		}
		if c.boundsOnly {
			continue
		}
		if p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 {
			c.fault("place %s: %g, %g is no point of the Earth", p.ID, p.Lat, p.Lon)
		}
	}
}

func (c *checker) events() {
	for _, e := range c.rec.Events {
		at := "event " + e.ID
		c.refs(at+".source", "actor", e.Source...)
		c.refs(at+".target", "actor", e.Target...)
		c.refs(at+".place", "place", e.Place)
		c.refs(at+".reported_by", "statement", e.ReportedBy...)
		c.time(at, e.Time)
		if len(e.Evidence) == 0 && !c.boundsOnly {
			c.fault("%s: no evidence", at)
		}
		c.evidence(at, e.Evidence)
	}
}

func (c *checker) evidence(at string, list []readout.Evidence) {
	for _, v := range list {
		c.sentence(at+".evidence", v.Sentence)
		c.span(at+".evidence.trigger", v.Trigger)
		c.some(at+".evidence.source", v.Source)
		c.some(at+".evidence.target", v.Target)
		c.refs(at+".evidence.statements", "statement", v.Statements...)
	}
}

func (c *checker) statements() {
	for _, s := range c.rec.Statements {
		at := "statement " + s.ID
		c.refs(at+".speaker", "actor", s.Speaker)
		c.refs(at+".to", "actor", s.To...)
		c.refs(at+".events", "event", s.Events...)
		c.span(at+".cue", s.Cue)
		for _, x := range s.Content {
			c.span(at+".content", x)
		}
		c.sentence(at, s.Sentence)
		c.time(at, s.Time)
	}
}

func (c *checker) rest() {
	for _, x := range c.rec.Positions {
		at := "position " + x.ID
		c.refs(at+".holder", "actor", x.Holder)
		c.refs(at+".actor", "actor", x.Actor)
		c.refs(at+".event", "event", x.Event)
		c.refs(at+".statements", "statement", x.Statements...)
		c.span(at+".toward", x.Toward)
		c.evidence(at, x.Evidence)
	}
	for _, x := range c.rec.Claims {
		c.refs("claim "+x.ID+".event", "event", x.Event)
		for _, s := range x.Sides {
			c.refs("claim "+x.ID+".sides", "actor", s.Actor)
			c.refs("claim "+x.ID+".sides", "statement", s.Statement)
		}
	}
	for _, x := range c.rec.Relations {
		c.refs("relation "+x.ID, "actor", x.From, x.To)
		c.evidence("relation "+x.ID, x.Evidence)
		c.time("relation "+x.ID, x.Since)
	}
	for _, x := range c.rec.Figures {
		c.span("figure "+x.ID+".span", x.Span)
		c.sentence("figure "+x.ID, x.Sentence)
		c.time("figure "+x.ID, x.Since)
		c.refs("figure "+x.ID+".event", "event", x.Event)
		c.refs("figure "+x.ID+".place", "place", x.Place)
		c.refs("figure "+x.ID+".reported_by", "statement", x.ReportedBy...)
	}
}
