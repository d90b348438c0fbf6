package mention

import (
	"slices"
	"strings"

	"readout/internal/syntax"
)

const (
	// pronounBack bounds, in sentences, how far a pronoun looks back.
	pronounBack = 3
	// maxLook bounds the mentions any search looks back over: a list without
	// full stops may make one sentence of a whole file.
	maxLook = 200
	// sure is the score below which a pronoun is left alone.
	sure = 60
)

// pronoun adds the mention of a pronoun, or of a number that stands alone
// ("the two"), where its antecedent is clear.
func (d *document) pronoun(si, i int) {
	s := &d.sents[si]
	w := s.Words[i]
	if i > 0 && s.Words[i-1].End == w.Start && s.Words[i-1].Text == "]" {
		return // "[T]he"
	}
	lower := w.Lower()
	if _, ok := d.lex.several[lower]; ok && d.plural(si, i) || d.justCounted(si, i) {
		return
	}
	p, ok := d.lex.pronouns[lower]
	if !ok || w.UPOS == "DET" && p.use != "possessive" && w.XPOS != "WDT" && w.XPOS != "WP" {
		return
	}
	e := -1
	switch p.use {
	case "relative":
		if w.XPOS == "WDT" && lower == "that" && !soleSubject(s, i) {
			return // "told the agency that Peru …": a conjunction
		}
		if w.XPOS == "WDT" || w.XPOS == "WP" || w.XPOS == "WP$" {
			e = d.relative(si, i)
		}
	case "speaker":
	default:
		if e = d.judged(si, i); e < 0 {
			e = d.blamed(si, i)
		}
		if e < 0 {
			e = d.fronted(si, i)
		}
		if e < 0 && !d.expletive(s, i, lower) {
			e = d.antecedent(si, i, p)
		}
		if h := w.Head; e >= 0 && p.use == "possessive" && p.gender == "n" && h >= 0 && d.lex.is("local", s.Words[h].Lemma) && bodyType(d.set.Entities[e].Type) {
			e = -1 // "its mayor": a town's, no ministry's
		} else if e >= 0 && p.use == "possessive" && p.gender == "n" && h >= 0 && d.lex.is("aboard", s.Words[h].Lemma) && d.set.Entities[e].Type == "military" {
			e = -1 // "a drone hit a car, killing its driver"
		}
	}
	if e >= 0 {
		d.mention(Mention{Sentence: si, First: i, Last: i + 1, Head: i, Kind: Pronoun, Entity: e})
	}
}

// judged returns whom "its" means behind a verb of praise or blame: in "condemned Peru
// for its raids" the raids are Peru's. -1 for any other pronoun.
func (d *document) judged(si, i int) int {
	s := &d.sents[si]
	w := s.Words[i]
	if w.XPOS != "PRP$" || w.Head < 0 || w.Lower() != "its" && w.Lower() != "their" {
		return -1
	}
	n := s.Words[w.Head]
	v := n.Head
	if v < 0 || v > i || n.Rel != "obl" || s.Words[v].UPOS != "VERB" || !d.lex.is("judging", s.Words[v].Lemma) {
		return -1
	}
	if c := s.Child(w.Head, "case"); c < 0 || s.Words[c].Lemma != "for" && s.Words[c].Lemma != "over" {
		return -1
	}
	object := s.Child(v, "obj", "iobj", "nsubj:pass")
	if object < 0 || object > i {
		return -1
	}
	e := d.entityAt(si, object)
	if e >= 0 && (d.set.Entities[e].Type == "person" || strings.EqualFold(w.Text, "its") && d.facts[e].many) {
		return -1
	}
	return e
}

// relative returns the entity of the noun that a relative clause hangs on or, where that is
// nobody, of the name right before: "a threat from Iran, whose leaders".
func (d *document) relative(si, i int) int {
	s := &d.sents[si]
	for v, steps := s.Words[i].Head, 0; v >= 0 && steps < 4; v, steps = s.Words[v].Head, steps+1 {
		if s.Words[v].Rel == "acl:relcl" {
			h := s.Words[v].Head
			if e := d.entityAt(si, h); e >= 0 {
				return e
			}
			if i > 1 && s.Words[i-1].Text == "," && inAtom(d.atoms[si], i-2) && s.Under(i-2, h) {
				return d.entityAt(si, i-2)
			}
			return -1
		}
	}
	return -1
}

