package mention

import (
	"strings"
	"unicode/utf8"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// nameMention adds the mention of a name.
func (d *document) nameMention(si int, a *atom) {
	kind := Name
	if a.actor != nil && (a.alias == knowledge.AliasCapital && !a.place || a.alias == knowledge.AliasSeat) {
		kind = Metonym
	}
	e := d.atomEntity(si, a)
	m := d.mention(Mention{Sentence: si, First: a.first, Last: a.last, Head: a.head, Kind: kind, Entity: e, Place: a.place || d.set.Entities[e].Type == "place"})
	first := a.first
	if t := a.title; t != nil {
		first = t.from
		if d.set.Entities[e].Of < 0 {
			d.fromTitle(d.facts[e].person, true)
		}
		if t.counterpart {
			d.namedCounterpart(si, d.phraseAt(si, t.last-1), e)
		}
	}
	if a.kind == "PER" && len(d.set.Entities[e].Code) <= 3 {
		d.ofBody(si, a, e)
	}
	if a.last-first > 1 {
		d.covers = append(d.covers, cover{m, first, a.last})
	}
}

// ofBody gives a person of whom nothing else is told than a role the code of the body that
// the name is followed by: "Amal Diallo of the army's western command".
func (d *document) ofBody(si int, a *atom, e int) {
	s := &d.sents[si]
	if a.last+1 >= len(s.Words) || s.Words[a.last].Lemma != "of" && s.Words[a.last].Lemma != "from" {
		return
	}
	t := &title{sentence: si, first: a.last, last: a.last, owner: -1, ownerNoun: -1, ownerPronoun: -1}
	d.ownerAfter(si, t, a.last)
	body := d.ownerEntity(t)
	if role := d.set.Entities[e].Code; body >= 0 && official(role) && d.set.Entities[body].Type == "state" && s.Words[a.last].Lemma == "of" && d.set.Entities[e].Of < 0 {
		d.set.Entities[e].Of, d.set.Entities[e].Code, d.facts[e].country = body, d.codeOf(body, role), d.facts[body].country
		return // "Finance Minister Ana Diaz of Chile"
	} else if role != "" && (body < 0 || len(d.set.Entities[body].Code) <= 3 || lastThree(d.set.Entities[body].Code) != role) {
		return // "Sgt. Ana Diaz of the Denver police" only gains a country
	}
	if body >= 0 && bodyType(d.set.Entities[body].Type) && d.set.Entities[body].Known == nil || body >= 0 && d.set.Entities[body].Type == "government" {
		d.set.Entities[e].Of, d.set.Entities[e].Code = body, d.set.Entities[body].Code
		d.facts[e].country = d.facts[body].country
	}
}

// atomEntity returns the entity of a name, made when first asked for.
func (d *document) atomEntity(si int, a *atom) int {
	if a.entity >= 0 {
		return a.entity
	}
	switch {
	case a.kind == "NORP" && a.state() && ethnic(&d.sents[si], a.first):
		return d.ofDescent(si, a, "ethnic ", nil)
	case a.actor != nil && a.alias == knowledge.AliasPeople && d.citizensOf(si, a) != nil:
		return d.ofDescent(si, a, "", d.citizensOf(si, a))
	case a.actor != nil && d.faithfulOf(si, a) != nil:
		return d.ofDescent(si, a, d.faithfulOf(si, a).Name+" ", d.faithfulOf(si, a))
	case a.actor != nil && a.alias == knowledge.AliasPeople && d.counted(si, a), a.state() && (doneTo(&d.sents[si], a) || d.inTheStreet(&d.sents[si], a) || oneOfPeople(&d.sents[si], a)):
		return d.some(si, a)
	case a.actor != nil && a.alias == knowledge.AliasCapital && a.place:
		a.entity = d.byName(textOf(&d.sents[si], a.first, a.last), "place", d.actor(a.actor))
		d.facts[a.entity].country = d.kb.State(a.actor.Country)
	case a.actor != nil && d.bodyOf(si, a) != nil:
		a.entity = d.homeBody(si, a, d.bodyOf(si, a))
	case a.actor != nil && d.foreignBody(si, a):
		a.entity = d.homeBody(si, a, d.mainState())
	case a.actor != nil:
		a.entity = d.actor(a.actor)
	default:
		a.entity = d.unknown(si, a)
	}
	return a.entity
}

// foreignBody reports whether a common word such as "Congress" or the name of a chamber
// such as "House of Representatives" or a party's such as "Labour Party" means, for knowledge, the body of a country that the document does not name although it
// is about another.
func (d *document) foreignBody(si int, a *atom) bool {
	s := &d.sents[si]
	if a.actor.Type == "state" || a.actor.Country == "" {
		return false
	}
	if _, n := d.nounEndingAt(s, a.last-1); n == 0 || (n != a.last-a.first || n > 1 && lastThree(a.actor.Code) != "LEG") && (a.actor.Type != "group" || !d.lex.is("parties", textOf(s, a.first, a.last))) {
		return false
	}
	home := d.mainState()
	if home == nil || home.Country == a.actor.Country {
		return false
	}
	st := d.kb.State(a.actor.Country)
	return !d.inDocument[st] || home == d.home() && !d.namedNear(si, st)
}

// namedNear reports whether one of the sentences up to si names a country or one of its
// people: what comes far below the "Senate" of an article from elsewhere says nothing of it.
func (d *document) namedNear(si int, st *knowledge.Actor) bool {
	for i := si; i >= max(0, si-maxBack); i-- {
		for k := range d.atoms[i] {
			if a := &d.atoms[i][k]; a.actor == st || a.kind == "PER" && a.entity >= 0 && d.facts[a.entity].country == st {
				return true
			}
		}
	}
	return false
}

// bodyOf returns the other state whose name or adjective right before a common word says
// whose body it is: "the Mexican Senate" is not that of the United States. Nil for none.
func (d *document) bodyOf(si int, a *atom) *knowledge.Actor {
	s := &d.sents[si]
	if d.lex.classes["national"][textOf(s, a.first, a.last)] != "" {
		k := atomAt(d.atoms[si], a.first-1)
		if at := a.first - 2; k == nil && at >= 0 && startsUpper(s.Words[at+1].Text) {
			k = atomAt(d.atoms[si], at) // "the Syrian Arab Red Crescent"
		}
		if k != nil && k.state() && k.alias != knowledge.AliasCapital {
			return k.actor
		}
		return nil
	}
	if _, n := d.nounEndingAt(s, a.last-1); n == 0 || n != a.last-a.first || a.actor.Type == "state" || a.actor.Country == "" || lastThree(a.actor.Code) != "LEG" {
		return nil
	}
	k := a.first - 1
	if k >= 0 && possessive(s.Words[k]) {
		k--
	}
	if b := atomAt(d.atoms[si], k); b != nil && b.state() && b.actor.Country != a.actor.Country {
		return b.actor
	}
	return nil
}

// homeBody returns the body of that name in a country.
func (d *document) homeBody(si int, a *atom, state *knowledge.Actor) int {
	home := d.actor(state)
	name := textOf(&d.sents[si], a.first, a.last)
	e := d.byName(name, a.actor.Type, home)
	if d.set.Entities[e].Of != home {
		e = d.byName(d.set.Entities[home].Name+" "+name, a.actor.Type, home) // a second Congress
	}
	role := lastThree(a.actor.Code)
	if own := d.lex.classes["national"][name]; own != "" {
		role = own
	}
	d.set.Entities[e].Code = d.codeOf(home, role)
	d.facts[e].country = d.facts[home].country
	return e
}

// byName returns the entity of a name and type outside knowledge.
func (d *document) byName(name, kind string, of int) int {
	key := kind + "|" + strings.ToLower(name)
	e, ok := d.bodies[key]
	if !ok {
		e = d.entity(Entity{Name: name, Type: kind, Of: of}, facts{})
		d.bodies[key] = e
	}
	return e
}

// unknown returns the entity of a name that knowledge does not have.
func (d *document) unknown(si int, a *atom) int {
	s := &d.sents[si]
	name := textOf(s, a.first, a.last)
	if a.last <= s.Dateline {
		name = lowered(name)
	}
	if e, ok := d.acronyms[name]; ok {
		return e
	}
	switch a.kind {
	case "LOC":
		if st := d.governs(si, a); st != nil {
			of := d.actor(st)
			e := d.byName(name, "government", of)
			d.set.Entities[e].Code, d.facts[e].country = d.codeOf(of, "GOV"), st
			return e
		}
		e := d.byName(name, "place", -1)
		d.facts[e].country = d.landOf(si, a)
		return e
	case "EVENT":
		return d.byName(name, "event", -1)
	case "ORG":
	default:
		if _, n := d.announcer(s, a); n == 0 {
			return d.byName(name, "thing", -1)
		}
	}
	last := s.Words[a.last-1].Lower()
	if d.lex.is("nobody", last) {
		return d.byName(name, "thing", -1) // a treaty, a law: nobody acts in it
	}
	if e := d.shortened(name); e >= 0 {
		return e
	}
	kind, code := "organization", ""
	noun, n := d.nounEndingAt(s, a.last-1)
	if n == 0 || noun.kind == "population" || noun.kind == "person" {
		// "Union of Workers": the noun stands before "of"
		for i := a.first + 1; i+1 < a.last; i++ {
			if s.Words[i].Lemma == "of" || s.Words[i].Lemma == "for" {
				if noun, n = d.nounEndingAt(s, i-1); noun.code == "LAB" && s.Words[i].Lemma == "for" {
					noun = actorNoun{kind: "group", code: "PTY"} // "Union for Progress"
				}
				break
			}
		}
	}
	if n > 0 && noun.kind != "person" && noun.kind != "population" && noun.kind != "state" {
		kind, code = noun.kind, noun.code
	}
	if code == "MIL" && a.last-a.first > 1 && d.lex.is("civic", strings.ToLower(last)) {
		kind, code = "organization", "NGO" // "the Rainbow Coalition"
	}
	if (n == 0 || noun.code == "LEG") && a.first > 0 && d.lex.is("governing", s.Words[a.first-1].Lemma) {
		kind, code = "group", "PTY" // "the ruling Unity Congress"
	}
	if n == 0 && d.lex.is("firm", last) {
		code = "BUS" // "Brandel Corp."
	}
	if carrier := d.kb.Agency(name); carrier != nil && len(name) > 2 { // "PA" is more often an authority
		e := d.byName(name, "organization", -1)
		d.set.Entities[e].Code, d.facts[e].country = carrier.Country+"JRN", d.kb.State(carrier.Country)
		return e
	}
	of := -1
	if st := d.chamberOf(si, a, code); st != nil {
		of, kind, code = d.actor(st), "government", "LEG"
	} else if body := d.ownerBody(si, a); body != nil {
		e := d.byName(name, kind, d.actor(body))
		if d.set.Entities[e].Code == "" {
			d.set.Entities[e].Code, d.facts[e].country = body.Code, d.kb.State(body.Country)
		}
		return e
	}
	if k := d.atomIndex(si, a.first) - 1; of >= 0 {
	} else if k >= 0 && d.atoms[si][k].state() && (d.atoms[si][k].last == a.first || d.atoms[si][k].last+1 == a.first && possessive(s.Words[a.first-1])) {
		of = d.atomEntity(si, &d.atoms[si][k])
	} else if st := d.stateInside(s, a, n > 0 && noun.kind == "organization" && code != ""); st != nil {
		of = d.actor(st)
	} else if st := d.landInside(s, a, kind, code); st != nil {
		of = d.actor(st)
	} else if st := d.mainState(); st != nil && (kind == "government" || code == "PTY" || official(code) || d.lex.is("building", last)) {
		of = d.actor(st)
	}
	e := d.byName(name, kind, -1)
	if d.set.Entities[e].Of < 0 && of >= 0 {
		d.set.Entities[e].Of = of
		d.facts[e].country = d.facts[of].country
		code = d.set.Entities[of].Code + code
	}
	if d.set.Entities[e].Code == "" {
		d.set.Entities[e].Code = code
	}
	if d.set.Entities[e].Code == "" {
		d.announced(si, a, e)
	}
	return e
}

// announcer returns the noun for a body right before a name and its length in
// words, 0 for none.
func (d *document) announcer(s *syntax.Sentence, a *atom) (actorNoun, int) {
	if a.first == 0 || s.Words[a.first-1].UPOS != "NOUN" || !singular(s.Words[a.first-1]) {
		return actorNoun{}, 0
	}
	noun, n := d.nounEndingAt(s, a.first-1)
	if noun.kind != "organization" && noun.kind != "group" {
		return actorNoun{}, 0
	}
	return noun, n
}

// announced gives a body the code of the noun before its name: "Iranian airline
// Kish Wings" is an Iranian business.
func (d *document) announced(si int, a *atom, e int) {
	noun, n := d.announcer(&d.sents[si], a)
	if n == 0 {
		noun, at := d.saidToBe(&d.sents[si], a)
		if at >= 0 {
			d.codeByNoun(e, d.phraseAt(si, at), noun)
			d.claimed[word{si, at}] = e
		}
		return
	}
	code := noun.code
	if k := d.atomIndex(si, a.first) - 1; k >= 0 && d.atoms[si][k].last == a.first-n && d.atoms[si][k].state() {
		of := d.atomEntity(si, &d.atoms[si][k])
		d.set.Entities[e].Of, d.facts[e].country = of, d.facts[of].country
		code = d.codeOf(of, code)
	}
	d.set.Entities[e].Code, d.set.Entities[e].Type = code, noun.kind
}

// lowered writes the capitals of a dateline as text does: "THE HAGUE" is "The
// Hague", while the short "AFP" is left alone.
func lowered(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if len(w) > 3 || i == 0 && len(words) > 1 {
			_, n := utf8.DecodeRuneInString(w)
			words[i] = w[:n] + strings.ToLower(w[n:])
		}
	}
	return strings.Join(words, " ")
}

