package mention

import (
	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// waresOf reports whether a country is named only for where goods come from or go: "the
// police" beside "U.S. beef imports" or "cars from Japan" are police of neither.
func (d *document) waresOf(si int, a *atom) bool {
	s := &d.sents[si]
	h := s.Words[a.head].Head
	if a.kind == "PER" || h < 0 || !d.lex.is("wares", s.Words[h].LowerLemma()) {
		return false
	}
	switch rel := s.Words[a.head].Rel; {
	case rel == "amod" || rel == "compound":
		return h >= a.last
	case syntax.IsRel(rel, "nmod") && a.alias != knowledge.AliasAdjective:
		c := s.Child(a.head, "case")
		return c >= 0 && (s.Words[c].Lemma == "from" || s.Words[c].Lemma == "to")
	}
	return false
}

// forPeople reports whether a title is that of who speaks for people who are no body: "a
// spokesman for the families".
func (d *document) forPeople(t *title) bool {
	s := &d.sents[t.sentence]
	if len(t.kinds) == 0 || !isSpokes(t.kinds[0]) {
		return false
	}
	civil := func(i int) bool {
		noun, n := d.nounEndingAt(s, i)
		return n > 0 && noun.kind == "population" && noun.code == "CVL"
	}
	if t.first > 1 && possessive(s.Words[t.first-1]) && civil(t.first-2) {
		return true // "the victims' spokesman"
	}
	if t.last >= len(s.Words) || s.Words[t.last].Lemma != "for" && s.Words[t.last].Lemma != "of" {
		return false
	}
	for k := t.last + 1; k < len(s.Words) && k <= t.last+maxReach; k++ {
		if s.Words[k].Head < k && s.Words[k].UPOS == "NOUN" {
			return civil(k)
		}
	}
	return false
}
