package mention

import (
	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// bodysState returns the state whose court, parliament, opposition or party is the subject before "the
// government": these deal with their own, whatever land the sentence names behind. Nil for others.
func (d *document) bodysState(p *phrase) *knowledge.Actor {
	s := &d.sents[p.sentence]
	if noun, n := d.nounEndingAt(s, p.head); n == 0 || noun.kind != "government" || noun.code != "GOV" || p.det != "the" {
		return nil
	}
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook) && d.set.Mentions[k].Sentence == p.sentence; k-- {
		m := &d.set.Mentions[k]
		code := d.set.Entities[m.Entity].Code
		if !syntax.IsRel(s.Words[m.Head].Rel, "nsubj") || m.Last > p.first || len(code) < 6 || !d.lex.is("homely", code[3:6]) {
			continue
		}
		if st := d.facts[m.Entity].country; st != nil {
			return st
		}
	}
	return nil
}

// sharedBefore returns the state whose are both of two nouns joined by "and" where it is named before the first:
// "Venezuela's government and opposition". Nil where the second has words of its own.
func (d *document) sharedBefore(p *phrase) []int {
	s := &d.sents[p.sentence]
	w := s.Words[p.head]
	if p.first != p.head || p.head < 2 || p.det != "" || p.pronoun >= 0 || s.Words[p.head-1].Lemma != "and" || w.Rel != "conj" || w.Head != p.head-2 {
		return nil
	}
	noun, _ := d.nounEndingAt(s, p.head)
	if !d.lex.is("homely", noun.code) && noun.code != "GOV" {
		return nil
	}
	for k := range d.atoms[p.sentence] {
		if a := &d.atoms[p.sentence][k]; a.state() && a.last <= w.Head && s.Words[a.head].Head == w.Head && (possessive(s.Words[a.last]) || peoples(a)) {
			return []int{d.atomEntity(p.sentence, a)}
		}
	}
	return nil
}
