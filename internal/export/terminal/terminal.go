// Package terminal writes a record as text that one likes to read on a
// terminal: who did what, who says so, what is contested, what is due, how
// many. Every line ends with the numbers of its sentences, counted from 1.
package terminal

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/readout"
)

// Options are what a reader may ask for.
type Options struct {
	Why bool // say under each line why it was coded so
}

// Write writes one record.
func Write(w io.Writer, rec *readout.Record, opt Options) error {
	p := &printer{rec: rec, opt: opt}
	p.head()
	p.events()
	p.statements()
	p.contested()
	p.due()
	p.figures()
	p.relations()
	p.positions()
	_, err := io.WriteString(w, Shown(p.b.String()))
	return err
}

// Shown leaves out of words from outside what would steer a terminal or turn the
// direction of a line: controls other than line ends and tabs, and characters
// that show nothing.
func Shown(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unicode.In(r, unicode.Cc, unicode.Cf) {
			return -1
		}
		return r
	}, s)
}

type printer struct {
	rec *readout.Record
	opt Options
	b   strings.Builder
}

func (p *printer) head() {
	d := p.rec.Document
	title := d.Title
	if title == "" {
		title = firstLine(d.Text)
	}
	fmt.Fprintf(&p.b, "%s\n", title)
	parts := []string{}
	if d.Publisher != "" {
		parts = append(parts, d.Publisher)
	}
	if d.Byline != "" {
		parts = append(parts, d.Byline)
	}
	if d.Published != "" {
		parts = append(parts, "published "+d.Published+" ("+d.PublishedFrom+")")
	} else {
		parts = append(parts, "publication date unknown")
	}
	if len(d.Wires) > 0 {
		parts = append(parts, "wires: "+strings.Join(d.Wires, ", "))
	}
	parts = append(parts, fmt.Sprintf("%d sentences", len(d.Sentences)))
	fmt.Fprintf(&p.b, "%s\n", strings.Join(parts, " · "))
	if d.Skipped != "" {
		fmt.Fprintf(&p.b, "not coded: %s\n", d.Skipped)
	}
	p.kin()
}

// kin says which other documents are the same article.
func (p *printer) kin() {
	d := p.rec.Document
	if d.CopyOf != "" {
		fmt.Fprintf(&p.b, "copy of %s: counted there\n", d.CopyOf)
	}
	if d.SupersededBy != "" {
		fmt.Fprintf(&p.b, "superseded by %s: counted there\n", d.SupersededBy)
	}
	for _, id := range d.Copies {
		fmt.Fprintf(&p.b, "copied by %s\n", id)
	}
	for _, id := range d.Versions {
		fmt.Fprintf(&p.b, "earlier version: %s\n", id)
	}
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return shorten(line, 100)
}

// section writes a heading before the first of its lines.
func (p *printer) section(name string) { fmt.Fprintf(&p.b, "\n%s\n", name) }

func (p *printer) events() {
	first := true
	for _, e := range p.rec.Events {
		if e.Modality == "scheduled" {
			continue
		}
		if first {
			p.section("WHO DID WHAT")
			first = false
		}
		p.event(e)
	}
}

func (p *printer) event(e readout.Event) {
	code := strings.TrimSpace(e.Plover + " " + e.Mode)
	if e.Cameo != "" {
		code += " " + e.Cameo
	}
	fmt.Fprintf(&p.b, "  %s  %s", p.parties(e), code)
	if note := p.notes(e); note != "" {
		fmt.Fprintf(&p.b, "  %s", note)
	}
	fmt.Fprintf(&p.b, "  %s\n", sentences(e.Evidence))
	if len(e.ReportedBy) > 0 {
		p.b.WriteString(p.told("      ", e.ReportedBy))
	}
	if e.Reason != "" {
		fmt.Fprintf(&p.b, "      why: %s\n", shorten(e.Reason, 90))
	}
	if e.Purpose != "" {
		fmt.Fprintf(&p.b, "      purpose: %s\n", shorten(e.Purpose, 90))
	}
	if e.Instrument != "" {
		fmt.Fprintf(&p.b, "      with: %s\n", e.Instrument)
	}
	if p.opt.Why {
		for _, w := range e.Why {
			fmt.Fprintf(&p.b, "      · %s\n", w)
		}
	}
}

// parties writes source and target with an arrow: ↔ where both act.
func (p *printer) parties(e readout.Event) string {
	if len(e.Source) > 1 && slices.Equal(sorted(e.Source), sorted(e.Target)) {
		names := make([]string, len(e.Source))
		for i, id := range e.Source {
			names[i] = p.actor(id)
		}
		return strings.Join(names, " ↔ ")
	}
	s := p.actors(e.Source)
	if e.Plover == "" {
		return p.entry(e, s)
	}
	if s == "" {
		s = "(somebody)"
	}
	if t := p.actors(e.Target); t != "" {
		s += " → " + t
	}
	return s
}

