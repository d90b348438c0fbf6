package mention

import (
	"slices"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// bornBy reports whether the name of a state is here that of somebody, as Jordan and Chad are: the
// text has it in the full name of a person, or speaks of "him" or "her" right behind it, and of
// the state by nothing else.
func (d *document) bornBy(si int, a *atom) bool {
	if !a.state() || a.alias != knowledge.AliasName || a.last-a.first != 1 || !d.lex.is("landgiven", d.sents[si].Words[a.first].Text) {
		return false
	}
	name := d.sents[si].Words[a.first].Text
	full := false
	for i := range d.atoms {
		for k := range d.atoms[i] {
			b := &d.atoms[i][k]
			if b.actor == a.actor && (b.alias != knowledge.AliasName || b.place || b.last < len(d.sents[i].Words) && possessive(d.sents[i].Words[b.last]) && !d.personal(i, b)) {
				return false
			}
			full = full || b.kind == "PER" && b.last-b.first > 1 && slices.Contains(wordTexts(&d.sents[i], b.first, b.last), name)
		}
	}
	return full || d.lex.classes["landgiven"][name] == "alone" && d.personal(si, a)
}

// personal reports whether a name is the subject of a sentence that goes on with "he", "her" and
// the like and names no person.
func (d *document) personal(si int, a *atom) bool {
	s := &d.sents[si]
	if !syntax.IsRel(s.Words[a.head].Rel, "nsubj") || slices.ContainsFunc(d.atoms[si], func(b atom) bool { return b.kind == "PER" }) {
		return false
	}
	for k := a.last; k < len(s.Words); k++ {
		switch s.Words[k].Lower() {
		case "he", "him", "his", "himself", "her", "herself", "she":
			return true
		}
		if _, n := d.nounEndingAt(s, k); n > 0 {
			return false // "Jordan said the king would see his generals"
		}
	}
	return false
}
