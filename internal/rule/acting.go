package rule

import "slices"

// otherActs reports whether the verb has a subject who can act but is not of the
// kinds that the rule wants: "protesters stormed" is not told of a state.
func (m *Matcher) otherActs(f *Frame, role *Role) bool {
	if len(role.Kinds) == 0 || !slices.Contains(role.Deps, "nsubj") {
		return false
	}
	subjects, _ := f.Get("nsubj")
	return slices.ContainsFunc(subjects, func(w int) bool { return m.senses(w, "actor") })
}

// countedBy returns what a word only counts ("a number of reporters"), else the word.
func (m *Matcher) countedBy(w int) int {
	if m.set.classes["transparent"][m.s.Words[w].Lemma] {
		for _, c := range first(m.frames.Of(w).Get("obl:of")) {
			if c > w {
				return c
			}
		}
	}
	return w
}
