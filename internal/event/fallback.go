package event

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/mention"
	"readout/internal/rule"
	"readout/internal/syntax"
)

// Candidate returns the ends of a verb that could be an event though no rule
// knows it: somebody with a code acts, and somebody else with a code, no part
// of the first, stands at its other end.
func Candidate(s *syntax.Sentence, set *mention.Set, frames *rule.Frames, i int) (Ends, bool) {
	w := s.Words[i]
	if w.UPOS != "VERB" || w.Rel == "amod" {
		return Ends{}, false
	}
	f := frames.Of(i)
	sources, _ := f.Get("nsubj")
	source := coded(s, set, sources, nil)
	if source < 0 {
		return Ends{}, false
	}
	objects, _ := f.Get("obj")
	telling := slices.ContainsFunc(objects, func(o int) bool { return frames.In("telling", o) })
	for _, a := range f.Args {
		switch {
		case a.Dep == "obj" || a.Dep == "iobj":
		case telling && a.Dep == "obl:on": // "shared information on rebels": whom it is about
			continue
		case strings.HasPrefix(a.Dep, "obl:") && slices.Contains(addressed, a.Dep[4:]):
		default:
			continue
		}
		if target := coded(s, set, a.Words, append(slices.Clone(sources), source)); target >= 0 {
			return Ends{Trigger: i, Source: source, Target: target}, true
		}
		for _, o := range a.Words { // "froze the accounts of the party"
			for _, dep := range []string{"poss", "amod", "obl:of", "obl:to", "obl:with", "obl:against", "obl:on", "compound"} {
				if dep == "obl:on" && telling {
					continue
				}
				owners, _ := frames.Of(o).Get(dep)
				if target := coded(s, set, owners, append(slices.Clone(sources), source)); target >= 0 {
					return Ends{Trigger: i, Source: source, Target: target}, true
				}
			}
		}
	}
	return Ends{}, false
}

// addressed are the prepositions that lead to whom an act is for or against.
var addressed = []string{"to", "against", "with", "on", "at", "from", "into", "upon", "toward", "towards"}

// coded returns the first word that names an actor with a code of a country or
// an international body, -1 for none.
func coded(s *syntax.Sentence, set *mention.Set, words, not []int) int {
	for _, w := range words {
		if k := s.Child(w, "nmod:poss"); slices.Contains(not, w) || k >= 0 && s.Words[k].XPOS == "PRP$" {
			continue // "shared it with his supporters"
		}
		m := set.At(s.Index, w)
		if m == nil || m.Place {
			continue
		}
		for _, n := range not {
			if o := set.At(s.Index, n); o != nil && o.Entity == m.Entity {
				return -1
			}
		}
		if e := &set.Entities[m.Entity]; e.Actor() && (e.Known != nil || len(e.Code) >= 6) {
			return w
		}
	}
	return -1
}

// Learned stands for the id of a rule where the classifier decided.
const Learned = "learned"

// sure is the probability from which on the classifier's word makes an event
// where no rule speaks, found on our own development sentences.
const sure = 0.99

// guessed returns the events of predicates on which rules are silent.
func (c *Coder) guessed(s *syntax.Sentence, set *mention.Set, frames *rule.Frames, matches []rule.Match, denotes rule.Senses) []Event {
	if c.learned == nil {
		return nil
	}
	var out []Event
	for i := range s.Words {
		if slices.ContainsFunc(matches, func(f rule.Match) bool { return slices.Contains(f.Trigger, i) }) {
			continue
		}
		ends, ok := Candidate(s, set, frames, i)
		if over := s.Words[max(ends.Target, 0)].Head; !ok || slices.ContainsFunc(matches, func(f rule.Match) bool { return f.Head == over && over != i }) {
			continue // "at Peru's request, they met": the request is what Peru does
		}
		g := c.learned.Type(s, ends, false)
		if g.Plover == "" || g.P < sure {
			continue
		}
		f := rule.Match{Rule: &rule.Rule{ID: Learned, Code: rule.Code{Plover: g.Plover}}, Head: i, Trigger: []int{i},
			Source: []int{ends.Source}, Target: []int{ends.Target}, Frame: frames.Of(i),
			Steps: []string{fmt.Sprintf("no rule: the classifier says %s with %.2f", g.Plover, g.P)}}
		if c.unreal(s, &f, denotes) != "" {
			continue
		}
		e := c.event(s, frames, f, denotes)
		e.Why[0] = Learned
		e.Confidence = min(e.Confidence, float64(int(g.P*100+0.5))/100)
		out = append(out, e)
	}
	return out
}

// decide lets the classifier choose between rules of equal rank that want the
// same word for different types; nil without a classifier.
func (c *Coder) decide(s *syntax.Sentence) func([]rule.Match) (int, string) {
	if c.learned == nil {
		return nil
	}
	return func(list []rule.Match) (int, string) {
		ends := Ends{Trigger: list[0].Head, Source: -1, Target: -1}
		if len(list[0].Source) > 0 {
			ends.Source = list[0].Source[0]
		}
		if len(list[0].Target) > 0 {
			ends.Target = list[0].Target[0]
		}
		g := c.learned.Type(s, ends, true)
		for i := range list {
			if list[i].Rule.Code.Plover == g.Plover {
				return i, fmt.Sprintf("of %d rules of equal rank the classifier chose this type with %.2f", len(list), g.P)
			}
		}
		return 0, ""
	}
}