// soleSubject reports whether word i is the only subject of its verb.
func soleSubject(s *syntax.Sentence, i int) bool {
	h := s.Words[i].Head
	if h < 0 || !syntax.IsRel(s.Words[i].Rel, "nsubj") {
		return false
	}
	for _, c := range s.Children(h) {
		if c != i && syntax.IsRel(s.Words[c].Rel, "nsubj") {
			return false
		}
	}
	return true
}

// entityAt returns the entity of the latest mention that covers word i of a
// sentence, or -1. Only the sentence being read is searched.
func (d *document) entityAt(si, i int) int {
	low := max(0, len(d.set.Mentions)-maxLook)
	for k := len(d.set.Mentions) - 1; k >= low && d.set.Mentions[k].Sentence == si; k-- {
		m := &d.set.Mentions[k]
		if m.Head == i {
			return m.Entity
		}
	}
	for k := len(d.set.Mentions) - 1; k >= low && d.set.Mentions[k].Sentence == si; k-- {
		m := &d.set.Mentions[k]
		if m.First <= i && i < m.Last {
			return m.Entity
		}
	}
	if a := atomTitled(d.atoms[si], i); a != nil {
		return a.entity
	}
	return -1
}

// atomTitled returns the person's name whose title has word i.
func atomTitled(atoms []atom, i int) *atom {
	near := following(atoms, i)
	for k := range near {
		if t := near[k].title; t != nil && t.from <= i && i < near[k].last {
			return &near[k]
		}
	}
	return nil
}

// antecedent returns the entity that a pronoun most likely refers to, or -1.
func (d *document) antecedent(si, i int, p pronoun) int {
	if p.gender == "n" && p.use == "personal" {
		if d.subjectIsThing(si, i) || si > 0 && !d.underBody(si, i) && d.aboutThing(si-1, d.says(si, i)) {
			return -1
		}
		if !syntax.IsRel(d.sents[si].Words[i].Rel, "nsubj") {
			return -1 // an "it" that is acted on is mostly a thing said before
		}
	}
	best, score := -1, sure-1
	seen, quoted := d.sameClauseAs(si, i, p), d.namedInQuote(si, i)
	from := si
	if quoted != nil {
		from -= d.quote.wholly // who speaks was named before the quotation
	}
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook); k-- {
		m := &d.set.Mentions[k]
		if from-m.Sentence > pronounBack {
			break
		}
		if m.Sentence == si && (m.First >= i || underParticiple(&d.sents[si], m.Head, i)) {
			continue
		}
		v := d.fits(max(from, m.Sentence), p, m)
		if v == 0 || seen[m.Entity] || quoted[m.Entity] {
			continue
		}
		v += d.prominence(&d.sents[m.Sentence], m, i, si, p.many) + d.expected(si, i, m)
		e := m.Entity
		if p.many {
			if g := d.listed(m); len(g) > 1 {
				if slices.ContainsFunc(g, func(x int) bool { return seen[x] }) {
					continue // "Ruiz and Paz spoke, with Paz promising to sue them"
				}
				e, v = d.group(g), v+35
			}
		}
		if v > score {
			best, score = e, v
		}
	}
	return best
}

// underParticiple reports whether a word stands in what the subject i does besides, told
// before it by a participle: "While calling the minister a liar, he …" speaks of two.
func underParticiple(s *syntax.Sentence, word, i int) bool {
	if !syntax.IsRel(s.Words[i].Rel, "nsubj") || word > i {
		return false
	}
	for range len(s.Words) {
		h := s.Words[word].Head
		if h < 0 || word > i {
			return false
		}
		if h == s.Words[i].Head {
			w := s.Words[word]
			return w.Rel == "advcl" && w.XPOS == "VBG" && s.Child(word, "nsubj") < 0
		}
		word = h
	}
	return false
}

// sameClauseAs returns the entities that a personal pronoun cannot refer to
// because they depend on its verb too ("Rome denied it").
func (d *document) sameClauseAs(si, i int, p pronoun) map[int]bool {
	if p.use != "personal" {
		return d.nobodysOwn(si, i)
	}
	out := map[int]bool{}
	if e := d.demander(si, i); e >= 0 {
		out[e] = true
	}
	if w := d.sents[si].Words[i]; syntax.IsRel(w.Rel, "nmod") && w.Head >= 0 && d.sents[si].Words[w.Head].UPOS == "NUM" {
		i = w.Head // "arrested 40 of them"
	}
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook) && d.set.Mentions[k].Sentence == si; k-- {
		if m := &d.set.Mentions[k]; m.First < i && sameClause(&d.sents[si], m.Head, i) {
			out[m.Entity] = true
		}
	}
	for k := range d.atoms[si] { // "he hailed President Diaz": somebody else
		if a := &d.atoms[si][k]; a.kind == "PER" && a.first > i && sameClause(&d.sents[si], a.head, i) {
			out[d.atomEntity(si, a)] = true
		}
	}
	return out
}

