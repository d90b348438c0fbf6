package mention

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// maxBack bounds, in sentences, how far a noun looks for what it points to.
const maxBack = 8

// bodyAt returns the body or group that a noun such as "department" or a
// phrase such as "Foreign Ministry" stands for, or -1.
func (d *document) bodyAt(si, i int) int {
	s := &d.sents[si]
	lower := s.Words[i].Lower()
	if e := d.antecedentBody(si, i, lower); e >= 0 {
		return e
	}
	noun, n := d.nounEndingAt(s, i)
	if n == 0 || noun.kind == "person" || noun.kind == "population" && (noun.code == "" || noun.code == "CVL") {
		return -1
	}
	p := d.phraseAt(si, i)
	d.owners(p)
	owner := -1
	if len(p.owners) > 0 {
		owner = p.owners[0]
	}
	return d.kind(p, d.allied(p, noun, i-n+1), owner)
}

// antecedentBody finds the body that the noun means before all others where it
// is named, else the latest whose name has a word that the noun allows or whose
// type it allows.
func (d *document) antecedentBody(si, i int, lower string) int {
	values := d.lex.short[lower]
	p := d.phraseAt(si, i)
	s := &d.sents[si]
	if p.pronoun >= 0 && d.isPerson(d.entityAt(si, p.pronoun)) {
		return -1 // "his party" is hardly the union named before
	}
	if len(values) == 0 {
		return -1
	}
	var people *knowledge.Actor
	if p.first < i && !strings.EqualFold(textOf(s, p.first, i), lower) && d.explained(si, p) {
		if people = d.ofPeople(si, p); people == nil {
			return -1
		}
	}
	noun, _ := d.nounEndingAt(s, i)
	irregular := noun.code == "UAF" || noun.code == "REB"
	best, of := -1, 0
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook); k-- {
		m := &d.set.Mentions[k]
		if si-m.Sentence > maxBack || si-m.Sentence > 2 && !singular(s.Words[i]) {
			break
		}
		if m.Place || m.Sentence == si && m.First >= i || !bodyType(d.set.Entities[m.Entity].Type) || d.onlyHears(m) {
			continue
		}
		if people != nil && (d.set.Entities[m.Entity].Type != "group" || d.facts[m.Entity].country != people || m.Kind != Name) {
			continue
		}
		if irregular && strings.HasSuffix(d.set.Entities[m.Entity].Code, "MIL") && d.set.Entities[m.Entity].Type == "military" {
			continue // a militia is no army
		}
		if slices.Contains(values, "^"+d.set.Entities[m.Entity].Name) {
			return m.Entity
		}
		if !d.pointsTo(values, lower, m) {
			continue
		}
		if best < 0 || of >= 0 && d.set.Mentions[of].Sentence == m.Sentence && d.spokenOfRather(m, &d.set.Mentions[of]) {
			best, of = m.Entity, k
		}
	}
	return best
}

// spokenOfRather reports whether of two bodies that one sentence names the first, its
// subject, is spoken of further, and not one that only tells of whom others are: "The
// Unity Front fought dissidents of the Free Army. The rebels …".
func (d *document) spokenOfRather(first, last *Mention) bool {
	s := &d.sents[first.Sentence]
	return first.Sentence == last.Sentence && syntax.IsRel(s.Words[first.Head].Rel, "nsubj") && s.Words[first.Head].Head == s.Root() &&
		(syntax.IsRel(s.Words[last.Head].Rel, "nmod") || s.Under(last.Head, first.Head))
}

// onlyHears reports whether a body is named as the one to whom something is said, as
// news media are: "told Radio Sol", "in an interview with Radio Sol". The next sentence
// does not speak of it.
func (d *document) onlyHears(m *Mention) bool {
	s := &d.sents[m.Sentence]
	w := s.Words[m.Head]
	if w.Head < 0 {
		return false
	}
	told := w.Rel == "obj" || w.Rel == "iobj" || syntax.IsRel(w.Rel, "nmod") || syntax.IsRel(w.Rel, "obl")
	return told && d.lex.is("hear", s.Words[w.Head].Lemma)
}

func (d *document) isPerson(e int) bool { return e >= 0 && d.set.Entities[e].Type == "person" }

