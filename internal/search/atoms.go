package search

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/story"
	"readout/readout"
)

// An index keeps for each article a set of atoms: its words, and what its
// events, statements and claims are, as NAME=VALUE. Atoms are in small letters
// and hold no space; words hold no "=". What an article must have for a query
// to hold is told by Need in the same atoms.
//
// maxAtom bounds an atom and maxAtoms all of an article, in bytes: no one may fill
// the index. An article beyond is of the one atom wide, which
// every need is met by.
const (
	maxAtom  = 200
	maxAtoms = 900_000
	wide     = "=wide"
)

// undated stands for the day of what has none.
const undated = "none"

// The roles of actors: who acts, on whom, and who says something.
const (
	actsRole   = "s"
	targetRole = "t"
	saysRole   = "v"
	onRole     = "st" // who acts, on whom
	typed      = "y"  // behind a role: with the type of the event
)

// Indexed gives what an index keeps of a record: its card and its atoms, as they
// come and as often.
func Indexed(rec *readout.Record) (card []byte, list []string) {
	words := Words(rec.Document.Title + "\n" + rec.Document.Text)
	return cardOf(rec, words), atomsOf(rec, words)
}

func atomsOf(rec *readout.Record, words []string) []string {
	b := &atoms{rec: rec, list: make([]string, 0, len(words)+512)}
	for _, w := range words {
		b.list = append(b.list, short(w))
	}
	b.document()
	for i := range rec.Actors {
		b.is("key", story.Key(&rec.Actors[i]))
	}
	for i := range rec.Relations {
		b.is("holds", "relation")
		b.is("tie", rec.Relations[i].Type)
	}
	for i := range rec.Figures {
		b.is("holds", "figure")
		b.is("unit", rec.Figures[i].Unit)
	}
	for i := range rec.Events {
		b.event(&rec.Events[i])
	}
	for i := range rec.Statements {
		st := &rec.Statements[i]
		b.is("has", "statement")
		b.is("holds", "statement")
		b.is("act", st.Act)
		b.actors(saysRole, st.Speaker)
	}
	for i := range rec.Claims {
		c := &rec.Claims[i]
		b.is("has", "claim")
		b.is("holds", "claim")
		b.is("status", c.Status)
		for _, s := range c.Sides {
			b.actors(saysRole, s.Actor)
		}
	}
	if size(b.list) > maxAtoms {
		slices.Sort(b.list)
		b.list = slices.Compact(b.list)
	}
	if size(b.list) > maxAtoms {
		return []string{wide}
	}
	return b.list
}

func size(list []string) (n int) {
	for _, a := range list {
		n += len(a) + 8
	}
	return n
}

func short(a string) string {
	if len(a) <= maxAtom {
		return a
	}
	return strings.ToValidUTF8(a[:maxAtom], "")
}

type atoms struct {
	rec  *readout.Record
	list []string
}

func (b *atoms) is(name, value string) {
	if a := atom(name, value); a != "" {
		b.list = append(b.list, a)
	}
}

// atom writes NAME=VALUE; empty where the value is. Characters that an index may
// split at become "_".
func atom(name, value string) string {
	if value == "" {
		return ""
	}
	out := append(make([]byte, 0, len(name)+1+len(value)), name...)
	out = append(out, '=')
	for _, r := range value {
		switch r = unicode.ToLower(r); {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '.', r == '-', r > utf8.RuneSelf && r != utf8.RuneError:
			out = utf8.AppendRune(out, r)
		default:
			out = append(out, '_')
		}
	}
	return short(string(out))
}

// words adds the words of a name.
func (b *atoms) words(name, text string) {
	for _, w := range Words(text) {
		b.is(name, w)
	}
}

func (b *atoms) document() {
	d := &b.rec.Document
	b.is("has", "document")
	b.words("title", d.Title)
	b.words("publisher", d.Publisher)
	b.is("lang", d.Language)
	for _, w := range d.Wires {
		b.words("wire", w)
	}
	for host := hostOf(d.URL); host != ""; {
		b.is("domain", host)
		_, host, _ = strings.Cut(host, ".")
	}
	b.day(b.rec.PublicationDay())
}

func (b *atoms) event(e *readout.Event) {
	b.is("has", "event")
	b.is("holds", "event")
	b.is("type", e.Plover)
	b.is("mode", e.Mode)
	b.is("modality", e.Modality)
	b.is("status", e.Status)
	b.is("quad", strconv.Itoa(e.Quad))
	for i := range e.Cameo {
		b.is("cameo", e.Cameo[:i+1])
	}
	for _, c := range e.Contexts {
		b.is("context", c)
	}
	if p := b.rec.Place(e.Place); p != nil {
		b.words("place", p.Name)
		b.is("country", p.Country)
	}
	b.day(b.rec.Day(e))
	b.actors(actsRole, e.Source...)
	b.actors(targetRole, e.Target...)
	from, to := b.nations(e.Source), b.nations(e.Target)
	for _, x := range from {
		b.is(actsRole+typed, joined(e.Plover, x))
		for _, y := range to {
			b.is(onRole, joined(x, y))
		}
	}
	for _, y := range to {
		b.is(targetRole+typed, joined(e.Plover, y))
	}
	b.actors(saysRole, b.rec.Speakers(e.ReportedBy)...)
}

// actors adds what somebody in a role may be asked for by: words of the name,
// Wikidata id, country and the beginning of the code.
func (b *atoms) actors(role string, ids ...string) {
	for _, id := range ids {
		a := b.rec.Actor(id)
		if a == nil {
			continue
		}
		b.words(role+"n", a.Name)
		b.is(role, a.Wikidata)
		for _, n := range []int{3, 6} {
			if len(a.Code) >= n {
				b.is(role, a.Code[:n])
			}
		}
	}
}

// joined is what two things that one event is, or has, are asked for by together:
// many articles have both, few in one event.
func joined(x, y string) string {
	if x == "" || y == "" {
		return ""
	}
	return x + "." + y
}

// nations gives the beginnings of actors' codes.
func (b *atoms) nations(ids []string) (out []string) {
	for _, id := range ids {
		if a := b.rec.Actor(id); a != nil && len(a.Code) >= 3 {
			out = append(out, a.Code[:3])
		}
	}
	return out
}

// day adds the beginnings of a day: millennium, century, decade, year, month. A
// year alone counts as before its months, and what has no day as undated.
func (b *atoms) day(day string) {
	if day == "" {
		b.is("day", undated)
		return
	}
	if len(day) < 7 {
		day += "0000-00"[len(day):]
	}
	for _, n := range []int{1, 2, 3, 4, 7} {
		b.is("day", day[:n])
	}
}
