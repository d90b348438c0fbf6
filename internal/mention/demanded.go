package mention

import "readout/internal/syntax"

// demander returns who demands, beside the main act, what the subject at word i is to do: "cut off gas to
// Peru, demanding that it pay" does not ask itself to. -1 elsewhere, and where something is to be done to
// the subject, which may well be who demands it.
func (d *document) demander(si, i int) int {
	s := &d.sents[si]
	v := s.Words[i].Head
	if v < 0 || s.Words[i].Rel != "nsubj" || s.Words[v].Rel != "ccomp" || s.Child(v, "mark") < 0 {
		return -1
	}
	h := s.Words[v].Head
	if h < 0 || !d.lex.is("bidding", s.Words[h].Lemma) {
		return -1
	}
	for range len(s.Words) {
		if subject := s.Child(h, "nsubj"); subject >= 0 {
			return d.entityAt(si, subject)
		}
		if rel := s.Words[h].Rel; rel != "conj" && rel != "xcomp" && !syntax.IsRel(rel, "advcl") || s.Words[h].Head < 0 {
			return -1
		}
		h = s.Words[h].Head
	}
	return -1
}
