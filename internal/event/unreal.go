package event

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout/internal/rule"
	"readout/internal/syntax"
)

// firstYear is the year before which what happened is history, not news.
const firstYear = 1945

// unreal says why what a match tells is no event of the news: it is part of a
// tale, a game, a match or a drill, it is history, or it only tells people apart ("a jailed
// dissident"). "" for events.
func (c *Coder) unreal(s *syntax.Sentence, f *rule.Match, denotes rule.Senses) string {
	w := s.Words[f.Head]
	if w.Rel == "amod" && w.XPOS == "VBN" && len(f.Source) == 0 && w.Head > f.Head {
		return "only describes " + s.Words[w.Head].Text
	}
	if w.Rel == "acl" && w.XPOS == "VBN" && w.Head >= 0 && anyOf(s, w.Head) {
		return "of any " + s.Words[w.Head].Text // "no part in any force sent to Gaza"
	}
	if w.Rel == "amod" && w.XPOS == "VBG" && f.Rule.Code.Plover == "CONSULT" && len(f.Target) == 0 && w.Head > f.Head {
		return "only describes " + s.Words[w.Head].Text // "a visiting envoy said"
	}
	if w.Rel == "acl:relcl" && w.Head >= 0 && s.Words[w.Head].Lemma == "what" && c.rules.Class("calling")[w.Lemma] {
		return "only says what somebody calls it" // "condemned what it called illegal acts"
	}
	if (w.Rel == "amod" || w.Rel == "compound") && f.Head > 0 && w.Head == f.Head+1 && s.Words[w.Head].UPOS == "PROPN" && startsUpper(w.Text) {
		return "part of the name " + w.Text + " " + s.Words[w.Head].Text // "Downing Street"
	}
	if f.Rule.Code.Plover == "ASSAULT" && (f.Rule.ID == Learned || c.rules.Class("blow")[w.Lemma]) && (c.between(f, denotes, "politician") || c.inWords(s, f, denotes)) {
		return "a contest of words and votes"
	}
	if f.Rule.ID == Learned && c.rules.Class("plain")[w.Lemma] {
		return "too plain a word to tell an event by"
	}
	if c.harms[w.Lemma] != "" && w.UPOS == "VERB" {
		for _, k := range s.Children(f.Head) {
			if (s.Words[k].Rel == "obj" || s.Words[k].Rel == "nsubj:pass") && nobody(s, k) {
				return "nobody came to harm"
			}
		}
	}
	if p := f.Rule.Code.Plover; f.Rule.ID == Learned || p == "ASSAULT" || p == "COERCE" || p == "THREATEN" || p == "RETREAT" {
		if slices.ContainsFunc(f.Source, func(w int) bool { return nobody(s, w) }) {
			return "nobody did it"
		}
		for i := range s.Words {
			if c.sport[s.Words[i].Lemma] && c.harms[w.Lemma] != "arrested" { // no match jails anybody
				return "sport: " + s.Words[i].Text
			}
		}
	}
	if why := c.ofMatch(s, f); why != "" {
		return why
	}
	at := f.Head
	for range climb {
		for _, k := range s.Children(at) {
			if year := oldYear(s, k); year != "" && (syntax.IsRel(s.Words[k].Rel, "obl") || syntax.IsRel(s.Words[k].Rel, "nmod")) {
				return "history: " + year
			}
			if age := c.oldAge(s, k); age != "" {
				return "history: " + age
			}
			if f.Rule.Code.Plover == "ASSAULT" && syntax.IsRel(s.Words[k].Rel, "obl") && c.rules.Class("drill")[s.Words[k].Lemma] {
				return "only practised: " + s.Words[k].Text
			}
			subject := syntax.IsRel(s.Words[k].Rel, "nsubj") && k != at
			inside := syntax.IsRel(s.Words[k].Rel, "obl") && (marker(s, k) == "in" || marker(s, k) == "")
			if n := s.Child(k, "nmod"); subject && n >= 0 && marker(s, n) == "of" && c.fiction[s.Words[n].Lemma] {
				return "told in a " + s.Words[n].Lemma // "the season of the series opens with …"
			}
			if (subject || inside) && c.fiction[s.Words[k].Lemma] && !slices.Contains(f.Source, k) && !c.counts(s, k) {
				return "told in a " + s.Words[k].Lemma
			}
		}
		if s.Words[at].Head < 0 {
			return ""
		}
		at = s.Words[at].Head
		if c.fiction[s.Words[at].Lemma] && s.Words[at].UPOS == "NOUN" && !c.counts(s, at) {
			return "told in a " + s.Words[at].Lemma
		}
	}
	return ""
}

// inWords reports whether a politician, or one who tells for what, strikes a politician or a person: "attacked
// her over an email", "hit him for using the law".
func (c *Coder) inWords(s *syntax.Sentence, f *rule.Match, denotes rule.Senses) bool {
	person := func(w int) bool { return denotes(w, "person") || denotes(w, "office") }
	if len(f.Source) == 0 || len(f.Target) == 0 || !person(f.Target[0]) || !person(f.Source[0]) || denotes(f.Source[0], "armed") {
		return false
	}
	for _, k := range s.Children(f.Head) {
		if k < f.Head {
			continue
		}
		switch w := s.Words[k]; {
		case syntax.IsRel(w.Rel, "obl") && (marker(s, k) == "over" || marker(s, k) == "for"):
			return true
		case syntax.IsRel(w.Rel, "advcl") && (marker(s, k) == "for" || marker(s, k) == "by"):
			return true
		}
	}
	return false
}

