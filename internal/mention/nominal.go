package mention

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// phrase is a noun phrase around a head noun as far as its mention shows it,
// with what tells whose people they are.
type phrase struct {
	sentence, first, head int
	det                   string // determiner in lower case
	pronoun               int    // possessive pronoun before it, -1 for none
	number                bool   // has a number before it
	owners                []int  // entities: several in "Russian and Turkish officials"
	place                 *knowledge.Actor
	sponsored             bool // "X-backed": X is not the owner
	former                bool
}

// definite reports whether the phrase may point back to somebody named before.
func (p *phrase) definite() bool {
	switch p.det {
	case "the", "this", "that", "these", "those", "both", "each", "its", "their":
		return true
	}
	return p.pronoun >= 0
}

// maxPhrase bounds the words before a head noun that belong to its phrase.
const maxPhrase = 10

// phraseAt reads the noun phrase whose head is word i.
func (d *document) phraseAt(si, i int) *phrase {
	s := &d.sents[si]
	p := &phrase{sentence: si, first: d.nounOf(si, i), head: i, pronoun: -1}
	for k := p.first - 1; k >= s.Dateline && i-k <= maxPhrase; k-- {
		w := s.Words[k]
		if open := d.bracketed(si, k); open > 0 {
			k = open // "Northern Front (NF) fighters"
			continue
		}
		if d.lex.is("calendar", w.Text) && !inAtom(d.atoms[si], k) {
			// "on May 16 struck forces": what follows a date is hardly ever part
			// of the phrase, unless it is a name
			for p.first < i && !inAtom(d.atoms[si], p.first) {
				p.first++
			}
			break
		}
		if a := atomAt(d.atoms[si], k); a != nil {
			if a.kind == "PER" && !possessive(s.Words[a.last]) && !d.lex.is("follower", s.Words[a.last].Lemma) {
				break
			}
			p.first, k = a.first, a.first
			continue
		}
		if w.UPOS == "DET" || w.XPOS == "PRP$" {
			if w.XPOS == "PRP$" {
				p.pronoun = k
			} else {
				p.det = w.Lower()
			}
			break
		}
		if p.first == k+1 && d.listsPeoples(si, k, i) {
			p.first = k
			continue
		}
		if !insidePhrase(s, k) || w.XPOS == "VBN" && s.Words[k+1].UPOS == "NUM" {
			break // "impeached two presidents"
		}
		if w.UPOS == "NUM" {
			p.number = true
		}
		if d.lex.is("former", w.Lower()) {
			p.former = true
		}
		p.first = k
	}
	// "more than 30 people"
	for k := p.first; k < i; k++ {
		if s.Words[k].UPOS == "NUM" && k > p.first && (s.Words[k-1].Lemma == "than" || s.Words[k-1].Lemma == "about" || s.Words[k-1].Lemma == "least") {
			p.first = k
		}
	}
	for p.first < i && (s.Words[p.first].UPOS == "PUNCT" || s.Words[p.first].UPOS == "PART" || s.Words[p.first].UPOS == "ADV" && s.Words[p.first].Rel != "advmod") {
		p.first++
	}
	return p
}

// nounOf returns where the noun for a body that ends at word i begins if an "of" stands in
// it, as in "ministry of defence", else i.
func (d *document) nounOf(si, i int) int {
	s := &d.sents[si]
	if i < 2 || s.Words[i-1].Lemma != "of" || inAtom(d.atoms[si], i) {
		return i
	}
	if noun, n := d.nounEndingAt(s, i); n > 2 && noun.kind == "government" {
		return i - n + 1
	}
	return i
}

// bracketed returns where the bracket opens that ends at word k and holds
// another form of the name before it, else 0.
func (d *document) bracketed(si, k int) int {
	s := &d.sents[si]
	if k < 0 || s.Words[k].Text != ")" {
		return 0
	}
	for i := k - 1; i > 0 && i >= k-maxName; i-- {
		if s.Words[i].Text == "(" {
			if inAtom(d.atoms[si], i-1) && (inAtom(d.atoms[si], i+1) || acronym(s.Words[i+1].Text)) {
				return i
			}
			return 0
		}
	}
	return 0
}

