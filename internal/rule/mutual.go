package rule

// eachOther reports whether "each other" or "one another" stands where the target of a
// match is looked for, of sources who can be two.
func (m *Matcher) eachOther(f *Match, target *Role) bool {
	if len(f.Source) < 2 && !m.plural(f.Source) {
		return false
	}
	for _, dep := range target.Deps {
		words, _ := m.get(f.Frame, dep)
		for _, w := range words {
			if m.reciprocal(w) {
				return true
			}
		}
	}
	return false
}

// reciprocal reports whether word w is one of "each other" and "one another".
func (m *Matcher) reciprocal(w int) bool {
	is := func(i int, text string) bool {
		return i >= 0 && i < len(m.s.Words) && m.s.Words[i].Lower() == text
	}
	return is(w, "each") && is(w+1, "other") || is(w, "other") && is(w-1, "each") ||
		is(w, "one") && is(w+1, "another") || is(w, "another") && is(w-1, "one")
}
