package event

import (
	"readout/internal/mention"
	"readout/internal/syntax"
)

// Between says which type of event stands between two given ends, head words
// of one sentence, and who decided: the id of a rule, or "learned". A rule
// whose match has both ends decides; else one at the word that joins them; else
// the classifier. The type is that of a coder without modalities: the caller
// gives what turns an event that has not happened into the word given for it.
func (c *Coder) Between(s *syntax.Sentence, set *mention.Set, source, target int, intent func(plover, modality, polarity string) string) (plover, by string) {
	m := c.Matcher(s, set)
	joins := told(s, Trigger(s, source, target), target)
	best, rank := -1, 0
	matches := m.Match()
	for i := range matches {
		f := &matches[i]
		if f.Rule.Code.Plover == "" {
			continue
		}
		n := 0
		if near(s, set, f.Source, source) {
			n += 3
		}
		if near(s, set, f.Target, target) {
			n += 3
		}
		if f.Rule.Symmetric && near(s, set, f.Target, source) && near(s, set, f.Source, target) {
			n += 5
		}
		if f.Head == joins {
			n += 2
		}
		if n > rank {
			best, rank = i, n
		}
	}
	if rank >= 3 {
		f := &matches[best]
		fact := c.factuality(s, m.Frames(), f.Head)
		if f.Rule.Polarity != "" {
			fact.polarity = f.Rule.Polarity
		}
		return intent(f.Rule.Code.Plover, fact.modality, fact.polarity), f.Rule.ID
	}
	if c.learned == nil {
		return "", ""
	}
	g := c.learned.Type(s, Ends{Trigger: joins, Source: source, Target: target}, true)
	fact := c.factuality(s, m.Frames(), joins)
	return intent(g.Plover, fact.modality, fact.polarity), "learned"
}

// told descends from a word of saying to what is said, where the other end
// stands in it: in "A said it would free B" freeing joins the two.
func told(s *syntax.Sentence, at, target int) int {
	for _, k := range s.Children(at) {
		if s.Words[k].Rel == "ccomp" && s.Under(target, k) {
			return told(s, k, target)
		}
	}
	return at
}

// near reports whether one of the words is the given one, stands for the same
// actor ("the minister said she …") or belongs to its phrase or it to theirs.
func near(s *syntax.Sentence, set *mention.Set, words []int, at int) bool {
	who := set.At(s.Index, at)
	for _, w := range words {
		if m := set.At(s.Index, w); who != nil && m != nil && m.Entity == who.Entity {
			return true
		}
		if w == at || s.Under(w, at) && nominal(s.Words[at]) || s.Under(at, w) && nominal(s.Words[w]) {
			return true
		}
	}
	return false
}