// between reports whether those at both ends of a match are all of one kind.
func (c *Coder) between(f *rule.Match, denotes rule.Senses, kind string) bool {
	other := func(w int) bool { return !denotes(w, kind) }
	return len(f.Source) > 0 && len(f.Target) > 0 && !slices.ContainsFunc(f.Source, other) && !slices.ContainsFunc(f.Target, other)
}

// ofMatch says why sides that meet, or one who is blamed, are of a match and no actors: "meet
// in the semi-final", "accused the defender of laziness".
func (c *Coder) ofMatch(s *syntax.Sentence, f *rule.Match) string {
	switch f.Rule.Code.Plover {
	case "CONSULT":
		if c.meetAsTeam(s, f) {
			return "sport: a country's team"
		}
		for _, k := range s.Children(f.Head) {
			if !syntax.IsRel(s.Words[k].Rel, "obl") || marker(s, k) != "in" {
				continue
			}
			for _, of := range append(s.Children(k), k) { // "in the quarter-final of the tournament"
				if c.sport[s.Words[of].Lemma] || c.rules.Class("fixture")[s.Words[of].Lemma] && s.Words[of].UPOS == "NOUN" {
					return "sport: " + s.Words[of].Text
				}
			}
		}
	case "ACCUSE", "SUPPORT":
		for _, k := range append(slices.Clone(f.Target), f.Source...) {
			if w := s.Words[k]; c.sport[w.Lemma] || w.Rel == "amod" && w.Head >= 0 && c.sport[s.Words[w.Head].Lemma] {
				return "sport: " + w.Text
			}
		}
	}
	return ""
}

// meetAsTeam reports whether a country is spoken of in the plural as it meets another: "Ireland meet France in
// Dublin" tells of two teams.
func (c *Coder) meetAsTeam(s *syntax.Sentence, f *rule.Match) bool {
	w := s.Words[f.Head]
	if w.XPOS != "VBP" || w.Lemma != "meet" || len(f.Source) != 1 || len(f.Target) != 1 || !stopped(s) {
		return false
	}
	n := s.Words[f.Source[0]]
	return n.XPOS == "NNP" && !strings.HasSuffix(n.Text, "s") && n.Rel == "nsubj" && s.Child(f.Source[0], "conj", "appos") < 0 && s.Words[f.Target[0]].UPOS == "PROPN"
}

// counts reports whether a noun only counts what its "of" names: "a series of
// bombings" is no tale.
func (c *Coder) counts(s *syntax.Sentence, k int) bool {
	n := s.Child(k, "nmod")
	return n >= 0 && marker(s, n) == "of" && c.rules.Class("transparent")[s.Words[k].Lemma]
}

// oldAge returns the century of history that a phrase names: "in the 16th century",
// "the bishops of the twelfth century".
func (c *Coder) oldAge(s *syntax.Sentence, k int) string {
	if s.Words[k].UPOS == "VERB" {
		return ""
	}
	first, last := s.Subtree(k)
	for i := first + 1; i < last && i < first+12; i++ {
		two := s.Words[i-1].Lower() + " " + s.Words[i].Lower()
		if inside := marker(s, k) == "in" || marker(s, k) == "during"; inside && (c.rules.Class("oldwar")[two] || c.rules.Class("oldwar")[s.Words[i].Lower()]) {
			return two
		}
		if s.Words[i].Lemma != "century" {
			continue
		}
		n := s.Words[i-1].Lower()
		age := 0
		if _, err := fmt.Sscanf(n, "%dth", &age); err == nil && age < 20 || c.centuries[n] {
			return n + " century"
		}
	}
	return ""
}

// oldYear returns the year that word k names if it lies before the news.
func oldYear(s *syntax.Sentence, k int) string {
	first, last := s.Subtree(k)
	for i := first; i < last && i < first+6; i++ {
		text := s.Words[i].Text
		if (text == "BC" || text == "BCE" || text == "B.C.") && i > 0 && s.Words[i-1].UPOS == "NUM" {
			return s.Words[i-1].Text + " " + text
		}
		if (text == "AD" || text == "A.D." || text == "CE") && i > 0 && i+1 < len(s.Words) && (s.Words[i-1].UPOS == "NUM" || s.Words[i+1].UPOS == "NUM") {
			return text
		}
		text = strings.TrimSuffix(text, "s") // "in the 1840s"
		if len(text) == 4 && strings.Trim(text, "0123456789") == "" {
			if year, err := strconv.Atoi(text); err == nil && year >= 1000 && year < firstYear && marker(s, k) == "in" {
				return text
			}
		}
	}
	return ""
}

// anyOf reports whether a noun names no certain thing but any of its kind.
func anyOf(s *syntax.Sentence, noun int) bool {
	det := s.Child(noun, "det")
	return det >= 0 && (s.Words[det].Lower() == "any" || s.Words[det].Lower() == "every")
}
