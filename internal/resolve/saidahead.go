package resolve

import (
	"strings"

	"readout/internal/syntax"
)

// saidAhead reports whether a clause says in its own words that it lies ahead:
// "will", "is to", "plans to", "is due to", "has agreed to", "was summoned to".
func (j *joiner) saidAhead(s *syntax.Sentence, w int) bool {
	to := false
	for _, c := range s.Children(w) {
		k := &s.Words[c]
		switch base, _, _ := strings.Cut(k.Rel, ":"); {
		case base == "aux" && j.Lexicon.Agenda.will[k.Lemma]:
			return !j.thought(s, w) && !wouldHave(s, w) && (k.Lemma != "would" && !strings.EqualFold(k.Text, "would") || !onlyThought(s, w))
		case base == "aux" && k.Lemma == "be" && k.XPOS != "VBD" && k.XPOS != "VBN" && s.Words[w].XPOS == "VBG":
			return true // "is meeting them on Friday", of a day ahead
		case k.Rel == "mark" && k.Lemma == "to":
			to = true
		case base == "cop" && k.XPOS == "VB" && c > 0 && s.Words[c-1].Lemma == "to":
			return true // "are due to be out of the city by Sunday"
		}
	}
	if !to {
		rel := s.Words[w].Rel
		if rel == "conj" {
			return s.Words[w].XPOS == "VB" && j.saidAhead(s, s.Words[w].Head)
		}
		return false
	}
	if c := s.Child(w, "cop", "aux"); c >= 0 && s.Words[c].Lemma == "be" {
		return true
	}
	h := s.Words[w].Head
	if h < 0 {
		return false
	}
	lemma, rel := s.Words[h].Lemma, s.Words[w].Rel
	st, ok := j.Lexicon.Status[lemma]
	return (rel == "xcomp" || rel == "ccomp" || syntax.IsRel(rel, "acl") || openClause(s, w)) && (ok && st.status != "cancelled" || lemma == "go" || j.bids(s, h) && s.Words[h].XPOS == "VBN")
}

// onlyThought reports whether a clause with "would" says what something proposed is for:
// "a bill that would pay for it until May".
func onlyThought(s *syntax.Sentence, verb int) bool {
	subject := s.Child(verb, "nsubj", "nsubj:pass")
	return syntax.IsRel(s.Words[verb].Rel, "acl:relcl") && subject >= 0 && s.Words[subject].Lemma == "that"
}
