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

// lowDoer gives a deed its "by" where the parser hung it on whom the deed was done to: "the
// attack on soldiers by rebels".
func (fs *Frames) lowDoer(f *Frame) {
	if words, _ := f.Get("obl:by"); len(words) > 0 {
		return
	}
	for _, c := range fs.s.Children(f.Head) {
		if p := fs.preposition(c); c < f.Head || p != "on" && p != "of" && p != "against" {
			continue
		}
		for _, g := range fs.s.Children(c) {
			if g > c && fs.preposition(g) == "by" {
				f.add("obl:by", "phrase with by under "+fs.s.Words[c].Text, fs.conjuncts(g)...)
			}
		}
	}
}

// harms reports whether a verb kills or injures.
func (fs *Frames) harms(v int) bool {
	lemma := fs.s.Words[v].Lemma
	return fs.classes["harm-killed"][lemma] || fs.classes["harm-injured"][lemma]
}
