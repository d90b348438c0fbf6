package mention

import (
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// counted reports whether a number or "a" stands before the name of a people, or
// what says which of them: "three Ghanaians", "thousands of Ghanaians", "young
// Ghanaians" and "Ghanaians living abroad" are not Ghana.
func (d *document) counted(si int, a *atom) bool {
	s, i := &d.sents[si], a.first
	if whichPeople(s, a) {
		return true
	}
	if i == 0 {
		return false
	}
	w := s.Words[i-1]
	if w.UPOS == "ADJ" && w.XPOS == "JJ" && w.Head >= i && w.Head < a.last && !inAtom(d.atoms[si], i-1) && (i == 1 || s.Words[i-2].UPOS != "DET") {
		return true
	}
	if i > 1 && w.Lemma == "of" {
		switch s.Words[i-2].Lemma {
		case "ten", "dozen", "score", "hundred", "thousand", "million", "number", "handful":
			return true
		}
	}
	if w.XPOS == "VBN" && w.Rel == "amod" {
		return true
	}
	return w.UPOS == "NUM" || w.Lemma == "a" || w.Lemma == "an" || w.Lemma == "several" || w.Lemma == "many"
}

// oneOfPeople reports whether the adjective of a people stands for one or some of them: "50 Congolese", "a Kenyan
// was arrested".
func oneOfPeople(s *syntax.Sentence, a *atom) bool {
	w := s.Words[a.first]
	if a.alias != knowledge.AliasAdjective || a.last != a.first+1 || a.first == 0 || s.Words[a.first-1].Lemma != "a" && s.Words[a.first-1].Lemma != "an" && (s.Words[a.first-1].UPOS != "NUM" || s.Words[a.first-1].Head != a.first) {
		return false
	}
	next := a.last
	return (syntax.IsRel(w.Rel, "nsubj") || w.Rel == "obj" || syntax.IsRel(w.Rel, "obl")) && (next >= len(s.Words) || s.Words[next].UPOS != "NOUN" && s.Words[next].UPOS != "PROPN" && s.Words[next].UPOS != "ADJ" && s.Words[next].UPOS != "CCONJ" && s.Words[next].Text != "-")
}

// doneTo reports whether something is done to the people that a plural without an article
// names: "deported Ghanaians", "visas to Ghanaians", "Ghanaians were barred". "The Ghanaians" and those who act may
// be the state.
func doneTo(s *syntax.Sentence, a *atom) bool {
	w := s.Words[a.first]
	if a.alias != knowledge.AliasPeople || a.last != a.first+1 || a.first == 0 && !befell(s, w) || a.first > 0 && s.Words[a.first-1].UPOS == "DET" || s.Words[len(s.Words)-1].UPOS != "PUNCT" || s.Child(a.first, "conj") >= 0 {
		return false
	}
	c := s.Child(a.first, "case")
	return w.Rel == "obj" || w.Rel == "nsubj:pass" || (syntax.IsRel(w.Rel, "obl") || syntax.IsRel(w.Rel, "nmod")) && c >= 0 && s.Words[c].Lemma == "to"
}

// befell reports whether what is done to word w has been done: "Ghanaians were barred".
func befell(s *syntax.Sentence, w syntax.Word) bool {
	if w.Rel != "nsubj:pass" || w.Head < 0 {
		return false
	}
	be := s.Child(w.Head, "aux:pass")
	return be >= 0 && s.Words[be].XPOS == "VBD"
}

// inTheStreet reports whether a plural without an article names people who do what crowds do: "Ghanaians
// marched on parliament".
func (d *document) inTheStreet(s *syntax.Sentence, a *atom) bool {
	w := s.Words[a.first]
	if a.alias != knowledge.AliasPeople || a.last != a.first+1 || a.first > 0 && s.Words[a.first-1].UPOS == "DET" || w.Head < 0 || !syntax.IsRel(w.Rel, "nsubj") {
		return false
	}
	return d.lex.is("street", s.Words[w.Head].Lemma)
}

// collective reports whether an adjective or a participle stands for people: "evacuated
// the wounded".
func (d *document) collective(s *syntax.Sentence, i int) bool {
	w := s.Words[i]
	return i > 0 && s.Words[i-1].Lemma == "the" && d.lex.is("collective", w.Lower()) && w.Rel != "amod" &&
		(i+1 >= len(s.Words) || s.Words[i+1].UPOS != "NOUN" && s.Words[i+1].UPOS != "PROPN" && s.Words[i+1].UPOS != "ADJ")
}

// whichPeople reports whether words behind the name of a people tell which of
// them are meant: "Ghanaians who", "Ghanaians living", "Ghanaians of Accra".
func whichPeople(s *syntax.Sentence, a *atom) bool {
	if a.last+1 >= len(s.Words) {
		return false
	}
	bare := a.first == 0 || s.Words[a.first-1].UPOS != "DET"
	next := s.Words[a.last]
	return next.XPOS == "WP" || next.XPOS == "VBG" && next.Lemma == "live" ||
		bare && next.UPOS == "ADP" && (next.Lemma == "of" || next.Lemma == "from") && next.Head > a.last && s.Words[next.Head].Head >= a.first && s.Words[next.Head].Head < a.last
}

// ethnic reports whether the name of a people at word i tells descent: "ethnic
// Turks" are of another country than Turkey.
func ethnic(s *syntax.Sentence, i int) bool {
	return i > 0 && strings.EqualFold(s.Words[i-1].Text, "ethnic")
}

// citizensOf returns the other state whose people of a descent are meant: "the
// Turks of northern Greece"; nil for none.
func (d *document) citizensOf(si int, a *atom) *knowledge.Actor {
	s := &d.sents[si]
	if a.last >= len(s.Words) || s.Words[a.last].Lemma != "of" {
		return nil
	}
	if b := d.atomBehind(si, a.last+1); b != nil && b.state() && b.kind == "LOC" && b.actor != a.actor {
		return b.actor
	}
	return nil
}

// faithfulOf returns the state whose people of a faith are meant, by a word right before or
// behind "in" or "of": "Kenyan Muslims", "Hindus in Bangladesh"; nil for none.
func (d *document) faithfulOf(si int, a *atom) *knowledge.Actor {
	s := &d.sents[si]
	if a.actor.Type != "population" || a.actor.Country != "" || !strings.HasSuffix(s.Words[a.last-1].Text, "s") || s.Words[a.last-1].Rel == "compound" {
		return nil
	}
	if b := atomAt(d.atoms[si], pastPossessive(s, a.first-1)); b != nil && b.state() {
		return b.actor
	}
	if a.last+1 < len(s.Words) && (s.Words[a.last].Lemma == "in" || s.Words[a.last].Lemma == "of") {
		if b := d.atomBehind(si, a.last+1); b != nil {
			return d.landMeant(si, b)
		}
	}
	return nil
}

// ofDescent returns the entity of people of a descent, who are citizens of a
// country: of the one in question, if nil.
func (d *document) ofDescent(si int, a *atom, prefix string, country *knowledge.Actor) int {
	name := prefix + textOf(&d.sents[si], a.first, a.last)
	key := "descent|" + name
	if e, ok := d.kinds[key]; ok {
		return e
	}
	e := Entity{Name: name, Type: "population", Of: -1, Code: "CVL"}
	if country == nil {
		country = d.contextState(&phrase{sentence: si, first: a.first, head: a.last - 1}, false)
	}
	if country == a.actor {
		country = nil
	}
	if country != nil {
		e.Of = d.actor(country)
		e.Code = d.codeOf(e.Of, "CVL")
	}
	d.kinds[key] = d.entity(e, facts{many: true, country: country})
	return d.kinds[key]
}

// some returns a new entity for some people of a state.
func (d *document) some(si int, a *atom) int {
	s, of, first := &d.sents[si], d.actor(a.actor), a.first
	if first > 0 && s.Words[first-1].Head >= first && s.Words[first-1].Head < a.last && s.Words[first-1].UPOS != "ADP" {
		first--
	}
	return d.entity(Entity{
		Name: textOf(s, first, a.last), Type: "population", Of: of, Code: strings.TrimSuffix(d.set.Entities[of].Code, "CVL") + "CVL",
	}, facts{many: true, country: d.facts[of].country})
}
