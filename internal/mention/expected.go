package mention

import "readout/internal/syntax"

// expectedMore is what an antecedent gains where the words around a pronoun point to it.
const expectedMore = 30

// namedMore is what the subject of a sentence before gains, if named, as the speaker that a
// pronoun means.
const namedMore = 15

// expected returns what a mention gains as antecedent of the pronoun at word i for what the
// words around it lead one to expect: that who speaks was named as a subject before, that a clause behind the noun for what somebody says
// goes on about him ("a pledge by Peru that it would …"), and that a clause with "as",
// "after" or "because" tells why that was done to whom it was done to ("arrested Lee after
// he …"; implicit causality, Garvey and Caramazza 1974).
func (d *document) expected(si, i int, m *Mention) int {
	s := &d.sents[si]
	v := s.Words[i].Head
	if m.Sentence < si && m.Kind == Name && d.says(si, i) {
		if w := d.sents[m.Sentence].Words[d.subjectHead(m)]; syntax.IsRel(w.Rel, "nsubj") && w.Head == d.sents[m.Sentence].Root() {
			return namedMore
		}
		return 0
	}
	if m.Sentence != si || v < 0 || !syntax.IsRel(s.Words[i].Rel, "nsubj") {
		return 0
	}
	mark := s.Child(v, "mark")
	if mark < 0 || mark > i {
		return 0
	}
	if w := mark - 1; w >= 0 && m.First <= w && w < m.Last {
		c := s.Child(m.Head, "case")
		if s.Words[mark].Lemma == "that" && c >= 0 && syntax.IsRel(s.Words[m.Head].Rel, "nmod") && d.lex.is("teller", s.Words[c].Lemma) {
			return expectedMore
		}
	}
	w := s.Words[m.Head]
	if syntax.IsRel(s.Words[v].Rel, "advcl") && w.Rel == "obj" && w.Head == s.Words[v].Head && d.lex.is("reason", s.Words[mark].Lemma) && d.lex.is("befall", s.Words[w.Head].Lemma) {
		return expectedMore
	}
	return 0
}

// subjectHead is the word of a mention, or of the title before its name, that hangs on the verb.
func (d *document) subjectHead(m *Mention) int {
	if h, ok := d.titledHead(m); ok {
		return h
	}
	return m.Head
}

// titledHead returns the head of a mention's name together with the title before it; false without one.
func (d *document) titledHead(m *Mention) (int, bool) {
	if a := atomTitled(d.atoms[m.Sentence], m.Head); a != nil && a.title != nil {
		return headOf(&d.sents[m.Sentence], a.title.from, a.last), true
	}
	return 0, false
}
