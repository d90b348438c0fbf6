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
		out = append(out, Trial{Rule: r, Word: m.s.Words[i].Text, Failed: failed.String(), Match: found})
	})
	return out
}

// failure is why a rule does not hold, the zero value where it does. It is put
// into words only for who asks: most rules fail at most words.
type failure struct {
	what  string    // with places for words, or to go before of
	words [2]string // of the sentence, of the rule
	of    fmt.Stringer
}

func (f failure) String() string {
	switch {
	case f.of != nil:
		return f.what + f.of.String()
	case f.words[0] != "":
		return fmt.Sprintf(f.what, f.words[0], f.words[1])
	}
	return f.what
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
