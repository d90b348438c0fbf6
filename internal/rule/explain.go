package rule

import (
	"fmt"
	"strings"
)

// Trial is one rule tried at one word.
type Trial struct {
	Rule   *Rule
	Word   string
	Failed string // the first condition that did not hold; "" for a match
	Match  Match
}

// Explain tries every rule whose key word stands in the sentence and says what
// became of it.
func (m *Matcher) Explain() []Trial {
	var out []Trial
	m.each(func(t *trigger, i int) {
		r := &m.set.Rules[t.rule]
		found, failed := m.try(r, t, i)
		out = append(out, Trial{Rule: r, Word: m.s.Words[i].Text, Failed: failed, Match: found})
	})
	return out
}

// String says in words where the role is looked for.
func (r *Role) String() string {
	s := "none at " + strings.Join(r.Deps, " or ")
	if len(r.Kinds) > 0 {
		s += " that is " + strings.Join(r.Kinds, " or ")
	}
	if len(r.Lemma) > 0 {
		s += fmt.Sprintf(" and one of %q", r.Lemma)
	}
	return s
}

// String says in words what the condition asks for.
func (c Condition) String() string {
	s := strings.Join(c.Deps, " or ")
	if len(c.Lemma) > 0 {
		list := c.Lemma
		if len(list) > 6 {
			list = append(append([]string{}, list[:6]...), "…")
		}
		s += " among " + strings.Join(list, ", ")
	}
	if len(c.Kinds) > 0 {
		s += " that is " + strings.Join(c.Kinds, " or ")
	}
	return s
}
