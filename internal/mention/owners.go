package mention

import (
	"slices"
	"strings"

	"readout/internal/syntax"
)

// owners finds whose people or body the phrase names: in front of the head,
// then behind it.
func (d *document) owners(p *phrase) {
	s := &d.sents[p.sentence]
	for k := range d.atoms[p.sentence] {
		a := &d.atoms[p.sentence][k]
		if a.first < p.first || a.last > p.head {
			continue
		}
		if a.kind == "NORP" && ethnic(s, a.first) {
			// "ethnic Hungarian farmers" are of where they live
			if of := d.set.Entities[d.atomEntity(p.sentence, a)].Of; of >= 0 {
				p.owners = append(p.owners, of)
			}
			continue
		}
		switch d.sponsor(s, a) {
		case "backed":
			p.sponsored = true
			continue
		case "against":
			continue
		case "led":
			if e := d.ledBy(p, a); e >= 0 {
				p.owners = append(p.owners, e)
				continue
			}
		}
		if !adjectiveAtom(a) && d.inExile(p) {
			continue // "Miami-based exiles"
		}
		if before := s.Words[a.first-min(a.first, 1)]; len(p.owners) > 0 && before.UPOS != "CCONJ" && before.Text != "," {
			// "Russian UN mission": the state is the owner
			if d.set.Entities[p.owners[0]].Type == "state" || !a.state() {
				continue
			}
			p.owners = nil
		}
		if a.kind == "LOC" && a.actor == nil {
			if land := d.landOf(p.sentence, a); land != nil {
				p.place = land // "Karachi police"
			}
			continue
		}
		if d.staff(p) && a.kind == "PER" && a.entity >= 0 {
			p.owners = append(p.owners, a.entity)
		} else if e := d.ownerOf(p.sentence, a); e >= 0 {
			p.owners = append(p.owners, e)
		}
	}
	for k := p.first; k < p.head && len(p.owners) == 0; k++ {
		if e := d.landNamed(p.sentence, k); e >= 0 && possessive(s.Words[k+1]) {
			p.owners = append(p.owners, e) // "the county's police"
			continue
		}
		// "ministry officials", "each country's missions"
		if inAtom(d.atoms[p.sentence], k) || len(d.lex.short[s.Words[k].Lower()]) == 0 && !possessive(s.Words[k+1]) {
			continue
		}
		e := d.entityAt(p.sentence, k)
		if e >= 0 && len(d.set.Entities[e].Members) > 0 {
			for _, m := range d.set.Entities[e].Members {
				p.owners = append(p.owners, d.masters(m))
			}
			p.owners = slices.DeleteFunc(p.owners, func(o int) bool { return o < 0 })
		} else if d.staff(p) && d.isPerson(e) {
			p.owners = append(p.owners, e)
		} else if e = d.masters(e); e >= 0 {
			p.owners = append(p.owners, e)
		}
	}
	if e := d.entityAt(p.sentence, max(p.pronoun, 0)); p.pronoun >= 0 && len(p.owners) == 0 && d.staff(p) && d.isPerson(e) {
		p.owners = append(p.owners, e)
	}
	if len(p.owners) == 0 {
		p.owners = d.ownersWhose(p)
	}
	if p.pronoun >= 0 && len(p.owners) == 0 {
		if e := d.masters(d.entityAt(p.sentence, p.pronoun)); e >= 0 {
			p.owners = append(p.owners, e)
		}
	}
	d.behind(p)
	if len(p.owners) == 0 && p.place == nil {
		p.owners = d.sharedBefore(p)
	}
}

// ledBy returns the state that a group leads the government of, where the phrase is of
// that: "the Taliban-led government". -1 for any other.
func (d *document) ledBy(p *phrase, a *atom) int {
	noun, n := d.nounEndingAt(&d.sents[p.sentence], p.head)
	if n == 0 || noun.kind != "government" || a.kind == "PER" || a.actor == nil || a.actor.Type != "group" || a.actor.Country == "" {
		return -1
	}
	if st := d.kb.State(a.actor.Country); st != nil {
		return d.actor(st)
	}
	return -1
}

// masters returns the entity whose people "his" or "its" people are: a state
// or body itself, a person's country.
func (d *document) masters(e int) int {
	switch {
	case e < 0 || len(d.set.Entities[e].Members) > 0:
		return -1
	case d.set.Entities[e].Type == "state" || bodyType(d.set.Entities[e].Type):
		return e
	case d.facts[e].country != nil:
		return d.actor(d.facts[e].country)
	}
	return -1
}

// staff reports whether a phrase names people who act for one person ("his
// legal team"): they are the person's, not the country's.
func (d *document) staff(p *phrase) bool {
	return d.lex.is("staff", strings.ToLower(d.sents[p.sentence].Words[p.head].Lemma))
}

// ownerOf returns the entity that an atom before a noun makes the owner: a
// person's people are those of the person's country.
func (d *document) ownerOf(si int, a *atom) int {
	if a.kind == "PER" {
		if a.entity >= 0 && d.facts[a.entity].country != nil {
			return d.actor(d.facts[a.entity].country)
		}
		return -1
	}
	return d.atomEntity(si, a)
}

