package mention

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// administrations finds the family name in "the Obama administration" where the
// tagger saw no person: it changes such names in the list and returns those
// not in it.
func (d *document) administrations(s *syntax.Sentence, found []atom) []atom {
	return taken(s, found, "PER", "", func(i int) bool {
		return i+1 < len(s.Words) && d.lex.is("follower", s.Words[i+1].Lemma) && startsUpper(s.Words[i].Text) && len(d.kb.Surname(s.Words[i].Text)) > 0
	})
}

// leaders finds those at the head of a state or its government at the document's date who
// are called by their family name alone where the tagger saw no person ("Xi met …"): it
// changes such names in the list and returns those not in it.
func (d *document) leaders(s *syntax.Sentence, found []atom) []atom {
	return taken(s, found, "PER", "LOC", func(i int) bool {
		return d.aloneAndActs(s, i) && d.leader(s.Words[i].Text) != nil
	})
}

// taken makes names of a kind of the single words that are such: it changes those in the list
// that knowledge does not have, unless they are of the kind spared, and returns the others.
func taken(s *syntax.Sentence, found []atom, kind, spared string, is func(i int) bool) []atom {
	var more []atom
	for i := range s.Words {
		if !is(i) {
			continue
		}
		k := slices.IndexFunc(found, func(a atom) bool { return a.first <= i && i < a.last })
		switch {
		case k < 0:
			more = append(more, atom{first: i, last: i + 1, kind: kind, entity: -1})
		case found[k].actor == nil && found[k].last-found[k].first == 1 && found[k].kind != spared:
			found[k].kind = kind
		}
	}
	return more
}

// aloneAndActs reports whether word i is a name of one word where one who does something
// stands, or to whom it is done.
func (d *document) aloneAndActs(s *syntax.Sentence, i int) bool {
	w := s.Words[i]
	if w.UPOS != "PROPN" || !startsUpper(w.Text) || d.lex.given[w.Text] != 0 {
		return false
	}
	if i > 0 && s.Words[i-1].UPOS == "PROPN" || i+1 < len(s.Words) && s.Words[i+1].UPOS == "PROPN" || s.Child(i, "flat", "compound", "det", "amod") >= 0 {
		return false
	}
	switch c := s.Child(i, "case"); {
	case syntax.IsRel(w.Rel, "nsubj"), w.Rel == "obj", w.Rel == "iobj":
		return true
	case w.Rel == "nmod:poss", w.Rel == "conj":
		return c < 0 || possessive(s.Words[c])
	default:
		return c >= 0 && d.lex.is("partner", s.Words[c].Lemma)
	}
}

// leader returns the one person whom a family name may mean who is at the head of a state
// or a government at the document's date.
func (d *document) leader(name string) *knowledge.Actor {
	if d.at.IsZero() {
		return nil
	}
	return d.onlyLeader(d.kb.Surname(name))
}

// onlyLeader returns the one of some persons who is at the head of a state or a government
// at the document's date; nil for none or several.
func (d *document) onlyLeader(people []*knowledge.Actor) *knowledge.Actor {
	var found *knowledge.Actor
	for _, a := range people {
		if !slices.ContainsFunc(d.kb.Held(a, d.at), func(x knowledge.Tenure) bool { return leads(x.Office.Kind) }) {
			continue
		}
		if found != nil {
			return nil
		}
		found = a
	}
	return found
}

// leads reports whether a kind of office is at the head of a state or its government.
func leads(kind string) bool { return kind == "head-of-state" || kind == "head-of-government" }

// rather reports whether of two persons with one family name, the other named before, the text
// means this one by the bare name: the one whom knowledge has or, of two who are unknown, the
// text gives an office, and not his wife; not the one whom it calls by his given name alone, as
// it does a child; and otherwise the one it named first, who needs no given name any more. Whom
// it names in full much more often than the other is meant in any case.
func (d *document) rather(p, best *person) bool {
	child := d.public(best) == 0 && d.familiar(best)
	if often := p.count >= 2*best.count; often || best.count >= 2*p.count && best.count > 2 && !child {
		return often && (p.count > 2 || d.public(p) >= d.public(best)) && !(d.public(p) == 0 && d.familiar(p))
	}
	if a, b := d.public(p), d.public(best); a != b {
		return a > b
	}
	return child && !d.familiar(p)
}

// public tells how public a person is: 2 for whom knowledge has, 1 for whom the text gives an
// office.
func (d *document) public(p *person) int {
	switch {
	case slices.ContainsFunc(d.kb.Lookup(strings.Join(p.names, " ")), func(a knowledge.Alias) bool { return a.Actor.Type == "person" }):
		return 2
	case slices.ContainsFunc(p.titles, func(t *title) bool { return d.titleCode(t) != "" }):
		return 1
	}
	return 0
}