// pointsTo reports whether a noun with the given values of coref.tsv may point
// back to the body of a mention: "the militia" to one named an army, not to "the army".
func (d *document) pointsTo(values []string, noun string, m *Mention) bool {
	e := &d.set.Entities[m.Entity]
	name := e.Name
	if e.Type == "group" { // "the army" is not the ELN, whatever that stands for
		name = textOf(&d.sents[m.Sentence], m.First, m.Last)
	}
	words := strings.Fields(name)
	for _, v := range values {
		switch {
		case v[0] == '^':
		case v[0] != '+':
			if slices.ContainsFunc(words, func(w string) bool {
				return w == v || strings.EqualFold(w, v) && (m.Kind == Name || strings.EqualFold(v, noun))
			}) {
				return true
			}
		case v == "+"+e.Type && (e.Known != nil || m.Kind == Name), v == "+"+lastThree(e.Code) && m.Kind != Pronoun:
			return true
		case v == "+bloc" && e.Type == "organization" && strings.HasPrefix(e.Code, "I") && !strings.HasPrefix(e.Code, "IGOUNO"):
			return true
		case v == "+private" && e.Type == "organization" && !strings.HasPrefix(e.Code, "I") && !strings.HasPrefix(e.Code, "NGO") && m.Kind == Name:
			return true
		case v == "+agency" && e.Known != nil && (e.Type == "organization" || e.Type == "government"):
			return true
		}
	}
	return false
}

func lastThree(code string) string { return code[max(0, len(code)-3):] }

// explained reports whether words before the noun say whose or which it is, so
// that it need not point back ("Polish ministry").
func (d *document) explained(si int, p *phrase) bool {
	for k := range d.atoms[si] {
		if a := &d.atoms[si][k]; a.first >= p.first && a.last <= p.head {
			// "the Omani-backed group" may be any group named before
			return d.sponsor(&d.sents[si], a) == ""
		}
	}
	s := &d.sents[si]
	noun, n := d.nounEndingAt(s, p.head)
	vague := p.first == p.head-1 && d.lex.is("vague", s.Words[p.first].Lower())                    // "the regional body"
	return p.first < p.head && !vague && !(n > 1 && noun.kind != "government" && armed(noun.code)) // "the rebel group"
}

// ofPeople returns the state whose adjective is all that "the Peruvian group" says of the
// group, beside a word that tells no group from others ("armed"); nil for more or for
// several groups. Who is named before may be meant.
func (d *document) ofPeople(si int, p *phrase) *knowledge.Actor {
	s := &d.sents[si]
	a := atomAt(d.atoms[si], p.first)
	if a == nil || !a.state() || a.first != p.first || a.alias != knowledge.AliasAdjective || p.pronoun >= 0 || !p.definite() || !singular(s.Words[p.head]) || d.sponsor(s, a) != "" {
		return nil
	}
	for k := a.last; k < p.head; k++ {
		if !d.lex.is("vague", s.Words[k].Lower()) {
			return nil
		}
	}
	return d.kb.State(a.actor.Country)
}

func bodyType(t string) bool {
	return t == "organization" || t == "group" || t == "government" || t == "military"
}

// thatCountry resolves "the country": the last one named as a location, or
// else the last one named.
func (d *document) thatCountry(si, i int) {
	p := d.phraseAt(si, i)
	if !p.definite() || p.det == "each" || p.det == "both" {
		return
	}
	own := p.pronoun
	p.pronoun = -1 // "his country" is his, not one that his country owns
	d.owners(p)
	if len(p.owners) > 0 {
		return
	}
	s := &d.sents[si]
	if own >= 0 {
		if e := d.masters(d.entityAt(si, own)); e >= 0 && d.set.Entities[e].Type == "state" {
			d.mention(Mention{Sentence: si, First: p.first, Last: i + 1, Head: i, Kind: Nominal, Entity: e})
		}
		return
	}
	if i+1 < len(s.Words) && s.Words[i+1].Lemma == "of" {
		return
	}
	st := d.contextState(p, false)
	if st == nil {
		return
	}
	a := atom{head: i, first: p.first, last: i + 1, alias: knowledge.AliasName}
	d.mention(Mention{Sentence: si, First: p.first, Last: i + 1, Head: i, Kind: Nominal, Entity: d.actor(st), Place: d.literal(s, &a, nil)})
}

// neighbour resolves "its neighbour" and "its eastern neighbour": the only other
// state that the sentence has named so far.
func (d *document) neighbour(si, i int) {
	p := d.phraseAt(si, i)
	own := -1
	if p.pronoun >= 0 {
		own = d.masters(d.entityAt(si, p.pronoun))
	}
	if own < 0 {
		return
	}
	var other *knowledge.Actor
	for k := range d.atoms[si] {
		a := &d.atoms[si][k]
		if !a.state() || a.first >= p.first || d.kb.State(a.actor.Country) == d.facts[own].country || a.actor == other {
			continue
		}
		if other != nil {
			return
		}
		other = a.actor
	}
	if other != nil {
		d.mention(Mention{Sentence: si, First: p.first, Last: i + 1, Head: i, Kind: Nominal, Entity: d.actor(other)})
	}
}
