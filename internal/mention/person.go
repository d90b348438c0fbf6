package mention

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/knowledge"
)

// person is everybody of one name in the document.
type person struct {
	names  []string // words of the fullest name
	actor  *knowledge.Actor
	gender byte
	entity int
	titles []*title
	count  int // how often the text names the person
	// introduced: the text says who it is ("Ana Diaz, a baker"), as it does of nobody well known.
	introduced bool
}

// people clusters the names of persons: full names first, for a headline may
// use a family name before the text gives the full one.
func (d *document) people() {
	for _, full := range []bool{true, false} {
		if !full {
			d.familyNames()
			d.countSingle()
		}
		for si := range d.sents {
			for k := range d.atoms[si] {
				a := &d.atoms[si][k]
				words := nameWords(textOf(&d.sents[si], a.first, a.last))
				if a.kind == "PER" && len(words) > 0 && (len(words) > 1) == full {
					d.person(si, a, words)
				}
			}
		}
	}
	same := map[int]int{}
	for _, p := range d.persons {
		d.identify(p)
		if first, ok := d.known[p.actor]; ok && first != p.entity {
			same[p.entity] = first // two spellings of one person
		}
	}
	if len(same) > 0 {
		d.merge(same)
	}
}

// countSingle counts how often the text names somebody by each single word.
func (d *document) countSingle() {
	d.givenAlone = map[string]int{}
	for si := range d.sents {
		for _, a := range d.atoms[si] {
			if w := nameWords(textOf(&d.sents[si], a.first, a.last)); a.kind == "PER" && len(w) == 1 {
				d.givenAlone[strings.ToLower(w[0])]++
			}
		}
	}
}

// merge lets the names of some persons mean others.
func (d *document) merge(same map[int]int) {
	for si := range d.atoms {
		for k := range d.atoms[si] {
			if first, ok := same[d.atoms[si][k].entity]; ok {
				d.atoms[si][k].entity = first
			}
		}
	}
	for i := range d.set.Titles {
		if first, ok := same[d.set.Titles[i].Entity]; ok {
			d.set.Titles[i].Entity = first
		}
	}
	for w, e := range d.claimed {
		if first, ok := same[e]; ok {
			d.claimed[w] = first
		}
	}
	for _, p := range d.persons {
		if first, ok := same[p.entity]; ok {
			own := d.facts[first].person
			own.titles = append(own.titles, p.titles...)
			p.entity = first
		}
	}
}

// familyNames makes names of words that the tagger passed over and that are
// the family name of somebody whose full name the text has.
func (d *document) familyNames() {
	families := map[string]bool{}
	for _, p := range d.persons {
		for _, a := range d.kb.Lookup(strings.Join(p.names, " ")) {
			if a.Actor.Type == "person" {
				for _, w := range p.names {
					families[w] = families[w] || slices.Contains(d.kb.Surname(w), a.Actor)
				}
			}
		}
		families[p.names[len(p.names)-1]] = true
	}
	for si := range d.sents {
		s := &d.sents[si]
		for i, w := range s.Words {
			if !families[w.Text] || d.lex.is("calendar", w.Text) || !startsUpper(w.Text) {
				continue
			}
			if a := atomAt(d.atoms[si], i); a != nil {
				// "Kowal Warns Of Delay": the tagger takes a headline for a name
				if a.first < i || a.last-a.first < 3 || a.actor != nil || a.kind == "PER" {
					continue
				}
				d.atoms[si] = slices.DeleteFunc(d.atoms[si], func(b atom) bool { return b.first == i })
			}
			switch w.UPOS {
			case "PROPN", "NOUN", "ADJ":
				d.insert(si, atom{first: i, last: i + 1, head: i, kind: "PER", entity: -1})
			}
		}
	}
}

// insert adds a name that overlaps no other to a sentence.
func (d *document) insert(si int, a atom) {
	at, _ := slices.BinarySearchFunc(d.atoms[si], a.first, func(b atom, first int) int { return cmp.Compare(b.first, first) })
	d.atoms[si] = slices.Insert(d.atoms[si], at, a)
}

