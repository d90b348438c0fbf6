package mention

import "readout/internal/syntax"

// patrolling reports whether a word for members of a parliament means police: deputies are a
// sheriff's where the text names one, and where they arrest somebody.
func (d *document) patrolling(s *syntax.Sentence, i int) bool {
	w := &s.Words[i]
	if !d.lex.is("constables", w.LowerLemma()) {
		return false
	}
	if syntax.IsRel(w.Rel, "nsubj") && w.Head >= 0 && d.policed(s, w.Head) {
		return true
	}
	return d.underSheriff()
}

// policed reports whether a verb, or one beside it, is what only police do.
func (d *document) policed(s *syntax.Sentence, verb int) bool {
	if d.lex.is("policework", s.Words[verb].Lemma) {
		return true
	}
	c := s.Child(verb, "conj")
	return c >= 0 && d.lex.is("policework", s.Words[c].Lemma)
}

// underSheriff reports whether the text names a sheriff.
func (d *document) underSheriff() bool {
	if d.sheriffDone {
		return d.sheriff
	}
	d.sheriffDone = true
	for si := range d.sents {
		for k := range d.sents[si].Words {
			if d.lex.is("constable", d.sents[si].Words[k].LowerLemma()) {
				d.sheriff = true
				return true
			}
		}
	}
	return false
}