// shortened returns the body whose longer name, met before, begins or ends with
// the words of a name ("the House", "the Commission"), or -1.
func (d *document) shortened(name string) int {
	if e, ok := d.short[name]; ok {
		return e
	}
	for k := len(d.set.Mentions) - 1; k >= 0 && k > len(d.set.Mentions)-60; k-- {
		m := &d.set.Mentions[k]
		if e := &d.set.Entities[m.Entity]; m.Kind == Name && bodyType(e.Type) && !(headline(&d.sents[m.Sentence]) && m.Last-m.First > 2 && e.Known == nil) {
			s := &d.sents[m.Sentence]
			long := textOf(s, m.First, m.Last)
			if strings.HasPrefix(long, name+" ") || strings.HasSuffix(long, " "+name) {
				d.short[name] = m.Entity
				return m.Entity
			}
		}
	}
	return -1
}

// stateInside returns the state that a longer name begins with ("Russian
// Orthodox Church"), with capital also by its capital ("Baghdad University").
func (d *document) stateInside(s *syntax.Sentence, a *atom, capital bool) *knowledge.Actor {
	for i := a.first; i < a.last; i++ {
		for _, al := range d.kb.Lookup(s.Words[i].Text) {
			if al.Actor.Type == "state" && (al.Kind == knowledge.AliasAdjective || al.Kind == knowledge.AliasName || capital && (i == a.first || i == a.last-1 && s.Words[i-1].Lemma == "of") && al.Kind == knowledge.AliasCapital) {
				return al.Actor
			}
		}
	}
	return nil
}

// ownerBody returns the body that owns a name, inside it or right before it: "the
// Duma's Defence Committee" is of the Duma.
func (d *document) ownerBody(si int, a *atom) *knowledge.Actor {
	s := &d.sents[si]
	for i := a.first + 1; i+1 < a.last; i++ {
		if s.Words[i].XPOS != "POS" {
			continue
		}
		for _, al := range d.kb.Lookup(textOf(s, a.first, i)) {
			if ownsBodies(al.Actor) {
				return al.Actor
			}
		}
	}
	if k := d.atomIndex(si, a.first) - 1; k >= 0 && d.atoms[si][k].last+1 == a.first && possessive(s.Words[a.first-1]) && d.atoms[si][k].actor != nil && ownsBodies(d.atoms[si][k].actor) {
		return d.atoms[si][k].actor
	}
	return nil
}

// ownsBodies reports whether an actor is a body with a code that its own bodies share.
func ownsBodies(a *knowledge.Actor) bool {
	return bodyType(a.Type) && a.Type != "state" && a.Code != ""
}
