package event

import "readout/internal/syntax"

// foretold reports whether the clause of a verb tells what somebody thinks that others will do:
// "predicted that Chad would attack". What one says of oneself is a plan.
func (c *Coder) foretold(s *syntax.Sentence, at int) bool {
	h := s.Words[at].Head
	if h < 0 || !c.rules.Class("foretelling")[s.Words[h].Lemma] {
		return false
	}
	subject := s.Child(at, "nsubj", "nsubj:pass")
	return subject >= 0 && (s.Words[subject].UPOS != "PRON" || s.Child(h, "advmod") >= 0 && negative(s, h))
}

func negative(s *syntax.Sentence, verb int) bool {
	for _, c := range s.Children(verb) {
		switch s.Words[c].Lower() {
		case "not", "n't", "n’t", "never":
			return true
		}
	}
	return false
}

// general reports whether a clause with "when" that opens a sentence says when something always
// is, since what follows is in the present too: "When he travels, he takes the train".
func general(s *syntax.Sentence, at int) bool {
	w := s.Words[at]
	if tense(w) == "" || !syntax.IsRel(w.Rel, "advcl") || w.Head < at || s.Child(at, "aux") >= 0 || syntax.OnDay(s, at) {
		return false
	}
	main := w.Head
	if tense(s.Words[main]) == "present" {
		return s.Child(main, "aux") < 0 && !syntax.OnDay(s, main)
	}
	for _, c := range s.Children(main) {
		switch k := s.Words[c]; {
		case k.Rel == "cop":
			return tense(k) == "present" && s.Child(main, "aux") < 0
		case k.Rel == "aux" && (k.Lemma == "may" || k.Lemma == "can"):
			return true
		}
	}
	return false
}

// performed reports whether somebody does something by saying that he would like to: "we would like to
// thank the rescuers".
func (c *Coder) performed(s *syntax.Sentence, head int) bool {
	w := s.Words[head]
	return w.Rel == "xcomp" && w.Head >= 0 && s.Words[w.Head].Lemma == "like" && s.Child(w.Head, "aux") >= 0 && !negative(s, w.Head) && c.rules.Class("performing")[w.Lemma]
}

// unreal reports whether a verb with "would" has a "have" beside it: what somebody said he would have
// done he did not do.
func unreal(s *syntax.Sentence, at int) bool {
	for _, c := range s.Children(at) {
		if s.Words[c].Rel == "aux" && s.Words[c].Lemma == "have" && c > 0 && s.Words[at].XPOS == "VBN" {
			return true
		}
	}
	return false
}
