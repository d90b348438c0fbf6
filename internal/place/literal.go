package place

import (
	"slices"
	"strings"

	"readout/internal/syntax"
)

// places writes the settled toponyms as places with their mentions. A place
// that the text only uses for those who act from there ("Moscow denied it") is
// none: who acts is said by the actors.
func (d *document) places() []Place {
	var out []Place
	type id struct {
		name, country, compass string
		lat, lon               float64
	}
	at := map[id]int{}
	sentence := map[int]*syntax.Sentence{}
	for i := range d.sents {
		sentence[d.sents[i].Index] = &d.sents[i]
	}
	for i := range d.spans {
		sp := &d.spans[i]
		e := sp.among[sp.best]
		k := id{e.name, e.country, sp.compass, e.lat, e.lon}
		n, ok := at[k]
		if !ok {
			n = len(out)
			at[k] = n
			out = append(out, d.place(sp, e))
		}
		s := sentence[sp.sentence]
		out[n].Mentions = append(out[n].Mentions, Mention{
			Sentence: sp.sentence, First: sp.first, Last: sp.last,
			Start: s.Words[sp.first].Start, End: s.Words[sp.last-1].End,
			Literal: d.literal(s, sp, &e) || i > 0 && contains(s, &d.spans[i-1], sp),
		})
	}
	return slices.DeleteFunc(out, func(p Place) bool {
		return !d.told && !slices.ContainsFunc(p.Mentions, func(m Mention) bool { return m.Literal })
	})
}

// contains reports whether a toponym says where the one before it and a comma
// lies ("Tartus, Syria, was quiet"); an owner may begin a new clause.
func contains(s *syntax.Sentence, before, sp *span) bool {
	if before.sentence != sp.sentence || before.last+1 != sp.first || s.Words[before.last].Text != "," || sp.last == len(s.Words) || s.Words[sp.last].XPOS == "POS" {
		return false
	}
	for i := range before.among {
		if inside(&before.among[i], &sp.among[sp.best]) {
			return s.Words[sp.last].UPOS == "PUNCT"
		}
	}
	return false
}

func (d *document) place(sp *span, e entry) Place {
	if e.precision == City {
		e.name = sp.key
		if strings.ToUpper(e.name) == e.name {
			e.name = titled(e.name)
		}
	}
	p := Place{Name: e.name, GeoNames: e.geonames, Lat: e.lat, Lon: e.lon, Timezone: e.zone, Precision: e.precision}
	if iso3, made := strings.CutPrefix(e.country, "-"); made {
		p.Country = iso3
	} else {
		p.Country = d.gaz.iso3[e.country]
	}
	p.Sure = sure(sp.among, &e)
	if sp.compass != "" && sp.compass != "-" && (e.precision == Country || e.precision == Region) {
		p.Lat, p.Lon = d.moved(e, sp.compass)
		p.Timezone = "" // a wide country has several
	}
	if sp.compass != "" {
		if e.precision == Country || e.precision == Region {
			p.Precision, p.GeoNames = Region, 0
			s := d.text[d.start(sp):d.end(sp)]
			p.Name = clean(s)
		}
	}
	p.Timezone = d.Zone(p)
	return p
}

// sureTown is from how many people a town is sure to be the one of its name; smaller ones
// may have namesakes that the tables do not list.
const sureTown = 50_000

// sure reports whether all towns of a name that are not far smaller lie in one country.
func sure(among []entry, e *entry) bool {
	return e.people >= sureTown && !slices.ContainsFunc(among, func(x entry) bool {
		return x.country != e.country && 10*x.people > e.people
	})
}

func (d *document) start(sp *span) int { return d.word(sp, sp.first).Start }
func (d *document) end(sp *span) int   { return d.word(sp, sp.last-1).End }

func (d *document) word(sp *span, i int) *syntax.Word {
	for k := range d.sents {
		if d.sents[k].Index == sp.sentence {
			return &d.sents[k].Words[i]
		}
	}
	return &syntax.Word{}
}

