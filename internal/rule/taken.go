package rule

// lost reports whether a word of a phrase is taken by the phrase of another head. A noun may belong to the
// verb above it and to the participle that says more of it: "signed a truce brokered by Norway".
func (m *Matcher) lost(by, w, head int) bool {
	if by < 0 || by == head || by == w || w == head {
		return by >= 0
	}
	under := func(participle, verb int) bool {
		p := m.s.Words[participle]
		return p.XPOS == "VBN" && p.Rel == "acl" && p.Head == w && m.s.Words[w].Head == verb
	}
	return !under(by, head) && !under(head, by)
}
