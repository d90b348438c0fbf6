package mention

// justCounted adds the people who are nothing but a number where harm is done to them: "Two held
// in Malta", "dozens were arrested". It reports whether word i counts some.
func (d *document) justCounted(si, i int) bool {
	s := &d.sents[si]
	w := s.Words[i]
	if w.UPOS != "NUM" && (w.UPOS != "NOUN" || !d.lex.is("countnoun", w.LowerLemma())) {
		return false
	}
	if w.Rel != "nsubj:pass" || w.Head < i || !d.lex.is("harmed", s.Words[w.Head].Lemma) || s.Child(i, "det", "nmod", "nmod:poss", "acl") >= 0 {
		return false
	}
	first := i
	for first > 0 && s.Words[first-1].Head == i && s.Words[first-1].UPOS == "NUM" {
		first--
	}
	before := len(d.set.Mentions)
	d.typed(&phrase{sentence: si, first: first, head: i, pronoun: -1, number: true}, actorNoun{kind: "population", code: "CVL", plural: true}, i)
	return len(d.set.Mentions) > before
}
