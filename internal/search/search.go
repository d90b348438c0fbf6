// Package search runs queries over records: which events, statements, claims or
// articles a query holds for. docs/QUERY.md tells what each field means.
package search

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/query"
	"readout/internal/story"
	"readout/readout"
)

// Kinds of what can be searched for.
func Kinds() []string { return []string{"event", "statement", "claim", "document"} }

// Hit is one thing that a query holds for. Of Event, Statement and Claim the one
// of the kind asked for is set; none for a document.
type Hit struct {
	Record    *readout.Record
	Event     *readout.Event
	Statement *readout.Statement
	Claim     *readout.Claim
}

// Survey is what the newest articles tell of a query, for counts and pictures.
type Survey struct {
	Hits     []Hit  // those of the newest articles first; their records are overviews (Overview) where the text is not needed to tell
	Articles int    // that were looked at
	Until    string // when older articles were not: as the last that was looked at was published; else empty
	More     bool   // older articles were not looked at
}

// ID is stable: the document's id and, inside it, the thing's.
func (h *Hit) ID() string {
	id := h.Record.Document.ID
	switch {
	case h.Event != nil && h.Claim == nil:
		return id + "/" + h.Event.ID
	case h.Statement != nil:
		return id + "/" + h.Statement.ID
	case h.Claim != nil:
		return id + "/" + h.Claim.ID
	}
	return id
}

// Sentence is the one that carries the hit.
func (h *Hit) Sentence() string {
	switch {
	case h.Event != nil && len(h.Event.Evidence) > 0:
		return h.Record.EventSentence(h.Event)
	case h.Statement != nil:
		return h.Record.Sentence(h.Statement.Sentence)
	}
	return ""
}

// Find returns the things of a kind in a record that a query holds for, in the
// order of the text. states gives the code of a country's name ("Ukraine" →
// UKR, "UA" → UKR); nil knows none.
func Find(rec *readout.Record, q *query.Node, kind string, states func(string) string) []Hit {
	m := &matcher{states: states, says: whole(rec)}
	return slices.DeleteFunc(things(rec, kind), func(h Hit) bool { return m.holds(q, &h) != yes })
}

// things gives all of a kind in a record.
func things(rec *readout.Record, kind string) []Hit {
	var all []Hit
	switch kind {
	case "event":
		for i := range rec.Events {
			all = append(all, Hit{Record: rec, Event: &rec.Events[i]})
		}
	case "statement":
		for i := range rec.Statements {
			all = append(all, Hit{Record: rec, Statement: &rec.Statements[i]})
		}
	case "claim":
		for i := range rec.Claims {
			all = append(all, Hit{Record: rec, Claim: &rec.Claims[i], Event: rec.Event(rec.Claims[i].Event)})
		}
	default:
		all = []Hit{{Record: rec}}
	}
	return all
}

// truth is what is known of a query and a thing: a card does not hold the text,
// so that what stands in the text is open there.
type truth int8