// literal says whether a mention means the place itself. A preposition of
// place is the surest sign; for states and capitals without one the mentions
// know; for others the tree decides.
func (d *document) literal(s *syntax.Sentence, sp *span, e *entry) bool {
	if sp.compass != "" || sp.container || sp.literal {
		return true
	}
	head := headOf(s, sp.first, sp.last)
	top := head
	for s.Words[top].Rel == "conj" && s.Words[top].Head >= 0 && s.Words[top].Head < top {
		top = s.Words[top].Head
	}
	if d.modifier(s, head, sp) {
		g := s.Words[s.Words[head].Head]
		return d.is("kind", g.Lemma) || d.is("event", g.Lemma) || d.is("ground", g.Lemma) || g.Lemma == "base" || g.Lemma == "based"
	}
	owner := sp.last < len(s.Words) && s.Words[sp.last].XPOS == "POS"
	if owned := s.Words[max(s.Words[head].Head, 0)].Lemma; owner && (d.is("ground", owned) || d.is("site", strings.ToLower(owned))) {
		return true // "Yemen's civil war"
	}
	if !owner && (d.inside(s, top, sp) || d.moves(s, top, e.precision == City)) {
		return true
	}
	if d.set != nil {
		if m := d.set.At(s.Index, head); m != nil && m.Kind != "pronoun" {
			if m.Place {
				return true
			}
			if ent := &d.set.Entities[m.Entity]; ent.Actor() && ent.Type != "person" && m.First <= sp.first && m.Last >= sp.last {
				return false
			}
		}
	}
	return d.byTree(s, sp, top, e)
}

// modifier reports whether a name only modifies the noun after it.
func (d *document) modifier(s *syntax.Sentence, head int, sp *span) bool {
	w := s.Words[head]
	return w.Head >= sp.last && w.Head < sp.last+3 &&
		(syntax.IsRel(w.Rel, "compound") || w.Rel == "amod" || w.Rel == "nmod" && s.Words[sp.last].UPOS != "PUNCT" && s.Words[sp.last].XPOS != "POS")
}

// inside reports whether a preposition of place stands before the name or the
// list it is in: "in Oslo and Riga".
func (d *document) inside(s *syntax.Sentence, top int, sp *span) bool {
	at := sp.first
	if top < at {
		at = top
		for at > 0 && s.Words[at-1].UPOS == "PROPN" {
			at--
		}
	}
	for i := at - 1; i >= 0 && i >= at-3; i-- {
		w := s.Words[i].Lower()
		if d.words["preposition"][w] == "place" {
			return s.Words[top].Head < 0 || !d.is("abstract", s.Words[s.Words[top].Head].Lemma)
		}
		if w != "the" && !d.is("compass", w) && d.words["kind"][w] != City {
			return false
		}
	}
	return false
}

// moves reports whether somebody goes to a place or leaves it: "sent them to
// Italy", "fled Iraq", "the border with Mexico".
func (d *document) moves(s *syntax.Sentence, top int, city bool) bool {
	w := s.Words[top]
	if w.Head < 0 {
		return false
	}
	governor := s.Words[w.Head]
	if w.Rel == "appos" && (governor.Lemma == "country" || governor.Lemma == "capital") {
		return true
	}
	if w.Rel == "obj" {
		return d.words["motion"][governor.Lemma] == "obj"
	}
	c := s.Child(top, "case")
	if c < 0 {
		return false
	}
	switch s.Words[c].Lemma {
	case "to":
		return city || d.is("motion", governor.Lemma)
	case "with":
		return governor.Lemma == "border" || governor.Lemma == "frontier"
	case "of":
		return d.is("ground", governor.Lemma) || d.is("compass", governor.Lemma)
	case "as", "such", "like", "than":
		return true // compared with, or an example of, other places
	}
	return false
}

func (d *document) byTree(s *syntax.Sentence, sp *span, top int, e *entry) bool {
	if d.located(s, sp) {
		return true
	}
	w := s.Words[top]
	if w.Head < 0 {
		return true
	}
	governor := s.Words[w.Head]
	switch {
	case w.Rel == "nsubj":
		return governor.UPOS != "VERB" && e.precision != Country
	case w.Rel == "nmod:poss", w.Rel == "obj":
		return e.precision != Country
	}
	return true
}

// headOf returns the word of a span that hangs outside it.
func headOf(s *syntax.Sentence, first, last int) int {
	for i := last - 1; i >= first; i-- {
		if h := s.Words[i].Head; h < first || h >= last {
			return i
		}
	}
	return last - 1
}
