package mention

import (
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// strikersState returns the state whose army "the military" is that tells of what that
// state did: "Israel struck targets in Syria, the military said" tells of no Syrian army.
// An article's own country, where the sentence names it, goes before. Nil for anything else.
func (d *document) strikersState(p *phrase) *knowledge.Actor {
	s := &d.sents[p.sentence]
	noun, n := d.nounEndingAt(s, p.head)
	if n == 0 || noun.code != "MIL" || !syntax.IsRel(s.Words[p.head].Rel, "nsubj") {
		return nil
	}
	told := d.toldBefore(p)
	if told < 0 {
		return nil
	}
	doer := s.Child(told, "nsubj")
	if doer < 0 || doer > p.first {
		return nil
	}
	e := d.entityAt(p.sentence, doer)
	if e < 0 || d.facts[e].country == nil || d.set.Entities[e].Type != "state" && !strings.HasSuffix(d.set.Entities[e].Code, "MIL") {
		return nil
	}
	if home := d.home(); home != nil && d.names(p.sentence, home) {
		return home
	}
	return d.facts[e].country
}

// toldBefore returns the verb of what a phrase, as the subject of a verb of saying behind
// it, tells ("The bridge fell, the army said"); -1 for none.
func (d *document) toldBefore(p *phrase) int {
	s := &d.sents[p.sentence]
	v := s.Words[p.head].Head
	if v < 0 || !d.lex.is("say", s.Words[v].Lemma) {
		return -1
	}
	if s.Words[v].Rel == "parataxis" && s.Words[v].Head < p.first {
		return s.Words[v].Head
	}
	if c := s.Child(v, "ccomp"); c >= 0 && c < p.first {
		return c
	}
	return -1
}

// localsState returns the country of the place that was named last, where a phrase means
// those who govern there without saying where: "a fire in Samara. The regional governor …".
// Nil for anything else.
func (d *document) localsState(p *phrase) *knowledge.Actor {
	if !d.ofPlace(p) {
		return nil
	}
	for si := p.sentence; si >= max(0, p.sentence-1); si-- {
		for k := len(d.atoms[si]) - 1; k >= 0; k-- {
			a := &d.atoms[si][k]
			if si == p.sentence && a.first >= p.first || a.first < d.sents[si].Dateline {
				continue
			}
			if st := d.landMeant(si, a); st != nil && (a.place || a.actor == nil) {
				return st
			}
		}
	}
	return nil
}

// ofPlace reports whether a phrase means people or a body of a region or a town that it
// does not name: "the regional governor", "the mayor", "local officials".
func (d *document) ofPlace(p *phrase) bool {
	s := &d.sents[p.sentence]
	if d.lex.is("local", s.Words[p.head].LowerLemma()) {
		return p.head == 0 || s.Words[p.head-1].UPOS != "NOUN" // a bank's governor is no province's
	}
	for k := p.first; k < p.head; k++ {
		if d.lex.is("regional", s.Words[k].Lower()) {
			return true
		}
	}
	return false
}

// sentTo reports whether a capital is where people of another country are sent or travel:
// "the government's delegation in Doha", "would fly to Doha".
func (d *document) sentTo(si int, a *atom) bool {
	s := &d.sents[si]
	h := s.Words[a.head].Head
	if h < 0 || a.alias != knowledge.AliasCapital {
		return false
	}
	if a.first > 1 && s.Words[a.first-1].Lemma == "in" && d.lex.is("mission", s.Words[a.first-2].LowerLemma()) {
		return true
	}
	if syntax.IsRel(s.Words[a.head].Rel, "nmod") {
		return d.lex.is("mission", s.Words[h].LowerLemma())
	}
	c := s.Child(a.head, "case")
	return c >= 0 && s.Words[c].Lemma == "to" && syntax.IsRel(s.Words[a.head].Rel, "obl") && d.lex.is("motion", s.Words[h].Lemma)
}

// actsOn reports whether a phrase is what a state arms, backs or attacks: those whom it does
// that to are not its own ("Chad denies arming the paramilitaries").
func (d *document) actsOn(p *phrase, st *knowledge.Actor) bool {
	s := &d.sents[p.sentence]
	v := s.Words[p.head].Head
	noun, _ := d.nounEndingAt(s, p.head)
	if v < 0 || noun.code != "MIL" || s.Words[p.head].Rel != "obj" || !d.lex.is("acton", s.Words[v].Lemma) {
		return false
	}
	for range len(s.Words) {
		if c := s.Child(v, "nsubj"); c >= 0 {
			e := d.entityAt(p.sentence, c)
			return e >= 0 && d.set.Entities[e].Known == st
		}
		rel := s.Words[v].Rel
		if v = s.Words[v].Head; v < 0 || rel != "xcomp" && rel != "conj" && rel != "advcl" {
			return false
		}
	}
	return false
}

// explains returns the name of a body that knowledge does not have to which a noun is the
// apposition ("Solvesa, the mining company that …"), or nil.
func (d *document) explains(p *phrase) *atom {
	s := &d.sents[p.sentence]
	w := s.Words[p.head]
	if w.Rel != "appos" || w.Head < 0 || w.Head >= p.first || p.det != "the" && !d.lex.is("indefinite", p.det) || !singular(w) {
		return nil
	}
	a := atomAt(d.atoms[p.sentence], w.Head)
	if a == nil || a.kind != "ORG" || a.actor != nil || a.last >= len(s.Words) || s.Words[a.last].Text != "," {
		return nil
	}
	return a
}

// elsewhere reports whether a short form is taken for an organ of a state of which the
// article, which is about another, does not speak: many bodies have the same initials.
func (d *document) elsewhere(si int, a *atom) bool {
	x := a.actor
	if x == nil || a.last-a.first != 1 || a.alias != knowledge.AliasName || !acronym(textOf(&d.sents[si], a.first, a.last)) || x.Country == "" || x.Type == "state" || x.Type == "person" || x.Type == "group" {
		return false
	}
	home := d.home()
	if home == nil || home.Country == x.Country || d.lex.is("known", x.Country) {
		return false
	}
	for i := range d.atoms {
		for k := range d.atoms[i] {
			b := &d.atoms[i][k]
			if st := d.landMeant(i, b); st != nil && st.Country == x.Country || b.actor != nil && b.actor != x && b.actor.Country == x.Country || b.actor == x && b.last-b.first > 1 {
				return false
			}
		}
	}
	return true
}

// strangers takes the knowledge from short forms that stand for bodies of other states.
func (d *document) strangers() {
	for si := range d.atoms {
		for k := range d.atoms[si] {
			if a := &d.atoms[si][k]; d.elsewhere(si, a) || d.stateHouse(si, a) || d.unheard(a, textOf(&d.sents[si], a.first, a.last)) {
				a.actor, a.aliases = nil, nil
			} else if d.onlyRegion(si, a) {
				a.actor, a.aliases, a.kind = nil, nil, "LOC"
			} else if d.bornBy(si, a) {
				a.actor, a.aliases, a.kind = nil, nil, "PER"
			}
		}
	}
}

// unheard reports whether the initials of a country's party stand in a text that names
// neither the country nor anybody else of it: they are those of another.
func (d *document) unheard(a *atom, short string) bool {
	if a.actor == nil || a.actor.Type != "group" || !opposes(a.actor.Code) || a.actor.Country == "" || !acronym(short) || len(short) > maxInitials || strings.ToUpper(short) != short {
		return false
	}
	for si := range d.atoms {
		for k := range d.atoms[si] {
			o := &d.atoms[si][k]
			if o.actor != nil && o.actor != a.actor && o.actor.Country == a.actor.Country {
				return false
			}
			if st := d.landMeant(si, o); st != nil && o.actor != a.actor && st.Country == a.actor.Country {
				return false
			}
		}
	}
	return true
}

// opposes reports whether a code is that of a party.
func opposes(code string) bool {
	return strings.HasSuffix(code, "PTY") || strings.HasSuffix(code, "OPP")
}

// maxInitials is how many initials may be those of many.
const maxInitials = 4

// ownsTeller reports whether an entity is named among mentions only as the owner of a body
// that tells what others did: "A and B agreed, the Kenyan ministry said" makes Kenya no party.
func (d *document) ownsTeller(entity, start, end int) bool {
	var owner *Mention
	for k := start; k < end; k++ {
		if m := &d.set.Mentions[k]; m.Entity == entity {
			if owner != nil {
				return false
			}
			owner = m
		}
	}
	for k := start; k < end && owner != nil; k++ {
		m := &d.set.Mentions[k]
		if m.First <= owner.First && owner.Last <= m.Last && m.Entity != entity && d.set.Entities[m.Entity].Of == entity {
			p := &phrase{sentence: m.Sentence, first: m.First, head: m.Head}
			return d.toldBefore(p) >= 0 && syntax.IsRel(d.sents[m.Sentence].Words[m.Head].Rel, "nsubj")
		}
	}
	return false
}

// strikes reports whether a state is named only by whom those of a phrase do something to:
// "Gunmen seized an Irish nurse", told from Haiti, are not Irish.
func (d *document) strikes(p *phrase, st *knowledge.Actor) bool {
	s := &d.sents[p.sentence]
	if v := s.Words[p.head].Head; v >= 0 && syntax.IsRel(s.Words[p.head].Rel, "nsubj") {
		o := s.Child(v, "obj")
		for k := range d.atoms[p.sentence] {
			if a := &d.atoms[p.sentence][k]; o >= 0 && a.actor == st && a.alias == knowledge.AliasAdjective {
				return s.Under(a.head, o)
			}
		}
	}
	return false
}

// didThere reports whether somebody of a country is who did something where another sentence
// places it: after "The minister met bankers in New York" the central bank is the minister's.
func (d *document) didThere(si int, home *knowledge.Actor) bool {
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook) && d.set.Mentions[k].Sentence >= si; k-- {
		m := &d.set.Mentions[k]
		if m.Sentence != si || d.facts[m.Entity].country != home || m.Place {
			continue
		}
		if d.verbOf(si, m, "nsubj") == d.sents[si].Root() && d.sents[si].Root() >= 0 {
			return true
		}
	}
	return false
}

// stateHouse reports whether "General Assembly" is that of a state of the United States: the text
// speaks of that country, and of the United Nations by nothing else.
func (d *document) stateHouse(si int, a *atom) bool {
	if a.actor == nil || a.last-a.first != 2 || !d.lex.is("statehouse", textOf(&d.sents[si], a.first, a.last)) {
		return false
	}
	regions := false
	for i := range d.atoms {
		for k := range d.atoms[i] {
			b := &d.atoms[i][k]
			if b.actor != nil && b.actor != a.actor && strings.HasPrefix(b.actor.Code, "IGOUNO") || b.actor == a.actor && b.last-b.first > 2 {
				return false
			}
			regions = regions || b.actor == nil && b.kind == "LOC" && d.lands[textOf(&d.sents[i], b.first, b.last)] == "USA"
		}
	}
	return regions
}
