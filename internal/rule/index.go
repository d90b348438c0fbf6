package rule

import (
	"slices"
)

// index files each rule under the word that must be present for it to match.
func (s *Set) index() {
	s.triggers = [][]*trigger{nil}
	for i := range s.Rules {
		s.number(&s.Rules[i])
		for _, p := range s.Rules[i].Verb {
			t := &trigger{i, p, s.numbers(p[1:]), false}
			for _, w := range s.numbers(append(inflections(p[0]), p[0])) {
				s.triggers[w] = append(s.triggers[w], t)
			}
		}
		for _, p := range s.Rules[i].Noun {
			last := len(p) - 1
			key := s.numbers(p[last:])[0]
			s.triggers[key] = append(s.triggers[key], &trigger{i, p, s.numbers(p[:last]), true})
		}
	}
}

// number numbers the words that a rule asks its arguments for.
func (s *Set) number(r *Rule) {
	sorted := func(words []string) lemmas {
		out := s.numbers(words)
		slices.Sort(out)
		return out
	}
	for _, conditions := range [][]Condition{r.With, r.Without} {
		for k := range conditions {
			conditions[k].lemmas = sorted(conditions[k].Lemma)
		}
	}
	for _, role := range []*Role{r.Source, r.Target} {
		if role != nil {
			role.lemmas = sorted(role.Lemma)
		}
	}
}

// numbers gives words their numbers, new ones where they have none.
func (s *Set) numbers(words []string) []int32 {
	out := make([]int32, len(words))
	for i, w := range words {
		n, ok := s.words[w]
		if !ok {
			n = int32(len(s.triggers))
			s.words[w], s.triggers = n, append(s.triggers, nil)
		}
		out[i] = n
	}
	return out
}
