package mention

// Which of two names wins where knowledge and tagger disagree.

import (
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// outranks reports whether the tagger's name a wins over the name k that
// knowledge has in or across it.
func (d *document) outranks(s *syntax.Sentence, a, k *atom) bool {
	switch {
	case k.first <= a.first && a.last <= k.last:
		// The same words or fewer: knowledge says more, except that a person
		// may bear the name of a country.
		return a.kind == "PER" && k.kind != "PER" && k.first == a.first && k.last == a.last && d.fullNameOf(s, a)
	case a.first <= k.first && k.last <= a.last:
		if a.kind == "PER" {
			return k.kind != "PER"
		}
		// "Russian Foreign Ministry", "United States Congress": a country and
		// a body are read apart; "Moscow Times" is one name.
		return !d.readApart(s, a, k)
	}
	return a.last-a.first > k.last-k.first
}

// fullNameOf is a guard for single words such as "Jordan": the tagger is
// believed only where a title stands before.
func (d *document) fullNameOf(s *syntax.Sentence, a *atom) bool {
	if a.first == 0 {
		return false
	}
	_, ok := d.lex.titled(s.Words[a.first-1].Text)
	return ok || len(d.kb.TitleKinds(s.Words[a.first-1].Text)) > 0
}

// readApart reports whether the name a is a country k with a body behind it.
func (d *document) readApart(s *syntax.Sentence, a, k *atom) bool {
	if a.kind == "NORP" && k.actor != nil && (k.actor.Type == "population" || k.actor.Type == "state") && strings.HasSuffix(s.Words[a.last-1].Text, "s") {
		return true // "Kenyan | Muslims"
	}
	if k.first == a.first && k.actor != nil && k.actor.Type == "state" && k.alias != knowledge.AliasCapital {
		if describes(s, k.last, a.last) {
			return true // "Kenyan Anglican | leaders"
		}
		_, n := d.nounEndingAt(s, a.last-1)
		rest := wordTexts(s, k.last, a.last)
		whole, _ := d.kb.Longest(rest)
		return n > 0 && a.last-n >= k.last || len(rest) > 0 && whole == len(rest)
	}
	// a known body inside a longer name: "U.S. State Department" as one span;
	// but the "Unity Congress" is no parliament
	if before := wordTexts(s, a.first, k.first); k.last-k.first == 1 && len(before) > 0 {
		if whole, _ := d.kb.Longest(before); whole != len(before) {
			return false
		}
	}
	return k.last == a.last && k.alias == knowledge.AliasName && k.actor != nil && k.actor.Type != "state" && k.actor.Type != "person"
}

// describes reports whether all words of a stretch are adjectives of a common noun behind it.
func describes(s *syntax.Sentence, first, last int) bool {
	for i := first; i < last; i++ {
		h := s.Words[i].Head
		if s.Words[i].UPOS != "ADJ" || s.Words[i].Rel != "amod" || h < last || s.Words[h].UPOS != "NOUN" || startsUpper(s.Words[h].Text) {
			return false
		}
	}
	return first < last
}

// disjoint drops names that overlap an earlier, longer one.
func disjoint(atoms []atom) []atom {
	var out []atom
	for _, a := range atoms {
		if n := len(out); n > 0 && a.first < out[n-1].last {
			if a.last-a.first > out[n-1].last-out[n-1].first {
				out[n-1] = a
			}
			continue
		}
		out = append(out, a)
	}
	return out
}
