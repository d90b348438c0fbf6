package resolve

import (
	"slices"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// counterReach is how many sentences before another account of a thing the claim may stand
// that it contradicts.
const counterReach = 2

// counter adds to the claim of an attack who says that it was a mishap, without any word of
// denying: "said a missile had hit the plane", "said the plane suffered a mechanical fault".
func (j *joiner) counter(i int, st statement.Statement) {
	if st.Act != "assert" || st.Negative || !j.tellsMishap(st) && !j.saysWhatWas(st) {
		return
	}
	for _, id := range j.said[i] {
		own := j.statement(id)
		if own.Speaker == "" {
			continue
		}
		for k := len(j.rec.Claims) - 1; k >= 0; k-- {
			c := &j.rec.Claims[k]
			if j.event(c.Event).Plover == "ASSAULT" && j.otherAccount(own, st, c) {
				takeSide(c, readout.ClaimSide{Actor: own.Speaker, Stance: "denies", Statement: id}, "contested")
				break
			}
		}
		// "accused Oman of bombing the plant", "a gas leak caused the blast"
		if e := j.chargeAgainst(own, func(said *readout.Statement) bool { return j.otherJustSaid(own, said) }); e != nil && !j.denies(id) {
			takeSide(j.claimOf(e), readout.ClaimSide{Actor: own.Speaker, Stance: "denies", Statement: id}, "contested")
		}
	}
}

// otherAccount reports whether a statement tells otherwise what others claim: it stands
// right after the claim and is of the same thing, which a pronoun may stand for, or of those who
// are said to have done it.
func (j *joiner) otherAccount(own *readout.Statement, st statement.Statement, c *readout.Claim) bool {
	near := false
	for _, side := range c.Sides {
		back := own.Sentence - j.statement(side.Statement).Sentence
		if side.Stance == "claims" && j.oneVoice(side.Actor, own.Speaker) {
			return false
		}
		near = near || side.Stance == "claims" && back >= 0 && back <= counterReach && (j.ofTheSame(own, st, j.statement(side.Statement)) || j.back(own, j.statement(side.Statement)) == 1 && j.answersFor(own.Speaker, j.event(c.Event)))
	}
	return near
}

// ofTheSame reports whether a statement is of the thing of which a claim tells: it names it,
// or only a pronoun does where nobody else has spoken in between.
func (j *joiner) ofTheSame(own *readout.Statement, st statement.Statement, claim *readout.Statement) bool {
	for _, c := range st.ContentWords {
		for i := c.First; i < c.Last; i++ {
			w := j.Sentences[c.Sentence].Words[i]
			if w.UPOS == "NOUN" && slices.ContainsFunc(j.Sentences[claim.Sentence].Words, func(x syntax.Word) bool {
				return (x.UPOS == "NOUN" || x.UPOS == "PROPN") && x.Lemma == w.Lemma && inside(x, claim.Content)
			}) {
				return true
			}
		}
	}
	if j.othersBetween(claim, own) {
		return false
	}
	if j.saysWhatWas(st) {
		return true
	}
	c := st.ContentWords[0]
	s := &j.Sentences[c.Sentence]
	top := j.topOf(c)
	if top < 0 {
		return false
	}
	for _, rel := range []string{"nsubj", "nsubj:pass", "obj"} {
		if n := s.Child(top, rel); n >= 0 && j.pointsBack(s.Words[n]) && s.Words[n].UPOS == "PRON" {
			return true
		}
	}
	return false
}

// tellsMishap reports whether what is said is that something happened by nobody's will, with
// no "not" and no "may" in it.
func (j *joiner) tellsMishap(st statement.Statement) bool {
	mishap := false
	for _, c := range st.ContentWords {
		words := j.Sentences[c.Sentence].Words[c.First:c.Last]
		for i, w := range words {
			if w.XPOS == "MD" || j.negation(words, i) || w.Lemma == "whether" || w.Lemma == "if" {
				return false
			}
		}
		mishap = mishap || phraseIn(words, j.Lexicon.Mishaps)
	}
	return mishap
}

// saysWhatWas reports whether what is said is what happened instead, and that is no attack: "what
// happened was a case of bad fish".
func (j *joiner) saysWhatWas(st statement.Statement) bool {
	if len(st.ContentWords) == 0 {
		return false
	}
	c := st.ContentWords[0]
	words := j.Sentences[c.Sentence].Words[c.First:c.Last]
	if len(words) < 4 || !phraseIn(words[:4], j.Lexicon.WhatWas) {
		return false
	}
	return !slices.ContainsFunc(words, func(w syntax.Word) bool {
		return (w.UPOS == "NOUN" || w.UPOS == "VERB") && (j.Lexicon.Harm[w.Lemma] || j.Lexicon.Deeds[w.Lemma] || j.Lexicon.Kin[w.Lemma] != "")
	})
}

// deniesAtOnce reports whether those whom the sentence before accuses deny, in a clause of
// their own words, that something was: "denied there had been any breach".
func (j *joiner) deniesAtOnce(own *readout.Statement, st statement.Statement, e *readout.Event) bool {
	charge := j.statement(j.accusation(e))
	return st.Act == "deny" && charge.Act == "accuse" && own.Sentence-charge.Sentence == 1 && j.hasWord(st, "VERB") && !j.hasWord(st, "PROPN") && !j.hasModal(st)
}

// hasModal reports whether what is said has a "would" or "may" in it.
func (j *joiner) hasModal(st statement.Statement) bool {
	return slices.ContainsFunc(st.ContentWords, func(c statement.Range) bool {
		return slices.ContainsFunc(j.Sentences[c.Sentence].Words[c.First:c.Last], func(w syntax.Word) bool { return w.XPOS == "MD" })
	})
}

// seconded returns the claim that a third party confirms: it repeats what was done and by
// whom. Nil for none.
func (j *joiner) seconded(own *readout.Statement, st statement.Statement) *readout.Claim {
	for k := len(j.rec.Claims) - 1; k >= 0; k-- {
		c := &j.rec.Claims[k]
		e := j.event(c.Event)
		doers := e.Source
		if e.Plover == "ACCUSE" {
			doers = e.Target
		}
		back := own.Sentence - e.Evidence[0].Sentence
		if back < 1 || back > nearReach || slices.ContainsFunc(c.Sides, func(s readout.ClaimSide) bool { return j.oneVoice(s.Actor, own.Speaker) }) {
			continue
		}
		if slices.ContainsFunc(doers, func(id string) bool { return j.namedIn(own.Content, id) != "" }) && j.sameVerb(st, e.Evidence[0].Sentence) {
			return c
		}
	}
	return nil
}

// sameVerb reports whether what is said has a verb of a sentence, other than the commonest.
func (j *joiner) sameVerb(st statement.Statement, sentence int) bool {
	return slices.ContainsFunc(st.ContentWords, func(c statement.Range) bool {
		return slices.ContainsFunc(j.Sentences[c.Sentence].Words[c.First:c.Last], func(w syntax.Word) bool {
			return w.UPOS == "VERB" && !j.Lexicon.Empty[w.Lemma] && slices.ContainsFunc(j.Sentences[sentence].Words, func(x syntax.Word) bool { return x.UPOS == "VERB" && x.Lemma == w.Lemma })
		})
	})
}

// accountOfOther reports whether a denial names another than the claimant as the one whose
// words it answers: "called the prosecutors' account a lie" is of what the prosecutors say.
func (j *joiner) accountOfOther(own *readout.Statement, st statement.Statement, claimant string) bool {
	other := false
	his := j.accountIn(st, func(sentence, i, noun int) bool {
		words := j.Sentences[sentence].Words
		if r := words[i].Rel; r != "nmod:poss" && r != "amod" && r != "compound" || !j.pointsBack(words[noun]) || j.Lexicon.Shares[words[noun].Lemma] {
			return false
		}
		whose := j.actorsAt(sentence, []int{i})
		other = other || len(whose) > 0 && !j.anyCamp(own.Speaker, whose)
		return j.isHim(claimant, whose)
	})
	return other && !his
}

// isHim reports whether an actor is one of those named: a person only he himself, a state
// whoever is of its camp.
func (j *joiner) isHim(id string, named []string) bool {
	person := func(x string) bool { return j.actor(x) != nil && j.actor(x).Type == "person" }
	if person(id) && slices.ContainsFunc(named, person) {
		return slices.Contains(named, id)
	}
	return j.anyCamp(id, named)
}

// claimsToo reports whether a statement claims something of its own besides what it denies.
func (j *joiner) claimsToo(id string) bool {
	return j.standsIn(id, func(_ readout.Claim, own readout.ClaimSide) bool { return own.Stance == "claims" })
}

// denies reports whether a statement stands in a claim as a denial.
func (j *joiner) denies(id string) bool {
	return j.standsIn(id, func(_ readout.Claim, own readout.ClaimSide) bool { return own.Stance == "denies" })
}

// namesTally reports whether an answer is of a count: "these figures".
func (j *joiner) namesTally(st statement.Statement) bool {
	return j.hasNoun(st, func(s *syntax.Sentence, i int) bool { return j.Lexicon.Tallies[s.Words[i].Lemma] })
}