// entry writes what is on the calendar without an event type in its own words, in
// their order: "the treaty enters", "Peru (PER): general election expected".
func (p *printer) entry(e readout.Event, source string) string {
	if len(e.Evidence) == 0 {
		return source
	}
	text := p.rec.Document.Text
	trigger := e.Evidence[0].Trigger
	begin := p.rec.Document.Sentences[e.Evidence[0].Sentence][0]
	before, after, thing := "", " "+trigger.Cut(text), false
	for _, id := range e.About {
		words, _, _ := strings.Cut(p.thing(id), ", ") // "…, which opens on Friday"
		at := strings.Index(text[begin:], id)
		switch {
		case p.rec.Actor(id) != nil || p.rec.Place(id) != nil && len(e.About) > 1: // a part of what it is about
		case at >= 0 && begin+at <= trigger[0] && trigger[1] <= begin+at+len(id):
			after, thing = " "+words, true
		case at >= 0 && begin+at > trigger[0]:
			after += " " + words
		default:
			before += " " + words
		}
	}
	if source != "" && (thing || before != "") {
		source += ":"
	}
	return strings.TrimSpace(source + before + after)
}

func sorted(ids []string) []string { return slices.Sorted(slices.Values(ids)) }

// notes writes what qualifies an event: when, where, about what, how certain.
func (p *printer) notes(e readout.Event) string {
	var parts []string
	off := e.Off()
	if e.Polarity == "negative" && !off {
		parts = append(parts, "NOT")
	}
	switch {
	case off, e.Modality == "scheduled" && e.Status == "tentative":
		parts = append(parts, e.Status)
	case e.Modality != "actual":
		parts = append(parts, e.Modality)
	}
	if e.Time != nil {
		parts = append(parts, when(e.Time))
	}
	if name := p.place(e.Place); name != "" {
		parts = append(parts, "in "+name)
	}
	if len(e.About) > 0 && e.Plover != "" { // an entry says it itself
		topics := make([]string, len(e.About))
		for i, id := range e.About {
			topics[i] = p.thing(id)
		}
		parts = append(parts, "about "+strings.Join(topics, ", "))
	}
	return strings.Join(parts, "; ")
}

func (p *printer) statements() {
	if len(p.rec.Statements) == 0 {
		return
	}
	p.section("WHO SAYS")
	for _, s := range p.rec.Statements {
		speaker := p.actor(s.Speaker)
		if speaker == "" {
			speaker = "(nobody named)"
		}
		content := make([]string, len(s.Content))
		for i, c := range s.Content {
			content[i] = oneLine(c.Cut(p.rec.Document.Text))
		}
		act := s.Act
		if s.Venue != "" {
			act += ", " + s.Venue
		}
		fmt.Fprintf(&p.b, "  %s (%s): %s  [%d]\n", speaker, act, shorten(strings.Join(content, " … "), 160), s.Sentence+1)
		if p.opt.Why {
			for _, w := range s.Why {
				fmt.Fprintf(&p.b, "      · %s\n", w)
			}
		}
	}
}

func (p *printer) contested() {
	first := true
	for _, c := range p.rec.Claims {
		if c.Status != "contested" && c.Status != "retracted" {
			continue
		}
		if first {
			p.section("CONTESTED")
			first = false
		}
		e := p.find(c.Event)
		fmt.Fprintf(&p.b, "  %s  %s  %s\n", p.parties(e), e.Plover, sentences(e.Evidence))
		for _, side := range c.Sides {
			fmt.Fprintf(&p.b, "      %s %s: %s\n", p.actor(side.Actor), side.Stance, p.words(side.Statement))
		}
	}
}

func (p *printer) due() {
	var due []readout.Event
	for _, e := range p.rec.Events {
		if e.Modality == "scheduled" {
			due = append(due, e)
		}
	}
	if len(due) == 0 {
		return
	}
	slices.SortStableFunc(due, func(a, b readout.Event) int { return strings.Compare(start(a), start(b)) })
	p.section("DUE NEXT")
	for _, e := range due {
		p.event(e)
	}
}

// start orders undated plans last.
func start(e readout.Event) string {
	if e.Time == nil {
		return "~"
	}
	return e.Time.Start
}

func (p *printer) figures() {
	if len(p.rec.Figures) == 0 {
		return
	}
	p.section("FIGURES")
	for i := range p.rec.Figures {
		f := &p.rec.Figures[i]
		line := quantity(*f)
		if f.Since != nil {
			line += ", since " + f.Since.Value
		}
		if name := p.place(f.Place); name != "" {
			line += ", " + name
		}
		switch {
		case p.rec.OnlyDenied(f):
			line += ", which is denied by " + p.saidBy(f.ReportedBy)
		case len(f.ReportedBy) > 0:
			line += ", by the count of " + p.saidBy(f.ReportedBy)
		}
		fmt.Fprintf(&p.b, "  %s  [%d]\n", line, f.Sentence+1)
	}
}

func (p *printer) relations() {
	if len(p.rec.Relations) == 0 {
		return
	}
	p.section("TIES")
	for _, r := range p.rec.Relations {
		fmt.Fprintf(&p.b, "  %s %s %s  %s\n", p.actor(r.From), r.Type, p.actor(r.To), sentences(r.Evidence))
	}
}

func (p *printer) positions() {
	if len(p.rec.Positions) == 0 {
		return
	}
	p.section("POSITIONS")
	for _, x := range p.rec.Positions {
		toward := oneLine(p.rec.Document.Text[x.Toward[0]:x.Toward[1]])
		fmt.Fprintf(&p.b, "  %s %s %s  %s\n", p.actor(x.Holder), strings.ReplaceAll(x.Stance, "-", " "), shorten(toward, 60), sentences(x.Evidence))
	}
}

// shorten cuts a line at a word so that it fits n characters.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string([]rune(s)[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return cut + "…"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
