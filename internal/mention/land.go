package mention

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
	"readout/internal/table"
)

// geography says where regions and towns lie.
type geography struct {
	lands lands
	// Town returns the country (ISO 3166-1 alpha-3) of the town of a name of which no
	// others need be thought, "" for any other name, and in which countries small towns
	// of the name lie. nil knows no towns.
	Town func(name string) (country string, others []string)
}

// landOf returns the country (ISO 3166-1 alpha-3) in which the region or town of a name lies, ""
// where it is not sure, and where smaller towns of the name lie.
func (g *geography) landOf(name string) (country string, others []string) {
	if country = g.lands[name]; country != "" || g.Town == nil {
		return country, nil
	}
	return g.Town(name)
}

// lands says in which country a region or town lies, as ISO 3166-1 alpha-3:
// those of places/regions.tsv whose names are of one country only.
type lands map[string]string

func loadLands(fsys fs.FS) (lands, error) {
	l := lands{}
	err := table.Read(fsys, "places/regions.tsv", 9, func(c []string) error {
		for _, name := range append([]string{c[0]}, strings.Split(c[1], "|")...) {
			if other, ok := l[name]; ok && other != c[2] {
				l[name] = ""
			} else if name != "" {
				l[name] = c[2]
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("mention: %w", err)
	}
	return l, nil
}

// landOf returns the state in which the region or town of a name lies, or nil:
// the governor of Ohio is an official of the United States.
func (d *document) landOf(si int, a *atom) *knowledge.Actor {
	if a.actor != nil || a.kind != "LOC" || hyphenName(&d.sents[si], a) {
		return nil
	}
	name := textOf(&d.sents[si], a.first, a.last)
	if iso := d.lex.classes["enclave"][name]; iso != "" {
		return d.kb.State(iso)
	}
	state, known := d.landKnown[name]
	if !known {
		if country, others := d.geography.landOf(name); country != "" && !d.ratherIn(country, others) {
			state = d.kb.State(country)
		}
		d.landKnown[name] = state
	}
	return state
}

// ratherIn reports whether the text names one of the other countries that have a town of a name,
// and nothing of the one that has the big town: a jury in Alexandria, Virginia.
func (d *document) ratherIn(country string, others []string) bool {
	if len(others) == 0 {
		return false
	}
	if d.spokenLands == nil {
		d.spokenLands = map[string]bool{}
		for si := range d.atoms {
			for k := range d.atoms[si] {
				if a := &d.atoms[si][k]; a.state() {
					d.spokenLands[a.actor.Country] = true
				} else if a.actor == nil && a.kind == "LOC" {
					d.spokenLands[d.lands[textOf(&d.sents[si], a.first, a.last)]] = true
				}
			}
		}
	}
	return !d.spokenLands[country] && slices.ContainsFunc(others, func(c string) bool { return d.spokenLands[c] })
}

// landMeant returns the state that a name is of, or that in which its region or town
// lies; nil for any other.
func (d *document) landMeant(si int, a *atom) *knowledge.Actor {
	if a.state() {
		return a.actor
	}
	return d.landOf(si, a)
}

// stateAtStart returns the state whose adjective or name begins the name of what knowledge
// does not have and is no body, or nil.
func (d *document) stateAtStart(si int, a *atom) *knowledge.Actor {
	if a.actor != nil || a.kind == "PER" || a.kind == "ORG" {
		return nil
	}
	n, aliases := d.kb.Longest(wordTexts(&d.sents[si], a.first, a.last))
	if n == 0 || n == a.last-a.first {
		return nil
	}
	for _, x := range aliases {
		if x.Actor.Type == "state" && x.Kind == knowledge.AliasAdjective {
			return x.Actor
		}
	}
	return nil
}

// hyphenName reports whether a name is but a part of one with a hyphen: "Maine-Soroa".
func hyphenName(s *syntax.Sentence, a *atom) bool {
	joined := func(hyphen, name int) bool {
		return hyphen > 0 && name < len(s.Words) && name >= 0 && s.Words[hyphen].Text == "-" && s.Words[hyphen-1].End == s.Words[hyphen].Start && startsUpper(s.Words[name].Text)
	}
	return joined(a.last, a.last+1) || joined(a.first-1, a.first-2)
}

// country returns the country of an owner. A town that lies nobody knows where
// is in the country that the document is mostly about.
func (d *document) country(owner int) *knowledge.Actor {
	if st := d.facts[owner].country; st != nil || d.set.Entities[owner].Type != "place" {
		return st
	}
	return d.mainState()
}

// landNamed returns the place that a noun such as "the county" means, the last
// that was named with a country known, or -1.
func (d *document) landNamed(si, i int) int {
	if !d.lex.is("region", strings.ToLower(d.sents[si].Words[i].Lemma)) || i == 0 || d.sents[si].Words[i-1].Lemma != "the" {
		return -1
	}
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook) && si-d.set.Mentions[k].Sentence <= maxBack; k-- {
		if e := d.set.Mentions[k].Entity; d.set.Entities[e].Type == "place" && d.facts[e].country != nil {
			return e
		}
	}
	return -1
}

// ofLand reports whether a place's name behind "of" makes a stretch of land of word i: "the
// department of Choco" governs nothing.
func (d *document) ofLand(s *syntax.Sentence, i int) bool {
	if i+2 >= len(s.Words) || s.Words[i+1].Lemma != "of" {
		return false
	}
	a := atomAt(d.atoms[s.Index], i+2)
	return a != nil && a.kind == "LOC"
}

// onlyRegion reports whether the name of a state is here that of another country's region, as
// Georgia is: an officer of such a region follows it, or the text names places of that
// country and the state by nothing else.
func (d *document) onlyRegion(si int, a *atom) bool {
	if a.actor == nil || a.actor.Type != "state" || a.alias != knowledge.AliasName {
		return false
	}
	s := &d.sents[si]
	if d.landKnown[textOf(s, a.first, a.last)] != nil {
		return true
	}
	if land := d.townBefore(si, a); land != nil {
		d.landKnown[textOf(s, a.first, a.last)] = land
		return true
	}
	land := d.lands[textOf(s, a.first, a.last)]
	if land == "" || land == a.actor.Country {
		return false
	}
	if a.last < len(s.Words) && d.lex.is("provincial", s.Words[a.last].Lower()) {
		return true
	}
	near := false
	for i := range d.atoms {
		for k := range d.atoms[i] {
			b := &d.atoms[i][k]
			if b.actor == a.actor && b.alias != knowledge.AliasName {
				return false // "Georgian", "Tbilisi"
			}
			if st := d.landOf(i, b); st != nil && st.Country == land {
				near = true
			}
		}
	}
	return near
}

// townBefore returns the country of the region that a comma puts behind the name of a state,
// which is then that of a town, here or anywhere in the text: "Lebanon, Ohio". Nil for any other,
// and where the text has the state's adjective or capital.
func (d *document) townBefore(si int, a *atom) *knowledge.Actor {
	var land *knowledge.Actor
	for i := range d.atoms {
		s := &d.sents[i]
		for k := range d.atoms[i] {
			b := &d.atoms[i][k]
			if b.actor != a.actor {
				continue
			}
			if b.alias != knowledge.AliasName {
				return nil
			}
			if b.last+1 >= len(s.Words) || s.Words[b.last].Text != "," || k+1 >= len(d.atoms[i]) || d.atoms[i][k+1].first != b.last+1 {
				continue
			}
			c := &d.atoms[i][k+1]
			iso := d.lands[textOf(s, c.first, c.last)]
			list := c.last < len(s.Words) && (s.Words[c.last].UPOS == "CCONJ" || s.Words[c.last].Text == "," && d.nextInList(i, c) != nil)
			if iso != "" && iso != a.actor.Country && !list && (c.actor == nil || c.actor.Country == iso) {
				land = d.kb.State(iso)
			}
		}
	}
	return land
}

// governs returns the country of a region or town that stands for who governs it, as what does
// or suffers what only a government does: "California sued". Nil for any other.
func (d *document) governs(si int, a *atom) *knowledge.Actor {
	s := &d.sents[si]
	if !d.governing(s, a) || d.shortened(textOf(s, a.first, a.last)) >= 0 { // a firm may be named after its town
		return nil
	}
	return d.landOf(si, a)
}

func (d *document) governing(s *syntax.Sentence, a *atom) bool {
	if a.last <= s.Dateline || a.last >= len(s.Words) || d.lex.given[s.Words[a.first].Text] != 0 {
		return false
	}
	w := &s.Words[headOf(s, a.first, a.last)]
	if w.Head < 0 || s.Child(headOf(s, a.first, a.last), "case") >= 0 {
		return false
	}
	for w.Rel == "conj" && s.Words[w.Head].UPOS == "PROPN" && s.Words[w.Head].Head >= 0 {
		w = &s.Words[w.Head] // "Texas and Ohio sued"
	}
	verb := &s.Words[w.Head]
	return w.Rel == "nsubj" && verb.UPOS == "VERB" && s.Words[a.last].UPOS != "PUNCT" && d.lex.is("governs", verb.Lemma) ||
		w.Rel == "obj" && d.lex.is("governed", verb.Lemma)
}

// countedStates makes a group, of no country, of states that are only counted: "sixty countries
// pledged help", not "the two countries", who are known.
func (d *document) countedStates(si, i int) {
	p := d.phraseAt(si, i)
	if !p.number || p.det != "" || p.pronoun >= 0 || singular(d.sents[si].Words[i]) {
		return
	}
	for k := p.first; k < i; k++ {
		if a := atomAt(d.atoms[si], k); a != nil && a.actor != nil {
			return // "27 EU countries", but "fifteen Latin American countries"
		}
	}
	if named := d.sents[si].Child(i, "appos"); named >= 0 && inAtom(d.atoms[si], named) {
		return // "three countries, Chad, Mali and Togo,"
	}
	d.typed(p, actorNoun{kind: "group"}, i)
}

// regions finds the regions that do something where the tagger saw no place ("Bavaria sent
// officers"): it changes such names in the list and returns those not in it.
func (d *document) regions(s *syntax.Sentence, found []atom) []atom {
	return taken(s, found, "LOC", "", func(i int) bool {
		return d.lands[s.Words[i].Text] != "" && !d.families[s.Words[i].Text] && d.aloneAndActs(s, i)
	})
}

// rivalsState returns the country of the band that is named with a government or army as the
// other of two: "talks between the government and FARC rebels" in Havana are Colombia's. Nil
// for anything else.
func (d *document) rivalsState(p *phrase) *knowledge.Actor {
	s := &d.sents[p.sentence]
	noun, n := d.nounEndingAt(s, p.head)
	if n == 0 || noun.kind != "government" && noun.code != "MIL" {
		return nil
	}
	for _, c := range s.Children(p.head) {
		if s.Words[c].Rel != "conj" {
			continue
		}
		for k := c; k > p.head; k-- {
			if a := atomAt(d.atoms[p.sentence], k); a != nil && a.actor != nil && a.actor.Type == "group" && a.actor.Country != "" {
				return d.kb.State(a.actor.Country)
			}
		}
	}
	return nil
}
