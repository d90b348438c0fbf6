package resolve

import (
	"slices"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// onlyDescribes reports whether a "not" that trails behind what another tells only says of it how it
// is: "changes that the minister said were not large", not "which Oman said was untrue".
func (j *joiner) onlyDescribes(st statement.Statement) bool {
	return st.Trails && st.Act == "assert" && !j.calledUntrue(st) && !j.disowns(st)
}

// onlyOpens reports whether the first word of what is said points at nothing: the "that" of a clause with
// something put in, "noted that, with him, …", or the "which" of what is only described, "which he said
// were not large".
func (j *joiner) onlyOpens(st statement.Statement) bool {
	c := st.ContentWords[0]
	w := j.Sentences[c.Sentence].Words[c.First]
	if w.XPOS == "WDT" {
		return st.Act == "assert" && !j.calledUntrue(st)
	}
	return w.Rel == "mark" && w.Head > c.First && w.Head < c.Last && j.Sentences[c.Sentence].Child(w.Head, "nsubj", "nsubj:pass") > c.First
}

// besideRumour reports whether word i is none of the clause that spells out the rumours which are
// denied, "rejected reports that he left because of a post": neither its verb nor who or what is in it.
func (j *joiner) besideRumour(c statement.Range, i int) bool {
	s := &j.Sentences[c.Sentence]
	top := j.topOf(c)
	if top < 0 || i == top || !j.spelt(s, top) {
		return false
	}
	k := s.Child(top, "acl")
	return i != k && s.Words[i].Head != k
}

// toldAside reports whether an event is told only beside what a statement says: "denied being
// disloyal by supporting her".
func (j *joiner) toldAside(e *readout.Event) bool {
	s, at := j.triggerWord(e)
	return byDoing(s, at)
}

// byDoing reports whether a word is told only of how something else is done: "by supporting her".
func byDoing(s *syntax.Sentence, at int) bool {
	for ; at >= 0; at = s.Words[at].Head {
		if s.Words[at].Rel == "advcl" && s.Words[at].XPOS == "VBG" {
			if m := s.Child(at, "mark", "case"); m >= 0 && s.Words[m].Lemma == "by" {
				return true
			}
		}
	}
	return false
}

// goesWith reports whether the verb of a statement hangs on that of a denial: who "denied the charge,
// noting that …" is who notes, whomever a "they" there stands for.
func (j *joiner) goesWith(st statement.Statement, d *readout.Statement) bool {
	s := &j.Sentences[st.Sentence]
	h := s.Words[st.CueWord].Head
	return h >= 0 && d.Cue[0] <= s.Words[h].Start && s.Words[h].End <= d.Cue[1]
}

// nobodysCharge reports whether somebody whom the text does not know as an actor brings a charge
// after a statement, so that it is what a denial of "the claims" answers: "two lawsuits accuse his
// firm of fraud. He denied the claims".
func (j *joiner) nobodysCharge(st statement.Statement, said *readout.Statement) bool {
	if !j.callsClaim(st) || said.Act == "accuse" || said.Sentence == st.Sentence {
		return false
	}
	return slices.ContainsFunc(j.rec.Events[:j.told], func(e readout.Event) bool {
		at := e.Evidence[0].Sentence
		return e.Plover == "ACCUSE" && e.Mode == "allege" && len(e.Source) == 0 && e.Modality == "actual" && e.Polarity == "positive" && at > said.Sentence && at < st.Sentence && j.accusesAt(at)
	})
}

// putsDown reports whether a statement tells of an accusation only to call it untrue, "calls the
// minister's charges false", or because it was brought against whoever speaks, or of a deed only to refuse an offer: it neither claims nor denies that.
func (j *joiner) putsDown(said *readout.Statement, e *readout.Event) bool {
	st, ok := j.stageOf(said)
	accused := e.Plover == "ACCUSE" && !slices.Contains(e.Source, said.Speaker)
	return ok && (accused && (j.callsUntrue(st) || st.Act == "assert" && slices.Contains(e.Target, said.Speaker)) || st.Act == "deny" && (j.refusesOffer(st) || j.takesThing(st)))
}

// hasConfirmed reports whether who says something has confirmed a claim in another statement, so that what
// he tells besides takes nothing back.
func (j *joiner) hasConfirmed(c *readout.Claim, own *readout.Statement) bool {
	return slices.ContainsFunc(c.Sides, func(s readout.ClaimSide) bool {
		return s.Stance == "confirms" && s.Actor == own.Speaker && s.Statement != own.ID
	})
}

// commitsToNone reports whether somebody says that he can "neither confirm nor deny" a thing.
func (j *joiner) commitsToNone(st statement.Statement) bool {
	s := &j.Sentences[st.Sentence]
	w := s.Words[st.CueWord]
	if w.Rel != "conj" || w.Head < 0 || !j.Lexicon.Owns[s.Words[w.Head].Lemma] {
		return false
	}
	c := s.Child(st.CueWord, "cc")
	return c >= 0 && (s.Words[c].Lower() == "or" || s.Words[c].Lower() == "nor")
}

// accusesAt reports whether somebody, of whatever kind, is said to accuse in a sentence.
func (j *joiner) accusesAt(sentence int) bool {
	return slices.ContainsFunc(j.rec.Statements, func(s readout.Statement) bool { return s.Sentence == sentence && s.Act == "accuse" && s.Speaker != "" })
}

// insulting reports whether word i, "liar", stands in a row of what else somebody is called, which
// answers nothing: "a loser, a liar and a cheat".
func (j *joiner) insulting(s *syntax.Sentence, i int) bool {
	if s.Words[i].UPOS != "NOUN" {
		return false
	}
	if s.Words[i].Rel == "conj" || s.Words[i].Rel == "appos" {
		return true
	}
	return slices.ContainsFunc(s.Children(i), func(k int) bool {
		w := s.Words[k]
		return (w.Rel == "conj" || w.Rel == "appos") && !j.Lexicon.Liars[w.Lemma] && !j.untrue(w) && (w.UPOS == "NOUN" || w.UPOS == "ADJ")
	})
}

// wantsDone reports whether a noun has a clause of what somebody should do: "the suggestion that
// the envoy travel to Oslo" is an offer.
func wantsDone(s *syntax.Sentence, noun int) bool {
	_, last := s.Subtree(noun)
	for k := noun + 1; k < last; k++ {
		n := s.Child(k, "nsubj", "nsubj:pass")
		if n <= noun || s.Child(k, "aux") >= 0 || s.Words[k].UPOS != "VERB" || s.Words[k].Rel != "acl" && s.Words[k].Rel != "acl:relcl" && s.Words[k].Rel != "ccomp" {
			continue
		}
		one := s.Words[n].XPOS == "NN" || s.Words[n].XPOS == "NNP" || s.Words[n].Lower() == "he" || s.Words[n].Lower() == "she" || s.Words[n].Lower() == "it"
		if s.Words[k].XPOS == "VB" || s.Words[k].XPOS == "VBP" && one && s.Child(n, "conj") < 0 { // "that the boy travel", not "travels"
			return true
		}
	}
	return false
}