// person adds one name to the persons.
func (d *document) person(si int, a *atom, words []string) {
	titles := d.affiliated(si, a, d.titlesOf(si, a))
	gender := byte(0)
	for _, t := range titles {
		if t.gender != 0 {
			gender = t.gender
		}
	}
	p := d.samePerson(words, gender)
	if p == nil {
		p = &person{entity: -1}
		p.entity = d.entity(Entity{Type: "person", Of: -1}, facts{person: p})
		d.persons = append(d.persons, p)
		for _, w := range words {
			k := strings.ToLower(bareFamily(w))
			d.called[k] = append(d.called[k], p)
		}
	}
	if len(words) > len(p.names) {
		p.names = words
		d.set.Entities[p.entity].Name = strings.Join(words, " ")
	}
	if p.gender == 0 {
		p.gender = gender
	}
	p.count++
	if w := d.sents[si].Words; a.last+1 < len(w) && w[a.last].Text == "," && w[a.last+1].Lemma == "a" {
		p.introduced = true
	}
	p.titles = append(p.titles, titles...)
	a.entity = p.entity
	for _, t := range titles {
		d.bearer(t, p.entity)
		if !t.apposition {
			a.title = t
		} else {
			d.claimed[word{si, t.last - 1}] = p.entity
			if t.first+1 < t.last && d.sents[si].Words[t.first+1].Lemma == "of" {
				d.claimed[word{si, t.first}] = p.entity // "the Omani minister of state for trade, Ana Soto"
			}
		}
	}
}

// bearer keeps the span of a title with who bears it.
func (d *document) bearer(t *title, entity int) {
	if t.first < t.last && !t.counterpart {
		office := !d.honorific(t) && (len(t.kinds) > 0 || t.code != "")
		d.set.Titles = append(d.set.Titles, Title{t.sentence, t.first, t.last, office, entity})
	}
}

// titlesOf reads the titles beside a name: before it, and in appositions on
// either side.
func (d *document) titlesOf(si int, a *atom) []*title {
	s := &d.sents[si]
	var out []*title
	if a.first > 0 {
		if t := d.titleBefore(si, a.first); t != nil {
			out = append(d.beforeRank(si, a, t), t)
		}
	}
	// "the ministry's spokeswoman, Ana Sousa, said"
	if t := d.titleAbove(si, a); t != nil && len(out) == 0 && d.underTitle(si, a.first-2, t) {
		t.apposition = true
		out = append(out, t)
	} else if t := d.titleOpening(si, a); t != nil && len(out) == 0 {
		out = append(out, t)
	} else if a.first > 2 && s.Words[a.first-1].Text == "," && d.closes(si, a) {
		if t := d.titleBefore(si, a.first-1); t != nil && (t.owner >= 0 || t.ownerNoun >= 0 || t.ownerPronoun >= 0 || t.from > 0 && (s.Words[t.from-1].UPOS == "DET" || possessive(s.Words[t.from-1]))) {
			t.apposition = true
			out = append(out, t)
		}
	}
	if t := d.titleAbove(si, a); t != nil && len(out) == 0 {
		t.apposition = true
		out = append(out, t)
	}
	if a.last+1 < len(s.Words) && s.Words[a.last].Text == "," {
		if t := d.titleAfter(si, a.last+1, a.head); t != nil {
			if len(out) == 1 && d.bareRank(out[0]) && d.titleCode(t) != "" {
				out = []*title{t, out[0]} // "Lt. Ana Diaz, a fire department spokeswoman"
			} else {
				out = append(out, t)
			}
		}
	}
	if t := d.titlePredicated(si, a); t != nil && len(out) == 0 {
		out = append(out, t)
	}
	return out
}

// titleOpening reads the title that opens a sentence and that a comma sets off from
// the name, which the verb follows: "Harare Mayor, Ana Sousa said".
func (d *document) titleOpening(si int, a *atom) *title {
	s := &d.sents[si]
	if a.first < 2 || s.Words[a.first-1].Text != "," || a.last >= len(s.Words) || !startsUpper(s.Words[a.first-2].Text) {
		return nil
	}
	if next := s.Words[a.last].UPOS; next != "VERB" && next != "AUX" && next != "ADV" {
		return nil
	}
	t := d.titleBefore(si, a.first-1)
	if t == nil || t.from != s.Dateline && (t.from != s.Dateline+1 || s.Words[s.Dateline].UPOS != "DET") {
		return nil
	}
	t.apposition = true
	return t
}

