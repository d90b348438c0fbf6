package mention

import (
	"slices"
	"strings"

	"readout/internal/syntax"
)

// titledPerson finds the latest person of the document who has the title in
// these words, or else who bears it in others.
func (d *document) titledPerson(p *phrase, t *title, owner int) int {
	if e := d.titled(p, t, owner, d.calledSo); e >= 0 {
		return e
	}
	if e := d.titled(p, t, owner, d.bears); e >= 0 {
		return e
	}
	return d.titled(p, t, owner, func(entity int, want string, t *title) bool { return d.ofTheRole(p, entity, want, t) })
}

// ofTheRole reports whether a general word for somebody of a role ("the official") may
// mean a person of that role who was just spoken of.
func (d *document) ofTheRole(p *phrase, entity int, want string, t *title) bool {
	return p.det == "the" && p.sentence-d.facts[entity].last <= 2 && d.lex.is("generic", want) && t.code != "" &&
		strings.HasSuffix(d.set.Entities[entity].Code, t.code) && t.first == t.last-1
}

// calledSo reports whether the text gives a person the title in these words.
func (d *document) calledSo(entity int, _ string, t *title) bool {
	p := d.facts[entity].person
	return p != nil && slices.ContainsFunc(p.titles, func(own *title) bool {
		return own.former == t.former && strings.EqualFold(own.text, t.text)
	})
}

// titled finds the latest person whom the title fits by the measure bears.
func (d *document) titled(p *phrase, t *title, owner int, bears func(int, string, *title) bool) int {
	want := lastWord(t.text)
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook); k-- {
		m := &d.set.Mentions[k]
		if p.sentence-m.Sentence > 2*maxBack {
			break
		}
		e := &d.set.Entities[m.Entity]
		if e.Type != "person" || owner >= 0 && e.Of != owner && d.facts[m.Entity].country != d.facts[owner].country {
			continue
		}
		if d.lex.is("crowned", want) != d.crowned(m.Entity) && (d.lex.is("crowned", want) || d.lex.is("chosen", want)) {
			continue
		}
		if g := d.facts[m.Entity].gender; g != 0 && t.gender != 0 && g != t.gender {
			continue
		}
		if bears(m.Entity, want, t) {
			return m.Entity
		}
	}
	return -1
}

// crowned reports whether the text or knowledge calls somebody a monarch: "the king" is no
// president and "the president" no king, though both are heads of state.
func (d *document) crowned(entity int) bool {
	royal := func(title string) bool {
		return d.lex.is("crowned", firstWord(title)) || d.lex.is("crowned", lastWord(title))
	}
	if e := &d.set.Entities[entity]; royal(e.Role) || royal(e.Name) {
		return true
	}
	if p := d.facts[entity].person; p != nil && slices.ContainsFunc(p.titles, func(own *title) bool { return royal(own.text) }) {
		return true
	}
	for _, x := range d.kb.Career(d.set.Entities[entity].Known) {
		if royal(x.Office.Title) {
			return true
		}
	}
	return false
}

// bears reports whether a person has a title that ends in the word want or
// means the same office.
func (d *document) bears(entity int, want string, t *title) bool {
	role := d.set.Entities[entity].Role
	if t.former && d.heldOnce(entity, t) {
		return true
	}
	if role != "" && !t.former && firstWord(role) != "former" && (len(t.kinds) == 0 && (lastWord(role) == want || firstWord(role) == want) || strings.EqualFold(role, t.text)) {
		return true
	}
	person := d.facts[entity].person
	if person == nil {
		return false
	}
	for _, x := range d.kb.Career(d.set.Entities[entity].Known) {
		if !t.former && slices.Contains(t.kinds, x.Office.Kind) && x.Office.Title == role {
			return true
		}
	}
	for _, own := range person.titles {
		switch {
		case own.former != t.former:
		case len(own.kinds) > 0 && len(t.kinds) > 0:
			if sharesKind(own.kinds, t.kinds) {
				return true
			}
		case lastWord(own.text) == want && (want == strings.ToLower(t.text) || d.titleCode(own) == d.titleCode(t)):
			return true // an attorney general is no general
		}
	}
	return false
}

// heldOnce reports whether knowledge has a person in an office that a title names, but
// not at the document's date.
func (d *document) heldOnce(entity int, t *title) bool {
	once := false
	for _, x := range d.kb.Career(d.set.Entities[entity].Known) {
		if slices.Contains(t.kinds, x.Office.Kind) {
			if d.at.IsZero() || d.holds(x) || d.at.Before(x.From) {
				return false
			}
			once = true
		}
	}
	return once
}

func sharesKind(a, b []string) bool {
	return slices.ContainsFunc(a, func(k string) bool { return slices.Contains(b, k) })
}

// nowNamed lets those of whom the text spoke by title alone be the person whose name
// it gives at last: "a minister took bribes … The minister, Ivo Maric, denied it".
func (d *document) nowNamed(p *phrase, person int) {
	s := &d.sents[p.sentence]
	if s.Words[p.first].Lemma != "the" && p.det != "the" {
		return
	}
	first := len(d.set.Mentions)
	old := -1
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook) && p.sentence-d.set.Mentions[k].Sentence <= maxBack; k-- {
		m := &d.set.Mentions[k]
		if m.Entity == person {
			return // the name is not new
		}
		if old < 0 && m.Sentence < p.sentence && m.Kind == Nominal && d.unnamedOne(m, s.Words[p.head].Lemma, person) {
			old = m.Entity
		}
		if m.Entity == old {
			first = k
		}
	}
	for k := first; k < len(d.set.Mentions) && old >= 0; k++ {
		if m := &d.set.Mentions[k]; m.Entity == old {
			m.Entity = person
		}
	}
	for k := range d.set.Titles {
		if d.set.Titles[k].Entity == old && old >= 0 {
			d.set.Titles[k].Entity = person
		}
	}
	for key, e := range d.kinds {
		if e == old {
			d.kinds[key] = person
		}
	}
}

// unnamedOne reports whether a mention is of one person without a name whom a noun
// tells, and of no other country than a person that is named.
func (d *document) unnamedOne(m *Mention, noun string, person int) bool {
	e, w := &d.set.Entities[m.Entity], d.sents[m.Sentence].Words[m.Head]
	if !human(e) || e.Known != nil || d.facts[m.Entity].person != nil || w.Lemma != noun || !singular(w) {
		return false
	}
	a, b := d.facts[m.Entity].country, d.facts[person].country
	return a == nil || b == nil || a == b
}

// accredited reports whether a title before which a body of states stands is one that states give
// to whom they send there, and returns the state named before it, nil for none: the "UN ambassador"
// is his state's, "the Russian UN envoy" Russia's.
func (d *document) accredited(t *title, body *atom) (state *atom, ok bool) {
	if body.actor == nil || !strings.HasPrefix(body.actor.Code, "IGO") {
		return nil, false
	}
	bodies, ok := d.lex.classes["accredited"][strings.ToLower(lastWord(t.text))]
	if !ok {
		return nil, false
	}
	if b := atomAt(d.atoms[t.sentence], pastPossessive(&d.sents[t.sentence], body.first-1)); b != nil && b.state() {
		return b, true
	}
	return nil, slices.Contains(strings.Split(bodies, "|"), body.actor.Name)
}

// pastPossessive is the word before the mark of the possessive at word k, or k.
func pastPossessive(s *syntax.Sentence, k int) int {
	if k > 0 && possessive(s.Words[k]) {
		return k - 1
	}
	return k
}
