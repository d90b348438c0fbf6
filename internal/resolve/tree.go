package resolve

import "readout/internal/syntax"

// path returns how many steps lie between two words of a tree and the word
// where their ways to the root meet.
func path(s *syntax.Sentence, a, b int) (steps, meet int) {
	depth := map[int]int{}
	for i, d := a, 0; i >= 0; i, d = s.Words[i].Head, d+1 {
		depth[i] = d
	}
	for i, d := b, 0; i >= 0; i, d = s.Words[i].Head, d+1 {
		if up, ok := depth[i]; ok {
			return up + d, i
		}
	}
	return len(s.Words), -1
}

// clauseTop climbs from word i to the verb whose clause it belongs to, as far
// as the construction lets circumstances (time, place) of the top bear on i:
// objects and open complements share them, reported and relative clauses do
// not.
func clauseTop(s *syntax.Sentence, i int) int {
	for range len(s.Words) {
		w := s.Words[i]
		if w.Head < 0 || !shares(s, i) {
			return i
		}
		i = w.Head
	}
	return i
}

func shares(s *syntax.Sentence, i int) bool {
	for _, r := range []string{"obj", "nsubj", "obl", "nmod", "xcomp", "compound", "conj", "amod", "appos"} {
		if syntax.IsRel(s.Words[i].Rel, r) {
			return true
		}
	}
	return openClause(s, i)
}

// openClause reports whether word i heads a clause without a subject of its own
// that goes on with its head's: "struck the town, injuring …", "is expected on
// Friday to speak".
func openClause(s *syntax.Sentence, i int) bool {
	w := s.Words[i]
	return syntax.IsRel(w.Rel, "advcl") && (w.XPOS == "VBG" || w.XPOS == "VB") && s.Child(i, "nsubj") < 0
}

// top returns the word of [first, last) that heads the others; the article of "the US"
// may hang elsewhere.
func top(s *syntax.Sentence, first, last int) int {
	for i := first; i < last; i++ {
		if h := s.Words[i].Head; (h < first || h >= last) && s.Words[i].UPOS != "DET" {
			return i
		}
	}
	return first
}

// crosses reports whether the way up from word i to word meet leaves a clause
// that keeps its circumstances to itself.
func crosses(s *syntax.Sentence, i, meet int) bool {
	for ; i >= 0 && i != meet; i = s.Words[i].Head {
		switch rel := s.Words[i].Rel; {
		case rel == "xcomp" && whether(s, i), rel == "ccomp", rel == "parataxis", syntax.IsRel(rel, "acl"), syntax.IsRel(rel, "advcl") && !openClause(s, i):
			return true
		}
	}
	return false
}

// whether reports whether a clause is what somebody decides or asks: "will decide on May 3
// whether to leave".
func whether(s *syntax.Sentence, verb int) bool {
	m := s.Child(verb, "mark")
	return m >= 0 && s.Words[m].Lemma == "whether"
}

// joinedAfter reports whether a word stands in a clause with a subject and a tense of its
// own that follows, joined by "and", the circumstance at: "met him in Oslo in May, and he has
// threatened to leave" tells of no threat in May.
func joinedAfter(s *syntax.Sentence, i, at, meet int) bool {
	for ; i >= 0 && i != meet; i = s.Words[i].Head {
		if w := &s.Words[i]; w.Rel == "conj" && w.Head < at && at < i && w.UPOS == "VERB" && (s.Child(i, "aux") >= 0 || present(s, i)) {
			if n := s.Child(i, "nsubj"); n > at {
				return true
			}
		}
	}
	return false
}

// overStatus returns the word over word i, -1 behind a verb in the past that is joined to
// another: what the one does to its object says nothing of the other's ("boycotted the
// session and demanded that he resign").
func overStatus(s *syntax.Sentence, i int) int {
	w := &s.Words[i]
	if w.Rel == "conj" && w.XPOS == "VBD" && w.Head >= 0 && s.Words[w.Head].XPOS == "VBD" {
		return -1
	}
	return w.Head
}
