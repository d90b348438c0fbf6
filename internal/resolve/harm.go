package resolve

import (
	"slices"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// harmReach is how many sentences back the attack may be told that is denied in
// words of its own.
const harmReach = 3

// deniesHarm reports whether an attack is denied in other words than those it was told
// in and without naming anybody or any place: "denied targeting civilians".
func (j *joiner) deniesHarm(st statement.Statement, e *readout.Event) bool {
	if e.Plover != "ASSAULT" || st.Sentence-e.Evidence[0].Sentence > harmReach || st.Act != "deny" && !j.spares(st) && !j.harmsNobody(st) {
		return false
	}
	harm := j.spares(st)
	for _, c := range st.ContentWords {
		for _, w := range j.Sentences[c.Sentence].Words[c.First:c.Last] {
			if w.UPOS == "PROPN" {
				return false
			}
			harm = harm || (w.UPOS == "VERB" && w.Rel != "amod" || w.UPOS == "NOUN") && j.Lexicon.Harm[w.Lemma]
		}
	}
	return harm
}

// harmsNobody reports whether somebody says that nobody came to harm: "no one was killed".
func (j *joiner) harmsNobody(st statement.Statement) bool {
	return st.Act == "assert" && slices.ContainsFunc(st.ContentWords, func(c statement.Range) bool {
		s := &j.Sentences[c.Sentence]
		for i := c.First; i < c.Last; i++ {
			if s.Words[i].UPOS == "VERB" && j.Lexicon.Harm[s.Words[i].Lemma] && s.Child(i, "aux:pass") >= 0 && j.negatedHere(s, c, i) {
				return true
			}
		}
		return false
	})
}

// lostNothing reports whether those who are said to have been attacked say that they lost or
// suffered nothing: "it had not lost any aircraft".
func (j *joiner) lostNothing(own *readout.Statement, st statement.Statement, e *readout.Event) bool {
	if e.Plover != "ASSAULT" || st.Act != "assert" && st.Act != "deny" || !j.anyCamp(own.Speaker, e.Target) || own.Sentence-e.Evidence[0].Sentence > nearReach {
		return false
	}
	return slices.ContainsFunc(st.ContentWords, func(c statement.Range) bool {
		s := &j.Sentences[c.Sentence]
		for i := c.First; i < c.Last; i++ {
			if j.Lexicon.Losses[s.Words[i].Lemma] && s.Words[i].UPOS == "VERB" && (st.Act == "deny" || j.negatedHere(s, c, i)) && j.ownLoss(own, c.Sentence, i) {
				return true
			}
		}
		return false
	})
}

// ownLoss reports whether who loses or is hit is of the speaker's camp, or what is theirs.
func (j *joiner) ownLoss(own *readout.Statement, sentence, verb int) bool {
	if j.ownSubject(own, sentence, verb) {
		return true
	}
	n := j.Sentences[sentence].Child(verb, "nsubj:pass")
	if n < 0 {
		return false
	}
	first, last := j.Sentences[sentence].Subtree(n)
	for i := first; i < last; i++ {
		if j.anyCamp(own.Speaker, j.actorsAt(sentence, []int{i})) {
			return true
		}
	}
	return false
}

// ownPeople reports whether an attack by nobody named is told on the people of whose state
// the speaker is an official: "were shot dead", which that country's police deny.
func (j *joiner) ownPeople(speaker string, e *readout.Event) bool {
	a := j.actor(speaker)
	if e.Plover != "ASSAULT" || len(e.Source) > 0 || a == nil || opposed(a.Code) || privateActor(a.Code) || len(a.Code) < 6 || !bareForce(a.Code[3:6]) {
		return false
	}
	return slices.ContainsFunc(e.Target, func(id string) bool { return privateActor(j.actor(id).Code) && sameState(j.actor(id).Code, a.Code) })
}

// ownHelpers reports whether criminals or rebels did what is claimed for those, named with
// them, who call it a charge: "hackers working for the Omani ministry".
func (j *joiner) ownHelpers(own *readout.Statement, st statement.Statement, e *readout.Event, claim *readout.Statement) bool {
	return len(e.Source) > 0 && j.callsClaim(st) && !j.anyCamp(own.Speaker, e.Target) && j.namedIn(claim.Content, own.Speaker) != "" &&
		!slices.ContainsFunc(e.Source, func(id string) bool {
			return j.actor(id) != nil && !opposed("---"+j.actor(id).Code) && !opposed(j.actor(id).Code)
		})
}

// speaksForThem reports whether those whose deed is told are of no known group, but the
// speaker's own words name them: "the hunters killed herders", "a leader of the hunters".
func (j *joiner) speaksForThem(st statement.Statement, said *readout.Statement) bool {
	for i, w := range j.Sentences[said.Sentence].Words {
		if !syntax.IsRel(w.Rel, "nsubj") || w.UPOS != "NOUN" || !inside(w, said.Content) || len(j.actorsAt(said.Sentence, []int{i})) > 0 {
			continue
		}
		if slices.ContainsFunc(j.Sentences[st.SourceSentence].Words, func(x syntax.Word) bool {
			return x.UPOS == "NOUN" && x.Lemma == w.Lemma && st.Source[0] <= x.Start && x.End <= st.Source[1]
		}) {
			return true
		}
	}
	return false
}
