// Package rulecheck runs the examples that rules carry: a "fires" sentence
// must be coded by its rule exactly once and with the marked words, a "silent"
// one not at all.
package rulecheck

import (
	"fmt"
	"strings"

	"readout/internal/event"
	"readout/internal/mention"
	"readout/internal/rule"
	"readout/internal/syntax"
)

// Failure is one example that did not come out as its rule says.
type Failure struct {
	Place string // path:line:column of the example
	Rule  string
	Text  string
	Wrong string // what is wrong
	Tree  string // tokens, tags and tree, for people
}

// String writes the failure over several lines.
func (f Failure) String() string {
	return fmt.Sprintf("%s: rule %s: %s\n    %s\n%s", f.Place, f.Rule, f.Wrong, f.Text, f.Tree)
}

// Analyse reads a sentence as the pipeline would, up to its mentions.
type Analyse func(text string) ([]syntax.Sentence, *mention.Set)

// Run checks every example of every rule and returns the failures with the
// number of examples run.
func Run(coder *event.Coder, analyse Analyse) (failures []Failure, ran int) {
	rules := coder.Rules().Rules
	for i := range rules {
		for _, e := range rules[i].Examples {
			ran++
			sents, set := analyse(e.Text)
			if wrong := check(coder, &rules[i], e, sents, set); wrong != "" {
				failures = append(failures, Failure{Place: e.Place, Rule: rules[i].ID, Text: e.Text, Wrong: wrong, Tree: trees(sents)})
			}
		}
	}
	return failures, ran
}

func trees(sents []syntax.Sentence) string {
	var b strings.Builder
	for i := range sents {
		b.WriteString(sents[i].String())
	}
	return b.String()
}

// found is a match together with its sentence.
type found struct {
	rule.Match
	s *syntax.Sentence
}

func check(coder *event.Coder, r *rule.Rule, e rule.Example, sents []syntax.Sentence, set *mention.Set) string {
	var own []found
	var others []string
	for i := range sents {
		for _, m := range coder.Matcher(&sents[i], set).Match() {
			if m.Rule.ID == r.ID {
				own = append(own, found{m, &sents[i]})
			} else {
				others = append(others, m.Rule.ID)
			}
		}
	}
	switch {
	case !e.Fires && len(own) > 0:
		return fmt.Sprintf("should stay silent but matches at %q", own[0].s.Words[own[0].Head].Text)
	case !e.Fires:
		return ""
	case len(own) == 0:
		return "should fire but does not" + why(coder, r, sents, set, others)
	case len(own) > 1:
		return fmt.Sprintf("should match once but matches %d times", len(own))
	}
	for _, role := range []struct {
		label string
		words []int
	}{{"event", own[0].Trigger}, {"source", own[0].Source}, {"target", own[0].Target}} {
		if wrong := marked(own[0].s, e, role.label, role.words); wrong != "" {
			return wrong
		}
	}
	return ""
}

// why says what kept a rule from firing.
func why(coder *event.Coder, r *rule.Rule, sents []syntax.Sentence, set *mention.Set, others []string) string {
	var b strings.Builder
	tried := false
	for i := range sents {
		for _, t := range coder.Matcher(&sents[i], set).Explain() {
			if t.Rule.ID != r.ID {
				continue
			}
			tried = true
			if t.Failed == "" {
				fmt.Fprintf(&b, "; at %q another rule won: %s", t.Word, strings.Join(others, ", "))
			} else {
				fmt.Fprintf(&b, "; at %q %s", t.Word, t.Failed)
			}
		}
	}
	if !tried {
		return "; none of its trigger words is in the sentence"
	}
	return b.String()
}

// marked compares the words of a role with the example's marks: every mark
// holds one of them, and none lies outside all marks.
func marked(s *syntax.Sentence, e rule.Example, label string, words []int) string {
	marks := e.Marks[label]
	if len(marks) == 0 {
		return ""
	}
	inside := func(w int, m [2]int) bool { return m[0] <= s.Words[w].Start && s.Words[w].End <= m[1] }
	hit := make([]bool, len(marks))
	for _, w := range words {
		any := false
		for i, m := range marks {
			if inside(w, m) {
				hit[i], any = true, true
			}
		}
		if !any && label != "event" {
			return fmt.Sprintf("%s is %q, which is not marked", label, s.Words[w].Text)
		}
	}
	for i, m := range marks {
		if !hit[i] {
			return fmt.Sprintf("%s should be %q", label, e.Text[m[0]:m[1]])
		}
	}
	return ""
}
