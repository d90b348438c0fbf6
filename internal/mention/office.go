package mention

import (
	"slices"
	"strings"
	"time"

	"readout/internal/knowledge"
)

// elite is the CAMEO role of people of former rank.
const elite = "ELI"

// tenureFor returns the tenure of an actor that a title names, at the
// document's date if there is one, else the latest.
func (d *document) tenureFor(t *title, a *knowledge.Actor) (knowledge.Tenure, bool) {
	var found knowledge.Tenure
	ok := false
	owner := d.ownerActor(t)
	for _, x := range d.kb.Career(a) {
		if !slices.Contains(t.kinds, x.Office.Kind) || owner != nil && !d.belongs(x.Office.Of, owner) {
			continue
		}
		if !ok || !d.holds(found) {
			found, ok = x, true
		}
	}
	return found, ok
}

// belongs reports whether an office of actor id is an office of owner: the
// same actor or, for a body of a state, the same country.
func (d *document) belongs(id string, owner *knowledge.Actor) bool {
	if id == owner.ID {
		return true
	}
	of := d.kb.Actor(id)
	return of != nil && of.Country != "" && of.Country == owner.Country
}

// holds reports whether a tenure covers the document's date.
func (d *document) holds(x knowledge.Tenure) bool {
	return !d.at.IsZero() && !d.at.Before(x.From) && (x.To.IsZero() || d.at.Before(x.To))
}

// office fills in what a person is: the office that the text names, else the
// one held at the document's date, else what the title says without knowledge.
func (d *document) office(p *person) {
	former := false
	for _, t := range p.titles {
		if t.former || p.actor == nil || former && d.calledLeader(t) {
			former = former || t.former
			continue
		}
		if x, ok := d.tenureFor(t, p.actor); ok {
			d.inOffice(p.entity, x)
			return
		}
	}
	if p.actor != nil && !d.inOpposition(p) {
		if x, ok := d.currentOffice(p, former); ok {
			d.inOffice(p.entity, x)
			return
		}
	}
	d.fromTitle(p, false)
	if e := &d.set.Entities[p.entity]; (e.Code == "" && e.Role == "" || len(e.Code) == 3) && p.actor != nil && !d.at.IsZero() && !p.introduced {
		d.outOfOffice(p)
	}
}

// fresh is for how long after somebody left an office texts tell what he did in it.
const fresh = 31 * 24 * time.Hour

// outOfOffice gives somebody who is known and holds no office at the document's date the code
// of that which he has just left, else that of people of rank.
func (d *document) outOfOffice(p *person) {
	for _, x := range d.kb.Career(p.actor) {
		if since := d.at.Sub(x.To); !x.To.IsZero() && since >= 0 && since < fresh {
			d.inOffice(p.entity, x)
			return
		}
	}
	if st := d.kb.State(p.actor.Country); st != nil {
		d.set.Entities[p.entity].Code = st.Code + elite
	}
}

// calledLeader reports whether a title only calls a person a leader, of a time that the
// word beside the name may say is over: "former Prime Minister Ana Diaz, the longest
// serving leader when she retired".
func (d *document) calledLeader(t *title) bool {
	return t.apposition && d.sents[t.sentence].Words[t.last-1].Lemma == "leader"
}

// inOpposition reports whether the text calls a person of the opposition, which nobody in an
// office of the government is, when it does not tell its date.
func (d *document) inOpposition(p *person) bool {
	return d.at.IsZero() && slices.ContainsFunc(p.titles, func(t *title) bool { return !t.former && d.titleCode(t) == "OPP" })
}

// currentOffice returns the first office held at the document's date or, when
// that is not known, the last one ever held.
func (d *document) currentOffice(p *person, former bool) (knowledge.Tenure, bool) {
	held := d.kb.Career(p.actor)
	if !d.at.IsZero() {
		held = d.kb.Held(p.actor, d.at)
	}
	for i := len(held) - 1; i >= 0; i-- {
		if former && slices.ContainsFunc(p.titles, func(t *title) bool {
			return t.former && (d.at.IsZero() || slices.Contains(t.kinds, held[i].Office.Kind))
		}) {
			continue
		}
		return held[i], true
	}
	return knowledge.Tenure{}, false
}

