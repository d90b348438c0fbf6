package event

import (
	"slices"

	"readout/internal/syntax"
)

// hopedFor returns what the noun before "leading to" does to what it leads to: a reward for
// information leading to an arrest tells of no arrest, though a tip that led to one does.
func (c *Coder) hopedFor(s *syntax.Sentence, at int, rel, prep string) (governor, bool) {
	h := s.Words[s.Words[at].Head]
	if h.Lemma != "lead" || h.XPOS == "VBD" || prep != "to" || !syntax.IsRel(rel, "obl") || h.Head < 0 || !syntax.IsRel(h.Rel, "acl") {
		return governor{}, false
	}
	return c.effect(s.Words[h.Head].Lemma, "acl", "")
}

// withParticle is the lemma of a verb with the particle behind it: "call off".
func withParticle(s *syntax.Sentence, verb int) string {
	lemma := s.Words[verb].Lemma
	if k := s.Child(verb, "compound:prt"); k > verb {
		return lemma + " " + s.Words[k].Lower()
	}
	return lemma
}

// onCondition reports whether a clause of condition hangs on a verb: "said it would
// vote for the plan if …".
func (c *Coder) onCondition(s *syntax.Sentence, at int) bool {
	return slices.ContainsFunc(s.Children(at), func(k int) bool {
		mark := s.Child(k, "mark")
		if !syntax.IsRel(s.Words[k].Rel, "advcl") || mark < 0 {
			return false
		}
		g, ok := c.effect(s.Words[mark].Lemma, "mark", "")
		return ok && g.effect == "conditional"
	})
}