// sponsor tells how a name before a noun is tied to it: "backed" for
// "X-backed", "led" for "X-led", "against" for "anti-X" and "pro-X", "" when X
// is the owner.
func (d *document) sponsor(s *syntax.Sentence, a *atom) string {
	if a.first > 1 && s.Words[a.first-1].Text == "-" || strings.Contains(s.Words[a.first].Text, "-") {
		prefix := s.Words[a.first].Lower()
		if s.Words[a.first-min(a.first, 1)].Text == "-" {
			prefix = s.Words[a.first-2].Lower() + "-"
		}
		for _, p := range []string{"pro-", "anti-", "non-"} {
			if strings.HasPrefix(prefix, p) {
				return "against"
			}
		}
	}
	i := a.last
	if i < len(s.Words) && s.Words[i].Text == "-" {
		i++
	}
	if i >= len(s.Words) || i == a.last && s.Words[i].XPOS != "VBN" {
		return ""
	}
	lower := s.Words[i].Lower()
	switch {
	case d.lex.is("led", lower):
		return "led"
	case d.lex.is("backed", lower):
		return "backed"
	}
	return ""
}

// behind reads "of X", "from X", "in X" and "backed by X" after the head noun.
func (d *document) behind(p *phrase) {
	s := &d.sents[p.sentence]
	if p.head+1 >= len(s.Words) {
		return
	}
	next := s.Words[p.head+1]
	if next.XPOS == "VBN" && d.lex.is("backed", next.Lower()) {
		for i := p.head + 2; i < len(s.Words) && i <= p.head+1+maxReach; i++ {
			p.sponsored = p.sponsored || inAtom(d.atoms[p.sentence], i) // "backed by aircraft" names no sponsor
		}
		return
	}
	for i := p.head + 1; i < len(s.Words) && i <= p.head+2*maxReach; i++ {
		if s.Words[i].UPOS != "ADP" {
			return
		}
		prep := s.Words[i].Lemma
		if of := d.landsOf(p.sentence, i); prep == "of" && of > 0 {
			i = of
		}
		a := d.atomBehind(p.sentence, i+1)
		if a == nil {
			return
		}
		switch {
		case (prep == "in" || d.lex.is("locative", prep)) && d.inExile(p):
		case len(p.owners) == 0 && (prep == "to" || a.kind == "PER" && prep == "of") && d.lex.is("servant", s.Words[p.head].LowerLemma()):
			if e := d.ownerOf(p.sentence, a); e >= 0 {
				p.owners = append(p.owners, e) // "an aide to President Rojas"
			}
		case prep == "in" || d.lex.is("locative", prep) || prep == "from" && a.actor == nil && d.landOf(p.sentence, a) != nil:
			if b := d.nextInList(p.sentence, a); b != nil && len(p.owners) == 0 && prep == "in" && a.state() && b.state() && !singularBody(s.Words[p.head]) {
				for ; a != nil && a.state(); a = d.nextInList(p.sentence, a) { // "police in Norway and Nepal"
					p.owners = append(p.owners, d.atomEntity(p.sentence, a))
				}
				return
			}
			if p.place == nil && a.actor != nil {
				p.place = d.kb.State(a.actor.Country)
			} else if p.place == nil {
				p.place = d.landOf(p.sentence, a) // "officials in Ohio"
			}
		case len(p.owners) == 0 && d.neighbourOf(p.sentence, a) != nil: // "leaders of Russia's neighbor Finland"
			a = d.neighbourOf(p.sentence, a)
			p.owners = append(p.owners, d.atomEntity(p.sentence, a))
		case p.place == nil && prep == "of" && d.stateAtStart(p.sentence, a) != nil:
			p.place = d.stateAtStart(p.sentence, a) // "residents of the Syrian Golan Heights"
		case prep == "from" && d.lex.is("weak", s.Words[p.head].LowerLemma()) && bought(s, p.head):
			return // "the purchase of jets from Peru"
		case len(p.owners) == 0 && a.kind != "PER" && (a.actor != nil || a.kind == "ORG") && (prep == "of" || prep == "from" || prep == "for" || prep == "at"):
			p.owners = append(p.owners, d.atomEntity(p.sentence, a))
			for b := d.nextInList(p.sentence, a); b != nil; b = d.nextInList(p.sentence, b) {
				p.owners = append(p.owners, d.atomEntity(p.sentence, b))
			}
		}
		i = a.last - 1
	}
}

// landsOf returns the second "of" in "the leaders of the island nations of Palau and Nauru", whose first
// stands at word i; 0 for none.
func (d *document) landsOf(si, i int) int {
	s := &d.sents[si]
	for k := i + 1; k+1 < len(s.Words) && k <= i+maxReach+2; k++ {
		switch w := &s.Words[k]; {
		case d.lex.several[w.LowerLemma()].kind == "state" && s.Words[k+1].Lemma == "of" && !singular(*w):
			return k + 1
		case w.UPOS != "DET" && w.UPOS != "ADJ" && w.UPOS != "NOUN" && w.UPOS != "PROPN" && w.UPOS != "NUM":
			return 0
		}
	}
	return 0
}