// adjectival lists participles that commonly stand before nouns; other ones
// are verbs with an object ("attacking civilians").
func adjectival(w string) bool {
	switch strings.ToLower(w) {
	case "ruling", "warring", "governing", "visiting", "occupying", "opposing", "outgoing", "leading", "acting", "neighboring", "neighbouring":
		return true
	}
	return false
}

// listsPeoples reports whether word k joins the adjectives of two peoples
// before a plural head: "Russian and Turkish officials", and with a comma alone,
// as headlines and longer lists have it.
func (d *document) listsPeoples(si, k, head int) bool {
	s := &d.sents[si]
	if k == 0 || !adjectiveAtom(atomAt(d.atoms[si], k-1)) || !adjectiveAtom(atomAt(d.atoms[si], k+1)) {
		return false
	}
	return s.Words[k].UPOS == "CCONJ" ||
		s.Words[k].Text == "," && peoples(atomAt(d.atoms[si], k-1)) && peoples(atomAt(d.atoms[si], k+1)) && !singular(s.Words[head])
}

// peoples reports whether a name is the adjective of a people.
func peoples(a *atom) bool { return a.alias == knowledge.AliasAdjective }

func adjectiveAtom(a *atom) bool { return a != nil && a.kind != "PER" && a.actor != nil }

// insidePhrase reports whether word k, which stands before a noun, can belong
// to the noun's phrase.
func insidePhrase(s *syntax.Sentence, k int) bool {
	w := s.Words[k]
	if w.XPOS == "VBG" || strings.HasSuffix(w.Text, "ing") && len(w.Text) > 5 && w.UPOS != "PROPN" {
		compound := k > 0 && w.UPOS == "NOUN" && w.Rel == "compound" && w.Head > k && (s.Words[k-1].XPOS == "PRP$" || s.Words[k-1].UPOS == "ADJ" || s.Words[k-1].UPOS == "NUM")
		return compound || k > 0 && (s.Words[k-1].Text == "-" || s.Words[k-1].UPOS == "DET") || adjectival(w.Text)
	}
	switch w.UPOS {
	case "ADJ", "NOUN", "PROPN", "NUM", "X":
		return true
	case "PART":
		return possessive(w)
	case "VERB":
		return w.XPOS == "VBN" && (w.Rel == "amod" || k > 0 && s.Words[k-1].Text == "-")
	case "PUNCT":
		return w.Text == "-" && k > 0
	case "ADV":
		return k+1 < len(s.Words) && w.Rel == "advmod" && w.Head == k+1 && s.Words[k+1].UPOS == "ADJ"
	}
	return w.Text == "-" || possessive(w)
}