// titleAbove reads the title with its own complement to which a name after a
// comma is the apposition: "the head of the agency, Ivo Maric,".
func (d *document) titleAbove(si int, a *atom) *title {
	s := &d.sents[si]
	if a.first < 4 || s.Words[a.first-1].Text != "," || !d.closes(si, a) {
		return nil
	}
	for k := a.first - 2; k > 0 && k > a.first-2-maxName; k-- {
		switch s.Words[k].Lemma {
		case "of", "to", "for", "at", "in", "from":
			t := d.titleBefore(si, k)
			if t != nil && t.owner < 0 && t.ownerNoun < 0 && t.ownerPronoun < 0 {
				d.ownerAfter(si, t, k)
			}
			if t != nil && (t.owner >= 0 || t.ownerNoun >= 0 || t.ownerPronoun >= 0 || s.Words[t.last-1].Lemma != "leader" && s.Words[a.last-1].Text != "," && t.from > 0 && s.Words[t.from-1].UPOS == "DET") {
				return t
			}
			continue
		}
		if t := s.Words[k].Text; inAtom(d.atoms[si], k) || t == "(" || t == ")" { // "of the Alliance (ANB)"
			continue
		}
		switch w := s.Words[k]; w.UPOS {
		case "DET", "ADJ", "NOUN", "PROPN", "PART":
			continue
		case "VERB":
			if w.XPOS == "VBG" || w.XPOS == "VBN" { // "of the ruling alliance"
				continue
			}
		}
		break
	}
	return nil
}

// underTitle reports whether the noun before the comma is of what the title is for: "the envoy to the agency, Ana Soto".
func (d *document) underTitle(si, noun int, t *title) bool {
	s := &d.sents[si]
	c := s.Child(noun, "case")
	return !startsUpper(s.Words[noun].Text) && c >= t.last && s.Words[noun].Head == t.last-1
}

// closes reports whether a name after a comma is an apposition, not the next
// item of a list or the subject of a new clause.
func (d *document) closes(si int, a *atom) bool {
	s := &d.sents[si]
	if s.Words[a.head].Rel == "appos" {
		return true
	}
	if a.last >= len(s.Words) {
		return true
	}
	rel, next := s.Words[a.head].Rel, s.Words[a.last]
	return rel != "conj" && !strings.HasPrefix(rel, "nsubj") && next.UPOS != "VERB" && next.UPOS != "AUX" && next.UPOS != "CCONJ" && next.UPOS != "PART" || next.Text == ","
}

// samePerson finds the person that a name already belongs to: the same full
// name, or the one named most who has this family name.
func (d *document) samePerson(words []string, gender byte) *person {
	var best *person
	for _, p := range d.called[strings.ToLower(familyName(words))] {
		if len(words) > 1 {
			if sameFullName(p.names, words) {
				return p
			}
			continue
		}
		if gender != 0 && d.genderOf(p) != 0 && d.genderOf(p) != gender || !answersTo(p.names, words[0]) {
			continue
		}
		if best == nil || d.rather(p, best) {
			best = p
		}
	}
	return best
}

// familiar reports whether the text calls a person by the given name alone more than once.
func (d *document) familiar(p *person) bool {
	return len(p.names) > 1 && d.givenAlone[strings.ToLower(p.names[0])] > 1
}

// nameWords cuts a name into comparable words.
func nameWords(name string) []string {
	var out []string
	for w := range strings.FieldsSeq(name) {
		if w = strings.Trim(w, `.,"“”'’`); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// familyName returns a name's last word without article ("al-Assad").
func familyName(words []string) string { return bareFamily(words[len(words)-1]) }

func bareFamily(w string) string {
	for _, article := range []string{"al-", "Al-", "el-", "El-", "ad-", "as-"} {
		if rest, ok := strings.CutPrefix(w, article); ok && rest != "" {
			return rest
		}
	}
	return w
}

// sameFullName compares two names of several words: the family names are equal
// and the given names are, or one is short for the other; or one is a family
// name of several words with which the other ends.
func sameFullName(a, b []string) bool {
	if len(a) < 2 || len(b) < 2 {
		return false
	}
	if !strings.EqualFold(familyName(a), familyName(b)) {
		return false
	}
	if len(a) != len(b) && strings.EqualFold(strings.Join(a[max(0, len(a)-len(b)):], " "), strings.Join(b[max(0, len(b)-len(a)):], " ")) {
		return true // "Jean-Yves Le Drian" and "Le Drian"
	}
	x, y := a[0], b[0]
	if utf8.RuneCountInString(x) > utf8.RuneCountInString(y) {
		x, y = y, x
	}
	return len(x) <= len(y) && strings.EqualFold(x, y[:len(x)])
}

// answersTo reports whether a person is called by one word of the name.
func answersTo(names []string, w string) bool {
	w = bareFamily(w)
	for i, n := range names {
		if (i > 0 || len(names) == 1 || len(names) == 3) && strings.EqualFold(bareFamily(n), w) {
			return true
		}
	}
	return len(names) > 0 && strings.EqualFold(names[0], w)
}

func (d *document) genderOf(p *person) byte {
	if p.gender != 0 || len(p.names) < 2 {
		return p.gender
	}
	return d.lex.given[p.names[0]]
}
