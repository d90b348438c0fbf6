package mention

import (
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// kind returns the entity of a noun and owner: the one met before if the
// phrase may point back, else a new one.
func (d *document) kind(p *phrase, noun actorNoun, owner int) int {
	s := &d.sents[p.sentence]
	w := s.Words[p.head]
	if owner >= 0 && d.set.Entities[owner].Type == "group" && armed(noun.code) {
		d.nouns[w.LowerLemma()] = owner
		return owner // "Hamas fighters" are Hamas
	}
	country := p.place
	if owner < 0 && d.lex.is("outpost", w.LowerLemma()) {
		if p.definite() || !singular(w) {
			owner = d.outpostOf(p.sentence, w.LowerLemma())
		}
		if owner >= 0 {
			country = nil
		} else if country != nil {
			return d.newKind(p, noun, noun.code, -1, nil) // whose embassy it is, is not told by where
		}
	}
	if d.international(p) && (owner < 0 || p.pronoun >= 0 && d.set.Entities[owner].Type != "state") {
		if country = nil; owner < 0 {
			owner = d.lastOrganisation(p.sentence)
		}
		if owner < 0 {
			return d.newKind(p, noun, noun.code, -1, nil)
		}
	}
	if owner >= 0 && noun.kind == "government" && d.set.Entities[owner].Type == "group" {
		owner = -1 // "their government"
	}
	if owner < 0 && (d.fromAbroad(p) || d.inExile(p) || d.jointForces(p, noun)) {
		return d.newKind(p, noun, noun.code, -1, nil)
	}
	if owner >= 0 && d.set.Entities[owner].Type == "state" && d.lex.is("facing", w.LowerLemma()) {
		return d.newKind(p, noun, noun.code, -1, nil) // "Greece's creditors" are not Greek
	}
	if strings.HasPrefix(noun.code, "IGO") {
		country = nil // a bloc is of no country, wherever it meets
	}
	if owner >= 0 && d.believers(owner) && !strings.HasPrefix(noun.code, "IGO") {
		if country == nil {
			country = d.contextState(p, armed(noun.code))
		}
		if country != nil {
			owner = -1 // "Muslim forces in Bosnia" are Bosnia's
		}
	} else if owner >= 0 {
		country = d.country(owner)
	}
	role := noun.code
	if owner >= 0 && noun.kind == "population" && d.set.Entities[owner].Type == "organization" && d.lex.several[w.LowerLemma()].kind == "state" {
		role = "" // "six ASEAN nations" are states, not their people
	}
	if p.sponsored && role == "MIL" && owner < 0 {
		role = "UAF" // a sponsor's proxies are not a state's army
	}
	if owner < 0 && country == nil && !strings.HasPrefix(role, "IGO") && ofTheCountry(p, w, noun, role) {
		if e, ok := d.nouns[w.LowerLemma()]; ok && p.first == p.head && (p.sentence-d.facts[e].last <= maxBack || d.mainState() != nil && d.facts[e].country == d.mainState()) && !d.introduces(p, noun) && !p.sponsored {
			return e
		}
		country = d.contextState(p, p.sponsored || noun.kind == "person" || role == "REB" || role == "SEP" || role == "UAF")
	}
	key := d.kindKey(p, role, owner, country)
	if e, ok := d.kinds[key]; ok && !d.introduces(p, noun) && (!p.sponsored || strings.HasSuffix(d.set.Entities[e].Name, p.name(s))) {
		return e
	}
	i := d.newKind(p, noun, role, owner, country)
	d.kinds[key] = i
	if country != nil {
		d.nouns[w.LowerLemma()] = i
	}
	return i
}

// outpostOf returns the state whose embassy or consulate was spoken of last, -1 for none: after
// "the Omani embassies" also "the embassy in Chad" is Oman's.
func (d *document) outpostOf(sentence int, noun string) int {
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook) && sentence-d.set.Mentions[k].Sentence <= maxBack; k-- {
		m := &d.set.Mentions[k]
		if of := d.set.Entities[m.Entity].Of; of >= 0 && d.sents[m.Sentence].Words[m.Head].LowerLemma() == noun && d.set.Entities[of].Type == "state" {
			return of
		}
	}
	return -1
}

// kindKey is what tells the people or bodies of a phrase from others: what they are,
// whose, and, of those that a state has several of, for what ("health ministry").
func (d *document) kindKey(p *phrase, role string, owner int, country *knowledge.Actor) string {
	w := d.sents[p.sentence].Words[p.head]
	key := w.LowerLemma() + "|" + role
	if !singular(w) {
		key += "s"
	} else if d.lex.is("branch", w.LowerLemma()) {
		key = d.branch(p) + key
	}
	if country != nil {
		key += "|" + country.ID
	}
	if owner >= 0 && d.set.Entities[owner].Type != "state" {
		key += "|" + d.set.Entities[owner].Name
	}
	return key
}

// branch returns the word that says for what a body is of which a state has several
// ("health" of "health ministry" and "ministry of health"), "" for none.
func (d *document) branch(p *phrase) string {
	s := &d.sents[p.sentence]
	if n := p.head + 2; n < len(s.Words) && s.Words[n-1].Lemma == "of" && s.Words[n].UPOS != "DET" && !inAtom(d.atoms[p.sentence], n) {
		return s.Words[n].LowerLemma()
	}
	k := p.head - 1
	if k < p.first || inAtom(d.atoms[p.sentence], k) || d.lex.is("vague", s.Words[k].Lower()) {
		return ""
	}
	switch s.Words[k].UPOS {
	case "NOUN", "PROPN", "ADJ":
		return s.Words[k].LowerLemma()
	}
	return ""
}

