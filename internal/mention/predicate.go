package mention

import "readout/internal/syntax"

// titlePredicated reads the title that a clause says a person has or had: "Ana
// Roca is the governor of Ohio", "Roca, who was a candidate", "Roca has served as
// mayor". What may be, and what is denied, is none.
func (d *document) titlePredicated(si int, a *atom) *title {
	s := &d.sents[si]
	clause := -1
	if syntax.IsRel(s.Words[a.head].Rel, "nsubj") {
		clause = s.Words[a.head].Head
	}
	for _, c := range s.Children(a.head) {
		if who := s.Child(c, "nsubj"); s.Words[c].Rel == "acl:relcl" && who >= 0 && s.Words[who].Lemma == "who" {
			clause = c
		}
	}
	if clause < 0 {
		return nil
	}
	noun, verb := clause, s.Child(clause, "cop")
	if verb < 0 {
		noun, verb = d.servesAs(s, clause), clause
	}
	if noun < 0 || s.Words[noun].UPOS != "NOUN" && s.Words[noun].UPOS != "PROPN" || inAtom(d.atoms[si], noun) {
		return nil
	}
	for _, c := range s.Children(clause) {
		if w := s.Words[c]; w.XPOS == "MD" || w.Lemma == "not" || w.Lemma == "never" {
			return nil
		}
	}
	t := d.titleBefore(si, noun+1)
	if t == nil || t.last != noun+1 {
		return nil
	}
	if t.owner < 0 && t.ownerNoun < 0 && t.last < len(s.Words) {
		d.ownerAfter(si, t, t.last)
	}
	t.apposition = true
	t.former = t.former || s.Words[verb].XPOS == "VBD" || s.Words[verb].XPOS == "VBN"
	return t
}

// servesAs returns the noun that says as what somebody serves, or -1.
func (d *document) servesAs(s *syntax.Sentence, verb int) int {
	if !d.lex.is("serve", s.Words[verb].Lemma) {
		return -1
	}
	for _, c := range s.Children(verb) {
		if as := s.Child(c, "case"); as >= 0 && s.Words[as].Lemma == "as" {
			return c
		}
	}
	return -1
}
