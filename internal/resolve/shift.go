package resolve

import (
	"slices"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// shift adds to a claim those who have just been blamed and say at once that others did it:
// "campaigners said police had killed 28. The police spokesman blamed the rioters".
func (j *joiner) shift(i int, st statement.Statement) {
	if st.Act != "accuse" && st.Act != "assert" || st.Negative || len(j.said[i]) != 1 {
		return
	}
	own := j.statement(j.said[i][0])
	if own.Speaker == "" || own.Within != "" || st.Act == "assert" && len(own.Events) == 0 && !j.othersDid(own, st) || j.denies(own.ID) || !j.namesOthers(own) && !j.othersDid(own, st) {
		return
	}
	if c := j.shiftedFrom(own, st); c != nil && !j.hasConfirmed(c, own) {
		takeSide(c, readout.ClaimSide{Actor: own.Speaker, Stance: "denies", Statement: own.ID}, "contested")
	}
}

// shiftedFrom returns the claim that a statement which blames others answers: an attack that was
// claimed, an accusation, or what was said without either; nil for none.
func (j *joiner) shiftedFrom(own *readout.Statement, st statement.Statement) *readout.Claim {
	for k := len(j.rec.Claims) - 1; k >= 0; k-- {
		c := &j.rec.Claims[k]
		e := j.event(c.Event)
		if e.Plover == "ASSAULT" && (j.answersFor(own.Speaker, e) || j.blamesForIt(own, st, e) || j.othersDidIt(own, st, e)) && !j.sharedVoice(c, own.Speaker) && slices.ContainsFunc(c.Sides, func(s readout.ClaimSide) bool {
			return s.Stance == "claims" && j.shifts(own, st, j.statement(s.Statement))
		}) {
			return c
		}
	}
	if e := j.chargeAgainst(own, func(said *readout.Statement) bool { return j.shifts(own, st, said) }); e != nil {
		return j.claimOf(e)
	}
	return j.shiftOf(own, st)
}

// chargeAgainst returns the first accusation that was made against a speaker's side in a statement
// that fits, or nil.
func (j *joiner) chargeAgainst(own *readout.Statement, fits func(said *readout.Statement) bool) *readout.Event {
	for k := range j.rec.Events[:j.told] {
		e := &j.rec.Events[k]
		if e.Plover == "ACCUSE" && e.Mode == "allege" && e.Modality == "actual" && e.Polarity == "positive" && len(e.Source) > 0 && slices.ContainsFunc(e.Target, func(id string) bool { return j.speaksFor(own.Speaker, id) && !j.otherPerson(own.Speaker, id) }) &&
			fits(j.statement(j.accusation(e))) {
			return e
		}
	}
	return nil
}

// otherPerson reports whether two actors are different people, of whom one shifts no blame from the other.
func (j *joiner) otherPerson(a, b string) bool {
	x, y := j.actor(a), j.actor(b)
	return a != b && x.Type == "person" && y.Type == "person" && j.clients[a] != b && !samePerson(x, y) && !samePerson(y, x)
}

// shifts reports whether another side said something right before a statement that blames others
// for it, or tells of the same thing: "accused Chad of shelling a town" answers no other shelling.
func (j *joiner) shifts(own *readout.Statement, st statement.Statement, said *readout.Statement) bool {
	return j.otherJustSaid(own, said) && (j.Lexicon.Shifts[j.Sentences[st.Sentence].Words[st.CueWord].Lemma] || j.ofTheSame(own, st, said) || j.deniesBeing(st) || j.othersDid(own, st))
}

// otherJustSaid reports whether a statement is another side's, right before a speaker's own.
func (j *joiner) otherJustSaid(own, said *readout.Statement) bool {
	return said.Speaker != "" && said.Sentence < own.Sentence && j.back(own, said) == 1 && !j.oneVoice(said.Speaker, own.Speaker)
}

// namesOthers reports whether a statement blames others than the speaker's own, or tells of an
// attack by others.
func (j *joiner) namesOthers(own *readout.Statement) bool {
	for i := range j.rec.Events[:j.told] {
		e := &j.rec.Events[i]
		if e.Evidence[0].Sentence != own.Sentence || e.Polarity == "negative" || e.Modality != "actual" {
			continue
		}
		var doers []string
		switch {
		case e.Plover == "ACCUSE" && slices.Contains(e.Source, own.Speaker):
			doers = e.Target
		case e.Plover == "ASSAULT" && slices.Contains(own.Events, e.ID):
			doers = e.Source
		}
		if len(doers) > 0 && !slices.ContainsFunc(doers, func(id string) bool { return j.speaksFor(own.Speaker, id) || j.bareOf(own.Speaker, id) }) {
			return true
		}
	}
	return false
}

// othersDid reports whether what is said is that others than the speaker's own did "it" or are behind
// it: "Omani gunmen were responsible", "Oman had organised it".
func (j *joiner) othersDid(own *readout.Statement, st statement.Statement) bool {
	if st.Act != "assert" || len(st.ContentWords) == 0 || j.hasModal(st) || j.saysNot(st) {
		return false
	}
	c := st.ContentWords[0]
	s := &j.Sentences[c.Sentence]
	top := j.topOf(c)
	if top < 0 {
		return false
	}
	n, o := s.Child(top, "nsubj"), s.Child(top, "obj")
	if n < 0 || s.Words[n].UPOS == "PRON" {
		return false
	}
	it := o >= 0 && s.Words[o].UPOS == "PRON" && j.pointsBack(s.Words[o]) && (s.Words[top].XPOS == "VBD" || s.Words[top].XPOS == "VBN")
	if !it && !(s.Child(top, "cop") >= 0 && j.deniesBeing(st)) {
		return false
	}
	who := j.actorsAt(c.Sentence, []int{n})
	return len(who) > 0 && !slices.ContainsFunc(who, func(id string) bool { return j.speaksFor(own.Speaker, id) || j.bareOf(own.Speaker, id) })
}

// othersDidIt reports whether somebody says of an attack that others than those who are said to have made it
// "did it": "said gangs had burned the bus", "said police had done it".
func (j *joiner) othersDidIt(own *readout.Statement, st statement.Statement, e *readout.Event) bool {
	return len(e.Source) > 0 && j.othersDid(own, st) && j.didSo(st) && !slices.ContainsFunc(e.Source, func(id string) bool { return j.namedIn(own.Content, id) != "" })
}

// didSo reports whether the verb of what is said stands for one told before, or is that somebody was behind it.
func (j *joiner) didSo(st statement.Statement) bool {
	top := j.topOf(st.ContentWords[0])
	return top >= 0 && j.Sentences[st.ContentWords[0].Sentence].Words[top].Lemma == "do" || j.deniesBeing(st)
}

// blamesForIt reports whether somebody blames for "the attack" others than those who are said to have
// made it.
func (j *joiner) blamesForIt(own *readout.Statement, st statement.Statement, e *readout.Event) bool {
	if own.Act != "accuse" || len(e.Source) == 0 || !j.Lexicon.Shifts[j.Sentences[st.Sentence].Words[st.CueWord].Lemma] || slices.ContainsFunc(e.Source, func(id string) bool { return j.namedIn(own.Content, id) != "" }) {
		return false
	}
	_, at := j.triggerWord(e)
	if at < 0 {
		return false
	}
	deed := j.Sentences[e.Evidence[0].Sentence].Words[at].Lemma
	return j.hasNoun(st, func(s *syntax.Sentence, i int) bool { return j.kin(s.Words[i].Lemma) == j.kin(deed) && j.known(s, i) })
}
