package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/knowledge"
	"readout/internal/mention"
	"readout/internal/syntax"
)

// longest is how many words the name of a place may have.
const longest = 6

// large is from how many people on a town's name alone is enough to tell it
// where the tagger saw no name of a place.
const large = 300_000

// smallTown is from how many people a town is believed behind a preposition
// where the tagger saw a person.
const smallTown = 100_000

// document carries one text through the steps: recognise, settle, places.
type document struct {
	*Finder
	text      string
	sents     []syntax.Sentence
	set       *mention.Set
	spans     []span
	countries map[string]int     // alpha-2 → how often the text names the country, its people or its capital
	seen      map[string][]entry // what lookup found
	persons   map[string]bool    // last words of persons' full names
	told      bool               // the names are known to be places: none is dropped for how it is used
}

// span is a toponym: its words, what it may be, and what the words around it
// say about where it lies.
type span struct {
	sentence, first, last int
	key                   string
	among                 []entry
	compass               string
	within                []entry // "Paris, Texas": Texas
	container             bool    // another lies in it: "Texas" above
	literal               bool    // the way it was found says that the place itself is meant
	site                  bool    // a building or street, known only by where the text puts it
	located               bool    // a word for being or moving somewhere stands before it
	best                  int     // index into among
}

// recognise collects the toponyms of every sentence.
func (d *document) recognise(names []mention.NameSpan) {
	d.persons = d.surnames(names)
	at := 0
	for i := range d.sents {
		s := &d.sents[i]
		kinds := make([]string, len(s.Words)) // type of the name a word is in
		ends := make([][2]int, len(s.Words))  // that name's words
		for at < len(names) && names[at].Sentence < s.Index {
			at++
		}
		for ; at < len(names) && names[at].Sentence == s.Index; at++ {
			n := names[at]
			for w := max(n.First, 0); w < min(n.Last, len(kinds)); w++ {
				kinds[w], ends[w] = n.Type, [2]int{max(n.First, 0), min(n.Last, len(kinds))}
			}
		}
		from := len(d.spans)
		d.sentence(s, kinds, ends)
		d.sites(s, kinds, ends, from)
		d.containers(s, d.spans[from:])
		d.spans = append(d.spans[:from], d.uncommon(s, d.spans[from:])...)
		d.demonyms(s)
	}
}

func (d *document) sentence(s *syntax.Sentence, kinds []string, ends [][2]int) {
	for w := 0; w < len(s.Words); {
		if !capital(s.Words[w].Text) {
			w++
			continue
		}
		stop := w + longest
		if kinds[w] != "" {
			stop = ends[w][1] // a name is not left halfway
		}
		if sp, ok := d.dateline(s, w); ok {
			d.spans = append(d.spans, sp)
			w = sp.last
			continue
		}
		sp, ok := d.match(s, kinds, w, min(stop, len(s.Words)))
		if ok && kinds[w] == "LOC" && sp.last < ends[w][1] && !d.ends(s, sp.last) {
			ok = false // "Washington Township" is not Washington
		}
		if !ok && kinds[w] == "LOC" && ends[w][0] == w {
			sp, ok = span{sentence: s.Index, first: w, last: ends[w][1], key: clean(d.text[s.Words[w].Start:s.Words[ends[w][1]-1].End])}, true
			sp.site = d.street(s, w, ends[w][1])
			sp.located = d.located(s, &sp)
		}
		if !ok || !d.plausible(s, kinds, ends, &sp) {
			w++
			continue
		}
		d.spans = append(d.spans, sp)
		w = sp.last
	}
}

// ends reports whether a toponym may end before word i of a longer name: at
// punctuation or at a noun for a kind of place. A county is not the town it
// shares its name with.
func (d *document) ends(s *syntax.Sentence, i int) bool {
	return s.Words[i].UPOS == "PUNCT" || d.words["kind"][s.Words[i].Lower()] != "" || d.is("event", s.Words[i].Lemma)
}

// street reports whether a name is that of a street, which no table holds.
func (d *document) street(s *syntax.Sentence, first, last int) bool {
	for i := first; i < last; i++ {
		if d.is("street", s.Words[i].Lower()) {
			return true
		}
	}
	return false
}

// match finds the longest toponym that begins at word w.
func (d *document) match(s *syntax.Sentence, kinds []string, w, stop int) (span, bool) {
	for last := stop; last > w; last-- {
		if kinds[last-1] != "" && last < len(kinds) && kinds[last] == kinds[last-1] && kinds[w] == "" {
			continue
		}
		key := clean(d.text[s.Words[w].Start:s.Words[last-1].End])
		if among := d.lookup(key); len(among) > 0 {
			return span{sentence: s.Index, first: w, last: last, key: key, among: among}, true
		}
	}
	return span{}, false
}

// lookup returns what a name may stand for: countries, regions, towns.
func (d *document) lookup(key string) []entry {
	out, ok := d.seen[key]
	if !ok {
		out = d.search(key)
		d.seen[key] = out
	}
	return out
}

