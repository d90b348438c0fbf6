package mention

// sharedOf returns the "of" behind a title that "and" joins to the one before it, where a state
// follows: "the president and prime minister of Latvia" are both Latvia's; -1 without one.
func (d *document) sharedOf(si, end int) int {
	s := &d.sents[si]
	for k := end + 1; s.Words[end].Lemma == "and" && k+1 < len(s.Words) && k <= end+maxReach; k++ {
		switch w := &s.Words[k]; {
		case inAtom(d.atoms[si], k) || w.UPOS != "NOUN" && w.UPOS != "ADJ" && w.UPOS != "PROPN" && w.Lemma != "of":
			return -1
		case w.Lemma == "of":
			a := atomAt(d.atoms[si], k+1)
			if a == nil && s.Words[k+1].UPOS == "DET" && k+2 < len(s.Words) {
				a = atomAt(d.atoms[si], k+2)
			}
			if noun, n := d.nounEndingAt(s, k-1); n == 0 || noun.kind != "person" || !official(noun.code) || a == nil || !a.state() {
				return -1
			}
			return k
		}
	}
	return -1
}