// possessive reports whether a word is the mark of the possessive, whatever
// the tagger took it for.
func possessive(w syntax.Word) bool {
	switch w.Text {
	case "'s", "’s":
		return w.UPOS != "VERB"
	case "'", "’":
		return w.UPOS == "PART"
	}
	return false
}

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
		}
		if before := s.Words[a.first-min(a.first, 1)]; len(p.owners) > 0 && before.UPOS != "CCONJ" && before.Text != "," {
			// "Russian UN mission": the state is the owner
			if d.set.Entities[p.owners[0]].Type == "state" || !a.state() {
				continue
			}
			p.owners = nil
		}
		if a.kind == "LOC" && a.actor == nil {
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
	if p.pronoun >= 0 && len(p.owners) == 0 {
		if e := d.masters(d.entityAt(p.sentence, p.pronoun)); e >= 0 {
			p.owners = append(p.owners, e)
		}
	}
	d.behind(p)
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
		a := d.atomBehind(p.sentence, i+1)
		if a == nil {
			return
		}
		switch {
		case len(p.owners) == 0 && (prep == "to" || a.kind == "PER" && prep == "of") && d.lex.is("servant", s.Words[p.head].LowerLemma()):
			if e := d.ownerOf(p.sentence, a); e >= 0 {
				p.owners = append(p.owners, e) // "an aide to President Rojas"
			}
		case prep == "in" || d.lex.is("locative", prep) || prep == "from" && a.actor == nil && d.landOf(p.sentence, a) != nil:
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

// bought reports whether a noun stands for things that somebody gets: "the purchase of
// jets", "ordered jets".
func bought(s *syntax.Sentence, i int) bool {
	rel := s.Words[i].Rel
	return rel == "obj" || syntax.IsRel(rel, "nmod") && s.Child(i, "case") >= 0 && s.Words[s.Child(i, "case")].Lemma == "of"
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
	if i == a.last || b == nil || b.actor == nil || b.kind != a.kind {
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

// nounEndingAt finds the longest noun for people or bodies that ends at word
// i, and its length in words; 0 when there is none.
func (d *document) nounEndingAt(s *syntax.Sentence, i int) (actorNoun, int) {
	if i < 0 || i >= len(s.Words) {
		return actorNoun{}, 0
	}
	switch w := s.Words[i]; {
	case w.UPOS == "NOUN" || w.UPOS == "PROPN":
	case d.collective(s, i):
	case w.Lemma == "national" && (syntax.IsRel(w.Rel, "nsubj") || syntax.IsRel(w.Rel, "obj") || syntax.IsRel(w.Rel, "obl")): // "a US national"
	default:
		// "the military" may be tagged as an adjective, but "a military
		// offensive" is no army; "militant hideouts" and "militant attacks" are theirs
		site := i+1 < len(s.Words) && d.theirs(s.Words[i], s.Words[i+1])
		if s.Words[i].UPOS != "ADJ" || !site && (s.Words[i].Lemma != "military" && s.Words[i].XPOS != "NNP" && s.Words[i].XPOS != "NNPS" ||
			i+1 < len(s.Words) && (s.Words[i+1].UPOS == "ADJ" || s.Words[i+1].UPOS == "NOUN" || s.Words[i+1].UPOS == "PROPN")) {
			return actorNoun{}, 0
		}
	}
	text := s.Words[i].Lower()
	if text == "department" && d.ofLand(s, i) {
		return actorNoun{}, 0
	}
	forms := [...]string{text, s.Words[i].LowerLemma(), oneOf(text)}
	longest := min(3, i+1)
	if !d.lex.ends[forms[0]] && !d.lex.ends[forms[1]] && !d.lex.ends[forms[2]] {
		longest = 1
	}
	for n := longest; n >= 1; n-- {
		front := ""
		if n > 1 && d.nameAcross(s, i-n+1, i) {
			continue // "European Union leaders" lead no trade union
		}
		if n > 1 {
			front = strings.ToLower(textOf(s, i-n+1, i)) + " "
		}
		for _, last := range forms {
			if noun, ok := d.lex.nouns[front+last]; ok && !(noun.plural && singular(s.Words[i])) {
				return noun, n
			}
		}
	}
	return actorNoun{}, 0
}

// nameAcross reports whether a name of several words begins before word first and ends
// before word last.
func (d *document) nameAcross(s *syntax.Sentence, first, last int) bool {
	if s.Index >= len(d.atoms) {
		return false
	}
	a := atomAt(d.atoms[s.Index], first)
	return a != nil && a.first < first && a.last <= last
}

// name returns the phrase as its mention shows it.
func (p *phrase) name(s *syntax.Sentence) string { return textOf(s, p.first, p.head+1) }

// oneOf makes a singular of a plural that the lemmatiser left alone.
func oneOf(text string) string {
	if stem, ok := strings.CutSuffix(text, "men"); ok {
		return stem + "man"
	}
	return strings.TrimSuffix(text, "s")
}
