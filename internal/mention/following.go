package mention

// chief returns the body that the person leads for whom armed men fight: "forces loyal to
// Ana Soto", "the fighters of Ana Soto" are of her movement, or of the state whose head she is; -1 for none.
func (d *document) chief(p *phrase) int {
	s := &d.sents[p.sentence]
	at := p.head + 1
	if at+1 >= len(s.Words) {
		return -1
	}
	switch {
	case s.Words[at].Lemma == "of":
		at++
	case d.lex.is("loyal", s.Words[at].LowerLemma()) && s.Words[at+1].UPOS == "ADP":
		at += 2
	default:
		return -1
	}
	a := d.atomBehind(p.sentence, at)
	if a == nil || a.kind != "PER" || a.entity < 0 {
		return -1
	}
	of := d.set.Entities[a.entity].Of
	if of < 0 {
		return -1
	}
	switch d.set.Entities[of].Type {
	case "state", "group", "military":
		return of
	}
	return -1
}

// apposedName returns the name that tells which body a new one is: "a militia, the Sons of Fire,", "a party
// called Unity"; nil for none.
func (d *document) apposedName(p *phrase) *atom {
	s := &d.sents[p.sentence]
	if !d.lex.is("indefinite", p.det) || !singular(s.Words[p.head]) || p.head+3 >= len(s.Words) {
		return nil
	}
	at := p.head + 2
	if next := s.Words[p.head+1]; next.Text != "," && !d.lex.is("named", next.Lower()) {
		return nil
	}
	for at < len(s.Words)-1 && (s.Words[at].UPOS == "DET" || s.Words[at].Lemma == "as") {
		at++
	}
	a := atomAt(d.atoms[p.sentence], at)
	if a == nil || a.first != at || a.kind != "ORG" || a.state() || s.Words[p.head+1].Text == "," && (s.Words[a.head].Rel != "appos" || a.last < len(s.Words) && s.Words[a.last].UPOS != "PUNCT") {
		return nil
	}
	return a
}
