package mention

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
)

// wholeArticle is how many sentences a text has that names the country of those it tells of.
const wholeArticle = 8

// fewNamesakes is how many people of the knowledge base may bear a family name by which alone
// one in the highest office is meant: "Brown" is anybody.
const fewNamesakes = 3

// identify links a person to knowledge and fills in office and code.
func (d *document) identify(p *person) {
	p.gender = d.genderOf(p)
	e := &d.set.Entities[p.entity]
	d.facts[p.entity].gender = p.gender
	p.actor = d.identity(p)
	if p.actor != nil {
		if _, taken := d.known[p.actor]; !taken {
			d.known[p.actor] = p.entity
		}
		e.Known, e.Name = p.actor, p.actor.Name
		d.facts[p.entity].country = d.kb.State(p.actor.Country)
	}
	d.office(p)
}

// identity returns who of the knowledge base a person is: somebody of the full
// name whom the text does not contradict, or of a bare family name whom it
// confirms.
func (d *document) identity(p *person) *knowledge.Actor {
	var candidates []*knowledge.Actor
	if len(p.names) > 1 {
		called := d.kb.Lookup(strings.Join(p.names, " "))
		if short := withoutInitials(p.names); len(called) == 0 && len(short) > 1 {
			called = d.kb.Lookup(strings.Join(short, " "))
		}
		for _, a := range called {
			if a.Actor.Type == "person" && !d.contradicted(p, a.Actor) {
				candidates = append(candidates, a.Actor)
			}
		}
		return d.likeliest(p, candidates)
	}
	named := d.kb.Surname(p.names[0])
	for _, a := range named {
		untitled := !slices.ContainsFunc(p.titles, func(t *title) bool { return !d.honorific(t) })
		if (d.lex.given[p.names[0]] != 0 || len(d.sents) >= wholeArticle) && !d.confirmed(p, a) && !d.ofLandSpokenOf(a) {
			continue // "Paul" and "Mr. Browne" are anybody where the text is not about his country
		}
		if !d.contradicted(p, a) && (d.confirmed(p, a) || untitled && (!d.at.IsZero() && len(d.kb.Held(a, d.at)) > 0 || d.at.IsZero() && len(named) == 1 && d.governed(a))) {
			candidates = append(candidates, a)
		}
	}
	if len(candidates) > 1 && !d.confirmed(p, d.likeliest(p, candidates)) {
		if len(p.titles) > 0 || len(named) > fewNamesakes {
			return nil
		}
		return d.onlyLeader(candidates) // "Zuma" is the president, not a minister of the same name
	}
	return d.likeliest(p, candidates)
}

// ofLandSpokenOf reports whether the text names the country of an actor.
func (d *document) ofLandSpokenOf(a *knowledge.Actor) bool {
	st := d.kb.State(a.Country)
	return st != nil && d.speaksOf(st)
}

// withoutInitials leaves out the letters between the names of a person: "Ana M. Diaz".
func withoutInitials(names []string) []string {
	var out []string
	for i, n := range names {
		if i == 0 || i == len(names)-1 || len(strings.TrimSuffix(n, ".")) > 1 {
			out = append(out, n)
		}
	}
	return out
}

// governed reports whether an actor was at the head of a state or a government.
// A text without a date says "Putin" or "Arafat" and nothing else of him; a
// family name that several in the knowledge bear stays open.
func (d *document) governed(a *knowledge.Actor) bool {
	return slices.ContainsFunc(d.kb.Career(a), func(x knowledge.Tenure) bool {
		return leads(x.Office.Kind)
	})
}

// likeliest prefers whom a title confirms, then who is in office at the date.
func (d *document) likeliest(p *person, candidates []*knowledge.Actor) *knowledge.Actor {
	var best *knowledge.Actor
	rank := -1
	for _, c := range candidates {
		r := 0
		if d.confirmed(p, c) {
			r += 2
		}
		if !d.at.IsZero() && len(d.kb.Held(c, d.at)) > 0 {
			r++
		}
		if r > rank {
			best, rank = c, r
		}
	}
	return best
}

// confirmed reports whether a title of the text is one the actor held: at the
// document's date where that is known.
func (d *document) confirmed(p *person, a *knowledge.Actor) bool {
	for _, t := range p.titles {
		if _, ok := d.tenureFor(t, a); ok {
			return true
		}
	}
	return false
}

// notYet reports whether an actor first held the office that a title names
// only after the document's date: father and son, say.
func (d *document) notYet(t *title, a *knowledge.Actor) bool {
	later := false
	for _, x := range d.kb.Career(a) {
		if slices.Contains(t.kinds, x.Office.Kind) {
			if d.at.IsZero() || !d.at.Before(x.From) {
				return false
			}
			later = true
		}
	}
	return later && t.former
}

// served reports whether an actor held an office of an international body, or of one
// that belongs to the same.
func (d *document) served(a, body *knowledge.Actor) bool {
	return slices.ContainsFunc(d.kb.Career(a), func(x knowledge.Tenure) bool {
		of := d.kb.Actor(x.Office.Of)
		return of != nil && strings.HasPrefix(of.Code, body.Code[:min(len(body.Code), 6)])
	})
}

// contradicted reports whether the text says something of a person that is not
// true of the actor: another country's office, a body's, or a trade.
func (d *document) contradicted(p *person, a *knowledge.Actor) bool {
	for _, t := range p.titles {
		if d.lex.is("nonpolitical", d.sents[t.sentence].Words[t.last-1].Lemma) {
			return true
		}
		if d.notYet(t, a) {
			return true
		}
		owner := d.ownerActor(t)
		if owner != nil && strings.HasPrefix(owner.Code, "IGO") && !t.former && !d.served(a, owner) {
			return true // an ambassador before or after, but now of the United Nations
		}
		if owner == nil || owner.Country == "" || a.Country == "" || owner.Country == a.Country {
			continue
		}
		if !slices.ContainsFunc(d.kb.Career(a), func(x knowledge.Tenure) bool {
			of := d.kb.Actor(x.Office.Of)
			return of != nil && (of.Country == "" || of.Country == owner.Country)
		}) {
			return true
		}
	}
	return false
}