const (
	no truth = iota
	maybe
	yes
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

type matcher struct {
	kind   string // of what is looked for; NeedOf only
	states func(string) string
	says   func(phrase string) truth // of the article's title and text
}

// whole looks for phrases in the text itself.
func whole(rec *readout.Record) func(string) truth {
	text := "" // of the article in words, made when it is first needed
	return func(phrase string) truth {
		p := spaced(phrase)
		if text == "" {
			text = spaced(rec.Document.Title + "\n" + rec.Document.Text)
		}
		return truthOf(p != "" && strings.Contains(text, p))
	}
}

func (m *matcher) holds(n *query.Node, h *Hit) truth {
	switch n.Op {
	case "and":
		out := yes
		for _, x := range n.Nodes {
			if out = min(out, m.holds(x, h)); out == no {
				break
			}
		}
		return out
	case "or":
		out := no
		for _, x := range n.Nodes {
			if out = max(out, m.holds(x, h)); out == yes {
				break
			}
		}
		return out
	case "not":
		return yes - m.holds(n.Nodes[0], h)
	}
	if n.Field == "" {
		return m.says(n.Value)
	}
	return truthOf(m.document(n, h) || m.thing(n, h))
}

// document matches the fields of the article.
func (m *matcher) document(n *query.Node, h *Hit) bool {
	d := h.Record.Document
	has := func(s string) bool { return within(s, n.Value) }
	switch n.Field {
	case "title":
		return has(d.Title)
	case "publisher":
		return has(d.Publisher)
	case "lang":
		return strings.EqualFold(d.Language, n.Value)
	case "wire":
		return slices.ContainsFunc(d.Wires, has)
	case "domain":
		host, asked := hostOf(d.URL), strings.TrimPrefix(strings.ToLower(n.Value), "www.")
		return host != "" && (host == asked || strings.HasSuffix(host, "."+asked))
	case "has", "key", "tie", "unit":
		return slices.ContainsFunc(of(h.Record, n.Field), func(v string) bool { return strings.EqualFold(v, n.Value) })
	case "since":
		return day(h) != "" && day(h) >= n.Value
	case "until":
		return day(h) != "" && day(h)[:min(len(day(h)), len(n.Value))] <= n.Value
	}
	return false
}

// of gives what stands anywhere in an article.
func of(rec *readout.Record, field string) (out []string) {
	if field == "key" {
		for i := range rec.Actors {
			out = append(out, story.Key(&rec.Actors[i]))
		}
		return out
	}
	for name, n := range map[string]int{"event": len(rec.Events), "statement": len(rec.Statements), "claim": len(rec.Claims), "relation": len(rec.Relations), "figure": len(rec.Figures)} {
		if field == "has" && n > 0 {
			out = append(out, name)
		}
	}
	for _, r := range rec.Relations {
		if field == "tie" {
			out = append(out, r.Type)
		}
	}
	for _, f := range rec.Figures {
		if field == "unit" {
			out = append(out, f.Unit)
		}
	}
	return out
}

// hostOf gives the host of an address in small letters, without "www.".
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// day is when a thing happened or was said, else when it was published.
func day(h *Hit) string {
	if h.Event != nil {
		return h.Record.Day(h.Event)
	}
	return h.Record.PublicationDay()
}

// thing matches the fields of an event, statement or claim; for a document one
// of its things must fit.
func (m *matcher) thing(n *query.Node, h *Hit) bool {
	rec := h.Record
	if h.Event == nil && h.Statement == nil && h.Claim == nil {
		for i := range rec.Events {
			if m.thing(n, &Hit{Record: rec, Event: &rec.Events[i]}) {
				return true
			}
		}
		for i := range rec.Statements {
			if m.thing(n, &Hit{Record: rec, Statement: &rec.Statements[i]}) {
				return true
			}
		}
		return n.Field == "status" && slices.ContainsFunc(rec.Claims, func(c readout.Claim) bool { return strings.EqualFold(c.Status, n.Value) })
	}
	switch n.Field {
	case "status":
		return m.status(n, h)
	case "says":
		return m.carries(n, h)
	case "actor":
		return h.Event != nil && (m.means(rec, h.Event.Source, n.Value) || m.means(rec, h.Event.Target, n.Value)) || h.Statement != nil && m.means(rec, []string{h.Statement.Speaker}, n.Value)
	case "act":
		return h.Statement != nil && strings.EqualFold(h.Statement.Act, n.Value)
	}
	return h.Event != nil && m.event(n, rec, h.Event)
}

func (m *matcher) event(n *query.Node, rec *readout.Record, e *readout.Event) bool {
	switch n.Field {
	case "source":
		return m.means(rec, e.Source, n.Value)
	case "target":
		return m.means(rec, e.Target, n.Value)
	case "type":
		return strings.EqualFold(e.Plover, n.Value)
	case "mode":
		return strings.EqualFold(e.Mode, n.Value)
	case "modality":
		return strings.EqualFold(e.Modality, n.Value)
	case "cameo":
		return strings.HasPrefix(e.Cameo, n.Value)
	case "quad":
		return strconv.Itoa(e.Quad) == n.Value
	case "context":
		return slices.ContainsFunc(e.Contexts, func(c string) bool { return strings.EqualFold(c, n.Value) })
	case "place", "country":
		return m.placed(n, rec, e)
	}
	return false
}

// placed matches the event's place by its name or its country.
func (m *matcher) placed(n *query.Node, rec *readout.Record, e *readout.Event) bool {
	p := rec.Place(e.Place)
	if p == nil {
		return false
	}
	return n.Field == "place" && within(p.Name, n.Value) || p.Country != "" && p.Country == m.country(n.Value)
}

// country returns the alpha-3 code of a country as the user writes it.
func (m *matcher) country(v string) string {
	if len(v) == 3 && strings.ToUpper(v) == v {
		return v
	}
	if m.states != nil {
		return m.states(v)
	}
	return ""
}

// means finds a name, a code or a country among actors.
func (m *matcher) means(rec *readout.Record, ids []string, v string) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		a := rec.Actor(id)
		if a == nil {
			return false
		}
		if story.Means(v, a) {
			return true
		}
		c := m.country(v)
		return c != "" && strings.HasPrefix(a.Code, c)
	})
}

// status is that of a claim, or of something on the calendar.
func (m *matcher) status(n *query.Node, h *Hit) bool {
	if h.Claim != nil {
		return strings.EqualFold(h.Claim.Status, n.Value)
	}
	if h.Event == nil {
		return false
	}
	return strings.EqualFold(h.Event.Status, n.Value) || slices.ContainsFunc(h.Record.Claims, func(c readout.Claim) bool {
		return c.Event == h.Event.ID && strings.EqualFold(c.Status, n.Value)
	})
}

// carries matches who says a thing.
func (m *matcher) carries(n *query.Node, h *Hit) bool {
	if h.Statement != nil {
		return m.means(h.Record, []string{h.Statement.Speaker}, n.Value)
	}
	var ids []string
	if h.Claim != nil {
		for _, s := range h.Claim.Sides {
			ids = append(ids, s.Actor)
		}
	}
	if h.Event != nil {
		ids = append(ids, h.Record.Speakers(h.Event.ReportedBy)...)
	}
	return m.means(h.Record, ids, n.Value)
}