// says reports whether word i is the subject of a verb of saying.
func (d *document) says(si, i int) bool {
	s := &d.sents[si]
	h := s.Words[i].Head
	return h >= 0 && syntax.IsRel(s.Words[i].Rel, "nsubj") && d.lex.is("say", s.Words[h].Lemma)
}

// fits scores a mention as antecedent of a pronoun; 0 means it cannot be.
func (d *document) fits(si int, p pronoun, m *Mention) int {
	e, f := &d.set.Entities[m.Entity], &d.facts[m.Entity]
	one := human(e) && len(e.Members) == 0 && !f.many
	v := 100 - 25*(si-m.Sentence)
	switch {
	case p.many:
		switch {
		case len(e.Members) > 1:
			v += 15
		case len(d.listed(m)) > 1: // scored as a group
		case f.many || e.Type == "population":
			v += 10
		case one:
			return 0
		case e.Type == "group" || e.Type == "military" || e.Type == "government":
			v -= 5
		case e.Type == "organization" && e.Known == nil:
			v -= 50
		case e.Type == "organization":
			v -= 20
		case e.Type == "state":
			v -= 70
		default:
			return 0
		}
	case p.gender == "n":
		if one || f.many || len(e.Members) > 1 || e.Type == "population" {
			return 0
		}
		if !e.Actor() {
			v -= 30
		}
	default:
		if !one {
			return 0
		}
		switch f.gender {
		case p.gender[0]:
		case 0:
			v -= 15
		default:
			return 0
		}
	}
	return v
}

// sameClause reports whether two words depend on one verb: "he" and "him" of
// one clause are not the same.
func sameClause(s *syntax.Sentence, a, b int) bool {
	h, v := s.Words[a].Head, s.Words[b].Head
	for steps := 0; v >= 0 && v != h && steps < 4; steps++ {
		// "arrested them, calling them spies": who acts is understood in the participle
		w := s.Words[v]
		if shares := w.Rel == "conj" || w.Rel == "xcomp" && w.XPOS == "VB" && s.Child(w.Head, "obj", "iobj") < 0; shares && s.Words[b].Rel == "obj" && syntax.IsRel(s.Words[a].Rel, "nsubj") && s.Child(v, "nsubj", "nsubj:pass") < 0 {
			v = w.Head // "arrested them and tried to force them out"
			continue
		}
		if !syntax.IsRel(s.Words[b].Rel, "obj") || w.XPOS != "VBG" || !syntax.IsRel(w.Rel, "advcl") || !syntax.IsRel(s.Words[a].Rel, "nsubj") || s.Child(v, "nsubj", "mark") >= 0 {
			break
		}
		v = w.Head
	}
	if h < 0 || h != v {
		return false
	}
	switch rel := s.Words[a].Rel; {
	case syntax.IsRel(rel, "nsubj"), rel == "obj", rel == "iobj":
		return true
	}
	return false
}

// listed reports whether word i is one of coordinated nouns.
func listed(s *syntax.Sentence, i int) bool {
	return s.Words[i].Rel == "conj" || s.Child(i, "conj") >= 0 && s.Words[s.Child(i, "conj")].UPOS == "PROPN"
}

// prominence weighs the grammatical role of a mention and how near it is.
func (d *document) prominence(s *syntax.Sentence, m *Mention, i, si int, many bool) int {
	v := 0
	if m.Place {
		v -= 40
	}
	if !many && listed(s, m.Head) {
		v -= 25 // one of several said together
	}
	if m.Kind == Pronoun {
		v += 5
	}
	rel := s.Words[m.Head].Rel
	if c := coordinated(s, m.Head); c != m.Head {
		rel = s.Words[c].Rel
	}
	if h, ok := d.titledHead(m); ok {
		rel = s.Words[h].Rel
	}
	switch {
	case syntax.IsRel(rel, "nsubj"), rel == "root":
		v += 20
	case rel == "obj", syntax.IsRel(rel, "obl"), rel == "iobj":
		v += 5
	case syntax.IsRel(rel, "compound"), rel == "amod":
		v -= 20
	}
	if n := len(d.facts); n > 0 && d.set.Entities[m.Entity].Known != nil {
		v += 2
	}
	if m.Sentence == si {
		v += 10 - min(10, (i-m.Head)/3)
	} else {
		v += 5 - min(5, m.Head/6)
	}
	return v
}
