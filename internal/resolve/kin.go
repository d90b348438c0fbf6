package resolve

import (
	"slices"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// kin returns the word for the kind of deed that a lemma tells of, which is itself for most:
// "rigging" is "fraud".
func (j *joiner) kin(lemma string) string {
	if k := j.Lexicon.Kin[lemma]; k != "" {
		return k
	}
	return lemma
}

// tellsKind reports whether a sentence has a noun or verb for a kind of deed.
func (j *joiner) tellsKind(sentence int, kind string) bool {
	return kind != "" && slices.ContainsFunc(j.Sentences[sentence].Words, func(w syntax.Word) bool {
		return (w.UPOS == "NOUN" || w.UPOS == "VERB") && j.Lexicon.Kin[w.Lemma] == kind
	})
}

// subjectOf returns the subject of a verb, which the verbs joined to it share; -1 for none.
func subjectOf(s *syntax.Sentence, verb int) int {
	for {
		if n := s.Child(verb, "nsubj"); n >= 0 || s.Words[verb].Rel != "conj" {
			return n
		}
		verb = s.Words[verb].Head
	}
}

// atHome returns the speaker where what he says was not so was told of his own state, or by
// its opposition, though not of anybody: "the count was rigged", "there was no fraud"; "" where it
// was told of others.
func (j *joiner) atHome(own, said *readout.Statement, st statement.Statement) string {
	a, by := j.actor(own.Speaker), j.actor(said.Speaker)
	if a == nil || len(a.Code) < 3 || opposed(a.Code) || privateActor(a.Code) || !j.deniesKind(st, said) && !j.noneThere(st, said) && !(st.Act == "deny" && j.placedIn(said, own.Speaker) && j.sameVerb(st, said.Sentence)) {
		return ""
	}
	if by != nil && critic(a.Code, by.Code) || j.placedIn(said, own.Speaker) {
		return own.Speaker
	}
	return ""
}

// noneThere reports whether what is said in few words is that there was, or nobody had, none of what another
// tells of: "ballots were burned", "no ballot was missing".
func (j *joiner) noneThere(st statement.Statement, said *readout.Statement) bool {
	return j.brief(st) && j.deniesThing(st, said.Sentence) && j.hasNoun(st, func(s *syntax.Sentence, i int) bool {
		return i > 0 && j.negation(s.Words, i-1) && !j.Lexicon.Claims[s.Words[i].Lemma] && slices.ContainsFunc(j.wordsIn(said), func(w syntax.Word) bool { return w.UPOS == "NOUN" && w.Lemma == s.Words[i].Lemma })
	})
}

// deniesKind reports whether a statement says that there was none of a kind of deed, or that
// nobody did any, of which another tells.
func (j *joiner) deniesKind(st statement.Statement, said *readout.Statement) bool {
	if j.hasModal(st) {
		return false // "would not support deportation"
	}
	for _, c := range st.ContentWords {
		s := &j.Sentences[c.Sentence]
		for i := c.First; i < c.Last && c.Sentence != said.Sentence; i++ {
			if kind := j.Lexicon.Kin[s.Words[i].Lemma]; j.tellsKind(said.Sentence, kind) && (st.Act == "deny" || j.noneOf(s, c, i)) {
				return true
			}
		}
	}
	return false
}

// noneOf reports whether a deed that what is said tells of is told as none: "no fraud", "nobody
// tampered", "never shelled".
func (j *joiner) noneOf(s *syntax.Sentence, c statement.Range, word int) bool {
	if j.negatedBy(s, word) {
		return true
	}
	if n := s.Child(word, "nsubj", "nsubj:pass"); n >= 0 && (j.negation(s.Words, n) || j.negatedBy(s, n)) {
		return true
	}
	h := s.Words[word].Head // "had seen no sign of fraud", "did not use fraud"
	for h >= c.First && h < c.Last && s.Words[h].UPOS == "NOUN" {
		if j.negatedBy(s, h) {
			return true
		}
		h = s.Words[h].Head
	}
	return h >= c.First && h < c.Last && s.Words[word].UPOS == "NOUN" && j.negatedBy(s, h)
}

// critic reports whether who has a code is of the opposition or the people of the state for which
// another speaks: where one is told without a state ("a police spokesman"), of the same.
func critic(of, code string) bool {
	switch len(code) {
	case 0: // a man of whom nothing is told
		return len(of) > 3 && of[3:] == "GOV" || of == "GOV"
	case 3:
		code = "---" + code
	}
	same := sameState(of, code) || bareForce(of) || code[:min(3, len(code))] == "---"
	return same && (opposed(code) || privateActor(code))
}