// believers reports whether an owner is but people of a faith or a descent, who live
// in many countries: which one is meant the sentence says elsewhere, if at all.
func (d *document) believers(owner int) bool {
	e := &d.set.Entities[owner]
	if e.Type != "population" || e.Known == nil || e.Known.Country != "" || d.facts[owner].country != nil {
		return false
	}
	return e.Code == "CVL" || d.lex.is("faith", strings.ToLower(e.Code[:min(3, len(e.Code))]))
}

// fromAbroad reports whether a phrase says that its people or bodies are of another
// country than the one in question: "foreign forces", "an envoy to Peru".
func (d *document) fromAbroad(p *phrase) bool {
	s := &d.sents[p.sentence]
	_, n := d.nounEndingAt(s, p.head) // "foreign minister" is a noun of its own
	for k := p.first; k <= p.head-max(n, 1); k++ {
		if d.lex.is("abroad", s.Words[k].Lower()) {
			return true
		}
	}
	if !d.lex.is("sent", s.Words[p.head].LowerLemma()) || p.head+2 >= len(s.Words) {
		return false
	}
	to := s.Words[p.head+1].Lemma
	return to == "to" || to == "for"
}

// inExile reports whether a phrase is of people who live where they are not from: "exile
// groups in Miami".
func (d *document) inExile(p *phrase) bool {
	s := &d.sents[p.sentence]
	for k := p.first; k <= p.head; k++ {
		if d.lex.is("exile", s.Words[k].Lower()) {
			return true
		}
	}
	return false
}

// ofTheCountry reports whether a noun without an owner means people or a body
// of the country in question: "the army", "parliament", "rebels".
func ofTheCountry(p *phrase, w syntax.Word, noun actorNoun, role string) bool {
	if singular(w) {
		return p.definite() || noun.kind == "government" && syntax.IsRel(w.Rel, "compound") && w.Head > p.head || noun.kind != "person" && p.det == "" && !p.number || noun.kind != "person" && inherits(role)
	}
	return inherits(role) && (noun.kind != "person" || role == "MIL" || role == "OPP" || role == "COP")
}

// newKind adds the entity of a noun phrase for people or a body.
func (d *document) newKind(p *phrase, noun actorNoun, role string, owner int, country *knowledge.Actor) int {
	s := &d.sents[p.sentence]
	w := s.Words[p.head]
	name := p.name(s)
	if len(p.owners) > 1 && owner >= 0 {
		_, n := d.nounEndingAt(s, p.head)
		name = strings.ToLower(textOf(s, p.head-max(n, 1)+1, p.head+1)) + " of " + d.set.Entities[owner].Name
	}
	if owner < 0 && country != nil {
		owner = d.actor(country)
	}
	e := Entity{Name: name, Type: d.typeOfKind(noun, w.Lemma, !singular(w)), Role: s.Words[d.nounOf(p.sentence, p.head)].LowerLemma(), Of: owner, Code: role}
	if owner >= 0 {
		e.Code = d.codeOf(owner, role)
	} else if country != nil {
		e.Code = country.Code + role
	}
	if owner >= 0 && noun.kind == "government" && strings.HasPrefix(e.Code, "IGO") {
		e.Type = "organization"
	}
	return d.entity(e, facts{many: !singular(w), country: country, noun: w.Lemma})
}

// international reports whether a phrase is of people whom an international
// body sends: "peacekeepers", "the peacekeeping force in Chad" are not Chad's.
func (d *document) international(p *phrase) bool {
	s := &d.sents[p.sentence]
	for k := p.first; k <= p.head; k++ {
		if d.lex.is("international", s.Words[k].LowerLemma()) {
			return true
		}
	}
	return false
}

// lastOrganisation returns the international organisation named last in the
// sentences just read, or -1: peacekeepers are of no state.
func (d *document) lastOrganisation(si int) int {
	for k := len(d.set.Mentions) - 1; k >= 0 && si-d.set.Mentions[k].Sentence <= 3; k-- {
		if e := d.set.Mentions[k].Entity; d.set.Entities[e].Known != nil && strings.HasPrefix(d.set.Entities[e].Code, "IGO") && d.set.Entities[e].Type == "organization" {
			return e
		}
	}
	return -1
}

// introduces reports whether the phrase brings in somebody new.
func (d *document) introduces(p *phrase, noun actorNoun) bool {
	if p.det != "" {
		return d.lex.is("indefinite", p.det)
	}
	s := &d.sents[p.sentence]
	if noun.kind == "population" && p.pronoun < 0 && len(p.owners) == 0 && s.Child(p.head, "acl:relcl") > p.head {
		return true // "people who want no election"
	}
	return p.number || d.lex.is("indefinite", s.Words[p.first].Lower()) ||
		p.pronoun < 0 && singular(s.Words[p.head]) && len(p.owners) == 0 && noun.kind == "person" && s.Words[p.head].UPOS != "PROPN"
}