// inOffice gives an entity the role, owner and code of a tenure.
func (d *document) inOffice(entity int, x knowledge.Tenure) {
	of := -1
	if a := d.kb.Actor(x.Office.Of); a != nil {
		of = d.actor(a)
		d.facts[entity].country = d.kb.State(a.Country)
	}
	e := &d.set.Entities[entity]
	e.Role, e.Of = x.Office.Title, of
	if of >= 0 {
		e.Code = d.codeFor(of, x.Office.Code)
	}
}

// fromTitle takes role, owner and code from the text's own words. Bodies that
// a title points back to ("the department's spokesman") are known only while
// reading; before that the title's owner is left open.
func (d *document) fromTitle(p *person, reading bool) {
	for _, t := range p.titles {
		if t.text == "" || t.counterpart || d.honorific(t) {
			continue
		}
		e := &d.set.Entities[p.entity]
		if strings.HasPrefix(e.Role, "former ") && d.calledLeader(t) {
			continue
		}
		if (t.ownerNoun >= 0 || t.ownerPronoun >= 0) && !reading {
			e.Role = t.text
			continue
		}
		owner := d.ownerEntity(t)
		if owner < 0 && p.actor != nil && p.actor.Country != "" {
			if st := d.kb.State(p.actor.Country); st != nil {
				owner = d.actor(st)
			}
		}
		code := d.titleCode(t)
		if owner < 0 && !t.former && official(code) {
			if !reading {
				e.Role = t.text
				continue
			}
			if st := d.officeState(t); st != nil {
				owner = d.actor(st)
			} else if e, ok := d.nouns[d.sents[t.sentence].Words[t.first].LowerLemma()]; ok && t.sentence-d.facts[e].last <= maxBack && d.facts[e].country != nil {
				owner = d.actor(d.facts[e].country) // "the army … an army spokesman"
			}
		} else if st := d.mainState(); owner < 0 && st != nil && (code == "PTY" || t.former && official(code)) {
			owner = d.actor(st) // "a candidate", "former minister": of the country that the text is about
		}
		e = &d.set.Entities[p.entity]
		e.Role, e.Of = t.text, owner
		if t.former {
			e.Role, code = "former "+strings.TrimPrefix(t.text, "ex-"), d.pastCode(code)
		}
		if owner >= 0 {
			e.Code = d.codeFor(owner, code)
			d.facts[p.entity].country = d.country(owner)
		} else if e.Code == "" && (official(code) || d.lex.is("servedby", code)) {
			e.Code = code // "Police chief": of whom is not said
		}
		if !t.former {
			return
		}
	}
}

// official reports whether people of a role serve a state.
func official(code string) bool {
	switch code {
	case "GOV", "LEG", "MIL", "JUD", "COP", "SPY", "OPP":
		return true
	}
	return false
}

// pastCode is the code of somebody who once was what another code stands for: who held an office is of
// the elite, a former teacher or resident is what other people are.
func (d *document) pastCode(code string) string {
	if d.lex.is("calling", code) {
		return code
	}
	return elite
}

// honorific reports whether a title only addresses ("Mr."): a chairman of a
// party is one of it.
func (d *document) honorific(t *title) bool {
	return t.code == "" && len(t.kinds) == 0 && t.gender != 0 && t.owner < 0 && t.ownerNoun < 0
}

// titleCode returns the role code of a title: that of the office it means in
// any country, or the lexicon's.
func (d *document) titleCode(t *title) string {
	if d.forUnknown(t) {
		return ""
	}
	if d.forPeople(t) {
		return "CVL"
	}
	words := strings.Fields(strings.ToLower(t.text))
	for i, word := range words {
		// "military spokesman", "opposition candidate", but not "military judge"
		if noun, ok := d.lex.nouns[word]; ok && i < len(words)-1 && noun.kind != "person" && noun.code != "GOV" && noun.code != "PTY" && official(noun.code) && !(noun.code == "MIL" && t.code == "JUD") {
			return noun.code
		}
	}
	if t.code != "" {
		return t.code
	}
	for _, k := range t.kinds {
		for _, o := range d.kb.OfficesOfKind(k) {
			if o.Code != "" && strings.HasPrefix(o.Of, "state:") {
				return o.Code
			}
		}
	}
	if len(t.kinds) > 0 {
		return "GOV"
	}
	return ""
}

