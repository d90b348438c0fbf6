package resolve

import (
	"slices"

	"readout/internal/event"
	"readout/internal/syntax"
)

// lastedBefore reports whether an event is told as what something else came after, on a day
// that is still ahead: "will vote on Sunday following the resignation of the mayor" dates no
// resignation.
func (j *joiner) lastedBefore(e *event.Event, time int) bool {
	s := &j.Sentences[e.Sentence]
	w, c := s.Words[e.Head], s.Child(e.Head, "case")
	if w.UPOS != "NOUN" || c < 0 || !syntax.IsRel(w.Rel, "obl") && !syntax.IsRel(w.Rel, "nmod") || s.Words[c].Lemma != "after" && s.Words[c].Lower() != "following" {
		return false
	}
	t := j.Times[time]
	return !j.Published.IsZero() && !j.come(time) && !s.Under(top(s, t.First, t.Last), e.Head)
}

// theirsWhoSay returns those who tell of an attack on what is "theirs": nobody attacks his own
// ("the army said rebels had attacked its patrol").
func (j *joiner) theirsWhoSay(e *event.Event, source []string) []string {
	s := &j.Sentences[e.Sentence]
	w := s.Words[e.Head]
	if len(e.Target) != 1 || w.Rel != "ccomp" || w.Head < 0 {
		return nil
	}
	own, teller := s.Child(e.Target[0], "nmod:poss"), s.Child(w.Head, "nsubj")
	if own < 0 || teller < 0 || s.Words[own].XPOS != "PRP$" {
		return nil
	}
	who := j.actorsAt(s.Index, []int{teller})
	if slices.ContainsFunc(who, func(id string) bool { return slices.Contains(source, id) }) {
		return nil
	}
	return who
}