// singularBody reports whether a noun is of one body, which lies in one country: not people,
// not "police".
func singularBody(w syntax.Word) bool { return singular(w) && w.LowerLemma() != "police" }

// bought reports whether a noun stands for things that somebody gets: "the purchase of
// jets", "ordered jets".
func bought(s *syntax.Sentence, i int) bool {
	rel := s.Words[i].Rel
	return rel == "obj" || syntax.IsRel(rel, "nmod") && s.Child(i, "case") >= 0 && s.Words[s.Child(i, "case")].Lemma == "of"
}

// ownedName returns the name of a party or body that stands right behind a state's and
// its "'s": "the leader of Canada's Conservatives" leads these. Nil for none.
func (d *document) ownedName(si int, a *atom) *atom {
	s := &d.sents[si]
	if !a.state() || a.last+1 >= len(s.Words) || !possessive(s.Words[a.last]) {
		return nil
	}
	b := atomAt(d.atoms[si], a.last+1)
	if b == nil || b.first != a.last+1 || b.actor == nil || b.actor.Type != "group" && b.actor.Type != "organization" || b.last < len(s.Words) && s.Words[b.last].UPOS == "NOUN" {
		return nil
	}
	return b
}

// neighbourOf returns the name behind one that only tells whose neighbour, ally or the
// like it is ("Russia's neighbor Finland"), or nil.
func (d *document) neighbourOf(si int, a *atom) *atom {
	s := &d.sents[si]
	if a.last+2 >= len(s.Words) || !possessive(s.Words[a.last]) || s.Words[a.last+1].UPOS != "NOUN" || inAtom(d.atoms[si], a.last+1) {
		return nil
	}
	if b := atomAt(d.atoms[si], a.last+2); b != nil && b.kind != "PER" {
		return b
	}
	return nil
}

// nextInList returns the name that follows another in a list of such names
// ("Russia, Iran and Turkey"), or nil. A comma alone goes on only towards an
// "and".
func (d *document) nextInList(si int, a *atom) *atom {
	s := &d.sents[si]
	i, and := a.last, false
	for ; i < len(s.Words) && (s.Words[i].Text == "," || s.Words[i].UPOS == "CCONJ" || s.Words[i].UPOS == "DET"); i++ {
		and = and || s.Words[i].UPOS == "CCONJ"
	}
	b := atomAt(d.atoms[si], i)
	if i == a.last || b == nil || b.actor == nil || b.kind != a.kind && !(a.state() && d.bloc(si, b.last-1)) {
		return nil
	}
	if !and && d.nextInList(si, b) == nil {
		return nil
	}
	return b
}

// atomBehind returns the name that follows at word i, words of land between
// ("the east of", "eastern") passed over.
func (d *document) atomBehind(si, i int) *atom {
	s := &d.sents[si]
	for k := i; k < len(s.Words) && k < i+maxReach; k++ {
		if a := atomAt(d.atoms[si], k); a != nil {
			return a
		}
		switch s.Words[k].UPOS {
		case "DET", "ADJ":
			continue
		}
		break
	}
	return nil
}

// onlyOwners reports whether entities are all there as those whose people the mentions name:
// "the presidents of Chad and Mali" are two people.
func (d *document) onlyOwners(entities []int, start, end int) bool {
	var people []int
	for _, m := range d.set.Mentions[start:end] {
		people = append(people, append([]int{m.Entity}, d.set.Entities[m.Entity].Members...)...)
	}
	return !slices.ContainsFunc(entities, func(owner int) bool {
		return !slices.ContainsFunc(people, func(e int) bool {
			x := &d.set.Entities[e]
			return (human(x) || x.Type == "government") && x.Of == owner
		})
	})
}

// listed returns the entities of the list that a mention begins, nil where they are only
// those whose people its sentence names: "they" are not the states whose presidents met.
func (d *document) listed(m *Mention) []int {
	g := d.coordination(m)
	if len(g) < 2 {
		return g
	}
	end := len(d.set.Mentions)
	for end > 0 && d.set.Mentions[end-1].Sentence > m.Sentence {
		end--
	}
	start := end
	for start > 0 && d.set.Mentions[start-1].Sentence == m.Sentence {
		start--
	}
	if d.onlyOwners(g, start, end) {
		return nil
	}
	return g
}

// namesParty reports whether the text names a political party.
func (d *document) namesParty() bool {
	for _, atoms := range d.atoms {
		for k := range atoms {
			if a := atoms[k].actor; a != nil && strings.HasSuffix(a.Code, "PTY") {
				return true
			}
		}
	}
	return false
}

// namesOwner reports whether an entity is there only as the owner of another
// one: "Kenya's Foreign Ministry" is not two actors.
func (d *document) namesOwner(entity int, among []int) bool {
	return slices.ContainsFunc(among, func(e int) bool { return d.set.Entities[e].Of == entity })
}
