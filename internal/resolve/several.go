package resolve

import (
	"slices"

	"readout/internal/mention"
)

// ofSeveral returns the states whose officials a noun names with "their" or "the two",
// where it is not known who they are: "their foreign ministers met", "the presidents of
// both countries".
func (j *joiner) ofSeveral(sentence int, m *mention.Mention) []string {
	e := &j.Mentions.Entities[m.Entity]
	s := &j.Sentences[sentence]
	if m.Kind != mention.Nominal || e.Code != "GOV" || s.Words[m.Head].XPOS != "NNS" {
		return nil
	}
	if p := s.Child(m.Head, "nmod:poss"); p >= 0 && s.Words[p].UPOS == "PRON" {
		if of := j.Mentions.At(sentence, p); of != nil {
			if states := j.actorOf[of.Entity]; len(states) > 1 && !slices.ContainsFunc(states, func(id string) bool { return j.actor(id).Type != "state" }) {
				return states
			}
		}
		return j.pairBefore(sentence, m.First)
	}
	for _, c := range s.Children(m.Head) {
		if first, last := s.Subtree(c); phraseIn(s.Words[first:last], j.Lexicon.Pair) {
			return j.pairBefore(sentence, m.First)
		}
	}
	if n := s.Child(m.Head, "nummod"); n >= 0 && s.Words[n].Lemma == "two" {
		return j.pairBefore(sentence, m.First)
	}
	return nil
}

// pairBefore returns the two states of which a text spoke last before a word: those of
// the nearest sentence that names any, where it names two and none behind it a third.
func (j *joiner) pairBefore(sentence, word int) []string {
	var since []string
	for t := sentence; t >= max(0, sentence-sidesReach); t-- {
		var states []string
		for i := range j.Sentences[t].Words {
			m := j.Mentions.At(t, i)
			if t == sentence && i >= word || m == nil || m.Place {
				continue
			}
			for _, id := range j.actorOf[m.Entity] {
				if j.actor(id).Type == "state" {
					states = appendNew(states, id)
				}
			}
		}
		if len(states) == 2 && subset(since, states) {
			return states
		}
		if len(states) > 1 {
			return nil
		}
		since = appendNew(since, states...)
	}
	return nil
}
