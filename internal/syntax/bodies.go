package syntax

// bodies gives "the country's parliament meets on Monday" its subject, where the
// parser took the two words for a compound: the second for a verb all the same, or,
// in a sentence without another, for the noun ("votes on Monday").
func bodies(words []Word) {
	for v := 1; v < len(words); v++ {
		s := v - 1
		if words[s].Head != v || words[s].Rel != "compound" || words[s].UPOS != "NOUN" || words[s].XPOS != "NN" || !ownVerb(words, v) {
			continue
		}
		words[s].Rel = "nsubj"
		for i := range s {
			if words[i].Head == v && (IsRel(words[i].Rel, "nmod") || words[i].Rel == "amod" || words[i].Rel == "det" || words[i].Rel == "compound") {
				words[i].Head = s
			}
		}
		for i := v + 1; i < len(words); i++ {
			if words[i].Head == v && IsRel(words[i].Rel, "nmod") {
				words[i].Rel = "obl"
			}
		}
	}
}

// ownVerb reports whether word v is a finite verb without a subject, or the noun
// "votes" on a day that can be one since its sentence has no other; that is made one.
func ownVerb(words []Word, v int) bool {
	for _, w := range words {
		if w.Head == v && (IsRel(w.Rel, "nsubj") || IsRel(w.Rel, "cop") || IsRel(w.Rel, "aux")) {
			return false
		}
	}
	w := &words[v]
	if w.UPOS == "VERB" {
		return w.XPOS == "VBZ"
	}
	if w.Text != "votes" || w.Rel != "root" || v+2 >= len(words) || words[v+1].Text != "on" || words[v+2].UPOS != "PROPN" {
		return false
	}
	for _, x := range words {
		if finite(x) {
			return false
		}
	}
	w.UPOS, w.XPOS, w.Lemma = "VERB", "VBZ", "vote"
	return true
}
