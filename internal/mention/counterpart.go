package mention

import (
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// counterpart resolves "his Turkish counterpart": whoever holds the same
// office for that state.
func (d *document) counterpart(si, i int) {
	p := d.phraseAt(si, i)
	self := d.possessor(si, p)
	p.pronoun = -1
	d.owners(p)
	state := -1
	for _, o := range p.owners {
		if d.set.Entities[o].Type == "state" {
			state = o
		}
	}
	e := d.counterpartOf(self, state)
	if e < 0 && state >= 0 {
		e = d.entity(Entity{Name: p.name(&d.sents[si]), Type: "office", Of: state}, facts{country: d.facts[state].country, noun: "counterpart"})
		d.asCounterpart(e, self)
	}
	if e >= 0 {
		d.mention(Mention{Sentence: si, First: p.first, Last: i + 1, Head: i, Kind: Nominal, Entity: e})
	}
}

// counterpartsBehind gives a counterpart whose own the sentence names only behind him the office of that
// one: "After meeting his Serbian counterpart, Kosovo's prime minister said …".
func (d *document) counterpartsBehind(si int) {
	s := &d.sents[si]
	for k := len(d.set.Mentions) - 1; k >= 0 && d.set.Mentions[k].Sentence == si; k-- {
		m := d.set.Mentions[k]
		if e := &d.set.Entities[m.Entity]; m.Kind != Nominal || d.facts[m.Entity].noun != "counterpart" || e.Code != "" || e.Of < 0 || m.First == 0 || s.Words[m.First-1].XPOS != "PRP$" {
			continue
		}
		for _, behind := range d.set.Mentions[k+1:] {
			self := &d.set.Entities[behind.Entity]
			if w := s.Words[behind.Head]; behind.Kind != Pronoun && syntax.IsRel(w.Rel, "nsubj") && s.Under(m.Head, w.Head) && (self.Type == "office" || self.Type == "person") && self.Of >= 0 {
				d.asCounterpart(m.Entity, behind.Entity)
				break
			}
		}
	}
}

// foreignColleague reports whether "colleague" stands behind a pronoun and the adjective of a
// people: "her Slovenian colleague" holds the same office there.
func (d *document) foreignColleague(si, i int) bool {
	a := atomAt(d.atoms[si], i-1)
	return a != nil && a.state() && peoples(a) && a.first > 0 && d.sents[si].Words[a.first-1].XPOS == "PRP$"
}

// namedCounterpart gives somebody introduced by name as a counterpart ("her
// Peruvian counterpart, Ana Rojas") the role and country that follow from it.
func (d *document) namedCounterpart(si int, p *phrase, entity int) {
	if d.set.Entities[entity].Role != "" {
		return
	}
	self := d.possessor(si, p)
	p.pronoun = -1
	d.owners(p)
	for _, o := range p.owners {
		if d.set.Entities[o].Type == "state" {
			d.set.Entities[entity].Of = o
			d.facts[entity].country = d.facts[o].country
		}
	}
	d.asCounterpart(entity, self)
}

// possessor returns the entity of "his" or "Lavrov's" before a noun, or -1.
func (d *document) possessor(si int, p *phrase) int {
	if p.pronoun >= 0 {
		e := d.entityAt(si, p.pronoun)
		if e < 0 && p.sentence == si {
			e = d.subjectBehind(si, p.head)
		}
		return e
	}
	for k := range d.atoms[si] {
		a := &d.atoms[si][k]
		if a.kind == "PER" && a.first >= p.first-1 && a.last <= p.head {
			return a.entity
		}
	}
	return -1
}

// subjectBehind returns the person who is the subject of the clause that a phrase opens
// ("In a call with his Peruvian counterpart, President Ana Rojas said"), or -1.
func (d *document) subjectBehind(si, head int) int {
	s := &d.sents[si]
	for k := range d.atoms[si] {
		a := &d.atoms[si][k]
		if a.kind == "PER" && a.first > head && syntax.IsRel(s.Words[a.head].Rel, "nsubj") && s.Under(head, s.Words[a.head].Head) {
			return a.entity
		}
	}
	return -1
}

// counterpartOf finds the counterpart of an entity for a state (-1: whichever)
// among the people of the document, then in knowledge.
func (d *document) counterpartOf(self, state int) int {
	if self < 0 {
		return -1
	}
	own := d.kindsOf(self)
	for k := len(d.persons) - 1; k >= max(0, len(d.persons)-maxLook); k-- {
		e := d.persons[k].entity
		of := d.set.Entities[e].Of
		if e == self || of < 0 || of == d.set.Entities[self].Of || state >= 0 && of != state {
			continue
		}
		if sharesKind(own, d.kindsOf(e)) || d.set.Entities[e].Role != "" && strings.EqualFold(d.set.Entities[e].Role, d.set.Entities[self].Role) {
			return e
		}
	}
	if state < 0 || d.at.IsZero() {
		return -1
	}
	k := d.set.Entities[self].Known
	if k == nil {
		return -1
	}
	for _, x := range d.kb.Held(k, d.at) {
		if t, ok := d.kb.Counterpart(x.Office, d.set.Entities[state].Known.ID, d.at); ok {
			e := d.actor(t.Person)
			if d.set.Entities[e].Role == "" {
				d.inOffice(e, t)
			}
			return e
		}
	}
	return -1
}

// kindsOf returns the kinds of office that a person of the document holds.
func (d *document) kindsOf(entity int) []string {
	var out []string
	if p := d.facts[entity].person; p != nil {
		for _, t := range p.titles {
			if !t.former {
				out = append(out, t.kinds...)
			}
		}
	}
	if k := d.set.Entities[entity].Known; k != nil {
		var held []knowledge.Tenure
		if d.at.IsZero() {
			held = d.kb.Career(k)
		} else {
			held = d.kb.Held(k, d.at)
		}
		for _, x := range held {
			out = append(out, x.Office.Kind)
		}
	}
	return out
}

// asCounterpart gives an entity the role of the one it is the counterpart of.
func (d *document) asCounterpart(entity, self int) {
	e := &d.set.Entities[entity]
	if self < 0 || e.Role != "" {
		return
	}
	own := &d.set.Entities[self]
	if own.Code == "" && own.Of < 0 && e.Of >= 0 {
		e.Code = d.codeOf(e.Of, "GOV") // whatever the office is, it is one of state
		return
	}
	e.Role = own.Role
	if e.Of >= 0 && own.Of >= 0 {
		role := strings.TrimPrefix(own.Code, d.set.Entities[own.Of].Code)
		e.Code = d.codeOf(e.Of, role)
	}
}
