package mention

import "readout/internal/syntax"

// blamed returns whom an "it" means that is blamed by what one did besides: in "cut ties with
// Qatar, accusing it of spying" that is the only state or body told of behind the verb. -1 for any
// other pronoun.
func (d *document) blamed(si, i int) int {
	s := &d.sents[si]
	w := &s.Words[i]
	v := w.Head
	if w.XPOS != "PRP" || w.Rel != "obj" || w.Lower() != "it" || v < 0 || v > i || s.Words[v].XPOS != "VBG" || !syntax.IsRel(s.Words[v].Rel, "advcl") || !d.lex.is("judging", s.Words[v].Lemma) {
		return -1
	}
	act, only := s.Words[v].Head, -1
	for k := len(d.set.Mentions) - 1; k >= 0 && d.set.Mentions[k].Sentence == si && act >= 0; k-- {
		m := &d.set.Mentions[k]
		if m.First <= act || m.Last > v || m.Kind == Pronoun || m.Entity == only {
			continue
		}
		if t := d.set.Entities[m.Entity].Type; t != "state" && !bodyType(t) || m.Place {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = m.Entity
	}
	return only
}