// forUnknown reports whether a title says that somebody speaks for what only a name tells,
// of which nobody knows what it is: "a Telenor spokesman".
func (d *document) forUnknown(t *title) bool {
	if d.ofThing(t) || d.ofTrade(t) {
		return true
	}
	if t.first >= t.last-1 || !strings.HasPrefix(lastWord(t.text), "spokes") || len(d.kb.TitleKinds(t.text)) > 0 {
		return false
	}
	first, second := &d.sents[t.sentence].Words[t.first], &d.sents[t.sentence].Words[t.first+1]
	lower := first.Lower()
	_, noun := d.lex.nouns[lower]
	return first.UPOS == "PROPN" && startsUpper(first.Text) && !startsUpper(second.Text) && !noun && len(d.lex.short[lower]) == 0 && !d.widensTitle(lower)
}

// ofTrade reports whether a crown is that of a trade: "pinup queen".
func (d *document) ofTrade(t *title) bool {
	s := &d.sents[t.sentence]
	k := t.last - 2
	return k >= 0 && k+1 < t.last && d.lex.is("crowned", s.Words[k+1].Lower()) && s.Words[k].UPOS == "NOUN" && !inAtom(d.atoms[t.sentence], k)
}

// ofThing reports whether a title of no office is of what nobody is: "the programme's coordinator".
func (d *document) ofThing(t *title) bool {
	s := &d.sents[t.sentence]
	k := t.first - 2
	if k < 0 || len(t.kinds) > 0 || t.owner >= 0 || t.ownerNoun >= 0 || !possessive(s.Words[t.first-1]) || s.Words[k].UPOS != "NOUN" || startsUpper(s.Words[k].Text) {
		return false
	}
	_, n := d.nounEndingAt(s, k)
	return n == 0 && len(d.lex.short[s.Words[k].Lower()]) == 0 && !d.lex.is("region", s.Words[k].LowerLemma()) && !d.lex.is("placenoun", s.Words[k].LowerLemma())
}

// ownerEntity returns the entity whose title it is, or -1.
func (d *document) ownerEntity(t *title) int {
	switch {
	case t.owner >= 0:
		a := &d.atoms[t.sentence][t.owner]
		if a.kind == "PER" {
			return d.employer(a.entity)
		}
		return d.atomEntity(t.sentence, a)
	case t.ownerNoun >= 0 && t.code == "EDU" && d.sents[t.sentence].Words[t.ownerNoun-1].Lemma == "of":
		return -1 // "a professor of government"
	case t.ownerNoun >= 0:
		return d.bodyAt(t.sentence, t.ownerNoun)
	case t.state != nil:
		return d.actor(t.state)
	case t.ownerPronoun >= 0:
		if e := d.entityAt(t.sentence, t.ownerPronoun); e >= 0 && bodyType(d.set.Entities[e].Type) {
			return e // "its spokesman, Ivo Maric"
		}
	}
	return -1
}

// codeFor joins an owner's code with a role. A body's people carry the body's
// code, except those of former rank; those of a state, its code and their role.
func (d *document) codeFor(owner int, role string) string {
	e := &d.set.Entities[owner]
	if e.Type == "place" {
		if st := d.country(owner); st != nil && role != "" {
			return st.Code + role
		}
	}
	if e.Code == "" {
		return ""
	}
	if e.Type == "state" && len(e.Code) > 3 && role != "" {
		return e.Code[:3] + role // "a state trooper", of whichever state
	}
	if e.Type == "state" || role == elite {
		return e.Code + role
	}
	return e.Code
}
