package resolve

import (
	"slices"

	"readout/internal/statement"
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
		if slices.ContainsFunc(own.Events, func(id string) bool { return id != e.ID && j.sameDeed(j.event(id), e) }) {
			return c
		}
	}
	return nil
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
	v := e.Evidence[0]
	for _, w := range j.Sentences[v.Sentence].Words {
		if w.Start == v.Trigger[0] {
			return w.LowerLemma()
		}
	}
	return ""
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
	return a.Type != "state" && a.Type != "government" && !slices.ContainsFunc(a.Mentions, func(m readout.ActorMention) bool { return m.Kind == "name" })
}
