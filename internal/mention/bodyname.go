package mention

import (
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// chamberOf returns the country of the chamber of parliament that the name of a committee begins
// with: "the House Rules Committee", "the Senate ethics panel". Nil for any other body.
func (d *document) chamberOf(si int, a *atom, code string) *knowledge.Actor {
	s := &d.sents[si]
	if code != "GOV" && code != "LEG" && code != "" || a.last-a.first < 2 || !d.lex.is("panel", s.Words[a.last-1].Lower()) {
		return nil
	}
	if k := d.atomIndex(si, a.first) - 1; k >= 0 && d.atoms[si][k].actor != nil && d.atoms[si][k].last+1 == a.first && possessive(s.Words[a.first-1]) && lastThree(d.atoms[si][k].actor.Code) == "LEG" {
		return d.bodyOf(si, &d.atoms[si][k]) // "the Kenyan Senate's Finance Committee"
	}
	first := s.Words[a.first].Text
	if iso := d.lex.classes["chamber"][first]; iso != "" {
		return d.kb.State(iso)
	}
	for _, al := range d.kb.Lookup(first) {
		if lastThree(al.Actor.Code) != "LEG" || al.Actor.Country == "" {
			continue
		}
		b := atom{first: a.first, last: a.first + 1, head: a.first, kind: "ORG", actor: al.Actor, entity: -1}
		if d.foreignBody(si, &b) {
			return d.mainState()
		}
		return d.kb.State(al.Actor.Country)
	}
	return nil
}

// landInside returns the country of the town or region that the name of a body of a known kind
// begins with, or that it is of: "Denver Police Department", "Ohio Supreme Court". Nil where none is known.
func (d *document) landInside(s *syntax.Sentence, a *atom, kind, code string) *knowledge.Actor {
	if kind != "government" && (kind != "organization" || !d.lex.is("townbody", code)) {
		return nil
	}
	if of := a.first + 1; of < a.last {
		for of < a.last && s.Words[of].Lemma != "of" {
			of++
		}
		if of+1 < a.last {
			if country, others := d.geography.landOf(textOf(s, of+1, a.last)); country != "" && !d.ratherIn(country, others) {
				return d.kb.State(country) // "the Municipal Corporation of Pune"
			}
		}
	}
	for n := min(3, a.last-a.first-1); n > 0; n-- {
		name := textOf(s, a.first, a.first+n)
		if n == 1 && (d.lex.is("wordtown", strings.ToLower(name)) || d.lex.given[name] != 0) { // "George Washington University"
			return nil
		}
		if country, others := d.geography.landOf(name); country != "" {
			if d.ratherIn(country, others) {
				return nil
			}
			return d.kb.State(country)
		}
	}
	return nil
}
