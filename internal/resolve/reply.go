package resolve

import (
	"slices"
	"strings"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// pointsAlone reports whether an answer is of nothing but what a pronoun points at:
// "disputed that, saying …", "called this untrue", "contradicted him".
func (j *joiner) pointsAlone(st statement.Statement) bool {
	if st.Trails || len(st.ContentWords) == 0 {
		return false
	}
	if j.differs(st) {
		return true
	}
	c := st.ContentWords[0]
	words := j.Sentences[c.Sentence].Words[c.First:c.Last]
	if len(words) == 0 || words[0].UPOS == "NOUN" || !j.pointsBack(words[0]) || j.onlyOpens(st) {
		return false
	}
	if len(words) > 1 && words[1].UPOS == "PUNCT" && !strings.Contains(",.;:-–—", words[1].Text) {
		return false // "that 'the case was closed'"
	}
	if len(words) == 1 || words[1].UPOS == "PUNCT" || words[1].Lemma == "as" || j.untrue(words[1]) {
		return true
	}
	return words[1].UPOS == "DET" && len(words) <= calledShort && slices.ContainsFunc(words, j.untrue) // "that an outright lie"
}

// calledShort is how many words what is said may have that only calls a thing untrue.
const calledShort = 5

// othersBetween reports whether somebody of neither side speaks between a claim and
// an answer.
func (j *joiner) othersBetween(claim, own *readout.Statement) bool {
	return slices.ContainsFunc(j.rec.Statements, func(s readout.Statement) bool {
		return claim.Sentence < s.Sentence && s.Sentence < own.Sentence && s.Speaker != "" && !j.sameSide(s.Speaker, claim.Speaker) && !j.sameSide(s.Speaker, own.Speaker)
	})
}

// onlyHe reports whether a "he" or "she" who says only that something is not so follows on
// the words of somebody else, who may just as well be meant.
func (j *joiner) onlyHe(i int, st statement.Statement) bool {
	if st.SourceWord < 0 || st.Act != "assert" || j.calledUntrue(st) || j.disowns(st) || len(j.said[i]) != 1 || st.Sentence == 0 {
		return false
	}
	w := j.Sentences[st.SourceSentence].Words[st.SourceWord]
	if w.XPOS != "PRP" || w.Lower() == "it" || w.Lower() == "they" {
		return false
	}
	own := j.statement(j.said[i][0])
	if j.nameBefore(own.Speaker, st.SourceSentence, w.Start) {
		return false // "Lula wept as he told supporters that …"
	}
	for k := len(j.rec.Statements) - 1; k >= 0; k-- {
		if s := &j.rec.Statements[k]; s.Sentence < own.Sentence && s.Within == "" && s.Speaker != "" {
			return s.Sentence == own.Sentence-1 && s.Speaker != own.Speaker
		}
	}
	return false
}

// nameBefore reports whether a sentence names an actor before an offset.
func (j *joiner) nameBefore(id string, sentence, offset int) bool {
	a := j.actor(id)
	return a != nil && slices.ContainsFunc(a.Mentions, func(m readout.ActorMention) bool {
		return m.Kind == "name" && j.Sentences[sentence].Start <= m.Span[0] && m.Span[1] <= offset
	})
}

// repliesNot reports whether those of whom a sentence tells answer it, at the first
// opportunity, by saying that they did or have nothing of the kind: "blamed Omani
// gunboats", "the Omani navy said none of its boats was there".
func (j *joiner) repliesNot(own *readout.Statement, st statement.Statement, sentence int) bool {
	back := own.Sentence - sentence
	if st.Act != "assert" || back < 1 || back > nearReach || !j.deniesPart(own, st, sentence) && !(j.keepsRules(st) && j.ofOwn(own, st, sentence)) {
		return false
	}
	return back == 1 || !slices.ContainsFunc(j.rec.Statements, func(s readout.Statement) bool {
		return sentence < s.Sentence && s.Sentence < own.Sentence && s.Speaker != "" && j.sameSide(s.Speaker, own.Speaker)
	})
}

// deniesPart reports whether what somebody says is, in the first place, that their own
// people, or the thing of which a sentence tells, did not do or have something.
func (j *joiner) deniesPart(own *readout.Statement, st statement.Statement, sentence int) bool {
	if len(st.ContentWords) == 0 {
		return false
	}
	c := st.ContentWords[0]
	s := &j.Sentences[c.Sentence]
	verb := j.topOf(c)
	if verb < 0 || s.Words[verb].UPOS == "ADJ" || j.Lexicon.Unaware[s.Words[verb].Lemma] && !j.tookNone(s, verb) || s.Child(verb, "nsubj:pass") >= 0 {
		return false
	}
	if o := s.Child(verb, "obj"); o >= 0 && j.Lexicon.Unaware[s.Words[o].Lemma] {
		return false // "had no information"
	}
	negated := false
	for i := c.First; i < c.Last; i++ {
		h := s.Words[i].Head
		if s.Words[i].XPOS == "MD" && h == verb && s.Words[i].Rel == "aux" || j.Lexicon.Doubts[s.Words[i].Lower()] {
			return false
		}
		near := i == verb || h == verb || h >= 0 && s.Words[h].Head == verb && syntax.IsRel(s.Words[h].Rel, "obj")
		negated = negated || near && j.negation(s.Words, i)
	}
	if asRule(s, verb) && !j.accusedAt(own, sentence) && !j.sameVerb(st, sentence) && !j.tellsKind(sentence, j.Lexicon.Kin[s.Words[verb].Lemma]) {
		return false // "does not keep statistics"
	}
	return negated && j.ofOwn(own, st, sentence)
}

// ofOwn reports whether what is said is in the first place of the speaker's own people, or of a
// thing of which a sentence tells.
func (j *joiner) ofOwn(own *readout.Statement, st statement.Statement, sentence int) bool {
	c := st.ContentWords[0]
	s, verb := &j.Sentences[c.Sentence], j.topOf(c)
	if verb < 0 {
		return false
	}
	n := s.Child(verb, "nsubj")
	return j.ownSubject(own, c.Sentence, verb) || j.fromOwn(own, s, verb) || n >= 0 && s.Words[n].UPOS == "NOUN" && j.tells(sentence, s.Words[n].Lemma)
}

// accusedAt reports whether a sentence accuses the speaker's side.
func (j *joiner) accusedAt(own *readout.Statement, sentence int) bool {
	return slices.ContainsFunc(j.rec.Events, func(e readout.Event) bool {
		return e.Plover == "ACCUSE" && e.Evidence[0].Sentence == sentence && slices.ContainsFunc(e.Target, func(id string) bool { return j.speaksFor(own.Speaker, id) })
	})
}

// asRule reports whether a verb tells of what one does or not as a rule.
func asRule(s *syntax.Sentence, verb int) bool {
	if w := s.Words[verb]; w.UPOS != "VERB" || w.Lemma == "have" {
		return false
	}
	if x := s.Words[verb].XPOS; x == "VBZ" || x == "VBP" {
		return true
	}
	return slices.ContainsFunc(s.Children(verb), func(k int) bool { w := s.Words[k]; return w.Lemma == "do" && (w.XPOS == "VBZ" || w.XPOS == "VBP") })
}

// tookNone reports whether a verb tells of money of which there was none: "had never received a cent".
func (j *joiner) tookNone(s *syntax.Sentence, verb int) bool {
	o := s.Child(verb, "obj")
	return o >= 0 && j.Lexicon.Money[s.Words[o].Lemma]
}

// topOf returns the word of a range that all others hang on, or -1.
func (j *joiner) topOf(c statement.Range) int {
	for i := c.First; i < c.Last; i++ {
		w := j.Sentences[c.Sentence].Words[i]
		if (w.Head < c.First || w.Head >= c.Last) && w.UPOS != "PUNCT" {
			return i
		}
	}
	return -1
}

// ownSubject reports whether the subject of a verb is of the speaker's camp, a pronoun
// for it, or "none" of what is theirs.
func (j *joiner) ownSubject(own *readout.Statement, sentence, verb int) bool {
	if j.ownDoing(own, sentence, verb) {
		return true
	}
	s := &j.Sentences[sentence]
	n := s.Child(verb, "nsubj")
	if n < 0 {
		return false
	}
	first, last := s.Subtree(n)
	for i := first; i < last; i++ {
		if s.Words[i].XPOS == "PRP$" && j.anyCamp(own.Speaker, j.actorsAt(sentence, []int{i})) {
			return true
		}
	}
	return false
}

// alsoDenied finds the claim that another has just denied, which the speaker "also"
// denies.
func (j *joiner) alsoDenied(own *readout.Statement, st statement.Statement) *readout.Claim {
	s := &j.Sentences[st.Sentence]
	also := slices.ContainsFunc(s.Children(st.CueWord), func(c int) bool { return j.Lexicon.Also[s.Words[c].Lower()] })
	if !also || st.Act != "deny" {
		return nil
	}
	for i := range j.rec.Claims {
		c := &j.rec.Claims[i]
		last := c.Sides[len(c.Sides)-1]
		mine := slices.ContainsFunc(c.Sides, func(x readout.ClaimSide) bool { return x.Actor == own.Speaker })
		if at := j.statement(last.Statement).Sentence; last.Stance == "denies" && !mine && at <= own.Sentence && own.Sentence-at <= 1 {
			return c
		}
	}
	return nil
}

// contradicts reports whether the speaker says in other words that the same was never
// done to the same: "the firm shipped engines to Iran", "it never sold goods to Iran".
func (j *joiner) contradicts(own *readout.Statement, e *readout.Event) bool {
	return slices.ContainsFunc(own.Events, func(id string) bool {
		not := j.event(id)
		return not.Polarity == "negative" && not.Modality == "actual" && not.Quad == e.Quad && len(not.Target) > 0 && slices.Equal(not.Target, e.Target) && j.answersFor(own.Speaker, not)
	})
}

// denyReceived reports whether those to whom something was done deny it in words that
// the claim was told in, "Peru gave arms to Chile", "Chile denied using Peruvian arms", or
// call it a claim, where it is not of what who says so has done himself, and he is none of theirs.
func (j *joiner) denyReceived(own *readout.Statement, st statement.Statement, e *readout.Event, claimant string) bool {
	if e.Plover == "ACCUSE" || !j.anyCamp(own.Speaker, e.Target) {
		return false
	}
	foes := !j.anyCamp(claimant, e.Source) && !sameState(j.actor(claimant).Code, j.actor(own.Speaker).Code)
	return st.Act == "deny" && j.echoes(st, e) || j.callsClaim(st) && (foes || e.Plover == "ASSAULT" && j.namesTally(st)) || j.disownsNear(own, st, e.Evidence[0].Sentence)
}