func (d *document) search(key string) []entry {
	if len(key) <= 2 && key != "UK" && key != "US" {
		return nil // the postal codes of states name them after a town only
	}
	out := d.exact(key)
	if len(out) == 0 && len(key) > 3 && strings.ToUpper(key) == key {
		out = d.exact(titled(key))
	}
	if len(out) > 0 {
		return out
	}
	// "Homs province", "the city of Homs" are looked up as Homs.
	front, last := strings.LastIndexByte(key, ' '), strings.IndexByte(key, ' ')
	if front <= 0 {
		return nil
	}
	for _, way := range [2]struct{ kind, bare string }{{key[front+1:], key[:front]}, {key[:last], key[last+1:]}} {
		precision := d.words["kind"][strings.ToLower(way.kind)]
		if precision == "" {
			continue
		}
		for _, e := range d.exact(way.bare) {
			if e.precision == City && precision == Region {
				e.precision, e.geonames = Region, 0
				e.name = key
			}
			out = append(out, e)
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func (d *document) exact(key string) []entry {
	own := d.gaz.named(key)
	var out []entry
	for _, a := range d.kb.Lookup(key) {
		iso3, isState := strings.CutPrefix(a.Actor.ID, "state:")
		people := d.told && (a.Kind == knowledge.AliasAdjective || a.Kind == knowledge.AliasPeople) // told that "Russian" is a toponym, it is Russia
		if !isState || a.Kind != knowledge.AliasName && !people || key == "" {
			continue
		}
		if e, ok := d.gaz.country[iso3]; ok && !partOf(own, e.country) {
			e.name = a.Actor.Name
			if e.country == "" {
				e.country = "-" + iso3
			}
			out = append(out, e)
		}
	}
	return append(out, own...)
}

// partOf reports whether the tables know a name as that of a part of the
// country: England stands for the United Kingdom, but lies in it.
func partOf(own []entry, country string) bool {
	for _, e := range own {
		if e.precision == Region && e.country == country {
			return true
		}
	}
	return false
}

// compassBefore reads "eastern" before a name.
func (d *document) compassBefore(s *syntax.Sentence, sp *span) {
	i := sp.first - 1
	if i < 0 {
		return
	}
	w := s.Words[i].Lower()
	if i >= 2 && s.Words[i-1].Text == "-" && d.is("compass", s.Words[i-2].Lower()+w) {
		sp.compass, sp.first = d.words["compass"][s.Words[i-2].Lower()+w], i-2
		return
	}
	if dir, ok := d.words["compass"][w]; ok {
		sp.compass, sp.first = dir, i
	}
}

// containers reads what the text says a place lies in: "Paris, Texas",
// "Idlib in northern Syria".
func (d *document) containers(s *syntax.Sentence, spans []span) {
	for i := range spans {
		a := &spans[i]
		k := a.last
		if k < len(s.Words) && s.Words[k].Text == "," {
			k++
		}
		in := k < len(s.Words) && s.Words[k].Lower() == "in"
		if in {
			k++
		}
		if k == a.last {
			continue
		}
		for k < len(s.Words) && in && s.Words[k].Text == "the" {
			k++
		}
		if i+1 < len(spans) && spans[i+1].first == k {
			a.within = larger(spans[i+1].among)
			spans[i+1].container = !in && len(a.within) > 0
		} else if k < len(s.Words) && !in {
			end := s.Words[k].End
			a.within = larger(d.gaz.named(d.text[s.Words[k].Start:end])) // "Tex.", "TX"
			if len(a.within) == 0 && end < len(d.text) && d.text[end] == '.' {
				a.within = larger(d.gaz.named(d.text[s.Words[k].Start : end+1]))
			}
		}
	}
}

// uncommon drops towns whose name is also a common word ("March", "Hope"),
// unless the text says where they lie.
func (d *document) uncommon(s *syntax.Sentence, spans []span) []span {
	out := spans[:0]
	for _, sp := range spans {
		if d.told || len(sp.within) > 0 || sp.literal || sp.key == "US" || !d.is("common", strings.ToLower(sp.key)) {
			out = append(out, sp)
		}
	}
	return out
}

// larger keeps what a town can lie in.
func larger(among []entry) []entry {
	var out []entry
	for _, e := range among {
		if e.precision == Country || e.precision == Region {
			out = append(out, e)
		}
	}
	return out
}

// demonyms counts the countries that a sentence names in any way.
func (d *document) demonyms(s *syntax.Sentence) {
	for w := range s.Words {
		if !capital(s.Words[w].Text) {
			continue
		}
		words := make([]string, 0, 4)
		for k := w; k < min(w+4, len(s.Words)); k++ {
			words = append(words, s.Words[k].Text)
		}
		_, aliases := d.kb.Longest(words)
		for _, a := range aliases {
			iso3, ok := strings.CutPrefix(a.Actor.ID, "state:")
			if !ok {
				continue
			}
			// "Georgia" says nothing about which Georgia.
			open := a.Kind == knowledge.AliasName && len(d.gaz.authors[s.Words[w].Text]) > 0
			if iso2 := d.gaz.iso2[iso3]; iso2 != "" && !open {
				d.countries[iso2]++
			}
			if a.Kind == knowledge.AliasAdjective {
				d.ground(s, w, iso3, a.Actor.Name)
			}
			break
		}
	}
}

// ground adds a country that an adjective names beside a word for a piece of
// it: "the Greek coast", "Turkish border towns".
func (d *document) ground(s *syntax.Sentence, w int, iso3, name string) {
	head := s.Words[w].Head
	e, ok := d.gaz.country[iso3]
	if !ok || head <= w || head > w+3 || !d.is("ground", s.Words[head].Lemma) {
		return
	}
	e.name = name
	if e.country == "" {
		e.country = "-" + iso3
	}
	d.spans = append(d.spans, span{sentence: s.Index, first: w, last: w + 1, key: name, among: []entry{e}, literal: true})
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// clean writes a name as the tables do.
func clean(name string) string {
	if strings.ContainsAny(name, "’\n\t") || strings.Contains(name, "  ") {
		name = strings.Join(strings.Fields(strings.ReplaceAll(name, "’", "'")), " ")
	}
	return name
}

// titled turns "SAN DIEGO" into "San Diego".
func titled(key string) string {
	b := []rune(strings.ToLower(key))
	for i, r := range b {
		if i == 0 || !unicode.IsLetter(b[i-1]) && b[i-1] != '\'' {
			b[i] = unicode.ToUpper(r)
		}
	}
	return string(b)
}
