package mention

import (
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// nominal looks at a word outside names and adds the mention it heads, if it
// stands for somebody who can act.
func (d *document) nominal(si, i int) {
	s := &d.sents[si]
	if d.inTitle(si, i) {
		return
	}
	if e, ok := d.claimed[word{si, i}]; ok {
		p := d.phraseAt(si, i)
		if s.Words[i].Lemma == "counterpart" {
			d.namedCounterpart(si, p, e)
		} else if d.set.Entities[e].Of < 0 {
			d.fromTitle(d.facts[e].person, true)
		}
		d.mention(Mention{Sentence: si, First: p.first, Last: i + 1, Head: i, Kind: Nominal, Entity: e})
		return
	}
	if d.modifies(si, i) {
		return
	}
	lemma := strings.ToLower(s.Words[i].Lemma)
	switch {
	case strings.EqualFold(s.Words[i].Text, "counterpart"):
		d.counterpart(si, i)
		return
	case d.plural(si, i):
		return
	case (lemma == "country" || lemma == "nation" || lemma == "state" || lemma == "republic" || lemma == "kingdom") && singular(s.Words[i]):
		d.thatCountry(si, i)
		return
	}
	p := d.phraseAt(si, i)
	if d.officeHolder(p) {
		return
	}
	if len(d.lex.short[lemma]) > 0 && (p.definite() || s.Words[i].UPOS == "PROPN") {
		if e := d.bodyAt(si, i); e >= 0 {
			d.mention(Mention{Sentence: si, First: p.first, Last: i + 1, Head: i, Kind: Nominal, Entity: e})
			return
		}
	}
	if noun, n := d.nounEndingAt(s, i); n > 0 {
		d.typed(p, noun, i-n+1)
	}
}

func singular(w syntax.Word) bool { return w.XPOS != "NNS" && w.XPOS != "NNPS" }

// inTitle reports whether word i is part of a title before a name.
func (d *document) inTitle(si, i int) bool {
	for k := range d.atoms[si] {
		if t := d.atoms[si][k].title; t != nil && t.first <= i && i < t.last {
			return true
		}
	}
	return false
}

// modifies reports whether noun i only modifies the next noun ("rebel
// forces"), unless it is a body whose people follow ("ministry officials").
func (d *document) modifies(si, i int) bool {
	s := &d.sents[si]
	if i+1 >= len(s.Words) || inAtom(d.atoms[si], i+1) {
		return false
	}
	w, next := s.Words[i], s.Words[i+1]
	if next.Text == "-" && i+2 < len(s.Words) && w.End == next.Start && next.End == s.Words[i+2].Start {
		return true
	}
	if next.UPOS != "NOUN" && next.UPOS != "PROPN" {
		return w.UPOS == "ADJ" && w.Rel == "amod" && w.Head == i+1
	}
	if w.Head != i+1 && !(w.Head > i && (w.Rel == "compound" || w.Rel == "amod")) && w.Rel != "flat" && next.Rel != "flat" {
		return false
	}
	lower := strings.ToLower(w.Text)
	_, n := d.nounEndingAt(s, i+1)
	return n != 1 || len(d.lex.short[lower]) == 0
}

// typed adds a noun phrase for people or a body known by noun and owner:
// "Polish troops", "rebels".
func (d *document) typed(p *phrase, noun actorNoun, nounFirst int) {
	d.owners(p)
	s := &d.sents[p.sentence]
	p.first = min(p.first, nounFirst)
	m := Mention{Sentence: p.sentence, First: p.first, Last: p.head + 1, Head: p.head, Kind: Nominal}
	if s.Words[p.head].UPOS == "PROPN" && startsUpper(s.Words[p.head].Text) && singular(s.Words[p.head]) {
		m.Kind = Name
	}
	if len(p.owners) < 2 {
		owner := -1
		if len(p.owners) == 1 {
			owner = p.owners[0]
		}
		m.Entity = d.kind(p, noun, owner)
		d.mention(m)
		return
	}
	// The plural stands for one group from each country. They are told nowhere
	// apart, so the phrase is a mention of each as well.
	var members []int
	for _, o := range p.owners {
		members = append(members, d.kind(p, noun, o))
	}
	m.Entity = d.entity(Entity{Name: p.name(s), Type: typeOfKind(noun, true), Of: -1, Members: members}, facts{many: true, noun: s.Words[p.head].Lemma})
	d.mention(m)
	for _, one := range members {
		m.Entity = one
		d.mention(m)
	}
}

// typeOfKind returns the record's actor type for a noun: several people are no
// person.
func typeOfKind(noun actorNoun, many bool) string {
	if noun.kind != "person" || !many {
		return noun.kind
	}
	switch noun.code {
	case "GOV", "LEG", "JUD", "SPY", "COP":
		return "government"
	case "MIL":
		return "military"
	}
	return "population"
}

// kind returns the entity of a noun and owner: the one met before if the
// phrase may point back, else a new one.
func (d *document) kind(p *phrase, noun actorNoun, owner int) int {
	s := &d.sents[p.sentence]
	w := s.Words[p.head]
	if owner >= 0 && d.set.Entities[owner].Type == "group" && armed(noun.code) {
		return owner // "Hamas fighters" are Hamas
	}
	country := p.place
	if owner >= 0 {
		country = d.facts[owner].country
	}
	role := noun.code
	if p.sponsored && role == "MIL" {
		role = "UAF" // a sponsor's proxies are not a state's army
	}
	if owner < 0 && country == nil && (p.definite() && singular(w) || inherits(role)) {
		country = d.contextState(p, role == "REB" || role == "SEP" || role == "UAF")
	}
	key := strings.ToLower(w.Lemma) + "|" + role
	if country != nil {
		key += "|" + country.ID
	}
	if owner >= 0 && d.set.Entities[owner].Type != "state" {
		key += "|" + d.set.Entities[owner].Name
	}
	if e, ok := d.kinds[key]; ok && !d.introduces(p) && (!p.sponsored || strings.HasSuffix(d.set.Entities[e].Name, p.name(s))) {
		return e
	}
	name := p.name(s)
	if len(p.owners) > 1 {
		name = strings.ToLower(w.Text) + " of " + d.set.Entities[owner].Name
	}
	if owner < 0 && country != nil {
		owner = d.actor(country)
	}
	e := Entity{Name: name, Type: typeOfKind(noun, !singular(w)), Role: strings.ToLower(w.Lemma), Of: owner, Code: role}
	if owner >= 0 {
		e.Code = d.codeOf(owner, role)
	} else if country != nil {
		e.Code = country.Code + role
	}
	i := d.entity(e, facts{many: !singular(w), country: country, noun: w.Lemma})
	d.kinds[key] = i
	return i
}

// codeOf joins an owner's code with the role of its people or bodies: for an
// organisation only roles that its officials do not have.
func (d *document) codeOf(owner int, role string) string {
	e := &d.set.Entities[owner]
	switch {
	case e.Code == "" || role == "" || strings.HasSuffix(e.Code, role) && len(e.Code) > 3:
		return e.Code
	case e.Type == "state" || len(e.Code) == 3:
		return e.Code + role
	case strings.HasPrefix(e.Code, "IGO") && role != "GOV":
		return e.Code + role
	}
	return e.Code
}

func armed(code string) bool {
	switch code {
	case "REB", "UAF", "MIL", "INS", "SEP", "PRM":
		return true
	}
	return false
}

// inherits reports whether bare nouns of a role are those of the country in
// question ("rebels", "police"), unlike "officials" or "analysts".
func inherits(role string) bool {
	switch role {
	case "REB", "SEP", "MIL", "COP", "OPP", "UAF", "INS":
		return true
	}
	return false
}

// introduces reports whether the phrase brings in somebody new.
func (d *document) introduces(p *phrase) bool {
	if p.det != "" {
		return d.lex.is("indefinite", p.det)
	}
	s := &d.sents[p.sentence]
	return p.number || d.lex.is("indefinite", strings.ToLower(s.Words[p.first].Text)) ||
		p.pronoun < 0 && singular(s.Words[p.head]) && len(p.owners) == 0 && s.Words[p.head].UPOS != "PROPN"
}

// contextState returns the country that is being spoken of where a phrase
// stands: the nearest one named before it in the sentence or just after it, in
// the sentences before, or the document's main one. With placeOnly, only
// countries named as locations count at first.
func (d *document) contextState(p *phrase, placeOnly bool) *knowledge.Actor {
	for _, literal := range []bool{true, false} {
		if !literal && placeOnly {
			break
		}
		for si := p.sentence; si >= 0 && si >= p.sentence-3; si-- {
			if st := d.stateIn(si, p, literal); st != nil {
				return st
			}
			if !literal && si < p.sentence {
				break
			}
		}
	}
	return d.mainState()
}

// stateIn returns the last country of a sentence before the phrase that is
// named as a location or, not literal, as an actor.
func (d *document) stateIn(si int, p *phrase, literal bool) *knowledge.Actor {
	var found *knowledge.Actor
	for k := range d.atoms[si] {
		a := &d.atoms[si][k]
		if si == p.sentence && a.first >= p.head && found != nil {
			break
		}
		if a.kind == "PER" {
			if !literal && a.entity >= 0 && d.facts[a.entity].country != nil {
				found = d.facts[a.entity].country
			}
			continue
		}
		if a.actor == nil || a.actor.Country == "" || a.place != literal {
			continue
		}
		if st := d.kb.State(a.actor.Country); st != nil {
			found = st
		}
	}
	return found
}

// mainState returns the country that the document names as often as all others
// together, locations counted double; nil when there is none.
func (d *document) mainState() *knowledge.Actor {
	if d.main != nil || d.mainDone {
		return d.main
	}
	d.mainDone = true
	count, total := map[*knowledge.Actor]int{}, 0
	var best *knowledge.Actor
	for si := range d.atoms {
		for k := range d.atoms[si] {
			a := &d.atoms[si][k]
			if a.actor == nil || !a.state() {
				continue
			}
			n := 1
			if a.place {
				n = 2
			}
			count[a.actor] += n
			total += n
			if best == nil || count[a.actor] > count[best] {
				best = a.actor
			}
		}
	}
	if best != nil && 2*count[best] >= total {
		d.main = best
	}
	return d.main
}
