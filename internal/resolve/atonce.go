package resolve

import (
	"slices"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// butDenied reports whether a sentence sets a denial against what another says before it there:
// "Ana Soto said the books were open, but two reports say that is untrue", "The Post reported that
// he was leaving, but his office denied that he was".
func (j *joiner) butDenied(own *readout.Statement, st statement.Statement, said *readout.Statement) bool {
	if said.Sentence != own.Sentence || said.Cue[0] >= own.Cue[0] || said.Speaker == own.Speaker || st.Trails || st.Act != "deny" && !j.wasUntrue(st) {
		return false
	}
	s := &j.Sentences[st.Sentence]
	if !setAgainst(s, st.CueWord) || st.SourceSentence == st.Sentence && st.SourceWord >= 0 && s.Words[st.SourceWord].XPOS == "PRP" {
		return false // "said …, but she denied …": she who said it
	}
	if top := j.topOf(st.ContentWords[0]); st.Act == "deny" && (top < 0 || s.Words[top].UPOS == "NOUN" && !j.pointsBack(s.Words[top])) {
		return false // "but he rejected the treaty"
	}
	return j.anaphoric(st) || j.wasUntrue(st) || j.sharesWords(st, said) || len(j.doers(own, said.Sentence, said.Content)) > 0 || j.namedIn(said.Content, own.Speaker) != ""
}

// setAgainst reports whether a verb is set against what its sentence tells before it: "but …",
// "although …".
func setAgainst(s *syntax.Sentence, verb int) bool {
	if c := s.Child(verb, "cc"); c >= 0 && s.Words[verb].Rel == "conj" {
		return s.Words[c].Lower() == "but" || s.Words[c].Lower() == "yet"
	}
	m := s.Child(verb, "mark")
	return m >= 0 && m < verb && (s.Words[m].Lower() == "although" || s.Words[m].Lower() == "though")
}

// addsToDenial reports whether a statement is only what goes with a denial of the same speaker:
// "dismissed the charge, saying that others did the same".
func (j *joiner) addsToDenial(said *readout.Statement, st statement.Statement) bool {
	w := j.Sentences[st.Sentence].Words[st.CueWord]
	if w.XPOS != "VBG" || w.Rel != "advcl" && w.Rel != "xcomp" && w.Rel != "dep" && w.Rel != "parataxis" && w.Rel != "conj" {
		return false
	}
	for i := range j.rec.Statements {
		d := &j.rec.Statements[i]
		if d.Sentence == said.Sentence && d.Act == "deny" && d.Cue[0] < said.Cue[0] && (d.Speaker == said.Speaker || j.goesWith(st, d)) {
			return true
		}
	}
	return false
}

// onlyAdds reports whether a statement is only what goes with a denial: "a charge that Oman denied,
// noting that …".
func (j *joiner) onlyAdds(own, said *readout.Statement) bool {
	if said.Sentence != own.Sentence || said.Cue[0] < own.Cue[0] {
		return false
	}
	st, ok := j.stageOf(said)
	if !ok {
		return false
	}
	w := j.Sentences[st.Sentence].Words
	return w[st.CueWord].XPOS == "VBG" && st.CueWord > 0 && w[st.CueWord-1].Text == "," || j.addsToDenial(said, st)
}

// onlyThing reports whether what is said is no clause but a thing: "agreed to a settlement".
func (j *joiner) onlyThing(st statement.Statement) bool {
	c := st.ContentWords[0]
	top := j.topOf(c)
	s := &j.Sentences[c.Sentence]
	return top >= 0 && s.Words[top].UPOS == "NOUN" && s.Child(top, "cop", "nsubj", "nsubj:pass") < 0
}

// liarFor reports whether somebody is called a liar for a thing that is named: "a liar for repeating
// old tales".
func (j *joiner) liarFor(st statement.Statement) bool {
	for _, c := range st.ContentWords {
		words := j.Sentences[c.Sentence].Words
		for i := c.First; i+1 < c.Last; i++ {
			if words[i].Lower() == "for" && words[i+1].XPOS == "VBG" {
				return true
			}
		}
	}
	return false
}

// mightBe reports whether what is said tells what somebody may, could or will do.
func (j *joiner) mightBe(said *readout.Statement) bool {
	for _, w := range j.Sentences[said.Sentence].Words {
		if w.XPOS == "MD" && inside(w, said.Content) {
			return true
		}
	}
	return false
}

// nounAside reports whether a "not" is only told in passing, behind a noun for what somebody says
// or said: "a question about her claim that she never wrote it".
func (j *joiner) nounAside(st statement.Statement) bool {
	w := j.Sentences[st.Sentence].Words[st.CueWord]
	return st.Act == "assert" && w.UPOS == "NOUN" && !j.calledUntrue(st)
}

// ownSentenceOnly reports whether a denial of "this" or "that" is set against what its own sentence
// tells before it, so that it answers nothing told earlier: "the hill is foreign soil, although Oman
// disputes this".
func (j *joiner) ownSentenceOnly(st statement.Statement) bool {
	s := &j.Sentences[st.Sentence]
	m := s.Child(st.CueWord, "mark")
	return m > 0 && m < st.CueWord && (s.Words[m].Lower() == "although" || s.Words[m].Lower() == "though") && j.pointsAlone(st)
}

// inventedBy reports whether a denial says of somebody that he made a thing up who is not of those who
// claim it: "believed that Rojas had made up the story" answers nobody but Rojas.
func (j *joiner) inventedBy(own *readout.Statement, st statement.Statement, claimant string) bool {
	if st.Act != "assert" {
		return false
	}
	for _, c := range st.ContentWords {
		s := &j.Sentences[c.Sentence]
		for i := c.First; i < c.Last; i++ {
			if w := s.Words[i]; w.UPOS != "VERB" || !j.Lexicon.Invents[w.Lemma] && !(w.Lemma == "make" && s.Child(i, "compound:prt") > i) {
				continue
			}
			n := s.Child(i, "nsubj")
			if who := j.actorsAt(c.Sentence, []int{n}); n >= 0 && len(who) > 0 && !j.isHim(claimant, who) {
				return true
			}
		}
	}
	return false
}

// ofStranger reports whether all that is denied is of somebody who is neither of the speaker's camp nor
// told of in what was said: "rejected rumours that the president might speak".
func (j *joiner) ofStranger(own *readout.Statement, st statement.Statement, said *readout.Statement) bool {
	told, found := j.actorsIn(said.Sentence), false
	for _, c := range st.ContentWords {
		s := &j.Sentences[c.Sentence]
		for i := c.First; i < c.Last; i++ {
			if !syntax.IsRel(s.Words[i].Rel, "nsubj") {
				continue
			}
			who := j.actorsAt(c.Sentence, []int{i})
			if len(who) == 0 || j.isHim(own.Speaker, who) || slices.Contains(told, who[0]) || j.actor(who[0]).Type != "person" && j.anyCamp(who[0], told) {
				return false
			}
			found = true
		}
	}
	return found
}

// tellsOwnDeed reports whether all that is said is that the speaker's own people did something.
func (j *joiner) tellsOwnDeed(own *readout.Statement, st statement.Statement) bool {
	c := st.ContentWords[0]
	s := &j.Sentences[c.Sentence]
	verb := j.topOf(c)
	return verb >= 0 && s.Words[verb].UPOS == "VERB" && (s.Words[verb].XPOS == "VBD" || s.Words[verb].XPOS == "VBN") && s.Child(verb, "nsubj:pass") < 0 &&
		!j.Lexicon.Empty[s.Words[verb].Lemma] && !j.Lexicon.Unaware[s.Words[verb].Lemma] && !j.saysNot(st) && j.ownSubject(own, c.Sentence, verb)
}

// didIt reports whether those of whom another has just said that they did not do something say that
// they did: "had not paid the crews", "said it had paid them in May".
func (j *joiner) didIt(own *readout.Statement, st statement.Statement, said *readout.Statement) bool {
	if !j.tellsOwnDeed(own, st) || j.back(own, said) > 1 {
		return false
	}
	c := st.ContentWords[0]
	verb := j.Sentences[c.Sentence].Words[j.topOf(c)].Lemma
	s := &j.Sentences[said.Sentence]
	for i, w := range s.Words {
		if inside(w, said.Content) && w.UPOS == "VERB" && w.Lemma == verb && (w.XPOS == "VBN" || w.XPOS == "VB") && j.negatedBy(s, i) && !j.couldNot(s, i) && s.Child(i, "nsubj:pass") < 0 {
			n := subjectOf(s, i)
			return n >= 0 && j.anyCamp(own.Speaker, j.actorsAt(said.Sentence, []int{n}))
		}
	}
	return false
}

// struck reports whether somebody says to have killed or destroyed what another has just said not to have
// lost: "had lost no soldiers", "had killed 18 of them".
func (j *joiner) struck(own *readout.Statement, st statement.Statement, said *readout.Statement) bool {
	if !j.tellsOwnDeed(own, st) || j.back(own, said) > 1 || !j.Lexicon.Losses[j.Sentences[st.ContentWords[0].Sentence].Words[j.topOf(st.ContentWords[0])].Lemma] {
		return false
	}
	s := &j.Sentences[said.Sentence]
	for i, w := range s.Words {
		if o := s.Child(i, "obj"); inside(w, said.Content) && w.Lemma == "lose" && o >= 0 && (j.negatedBy(s, i) || j.negatedBy(s, o)) && !j.couldNot(s, i) {
			return true
		}
	}
	return false
}

// deniesCritique reports whether all that is denied is criticism made before: "rejected the criticism".
func (j *joiner) deniesCritique(st statement.Statement) bool {
	if st.Act != "deny" || len(st.ContentWords) != 1 {
		return false
	}
	c := st.ContentWords[0]
	s := &j.Sentences[c.Sentence]
	top := j.topOf(c)
	return top >= 0 && j.Lexicon.Critiques[s.Words[top].Lemma] && s.Words[top].Head == st.CueWord && s.Child(top, "nmod", "acl", "acl:relcl") < 0
}

// bothNot reports whether two statements only say that something was not so, of which neither answers
// the other: "said it had sent nothing", "said it found no sign that any was sent".
func (j *joiner) bothNot(st statement.Statement, said *readout.Statement) bool {
	if st.Act != "assert" || !j.notAtTop(st) || j.calledUntrue(st) || j.disowns(st) {
		return false
	}
	told, ok := j.stageOf(said)
	return ok && j.notAtTop(told)
}

// notAtTop reports whether the verb of what is said has a "not", or an object that there was none of.
func (j *joiner) notAtTop(st statement.Statement) bool {
	if len(st.ContentWords) == 0 {
		return false
	}
	c := st.ContentWords[0]
	s := &j.Sentences[c.Sentence]
	top := j.topOf(c)
	if top < 0 || s.Words[top].UPOS != "VERB" {
		return false
	}
	o := s.Child(top, "obj")
	return j.negatedBy(s, top) || o >= 0 && j.negatedBy(s, o)
}
