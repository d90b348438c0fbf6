package resolve

import (
	"slices"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// retold finds the claim of another that somebody denies or confirms by telling the same deed
// once more in the same verb, though not of whom by the same name: "said the senator had been
// poisoned", "denied that Ana Soto was poisoned". Nil for none.
func (j *joiner) retold(own *readout.Statement, st statement.Statement) *readout.Claim {
	for k := len(j.rec.Claims) - 1; k >= 0; k-- {
		c := &j.rec.Claims[k]
		told := slices.ContainsFunc(c.Sides, func(side readout.ClaimSide) bool {
			back := own.Sentence - j.statement(side.Statement).Sentence
			return side.Stance == "claims" && back >= 1 && back <= j.farthest(st)
		})
		ours := slices.ContainsFunc(c.Sides, func(side readout.ClaimSide) bool { return j.oneVoice(side.Actor, own.Speaker) })
		if !told || ours {
			continue
		}
		e := j.event(c.Event)
		if slices.ContainsFunc(own.Events, func(id string) bool { return id != e.ID && j.sameDeed(j.event(id), e) && !j.toldAside(j.event(id)) }) {
			return c
		}
	}
	return nil
}

// admitted makes a claim of the nearest earlier statement of another that tells, of the
// speaker's own people, what he confirms in the same verb, or of an attack in the words of one:
// "had shot at the boat", "admitted that shots had been fired". Nil for none.
func (j *joiner) admitted(own *readout.Statement, st statement.Statement) *readout.Claim {
	for i := len(j.rec.Statements) - 1; i >= 0; i-- {
		said := &j.rec.Statements[i]
		back := own.Sentence - said.Sentence
		if back < 1 || back > denialReach || said.Speaker == "" || said.Act != "assert" && said.Act != "accuse" || j.oneVoice(said.Speaker, own.Speaker) || j.foretells(own, said) {
			continue
		}
		target := j.namedIn(said.Content, own.Speaker)
		if target == "" || !j.sameVerb(st, said.Sentence) && !(back <= nearReach && j.harms(own.Content, st.Sentence) && j.harms(said.Content, said.Sentence)) {
			continue
		}
		for k := range j.rec.Claims {
			if c := &j.rec.Claims[k]; slices.Contains(said.Events, c.Event) {
				return c
			}
		}
		if len(said.Events) > 0 {
			continue
		}
		return j.claimOf(j.event(j.charge(said, target, "accusation: what was said of an actor, which it confirms")))
	}
	return nil
}

// harms reports whether words of a sentence tell of an attack.
func (j *joiner) harms(words []readout.Span, sentence int) bool {
	return slices.ContainsFunc(j.Sentences[sentence].Words, func(w syntax.Word) bool {
		return inside(w, words) && (w.UPOS == "VERB" || w.UPOS == "NOUN") && j.Lexicon.Harm[w.Lemma]
	})
}

// sameDeed reports whether two events are of one kind, told with one verb, and neither of
// other doers nor of others to whom it was done.
func (j *joiner) sameDeed(a, b *readout.Event) bool {
	if a.Plover != b.Plover || a.Polarity != b.Polarity || a.Modality != b.Modality {
		return false
	}
	return j.triggerLemma(a) == j.triggerLemma(b) && j.mayBeSame(a.Source, b.Source) && j.mayBeSame(a.Target, b.Target)
}

// triggerLemma is the lemma of the word that tells an event first.
func (j *joiner) triggerLemma(e *readout.Event) string {
	s, at := j.triggerWord(e)
	if at < 0 {
		return ""
	}
	return s.Words[at].LowerLemma()
}

// triggerWord is the first word that tells an event first, in its sentence; -1 for none.
func (j *joiner) triggerWord(e *readout.Event) (s *syntax.Sentence, at int) {
	v := e.Evidence[0]
	s = &j.Sentences[v.Sentence]
	return s, slices.IndexFunc(s.Words, func(w syntax.Word) bool { return w.Start == v.Trigger[0] })
}

// mayBeSame reports whether two lists of actors may mean the same people: one tells nobody,
// or somebody is of one camp, or is nowhere named.
func (j *joiner) mayBeSame(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return slices.ContainsFunc(a, func(x string) bool {
		return j.anyCamp(x, b) || slices.ContainsFunc(b, func(y string) bool { return j.nameless(x) || j.nameless(y) })
	})
}

// nameless reports whether an actor is a person or people whom the text names nowhere: "a citizen".
func (j *joiner) nameless(id string) bool {
	a := j.actor(id)
	return a.Type != "state" && a.Type != "government" && !named(a)
}
