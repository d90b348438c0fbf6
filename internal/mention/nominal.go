package mention

import (
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
		if w.UPOS == "DET" || w.XPOS == "PRP$" || w.XPOS == "WP$" {
			if w.UPOS != "DET" {
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
	before := k - 1
	if before > 0 && possessive(s.Words[before]) {
		before-- // "Norway's and Nepal's ministers"
	}
	if k == 0 || !adjectiveAtom(atomAt(d.atoms[si], before)) || !adjectiveAtom(atomAt(d.atoms[si], k+1)) {
		return false
	}
	if next := atomAt(d.atoms[si], k+1); before == k-1 && singular(s.Words[head]) && !peoples(atomAt(d.atoms[si], before)) && next.last < head && possessive(s.Words[next.last]) {
		return false // "Norway and Nepal's ministry" is Nepal's
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

// servant returns what a noun such as "organiser" stands for, and of how many words, where the
// noun before it says whose they are: "union organisers", "rebel recruiters".
func (d *document) servant(s *syntax.Sentence, i int, forms []string) (actorNoun, int) {
	if i == 0 || !d.lex.is("serving", forms[1]) && !d.lex.is("serving", forms[2]) || inAtom(d.atoms[s.Index], i-1) || i > 1 && possessive(s.Words[i-2]) {
		return actorNoun{}, 0
	}
	before := s.Words[i-1].Lower()
	of, ok := d.lex.nouns[before]
	if !ok || !d.lex.is("servedby", of.code) {
		return actorNoun{}, 0
	}
	noun := actorNoun{kind: "person", code: of.code}
	for _, f := range forms {
		if own, ok := d.lex.nouns[f]; ok {
			noun.kind = own.kind
		}
	}
	return noun, 2
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
		if n == 1 {
			if noun, k := d.servant(s, i, forms[:]); k > 0 {
				return noun, k
			}
		}
		front := ""
		if n == 1 && d.patrolling(s, i) {
			return actorNoun{kind: "person", code: "COP"}, 1
		}
		if n > 1 && d.nameAcross(s, i-n+1, i) {
			continue // "European Union leaders" lead no trade union
		}
		if n > 1 {
			front = strings.ToLower(textOf(s, i-n+1, i))
			if s.Words[i-1].End < s.Words[i].Start {
				front += " "
			}
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
