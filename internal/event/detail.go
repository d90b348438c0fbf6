package event

import (
	"slices"

	"readout/internal/rule"
	"readout/internal/syntax"
)

// harms are the kinds of harm that an event can say it did; the classes
// "harm-killed" and so on list their lemmas.
var harms = []string{"killed", "injured", "arrested", "abducted", "displaced"}

// harmWords returns the lemmas that tell of harm.
func harmWords(set *rule.Set) map[string]string {
	out := map[string]string{}
	for _, h := range harms {
		for lemma := range set.Class("harm-" + h) {
			out[lemma] = h
		}
	}
	return out
}

// harm returns what the event did to people, by its trigger, the verbs joined
// to it ("killed and wounded") and what it ends in ("an attack that killed
// two", "…, killing two").
func (c *Coder) harm(s *syntax.Sentence, e *Event) []string {
	var out []string
	add := func(w int) {
		if h := c.harms[s.Words[w].Lemma]; h != "" && !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	hosts := slices.Clone(e.Trigger)
	if w := s.Words[e.Head]; w.Head >= 0 && (syntax.IsRel(w.Rel, "nsubj") || w.Rel == "obj" && s.Words[e.Head].UPOS == "NOUN") {
		hosts = append(hosts, w.Head) // "the attack killed two"
	}
	for _, t := range hosts {
		add(t)
		for _, k := range s.Children(t) {
			if w := s.Words[k]; w.UPOS == "VERB" && (w.Rel == "conj" || syntax.IsRel(w.Rel, "acl") || syntax.IsRel(w.Rel, "advcl") && w.XPOS == "VBG") {
				add(k)
			}
		}
	}
	slices.Sort(out)
	return out
}

// instrument returns the byte range of what the act was done with: "with
// rockets", "using tear gas", or the weapon that acts ("Israeli jets").
func (c *Coder) instrument(s *syntax.Sentence, e *Event) [2]int {
	for _, t := range e.Trigger {
		for _, k := range s.Children(t) {
			w := s.Words[k]
			prep := marker(s, k)
			with := (syntax.IsRel(w.Rel, "obl") || syntax.IsRel(w.Rel, "nmod")) && (prep == "with" || prep == "by") && c.weapons[w.Lemma]
			if with || w.Rel == "obj" && c.weapons[w.Lemma] || syntax.IsRel(w.Rel, "nsubj") && c.weapons[w.Lemma] || w.Rel == "compound" && c.weapons[w.Lemma] {
				return phrase(s, k)
			}
			if w.Lemma == "use" && w.XPOS == "VBG" && syntax.IsRel(w.Rel, "advcl") {
				if o := s.Child(k, "obj"); o >= 0 {
					return phrase(s, o)
				}
			}
		}
	}
	return [2]int{}
}

// phrase returns the byte range of a noun with what stands before it.
func phrase(s *syntax.Sentence, head int) [2]int {
	first := head
	for _, k := range s.Children(head) {
		if w := s.Words[k]; k < first && (w.Rel == "amod" || syntax.IsRel(w.Rel, "compound") || w.Rel == "nummod") {
			first = k
		}
	}
	return [2]int{s.Words[first].Start, s.Words[head].End}
}

// purpose returns the byte range of the "to …" clause that says what the act
// is for. Of words it is what is promised or asked, no purpose.
func (c *Coder) purpose(s *syntax.Sentence, e *Event, quad int) [2]int {
	if quad == 3 || e.Plover == "AGREE" || e.Plover == "CONCEDE" {
		return [2]int{}
	}
	for _, t := range append(slices.Clone(e.Trigger), e.Target...) { // parsers hang the clause on either
		for _, k := range s.Children(t) {
			if w := s.Words[k]; w.XPOS == "VB" && (syntax.IsRel(w.Rel, "advcl") || w.Rel == "acl" && s.Words[t].UPOS != "VERB") && marker(s, k) == "to" {
				first, last := s.Subtree(k)
				return clip(s, first, last)
			}
		}
	}
	return [2]int{}
}

// attackers gives an attack told by its victims alone the source that its own
// clause of time names: "three were wounded when rebels ambushed their convoy".
func (c *Coder) attackers(s *syntax.Sentence, events []Event) {
	for i := range events {
		e := &events[i]
		if e.Plover != "ASSAULT" || len(e.Source) > 0 || len(e.Target) == 0 {
			continue
		}
		for _, by := range events {
			w := s.Words[by.Head]
			mark := s.Child(by.Head, "mark", "advmod")
			if by.Plover != "ASSAULT" || len(by.Source) == 0 || by.Modality != e.Modality || w.Head != e.Head ||
				!syntax.IsRel(w.Rel, "advcl") || mark < 0 || !c.occasions[s.Words[mark].Lemma] {
				continue
			}
			e.Source = by.Source
			e.Why = append(e.Why, "source: who acts in "+s.Words[mark].Text+" … "+w.Text)
			break
		}
	}
}
