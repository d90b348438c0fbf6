package resolve

import (
	"slices"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// stageOf returns what the stage found of a statement.
func (j *joiner) stageOf(said *readout.Statement) (statement.Statement, bool) {
	if i := number(said.ID); i >= 0 && i < len(j.stage) {
		return j.Statements[j.stage[i]], true
	}
	return statement.Statement{}, false
}

// putsForward reports whether a statement says that something is so: not what somebody asks, wants,
// files or would say.
func (j *joiner) putsForward(said *readout.Statement) bool {
	st, ok := j.stageOf(said)
	if !ok || st.Act == "accuse" {
		return ok
	}
	if !st.Reports || st.Modal != "" || j.Lexicon.Asks[j.Sentences[st.Sentence].Words[st.CueWord].Lemma] {
		return false
	}
	if st.Class == "believe" && j.onlyThing(st) || j.addsToDenial(said, st) {
		return false
	}
	if len(st.ContentWords) == 0 {
		return false
	}
	last := st.ContentWords[len(st.ContentWords)-1]
	return last.Last == 0 || j.Sentences[last.Sentence].Words[last.Last-1].Text != "?"
}

// briefly is how many words what is said at length may have of which any may call untrue what was said.
const briefly = 30

// brief reports whether what is said is short, or opens with what is: in a long speech any "it" may
// stand for anything.
func (j *joiner) brief(st statement.Statement) bool {
	words := 0
	for i, c := range st.ContentWords {
		words += c.Last - c.First
		if i == 0 && words <= shortAnswer {
			return true
		}
	}
	return words <= briefly
}

// couldNot reports whether a verb tells of what cannot or will not be.
func (j *joiner) couldNot(s *syntax.Sentence, verb int) bool {
	return slices.ContainsFunc(s.Children(verb), func(c int) bool { return s.Words[c].XPOS == "MD" })
}

// impersonal tells a pronoun that may stand for anything: "it is no crime".
func impersonal(w syntax.Word) bool {
	l := w.Lower()
	return l == "it" || l == "this" || l == "that" || l == "there" || l == "what"
}

// refusesOffer reports whether what is rejected was asked or offered, "rejected a call to hold elections",
// or is by its name no claim: one denies a strike, but who dismisses it answers nothing.
func (j *joiner) refusesOffer(st statement.Statement) bool {
	if st.Act != "deny" || st.Trails || len(st.ContentWords) == 0 {
		return false
	}
	c := st.ContentWords[0]
	s := &j.Sentences[c.Sentence]
	top := j.topOf(c)
	if o := j.Sentences[st.Sentence].Child(st.CueWord, "obj"); o >= 0 && said(st, o) {
		s, top = &j.Sentences[st.Sentence], o
	}
	rejects := j.Lexicon.Rejects[j.Sentences[st.Sentence].Words[st.CueWord].Lemma]
	if first := s.Words[c.First].Lower(); rejects && s.Words[c.First].XPOS != "PRP$" && (first == "him" || first == "her") {
		return true // "dismissed him as a populist"
	}
	if o := j.Sentences[st.Sentence].Child(st.CueWord, "obj"); o >= 0 && j.Sentences[st.Sentence].Words[o].UPOS == "NOUN" && wantsDone(&j.Sentences[st.Sentence], o) {
		return true
	}
	if top < 0 || s.Words[top].UPOS != "NOUN" {
		return false
	}
	if j.Lexicon.Offers[s.Words[top].Lemma] {
		return true
	}
	w := s.Words[top]
	if slices.ContainsFunc(s.Children(top), func(k int) bool { return s.Words[k].Lower() == "such" }) {
		return false
	}
	return rejects && !j.pointsBack(w) && !j.untrue(w) && !j.Lexicon.Tallies[w.Lemma] && !j.Lexicon.Cases[w.Lemma] && !j.Lexicon.Claims[w.Lemma] && s.Child(top, "cop", "nsubj") < 0
}

// onlyBelieved reports whether a statement tells what somebody thinks, which is a claim only for those
// who call it one.
func (j *joiner) onlyBelieved(said *readout.Statement) bool {
	st, ok := j.stageOf(said)
	return ok && st.Class == "believe"
}

// ofOtherMatter reports whether what is denied is a claim "of" something of which a sentence does not
// tell: "claims of fraud" after a charge of laziness.
func (j *joiner) ofOtherMatter(st statement.Statement, sentence int) bool {
	return j.hasNoun(st, func(s *syntax.Sentence, i int) bool {
		n := s.Child(i, "nmod")
		if n < i || !j.pointsBack(s.Words[i]) || s.Words[n].UPOS != "NOUN" || j.pointsBack(s.Words[n]) {
			return false
		}
		c := s.Child(n, "case")
		return c >= 0 && s.Words[c].Lemma == "of" && !j.tells(sentence, s.Words[n].Lemma) && !j.tellsKind(sentence, j.Lexicon.Kin[s.Words[n].Lemma])
	})
}

// deniesMisdeed reports whether all that is denied is a misdeed that has a name of its own, of nobody
// named: "denied interference in the vote".
func (j *joiner) deniesMisdeed(st statement.Statement) bool {
	o := j.Sentences[st.Sentence].Child(st.CueWord, "obj")
	if st.Act != "deny" || o < 0 || !said(st, o) || j.hasWord(st, "PROPN") {
		return false
	}
	w := j.Sentences[st.Sentence].Words[o]
	return w.UPOS == "NOUN" && (j.Lexicon.Kin[w.Lemma] != "" || j.Lexicon.Harm[w.Lemma])
}
