package mention

// nobodysOwn returns the entities that a possessive cannot mean because nobody is that to
// himself: who is named "as her successor" is not the one whom he succeeds, and who demands
// "their release" is free.
func (d *document) nobodysOwn(si, i int) map[int]bool {
	s := &d.sents[si]
	n := s.Words[i].Head
	if n < 0 || s.Words[n].Head < 0 {
		return nil
	}
	v, rel := s.Words[n].Head, ""
	switch {
	case d.lex.is("follows", s.Words[n].LowerLemma()) && s.Words[n].Rel != "obj":
		rel = "obj"
	case d.lex.is("freed", s.Words[n].LowerLemma()) && d.lex.is("pleads", s.Words[v].Lemma):
		rel = "nsubj"
	default:
		return nil
	}
	if c := s.Child(v, rel, "nsubj:pass"); c >= 0 {
		return map[int]bool{d.entityAt(si, c): true}
	}
	return nil
}

// underBody reports whether a pronoun stands in what a body of its own sentence says or does:
// "The army said it had left" turns to no thing of the sentence before.
func (d *document) underBody(si, i int) bool {
	s := &d.sents[si]
	h := s.Words[i].Head
	if h < 0 || s.Words[h].Rel != "ccomp" || s.Words[h].Head < 0 {
		return false
	}
	c := s.Child(s.Words[h].Head, "nsubj")
	if c < 0 || c > i {
		return false
	}
	e := d.entityAt(si, c)
	return e >= 0 && (bodyType(d.set.Entities[e].Type) || d.set.Entities[e].Type == "state")
}
